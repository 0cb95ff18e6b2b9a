"""Figures as intervals, each of one kind, with the arithmetic that is allowed on each kind and no other.

Two figures are added only when they count different people for certain; a running total is never added to anything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import exp, fsum, log

from khabar.model.resolved import Resolved

TALLIED = ("killed", "wounded", "captured", "missing", "displaced")
"""The measures of what the conflict cost people, for which tolls are kept."""

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

    def plus(self, other: "Interval") -> "Interval":
        """The sum, of two counts that share nobody."""
        return Interval(self.low + other.low, None if self.high is None or other.high is None
                        else self.high + other.high)

    def since(self, earlier: "Interval") -> "Interval":
        """What a tally grew by since an earlier value of it; never less than nothing."""
        low = max(0, self.low - earlier.high) if earlier.high is not None else 0
        return Interval(low, None if self.high is None else max(0, self.high - earlier.low))

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}\u2013{self.high}"


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
                            item.end or item.document.published))
    return tuple(found)


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
