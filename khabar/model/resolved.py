"""A claim together with what its words mean: the view of claims, groundings and knowledge that derived records use."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import yaml

from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Document, Grounding, PartOfDay

_ENDED = re.compile("[.!?\u061f]\\s|\n")
_NEAR = ("surroundings", "in or near")  # a place grounding that says so in its reason is not of the place itself


@dataclass(frozen=True, slots=True)
class Resolved:
    """One claim, read: who (``agents`` and ``by``, their sides), to whom, where, from which to which day, who says so.

    ``agents``, ``targets`` and ``voices`` are actor ids in the order of the mentions, None where not resolved;
    ``by`` and ``onto`` the sides of agents and targets, in that order, each once. ``near`` is true when the claim
    is about the surroundings of ``place``; ``id`` is that of the claim. Days are None when the report and its date
    leave them open. ``published`` is the day on which its report came out.
    """

    id: str
    claim: Claim
    published: date | None
    conflict: str | None
    place: str | None
    near: bool
    start: date | None
    end: date | None
    part: PartOfDay | None
    agents: tuple[str | None, ...]
    targets: tuple[str | None, ...]
    voices: tuple[str | None, ...]
    by: tuple[str, ...]
    onto: tuple[str, ...]

    @property
    def precise(self) -> bool:
        """Whether it is dated to one day by words of its own or of a sentence before it."""
        when = self.claim.when
        return self.start is not None and self.start == self.end and (
            when is None or when.basis in ("stated", "carried"))

    @property
    def evening(self) -> int:
        """Which half of its last day it belongs to: 0 up to noon, 1 after; 1 when the words do not say."""
        return 0 if self.part in ("dawn", "morning", "noon") else 1


@cache
def conflict_countries() -> Mapping[str, str]:
    """Country code to the conflict that is fought there, from ``data/actors/conflicts.yaml``."""
    file = resources.files("khabar").joinpath("data/actors/conflicts.yaml")
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))["conflicts"]
    return {country: name for name, war in raw.items() for country in war["countries"]}


class Chains:
    """The kind of a place and the places that contain it, from the inside out, itself the first; looked up once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._found: dict[str | None, tuple[str, ...]] = {None: ()}
        self._kinds: dict[str | None, str] = {}

    def of(self, place: str | None) -> tuple[str, ...]:
        """The place and its containers."""
        found = self._found.get(place)
        if found is None:
            found = self._found[place] = self._knowledge.containers(place)
        return found

    def kind(self, place: str | None) -> str:
        """The kind of a place; empty when it is not known."""
        if place not in self._kinds:
            known = self._knowledge.places.get(place) if place is not None else None
            self._kinds[place] = known.kind if known is not None else ""
        return self._kinds[place]


class _Sides:
    """Sides of actors on days, looked up once each."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._found: dict[tuple[str, date | None, str | None], str | None] = {}

    def of(self, actors: Iterable[str | None], day: date | None, conflict: str | None) -> tuple[str, ...]:
        sides: dict[str, None] = {}
        for actor in actors:
            if actor is None:
                continue
            key = (actor, day, conflict)
            if key not in self._found:
                self._found[key] = self._knowledge.side(*key)
            side = self._found[key]
            if side is not None:
                sides[side] = None
        return tuple(sides)


def war_of(place: str | None, knowledge: Knowledge) -> str | None:
    """The conflict that is fought in the country of a place; None where none is, or the place is not known."""
    for container in knowledge.containers(place):
        known = knowledge.places.get(container)
        if known is not None and known.country is not None:
            return conflict_countries().get(known.country)
    return None


def _majority(conflicts: Iterable[str | None]) -> str | None:
    """The conflict that most claims of a report are placed in; None when two are named equally often."""
    ranked = Counter(found for found in conflicts if found is not None).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


class Slots:
    """Groundings by claim and slot, the best of each mention."""

    def __init__(self, groundings: Iterable[Grounding]) -> None:
        self._found: dict[tuple[str, str], dict[int, Grounding]] = {}
        for grounding in groundings:
            slot = self._found.setdefault((grounding.claim, grounding.slot), {})
            rival = slot.get(grounding.index)
            if rival is None or _rank(grounding) > _rank(rival):
                slot[grounding.index] = grounding

    def one(self, claim: str, slot: str) -> Grounding | None:
        """The grounding of a slot that holds one thing (place, date)."""
        return self._found.get((claim, slot), {}).get(0)

    def refs(self, claim: str, slot: str, mentions: int) -> tuple[str | None, ...]:
        """What each of the slot's mentions means, None where nothing was found."""
        found = self._found.get((claim, slot))
        if found is None:
            return (None,) * mentions
        return tuple([found[index].ref if index in found else None for index in range(max(mentions, len(found)))])


