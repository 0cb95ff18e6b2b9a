"""What a claim tells about who holds a place, and from which half-day on."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from khabar.infer.halfdays import EVENING, MORNING, halfday, read, said
from khabar.infer.parameters import Control, Trust
from khabar.infer.trust import Stance, Weight, stance, weight
from khabar.model.records import Event, Evidence, Origin
from khabar.model.resolved import Resolved

FIGHTING = ("battle.clash", "battle.attack", "battle.repelled")
CHANGES = ("capture", "lose")
_ORDER = ("part", "capture", "lose", "repel", "hold", "before", "attack", "clash")  # the most cautious first
_REASON = re.compile(r"(\w+)(?: by ([^;]+))?; (\S+ \w+); ([\w ]+), grade (\w); counts (\S+)")
_LONG = 7  # days: in a longer window only its ends are taken for days of fighting


@dataclass(frozen=True, slots=True)
class Observation:
    """A claim as evidence: at ``step``, a report of ``kind`` about ``side`` (None: about no side in particular).

    ``counts`` is the part of a report that it counts for: less than 1 when its originator says it again, or when
    one claim speaks of two half-days.
    """

    claim: str
    originator: str
    step: int
    kind: str
    side: str | None
    weight: Weight
    counts: float

    @property
    def points_to(self) -> str | None:
        """The side that it says holds the place, if it says that of one."""
        return self.side if self.kind in ("capture", "hold", "repel") else None

    def evidence(self, *, supports: bool) -> Evidence:
        """This observation as a line of an assessment's evidence; :func:`parsed` reads it back."""
        about = f" by {self.side}" if self.side is not None else ""
        return Evidence(self.claim, self.weight.value, supports,
                        f"{self.kind}{about}; {said(self.step)}; {self.weight}; counts {self.counts:.6g}")


def parsed(evidence: Evidence) -> Observation:
    """The observation that a line of evidence was made from. Raises ValueError when it was made from none."""
    match = _REASON.fullmatch(evidence.reason)
    if match is None:
        raise ValueError(f"not an observation of control: {evidence.reason}")
    kind, side, step, how, grade, counts = match.groups()
    return Observation(evidence.claim, "", read(step), kind, side,
                       Weight(evidence.weight, Stance(how), grade), float(counts))


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim's meaning before it is dated: kind, side, share, and who gains or loses by it."""

    kind: str
    side: str | None
    gains: str | None
    loses: str | None


def _meaning(item: Resolved, *, wide: bool) -> _Told | None:
    claim = item.claim
    doer = item.by[0] if item.by else None
    other = item.onto[0] if item.onto and item.onto[0] != doer else None
    if claim.status == "negated":
        return _denial(item, doer, other)
    if claim.status != "asserted":
        return None
    part = claim.extent == "partial" or (claim.extent is None and wide)
    if wide and claim.type.startswith("battle."):  # an attack somewhere in a city says nothing of who holds the city
        return _Told("clash", None, None, None)
    if claim.type == "control.lost" and not part and other is not None:
        return _Told("capture", other, other, doer)
    return {
        "control.captured": _Told("part" if part else "capture", doer, doer, other),
        "control.lost": _Told("part" if part else "lose", doer, other, doer),
        "control.withdrew": _Told("part" if part else "lose", doer, other, doer),
        "control.held": _Told("part" if claim.extent == "partial" else "hold", doer, doer, None),
        "battle.repelled": _Told("repel", doer, doer, other),
        "battle.attack": _Told("attack", doer, None, None),
        "battle.clash": _Told("clash", None, None, None),
    }.get(claim.type)


def _denial(item: Resolved, doer: str | None, other: str | None) -> _Told | None:
    """What it means that a claim is denied; nothing when it is denied of several sides at once."""
    if len(item.by) != 1:
        return None
    if item.claim.type in ("control.captured", "control.held"):
        return _Told("lose", doer, other, doer)
    if item.claim.type in ("control.lost", "control.withdrew"):
        return _Told("hold", doer, doer, other)
    return None


class Log:
    """The observations of one place in order of time, to be looked up by span of half-days."""

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


