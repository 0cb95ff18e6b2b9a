"""Who is named as a part of a group (several factions, among them X and Y; the most notable of them X)."""

from collections.abc import Iterator, Sequence

from khabar.read.chunks import Chunk, Parsed
from khabar.read.neighbours import is_comma

_REACH = 3  # chunks from a group to "among them"


def members(parsed: Parsed, groups: Sequence[Chunk]) -> Iterator[Chunk]:
    """The parties named among the first of the groups, with those joined to them."""
    told = parsed.chunks[groups[0].index + 1 :] if groups else []
    among = next((chunk for chunk in told[:_REACH] if chunk.is_a("among")), None)
    listed = parsed.chunks[among.index + 1 :] if among is not None else []
    for chunk in listed:
        party = chunk.kind == "np" and not chunk.case and chunk.is_a("party.head", "party.name", "alliance")
        first = chunk.index == listed[0].index
        if party and (first or chunk.coord or is_comma(parsed, parsed.chunks[chunk.index - 1])):
            yield chunk
        elif not is_comma(parsed, chunk):
            return
