"""How far words reach: from where to where in a sentence somebody speaks whom a verb or "according to" names."""

from itertools import takewhile

from khabar.read.chunks import Chunk, Parsed
from khabar.read.neighbours import is_comma
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
        joins = after is not None and ((after.kind in {"verb", "comp"} and bool(after.analysis.conj)) or (
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
    adds = previous.is_a("attrib.maybe") and any(chunk.is_a("comp") or (
        chunk.kind == "event" and chunk.case_senses.isdisjoint({"sub.time", "prep.in"})) for chunk in after)
    if adds:
        return verb.index
    return _clause_before(parsed, previous.index) if opened else 0


def last_said(parsed: Parsed, verb: Chunk) -> int:
    """Where the words end that a verb of speech brings: with the sentence; with the quotation that all of them stand
    in, where the report goes on about another happening; with its clause, where that only dates another one (after X
    announced the start of ...); before "however" where they are told by a noun."""
    opened = by_that = told = False
    dates = _dates_another(parsed, verb)
    for chunk in parsed.chunks[verb.index + 1 :]:
        if opens_words(parsed, chunk) and not opened and parsed.tokens[chunk.first].word.raw != ":":
            opened = True
        elif opened and chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in _CLOSING:
            return chunk.index if _goes_on_without(parsed, chunk) else len(parsed.chunks)
        elif chunk.kind == "comp" and chunk.is_a("comp"):
            by_that = True
        elif not (opened or by_that) and (chunk.is_a("sub.but") or (dates and told and is_comma(parsed, chunk))):
            return chunk.index
        told = told or chunk.kind == "event"
    return len(parsed.chunks)


def _dates_another(parsed: Parsed, verb: Chunk) -> bool:
    """Whether a verb of speech stands in a clause that dates another (after X announced)."""
    before = parsed.chunks[max(0, verb.index - 1) : verb.index]
    return any(chunk.kind == "comp" and chunk.is_a("sub.time") for chunk in before)


def _goes_on_without(parsed: Parsed, closing: Chunk) -> bool:
    """Whether the report itself goes on behind a quotation: with another happening, or with what that came after."""
    after = parsed.chunks[closing.index + 1 : closing.index + _AFTER_WORDS]
    if any(other.kind == "verb" and other.analysis.conj and not speaks(parsed, other) for other in after):
        return True
    behind = [position for position in range(closing.stop, min(closing.stop + 2, len(parsed.tokens)))
              if parsed.tokens[position].word.kind == "word"][:1]
    if any(parsed.tags[position].pos == "demonstrative" and parsed.tags[position].conj for position in behind):
        return True
    however = any(other.is_a("sub.but") for other in after[:2])
    return however and not any(other.kind == "verb" and speaks(parsed, other) for other in after)


def _begins(parsed: Parsed, verb: Chunk) -> int:
    """Where the words of a speaker begin: at the verb, but after an aside that only says who he is (which is part of
    ..., a group of ...) or when he spoke (after the arrival of ...)."""
    aside = comma = False
    for chunk in parsed.chunks[verb.index + 1 :]:
        begins = (chunk.kind == "comp" and chunk.is_a("comp")) or opens_words(parsed, chunk)
        if begins:
            return chunk.index if aside else verb.index
        if chunk.kind == "comp" or (chunk.kind == "verb" and chunk.is_a("say")):
            break
        told = chunk.kind == "event" and not chunk.gen and not chunk.is_a("statement")
        told = told or (not aside and chunk.kind == "np" and "prep.about" in chunk.case_senses)
        when = "sub.time" in chunk.case_senses
        if told and not when and (comma or not aside):
            return chunk.index if aside else verb.index
        comma = aside and (comma or is_comma(parsed, chunk))
        aside = aside or chunk.kind == "rel" or when or (chunk.kind == "pron" and is_comma(
            parsed, parsed.chunks[chunk.index - 1]))
    return verb.index
