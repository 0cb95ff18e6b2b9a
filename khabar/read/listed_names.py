"""Names in a list behind the word for several places (the villages of A, B and C), whatever else they look like."""

from collections.abc import Container, Sequence

from khabar.read.chunks import Chunk, is_named
from khabar.read.mentions import NameMention
from khabar.read.relatives import COMMAS
from khabar.text.words import Analysis, Token

_LONGEST = 4  # words of a name
_PAIR = (" du", " irregular")
_UNTOLD = frozenset({"op.plan"})  # of a verb that may tell nothing that happened
_NAMING = frozenset({"unknown", "feminine"})  # what may be said of a word that is only a name
_NOMINAL = frozenset({"noun", "name", "masdar", "adj"})


def calls_for_names(tag: Analysis) -> bool:
    """Whether a word for several places is one that their names may follow: the villages of, the two towns of."""
    return "place.head" in tag.senses and tag.features.endswith((" pl", *_PAIR)) and not (tag.article or tag.enclitic)


def read_as_names(tags: list[Analysis], tokens: Sequence[Token], names: Sequence[NameMention]) -> None:
    """Make names of what looks like a verb where a list of places calls for a name.

    Two towns have two names, so that what "and" joins to the first is the second. Of more than two, what looks like a
    verb is a name where it would have nothing to tell.
    """
    known = {position for name in names if name.entry is None for position in range(name.first, name.stop)}
    for head, tag in enumerate(tags):
        if not calls_for_names(tag):
            continue
        pair, position = tag.features.endswith(_PAIR), head + 1
        while (joined := _next_joined(tags, tokens, position, known)) is not None:
            if tags[joined].pos == "verb":
                if not (pair or _tells_nothing(tags, tokens, joined)):
                    break
                word = tags[joined]
                tags[joined] = Analysis(word.stem + word.enclitic, None, "", word.conj)
            if pair:
                break
            position = joined


def _next_joined(
    tags: Sequence[Analysis], tokens: Sequence[Token], first: int, known: Container[int]
) -> int | None:
    """Where the word stands that "and" joins to the name that begins at ``first``; None where no name does."""
    for position in range(first, min(first + _LONGEST, len(tags))):
        tag = tags[position]
        if tokens[position].word.kind != "word":
            return None
        if position > first and tag.conj:
            return position
        quality = position == first and tag.pos == "adj" and tag.entry is not None and not tag.article
        if tag.prep or not (position in known or (tag.pos in _NOMINAL and not quality)):
            return None
    return None


def _tells_nothing(tags: Sequence[Analysis], tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb that says nothing of a war has nobody behind it who could do it."""
    if not tags[verb].senses <= _UNTOLD or not tags[verb].features.startswith("past 3ms"):
        return False
    if verb + 1 == len(tags) or tokens[verb + 1].word.kind != "word":
        return True
    after = tags[verb + 1]
    return bool(after.conj) or after.pos == "prep" or bool(after.prep) or (after.entry is None and not after.article)


def join_names(chunks: Sequence[Chunk], tokens: Sequence[Token], tags: Sequence[Analysis]) -> None:
    """Make places of the names that a list goes on with behind the word for several places: words that mean nothing
    else here, and those that stand behind a comma."""
    for chunk in chunks:
        if chunk.kind == "np" and calls_for_names(chunk.analysis) and is_named(chunk) and chunk.quantity is None:
            _join(chunks, chunk, tokens, tags)


def _join(chunks: Sequence[Chunk], first: Chunk, tokens: Sequence[Token], tags: Sequence[Analysis]) -> None:
    last = first
    for chunk in chunks[first.index + 1 :]:
        if chunk.kind == "mark" and tokens[chunk.first].word.raw in COMMAS:
            continue
        between = chunk.index - last.index
        if chunk.kind != "np" or not chunk.joined or between > 2 or not _may_name(chunk, tags):
            return
        if between == 2:
            after = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
            if after is not None and after.kind not in {"mark", "np"}:
                return  # "the towns of A, and B saw fighting"
            chunk.coord, chunk.mate = True, last
            chunk.case, chunk.case_senses, chunk.gen = last.case, last.case_senses, last.gen
        if not chunk.is_a("place.head", "place.name"):
            chunk.senses |= {"place.name", "named", *(last.senses & {"country.name"})}
            chunk.senses.discard("unknown")
        last = chunk


def _may_name(chunk: Chunk, tags: Sequence[Analysis]) -> bool:
    """Whether a phrase that is joined to names of places is one: one of them, or words that mean nothing else."""
    if chunk.is_a("place.name", "place.head"):
        return is_named(chunk)
    tag = chunk.analysis
    word = tag.pos in {"noun", "name", "masdar"} or (tag.pos == "adj" and tag.article)
    bare = word and not (tag.enclitic or tag.prep or chunk.quantity)
    return bare and chunk.senses <= _NAMING and all(
        each.entry is None and not each.article for each in tags[chunk.head + 1 : chunk.stop])
