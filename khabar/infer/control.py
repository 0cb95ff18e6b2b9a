"""Who holds a place, from all that is claimed of it: captures, losses, fighting, denials, admissions."""

from collections.abc import Container, Iterable, Sequence
from itertools import chain

from khabar.infer.observations import Meaning, Observer
from khabar.infer.tracks import OTHER, Track, follow
from khabar.infer.trust import NEUTRAL
from khabar.model.records import Assessment
from khabar.model.resolved import Chains, Resolved

RULE = "control.belief"
FIGHTING = ("battle.clash", "battle.attack", "battle.repelled")
ABOUT = (*FIGHTING, "control.captured", "control.lost", "control.withdrew", "control.held")
_LONG = 14  # half-days: in a longer window only its ends are taken for days of fighting


def meaning(item: Resolved, *, wide: bool, taker: str | None = None) -> Meaning | None:
    """What a claim says of who holds its place; None when it says nothing.

    ``wide`` marks a place of which a claim that does not say how much is taken to mean a part, and in which an attack
    somewhere says nothing of who holds it. ``taker`` is who is meant when the claim itself does not say who took it.
    """
    claim = item.claim
    doer = item.by[0] if item.by else taker
    other = item.onto[0] if item.onto and item.onto[0] != doer else None
    if claim.status == "negated":
        return _denial(item, doer, other)
    if claim.status != "asserted":
        return None
    if claim.type == "battle.clash" or (wide and claim.type in FIGHTING):
        return Meaning("clash", None)
    if doer is None:
        return None
    part = claim.extent == "partial" or (claim.extent is None and wide)
    match claim.type:
        case "control.captured":
            return Meaning("part" if part else "capture", doer, doer, other, None if part else other)
        case "control.lost" if not part and other is not None:
            return Meaning("capture", other, other, doer, doer)
        case "control.lost" | "control.withdrew":
            return Meaning("part" if part else "lose", doer, other, doer, None if part else doer)
        case "control.held":
            return Meaning("part" if claim.extent == "partial" else "hold", doer, doer)
        case "battle.repelled":
            return Meaning("repel", doer, doer, other)
        case "battle.attack":
            return Meaning("attack", doer)
    return None


def _denial(item: Resolved, doer: str | None, other: str | None) -> Meaning | None:
    """What it means that a claim is denied; nothing when it is denied of several sides at once."""
    if len(item.by) != 1:
        return None
    if item.claim.type in ("control.captured", "control.held"):
        return Meaning("lose", doer, other, doer)
    if item.claim.type in ("control.lost", "control.withdrew"):
        return Meaning("hold", doer, doer, other)
    return None


class Enemies:
    """Who fights whom by each report: a side that loses ground in a report of two sides loses it to the other."""

    def __init__(self, items: Iterable[Resolved]) -> None:
        self._sides: dict[str, set[str]] = {}
        for item in items:
            if item.claim.type in ABOUT:
                self._sides.setdefault(item.claim.document, set()).update(item.by, item.onto)

    def of(self, item: Resolved, side: str) -> str | None:
        """The one other side that the claim's report tells of; None when there is none, or more than one."""
        others = self._sides.get(item.claim.document, set()) - {side}
        return next(iter(others)) if len(others) == 1 else None


def whole_of(place: str | None, chains: Chains, wide: Container[str]) -> Sequence[str]:
    """A place and what contains it, as far as that is of no wide kind: what is said of all of that is said of it."""
    line = chains.of(place)
    stop = next((at for at, each in enumerate(line) if chains.kind(each) in wide), len(line))
    return line[:stop] or line[:1]


