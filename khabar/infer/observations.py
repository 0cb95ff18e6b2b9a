"""Claims as evidence of a state: of which half-day, for which value, and for how much each counts."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from khabar.infer.halfdays import EVENING, MORNING, halfday, read, said
from khabar.infer.parameters import Parameters
from khabar.infer.trust import Stance, Weight, stance, weight
from khabar.model.records import Evidence, Origin
from khabar.model.resolved import Resolved

CHANGES = ("capture", "lose", "change")
_POINTING = ("capture", "hold", "repel", "change", "state")
_ORDER = ("part", "capture", "change", "lose", "repel", "hold", "state", "before", "attack", "clash")
_REASON = re.compile(r"(\w+)(?: of ([^;]+))?; (\S+ \w+); ([\w ]+), grade (\w); counts (\S+)")


@dataclass(frozen=True, slots=True)
class Observation:
    """A claim as evidence: at ``step``, a report of ``kind`` about ``value`` (None: about no value in particular).

    The value is a side that may hold a place, or a state of a road or a siege. ``counts`` is the part of a report
    that it counts for: less than 1 when its originator says it again, or when one claim speaks of two half-days.
    """

    claim: str
    originator: str
    step: int
    kind: str
    value: str | None
    weight: Weight
    counts: float

    @property
    def points_to(self) -> str | None:
        """The value that it says is the case, if it says that of one."""
        return self.value if self.kind in _POINTING else None

    def evidence(self, *, supports: bool) -> Evidence:
        """This observation as a line of an assessment's evidence; :func:`parsed` reads it back."""
        about = f" of {self.value}" if self.value is not None else ""
        return Evidence(self.claim, self.weight.value, supports,
                        f"{self.kind}{about}; {said(self.step)}; {self.weight}; counts {self.counts:.6g}")


def parsed(evidence: Evidence) -> Observation:
    """The observation that a line of evidence was made from. Raises ValueError when it was made from none."""
    match = _REASON.fullmatch(evidence.reason)
    if match is None:
        raise ValueError(f"not an observation: {evidence.reason}")
    kind, value, step, how, grade, counts = match.groups()
    return Observation(evidence.claim, "", read(step), kind, value,
                       Weight(evidence.weight, Stance(how), grade), float(counts))


class Log:
    """The observations of one subject in order of time, to be looked up by span of half-days."""

    def __init__(self, observations: Sequence[Observation]) -> None:
        self.all = tuple(observations)
        self._steps = [seen.step for seen in observations]

    @property
    def last(self) -> int:
        """The half-day of the last one."""
        return self._steps[-1]

    def between(self, first: int, stop: int | None) -> Sequence[Observation]:
        """Those from ``first`` on and before ``stop`` (None: to the end)."""
        end = len(self.all) if stop is None else bisect_left(self._steps, stop)
        return self.all[bisect_left(self._steps, first):end]

    def nearest(self, step: int) -> Sequence[Observation]:
        """Those of the last half-day before ``step`` that has any; of the first one, when none is before."""
        position = max(1, bisect_left(self._steps, step))
        return self.between(self._steps[position - 1], self._steps[position - 1] + 1)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a claim says of a subject: kind and value, who gains and who loses by its being so, and who lost by it."""

    kind: str
    value: str | None
    gains: str | None = None
    loses: str | None = None
    before: str | None = None


class Dated(Protocol):
    """An event, as far as claims of it are dated by it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def start(self) -> date | None:
        """Its first day."""

    @property
    def end(self) -> date | None:
        """Its last day."""


class Observer:
    """Dates and weighs what claims mean."""

    def __init__(self, parameters: Parameters, origins: Mapping[str, Origin], events: Mapping[str, Dated]) -> None:
        """``events`` are by claim: a claim that is unsure of its day, or copied, takes the day of its event."""
        self.parameters = parameters
        self.origins = origins
        self.events = events
        self._weights: dict[tuple[str, Stance], Weight] = {}  # by grade and stance

    def window(self, item: Resolved) -> tuple[int, int] | None:
        """First and last half-day of a claim, or of its event when the event knows better; None without a date."""
        start, end, half = item.start, item.end, item.evening
        event = self.events.get(item.id)
        if event is not None and event.start is not None and event.end is not None and (
                start is None or end is None or self.origins[item.id].carrier
                or (not item.precise and event.end - event.start < end - start)):
            start, end = event.start, event.end
        if start is None or end is None:
            return None
        first = halfday(start, half if start == end and item.part is not None else MORNING)
        if start < end == item.published:  # the report was written before the day it came out on was over
            return first, halfday(end, MORNING) - 1
        return first, halfday(end, half if start == end or item.part is not None else EVENING)

    def observe(self, told: Sequence[tuple[Resolved, Meaning]]) -> list[Observation]:
        """The observations that claims of these meanings make, in order of time, repeats counted less."""
        found = []
        for item, meaning in told:
            window = self.window(item)
            if window is not None and item.claim.confidence >= self.parameters.trust.read_at_least:
                found.extend(self._dated(item, meaning, window))
        return without_repeats(found, self.origins, self.parameters.trust.repeat)

    def _dated(self, item: Resolved, meaning: Meaning, window: tuple[int, int]) -> list[Observation]:
        origin = self.origins[item.id]
        how = stance(origin.lean, meaning.gains, meaning.loses)
        weighs = self._weights.get((origin.grade, how))
        if weighs is None:
            weighs = self._weights[origin.grade, how] = weight(origin, how, self.parameters.trust)
        first, last = window

        def seen(step: int, counts: float = 1.0) -> Observation:
            return Observation(item.id, origin.originator, step, meaning.kind, meaning.value, weighs, counts)

        if meaning.kind in ("hold", "clash", "state") and first < last:
            return [seen(first, 0.5), seen(last, 0.5)]
        if meaning.kind == "attack":
            return [seen(first)]
        if meaning.before is not None:
            return [Observation(item.id, origin.originator, first - 1, "before", meaning.before, weighs,
                                self.parameters.control.before_counts), seen(last)]
        return [seen(last)]


def without_repeats(found: Sequence[Observation], origins: Mapping[str, Origin], repeat: float) -> list[Observation]:
    """What one originator says of one half-day counts once; the k-th thing more counts ``repeat`` to the k.

    The strongest counts in full: the heaviest, then the one that is no copy, then the most cautious. Who says of one
    half-day that it is so and that it is otherwise says neither: none of it counts in full.
    """
    groups: dict[tuple[str, int], list[Observation]] = {}
    for seen in found:
        groups.setdefault((seen.originator, seen.step), []).append(seen)
    kept: list[Observation] = []
    for group in groups.values():
        torn = len({seen.points_to for seen in group if seen.kind in CHANGES} - {None}) > 1
        ranked = sorted(group, key=lambda seen: (
            -seen.weight.value, origins[seen.claim].carrier, _ORDER.index(seen.kind), seen.claim))
        kept.extend(replace(seen, counts=seen.counts * repeat ** (times + torn)) if times + torn else seen
                    for times, seen in enumerate(ranked))
    return sorted(kept, key=lambda seen: (seen.step, seen.claim, _ORDER.index(seen.kind)))
