"""Somebody whose name the report gives with "called" or "whose name is"."""

from khabar.model.records import Span
from khabar.read.chunks import Chunk, Parsed
from khabar.read.neighbours import is_comma

_REACH = 7  # chunks from a person to the word that says how he is called


def called(parsed: Parsed, person: Chunk) -> Span | None:
    """The name by which a person is called (a commander in X | called | Y; a driver, and he is called | Y)."""
    chunks = parsed.chunks
    for chunk in chunks[person.index : person.index + _REACH]:
        if chunk is not person and (chunk.kind == "comp" or (chunk.kind == "mark" and not is_comma(parsed, chunk))):
            return None
        said = _said_how(parsed, chunk)
        if said is not None and said < chunk.stop:
            return parsed.span(said, chunk.stop)
        if said is not None and chunk.index + 1 < len(chunks):
            name = chunks[chunk.index + 1]
            someone = name.kind == "np" and name.is_a("person.name", "unknown") and not (name.case or name.gen)
            return parsed.words(name) if someone else None
    return None


def _said_how(parsed: Parsed, chunk: Chunk) -> int | None:
    """The token behind the word that says how somebody is called: a verb (called), or a noun in a phrase (his name)."""
    if chunk.kind == "verb":
        return chunk.stop if chunk.is_a("is.called") and chunk.analysis.features.endswith("s") else None
    if chunk.kind != "np" or chunk.case:
        return None
    tags = enumerate(parsed.tags[chunk.first : chunk.stop], start=chunk.first + 1)
    return next((behind for behind, tag in tags if "name.noun" in tag.senses and tag.enclitic), None)
