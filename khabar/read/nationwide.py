"""What is told of a whole country: a toll of the war, what its people lack; it happened in no place told before."""

from collections.abc import Sequence

from khabar.model.records import Count
from khabar.read.chunks import Chunk, is_the_country
from khabar.read.frames import Draft

_OF_PEOPLE = ("people.", "hardship.", "harm.killed", "harm.wounded", "aid.")
_MANY = 1000  # people, from which on a figure is more than one happening brings about


def is_national(draft: Draft, counts: Sequence[Count]) -> bool:
    """Whether a claim about people is told of a nation (the Yemeni people, millions of Syrians, a thousand Iraqis), of
    those who live in the country, or of thousands there or whom the war as a whole befell."""
    if not draft.rule.type.startswith(_OF_PEOPLE):
        return False
    many = any(count.low >= _MANY for count in counts)
    if any(_is_nation(chunk, many=many) for slot in ("targets", "counts") for chunk in draft.get(slot)):
        return True
    chunks = draft.parsed.chunks
    return many and any((chunk.kind == "event" and chunk.is_a("war")) or is_the_country(chunk) for chunk in chunks)


def _is_nation(chunk: Chunk, *, many: bool) -> bool:
    """Whether people are told by their nation alone, as all or very many of it, or by their country."""
    if "homeland" in chunk.modifiers or chunk.is_a("nation"):
        return True
    native = any(name.adjective for name in chunk.names) and chunk.is_a("civilian")
    several = chunk.quantity is not None and chunk.quantity.low >= _MANY
    all_of_them = chunk.quantity is None and chunk.analysis.features.endswith(" pl") and chunk.analysis.article
    return native and (many or several or (all_of_them and chunk.stop - chunk.head == 1))
