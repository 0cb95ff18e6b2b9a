"""States that reports state outright (a road is cut, a siege is broken): which of them stands when, and how surely.

A state stands from the day it is reported of until a later report replaces it, or for as long as such a state is
taken to last. Reports close in time that differ are rivals: both are kept, and the state is contested.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum, prod

from khabar.infer.halfdays import day_of, said
from khabar.infer.parameters import Parameters
from khabar.infer.trust import Stance, Weight
from khabar.model.ids import make_id
from khabar.model.records import Assessment, Event, Evidence
from khabar.model.resolved import Resolved

CONTESTED = "contested"
VERSION = "1"
_DANGER_SHARE = 0.25  # a danger is shown beside an open road when a quarter of the weight says so


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody says that a state held from ``begins`` to ``covers`` (half-days, both included)."""

    item: Resolved
    originator: str
    value: str
    begins: int
    covers: int
    weight: Weight

    def line(self, deciding: bool) -> Evidence:
        """It as a line of evidence; its weight is nought where a later word of the same originator replaced it."""
        return Evidence(self.item.id, self.weight.value if deciding else 0.0, True,
                        f"says {self.value} from {said(self.begins)}; {self.weight}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the statements that stand together come to: value, label, score, and the statements."""

    value: str
    label: str
    score: float
    statements: tuple[Statement, ...]


def _shares(said: Sequence[tuple[str, float]]) -> dict[str, float]:
    """The share of the weight that each value has; a road that is open and under fire is threatened or open."""
    total = fsum(weight for _, weight in said)
    share = {value: fsum(weight for each, weight in said if each == value) / total for value, _ in said}
    if share.keys() == {"open", "threatened"}:  # both may be true: passable, and under fire
        share = {"threatened" if share["threatened"] >= _DANGER_SHARE else "open": 1.0}
    return share


def score_of(said: Sequence[tuple[str, float]]) -> tuple[str, float]:
    """The value that weighs most among (value, weight), and its score.

    The score is the chance that not all who say so are wrong, times their share of the weight. Raises ValueError
    when nobody says anything.
    """
    share = _shares(said)
    value = max(sorted(share), key=lambda each: round(share[each], 9))
    belief = 1 - prod(1 - weight for weight in sorted(weight for each, weight in said if each == value))
    return value, round(belief * share[value], 4)


def verdict(standing: Sequence[Statement], agreed: float, assessed: float, alone: int) -> Verdict:
    """Weigh statements that stand at one time: a value that holds ``agreed`` of the weight stands, else contested.

    It is assessed when its score is at least ``assessed`` and somebody without an interest says so, or its adversary
    admits it, or ``alone`` originators of unknown side say so.
    """
    said = [(statement.value, statement.weight.value) for statement in standing]
    value, score = score_of(said)
    if round(_shares(said)[value], 9) < agreed:
        return Verdict(CONTESTED, CONTESTED, round(1 - score, 4), tuple(standing))
    backers = [statement for statement in standing if statement.value == value]
    unknown = {statement.originator for statement in backers if statement.weight.stance is Stance.UNKNOWN}
    backed = len(unknown) >= alone or any(
        statement.weight.stance in (Stance.NEUTRAL, Stance.AGAINST) for statement in backers)
    return Verdict(value, "assessed" if backed and score >= assessed else "claimed", score, tuple(standing))


class Record:
    """All statements about one subject, and which of them stand at a given half-day."""

    def __init__(self, statements: Sequence[Statement], lasts: int, fresh: int) -> None:
        """``lasts`` and ``fresh`` are half-days."""
        self._statements = sorted(statements, key=lambda each: (each.begins, each.covers, each.item.id))
        self._lasts = lasts
        self._fresh = fresh

    def changes(self) -> list[int]:
        """The half-days at which what stands may change."""
        return sorted({step for each in self._statements
                       for step in (each.begins, each.covers + 1, each.covers + 1 + self._fresh,
                                    each.covers + 1 + self._lasts)})

    def standing(self, step: int) -> tuple[Statement, ...]:
        """The latest word of each originator, of those that no later word has replaced."""
        begun = [each for each in self._statements if each.begins <= step <= each.covers + self._lasts]
        newest = max((min(each.covers, step) for each in begun), default=step)
        latest: dict[str, Statement] = {}
        for each in sorted(begun, key=lambda each: (min(each.covers, step), each.begins, each.weight.value,
                                                    each.item.id)):
            if min(each.covers, step) >= newest - self._fresh:
                latest[each.originator] = each
        return tuple(latest[originator] for originator in sorted(latest))


@dataclass(frozen=True, slots=True)
class Subject:
    """What is followed: its kind, the subject as it will be written, the rule, and the events of its claims."""

    kind: str
    id: str
    rule: str
    events: Mapping[str, Event]


def follow(subject: Subject, statements: Sequence[Statement], parameters: Parameters) -> list[Assessment]:
    """The states of a subject in order of time, one assessment for each stretch of one value and label."""
    policy, control = parameters.standing, parameters.control
    record = Record(statements, 2 * policy.lasts[subject.kind], 2 * policy.fresh)
    stretches: list[tuple[int, int | None, list[Verdict]]] = []
    changes = record.changes()
    for step, until in zip(changes, [*changes[1:], None], strict=True):
        standing = record.standing(step)
        if not standing:
            continue
        found = verdict(standing, policy.agreed, control.assessed, control.unknown_originators)
        last = stretches[-1] if stretches else None
        if last is not None and last[1] == step and (last[2][-1].value, last[2][-1].label) == (
                found.value, found.label):
            stretches[-1] = last[0], until, [*last[2], found]
        else:
            stretches.append((step, until, [found]))
    return [_assessment(subject, *stretch) for stretch in stretches]


def _assessment(subject: Subject, start: int, end: int | None, verdicts: Sequence[Verdict]) -> Assessment:
    """A stretch, told by its surest verdict; statements that stood at another time of it are listed without weight."""
    best = max(verdicts, key=lambda each: (each.score, [statement.item.id for statement in each.statements]))
    deciding = {statement.item.id for statement in best.statements}
    others = {statement.item.id: statement for each in verdicts for statement in each.statements
              if statement.item.id not in deciding}
    lines = [_line(statement, best.value, True) for statement in best.statements]
    lines.extend(_line(statement, best.value, False) for _, statement in sorted(others.items()))
    items = {statement.item.id: statement.item for each in verdicts for statement in each.statements}
    known = max((item.document.published for item in items.values() if item.document.published), default=None)
    (day, half), (until, until_half) = day_of(start), day_of(end) if end is not None else (None, 0)
    return Assessment(
        id=make_id("assessment", subject.kind, subject.id, best.value, best.label, start, end, best.score, known,
                   *sorted(items)),
        kind=subject.kind, subject=subject.id, value=best.value, label=best.label, start=day, end=until, known=known,
        score=best.score, rule=subject.rule, version=VERSION,
        events=tuple(sorted({subject.events[claim].id for claim in items if claim in subject.events})),
        evidence=tuple(lines), start_half=half, end_half=until_half,
    )


def _line(statement: Statement, value: str, deciding: bool) -> Evidence:
    line = statement.line(deciding)
    agrees = value in (CONTESTED, statement.value) or (value == "threatened" and statement.value == "open")
    return line if agrees else replace(line, supports=False)
