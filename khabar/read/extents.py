"""How much of a place a claim of control is about: the whole of it or a part."""

from khabar.model.records import Extent
from khabar.read.chunks import Chunk, is_named
from khabar.read.frames import Draft


def extent_of(draft: Draft) -> Extent | None:
    """Whole or part: by the rule, by words of part; vague ground is a part, a named place the whole.

    Of a withdrawal nobody says how much ground was left.
    """
    if draft.rule.extent:
        return draft.rule.extent  # type: ignore[return-value]
    places = draft.get("place")
    if draft.rule.type == "control.withdrew":
        return None
    if not places:
        return "full" if draft.rule.type == "control.held" else None
    senses = {sense for chunk in places for sense in chunk.senses | chunk.modifiers | chunk.case_senses}
    measured = senses & {"part", "whole"} == {"part"} or "partly" in senses | draft.context
    return "partial" if measured or _is_vague(places[0], draft) else "full"


def _is_vague(place: Chunk, draft: Draft) -> bool:
    """Whether ground is told by a word that any ground may have: "areas", and "the areas" of which a clause says that
    somebody holds them."""
    if is_named(place) or place.is_a("stronghold"):
        return False
    several = place.analysis.features.endswith(" pl") and draft.rule.type == "control.held"
    return several or not place.analysis.article