class Takers:
    """Who took a place, when a claim that it was taken does not say."""

    def __init__(self, items: Sequence[Resolved], observer: Observer, chains: Chains) -> None:
        self._origins = observer.origins
        self._chains = chains
        self._wide = observer.parameters.control.wide_kinds
        self._told: dict[tuple[str, str], set[str]] = {}
        for item in items:
            if item.claim.type == "control.captured" and item.claim.status == "asserted" and item.by:
                for place in self._around(item.place):
                    self._told.setdefault((item.claim.document, place), set()).add(item.by[0])

    def _around(self, place: str | None) -> Sequence[str]:
        """The place and what contains it, as far as that is no wide area."""
        return whole_of(place, self._chains, self._wide)

    def of(self, item: Resolved) -> str | None:
        """The one side that the same report says took this place or a part of it; else, of a party that speaks of
        what was taken and names nobody, its own side, unless it says that its own side lost it."""
        if item.by or item.claim.type != "control.captured":
            return None
        told = {side for place in self._around(item.place)
                for side in self._told.get((item.claim.document, place), ())}
        if len(told) == 1:
            return next(iter(told))
        lean = self._origins[item.id].lean
        own = item.claim.voice and lean not in (None, NEUTRAL) and lean not in item.onto and not told
        return lean if own else None

    def wholes(self, place: str) -> Sequence[str]:
        """What a place is a part of so that what is said of all of that is said of the place."""
        return self._around(place)[1:]


def control(items: Sequence[Resolved], observer: Observer, chains: Chains, others: Sequence[Resolved] = ()
            ) -> list[Assessment]:
    """The assessments of every place of whose control anything is claimed.

    ``others`` are claims of the same reports about places that are not looked at: they tell who fights whom.
    """
    holders = Holders(items, observer, chains, others)
    return [state for place in holders.places for state in holders.of(place)]


class Holders:
    """Who holds a place, for one place after another.

    The claims given must hold all those of the reports that speak of a place, and nothing else matters for it. Of
    those that are no claims of the places asked for, ``others``, only the sides they name matter.
    """

    def __init__(self, items: Sequence[Resolved], observer: Observer, chains: Chains, others: Sequence[Resolved] = ()
                 ) -> None:
        self._observer, self._chains = observer, chains
        self._enemies, self._takers = Enemies(chain(items, others)), Takers(items, observer, chains)
        self._published = {item.id: item.published for item in items}
        self._by_place: dict[str, list[Resolved]] = {}
        for item in items:
            if item.place is not None and item.claim.type in ABOUT:
                self._by_place.setdefault(item.place, []).append(item)

    @property
    def places(self) -> list[str]:
        """The places of whose control anything is claimed."""
        return sorted(self._by_place)

    def of(self, place: str) -> list[Assessment]:
        """The assessments of one place: from the claims of it, and from those of all of what it is a part of."""
        observer = self._observer
        claims = self._by_place.get(place, [])
        told = [*self._told(place, claims), *(
            (item, found) for whole in self._takers.wholes(place)
            for item, found in self._told(whole, self._by_place.get(whole, []))
            if item.claim.type.startswith("control.") and found.kind != "part")]
        values = _contenders(told, self._enemies)
        if not values:
            return []
        track = Track("control", place, RULE, values if len(values) > 1 else (*values, OTHER),
                      tuple(observer.observe(told)), frozenset(_active(claims, observer)))
        return follow(track, observer.events, self._published, observer.parameters.control)

    def _told(self, place: str, claims: Sequence[Resolved]) -> list[tuple[Resolved, Meaning]]:
        wide = self._chains.kind(place) in self._observer.parameters.control.wide_kinds
        return [(item, found) for item in claims if not item.near
                and (found := meaning(item, wide=wide, taker=self._takers.of(item))) is not None]


def _contenders(told: Sequence[tuple[Resolved, Meaning]], enemies: Enemies) -> tuple[str, ...]:
    """The sides that contend for a place by what is claimed of it."""
    sides = {side for _, each in told for side in (each.value, each.gains, each.loses) if side is not None}
    if len(sides) == 1:
        (only,) = sides
        sides |= {enemy for item, _ in told if (enemy := enemies.of(item, only)) is not None}
    return tuple(sorted(sides))


def _active(items: Sequence[Resolved], observer: Observer) -> set[int]:
    """The half-days of fighting at a place or around it, and the ones next to them."""
    found: set[int] = set()
    for item in items:
        if item.claim.type not in FIGHTING or item.claim.status != "asserted":
            continue
        window = observer.window(item)
        if window is not None:
            first, last = window
            steps = range(first, last + 1) if last - first <= _LONG else (first, last)
            found.update(near for step in steps for near in (step - 1, step, step + 1))
    return found
