"""Happenings: what one report says of one occurrence, before it is compared with what other reports say.

The deaths and injuries that a report states belong to the strike or the fight it names beside them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from khabar.model.figures import TALLIED, Figure, Kind, figures_of
from khabar.model.resolved import Chains, Resolved
from khabar.weigh.decisions import Decisions
from khabar.weigh.parameters import Parameters

HARM = "harm"
_UNION = "+"
_DIRECTED = ("ground", "siege")  # classes of claims in which one side gains what another loses
_SWAPPED = ("control.lost", "control.withdrew", "battle.repelled")  # the agent is who loses or defends


@dataclass(frozen=True, slots=True)
class Direction:
    """Which side gains and which loses by what is claimed; for a road, who depends on it and who denies it to them."""

    gain: str | None = None
    loss: str | None = None

    def against(self, other: "Direction") -> bool:
        """Whether the two cannot be of one change: other gainers, other losers, or gainer and loser swapped."""
        return bool(
            (self.gain and other.gain and self.gain != other.gain)
            or (self.loss and other.loss and self.loss != other.loss)
            or (self.gain and self.gain == other.loss) or (self.loss and self.loss == other.gain))

    def join(self, other: "Direction") -> "Direction":
        """What both say together."""
        return Direction(self.gain or other.gain, self.loss or other.loss)


NOBODY = Direction()


@dataclass(frozen=True, slots=True)
class Happening:
    """Claims of one report about one occurrence; the first one says what kind of occurrence it is.

    ``kind`` is the class of claim types (with a suffix for plans and running totals, which are never the same event
    as an occurrence); ``doers`` act upon ``others``; ``figures`` are keyed by measure and side of the victims.
    ``lead`` is the claim that names the occurrence, ``extents`` whether the whole of a place or a part of it changed
    hands, as far as it says so. ``precise`` says whether it is dated to one day, ``basis`` how it came by its day
    (stated in its own words, carried from an earlier sentence, or else), and ``aimless`` whether something changed
    hands and it does not say who gained or lost.
    """

    items: tuple[Resolved, ...]
    lead: Resolved
    kind: str
    place: str | None
    start: date | None
    end: date | None
    direction: Direction
    doers: frozenset[str]
    others: frozenset[str]
    weapons: frozenset[str]
    figures: Mapping[str, Figure]
    extents: frozenset[str]
    precise: bool
    basis: str
    aimless: bool

    def days(self) -> int | None:
        """Length of its window in days, less one; None when it has no date."""
        return (self.end - self.start).days if self.start and self.end else None


def days_of(happening: Happening, long: int, reach: int = 0) -> Sequence[int | None]:
    """The days of a happening, and those within reach; a long window is filed under its last day alone."""
    if happening.start is None or happening.end is None:
        return (None,)
    first, last = happening.start.toordinal(), happening.end.toordinal()
    if last - first >= long:
        return (last,)
    return range(first - reach, last + reach + 1)


def direction_of(item: Resolved) -> Direction:
    """Who gains and who loses by a claim, as far as it names them."""
    kind = item.claim.type
    doer = item.by[0] if item.by else None
    other = item.onto[0] if item.onto else None
    if kind in ("control.captured", "battle.attack", "siege.imposed", "siege.ongoing", "siege.broken"):
        return Direction(doer, other if other != doer else None)
    if kind in _SWAPPED:
        return Direction(other if other != doer else None, doer)
    if kind == "route.opened":
        return Direction(other or doer)
    if kind in ("route.cut", "route.threatened"):
        return Direction(other, doer if doer != other else None)
    return Direction()


def victims(item: Resolved) -> str:
    """Who the claim's victims are: the side they are on, else the one actor they are, else nothing."""
    if len(item.onto) == 1:
        return item.onto[0]
    if item.onto:
        return _UNION.join(sorted(item.onto))
    named = sorted({target for target in item.targets if target is not None})
    return named[0] if len(named) == 1 else ""


def figure_key(item: Resolved, measure: str) -> str:
    """The attribute of an event that a figure is a value of: the measure and, where known, the victims' side."""
    whose = victims(item) if item.claim.type.startswith(("harm.", "people.")) else ""
    return f"{measure}:{whose}" if whose else measure


def _kind(item: Resolved, parameters: Parameters) -> str:
    group = parameters.classes.get(item.claim.type, item.claim.type)
    if item.claim.status == "planned":
        return f"{group}/planned"
    if any(figure.kind is Kind.TALLY and figure.measure in TALLIED for figure in figures_of(item)):
        return f"{group}/tally"
    return group


