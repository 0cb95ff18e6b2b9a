"""From the words of a report's claims to the world: places, parties, speakers and days, each with its reason."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources

from khabar.ground import clock
from khabar.ground.actors import ActorResolver
from khabar.ground.corrections import Correction, Corrections
from khabar.ground.gazetteer import Gazetteer
from khabar.ground.outlets import OutletNames
from khabar.ground.own_day import counts_from, delay
from khabar.ground.party_index import spellings
from khabar.ground.resolution import Resolution
from khabar.ground.theatre import Named, Theatre, likeliest
from khabar.ground.toponyms import PlaceResolution, ToponymResolver
from khabar.lang.actors import words
from khabar.model.data_files import read_yaml
from khabar.model.knowledge import Knowledge
from khabar.model.records import Alternative, Claim, Document, Grounding, Span

PARTY_SLOTS = ("agents", "targets", "voice")
UNKNOWN_PLACE = 0.25  # a place that is not known, put where the words say it lies: too little to move a state
OUTLET = 0.8
STATED = 3.0          # what a war that somebody states counts as a hint, as parties named in a report do
DONE = ("battle.", "control.", "harm.", "materiel.", "strike.")  # types that, asserted, never lie ahead
_CLAUSE = re.compile(r"\s+(?P<by>\w+)\s+(?P<what>[^\n.,;:\u060c\u061b]{2,60})")
_RUNS = Resolution(None, reason="a road told by where it runs: neither of the places at its ends")
BEFORE = 24           # characters before a place mention that may say «near»


_Spot = tuple[str, str, int]  # a claim, a slot of it and the index in that slot


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words of one claim's slot, the war that its claim is placed in, if any."""

    claim: str
    slot: str
    index: int
    span: Span
    war: str | None


class Grounder:
    """Grounds the claims of reports, one report at a time. May be pickled, and used for any number of reports.

    ``corrections`` are what people said that words mean; they go before what the grounder would find by itself.
    """

    def __init__(self, knowledge: Knowledge, corrections: Sequence[Correction] = ()) -> None:
        self._knowledge = knowledge
        self._given = tuple(corrections)
        self._corrections = Corrections(corrections)
        gazetteer = knowledge.places if isinstance(knowledge.places, Gazetteer) else Gazetteer.load()
        self._toponyms = ToponymResolver(gazetteer, knowledge.places)
        self._actors = ActorResolver(knowledge.actors)
        self._outlets = OutletNames(knowledge.outlets.values())
        self._theatre = Theatre(knowledge)

    def __reduce__(self) -> tuple[type["Grounder"], tuple[Knowledge, tuple[Correction, ...]]]:
        return Grounder, (self._knowledge, self._given)

    def ground(
        self, document: Document, claims: Sequence[Claim], *, conflict: str | None = None,
    ) -> list[Grounding]:
        """What the words of each claim's slots mean: one grounding a place, party, speaker and time, in that order.

        Slots without words have none, but every claim has one for its date, even if it stays open. ``conflict`` is the
        war that all of it is about; None: as the parties and places tell.
        """
        if not claims:
            return []
        day = document.published or _stated_day(claims)
        named = self._theatre.named(document.text)
        parties = {conflict: STATED} if conflict else self._theatre.by_parties((each.actor for each in named), day)
        places = self._places(document, claims, parties)
        wars = {} if conflict else {
            claim: self._theatre.of_place(found.ref) for claim, found in places.items() if found.ref}
        conflict = conflict or likeliest(
            parties, self._theatre.by_places(found.ref for found in places.values() if found.ref))
        actors = self._parties(_mentions(claims, wars, conflict), named, day, conflict)
        late = delay(claims, document.published)
        grounded: list[Grounding] = []
        for claim in claims:
            if claim.id in places:
                grounded.append(_grounding(claim.id, "place", 0, places[claim.id]))
            grounded.extend(
                _grounding(claim.id, slot, index, self._or_outlet(slot, span, actors[claim.id, slot, index]))
                for slot in PARTY_SLOTS for index, span in enumerate(getattr(claim, slot))
            )
            grounded.append(_date(claim, document.published, late))
        return grounded

    def _or_outlet(self, slot: str, span: Span, found: Resolution) -> Resolution:
        """A speaker who is no known actor may be a publisher, or one who works for it."""
        outlet = self._outlets.find(span.text) if slot == "voice" and found.ref is None else None
        return found if outlet is None else Resolution(outlet, OUTLET, reason="a publisher of that name")

    def _places(
        self, document: Document, claims: Sequence[Claim], parties: Mapping[str, float],
    ) -> dict[str, Resolution]:
        """The place of each claim that names one; the same words at the same spot are resolved once."""
        told = {claim.id: _passed(claim.place, document.text) if claim.type.startswith("route.") else claim.place
                for claim in claims if claim.place is not None}
        spans = {(span.start, span.stop): span for span in told.values() if span is not None}
        mentions = [span for _, span in sorted(spans.items())]
        found = dict(zip(sorted(spans), self._toponyms.resolve(
            mentions, countries=self._theatre.countries(parties), text=document.text), strict=True))
        war = likeliest(parties)
        return {
            claim.id: self._corrections.meaning("place", claim.place.text, war)
            or (_RUNS if (span := told[claim.id]) is None else
                _as_near(found[span.start, span.stop], span, document.text))
            for claim in claims if claim.place is not None
        }

    def _parties(
        self, mentions: Sequence[_Mention], named: Sequence[Named], day: date | None, conflict: str | None,
    ) -> dict[_Spot, Resolution]:
        """Who each party mention means; short forms point back to all that the text names, not only in claims."""
        phrases = {(mention.span.start, mention.span.text, mention.war): None for mention in mentions}
        for each in named:
            phrases.setdefault((each.start, each.text, conflict))
        ordered = sorted(phrases, key=lambda phrase: (phrase[0], phrase[1], phrase[2] or ""))
        found = dict(zip(ordered, self._actors.resolve(
            [text for _, text, _ in ordered], day=day, conflict=conflict, wars=[war for *_, war in ordered]),
            strict=True))
        given = {each: self._corrections.meaning("party", each.span.text, each.war) for each in mentions}
        meant = {(each.claim, each.slot, each.index): found[each.span.start, each.span.text, each.war]
                 for each in mentions if given[each] is None}
        return {**_apart(meant), **{(each.claim, each.slot, each.index): told
                                    for each, told in given.items() if told is not None}}


