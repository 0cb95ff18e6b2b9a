"""Ground without a name whose own words are kept as the place: they tell more than a name told before it."""

from collections.abc import Sequence
from itertools import pairwise

from khabar.model.records import Span
from khabar.read.chunks import LOCAL, OWN_WORDS, Chunk, Parsed, is_named, is_round_it

_CLAUSE = 5  # chunks from such ground to the end of the clause that says whose it is
_LEAST = 2  # "that", and the verb
_HELD = ("capture", "hold.state")


def settle_own_words(chunks: Sequence[Chunk]) -> None:
    """Mark definite ground to which what lies round it is joined (the airport and its surroundings), and ground that is
    joined to a named place and told by who took or holds it (X and the villages that they took)."""
    for ground, more in pairwise(chunks):
        if ground.kind != "np" or not ground.analysis.article or not ground.is_a(*LOCAL) or is_named(ground):
            continue
        beside = ground.mate if ground.coord else None
        named = beside is not None and beside.index == ground.index - 1 and beside.is_a(*LOCAL) and is_named(beside)
        if is_round_it(more, ground.stop) or (named and _clause(chunks, ground)):
            ground.senses |= {OWN_WORDS}


def own_words(parsed: Parsed, ground: Chunk) -> Span:
    """The words of such ground, with the clause that says whose it is."""
    clause = _clause(parsed.chunks, ground)
    return parsed.span(ground.first, clause[-1].stop) if clause else parsed.place(ground)


def _clause(chunks: Sequence[Chunk], ground: Chunk) -> Sequence[Chunk]:
    """The relative clause behind ground that tells who took or holds it: up to him, or the pronoun before him."""
    behind = chunks[ground.index + 1 : ground.index + _CLAUSE]
    if len(behind) < _LEAST or behind[0].kind != "rel" or behind[1].kind != "verb" or not behind[1].is_a(*_HELD):
        return ()
    stop = behind[1].index + 1
    for chunk in behind[_LEAST:]:
        if chunk.kind == "pron" and chunk.is_a("on"):
            stop = chunk.index + 1
        elif chunk.kind == "np" and chunk.is_a("party.head", "party.name") and not chunk.case:
            stop = chunk.index + 1
            break
        else:
            break
    return chunks[behind[0].index : stop]
