"""Reports for the store's tests: some written out, some drawn at random in every field."""

import hashlib
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from khabar.model.records import Claim, Document, Grounding, Place, Reading, Span, make_claim, make_document

T = TypeVar("T")
RAMOUSEH = "سيطرت المعارضة على الراموسة"
SHELLING = "وقال المرصد إن قوات النظام قصفت حلب"
WORDS = f"{RAMOUSEH}. {SHELLING}."


def report(name: str = "r1", text: str = WORDS, **more: Any) -> Document:
    return make_document(name=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), **more)


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words), words)


def captured(document: Document, **more: Any) -> Claim:
    return make_claim(document=document.id, type="control.captured", status="asserted",
                      quote=span(document, RAMOUSEH), agents=(span(document, "المعارضة"),),
                      place=span(document, "الراموسة"), **more)


def shelled(document: Document, **more: Any) -> Claim:
    return make_claim(document=document.id, type="strike.shelling", status="asserted",
                      quote=span(document, "قوات النظام قصفت حلب"), agents=(span(document, "قوات النظام"),),
                      place=span(document, "حلب"), voice=(span(document, "المرصد"),), **more)


def grounded(claim: Claim, place: str, day: date | None, actor: str, voice: str | None = None) -> list[Grounding]:
    slots = [
        Grounding(claim.id, "place", 0, ref=place, score=0.9),
        Grounding(claim.id, "agents", 0, ref=actor, score=0.8),
        Grounding(claim.id, "date", 0, start=day, end=day, score=1.0, reason="" if day else "relative"),
    ]
    return slots + ([Grounding(claim.id, "voice", 0, ref=voice, score=1.0)] if voice else [])


def addition(name: str = "r1", day: date | None = date(2016, 8, 6), **more: Any) -> tuple[
        Document, Reading, Sequence[Grounding]]:
    """A report of two claims: ground taken in Ramouseh, and Aleppo shelled, on the Observatory's word."""
    document = report(name, published=day, **more)
    one, other = captured(document), shelled(document)
    return document, Reading(document.id, (one, other)), (
        grounded(one, "place:ramouseh", day, "actor:opposition")
        + grounded(other, "place:aleppo", day, "actor:syrian-army", "actor:sohr"))


PLACES = (
    Place("place:syria", "سوريا", "Syria", "country"),
    Place("place:aleppo", "حلب", "Aleppo", "city", parent="place:syria", lat=36.2, lon=37.16, aliases=("Halab",)),
    Place("place:ramouseh", "الراموسة", "Ramouseh", "district", parent="place:aleppo", source="curated"),
)

storable = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
offsets = st.integers(-14 * 60 + 1, 14 * 60 - 1).map(lambda minutes: timezone(timedelta(minutes=minutes)))
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: storable,
    int: st.integers(0, 2**31 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.none() | offsets),
}


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*(st.none() if each is NoneType else of_type(each) for each in get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(of_type(get_args(hint)[0]), max_size=3).map(tuple)
    assert isinstance(hint, type)
    return every_field(hint)


def every_field(record: type[T], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Records in which each field, optional or not, may hold anything of its type."""
    assert is_dataclass(record)
    hints = get_type_hints(record)
    return st.builds(record, **{part.name: given[part.name] if part.name in given else of_type(hints[part.name])
                                for part in fields(record)})


@st.composite
def additions(draw: st.DrawFn, name: str) -> tuple[Document, Reading, tuple[Grounding, ...]]:
    """A report of this name whose claims, and all that is said of them, are drawn at random."""
    text = draw(storable.filter(bool))
    document = make_document(
        name=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), outlet=draw(st.none() | storable),
        title=draw(st.none() | storable), published=draw(st.none() | st.dates()),
        retrieved=draw(st.none() | PLAIN[datetime]), language=draw(storable))
    bounds = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    quotes = bounds.map(lambda both: Span(both[0], both[1], text[both[0]:both[1]]))
    ids = storable.map(lambda tail: f"{document.id}{tail}")
    claims = draw(st.lists(every_field(Claim, id=ids, document=st.just(document.id), quote=quotes), max_size=3,
                           unique_by=lambda claim: claim.id))
    if not claims:
        return document, Reading(document.id), ()
    groundings = draw(st.lists(
        every_field(Grounding, claim=st.sampled_from([claim.id for claim in claims])), max_size=4,
        unique_by=lambda each: (each.claim, each.slot, each.index)))
    return document, Reading(document.id, tuple(claims)), tuple(groundings)
