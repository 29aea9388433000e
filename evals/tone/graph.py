"""The trained network as ONNX, written node by node, with weights of eight bits.

Each weight has seven of its eight bits used and each column a scale of its own, so that the
sums are exact on any processor; what goes through is scaled as it comes, by all of one
sentence. Layer norms stand apart from what is added before them, for onnxruntime's norm
that adds as well is ten times as slow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from drafter.tone.model import MOST_TOGETHER
from evals.tone.network import MINI, OUT

_OURS = "com.microsoft"
_EPSILON = 1e-12
_MOST = 63  # of a weight: seven bits with a sign

Weights = Mapping[str, NDArray[np.float32]]


class Graph:
    """Nodes and constants in the order in which they are added."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, values: Any) -> str:
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, kind: str, *inputs: str, out: str = "", **settings: Any) -> str:
        return self.several(kind, *inputs, names=[out or f"node_{len(self.nodes)}"], **settings)[0]

    def several(self, kind: str, *inputs: str, names: list[str], **settings: Any) -> list[str]:
        self.nodes.append(helper.make_node(kind, inputs, names, **settings))
        return names

    def linear(self, x: str, *parts: str) -> str:
        """Pass x through one or more linear layers, their outputs side by side."""
        weight = np.concatenate([self.weights[f"{part}.weight"] for part in parts])
        bias = np.concatenate([self.weights[f"{part}.bias"] for part in parts])
        whole, scale = _whole(weight, _MOST)
        inputs = (whole.T, scale[:, 0], np.zeros(len(bias), np.int8), bias)
        return self.add("DynamicQuantizeMatMul", x, *map(self.constant, inputs), domain=_OURS)

    def norm(self, x: str, part: str) -> str:
        given = (self.weights[f"{part}.weight"], self.weights[f"{part}.bias"])
        return self.add("LayerNormalization", x, *map(self.constant, given), epsilon=_EPSILON)

    def encoder(self, most: int, *more: tuple[str, str]) -> str:
        """From `ids` [1, length], at most `most` tokens, to the last layer's means by `shares`.

        `more` are further inputs of whole numbers beside `ids`, each with the table of weights of
        which it picks what is added to the tokens.
        """
        words, scale = _whole(self.weights["word.weight"], 127)
        x = self.add("Gather", self.constant(words), "ids")
        x = self.add("Cast", x, to=TensorProto.FLOAT)
        x = self.add("Mul", x, self.add("Gather", self.constant(scale), "ids"))
        places = self.constant(self.weights["place.weight"][:most] + self.weights["segment"])
        begin = self.constant(np.array([0], np.int64))
        length = self.add("Shape", "ids", start=1, end=2)
        x = self.add("Add", x, self.add("Slice", places, begin, length, begin))
        for given, table in more:
            x = self.add("Add", x, self.add("Gather", self.constant(self.weights[table]), given))
        x = self.norm(x, "norm")
        layers = {name.split(".")[1] for name in self.weights if name.startswith("layers.")}
        for layer in range(len(layers)):
            x = _layer(self, x, f"layers.{layer}")
        alone = self.add("Squeeze", x, self.constant(np.array([0], np.int64)))
        return self.add("MatMul", "shares", alone)

    def head(self, x: str) -> None:
        """The last linear layer, in whole precision."""
        weights = (self.weights["head.weight"], self.weights["head.bias"])
        self.add("Gemm", x, *map(self.constant, weights), out="numbers", transB=1)

    def save(self, path: Path, name: str, whole: Sequence[str], out: tuple[str, int]) -> None:
        """Write the graph: in, the whole numbers and `shares`; out, the numbers of each row."""
        rows, many = out
        inputs = [
            *(helper.make_tensor_value_info(w, TensorProto.INT64, [1, "length"]) for w in whole),
            helper.make_tensor_value_info("shares", TensorProto.FLOAT, [rows, "length"]),
        ]
        numbers = helper.make_tensor_value_info("numbers", TensorProto.FLOAT, [rows, many])
        made = helper.make_graph(self.nodes, name, inputs, [numbers], self.constants)
        versions = [helper.make_opsetid("", 18), helper.make_opsetid(_OURS, 1)]
        onnx.save(helper.make_model(made, opset_imports=versions, ir_version=9), path)


def _whole(weight: NDArray[np.float32], most: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Each row as whole numbers up to `most`, and its scale."""
    scale = np.maximum(np.abs(weight).max(1, keepdims=True) / most, 1e-9).astype(np.float32)
    return np.round(weight / scale).astype(np.int8), scale


def export(weights: Weights, path: Path) -> None:
    """Write the network with these weights.

    In: `ids` [1, length], the tokens of a passage, and `shares` [sentences, length], what each
    of them counts in the mean of each sentence. Out: `numbers` [sentences, 9].
    """
    graph = Graph(weights)
    mean = graph.encoder(MOST_TOGETHER)
    graph.head(mean)
    graph.save(path, "tone", ("ids",), ("sentences", OUT))


def _layer(graph: Graph, x: str, name: str) -> str:
    asked = graph.linear(x, f"{name}.query", f"{name}.key", f"{name}.value")
    parts = [f"{name}.{part}" for part in ("query", "key", "value")]
    parts = graph.several("Split", asked, names=parts, axis=-1, num_outputs=3)
    mixed = graph.add("MultiHeadAttention", *parts, domain=_OURS, num_heads=MINI.heads)
    x = graph.norm(graph.add("Add", graph.linear(mixed, f"{name}.out"), x), f"{name}.norm1")
    inner = graph.add("Gelu", graph.linear(x, f"{name}.up"), domain=_OURS)
    return graph.norm(graph.add("Add", graph.linear(inner, f"{name}.down"), x), f"{name}.norm2")
