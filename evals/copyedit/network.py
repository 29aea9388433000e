"""The copy editor's network in plain PyTorch: the checker's encoder, and edits of each word.

The edits of a word hang on those of the words before it: a comma that is dropped wants an "and" or
a new phrase. So they are chosen word by word, each in sight of what was chosen before (Links).
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from evals.tone.network import DROPOUT, Network

MARKS = 6  # ways in which a word is written: tagging.mark_of
STATE = 96  # numbers that carry what was chosen from word to word
FORGOTTEN = (
    0.1  # of the choices before, so many are hidden in teaching: the network's own may be wrong
)


class Links(nn.Module):
    """What the choices before, and those made already for a word, add to the numbers of the next.

    Of one word first the form is chosen, then the change, then what comes before it, as in
    drafter/phrasing/linking.py.
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        super().__init__()
        changes, before, forms = sizes
        self.form, self.phrase, self.change, self.before = (
            nn.Embedding(many + 1, STATE) for many in (forms, forms, changes, before)
        )  # the last is for what is unknown
        self.on_form, self.on_change, self.on_before = (
            nn.Linear(STATE, many, bias=False) for many in (forms, changes, before)
        )
        self.carried = nn.Linear(STATE, STATE)
        for part in (self.on_form, self.on_change, self.on_before):
            nn.init.zeros_(part.weight)
        for table in (self.form, self.phrase, self.change, self.before):
            nn.init.normal_(table.weight, std=0.3)

    def forward(self, asked: Tensor, told: Tensor, chosen: Sequence[Tensor]) -> tuple[Tensor, ...]:
        """What is added to the numbers of changes, of words before, of forms [facts, words, edits].

        `asked` is what each word asks of the state, `told` what it tells it [facts, words, STATE];
        `chosen` are the numbers of changes, words before and forms [facts, words].
        """
        changes, before, forms = (
            self._known(numbers, table)
            for numbers, table in zip(chosen, (self.change, self.before, self.form), strict=True)
        )
        form, change, put = self.form(forms), self.change(changes), self.before(before)
        phrase = self.phrase(_running(forms))
        state = torch.zeros_like(asked[:, 0])
        seen = []
        for place in range(asked.shape[1]):
            seen.append(asked[:, place] + state)
            made = seen[-1] + form[:, place] + phrase[:, place] + change[:, place] + put[:, place]
            state = torch.tanh(told[:, place] + self.carried(functional.relu(made)))
        begun = torch.stack(seen, 1)
        formed = begun + form + phrase
        changed = formed + change
        return (
            self.on_change(functional.relu(formed)),
            self.on_before(functional.relu(changed)),
            self.on_form(functional.relu(begun)),
        )

    def _known(self, numbers: Tensor, table: nn.Embedding) -> Tensor:
        unknown = table.num_embeddings - 1
        numbers = torch.where(numbers < 0, unknown, numbers)
        hidden = torch.rand(numbers.shape) < FORGOTTEN if self.training else None
        return numbers if hidden is None else torch.where(hidden, unknown, numbers)


def _running(forms: Tensor) -> Tensor:
    """The form of the phrase in which each word stands: the last that began."""
    found = forms.clone()
    for place in range(1, forms.shape[1]):
        found[:, place] = torch.where(forms[:, place] == 0, found[:, place - 1], forms[:, place])
    return found


class Tagger(nn.Module):
    """An encoder, the mean of each word's pieces beside that of the word before, a linear layer.

    `ids` are pieces, one row a fact [facts, length], 0 for padding; `marks` how each is written;
    `shares` what each piece counts in the mean of each word [facts, words, length]; `chosen` the
    edits that are right, by their numbers, of which each word sees those before it. Out: numbers
    of each word's edits [facts, words, edits], in parts of `sizes`.
    """

    def __init__(self, encoder: Network, sizes: Sequence[int]) -> None:
        super().__init__()
        width = encoder.shape.width
        encoder.head = nn.Identity()
        self.encoder, self.sizes = encoder, list(sizes)
        self.mark = nn.Embedding(MARKS, width)
        self.head = nn.Linear(2 * width, sum(sizes))
        self.reach = nn.Linear(2 * width, 2 * STATE)
        self.links = Links(sizes[:3])
        nn.init.zeros_(self.mark.weight)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(
        self, ids: Tensor, marks: Tensor, shares: Tensor, chosen: Sequence[Tensor]
    ) -> tuple[Tensor, ...]:
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
        *numbers, topics = torch.split(self.head(x), self.sizes, -1)
        asked, told = torch.split(self.reach(x), STATE, -1)
        added = self.links(asked, told, chosen)
        return (*(n + a for n, a in zip(numbers, added, strict=True)), topics)
