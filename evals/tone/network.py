"""Two published encoders in plain PyTorch, with nine numbers out: flagged, and the eight labels.

MINI is all-MiniLM-L6-v2, which is shipped; MPNET is all-mpnet-base-v2, which teaches it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

OUT = 9
DROPOUT = 0.1


@dataclass(frozen=True)
class Shape:
    """How an encoder is built. `near` is how many kinds of distance between two tokens its
    attention tells apart, none where it knows places alone; `first` the number of the first
    place, `pad` the token that fills up.
    """

    words: int
    places: int
    width: int
    heads: int
    inner: int
    layers: int
    epsilon: float
    first: int = 0
    near: int = 0
    pad: int = 0


MINI = Shape(30522, 512, 384, 12, 1536, 6, epsilon=1e-12)
MPNET = Shape(30527, 514, 768, 12, 3072, 12, epsilon=1e-5, first=2, near=32, pad=1)


class Layer(nn.Module):
    """Attention and a feed-forward step, each added to what came in, then normed."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads, self.size = shape.heads, width // shape.heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.norm1, self.norm2 = (nn.LayerNorm(width, eps=shape.epsilon) for _ in range(2))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        many, length, width = x.shape
        query, key, value = (
            part(x).view(many, length, self.heads, self.size).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = query @ key.transpose(-1, -2) * self.size**-0.5 + bias
        mixed = self._drop(weights.softmax(-1)) @ value
        mixed = self.out(mixed.transpose(1, 2).reshape(many, length, width))
        x = self.norm1(x + self._drop(mixed))
        return self.norm2(x + self._drop(self.down(functional.gelu(self.up(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPOUT, self.training)


class Network(nn.Module):
    """The encoder, for each sentence the mean over its tokens, and one linear layer.

    `ids` are token ids, one row a passage [passages, length]; `shares` is what each token counts
    in the mean of each sentence [passages, sentences, length], nothing for padding.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.words, shape.width)
        self.place = nn.Embedding(shape.places, shape.width)
        self.segment = nn.Parameter(torch.zeros(shape.width), requires_grad=not shape.near)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        if shape.near:
            self.distance = nn.Embedding(shape.near, shape.heads)
        self.head = nn.Linear(shape.width, OUT)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def embed(self, ids: Tensor, shares: Tensor) -> Tensor:
        """The mean of the last layer's tokens of each sentence."""
        mask = (shares.sum(1) > 0).float()
        places = torch.arange(ids.shape[1]) + self.shape.first
        x = self.word(ids) + self.place(places) + self.segment
        x = functional.dropout(self.norm(x), DROPOUT, self.training)
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        if self.shape.near:
            bias = bias + self._by_distance(ids.shape[1])
        for layer in self.layers:
            x = layer(x, bias)
        return shares @ x

    def forward(self, ids: Tensor, shares: Tensor) -> Tensor:
        return self.head(functional.dropout(self.embed(ids, shares), DROPOUT, self.training))

    def _by_distance(self, length: int) -> Tensor:
        """What attention adds for the distance of two tokens: near ones each, far ones by size."""
        apart = torch.arange(length)[:, None] - torch.arange(length)[None]
        half = self.shape.near // 2
        exact = half // 2
        behind, apart = (apart < 0).long() * half, apart.abs()
        size = torch.log(apart.clamp(min=1).float() / exact) / math.log(128 / exact)
        far = (exact + (size * (half - exact)).long()).clamp(max=half - 1)
        kinds = behind + torch.where(apart < exact, apart, far)
        return self.distance(kinds).permute(2, 0, 1)[None]


_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
_PARTS_BY_DISTANCE = {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
}


def pretrained(folder: Path, shape: Shape) -> Network:
    """The network with the published weights of the encoder; the head is new."""
    given = load_file(str(folder / "model.safetensors"))
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    first = "embeddings."
    names = {
        "word.weight": first + "word_embeddings.weight",
        "place.weight": first + "position_embeddings.weight",
        "norm.weight": first + "LayerNorm.weight",
        "norm.bias": first + "LayerNorm.bias",
    }
    if shape.near:
        names["distance.weight"] = "encoder.relative_attention_bias.weight"
    for layer in range(shape.layers):
        for ours, theirs in (_PARTS | (_PARTS_BY_DISTANCE if shape.near else {})).items():
            for end in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{end}"] = f"encoder.layer.{layer}.{theirs}.{end}"
    weights = {ours: given[theirs] for ours, theirs in names.items()}
    if not shape.near:
        weights["segment"] = given[first + "token_type_embeddings.weight"][0]
    network = Network(shape)
    missing = set(network.load_state_dict(weights, strict=False).missing_keys)
    assert missing <= {"head.weight", "head.bias", "segment"}, missing
    return network
