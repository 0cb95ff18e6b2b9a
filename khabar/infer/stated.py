"""Figures with who states them and how much each weighs: what tolls are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod

from khabar.infer.parameters import Control, Parameters, Trust
from khabar.infer.trust import Stance, Weight, stance, weight
from khabar.model.figures import TALLIED, Estimate, Figure, Interval, Kind, figures_of
from khabar.model.records import Evidence, Origin
from khabar.model.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about: a place, a measure, whose people (a side, an actor or nothing)."""

    place: str
    measure: str
    victims: str

    def subject(self, whose: str) -> str:
        """The scope as an assessment's subject, ``place|measure|victims|whose``."""
        return "|".join((self.place, self.measure, self.victims, whose))


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with the claim that states it, its originator and its weight."""

    figure: Figure
    item: Resolved
    origin: Origin
    weight: Weight

    @property
    def victims(self) -> str:
        """The side the victims are on, else the one actor they are, else nothing; several sides joined by ``+``."""
        if self.item.onto:
            return "+".join(sorted(self.item.onto))
        named = {target for target in self.item.targets if target is not None}
        return next(iter(named)) if len(named) == 1 else ""

    @property
    def published(self) -> date:
        """The day it was reported; of a report without a date, before all others."""
        return self.item.published or date.min

    def line(self, words: str, *, supports: bool) -> Evidence:
        """It as a line of evidence."""
        asof = f" as of {self.figure.asof}" if self.figure.asof is not None else ""
        return Evidence(self.item.id, self.weight.value, supports, f"{words} {self.figure.value}{asof}; {self.weight}")


def stated_figures(items: Sequence[Resolved], origins: Mapping[str, Origin], parameters: Parameters
                   ) -> dict[str, list[Stated]]:
    """The figures of what it cost people that are asserted, by claim; parts of a total are left to the total."""
    found: dict[str, list[Stated]] = {}
    for item in items:
        if item.claim.status != "asserted":
            continue
        for figure in figures_of(item):
            if figure.measure in TALLIED and figure.kind is not Kind.SUBTOTAL:
                origin = origins[item.id]
                found.setdefault(item.id, []).append(
                    Stated(figure, item, origin, _weight(item, origin, parameters.trust)))
    return found


def _weight(item: Resolved, origin: Origin, trust: Trust) -> Weight:
    """The weight of a toll: who admits his own side's deed or loss speaks against his interest, who blames in it."""
    hurt = item.onto[0] if item.onto else None
    doer = item.by[0] if item.by and item.by[0] != hurt else None
    gains, loses = (doer, hurt) if hurt is not None else (None, doer)  # victims on no side speak against who did it
    return weight(origin, stance(origin.lean, gains, loses), trust)


def agrees(value: Interval, joined: Estimate) -> bool:
    """Whether a figure leaves room for the best estimate."""
    return joined.best is None or not value.disjoint(Interval(joined.best, joined.best))


def latest_words(given: Sequence[Stated]) -> list[Stated]:
    """The last word of each originator: of the latest report; of one report, the greatest figure."""
    last: dict[str, Stated] = {}
    for each in sorted(given, key=lambda one: (one.published, one.figure.value.low, one.figure.value.high or 0,
                                               one.item.id)):
        last[each.origin.originator] = each
    return [last[originator] for originator in sorted(last)]


def how_sure(joined: Estimate, given: Sequence[Stated], control: Control) -> tuple[str, float]:
    """Label and score of an estimate: contested when two originators exclude each other.

    The score is the chance that not all who agree with it are wrong.
    """
    backers = [each for each in given if agrees(each.figure.value, joined)]
    score = round(1 - prod(1 - chance for chance in sorted(each.weight.value for each in backers)), 4)
    values = {each.figure.value for each in given}
    if any(one.disjoint(other) for one in values for other in values):
        return "contested", score
    unknown = {each.origin.originator for each in backers if each.weight.stance is Stance.UNKNOWN}
    backed = len(unknown) >= control.unknown_originators or any(
        each.weight.stance in (Stance.NEUTRAL, Stance.AGAINST) for each in backers)
    return ("assessed" if backed and score >= control.assessed else "claimed"), score


def last_report(given: Sequence[Stated]) -> date | None:
    """The day of the latest report among them; None when none has a date."""
    return max((each.published for each in given if each.published != date.min), default=None)
