"""The part of a database that a briefing or an explanation is drawn from, in memory, with names in one language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from khabar.brief.printable import is_right_to_left, isolated, printable
from khabar.brief.wording import Figure, Wording
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Claim, Document, Event, Grounding, Origin, Unread
from khabar.model.resolved import war_of

PARTIES_NAMED = 4
SERIES = "toll.series"  # the rule whose assessments are running totals of one originator


def place_of(state: Assessment) -> str:
    """The id of the place that an assessment is about; empty when none is known."""
    return state.subject.partition("|")[0]


@dataclass(frozen=True)
class Account:
    """Reports, what they claim, and what was derived from it.

    ``groundings`` are by claim, ``origins`` by claim; ``superseded`` counts older versions of the reports, which
    stand outside the account.
    """

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    groundings: Mapping[str, tuple[Grounding, ...]]
    origins: Mapping[str, Origin]
    events: tuple[Event, ...]
    assessments: tuple[Assessment, ...]
    knowledge: Knowledge
    unread: tuple[Unread, ...] = ()
    superseded: int = 0

    def grounding(self, claim: str, slot: str, index: int = 0) -> Grounding | None:
        """What one slot of a claim was found to mean."""
        for grounding in self.groundings.get(claim, ()):
            if grounding.slot == slot and grounding.index == index:
                return grounding
        return None

    def held(self, claims: Iterable[str]) -> list[Claim]:
        """The claims of these ids that the account holds, in the order of the ids."""
        return [self.claims[claim] for claim in claims if claim in self.claims]

    def inside(self, place: str | None, area: str) -> bool:
        """Whether a place is an area or lies in it."""
        return place is not None and area in self.knowledge.containers(place)


@dataclass(frozen=True, slots=True)
class Where:
    """The name of a place or of several, bare and with the preposition of the (first) place."""

    place: str
    at: str
    several: bool = False


@dataclass(frozen=True)
class Names:
    """Names of places, parties and outlets in the language of the wording; words of the reports where none is known."""

    knowledge: Knowledge
    words: Wording

    def place(self, identity: str) -> str:
        """The name of a place."""
        known = self.knowledge.places.get(identity)
        return self._named(known.name_ar, known.name_en, identity) if known else self._unknown(identity)

    def at(self, identity: str) -> str:
        """The name of a place with its preposition."""
        known = self.knowledge.places.get(identity)
        return self.words.at(self.place(identity), known.kind if known else "")

    def places(self, identities: Sequence[str]) -> Where:
        """The names of several places in a row."""
        named = (self.place(identity).partition(self.words.text("list", "within")) for identity in identities)
        listed = self.words.listed([f"{name} ({area})" if area else name for name, _, area in named])
        return Where(listed, self.words.at(listed, self.kind(identities[0])), several=len(identities) > 1)

    def somewhere(self, identity: str) -> Where:
        """What stands for a place when it is asked what is alike but for the place."""
        return Where("…", self.words.at("…", self.kind(identity)))

    def kind(self, identity: str) -> str:
        """The kind of a place; empty when it is not known."""
        known = self.knowledge.places.get(identity)
        return known.kind if known else ""

    def party(self, identity: str) -> str:
        """The name of an actor, an outlet or a side."""
        actor = self.knowledge.actors.get(identity)
        if actor:
            return self._named(actor.name_ar, actor.name_en, identity)
        outlet = self.knowledge.outlets.get(identity)
        if outlet:
            return self._named(outlet.name_ar, outlet.name_en, identity)
        return self.words.optional("sides", identity) or self._unknown(identity)

    def parties(self, identities: Iterable[str]) -> str:
        """The names of several parties in a row, each once."""
        return self.words.listed(list(dict.fromkeys(self.party(identity) for identity in identities)), PARTIES_NAMED)

    def outlet(self, written: str | None) -> str:
        """Who published, from the outlet as the input names it."""
        if not written:
            return self.words.text("no_outlet")
        for identity in (written, f"outlet:{written}"):
            if identity in self.knowledge.outlets:
                return self.party(identity)
        name = printable(written, 60)
        return isolated(name) if is_right_to_left(name) != (self.words.direction == "rtl") else name

    def originator(self, origin: Origin, document: Document) -> str:
        """Who a claim comes from: its name in this language, an outlet as it is written, else the words that name it;
        a report without an outlet that says it itself is called by the report's name."""
        if origin.originator in self.knowledge.actors or origin.originator in self.knowledge.outlets:
            return self.party(origin.originator)
        if origin.originator.startswith("outlet:"):
            return self.outlet(origin.name)
        if origin.name and origin.name != document.name:
            return self.words.speaker(origin.name)
        return self.words.say("attribution", "report", name=isolated(printable(PurePath(document.name).stem, 60)))

    def value(self, value: str) -> str:
        """A side, an actor or one of the named states."""
        return self.words.optional("values", value) or self.party(value)

    def state(self, state: Assessment) -> str:
        """What an assessment comes to: a figure for a toll, else a side, an actor or one of the named states."""
        if state.kind == "toll" and state.low is not None:
            return self.words.bare_figure(state.subject.split("|")[1], state.low, state.high)
        return self.value(state.value)

    def subject(self, state: Assessment) -> str:
        """What an assessment is about: the place, and for roads and tolls whose road or what is counted of whom."""
        place, *rest = state.subject.split("|")
        named = [self.place(place) if place else self.words.text("no_place")]
        if state.kind == "toll" and len(rest) == 3:
            measure, victims, whose = rest
            named.append(self.measure(measure, victims))
            if state.rule == SERIES:
                named.append(self.party(whose))
        elif state.kind == "route":
            named += [self.words.say("for_whom", who=self.words.optional("users", part) or self.value(part))
                      for part in rest[:2] if part]
        return self.words.text("list", "dot").join(named)

    def measure(self, measure: str, whose: str) -> str:
        """What is counted, and of whose people: a side, an actor, or several joined by ``+``."""
        label = self.words.optional("measures", measure) or printable(measure)
        return self.words.say("whose_measure", measure=label, who=self.parties(whose.split("+"))) if whose else label

    def people_counted(self, figure: Figure) -> Figure:
        """The figure with people of no side (civilians) as what it counts, and not as those whose people it counts."""
        actor = self.knowledge.actors.get(figure.whose)
        if actor is None or actor.kind != "people":
            return figure
        return replace(figure, whose="", of=figure.of if self.words.has_noun(figure) else actor.name_ar)

    def side(self, actor: str, event: Event) -> str | None:
        """The side an actor is on, in the war and on the day of an event."""
        return self.knowledge.side(actor, event.start, war_of(event.place, self.knowledge))

    def _named(self, name_ar: str, name_en: str, identity: str) -> str:
        first, second = (name_ar, name_en) if self.words.lang == "ar" else (name_en, name_ar)
        if first:
            return printable(first)
        return self.words.quoted(second) if second else printable(identity)

    def _unknown(self, identity: str) -> str:
        return self.words.quoted(identity.partition(":")[2] or identity)