class Observer:
    """Turns the claims about one place into observations."""

    def __init__(self, control: Control, trust: Trust, origins: Mapping[str, Origin], events: Mapping[str, Event]
                 ) -> None:
        """``events`` are by claim: a claim that is unsure of its day takes the day of its event."""
        self._control = control
        self._trust = trust
        self._origins = origins
        self._events = events

    def window(self, item: Resolved) -> tuple[int, int] | None:
        """First and last half-day of a claim, or of its event when the event knows better; None without a date."""
        start, end, half = item.start, item.end, item.evening
        event = self._events.get(item.id)
        if event is not None and event.start is not None and event.end is not None and (
                start is None or end is None or self._origins[item.id].carrier
                or (not item.precise and event.end - event.start < end - start)):
            start, end = event.start, event.end
        if start is None or end is None:
            return None
        first = halfday(start, half if start == end and item.part is not None else MORNING)
        if start < end == item.document.published:  # the report was written before the day it came out on was over
            return first, halfday(end, MORNING) - 1
        return first, halfday(end, half if start == end or item.part is not None else EVENING)

    def observe(self, items: Sequence[Resolved], *, wide: bool) -> tuple[list[Observation], tuple[str, ...]]:
        """The observations of a place, in order, and the sides that contend for it by these claims.

        ``wide`` marks a place of which a claim without an extent takes only a part.
        """
        told = [(item, meaning, window) for item in items if not item.near
                and item.claim.confidence >= self._trust.read_at_least
                and (meaning := _meaning(item, wide=wide)) is not None and (window := self.window(item)) is not None
                and (meaning.side is not None or meaning.kind == "clash")]
        sides = {side for _, meaning, _ in told for side in (meaning.side, meaning.gains, meaning.loses) if side}
        found = [seen for item, meaning, window in told for seen in self._dated(item, meaning, window)]
        return _without_repeats(found, self._origins, self._trust.repeat), tuple(sorted(sides))

    def _dated(self, item: Resolved, told: _Told, window: tuple[int, int]) -> list[Observation]:
        origin = self._origins[item.id]
        how = stance(origin.lean, told.gains, told.loses)
        seen = Observation(item.id, origin.originator, window[1], told.kind, told.side,
                           weight(origin, how, self._trust), 1.0)
        if told.kind in ("hold", "clash") and window[0] < window[1]:
            return [replace(seen, step=window[0], counts=0.5), replace(seen, counts=0.5)]
        if told.kind == "attack":
            return [replace(seen, step=window[0])]
        if told.kind in ("capture", "lose") and item.claim.status == "asserted" and told.loses is not None:
            return [replace(seen, step=window[0] - 1, kind="before", side=told.loses,
                            counts=self._control.before_counts), seen]
        return [seen]

    def active(self, items: Sequence[Resolved]) -> set[int]:
        """The half-days of fighting at a place or around it, and the ones next to them."""
        found: set[int] = set()
        for item in items:
            window = self.window(item) if item.claim.type in FIGHTING and item.claim.status == "asserted" else None
            if window is None:
                continue
            first, last = window
            steps = range(first, last + 1) if last - first <= 2 * _LONG else (first, last)
            found.update(near for step in steps for near in (step - 1, step, step + 1))
        return found


def _without_repeats(found: Sequence[Observation], origins: Mapping[str, Origin], repeat: float) -> list[Observation]:
    """What one originator says of one half-day counts once; the k-th thing more counts ``repeat`` to the k.

    The strongest counts in full: the heaviest, then the one that is no copy, then the most cautious.
    """
    said_before: dict[tuple[str, int], int] = {}
    ranked = sorted(found, key=lambda seen: (
        -seen.weight.value, origins[seen.claim].carrier, _ORDER.index(seen.kind), seen.claim))
    kept = []
    for seen in ranked:
        key = seen.originator, seen.step
        times = said_before.get(key, 0)
        said_before[key] = times + 1
        kept.append(replace(seen, counts=seen.counts * repeat ** times) if times else seen)
    return sorted(kept, key=lambda seen: (seen.step, seen.claim, _ORDER.index(seen.kind)))
