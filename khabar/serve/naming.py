"""Names of whatever an answer mentions, in both languages: places, parties, sides, states, types, measures."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from khabar.brief.wording import Wording, wording
from khabar.model.knowledge import Knowledge
from khabar.model.ontology import ontology
from khabar.model.records import Origin, Place
from khabar.model.resolved import war_of

Name = dict[str, str]
LANGUAGES = ("ar", "en")


@cache
def _wordings() -> Mapping[str, Wording]:
    return {lang: wording(lang) for lang in LANGUAGES}


@cache
def sides() -> Mapping[str, Mapping[str, Name]]:
    """The sides of each war, by its id, with their names, in the order of ``data/actors/conflicts.yaml``."""
    file = resources.files("khabar").joinpath("data/actors/conflicts.yaml")
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))["conflicts"]
    return {war: dict(fields["sides"]) for war, fields in raw.items()}


def said(*keys: str) -> Name:
    """What a text of the briefing's wording is in both languages; the last key itself where there is none."""
    return {lang: words.optional(*keys) or keys[-1] for lang, words in _wordings().items()}


def type_name(claim_type: str) -> Name:
    """The name of a claim type."""
    known = ontology().types.get(claim_type)
    return {"ar": known.ar, "en": known.en} if known else {"ar": "", "en": claim_type}


class Naming:
    """Names and short descriptions of the records of one database."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._wars: dict[str | None, str | None] = {}
        self._places: dict[str, dict[str, Any]] = {}
        self._values: dict[tuple[str, str | None], Name] = {}

    def war(self, place: str | None) -> str | None:
        """The war that is fought where a place lies."""
        if place not in self._wars:
            self._wars[place] = war_of(place, self.knowledge)
        return self._wars[place]

    def name(self, identity: str, place: str | None = None) -> Name:
        """The name of an actor, an outlet, a place, or a side (of the war around ``place``)."""
        known = (self.knowledge.actors.get(identity) or self.knowledge.outlets.get(identity)
                 or self.knowledge.places.get(identity))
        if known is not None:
            return {"ar": known.name_ar, "en": known.name_en}
        of_war = sides().get(self.war(place) or "", {}).get(identity)
        if of_war is not None:
            return {"ar": of_war["ar"], "en": of_war["en"]}
        return said("sides", identity)

    def value(self, value: str, place: str | None = None) -> Name:
        """The name of what a state comes to: a named state, a side or an actor; figures stand for themselves."""
        key = value, self.war(place)
        found = self._values.get(key)
        if found is None:
            texts = {lang: words.optional("values", value) for lang, words in _wordings().items()}
            named = {lang: text for lang, text in texts.items() if text is not None}
            found = self._values[key] = named if len(named) == len(LANGUAGES) else self.name(value, place)
        return found

    def place(self, identity: str | None) -> dict[str, Any] | None:
        """A place as it is mentioned; one that is not known has its id for a name; None of none."""
        if not identity:
            return None
        found = self._places.get(identity)
        if found is None:
            found = self._places[identity] = self._described(identity)
        return found

    def _described(self, identity: str) -> dict[str, Any]:
        known = self.knowledge.places.get(identity)
        return described(known, self.knowledge.places) if known is not None else {
            "id": identity, "name": {"ar": "", "en": identity.partition(":")[2] or identity}, "kind": "", "lat": None,
            "lon": None, "radius_km": None, "near": None, "parent": None, "outline": None}

    def beside(self, place: Place) -> dict[str, Any]:
        """A place that need not be in the database, as it is mentioned."""
        return self._described(place.id) if place.id in self.knowledge.places else described(place, {})

    def party(self, identity: str, day: date | None = None, place: str | None = None) -> dict[str, Any]:
        """A party as it is mentioned, with its side in the war around a place on a day."""
        side = self.knowledge.side(identity, day, self.war(place))
        if side is None and identity in sides().get(self.war(place) or "", {}):
            side = identity
        return {"id": identity, "name": self.name(identity, place), "side": side}

    def origin(self, origin: Origin) -> dict[str, Any]:
        """Who a claim comes from."""
        return {**self.originator(origin), "lean": origin.lean, "grade": origin.grade, "carrier": origin.carrier,
                "copied_from": origin.copied_from, "reason": origin.reason}

    def originator(self, origin: Origin) -> dict[str, Any]:
        """The id and name of who a claim comes from; an unnamed source has the words for it as a name."""
        identity = origin.originator
        if identity in self.knowledge.actors or identity in self.knowledge.outlets:
            return {"id": identity, "name": self.name(identity)}
        return {"id": identity, "name": {"ar": origin.name, "en": origin.name}}

    def outlet(self, written: str | None) -> str | None:
        """The id of an outlet from how a report names it; None when it is not known."""
        if not written:
            return None
        return next((identity for identity in (written, f"outlet:{written}")
                     if identity in self.knowledge.outlets), None)

    def points(self, identities: Iterable[str]) -> list[tuple[float, float]]:
        """Longitude and latitude of those of these places that have a point."""
        found = (self.place(identity) for identity in identities)
        return [(each["lon"], each["lat"]) for each in found if each and each["lat"] is not None]


def described(place: Place, known: Mapping[str, Place]) -> dict[str, Any]:
    """A place as it is mentioned; one without a point of its own has that of the place it lies near, and says so."""
    anchor, near = place, None
    if place.lat is None and place.near is not None and place.near in known:
        anchor, near = known[place.near], place.near
    return {"id": place.id, "name": {"ar": place.name_ar, "en": place.name_en}, "kind": place.kind, "lat": anchor.lat,
            "lon": anchor.lon, "radius_km": place.radius_km, "near": near if anchor.lat is not None else None,
            "parent": place.parent, "outline": _outline(place.outline)}


def _outline(written: str) -> dict[str, Any] | None:
    """The shape of a place as a geometry of GeoJSON."""
    try:
        found = json.loads(written) if written else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
