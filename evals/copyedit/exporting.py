"""The taught copy editor as ONNX: the encoder as the checker has it, a number for each edit."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from drafter.phrasing.tagging import MOST_TOKENS
from evals.tone.graph import Graph, Weights


def export(weights: Weights, path: Path) -> None:
    """Write the network with these weights.

    In: `ids` [1, length], the pieces of a fact; `marks` [1, length], how each is written; `shares`
    [words, length], what each counts in the mean of each word. Out: `numbers` [words, edits].
    """
    graph = Graph(weights)
    mean = graph.encoder(MOST_TOKENS, ("marks", "mark.weight"))
    nothing = graph.constant(np.zeros((1, weights["mark.weight"].shape[1]), np.float32))
    begin, last = (graph.constant(np.array([place], np.int64)) for place in (0, -1))
    before = graph.add("Concat", nothing, graph.add("Slice", mean, begin, last, begin), axis=0)
    graph.head(graph.add("Concat", mean, before, axis=1))
    graph.save(path, "copyedit", ("ids", "marks"), ("words", len(weights["head.bias"])))
