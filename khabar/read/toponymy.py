"""Names that are written like places: somebody's after a title or as who speaks, an outlet's in a dateline."""

from collections.abc import Sequence
from itertools import pairwise

from khabar.read.chunks import LOCAL, Chunk
from khabar.text.words import Token

_PLACE = frozenset({"place.name", "has.place", "named", "unknown"})
_OUTLET = frozenset({"observer.name", "party.name", "speaker"})
_DASHES = frozenset("-\u2013\u2014")
_OPENING = frozenset("\u00ab\u201c\u201d\"")
_TOLD = 6  # chunks from an outlet back to who told it something
_DATELINE = 6  # chunks at the beginning of a sentence in which the colon of a dateline stands


def settle_bearers(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> None:
    """Take the sense of a place, or of what nobody knows, from names that somebody bears here: they name persons.

    After a title with nothing between (the minister X), after the first name of who speaks, or as the subject right
    after a verb of speech. A country or town that is a party, too, stays what it is. In a
    dateline (city, dash, outlet, colon) the outlet is no place, and the city is where the report was written.
    """
    _settle_what_is_no_ground(chunks)
    for chunk in chunks:
        if chunk.kind == "np" and "speaker" in chunk.modifiers and chunk.is_a("place.vague"):
            chunk.senses -= LOCAL  # a site in the net
        if chunk.kind == "np" and chunk.senses == {"person.name"} and chunk.analysis.article and (
                "prep.in" in chunk.case_senses):
            chunk.senses = {"unknown"}  # nothing happens in a man: it is a town that bears his name
    for before, chunk in pairwise(chunks):
        name = chunk.kind == "np" and chunk.is_a("place.name", "unknown")
        plain = name and not chunk.is_a("place.head", "party.name")
        if not plain or chunk.case or chunk.coord or chunk.analysis.conj:
            continue
        titled = before.kind == "np" and before.is_a("person.title") and before.stop == chunk.first
        first_name = before.senses == {"person.name"} and before.index and chunks[before.index - 1].is_a("say")
        titled = titled or (bool(first_name) and before.stop == chunk.first)
        if titled or (before.kind == "verb" and before.is_a("say")):
            chunk.senses -= _PLACE
            chunk.senses.add("person.name")
    for chunk in chunks:
        if _is_told(chunks, tokens, chunk):
            chunk.senses -= _PLACE
    outlet = _outlet(chunks, tokens)
    if outlet is None and (bracketed := _before_dash(chunks, tokens)) is not None:
        outlet = bracketed
        outlet.senses -= _OUTLET  # its correspondents write, it says nothing itself
    if outlet is not None:
        outlet.senses -= _PLACE
    dateline = chunks[: outlet.index] if outlet is not None else _above_dash(chunks, tokens)
    for city in dateline:
        city.senses |= {"dateline"}
    if any(chunk.is_a("observer.name") for chunk in dateline):
        for chunk in dateline:  # neither the city nor the outlet does or says what the sentence tells
            chunk.kind = "mark" if chunk.kind == "np" else chunk.kind


def _settle_what_is_no_ground(chunks: Sequence[Chunk]) -> None:
    """Take the sense of a road from a way that only tells that somebody is on it, wherever that may be (a convoy on its
    way to X); and that of a place from a staff which is called after one (the operations room X)."""
    for chunk in chunks:
        alone = chunk.kind == "np" and chunk.is_a("road.head") and chunk.stop - chunk.head == 1
        if alone and chunk.analysis.enclitic and "prep.in" in chunk.case_senses:
            chunk.senses -= LOCAL | {"road.head", "named"}
        called = any(name.entry is None for name in chunk.names)
        if called and chunk.is_a("party.head") and "operation" in chunk.modifiers:
            chunk.senses -= _PLACE | LOCAL


def _is_told(chunks: Sequence[Chunk], tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether a name in quotation marks is that of a paper to which somebody said something, whatever place is called
    so, too (a source told «the Middle East» that ...)."""
    if chunk.kind != "np" or "prep.for" not in chunk.case_senses or not chunk.is_a("place.name"):
        return False
    quoted = chunk.first > 0 and tokens[chunk.first - 1].word.raw in _OPENING
    if not quoted or chunk.is_a("place.head", "party.head"):
        return False
    for before in reversed(chunks[max(0, chunk.index - _TOLD) : chunk.index]):
        if before.is_a("say", "speech", "statement", "observer"):
            return True
        if before.kind in {"comp", "conj", "mark", "event"}:
            return False
    return False


def _before_dash(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> Chunk | None:
    """The outlet that a dateline names behind its city, before the dash and the first verb."""
    opening = chunks[:_DATELINE]
    for city, outlet, dash, verb in zip(opening, opening[1:], opening[2:], opening[3:], strict=False):
        told = outlet.kind == "np" and outlet.is_a("observer.name") and city.kind in {"np", "time"}
        if told and dash.kind == "mark" and tokens[dash.first].word.raw in _DASHES and verb.kind == "verb":
            return outlet
    return None


def _outlet(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> Chunk | None:
    """The outlet that a dateline names after its dash and before its colon."""
    opening = chunks[:_DATELINE]
    for dash, outlet, colon in zip(opening, opening[1:], opening[2:], strict=False):
        marks = dash.kind == colon.kind == "mark"
        if marks and outlet.kind == "np" and tokens[colon.first].word.raw == ":" and (
                tokens[dash.first].word.raw in _DASHES):
            return outlet
    return None


def _above_dash(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> Sequence[Chunk]:
    """The phrases of a dateline (city, day, outlet) that a dash ends, if an outlet is among them."""
    for chunk in chunks[:_DATELINE]:
        if chunk.kind == "mark" and tokens[chunk.first].word.raw in _DASHES:
            opening = chunks[: chunk.index]
            alone = chunk.index == 1 and opening[0].is_a("place.name") and chunks[2:3] and chunks[2].kind == "verb"
            return opening if alone or any(each.is_a("observer.name") for each in opening) else ()
        if chunk.kind not in {"np", "mark", "time"} or chunk.case or chunk.gen:
            break
    return ()
