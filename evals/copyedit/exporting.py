"""The taught copy editor as ONNX: the encoder as the checker has it, a number for each edit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from drafter.phrasing.copyedit import MOST_TOKENS
from evals.tone.graph import _OURS, Weights, _Graph, _layer, _whole


def export(weights: Weights, path: Path) -> None:
    """Write the network with these weights.

    In: `ids` [1, length], the pieces of a fact; `marks` [1, length], how each is written; `shares`
    [words, length], what each counts in the mean of each word. Out: `numbers` [words, edits].
    """
    graph = _Graph(weights)
    words, scale = _whole(weights["word.weight"], 127)
    x = graph.add("Gather", graph.constant(words), "ids")
    x = graph.add("Cast", x, to=TensorProto.FLOAT)
    x = graph.add("Mul", x, graph.add("Gather", graph.constant(scale), "ids"))
    places = graph.constant(weights["place.weight"][:MOST_TOKENS] + weights["segment"])
    begin = graph.constant(np.array([0], np.int64))
    length = graph.add("Shape", "ids", start=1, end=2)
    x = graph.add("Add", x, graph.add("Slice", places, begin, length, begin))
    x = graph.add("Add", x, graph.add("Gather", graph.constant(weights["mark.weight"]), "marks"))
    x = graph.norm(x, "norm")
    layers = {name.split(".")[1] for name in weights if name.startswith("layers.")}
    for layer in range(len(layers)):
        x = _layer(graph, x, f"layers.{layer}")
    alone = graph.add("Squeeze", x, graph.constant(np.array([0], np.int64)))
    mean = graph.add("MatMul", "shares", alone)
    width = weights["mark.weight"].shape[1]
    nothing = graph.constant(np.zeros((1, width), np.float32))
    last = graph.constant(np.array([-1], np.int64))
    before = graph.add("Concat", nothing, graph.add("Slice", mean, begin, last, begin), axis=0)
    both = graph.add("Concat", mean, before, axis=1)
    head = (weights["head.weight"], weights["head.bias"])
    graph.add("Gemm", both, *map(graph.constant, head), out="numbers", transB=1)

    many = weights["head.bias"].shape[0]
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"])
    marks = helper.make_tensor_value_info("marks", TensorProto.INT64, [1, "length"])
    shares = helper.make_tensor_value_info("shares", TensorProto.FLOAT, ["words", "length"])
    numbers = helper.make_tensor_value_info("numbers", TensorProto.FLOAT, ["words", many])
    made = helper.make_graph(
        graph.nodes, "copyedit", [ids, marks, shares], [numbers], graph.constants
    )
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(_OURS, 1)]
    onnx.save(helper.make_model(made, opset_imports=versions, ir_version=9), path)
