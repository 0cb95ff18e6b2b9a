"""How far words reach: from where to where in a sentence somebody speaks whom a verb or "according to" names."""

from itertools import takewhile

from khabar.read.chunks import Chunk, Parsed
from khabar.read.speakers import opens_words, speaks

OPENS = 2  # chunks before the verb of speech that opens a sentence
_AFTER_WORDS = 4  # chunks after a quotation in which the report may go on with "and"
_CLOSING = frozenset("\u00bb\u201d\"")


def since(parsed: Parsed, source: Chunk, *, opened: bool) -> int:
    """From where the words are that a sentence goes by a source for: all, but behind "and according to" what follows,
    and after words of somebody else's (``opened``) only the last clause."""
    joined = source.first > 0 and parsed.tags[source.first - 1].conj
    if joined and source.index:
        return source.index
    if not opened:
        return 0
    return _clause_before(parsed, source.index)


def goes_on(parsed: Parsed, source: Chunk) -> int:
    """Where the words that a sentence goes by a source for end: at a comma after which the report joins another clause,
    if the source does not open the sentence."""
    chunks = parsed.chunks
    for chunk in chunks[source.index + 1 :] if source.index > OPENS else ():
        after = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
        joins = after is not None and ((after.kind == "verb" and bool(after.analysis.conj)) or (
            after.kind == "conj" and after.is_a("sub")))
        if chunk.kind == "mark" and joins:
            return chunk.index
    return len(chunks)


def _clause_before(parsed: Parsed, index: int) -> int:
    """Where the clause begins that ends before a chunk."""
    told = False
    for chunk in reversed(parsed.chunks[: max(0, index - 1)]):
        opens = chunk.kind in {"conj", "rel"} and chunk.is_a("sub", "op.cause")
        if chunk.kind == "comp" or opens or "sub.time" in chunk.case_senses or (told and chunk.kind == "mark"):
            return chunk.index
        told = told or chunk.kind in {"verb", "event"}
    return 0


def first_said(parsed: Parsed, verb: Chunk, *, opened: bool) -> int:
    """From where the words of a verb of speech are: behind it; before it, too, after "as" (as X announced), unless that
    only adds what it says next (and X also announced that)."""
    previous = parsed.chunks[verb.index - 1] if verb.index else None
    if previous is None or not previous.is_a("attrib.clause", "attrib.maybe"):
        return _begins(parsed, verb)
    after = list(takewhile(lambda chunk: chunk.kind != "mark", parsed.chunks[verb.index + 1 : verb.index + 6]))
    adds = previous.is_a("attrib.maybe") and any(chunk.is_a("comp") or chunk.kind == "event" for chunk in after)
    if adds:
        return verb.index
    return _clause_before(parsed, previous.index) if opened else 0


def last_said(parsed: Parsed, verb: Chunk) -> int:
    """Where the words end that a verb of speech brings: with the sentence, or with the quotation that all of them stand
    in, where the report joins another happening to it."""
    opened = False
    for chunk in parsed.chunks[verb.index + 1 :]:
        if opens_words(parsed, chunk) and not opened and parsed.tokens[chunk.first].word.raw != ":":
            opened = True
        elif opened and chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in _CLOSING:
            after = parsed.chunks[chunk.index + 1 : chunk.index + _AFTER_WORDS]
            joins = any(other.kind == "verb" and other.analysis.conj and not speaks(parsed, other) for other in after)
            return chunk.index if joins else len(parsed.chunks)
        elif chunk.kind == "comp" and not opened and not chunk.is_a("comp"):
            break
    return len(parsed.chunks)


def _begins(parsed: Parsed, verb: Chunk) -> int:
    """Where the words of a speaker begin: at the verb, but after an aside that only says who the speaker is."""
    aside = False
    for chunk in parsed.chunks[verb.index + 1 :]:
        if chunk.kind == "comp" and chunk.is_a("comp") and aside:
            return chunk.index
        if chunk.kind == "comp" or (chunk.kind == "verb" and chunk.is_a("say")) or opens_words(parsed, chunk):
            break
        aside = aside or chunk.kind == "rel"
    return verb.index
