"""By-names of towns (the economic capital), which stand for the name that they are said of."""

from collections.abc import Iterator, Sequence

from khabar.model.records import Span
from khabar.read.chunks import LOCAL, Chunk, Parsed, is_country, is_named

_BACK = 3  # chunks from a by-name back to the name
_COPULAR = ("deem", "op.was", "op.continue_state")


def town_called(chunks: Sequence[Chunk], epithet: Chunk) -> Chunk | None:
    """The town right before of which "capital" is only a by-name (X, the economic capital; X, which is the capital of
    the south)."""
    if not epithet.is_a("capital") or epithet.case or epithet.coord or epithet.gen:
        return None
    for chunk in reversed(chunks[max(0, epithet.index - _BACK) : epithet.index]):
        if chunk.kind == "np":
            town = chunk.is_a(*LOCAL) and is_named(chunk) and not is_country(chunk)
            return chunk if town and chunk.index < epithet.index - 1 else None
        if not (chunk.kind in {"mark", "pron", "rel"} or (chunk.kind == "verb" and chunk.is_a(*_COPULAR))):
            return None
    return None


def by_names(parsed: Parsed) -> Iterator[tuple[str, Span]]:
    """By-names that a sentence gives to towns, as ``by_name`` writes them, with the names of those."""
    for chunk in parsed.chunks:
        own = chunk.is_a("capital") and chunk.stop - chunk.head > 1  # not "the capital", which is known without
        town = town_called(parsed.chunks, chunk) if own else None
        if town is not None and not chunk.is_a("has.country", "country.name"):
            yield by_name(parsed, chunk), parsed.place(town)


def by_name(parsed: Parsed, epithet: Chunk) -> str:
    """The words of a by-name by which it is known again: "capital" and the word after it."""
    return " ".join(tag.stem for tag in parsed.tags[epithet.head : min(epithet.stop, epithet.head + 2)])
