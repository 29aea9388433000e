"""Edits chosen one after another, each in sight of those before it; of two ways the likelier."""

import numpy
import pytest

from drafter.phrasing.linking import Links

# A world of two edits of each sort. Number 1 of the changes drops a word, number 1 of what comes
# before puts in an "and", number 1 of the forms begins a phrase.
KEEP, DROP = 0, 1
WORDS = 2


def tables(**given):
    """Tables in which nothing hangs on anything, but for what is given."""
    state = 2
    names = {"form": 3, "phrase": 3, "change": 3, "before": 3}
    made = {name: numpy.zeros((rows, state), numpy.float32) for name, rows in names.items()}
    made |= {
        f"on_{name}": numpy.zeros((state, 2), numpy.float32)
        for name in ("form", "change", "before")
    }
    made |= {
        "carried": numpy.zeros((state, state), numpy.float32),
        "carried.bias": numpy.zeros(state, numpy.float32),
    }
    return made | {name: numpy.array(value, numpy.float32) for name, value in given.items()}


def parts(changes, before):
    forms = [[-9, 0], [0, -9], [0, -9]]
    return tuple(numpy.array(p, numpy.float32) for p in (changes, before, forms))


def asked():
    return numpy.zeros((WORDS + 1, 2), numpy.float32)


# What was dropped is carried on, and asks for an "and" before the next word.
REMEMBERING = {
    "change": [[0, 0], [5, 0], [0, 0]],
    "carried": [[5, 0], [0, 0]],
    "on_before": [[0, 8], [0, 0]],
}


@pytest.mark.parametrize(("first", "put_in"), [(DROP, 1), (KEEP, 0)])
def test_what_is_put_in_hangs_on_what_was_dropped_before(first, put_in):
    changes = [[0, 0], [9, -9], [0, 0]]
    changes[0][first] = 9
    before = [[9, -9], [1, 0], [9, -9]]
    way = Links(tables(**REMEMBERING)).best(parts(changes, before), asked(), asked())
    assert way.chosen[0][0] == first
    assert way.chosen[1][1] == put_in


def test_without_links_each_word_has_its_own_likeliest_edits():
    way = Links(tables()).best(
        parts([[2, 1], [0, 3], [0, 0]], [[1, 0], [0, 2], [3, 0]]), asked(), asked()
    )
    assert [(c, b) for c, b, _ in way.chosen[:WORDS]] == [(KEEP, 0), (DROP, 1)]
    assert way.chosen[0][2] == 1


def test_the_likelier_whole_wins_though_it_begins_less_likely():
    # Kept, the first word leaves the second torn between two edits; dropped, it settles it.
    changes = [[0.2, 0], [9, -9], [0, 0]]
    links = Links(tables(**REMEMBERING))
    way = links.best(parts(changes, [[9, -9], [0, 0], [9, -9]]), asked(), asked())
    assert way.chosen[0][0] == DROP
    assert way.chosen[1][1] == 1


def test_a_chance_is_told_for_each_edit():
    way = Links(tables()).best(parts([[0, 0], [9, 0], [0, 0]], [[9, 0]] * 3), asked(), asked())
    assert way.chances[0][0] == pytest.approx(0.5)
    assert way.chances[1][0] > 0.99


def test_the_form_of_a_phrase_stays_in_mind_until_another_begins():
    # Within a phrase of form 1 what is dropped asks for an "and"; the table of forms says nothing.
    links = Links(tables(phrase=[[0, 0], [3, 0], [0, 0]], on_before=[[0, 9], [0, 0]]))
    way = links.best(
        parts([[9, -9], [9, -9], [0, 0]], [[9, -9], [1, 0], [9, -9]]), asked(), asked()
    )
    assert way.chosen[1][1] == 1


def test_what_a_word_asks_of_the_state_is_not_what_it_tells_it():
    wants_and = numpy.array([[0, 0], [5, 0], [0, 0]], numpy.float32)
    numbers = parts([[9, -9], [9, -9], [0, 0]], [[9, -9], [1, 0], [9, -9]])
    links = Links(tables(on_before=[[0, 9], [0, 0]]))
    assert links.best(numbers, wants_and, asked()).chosen[1][1] == 1
    assert links.best(numbers, asked(), wants_and).chosen[1][1] == 0
