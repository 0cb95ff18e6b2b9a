"""``khabar lookup``: what a phrase would be taken to mean as a place, as a party and as a time, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Annotated, Any

import typer

from khabar.commands.options import AsJson, Published, opened
from khabar.commands.terminal import print_json, print_table
from khabar.ground.corrections import Correction
from khabar.ground.gazetteer import Gazetteer
from khabar.ground.grounder import Grounder
from khabar.ground.own_places import OwnPlaces
from khabar.model.knowledge import Knowledge, valid
from khabar.model.records import Actor, Claim, Document, Grounding, Place, Span, When, make_claim, make_document
from khabar.model.resolved import conflict_countries
from khabar.read.reader import Reader
from khabar.run import pipeline

OPEN = "stays open"
MOST = 8  # places shown
_NAMED = ("score", "id", "name", "kind")
COLUMNS = {
    "place": (*_NAMED, "where", "why", "source"),
    "party": (*_NAMED, "side", "why", "source"),
    "time": ("score", "days", "part", "why"),
}


def read_conflict(value: str) -> str:
    """The id of a war."""
    known = sorted(set(conflict_countries().values()))
    if value in known:
        return value
    raise typer.BadParameter(f"{value!r} is no war that is known; they are {', '.join(known)}")


Phrase = Annotated[str, typer.Argument(metavar="PHRASE", help="Words as a report has them, in quotation marks.")]
Conflict = Annotated[str | None, typer.Option(
    "--conflict", parser=read_conflict, metavar="WAR", show_default=False,
    help="The war the words are about, as syria or yemen. Without it, as the words themselves tell.")]
Context = Annotated[str | None, typer.Option(
    "--in", metavar="TEXT", show_default=False,
    help="The sentence or report that the words stand in: other places and parties in it decide between namesakes.")]
Taught = Annotated[str | None, typer.Option(
    "--db", metavar="FILE|URL", show_default=False,
    help="A database whose own places and corrections count, too. Without it, what Khabar knows by itself.")]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that the phrase may mean: ``as_`` place, party or time; ``chosen`` when it is what a report would get.

    ``where`` is what contains a place or what a party belongs to; ``reason`` is that of the choice, or, where ``id``
    is empty, why nothing was chosen; ``start`` and ``end`` are days, of a time only.
    """

    as_: str
    chosen: bool
    id: str | None
    name_ar: str = ""
    name_en: str = ""
    kind: str = ""
    where: str = ""
    score: float = 0.0
    reason: str = ""
    source: str = ""
    start: date | None = None
    end: date | None = None
    part: str | None = None


def lookup(
    phrase: Phrase, *, published: Published = None, conflict: Conflict = None, context: Context = None,
    db: Taught = None, as_json: AsJson = False,
) -> None:
    """Show what a phrase is taken to mean, as a place, as a party and as a time, and why.

    The first line of each kind is what a report with these words would get; the others are what
    else bears the name. A score is how sure that is, from 0 to 1. "stays open" says that nothing
    is taken, and why: better so than a guess.

    \b
    Examples:
      khabar lookup "..."                             a phrase by itself
      khabar lookup "..." --published 2016-08-16      who bore the name then, and which days are meant
      khabar lookup "..." --conflict yemen            in reports of one war
      khabar lookup "..." --in "..."                  as it would be read in this sentence
      khabar lookup "..." --db war.db                 as the next report added there would be read
      khabar lookup "..." --json                      one candidate per line, for programs
    """
    found = candidates(phrase, *_taught(db), published=published, conflict=conflict, context=context)
    if as_json:
        print_json(_as_object(each) for each in found)
        return
    _show(found)


def _taught(db: str | None) -> tuple[Knowledge, tuple[Correction, ...]]:
    """What is known, and what was corrected, in a database or without one."""
    if db is None:
        return pipeline.known_world(), ()
    with opened(db) as store:
        return pipeline.known_to(store), pipeline.corrections_in(store)


def candidates(
    phrase: str, knowledge: Knowledge, corrections: Sequence[Correction] = (), *, published: date | None = None,
    conflict: str | None = None, context: str | None = None,
) -> list[Candidate]:
    """What a phrase may mean as a place, a party and a time: of each kind what would be taken first.

    ``corrections`` are what people said that words mean.
    """
    document, span = _placed(phrase, context, published)
    reader = Reader()
    when = next((chunk.time.when for explained in reader.explain(phrase) for chunk in explained.parsed.chunks
                 if chunk.time is not None), None)
    place = _probe(document, span, "place", when)
    party = _probe(document, span, "party", None)
    company = [_probe(document, each, "place", None) for each in _named_places(reader, document)] if context else []
    grounded = Grounder(knowledge, corrections).ground(document, [*company, place, party], conflict=conflict)
    slots = {(each.claim, each.slot): each for each in grounded}
    acting, speaking = slots[party.id, "agents"], slots[party.id, "voice"]
    return [
        *_places(slots[place.id, "place"], knowledge, phrase),
        *_parties(speaking if acting.ref is None and speaking.ref else acting, knowledge, published),
        _time(slots[place.id, "date"] if when else None),
    ]


def _placed(phrase: str, context: str | None, published: date | None) -> tuple[Document, Span]:
    """The text and where the phrase stands in it; after it, where it does not have the phrase."""
    text = phrase if context is None else context if phrase in context else f"{context}\n{phrase}"
    start = text.rfind(phrase)
    document = make_document(name="lookup", text=text, sha256="", published=published)
    return document, Span(start, start + len(phrase), phrase)


