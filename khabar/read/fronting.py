"""Phrases that open a clause and say where it goes on."""

from collections.abc import Sequence

from khabar.read.chunks import Chunk, Parsed

_FRONT = 5  # chunks from a phrase that opens a clause to its verb


def fronts(chunks: Sequence[Chunk], where: Chunk) -> bool:
    """Whether a phrase joined behind a comma says where the next clause goes on (..., and in X they attacked)."""
    if not where.joined or where.coord or where.kind != "np" or "prep.in" not in where.case_senses:
        return False
    if not where.index or chunks[where.index - 1].kind != "mark":
        return False
    following = next((chunk for chunk in chunks[where.index + 1 : where.index + _FRONT]
                      if chunk.kind not in {"np", "time", "mark"} or chunk.coord), None)
    return following is not None and following.kind == "verb" and not following.analysis.conj


def begins_news(parsed: Parsed, event: Chunk) -> bool:
    """Whether "and" joins to a whole sentence of a headline a happening that is other news (the army retakes the town
    | and raids of the alliance on X), which nothing in it governs."""
    if not (parsed.headline and event.kind == "event" and event.joined):
        return False
    bare = not (event.analysis.article or event.analysis.enclitic or event.analysis.prep)
    verb = next((chunk for chunk in reversed(parsed.chunks[: event.index]) if chunk.kind in {"verb", "event"}), None)
    return bare and verb is not None and verb.kind == "verb" and event.index - verb.index > 1
