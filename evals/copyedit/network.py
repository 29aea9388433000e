"""The copy editor's network in plain PyTorch: the checker's encoder, and edits of each word."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from evals.tone.network import DROPOUT, Network

MARKS = 6  # ways in which a word is written: tagging.mark_of


class Tagger(nn.Module):
    """An encoder, the mean of each word's pieces beside that of the word before, a linear layer.

    `ids` are pieces, one row a fact [facts, length], 0 for padding; `marks` how each is written;
    `shares` what each piece counts in the mean of each word [facts, words, length]. Out: numbers
    of each word's edits [facts, words, edits], in parts of `sizes`.
    """

    def __init__(self, encoder: Network, sizes: Sequence[int]) -> None:
        super().__init__()
        width = encoder.shape.width
        encoder.head = nn.Identity()
        self.encoder, self.sizes = encoder, list(sizes)
        self.mark = nn.Embedding(MARKS, width)
        self.head = nn.Linear(2 * width, sum(sizes))
        nn.init.zeros_(self.mark.weight)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, marks: Tensor, shares: Tensor) -> tuple[Tensor, ...]:
        encoder = self.encoder
        places = encoder.place(torch.arange(ids.shape[1]))
        x = encoder.word(ids) + places + encoder.segment + self.mark(marks)
        x = functional.dropout(encoder.norm(x), DROPOUT, self.training)
        bias = (ids == 0).float()[:, None, None, :] * -1e4
        for layer in encoder.layers:
            x = layer(x, bias)
        words = shares @ x
        before = functional.pad(words[:, :-1], (0, 0, 1, 0))
        x = functional.dropout(torch.cat([words, before], -1), DROPOUT, self.training)
        return torch.split(self.head(x), self.sizes, -1)
