"""Where the words begin that tell who is meant, inside a phrase that first measures him out or says what his men are.
"""

from khabar.read.chunks import Chunk, Parsed

_MEASURES = ("transparent", "naming", "remains")


def begins_measured(parsed: Parsed, chunk: Chunk) -> int:
    """Where the words begin that a word of measure only measures out (a number of, the share of, the body of), or that
    say whose the dead are (the dead Houthis, the dead civilians)."""
    head = chunk.head
    while {*_MEASURES, "party.head"} & parsed.tags[head].senses in ({one} for one in _MEASURES):
        inner = (i for i in range(head + 1, chunk.stop) if parsed.tags[i].pos in {"noun", "masdar", "name"})
        following = next(inner, None)
        if following is None:
            break
        head = following
    return begins_whose(parsed, chunk, head) if chunk.is_a("generic") else head


def begins_whose(parsed: Parsed, chunk: Chunk, head: int) -> int:
    """Where the words begin inside a phrase that say of whom its men or its ground are; its head where none do."""
    theirs = [name.first for name in chunk.names if "party" in name.kinds and "place" not in name.kinds]
    theirs += (i for i in range(head + 1, chunk.stop) if {"dwelling", "military"} & parsed.tags[i].senses)
    return next((first for first in theirs if first > head), head)
