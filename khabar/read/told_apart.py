"""Strikes told in one breath, each with whom it hit and where (raids on X in A and on the camps of Y in B)."""

from collections.abc import Iterator

from khabar.read.chunks import Chunk, is_location, is_named
from khabar.read.frames import Draft

_BLOWS = ("strike.", "battle.attack")
_ENDING = frozenset({"verb", "comp", "event", "conj", "rel"})
_PARTIES = ("party.head", "party.name")
_REACH = 12  # chunks from the first that was hit to the last

Told = tuple[list[Chunk], Chunk]  # those hit, and where


def told_apart(draft: Draft) -> Iterator[Draft]:
    """Further claims of a blow that hit some in one place and others in another; the draft keeps the first of them."""
    told = _pairs(draft) if draft.rule.type.startswith(_BLOWS) and draft.get("targets") else []
    for hit, place in told[1:]:
        slots = {**draft.slots, "targets": hit, "place": [place], "quote": [*hit, place]}
        slots.pop("counts", None)
        yield Draft(draft.rule, draft.parsed, draft.args, slots, draft.context)
    if told[1:]:
        hit, place = told[0]
        draft.slots |= {"targets": hit, "place": [place]}


def _pairs(draft: Draft) -> list[Told]:
    """Those hit with where each was hit, in order; nothing where some of them have no place of their own."""
    targets = draft.get("targets")
    first = min(targets, key=lambda chunk: chunk.index)
    hit, place, out = [first], None, list[Told]()
    for chunk in draft.parsed.chunks[first.index + 1 : first.index + _REACH]:
        if chunk.kind in _ENDING:
            break
        if chunk in targets or _is_another(chunk):
            if place is not None:
                out.append((hit, place))
                hit, place = [], None
            hit.append(chunk)
        elif place is None and "prep.in" in chunk.case_senses and is_location(chunk) and is_named(chunk):
            place = chunk
    return [*out, (hit, place)] if place is not None else []


def _is_another(chunk: Chunk) -> bool:
    """Whether a party is joined to another with its "of" put again (positions of X in A and | of Y | in B)."""
    return chunk.kind == "np" and chunk.joined and "prep.for" in chunk.case_senses and chunk.is_a(*_PARTIES)
