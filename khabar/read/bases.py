"""Ground that is told again: bases by a word also written like a party's name, sites with what lies round them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from khabar.read.chunks import LOCAL, WITH_ROUND, Chunk, Parsed, is_named, is_round_it


def settle_bases(report: Iterable[Parsed]) -> None:
    """Take the sense of a party from "the base" where the report told of a base by its name or purpose before; behind
    a base with a name it is ground again (``base.again``), and no post of somebody's."""
    told, named = set[str](), set[str]()
    for parsed in report:
        for chunk in parsed.chunks:
            if chunk.kind != "np" or "place.military" not in chunk.analysis.senses:
                continue
            if _has_name(chunk) or _has_purpose(chunk):
                stem = chunk.analysis.stem.split()[0]
                told.add(stem)
                named |= {stem} if _has_name(chunk) else set()
            elif chunk.analysis.stem in told and _is_bare(chunk):
                chunk.senses -= {"party.name", "named", "post"}
                chunk.senses |= {"base.again"} if chunk.analysis.stem in named else set()
                chunk.names = []


def settle_surrounded(chunks: Sequence[Chunk]) -> None:
    """Mark definite ground without a name to which the ground around it is joined (the airport and its surroundings):
    that is no place told before."""
    for ground, more in pairwise(chunks):
        again = ground.kind == "np" and ground.analysis.article and ground.is_a(*LOCAL) and not is_named(ground)
        if again and is_round_it(more, ground.stop):
            ground.senses |= {WITH_ROUND}


def _has_name(base: Chunk) -> bool:
    """Whether a base is told by a name of its own (the base of X)."""
    own = base.stop - base.head > 1 and not base.analysis.article
    return own and base.is_a("place.name", "has.place", "named")


def _has_purpose(base: Chunk) -> bool:
    """Whether a base is told by what it is for (the air base), as no party is."""
    return base.stop - base.head > 1 and base.is_a("post") and not base.is_a("party.name", "has.party", "party.head")


def _is_bare(base: Chunk) -> bool:
    """Whether a phrase is "the base", with an adjective at most, which a list of names knows as a party."""
    alone = len(base.names) == 1 and base.names[0].first == base.head and base.names[0].stop == base.head + 1
    return alone and base.analysis.article and base.is_a("party.name")