def _named_places(reader: Reader, document: Document) -> list[Span]:
    """The words for places in a text, as the reader's lists of names have them."""
    parsed = [explained.parsed for explained in reader.explain(document.text)]
    return [sentence.span(name.first, name.stop) for sentence in parsed for chunk in sentence.chunks
            for name in chunk.names if "place" in name.kinds]


def _probe(document: Document, span: Span, slot: str, when: When | None) -> Claim:
    """A claim that holds the phrase in one slot; no reader made it, and it is never stored."""
    words = (span,)
    return make_claim(
        document=document.id, type=f"lookup.{slot}", status="asserted", quote=span,
        place=span if slot == "place" else None, agents=words if slot == "party" else (),
        voice=words if slot == "party" else (), when=None if when is None else replace(when, span=span))


def _places(found: Grounding, knowledge: Knowledge, phrase: str) -> list[Candidate]:
    rows = [Candidate("place", True, None, reason=found.reason)] if found.ref is None else []
    ranked = [*_ranked(found), *((place.id, 0.0, "") for place in _namesakes(phrase, knowledge))]
    for identity, score, reason in {each[0]: each for each in reversed(ranked)}.values():
        place = knowledge.places.get(identity)
        if place is not None:
            rows.append(Candidate(
                "place", bool(reason), place.id, place.name_ar, place.name_en, place.kind, _where(place, knowledge),
                score, reason, place.source))
    return sorted(rows, key=lambda each: (not each.chosen, -each.score))[:MOST]


def _namesakes(phrase: str, knowledge: Knowledge) -> list[Place]:
    """All places of that very name, those included that are hardly meant."""
    places = knowledge.places
    return [bearer.place for bearer in places.lookup(phrase)] if isinstance(places, Gazetteer | OwnPlaces) else []


def _parties(found: Grounding, knowledge: Knowledge, day: date | None) -> list[Candidate]:
    rows = [Candidate("party", True, None, reason=found.reason)] if found.ref is None else []
    for identity, score, reason in _ranked(found):
        actor, outlet = knowledge.actors.get(identity), knowledge.outlets.get(identity)
        if actor is not None:
            rows.append(Candidate("party", bool(reason), actor.id, actor.name_ar, actor.name_en, actor.kind,
                                  _above(actor, knowledge, day), score, reason, actor.source))
        elif outlet is not None:
            rows.append(Candidate("party", bool(reason), outlet.id, outlet.name_ar, outlet.name_en, "outlet",
                                  outlet.country or "", score, reason, outlet.source))
    return rows


def _time(found: Grounding | None) -> Candidate:
    if found is None:
        return Candidate("time", True, None, reason="no words of time")
    return Candidate("time", True, None, score=found.score, reason=found.reason, start=found.start, end=found.end,
                     part=found.part)


def _ranked(found: Grounding) -> Iterable[tuple[str, float, str]]:
    """(id, score, reason) of the choice and of what else may be meant; only the choice has a reason."""
    if found.ref is not None:
        yield found.ref, found.score, found.reason
    for other in found.alternatives:
        if other.id != found.ref:
            yield other.id, other.score, ""


def _where(place: Place, knowledge: Knowledge) -> str:
    """What contains the place, from the inside out, and its point in degrees."""
    above = [knowledge.places[each] for each in knowledge.containers(place.id)[1:] if each in knowledge.places]
    names = ", ".join(each.name_en or each.name_ar for each in above)
    point = "" if place.lat is None or place.lon is None else f" ({place.lat:.3f}, {place.lon:.3f})"
    return f"{names}{point}".strip()


def _above(actor: Actor, knowledge: Knowledge, day: date | None) -> str:
    """What the party belongs to on the day, and its sides then by war."""
    parent = valid(actor.parents, day)
    body = knowledge.actors.get(parent.value) if parent else None
    wars = dict.fromkeys(fact.conflict for fact in actor.sides if fact.conflict)
    sides = [f"{war}: {side}" for war in wars if (side := knowledge.side(actor.id, day, war))]
    return "; ".join([*([f"of {body.name_en or body.name_ar}"] if body else []), *sides])


def _show(found: Sequence[Candidate]) -> None:
    for kind, columns in COLUMNS.items():
        rows = [each for each in found if each.as_ == kind]
        print_table(columns, [_day_row(each) if kind == "time" else _row(each) for each in rows], title=f"As a {kind}")


def _row(each: Candidate) -> Sequence[str]:
    if each.id is None:
        return "", OPEN, "", "", "", each.reason, ""
    name = " / ".join(part for part in (each.name_ar, each.name_en) if part)
    return f"{each.score:.2f}", each.id, name, each.kind, each.where, each.reason, each.source


def _day_row(each: Candidate) -> Sequence[str]:
    if each.start is None or each.end is None:
        return "", OPEN, each.part or "", each.reason
    days = str(each.start) if each.start == each.end else f"{each.start} .. {each.end}"
    return f"{each.score:.2f}", days, each.part or "", each.reason


def _as_object(each: Candidate) -> dict[str, Any]:
    fields = asdict(each)
    return {"schema": "khabar.lookup/1", "as": fields.pop("as_"), **fields}
