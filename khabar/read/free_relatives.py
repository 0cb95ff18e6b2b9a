"""People who are told by a clause alone: "who was in it", "all who tried to leave", "whoever works with X"."""

from collections.abc import Sequence

from khabar.read.chunks import LOCAL, Chunk, is_named
from khabar.text.words import Analysis

_HARMS = ("kill", "wound", "die", "arrest", "abduct")  # what is told of those by a clause of their own
_HELD = ("in", "on", "from", "with", "aboard", "among")  # how a pronoun says where they were, or of whom they are
_LEFT = 2  # words of a phrase of the lexicon that says the like by itself
_FARTHEST = 6  # chunks from "who" to where its clause has ended
_ALIKE = ("3ms", "3mp")


def with_free_relatives(chunks: Sequence[Chunk], tags: Sequence[Analysis]) -> list[Chunk]:
    """The chunks with each "who" (written like "from") and the clause that it opens made one phrase of people."""
    out: list[Chunk] = []
    position = 0
    while position < len(chunks):
        chunk, last = chunks[position], out[-1] if out else None
        may = chunk.kind == "prep" or (chunk.kind == "np" and (chunk.is_a("transparent") or _harmed(last)))
        following = chunks[position + 1 : position + _FARTHEST] if may else ()
        told = _clause(chunk, last, following, tags) if may else None
        if told is None:
            out.append(chunk)
            position += 1
            continue
        taken, inside = told
        first = out.pop() if _is_all(last, chunk) else chunk
        out.append(_people(first, following[taken - 1] if taken else chunk, out, inside=inside))
        position += 1 + taken
    return out


def _people(first: Chunk, last: Chunk, before: Sequence[Chunk], *, inside: bool) -> Chunk:
    """One phrase of people, from the first of the chunks to the last; ``inside``: "who" stands before its preposition.
    """
    start = first.first - 2 if inside else first.first
    people = Chunk("np", start, last.stop, start, first.analysis, {"person", "clause"})
    people.case, people.case_senses, people.gen, people.joined = (
        first.case, first.case_senses, first.gen, first.joined)
    if first.kind == "prep" or inside:
        people.case, people.case_senses = "", frozenset()
        people.gen = bool(before) and before[-1].kind == "event" and before[-1].stop == start
    return people


def _is_all(last: Chunk | None, chunk: Chunk) -> bool:
    """Whether "all" stands before the "who" that opens the clause."""
    whole = last is not None and last.kind == "np" and last.is_a("transparent", "whole")
    return whole and last is not None and chunk.kind == "prep" and chunk.first == last.stop and (
        last.stop - last.first == 1)


def _clause(
    chunk: Chunk, last: Chunk | None, following: Sequence[Chunk], tags: Sequence[Analysis],
) -> tuple[int, bool] | None:
    """How many of the following chunks belong to the clause of people that a chunk opens; none if it opens no such."""
    if chunk.kind == "np":
        if {"person", "part", "transparent"} <= chunk.analysis.senses and chunk.stop - chunk.first == _LEFT:
            return int(any(each.kind in {"pron", "part"} and each.is_a(*_HELD) for each in following[:1])), False
        if last is not None and _harmed(last) and last.stop == chunk.first - 2 and _within(chunk, tags):
            return 0, True
        verb = _verb_inside(chunk, following, tags)
        if not verb and not (chunk.is_a("transparent") and _is_who(tags[chunk.stop - 1])):
            return None
    elif "of" not in chunk.senses or chunk.stop - chunk.first > 1 or not (_harmed(last) or _is_all(last, chunk)):
        return None
    else:
        verb = False
    taken = 0
    while taken < len(following) and _is_verb(following[taken]):
        taken, verb = taken + 1, True
    if taken == len(following):
        return (taken, False) if verb else None
    more = following[taken]
    if more.kind in {"pron", "part"} and more.is_a(*_HELD):
        return taken + 1, False
    if verb and _completes(more):
        after = following[taken + 1] if taken + 1 < len(following) else None
        owned = after is not None and after.kind == "np" and after.gen and not after.coord
        return taken + 1 + owned, False
    return (taken, False) if verb else None


def _harmed(last: Chunk | None) -> bool:
    return last is not None and last.kind in {"event", "verb"} and last.is_a(*_HARMS)


def _is_verb(chunk: Chunk) -> bool:
    return chunk.kind == "verb" and not chunk.analysis.conj and not chunk.is_a(*_HARMS) and (
        chunk.analysis.features.endswith(_ALIKE))


def _is_who(tag: Analysis) -> bool:
    return tag.pos == "prep" and "of" in tag.senses and not tag.enclitic


def _within(chunk: Chunk, tags: Sequence[Analysis]) -> bool:
    """Whether a phrase stands under "who" and "in" (the killing of who [was] in the car)."""
    doubly = chunk.first > 1 and {"of", "prep.in"} <= chunk.case_senses and not chunk.is_a("place.in")
    return doubly and _is_who(tags[chunk.first - 2]) and not _says_where(chunk)


def _verb_inside(chunk: Chunk, following: Sequence[Chunk], tags: Sequence[Analysis]) -> bool:
    """Whether what is read as the noun behind "all of" is a verb (all who tried): it is no list (both A and B)."""
    end = chunk.stop - 1
    if chunk.stop - chunk.first != 3 or not chunk.is_a("transparent") or not _is_who(tags[end - 1]):
        return False
    listed = any(each.joined or each.analysis.conj for each in following[:2])
    named = any(name.entry is None for name in chunk.names)
    return tags[end].entry is None and not (tags[end].article or listed or named)


def _completes(chunk: Chunk) -> bool:
    """Whether a phrase right behind the verb ends what the clause says: where, with whom or what."""
    if chunk.kind == "event":
        return chunk.analysis.article and not chunk.coord
    return chunk.kind == "np" and bool(chunk.case) and not chunk.coord and not _says_where(chunk) and (
        "of" not in chunk.case_senses)


def _says_where(chunk: Chunk) -> bool:
    """Whether a phrase names the place, which the claim wants for itself."""
    return chunk.is_a(*LOCAL) and is_named(chunk)
