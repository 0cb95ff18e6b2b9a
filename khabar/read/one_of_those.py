"""A named place that is told as one of those which a clause says that somebody holds (X is one of their last towns)."""

from collections.abc import Sequence

from khabar.read.chunks import LOCAL, Chunk, Parsed, is_country, is_named
from khabar.read.frames import Draft
from khabar.read.place_lists import first_of

_CLAUSE = 5  # chunks from a verb back to the noun that its clause qualifies
_BEFORE = 3  # chunks from that noun back to the name
_SKIPPED = frozenset({"part", "pron", "verb", "np"})


def name_one_of_those(draft: Draft) -> None:
    """Give a claim of who holds what the names that the ground of its clause is said to be among."""
    if draft.rule.type != "control.held" or draft.trigger.kind != "verb":
        return
    ground = _qualified(draft)
    name = _name_of(draft.parsed, ground) if ground is not None else None
    if name is not None:
        draft.slots["place"] = [first_of(draft.parsed.chunks, name)]


def _qualified(draft: Draft) -> Chunk | None:
    """The ground without a name that the clause of a verb qualifies (the towns that X still holds)."""
    chunks, trigger = draft.parsed.chunks, draft.trigger
    for chunk in reversed(chunks[max(0, trigger.index - _CLAUSE) : trigger.index]):
        if chunk.kind == "rel":
            continue
        if chunk.kind == "np" and chunk.is_a(*LOCAL) and not chunk.is_a("party.name"):
            return None if is_named(chunk) else chunk
        if chunk.kind not in _SKIPPED or (chunk.kind == "verb" and not chunk.is_a("op.continue_state", "op.was")):
            return None
    return None


def _name_of(parsed: Parsed, ground: Chunk) -> Chunk | None:
    """The name before ground that is told as the last, the largest or one of its kind."""
    chunks, among = parsed.chunks, not ground.case_senses.isdisjoint({"prep.from", "prep.among"})
    if not (among or (ground.is_a("transparent") and ground.case in {"", "="})):
        return None
    for chunk in reversed(chunks[max(0, ground.index - _BEFORE) : ground.index]):
        if chunk.kind == "np":
            told = chunk.is_a(*LOCAL) and is_named(chunk) and not is_country(chunk)
            beside = among and chunk.index == ground.index - 1 and not _is_topic(chunks, first_of(chunks, chunk))
            return chunk if told and not beside else None
        if chunk.kind not in {"pron", "mark"}:
            return None
    return None


def _is_topic(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether a sentence or clause is about a place (X is among ...), and nothing moves to or from it."""
    before = chunks[place.index - 1] if place.index else None
    return not place.case and (before is None or before.kind in {"mark", "comp"} or before.is_a("deem", "reckon"))
