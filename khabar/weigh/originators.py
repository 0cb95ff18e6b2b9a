"""Who the information of a claim comes from, once "X said, quoted by Y" and copies are traced back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from khabar.model.ids import make_id
from khabar.model.knowledge import Knowledge, valid
from khabar.model.records import Document, Origin, Outlet
from khabar.model.resolved import Resolved
from khabar.text.folding import fold
from khabar.weigh.copies import Copy
from khabar.weigh.datelines import Datelines
from khabar.weigh.parameters import Originators


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who may be the originator of a claim: id, name, side (or neutral, or unknown) and Admiralty letter."""

    id: str
    name: str
    lean: str | None
    grade: str
    reason: str


class Tracer:
    """Traces claims to their originators: a named voice, else the outlet, else an unnamed source of the report.

    Which agency a report names is found out once, however often claims of it are traced.
    """

    def __init__(self, knowledge: Knowledge, policy: Originators) -> None:
        self._knowledge = knowledge
        self._policy = policy
        self._outlets = outlets_by_name(knowledge)
        self._datelines = Datelines(knowledge.actors.values())

    def trace(self, items: Sequence[Resolved], documents: Iterable[Document], copies: Mapping[str, Copy]
              ) -> tuple[Origin, ...]:
        """The origin of each claim, in the order of the claims."""
        sources = {document.id: document for document in documents}
        by_id = {item.id: item for item in items}
        found: dict[str, Origin] = {}
        for item in items:
            chain = [item]  # back to the first report that had it: what is copied is always earlier
            while (copy := copies.get(chain[-1].id)) and copy.claim and copy.claim not in found:
                chain.append(by_id[copy.claim])
            for each in reversed(chain):
                if each.id not in found:
                    copy = copies.get(each.id)
                    there = found.get(copy.claim) if copy is not None and copy.claim is not None else None
                    source = sources[copy.source if copy is not None else each.claim.document]
                    found[each.id] = self._origin(each, source, copy, there)
        return tuple(found[item.id] for item in items)

    def _origin(self, item: Resolved, source: Document, copy: Copy | None, copied: Origin | None) -> Origin:
        """The origin of one claim of this report.

        ``copy`` says which earlier report its words stood in, which is the source then, and ``copied`` is the origin of
        the same claim there: it is that of this claim, too, unless this one names whom it quotes.
        """
        voice = self._named(item) or _as_there(copied) or self._unnamed(item, source) or self._outlet(item, source)
        reason = voice.reason if copy is None else f"{voice.reason}; {copy.reason}"
        return Origin(item.id, voice.id, voice.name, voice.lean, voice.grade, copy is not None,
                      copy.source if copy is not None else None, reason, self._also(item, voice, copied))

    def _day(self, item: Resolved) -> date | None:
        return item.published or item.end

    def _named(self, item: Resolved) -> Voice | None:
        """The innermost voice that is known: a party, a body, an agency, an outlet; a person speaks for his body."""
        for ref in item.voices:
            if ref is None:
                continue
            voice = self._known(self._body(ref, self._day(item)), item, "quoted by name")
            if voice is not None:
                return voice
        return None

    def _also(self, item: Resolved, voice: Voice, copied: Origin | None) -> tuple[str, ...]:
        """Who else says it on his own account, of those that are known: two bodies that one sentence names together
        are two witnesses, where a chain of them is one."""
        if copied is not None and voice.id == copied.originator:
            return copied.also
        known = (self._known(self._body(ref, self._day(item)), item, "named with another")
                 for ref in item.voices[:item.claim.joint] if ref is not None and item.claim.joint > 1)
        return tuple(dict.fromkeys(each.id for each in known if each is not None and each.id != voice.id))

    def _known(self, speaker: str, item: Resolved, how: str) -> Voice | None:
        """A speaker of whom something is known, as a party or as an outlet."""
        outlet = self._knowledge.outlets.get(_twin(speaker))
        actor = self._knowledge.actors.get(speaker)
        if actor is None and outlet is None:
            return None
        grade = outlet.grade if outlet else self._policy.grades.get(
            actor.kind if actor else "", self._policy.unnamed_grade)
        name = actor.name_en if actor else outlet.name_en if outlet else speaker
        body = outlet.id if outlet else speaker  # who publishes and is quoted too is one originator
        return Voice(body, name, self._lean(speaker, outlet, item), grade, f"{how}: {name}")

    def _body(self, ref: str, day: date | None) -> str:
        actor = self._knowledge.actors.get(ref)
        if actor is not None and actor.kind in self._policy.speaks_for_parent:
            body = valid(actor.parents, day)
            if body is not None:
                return body.value
        return ref

    def _lean(self, speaker: str, outlet: Outlet | None, item: Resolved) -> str | None:
        day = self._day(item)
        fact = valid(outlet.leans, day, item.conflict) if outlet else None
        if fact is not None:
            return fact.value
        side = self._knowledge.side(speaker, day, item.conflict)
        if side is not None:
            return side
        actor = self._knowledge.actors.get(speaker)
        return "neutral" if actor is not None and actor.kind in self._policy.neutral_kinds else None

    def _unnamed(self, item: Resolved, source: Document) -> Voice | None:
        """A source without a name, of one report: it leans as the outlet that chose to quote it."""
        if not item.claim.voice:
            return None
        words = item.claim.voice[0].text
        agency = self._datelines.agency(source)
        if agency is not None:  # papers that carry an agency quote the same unnamed source
            known = self._known(agency, item, "an unnamed source of the agency that the report names as its own")
            return Voice(make_id("source", agency, fold(words), item.start), words, known.lean if known else None,
                         self._policy.unnamed_grade, known.reason if known else "an unnamed source of an agency")
        outlet = self._known_outlet(source)
        fact = valid(outlet.leans, self._day(item), item.conflict) if outlet else None
        return Voice(make_id("source", source.report, fold(words)), words, fact.value if fact else None,
                     self._policy.unnamed_grade, "an unnamed source of this report")

    def _outlet(self, item: Resolved, source: Document) -> Voice:
        agency = self._datelines.agency(source)
        if agency is not None and (voice := self._known(agency, item, "the agency the report names as its own")):
            return voice
        outlet = self._known_outlet(source)
        if outlet is not None:
            fact = valid(outlet.leans, self._day(item), item.conflict)
            return Voice(outlet.id, outlet.name_en, fact.value if fact else None, outlet.grade,
                         "the report says it itself")
        if source.outlet:
            return Voice(_outlet_id(source.outlet), source.outlet, None, self._policy.unnamed_grade,
                         "an outlet of which nothing is known")
        return Voice(make_id("source", source.report), source.name, None, self._policy.unnamed_grade,
                     "a report without an outlet")

    def _known_outlet(self, document: Document) -> Outlet | None:
        return self._outlets.get(fold(document.outlet)) if document.outlet else None


