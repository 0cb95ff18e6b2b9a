"""Where the words of a party begin inside the phrase that tells of it."""

from khabar.model.records import Span
from khabar.read.chunks import Chunk, Parsed

_MEASURES = ("transparent", "naming", "remains")


def measured_from(parsed: Parsed, chunk: Chunk) -> int:
    """Where the words begin that a word of measure only measures out (a number of, the share of, the body of), or that
    say whose the dead are (the dead Houthis, the dead civilians)."""
    head = chunk.head
    if chunk.is_a("clause"):  # "who was in the car"
        return head
    while {*_MEASURES, "party.head"} & parsed.tags[head].senses in ({one} for one in _MEASURES):
        inner = (i for i in range(head + 1, chunk.stop) if parsed.tags[i].pos in {"noun", "masdar", "name"})
        following = next(inner, None)
        if following is None:
            break
        head = following
    return whose_from(parsed, chunk, head) if chunk.is_a("generic") else head


def whose_from(parsed: Parsed, chunk: Chunk, head: int) -> int:
    """Where the words begin inside a phrase that say of whom its men or its ground are; its head where none do."""
    theirs = [name.first for name in chunk.names if "party" in name.kinds and "place" not in name.kinds]
    theirs += (i for i in range(head + 1, chunk.stop) if {"dwelling", "military"} & parsed.tags[i].senses)
    if chunk.is_a("place.vague", "place.military"):  # positions of the organization
        theirs += (i for i in range(head + 1, chunk.stop) if "party.head" in parsed.tags[i].senses)
    return next((first for first in theirs if first > head), head)


def is_nobodys(chunk: Chunk) -> bool:
    """Whether ground is told by a bare word (positions, the ground), so that nobody knows whose it is;
    or by one that stands for a base told by its name before."""
    bare = chunk.stop - chunk.head == 1 and not chunk.analysis.enclitic
    vague = bare and chunk.is_a("place.vague") and not chunk.is_a("party.head", "party.name", "post")
    return vague or chunk.is_a("base.again")


def whose_deed(parsed: Parsed, deed: Chunk) -> Span | None:
    """The party that an event noun is annexed to as one phrase (X's attacks); None where it names none."""
    first = next((name.first for name in deed.names if name.first > deed.head), None)
    return parsed.span(first, deed.stop) if deed.kind == "event" and first is not None else None
