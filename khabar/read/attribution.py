"""Whom a phrase under "according to" names: a body, a person, whose count it is; a plan or a law says nothing."""

from khabar.read.chunks import Chunk, Parsed, is_named
from khabar.read.speakers import SPEAKERS, may_speak

_GROUND = ("place.site", "place.head", "place.vague", "medium", "body")


def source_of(parsed: Parsed, source: Chunk) -> Chunk | None:
    """Who is gone by: of an account (a count, figures, an estimate) whoever made it; None where nobody is named.

    "According to the programme", "to the constitution" tell by what something is done, and a toll without a body that
    gave it is the report's own.
    """
    if source.is_a("account"):
        own = source if source.is_a("has.party", "has.observer", "observer.name") else None
        return _maker(parsed, source) or own
    if source.is_a(*SPEAKERS, "evidence", "place.name"):
        return source
    tag = source.analysis
    if tag.entry is None or tag.pos not in {"noun", "masdar"}:
        return source if tag.pos != "adj" or tag.article or may_speak(source) else None
    return source if source.is_a("named", "has.party", "unknown") and not tag.senses.isdisjoint(_GROUND) else None


def is_issuer(statement: Chunk, body: Chunk) -> bool:
    """Whether a phrase behind a statement says whose it is (of X, issued by X), not what it is about."""
    issued = statement.stop - statement.head > 1 and "prep.about" in body.case_senses
    whose = body.is_a(*SPEAKERS) and bool(body.case_senses & {"prep.for", "of"})
    return body.kind == "np" and (issued or whose)


def _maker(parsed: Parsed, account: Chunk) -> Chunk | None:
    """Whose account it is: the genitive, the phrase under "of", or who is told to have made it (that X gave)."""
    for chunk in parsed.chunks[account.index + 1 : account.index + 4]:
        if chunk.kind == "np" and (chunk.gen or chunk.case_senses & {"prep.for", "prep.from", "prep.about", "of"}):
            if chunk.is_a(*SPEAKERS, "place.name", "has.party"):
                return chunk
        elif chunk.kind == "np" and not chunk.case and parsed.chunks[chunk.index - 1].kind == "verb":
            return chunk if chunk.is_a(*SPEAKERS) or is_named(chunk) else None
        elif chunk.kind not in {"np", "rel"} and not (chunk.kind == "verb" and chunk.analysis.enclitic):
            return None
    return None