def _rank(grounding: Grounding) -> tuple[bool, float, str]:
    return grounding.ref is not None or grounding.start is not None, grounding.score, grounding.ref or ""


def _near(claim: Claim, document: Document, place: Grounding) -> bool:
    """Whether a claim is about the surroundings of its place.

    A place that an earlier sentence names is carried on without what that sentence said around it: «they left their
    posts around the plant. A counter-attack at the plant …».
    """
    if not any(words in place.reason for words in _NEAR):
        return False
    between = document.text[claim.place.stop:claim.quote.start] if claim.place is not None else ""
    return _ENDED.search(between) is None


def resolve(documents: Sequence[Document], claims: Sequence[Claim], groundings: Sequence[Grounding],
            knowledge: Knowledge) -> tuple[Resolved, ...]:
    """Every claim whose document is given, with the meaning of its slots; sorted by id, each claim once."""
    known = {document.id: document for document in documents}
    slots = Slots(groundings)
    wanted = {claim.id: claim for claim in claims if claim.document in known}
    places = {claim: slots.one(claim, "place") for claim in wanted}
    wars: dict[str, list[str | None]] = {}
    conflicts: dict[str, str | None] = {}
    by_place: dict[str | None, str | None] = {}
    for claim in wanted.values():
        grounded = places[claim.id]
        place = grounded.ref if grounded else None
        if place not in by_place:
            by_place[place] = war_of(place, knowledge)
        conflicts[claim.id] = by_place[place]
        wars.setdefault(claim.document, []).append(by_place[place])
    mostly = {document: _majority(found) for document, found in wars.items()}
    sides = _Sides(knowledge)
    return tuple(
        _resolved(claim, known[claim.document], conflicts[claim.id] or mostly[claim.document], slots, sides)
        for _, claim in sorted(wanted.items())
    )


def _resolved(claim: Claim, document: Document, conflict: str | None, slots: Slots, sides: _Sides) -> Resolved:
    place, day = slots.one(claim.id, "place"), slots.one(claim.id, "date")
    start, end = (day.start, day.end) if day else (None, None)
    start, end = start or end, end or start
    agents = slots.refs(claim.id, "agents", len(claim.agents))
    targets = slots.refs(claim.id, "targets", len(claim.targets))
    at = end or document.published
    return Resolved(
        id=claim.id, claim=claim, published=document.published, conflict=conflict,
        place=place.ref if place else None, near=place is not None and _near(claim, document, place),
        start=start, end=end, part=day.part if day else None,
        agents=agents, targets=targets, voices=slots.refs(claim.id, "voice", len(claim.voice)),
        by=sides.of(agents, at, conflict), onto=sides.of(targets, at, conflict),
    )


def road_users(item: Resolved, knowledge: Knowledge, classes: Mapping[str, str]) -> frozenset[str]:
    """For which classes of user a claim about a road is made, by the kinds of its targets; empty: for anybody.

    ``classes`` maps kinds of actor to classes of user.
    """
    if not item.targets:
        return frozenset()
    kinds = [knowledge.actors[target].kind for target in item.targets
             if target is not None and target in knowledge.actors]
    return frozenset(classes[kind] for kind in kinds if kind in classes)
