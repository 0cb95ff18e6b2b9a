"""Bases that are told again by a word that is also written like the name of a party, and that are a place again."""

from collections.abc import Iterable

from khabar.read.chunks import Chunk, Parsed


def settle_bases(report: Iterable[Parsed]) -> None:
    """Take the sense of a party from "the base" where the report told of a base by its name or purpose before; behind
    a base with a name it is ground again (``base.again``), and no post of somebody's."""
    told, named = set[str](), set[str]()
    for parsed in report:
        for chunk in parsed.chunks:
            if chunk.kind != "np":
                continue
            if told and chunk.is_a("has.party"):
                _forget_inside(parsed, chunk, told)
            if "place.military" not in chunk.analysis.senses:
                continue
            if _has_name(chunk) or _has_purpose(chunk):
                stem = chunk.analysis.stem.split()[0]
                told.add(stem)
                named |= {stem} if _has_name(chunk) else set()
            elif chunk.analysis.stem in told and _is_bare(chunk):
                chunk.senses -= {"party.name", "named", "post"}
                chunk.senses |= {"base.again"} if chunk.analysis.stem in named else set()
                chunk.names = []


def _forget_inside(parsed: Parsed, chunk: Chunk, told: set[str]) -> None:
    """Take the name of a party from a phrase that tells of such a base behind its head (two men from the base)."""
    kept = [name for name in chunk.names if not (
        chunk.head < name.first == name.stop - 1 and parsed.tags[name.first].article
        and parsed.tags[name.first].stem in told)]
    if len(kept) < len(chunk.names) and not any("party" in name.kinds for name in kept):
        chunk.senses -= {"has.party"}
    chunk.names = kept


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
