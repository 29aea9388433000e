"""What `drafter eval` prints: the figures, what changed, and what is to be done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from evals.chance import wilson
from evals.checker import Measured
from evals.compare import Change
from evals.measures import MEASURES
from evals.rendering import Difference, told
from evals.report import Judged
from evals.run import MAIN, Column, Result

# Of a kind, what is wrong with its prompt, and the names of the cases where it is.
Faults = dict[tuple[str, str], list[str]]


def columns(results: Sequence[Result]) -> None:
    """How many cases pass, for each way of writing them."""
    counts: dict[Column, Counter[str]] = {}
    for result in results:
        counts.setdefault(result.column, Counter())[result.outcome] += 1
    width = max(len(column.id) for column in counts)
    for column, count in counts.items():
        print(f"{column.id:<{width}}  {rate(count)}")


def tone(measured: Measured) -> None:
    """How good the tone checker is."""
    whole = measured.whole
    print(
        f"The tone checker: AUC {whole.auc:.3f}, precision {whole.precision:.2f}, "
        f"recall {whole.recall:.2f}, calibration error {measured.ece:.3f}"
    )


def judges(judged: Judged) -> None:
    """What each judge answered, where there is one."""
    for model, texts in judged.items():
        every = [answer for found in texts.values() for answer in found]
        yes = sum(answer.yes is True for answer in every)
        told = sum(answer.yes is not None for answer in every)
        print(
            f"{model} as a judge: yes to {yes} of {told} questions, {len(every) - told} without an "
            f"answer, {sum(not found for found in texts.values())} texts not judged"
        )


def rate(count: Counter[str]) -> str:
    """Passes of answers, with the interval, and what has no answer.

    >>> rate(Counter({"pass": 9, "fail": 1, "none": 2}))
    '9 of 10 pass (90 %, 60 to 98), 2 without an answer'
    """
    of = count["pass"] + count["fail"]
    low, high = wilson(count["pass"], of)
    share = 100 * count["pass"] / of if of else 0
    told = f"{count['pass']} of {of} pass ({share:.0f} %, {100 * low:.0f} to {100 * high:.0f})"
    return told + (f", {count['none']} without an answer" if count["none"] else "")


def changes(found: Iterable[Change]) -> bool:
    """What changed; whether something got worse."""
    worse = False
    for change in found:
        if change.part != "all" and not change.beyond:
            continue
        sign = "worse" if change.got_worse else "better" if change.got_better else "within noise"
        whole = f"\n{change.column}: " if change.part == "all" else f"  {change.part}: "
        print(f"{whole}{change.before} -> {change.after} of {change.of} pass ({sign})")
        broken = change.part in MEASURES and MEASURES[change.part].promise
        if change.part == "all" or broken:
            for mark, cases in (("-", change.worse), ("+", change.better)):
                for case, measures in cases.items():
                    print(f"    {mark} {case}: {', '.join(measures)}")
        worse |= change.got_worse
    return worse


def drift(found: tuple[float, float, float] | None) -> bool:
    """How the AUC of the tone checker changed; whether it got worse."""
    if found is None:
        return False
    change, low, high = found
    print(f"\nThe tone checker: AUC {change:+.4f} [{low:+.4f}, {high:+.4f}]")
    return high < 0


def rendered(found: Mapping[str, Sequence[Difference]]) -> bool:
    """What the prompts render to where nobody accepted it; whether there is any."""
    changed = {kind: differences for kind, differences in found.items() if differences}
    if changed:
        print("\nPrompts that render to something else than was accepted:")
        for kind, differences in changed.items():
            print("\n".join(told(kind, differences[0])))
            if len(differences) > 1:
                print(f"  {kind}: {len(differences) - 1} parts more")
        print("If that is meant: drafter eval --accept, and commit evals/rendered.")
    return bool(changed)


def rendered_otherwise(mine: Sequence[Result], theirs: Sequence[Result]) -> None:
    """In how many cases of each kind another folder's prompts differ, and by how many tokens."""
    first = {r.case.id: r for r in mine if r.column.prompts == MAIN}
    second = {r.case.id: r for r in theirs}
    pairs: dict[str, list[tuple[Result, Result]]] = {}
    for case in first.keys() & second.keys():
        pairs.setdefault(first[case].case.kind, []).append((first[case], second[case]))
    for kind, found in sorted(pairs.items()):
        changed = sum(one.prompt_id != other.prompt_id for one, other in found)
        if changed:
            before = sum(one.tokens for one, _ in found) / len(found)
            after = sum(other.tokens for _, other in found) / len(found)
            print(
                f"\nThe prompt of {kind} differs in {changed} of {len(found)} cases: "
                f"{before:.0f} -> {after:.0f} tokens on average."
            )


def faults(found: Faults) -> bool:
    """What is wrong with rendered prompts; whether there is anything."""
    for (kind, fault), names in found.items():
        print(f"\nThe prompt of {kind}: {fault} ({len(names)} cases, such as {names[0]}).")
    return bool(found)


def locked(changed: Sequence[str]) -> bool:
    """Which locked cases changed; whether any did."""
    if changed:
        print(f"\nLocked cases that changed: {', '.join(changed)}.")
        print(f"If that is meant: drafter eval --lock {' '.join(changed)}")
    return bool(changed)


def stale(results: Sequence[Result]) -> None:
    """Which recordings do not fit the prompts any more, and how to make others."""
    found = Counter(r.column for r in results if r.stale and r.column.stage == "final")
    for column, count in found.items():
        mine = column.prompts == MAIN
        print(
            f"\n{count} cases have recordings of {column.engine} that do not fit "
            f"{'the prompts any more' if mine else column.prompts}: they are not used. "
            f"{'make evals-record' if mine else '--engine openai asks a model now.'}"
        )
