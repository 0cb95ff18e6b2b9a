"""Where people live of whom, or by whom, something is told: it happened at their home, unless they say where."""

from collections.abc import Iterator, Sequence

from khabar.model.records import Span
from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Draft

_BEFALLS = ("people.", "hardship.", "aid.", "harm.")
_SAID = 3  # chunks back from those who live somewhere to the verb that says what they tell


def home_of(draft: Draft) -> Span | None:
    """The words of the place whose people a claim says it befell (the residents of X are without water)."""
    for chunk in draft.get("targets") if draft.rule.type.startswith(_BEFALLS) else ():
        if (home := where_they_live(draft.parsed, chunk)) is not None:
            return home
    return None


def where_they_live(parsed: Parsed, people: Chunk) -> Span | None:
    """The words of the place whose people a phrase means (the residents of X)."""
    first = people.head + 1
    lives = people.is_a("civilian", "collective") and people.is_a("has.place") and first < people.stop
    named = any(name.first == first for name in people.names)
    return parsed.span(first, people.stop) if lives and (named or "place.head" in parsed.tags[first].senses) else None


def home_of_tellers(draft: Draft, places: Sequence[Chunk]) -> Span | None:
    """The words of the place whose people tell what happened (residents of the town of X, near Y, said that ...).

    None where a place is told that does not only say where their home lies.
    """
    parsed, chunks = draft.parsed, draft.parsed.chunks
    told = next((at for at in range(draft.trigger.index - 1, 0, -1) if chunks[at].kind == "comp"), 0)
    if places and not places[0].index < told:
        return None
    for chunk in reversed(chunks[:told]):
        home = _home(parsed, chunk) if chunk.kind == "np" else None
        if home is not None and any(_says(each) for each in chunks[max(0, chunk.index - _SAID) : chunk.index]):
            return home if not places or places[0].index > chunk.index else None
    return None


def _says(chunk: Chunk) -> bool:
    return chunk.kind == "verb" and chunk.is_a("say")


def _home(parsed: Parsed, people: Chunk) -> Span | None:
    """The words of the place that people are told to be of (one of the residents of the village of X)."""
    names = {name.first for name in people.names if "place" in name.kinds}
    for position in _where_from(parsed, people):
        if position in names or "place.head" in parsed.tags[position].senses:
            stop = people.stop
            while stop - 1 > position and "unnaming" in parsed.tags[stop - 1].senses:
                stop -= 1  # "the town of X, near Y"
            return parsed.span(position, stop) if position + 1 < stop or position in names else None
    return None


def _where_from(parsed: Parsed, people: Chunk) -> Iterator[int]:
    """Where the word behind one for people who live somewhere stands in a phrase."""
    for position in range(people.head, people.stop - 1):
        senses, home = parsed.tags[position].senses, parsed.tags[position + 1]
        if "civilian" in senses and not parsed.tags[position].article and not home.article:
            yield position + 1
