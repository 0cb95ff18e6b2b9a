"""How good a running account of who holds what is, measured against the truth of a made-up war."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean, median

from khabar.simulate.scenario import CONTESTED, SIDES
from khabar.simulate.war import War

STATES = (*SIDES, CONTESTED)
Chances = Mapping[str, float]
Answer = str | None
_LATE = 3     # half-days around a true change within which a shown one is not false
_LASTS = 6    # half-days that a side must have held a village for the flip to be looked for


@dataclass(frozen=True, slots=True)
class Shown:
    """What an account says, at a half-day, of a village: a state or nothing, and how likely each state is."""

    village: str
    step: int
    answer: Answer
    chances: Chances


def brier(shown: Shown, truth: str) -> float:
    """The Brier score of one answer: 0 is perfect, 2 is certainty of the wrong."""
    return sum((shown.chances[state] - (state == truth)) ** 2 for state in STATES)


@dataclass(slots=True)
class Score:
    """The score of one account of one war, or of several joined.

    ``reliability`` counts, by tenth of stated chance, how often an answer was given and how often it was right;
    ``latencies`` are half-days from a change of hands until it is shown (or until the village changed again, when it
    never was: those are ``missed``, too); ``days`` are village-days looked at.
    """

    briers: list[float] = field(default_factory=list)
    right: int = 0
    answered: int = 0
    reliability: dict[int, tuple[int, int, float]] = field(default_factory=dict)
    latencies: list[int] = field(default_factory=list)
    missed: int = 0
    false_flips: int = 0
    days: float = 0

    @property
    def brier(self) -> float:
        """The mean Brier score."""
        return mean(self.briers) if self.briers else 0.0

    @property
    def latency(self) -> float:
        """The mean latency of a flip in days, a missed one counted with the time it stood."""
        return mean(self.latencies) / 2 if self.latencies else 0.0

    @property
    def median_latency(self) -> float:
        """The median of the same."""
        return median(self.latencies) / 2 if self.latencies else 0.0

    @property
    def false_rate(self) -> float:
        """False flips per hundred village-days."""
        return 100 * self.false_flips / self.days if self.days else 0.0

    @property
    def calibration_error(self) -> float:
        """The mean gap between stated chance and share that was right, by tenths of chance, weighted by use."""
        total = sum(used for used, _, _ in self.reliability.values())
        return sum(abs(stated - right) for used, right, stated in self.reliability.values()) / total if total else 0.0

    def add(self, other: "Score") -> None:
        """Join another score to this one."""
        self.briers += other.briers
        self.right += other.right
        self.answered += other.answered
        self.latencies += other.latencies
        self.missed += other.missed
        self.false_flips += other.false_flips
        self.days += other.days
        for tenth, (used, right, stated) in other.reliability.items():
            before = self.reliability.get(tenth, (0, 0, 0.0))
            self.reliability[tenth] = before[0] + used, before[1] + right, before[2] + stated


def score(war: War, account: Sequence[Shown]) -> Score:
    """Score an account that gives, for the villages it covers, what was known of ``step`` at ``step``."""
    found = Score()
    by_village: dict[str, list[Shown]] = {}
    for shown in account:
        truth = war.villages[shown.village].at(shown.step)
        found.briers.append(brier(shown, truth))
        if shown.answer is not None:
            found.answered += 1
            found.right += shown.answer == truth
            chance = shown.chances[shown.answer]
            tenth = min(9, int(chance * 10))
            used, right, stated = found.reliability.get(tenth, (0, 0, 0.0))
            found.reliability[tenth] = used + 1, right + (shown.answer == truth), stated + chance
        by_village.setdefault(shown.village, []).append(shown)
    for village, line in by_village.items():
        line.sort(key=lambda each: each.step)
        found.days += (line[-1].step - line[0].step) / 2
        _flips(war, village, line, found)
    return found


def _flips(war: War, village: str, line: Sequence[Shown], found: Score) -> None:
    """Count the changes of hands that were shown and were none, and how late those were shown that were."""
    states = war.villages[village]
    standing: Answer = None
    for shown in line:
        if shown.answer in SIDES and shown.answer != standing:
            near = {states.at(step) for step in range(max(0, shown.step - _LATE), shown.step + _LATE + 1)}
            found.false_flips += standing is not None and shown.answer not in near
            standing = shown.answer
    held = [(since, state) for since, state in zip(states.since, states.states, strict=True) if state in SIDES]
    for (since, state), end in zip(held, [each for each, _ in held[1:]] + [line[-1].step + 1], strict=True):
        before = [each for each, _ in held if each < since]
        if not before or states.at(before[-1]) == state or since < line[0].step or end - since < _LASTS:
            continue
        seen = next((each.step for each in line if since <= each.step < end and each.answer == state), None)
        found.missed += seen is None
        found.latencies.append((end if seen is None else seen) - since)


def confusion(answers: Sequence[tuple[Answer, str]]) -> dict[Answer, dict[str, float]]:
    """The chance of each true state given what was answered, each state counted once more than it was seen."""
    counts: dict[Answer, Counter[str]] = {}
    for answer, truth in answers:
        counts.setdefault(answer, Counter())[truth] += 1
    return {answer: {state: (seen[state] + 1) / (seen.total() + len(STATES)) for state in STATES}
            for answer, seen in counts.items()}
