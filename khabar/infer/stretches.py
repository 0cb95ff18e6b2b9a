"""Stretches of time in which what is inferred from other assessments stays the same, as assessments of their own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from khabar.infer.halfdays import day_of, said
from khabar.infer.tracks import UNKNOWN
from khabar.model.ids import make_id
from khabar.model.records import Assessment, Evidence

VERSION = "1"
_VIA = "via "


@dataclass(frozen=True, slots=True)
class Look:
    """What is inferred of a subject from one half-day on until the next look.

    ``rests`` are the assessments that it is inferred from; ``note`` gives the figures behind it by name, and is asked
    only for what is shown.
    """

    step: int
    subject: str
    value: str
    label: str
    score: float
    rests: tuple[Assessment, ...]
    note: Callable[[], Mapping[str, str]]


def stretches(kind: str, rule: str, looks: Sequence[Look]) -> list[Assessment]:
    """One assessment for each stretch of looks alike, from its first look to the one that differs; none of the unknown.

    The score and the note of a stretch are those of its likeliest look.
    """
    found: list[Assessment] = []
    first = 0
    for index in range(1, len(looks) + 1):
        if index < len(looks) and _alike(looks[first], looks[index]):
            continue
        end = looks[index].step if index < len(looks) else looks[-1].step
        if looks[first].value != UNKNOWN and end > looks[first].step:
            found.append(_assessment(kind, rule, looks[first:index], end))
        first = index
    return found


def _alike(one: Look, other: Look) -> bool:
    return (one.subject, one.value, one.label) == (other.subject, other.value, other.label)


def _assessment(kind: str, rule: str, looks: Sequence[Look], end: int) -> Assessment:
    start, shown = looks[0].step, max(looks, key=lambda look: (look.score, -look.step))
    score = round(shown.score, 4)
    rests = sorted(shown.rests, key=lambda state: (state.kind, state.subject, state.id))
    evidence = tuple(through(line, state) for state in rests for line in state.evidence)
    known = max((state.known for state in rests if state.known is not None), default=None)
    (day, half), (until, until_half) = day_of(start), day_of(end)
    note = {"looked at": said(shown.step), **shown.note(), "rests on": ", ".join(state.id for state in rests)}
    return Assessment(
        id=make_id("assessment", kind, shown.subject, rule, shown.value, shown.label, start, end, score, known,
                   *(state.id for state in rests)),
        kind=kind, subject=shown.subject, value=shown.value, label=shown.label, start=day, end=until, known=known,
        score=score, rule=rule, version=VERSION, evidence=evidence, start_half=half, end_half=until_half,
        events=tuple(sorted({event for state in rests for event in state.events})),
        note="; ".join(f"{key}: {text}" for key, text in note.items()),
    )


def through(line: Evidence, state: Assessment) -> Evidence:
    """A line of evidence of an assessment as a line of what is inferred from that."""
    return Evidence(line.claim, line.weight, line.supports, f"{_VIA}{state.kind} {state.subject}: {line.reason}")


def source_of(line: Evidence) -> tuple[str, str] | None:
    """Kind and subject of the assessment that a line came through; None when it came through none."""
    if not line.reason.startswith(_VIA):
        return None
    kind, _, subject = line.reason.removeprefix(_VIA).partition(": ")[0].partition(" ")
    return kind, subject