def _mentions(claims: Sequence[Claim], wars: Mapping[str, str | None], conflict: str | None) -> list[_Mention]:
    """The party mentions of all claims; one is read in the war of its claim's place, else in the report's."""
    return [
        _Mention(claim.id, slot, index, span, wars.get(claim.id) or conflict)
        for claim in claims for slot in PARTY_SLOTS for index, span in enumerate(getattr(claim, slot))
    ]


def _apart(meant: Mapping[_Spot, Resolution]) -> dict[_Spot, Resolution]:
    """The same, where nobody does something to himself: of two opposed mentions of a claim that would mean one actor
    the less sure one stays open (an attack of the group on its positions)."""
    found = dict(meant)
    targets = {(claim, to.ref): (claim, slot, index) for (claim, slot, index), to in meant.items() if slot == "targets"}
    for (claim, slot, index), done in meant.items():
        other = targets.get((claim, done.ref)) if slot == "agents" and done.ref else None
        if other is not None:
            loser = (claim, slot, index) if done.score <= meant[other].score else other
            found[loser] = Resolution(None, 0.0, (Alternative(done.ref or "", meant[loser].score),),
                                      "the same party stands on the other side of the claim")
    return found


def _grounding(claim: str, slot: str, index: int, found: Resolution) -> Grounding:
    return Grounding(claim, slot, index, ref=found.ref, score=found.score, alternatives=found.alternatives,
                     reason=found.reason)


def _date(claim: Claim, published: date | None, late: int) -> Grounding:
    """When a claim was, in a report that was written so many days before it was published."""
    when = claim.when or clock.UNSTATED
    found = clock.resolve(when, counts_from(when, published, late))
    if late and counts_from(when, published, late) != published:
        found = replace(found, reason=f"{found.reason}; its own words tell that it was written {late} days before")
    if claim.status == "asserted" and claim.type.startswith(DONE) and found.start and published and (
            found.end or found.start) > published:
        found = replace(clock.resolve(clock.UNSTATED, published),
                        reason="news cycle: it is told as done, so the day ahead is not its own")
    return Grounding(claim.id, "date", 0, start=found.start, end=found.end, part=found.part, score=found.score,
                     reason=found.reason)


def _stated_day(claims: Sequence[Claim]) -> date | None:
    """The latest day that the claims of an undated report state with its year: when its names were in use."""
    days = (clock.resolve(claim.when, None).end for claim in claims if claim.when is not None)
    return max((day for day in days if day is not None), default=None)


def _as_near(found: PlaceResolution, span: Span, text: str) -> Resolution:
    """The same, or what holds the place where only that is known; the reason then says that it is not the place itself.

    (:class:`khabar.model.resolved.Resolved` reads «in or near» and «surroundings» in reasons.)
    """
    if found.ref is None and found.container is not None:
        others = tuple(Alternative(each.id, each.score) for each in found.alternatives if each.id != found.container)
        return Resolution(found.container, UNKNOWN_PLACE, others,
                          f"in or near it, at a place that stays open: {found.reason}")
    if found.ref is None or not _surrounds(span, text):
        return found
    return Resolution(found.ref, found.score, found.alternatives, f"its surroundings: {found.reason}")


def _surrounds(span: Span, text: str) -> bool:
    """Whether the mention begins with a word for surroundings or a front, or one stands before it."""
    first = words(span.text)[:1]
    before = words(text[max(0, span.start - BEFORE):span.start])[-2:]
    return any(not surroundings().isdisjoint(spellings(word)) for word in (*first, *before))


def _passed(road: Span, text: str) -> Span | None:
    """The words for the place of a road: its own; of one told by where it runs (the road between A and B) those of what
    it is told to pass right behind (through C), or none."""
    if not any(_is_one_of(word, "between") for word in words(road.text)):
        return road
    behind = _CLAUSE.match(text, road.stop)
    if behind is None or not _is_one_of(behind["by"], "through"):
        return None
    return Span(behind.start("what"), behind.end("what"), behind["what"])


def _is_one_of(word: str, relation: str) -> bool:
    """Whether a word is one of those that ``data/places/heads.yaml`` lists for a relation of roads."""
    return not _of_roads()[relation].isdisjoint(spellings(word))


@cache
def _of_roads() -> Mapping[str, frozenset[str]]:
    listed = read_yaml(resources.files("khabar").joinpath("data/places/heads.yaml"))["roads"]
    return {name: frozenset(form for word in found for form in words(word)) for name, found in listed.items()}


@cache
def surroundings() -> frozenset[str]:
    """The folded words that speak of what lies around a place, not of the place; from ``data/places/heads.yaml``."""
    relations = read_yaml(resources.files("khabar").joinpath("data/places/heads.yaml"))["relations"]
    return frozenset(form for name in ("near", "front") for word in relations[name] for form in words(word))