def _outlet_id(outlet: str) -> str:
    return outlet if outlet.startswith("outlet:") else f"outlet:{outlet}"


def _twin(actor: str) -> str:
    """The id an actor has as an outlet, if it publishes too."""
    return f"outlet:{actor.removeprefix('actor:')}" if actor.startswith("actor:") else actor


def _as_there(copied: Origin | None) -> Voice | None:
    return Voice(copied.originator, copied.name, copied.lean, copied.grade, "as in the report it copies") \
        if copied is not None else None


def outlets_by_name(knowledge: Knowledge) -> Mapping[str, Outlet]:
    """Outlets by id, slug, name and alias, folded; a name that two share means neither."""
    found: dict[str, dict[str, Outlet]] = {}
    for outlet in knowledge.outlets.values():
        for name in (outlet.id, outlet.id.removeprefix("outlet:"), outlet.name_ar, outlet.name_en, *outlet.aliases):
            found.setdefault(fold(name), {})[outlet.id] = outlet
    return {name: next(iter(named.values())) for name, named in found.items() if len(named) == 1}


def grades(documents: Sequence[Document], knowledge: Knowledge) -> dict[str, str]:
    """The letter of each document's outlet, of those that are known."""
    return grades_by(documents, outlets_by_name(knowledge))


def grades_by(documents: Sequence[Document], known: Mapping[str, Outlet]) -> dict[str, str]:
    """The same, where the outlets are known by name."""
    letters = letters_by({document.outlet for document in documents if document.outlet}, known)
    return {document.id: letters[document.outlet] for document in documents if document.outlet in letters}


def letters_of(outlets: Iterable[str], knowledge: Knowledge) -> dict[str, str]:
    """The letter of each of these names of outlets, of those that are known."""
    return letters_by(outlets, outlets_by_name(knowledge))


def letters_by(outlets: Iterable[str], known: Mapping[str, Outlet]) -> dict[str, str]:
    """The same, where the outlets are known by name."""
    return {outlet: known[name].grade for outlet in outlets if (name := fold(outlet)) in known}
