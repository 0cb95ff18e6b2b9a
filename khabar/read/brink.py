"""Who is ready to do something, on the brink of it, or so many kilometres short of it, and has not done it yet."""

from collections.abc import Sequence

from khabar.read.chunks import Chunk

_READY_REACH = 4  # chunks from who is ready to the word that says so
_MEASURED = 2  # chunks that a distance may take up (20 | kilometres)
_CARRIES = ("aux", "op.continue_state")  # verbs that only say that somebody is or has become so


def brink(chunks: Sequence[Chunk], event: Chunk) -> int | None:
    """Where the words begin that say that somebody is only ready for what an event noun names, or joined to such a one:
    ready to, on the verge of, four hundred metres from."""
    if event.kind != "event":
        return None
    while (over := _over(chunks, event)) is not None:
        event = over
    if not event.index:
        return None
    before = chunks[event.index - 1]
    if "prep.distance" in event.case_senses:
        return event.index
    if (event.case and before.is_a("resolved")) or before.is_a("on.verge"):
        return before.index
    for chunk in reversed(chunks[max(0, event.index - _MEASURED) : event.index]):
        if "prep.from" not in event.case_senses or chunk.kind != "np":
            return None
        if "prep.distance" in chunk.case_senses:
            return chunk.index
    return None


def _over(chunks: Sequence[Chunk], event: Chunk) -> Chunk | None:
    """The masdar to which another one is joined, or of which it is the genitive."""
    before = chunks[event.index - 1] if event.gen else event.mate if event.coord else None
    masdar = before is not None and (before.kind == "event" or before.analysis.pos == "masdar")
    return before if before is not None and masdar and before.index < event.index else None


def who_is_ready(chunks: Sequence[Chunk], event: Chunk) -> Chunk | None:
    """Who is told, in a clause with no verb of its own, to be ready for or on the brink of what an event noun names."""
    start = brink(chunks, event)
    for chunk in reversed(chunks[max(0, start - _READY_REACH) : start]) if start is not None else ():
        if chunk.kind != "np" and not chunk.is_a(*_CARRIES):
            return None
        if chunk.kind == "np" and not (chunk.case or chunk.gen or chunk.coord):
            return chunk
    return None