def _whole(items: Sequence[Resolved], kind: str) -> Happening:
    lead = items[0]
    direction = NOBODY
    figures: dict[str, Figure] = {}
    for item in items:
        if item.claim.type.partition(".")[0] != HARM:
            direction = direction.join(direction_of(item))
        for figure in figures_of(item):
            if figure.kind is not Kind.SUBTOTAL:
                figures.setdefault(figure_key(item, figure.measure), figure)
    doers, others = _parties(lead)
    return Happening(
        items=tuple(items), lead=lead, kind=kind, place=lead.place, start=lead.start, end=lead.end,
        direction=direction, doers=doers, others=others, weapons=_words(lead), figures=figures,
        extents=frozenset(item.claim.extent for item in items if item.claim.extent is not None),
        precise=lead.precise, basis=lead.claim.when.basis if lead.claim.when is not None else "stated",
        aimless=kind in _DIRECTED and direction == NOBODY,
    )


def _parties(item: Resolved) -> tuple[frozenset[str], frozenset[str]]:
    """Who acts and upon whom, by side (by actor where there is none), whichever of them the sentence is built on.

    Claims about roads name who opens or cuts and who depends on the road, which are not the parties of one act.
    """
    if item.claim.type.startswith("route."):
        return frozenset(), frozenset()
    doers = frozenset(item.by) or frozenset(agent for agent in item.agents if agent)
    others = frozenset(item.onto) or frozenset(target for target in item.targets if target)
    return (others, doers) if item.claim.type in _SWAPPED else (doers, others)


def _words(item: Resolved) -> frozenset[str]:
    return frozenset(word for weapon in item.claim.weapons for word in weapon.text.split())


def _gap(one: Resolved, other: Resolved) -> int:
    """Code points between two quotes; 0 when they touch or overlap."""
    first, second = one.claim.quote, other.claim.quote
    return max(0, max(first.start, second.start) - min(first.stop, second.stop))


def _fits(harm: Resolved, anchor: Resolved, chains: Chains) -> bool:
    if harm.place and anchor.place and harm.place not in chains.of(anchor.place) \
            and anchor.place not in chains.of(harm.place):
        return False
    if harm.start and harm.end and anchor.start and anchor.end \
            and (harm.start > anchor.end or anchor.start > harm.end):
        return False
    if not anchor.claim.type.startswith("strike."):
        return True
    if anchor.by:  # who strikes is not who is struck, and is who killed
        return anchor.by[0] not in harm.onto and (not harm.by or harm.by[0] == anchor.by[0])
    return not harm.by or _gap(harm, anchor) == 0


def _anchor(harm: Resolved, anchors: Iterable[Resolved], reach: int, chains: Chains) -> Resolved | None:
    """The nearest thing that the deaths may be of; of two as near, a fight for fighters and a strike for others."""
    fitting = [anchor for anchor in anchors if _gap(harm, anchor) <= reach and _fits(harm, anchor, chains)]
    return min(fitting, default=None, key=lambda anchor: (
        _gap(harm, anchor), anchor.claim.type.startswith("strike.") == bool(harm.onto), anchor.claim.quote.start,
        anchor.id))


def happenings(items: Sequence[Resolved], chains: Chains, parameters: Parameters, decisions: Decisions
               ) -> list[Happening]:
    """The happenings of all reports: every claim is in exactly one of them."""
    by_document: dict[str, list[Resolved]] = {}
    for item in items:
        by_document.setdefault(item.claim.document, []).append(item)
    found: list[Happening] = []
    for _, group in sorted(by_document.items()):
        found.extend(_of_report(group, chains, parameters, decisions))
    return found


def _of_report(items: Sequence[Resolved], chains: Chains, parameters: Parameters, decisions: Decisions
               ) -> list[Happening]:
    if len(items) == 1:
        return [_whole(items, _kind(items[0], parameters))]
    kinds = {item.id: _kind(item, parameters) for item in items}
    ordered = sorted(items, key=lambda item: (item.claim.quote.start, item.claim.quote.stop, item.id))
    members: dict[str, list[Resolved]] = {}
    anchors = [item for item in ordered if kinds[item.id] in parameters.harmful and item.claim.status == "asserted"]
    for item in sorted(ordered, key=lambda item: item.claim.type != "harm.killed"):  # the dead before the wounded
        if kinds[item.id] == HARM and item.claim.status == "asserted":
            apart = decisions.apart((item.id,))
            anchor = _anchor(item, [each for each in anchors if each.id not in apart] if apart else anchors,
                             parameters.attach_within, chains)
            if anchor is not None:
                members.setdefault(anchor.id, []).append(item)
                continue
            if item.claim.type == "harm.killed":
                anchors.append(item)
        members.setdefault(item.id, [])
    return [_whole([item, *members[item.id]], kinds[item.id]) for item in ordered if item.id in members]
