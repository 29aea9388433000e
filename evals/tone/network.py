"""all-MiniLM-L6-v2 in plain PyTorch, with nine numbers out: flagged, and the eight labels."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WORDS, PLACES, WIDTH, HEADS, INNER, LAYERS, OUT = 30522, 512, 384, 12, 1536, 6, 9
DROPOUT = 0.1


class Layer(nn.Module):
    """Attention and a feed-forward step, each added to what came in, then normed."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        many, length, _ = x.shape
        query, key, value = (
            part(x).view(many, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask
        mixed = self._drop(weights.softmax(-1)) @ value
        mixed = self.out(mixed.transpose(1, 2).reshape(many, length, WIDTH))
        x = self.norm1(x + self._drop(mixed))
        return self.norm2(x + self._drop(self.down(functional.gelu(self.up(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPOUT, self.training)


class Network(nn.Module):
    """The encoder, the mean over its tokens, and one linear layer.

    `ids` are token ids, one row a text; `mask` is 1 for each token and 0 for padding.
    """

    def __init__(self) -> None:
        super().__init__()
        self.word, self.place = nn.Embedding(WORDS, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, OUT)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def embed(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The mean of the last layer's tokens."""
        x = self.word(ids) + self.place(torch.arange(ids.shape[1])) + self.segment
        x = functional.dropout(self.norm(x), DROPOUT, self.training)
        hidden = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, hidden)
        weights = mask[:, :, None]
        return (x * weights).sum(1) / weights.sum(1)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.head(functional.dropout(self.embed(ids, mask), DROPOUT, self.training))


def pretrained(folder: Path) -> Network:
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
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for layer in range(LAYERS):
        for ours, theirs in parts.items():
            for end in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{end}"] = f"encoder.layer.{layer}.{theirs}.{end}"
    weights = {ours: given[theirs] for ours, theirs in names.items()}
    weights["segment"] = given[first + "token_type_embeddings.weight"][0]
    network = Network()
    missing = network.load_state_dict(weights, strict=False)
    assert set(missing.missing_keys) == {"head.weight", "head.bias"}
    return network
