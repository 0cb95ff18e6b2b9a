"""Figures as intervals, each of one kind, with the arithmetic that is allowed on each kind and no other.

Two figures are added only when they count different people for certain; a running total is never added to anything.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import exp, fsum, log

from khabar.model.resolved import Resolved

TALLIED = ("killed", "wounded", "captured", "missing", "displaced")
"""The measures of what the conflict cost people, for which tolls are kept."""

_WRITTEN = re.compile(r"(\d+)(?:(\+)|\u2013(\d+))?")
_WINDOW = 3  # days: a count over more days than this is a total over a window, not of one incident (as ACLED's rule)
_VAGUE = 4   # a stated range whose top is at least this many times its bottom is a word (tens, hundreds), no count


class Kind(StrEnum):
    """What a figure counts: one incident, a total up to a day, what was added since, a part of another, or a word."""

    INCIDENT = "incident"
    TALLY = "tally"
    INCREMENT = "increment"
    SUBTOTAL = "subtotal"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """At least ``low`` and at most ``high`` people or things; ``high`` None: nobody states an upper bound."""

    low: int
    high: int | None

    @property
    def vague(self) -> bool:
        """Whether it stands for a word such as tens or hundreds: it bounds the figure but estimates nothing."""
        return self.high is not None and self.low >= 20 and self.high >= _VAGUE * self.low

    @property
    def typical(self) -> float | None:
        """The one number that stands for it: its geometric middle, its bottom when open; None when vague."""
        if self.vague:
            return None
        if self.high is None or self.low == 0:
            return float(self.low)
        return exp((log(self.low) + log(self.high)) / 2)

    def disjoint(self, other: "Interval") -> bool:
        """Whether no number satisfies both."""
        return (self.high is not None and other.low > self.high) or (other.high is not None and self.low > other.high)

    def since(self, earlier: "Interval") -> "Interval":
        """What a tally grew by since an earlier value of it; never less than nothing."""
        low = max(0, self.low - earlier.high) if earlier.high is not None else 0
        return Interval(low, None if self.high is None else max(0, self.high - earlier.low))

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}\u2013{self.high}"

    @property
    def cautious(self) -> int:
        """The most cautious reading of it, by ACLED's coding rule: tens are 10, hundreds 100; else the lower bound."""
        return self.low // 2 if self.vague and self.low % 20 == 0 else self.low


def written(words: str) -> Interval:
    """The first interval in words that :class:`Interval` wrote (35, 35+, 20\u201399). Raises ValueError."""
    match = _WRITTEN.search(words)
    if match is None:
        raise ValueError(f"no figure in: {words}")
    low = int(match.group(1))
    return Interval(low, None if match.group(2) else int(match.group(3) or low))


def narrowed(whole: Interval, parts: Sequence[Interval]) -> tuple[Interval, tuple[Interval, ...]] | None:
    """A whole and parts of it that may share people, each as narrow as the others make it.

    The whole is at least its greatest part, and no part is more than the whole. None when no numbers satisfy that.
    """
    least = max([whole.low, *(part.low for part in parts)])
    if whole.high is not None and least > whole.high:
        return None
    tops = [whole.high if part.high is None else part.high if whole.high is None else min(part.high, whole.high)
            for part in parts]
    return Interval(least, whole.high), tuple(Interval(part.low, top) for part, top in zip(parts, tops, strict=True))


@dataclass(frozen=True, slots=True)
class Figure:
    """One count of one claim: of what, how many, of which kind, from (``epoch``) and up to (``asof``) which day.

    ``epoch`` is None when the words do not say since when a total runs.
    """

    claim: str
    index: int
    measure: str
    kind: Kind
    value: Interval
    epoch: date | None
    asof: date | None


def figures_of(item: Resolved) -> tuple[Figure, ...]:
    """The figures of a claim, in order.

    Within one claim the first figure of a measure is the whole and later, smaller ones are parts of it, unless they
    are running totals (a tally that rose from one value to another).
    """
    if not item.claim.counts:
        return ()
    found: list[Figure] = []
    heads: dict[str, int] = {}
    window = (item.end - item.start).days if item.start and item.end else 0
    for index, count in enumerate(item.claim.counts):
        value = Interval(count.low, count.high)
        part = count.part_of is not None or (
            not count.cumulative and count.measure in heads and count.low < heads[count.measure])
        heads.setdefault(count.measure, count.low)
        if part:
            kind = Kind.SUBTOTAL
        elif count.cumulative or window > _WINDOW:
            kind = Kind.TALLY
        else:
            kind = Kind.VAGUE if value.vague else Kind.INCIDENT
        epoch = item.start if window > _WINDOW else None
        found.append(Figure(item.id, index, count.measure, kind, value, epoch,
                            item.end or item.published))
    return tuple(_with_parts(item, found))


