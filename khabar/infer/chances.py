"""What is believed of a subject in each half-day of an assessment, read back from its own evidence and note.

The score of an assessment is that of its surest half-day. Who wants to know how sure it was on another one, or how
likely the other states were then, asks :func:`chances`.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date
from math import fsum

from khabar.infer.beliefs import Chain, backward_pass, calibrated, forward_pass, normal, posteriors
from khabar.infer.halfdays import halfday, read
from khabar.infer.observations import parsed
from khabar.infer.parameters import Control, parameters
from khabar.infer.tracks import CONTESTED, OTHER, UNKNOWN, line_of, nodes_of
from khabar.model.records import Assessment

_PART = re.compile(r"([^ ,]+) ([0-9.e+-]+)")
Beliefs = Mapping[str, float]


def course(assessment: Assessment, control: Control, *, at: int | None = None, without: Collection[str] = ()
           ) -> list[tuple[int, Beliefs]]:
    """The beliefs by state at each half-day of a stretch that anything is reported or fought in, its first, and ``at``
    (or the nearest that was looked at), the claims ``without`` taken out; ``control`` are the parameters that it was
    inferred with.

    Raises ValueError when the assessment is not one of a belief that is followed through time.
    """
    lines = [line for line in assessment.evidence if line.claim not in without]
    before, after = _beliefs(assessment.note, "before"), _beliefs(assessment.note, "after")
    values = [state for state in before if state != CONTESTED]
    ((start, last),) = _days(assessment.note, "looked at")
    active = {step for first, stop in _days(assessment.note, "fighting") for step in range(first, stop + 1)}
    seen = [each for each in map(parsed, lines) if start <= each.step <= last]
    asked = start if at is None else min(max(at, start), last)
    nodes = nodes_of(seen, active, [start, last, asked], values, control)
    chain = Chain.of(len(values), control)
    found = posteriors(nodes, forward_pass(chain, nodes, normal(list(before.values()))),
                       backward_pass(chain, nodes, normal(list(after.values()))))
    wanted = {each.step for each in seen} | active | {start, asked}
    return [(node.step, dict(zip((*values, CONTESTED), belief, strict=True)))
            for node, belief in zip(nodes, found, strict=True) if node.step in wanted]


def belief_of(value: str, belief: Beliefs, control: Control) -> float:
    """The belief that stands for a value that is shown: in rival words, that no side is believed."""
    top = max(chance for state, chance in belief.items() if state != CONTESTED)
    if value in belief and value not in (CONTESTED, OTHER):
        return belief[value]
    if value == UNKNOWN:
        return top
    contested = belief[CONTESTED]
    return contested if contested >= max(top, control.contested) else 1 - top


def believed_on(assessment: Assessment, day: date, half: int, control: Control) -> Beliefs:
    """What was believed on a half-day of the stretch, before it is calibrated; of one that was not looked at, that of
    the nearest end of what was. Raises ValueError as :func:`course` does."""
    step = halfday(day, half)
    return min(course(assessment, control, at=step), key=lambda each: (abs(each[0] - step), each[0]))[1]


def chances(assessment: Assessment, day: date, half: int) -> dict[str, float]:
    """The published chance of each state of who holds a place on a half-day of an assessment: they add up to one.

    ``other`` is a side that nobody has named. Raises ValueError when it is not about who holds a place.
    """
    if assessment.kind != "control":
        raise ValueError(f"chances are published of who holds a place, not of a {assessment.kind}")
    control = parameters().control
    return shared(assessment.value, assessment.label, believed_on(assessment, day, half, control), control)


def shared(value: str, label: str, belief: Beliefs, control: Control) -> dict[str, float]:
    """The chances that are published of a belief: of what is shown on the line of its label, and what is left over
    shared among the other states as they are believed."""
    line = line_of("control", label, control)
    if line is None:
        raise ValueError(f"no line for what is {label}")
    chance = calibrated(belief_of(value, belief, control), line)
    if value in belief:
        return _with(value, chance, belief, control.rest)
    top = max(likely for state, likely in belief.items() if state != CONTESTED)
    first = [state for state, likely in belief.items() if likely == top and state != CONTESTED]
    each = [_with(state, chance, belief, control.rest) for state in first]
    return {state: fsum(found[state] for found in each) / len(each) for state in belief}


def _with(value: str, chance: float, belief: Beliefs, power: float) -> dict[str, float]:
    """One state with this chance, the others with the rest in proportion to a power of their beliefs."""
    parts = {state: likely ** power for state, likely in belief.items() if state != value}
    total = fsum(parts.values())
    return {state: chance if state == value else
            (1 - chance) * (parts[state] / total if total else 1 / len(parts)) for state in belief}


def _beliefs(note: str, key: str) -> dict[str, float]:
    return {state: float(value) for state, value in _PART.findall(_noted(note, key))}


def _days(note: str, key: str) -> list[tuple[int, int]]:
    spans = _noted(note, key)
    if spans == "none":
        return []
    pairs = [span.split(" to ") for span in spans.split(", ")]
    return [(read(pair[0]), read(pair[-1])) for pair in pairs]


def _noted(note: str, key: str) -> str:
    """What a note says under a key. Raises ValueError when it says nothing of it."""
    (part,) = [part for part in note.split("; ") if part.startswith(key + ": ")]
    return part.partition(": ")[2]
