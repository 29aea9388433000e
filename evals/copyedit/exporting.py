"""The taught copy editor as ONNX: the encoder as the checker has it, a number for each edit."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from drafter.phrasing.tagging import MOST_TOKENS
from evals.tone.graph import Graph, Weights


def export(weights: Weights, folder: Path) -> None:
    """Write the network with these weights, and the tables that link the edits of a fact's words.

    In: `ids` [1, length], the pieces of a fact; `marks` [1, length], how each is written; `shares`
    [words, length], what each counts in the mean of each word. Out: `numbers` [words, edits and
    what each word has to do with the links].
    """
    whole = {
        f"head.{part}": np.concatenate([weights[f"head.{part}"], weights[f"reach.{part}"]])
        for part in ("weight", "bias")
    }
    graph = Graph({**weights, **whole})
    mean = graph.encoder(MOST_TOKENS, ("marks", "mark.weight"))
    nothing = graph.constant(np.zeros((1, weights["mark.weight"].shape[1]), np.float32))
    begin, last = (graph.constant(np.array([place], np.int64)) for place in (0, -1))
    before = graph.add("Concat", nothing, graph.add("Slice", mean, begin, last, begin), axis=0)
    graph.head(graph.add("Concat", mean, before, axis=1))
    graph.save(
        folder / "model.onnx", "copyedit", ("ids", "marks"), ("words", len(whole["head.bias"]))
    )
    links = {name.removeprefix("links."): weights[name] for name in weights if "links." in name}
    tables = {
        name.removesuffix(".weight"): (value.T if name.startswith(("on_", "carried.w")) else value)
        for name, value in links.items()
    }
    np.savez(
        folder / "links.npz", **{name: value.astype(np.float16) for name, value in tables.items()}
    )