def _with_parts(item: Resolved, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, each whole at least as great as a part that is stated of it: tens, 35 of them fighters, are 35 on.

    Where a part does not fit into its whole both stay as they are stated (see :func:`broken_nestings`).
    """
    parts: dict[int, list[Interval]] = {}
    for index, count in enumerate(item.claim.counts):
        if count.part_of is not None and count.part_of < len(figures) and count.part_of != index \
                and count.measure == item.claim.counts[count.part_of].measure:
            parts.setdefault(count.part_of, []).append(figures[index].value)
    found = list(figures)
    for whole, stated in parts.items():
        fitting = narrowed(found[whole].value, stated)
        if fitting is not None and fitting[0] != found[whole].value:
            kind = Kind.INCIDENT if found[whole].kind is Kind.VAGUE and not fitting[0].vague else found[whole].kind
            found[whole] = replace(found[whole], value=fitting[0], kind=kind)
    return found


def middle(values: Iterable[tuple[float, float]]) -> float | None:
    """The weighted median of (value, weight): the least value that half of the weight does not exceed.

    In a tie this is the lower one. Of positive values it is also the median of their logarithms. None of nothing.
    """
    ranked = sorted((value, weight) for value, weight in values if weight > 0)
    half = fsum(weight for _, weight in ranked) / 2
    reached: list[float] = []
    for value, weight in ranked:
        reached.append(weight)
        if fsum(reached) >= half - 1e-12:
            return value
    return None


@dataclass(frozen=True, slots=True)
class Estimate:
    """Rival figures of one thing, joined but never added: least credible, best, greatest stated (None: open)."""

    low: int
    best: int | None
    high: int | None

    def __str__(self) -> str:
        return str(Interval(self.low, self.high)) if self.best is None else str(self.best)


def estimate(stated: Sequence[tuple[Interval, float]], credible: float) -> Estimate:
    """Join what different originators state of the same thing, each with its weight in 0..1.

    ``best`` is the weighted median of what each states, words such as tens left out; ``low`` the least lower bound
    among those that weigh at least ``credible`` (among all, when none does); ``high`` the greatest upper bound that
    anybody states, and open when nobody does or when somebody's lower bound lies above it.
    Raises ValueError when nothing is stated.
    """
    if not stated:
        raise ValueError("no figure to estimate from")
    trusted = [value for value, weight in stated if weight >= credible] or [value for value, _ in stated]
    tops = [value.high for value, _ in stated if value.high is not None]
    top = max(tops, default=None)
    if top is not None and any(value.high is None and value.low > top for value, _ in stated):
        top = None
    best = middle((typical, weight) for value, weight in stated if (typical := value.typical) is not None)
    return Estimate(min(value.low for value in trusted), None if best is None else round(best), top)


@dataclass(frozen=True, slots=True)
class Nesting:
    """A part that is greater than its whole, in one claim: reported as it stands, not repaired."""

    claim: str
    whole: Figure
    part: Figure


def broken_nestings(item: Resolved) -> tuple[Nesting, ...]:
    """Parts that cannot fit into the whole they are said to be part of."""
    figures = figures_of(item)
    return tuple(
        Nesting(item.id, figures[count.part_of], figures[index])
        for index, count in enumerate(item.claim.counts)
        if count.part_of is not None and count.part_of < len(figures)
        and (top := figures[count.part_of].value.high) is not None and count.low > top
    )


@dataclass(frozen=True, slots=True)
class Happened:
    """What one incident cost, as far as it matters for adding it to others.

    ``places`` are its place and all that contains it, from the inside out (empty when it is not known); ``words``
    the stretches of text that state it: report, start, stop.
    """

    id: str
    most: int
    places: tuple[str, ...]
    start: date
    end: date
    words: frozenset[tuple[str, int, int]]

    def days(self) -> list[int]:
        """The ordinals of its days."""
        return list(range(self.start.toordinal(), self.end.toordinal() + 1))


def addable(incidents: Iterable[Happened]) -> set[str]:
    """The ids of incidents that share nobody for certain, and so can be added up.

    Of those that may be one (same days, and the same place or one within the other; or one figure that a sentence
    states of several places) it is the one with most. Of an unknown place nothing is certain: it may be any other of
    its days.
    """
    here: set[tuple[str, int]] = set()
    around: set[tuple[str, int]] = set()
    taken: set[int] = set()
    nowhere: set[int] = set()
    words: set[tuple[str, int, int]] = set()
    kept: set[str] = set()
    for each in sorted(incidents, key=lambda one: (-one.most, one.id)):
        days = each.days()
        if not words.isdisjoint(each.words) or not nowhere.isdisjoint(days):
            continue
        if not each.places:
            if not taken.isdisjoint(days):
                continue
            nowhere.update(days)
        elif any((place, day) in here for place in each.places for day in days) or any(
                (each.places[0], day) in around for day in days):
            continue
        kept.add(each.id)
        taken.update(days)
        words.update(each.words)
        here.update((place, day) for place in each.places[:1] for day in days)
        around.update((place, day) for place in each.places for day in days)
    return kept


def exceeding(whole: int, parts: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """The fewest of these parts (at least so many people, id) that together are more than the whole; none if all fit.

    The parts must share nobody. It is the least set of statements that cannot all be right, to be shown, not repaired.
    """
    found: list[str] = []
    total = 0
    for low, name in sorted(parts, key=lambda part: (-part[0], part[1])):
        found.append(name)
        total += low
        if total > whole:
            return tuple(found)
    return ()
