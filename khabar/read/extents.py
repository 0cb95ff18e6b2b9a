"""How much of a place a claim of control is about: the whole of it or a part."""

from khabar.model.records import Extent, Span
from khabar.read.chunks import Chunk, is_named
from khabar.read.frames import Draft
from khabar.read.place_lists import listed, vague_one


def extent_of(draft: Draft, told: Span | None) -> Extent | None:
    """Whole or part: by the rule, by words of part; vague ground is a part, a named place the whole.

    ``told`` are the words of the place of the claim, which may be one of several in a list.

    Of a withdrawal nobody says how much ground was left.
    """
    if draft.rule.extent:
        return draft.rule.extent  # type: ignore[return-value]
    places = _of_list(draft, told) or draft.get("place")
    if draft.rule.type == "control.withdrew":
        return None
    if not places:
        return "full" if draft.rule.type == "control.held" else None
    measures = (*places, *draft.get("share"))
    senses = {sense for chunk in measures for sense in chunk.senses | chunk.modifiers | chunk.case_senses}
    measured = senses & {"part", "whole"} == {"part"} or "partly" in senses | draft.context
    return "partial" if measured or _is_vague(places[0], draft) else "full"


def _of_list(draft: Draft, told: Span | None) -> list[Chunk]:
    """The place of a list with these words: one that a plural stood for, or one without a name among named ones."""
    own, parsed = draft.get("place"), draft.parsed
    if told is None or not own:
        return []
    others = (each for each in parsed.chunks[own[0].index + 1 :] if each.kind == "np" and vague_one(each))
    chunks = others if is_named(own[0]) else listed(parsed, own[0])
    return [chunk for chunk in chunks if parsed.words(chunk).start <= told.start < parsed.words(chunk).stop][:1]


def _is_vague(place: Chunk, draft: Draft) -> bool:
    """Whether ground is told by a word that any ground may have: "areas", and "the areas" of which a clause says that
    somebody holds them."""
    if is_named(place) or place.is_a("stronghold"):
        return False
    several = place.analysis.features.endswith(" pl") and draft.rule.type == "control.held"
    return several or not place.analysis.article
