"""How much of a place a claim of control is about: the whole of it or a part."""

from itertools import takewhile

from khabar.model.records import Extent, Span
from khabar.read.chunks import Chunk, is_named
from khabar.read.frames import Draft
from khabar.read.place_lists import listed, vague_one
from khabar.read.relatives import is_of_ground


def extent_of(draft: Draft, told: Span | None) -> Extent | None:
    """Whole or part: by the rule, by words of part; a named place or single site is the whole of it.

    ``told`` are the words of the place of the claim, which may be one of several in a list. Of vague ground (areas,
    positions) nobody can say how much of it is meant; where a named place stands for it, it is a part of that.

    Of a withdrawal nobody says how much ground was left, but where it is said to be a whole one.
    """
    if draft.rule.extent:
        return draft.rule.extent  # type: ignore[return-value]
    places = _of_list(draft, told) or draft.get("place")
    if draft.rule.type == "control.withdrew":
        return "full" if _is_whole(draft) else None
    if not places:
        return "full" if draft.rule.type == "control.held" else None
    measures = (*places, *draft.get("share"))
    senses = {sense for chunk in measures for sense in chunk.senses | chunk.modifiers | chunk.case_senses}
    measured = senses & {"part", "whole"} == {"part"} or "partly" in senses | draft.context or "expanse" in senses
    if measured or _is_share(draft, places[0], told) or is_of_ground(draft.parsed.chunks, places[0]):
        return "partial"
    if places[0].is_a("outskirts"):
        return None if draft.rule.type == "control.held" else "partial"
    return _of_unnamed(draft, places[0], told) if not _is_one(places[0]) else "full"


def _is_whole(draft: Draft) -> bool:
    """Whether a deed is said to be a whole one, by its adjective or by an adverb before the next deed."""
    ahead = draft.parsed.chunks[draft.trigger.index + 1 : draft.args.window[1]]
    own = takewhile(lambda chunk: chunk.kind not in {"event", "verb"} or chunk.is_a("withdraw"), ahead)
    return "wholly" in draft.trigger.modifiers or any("wholly" in chunk.senses | chunk.modifiers
                                                      for chunk in own if not is_named(chunk))


def _is_share(draft: Draft, place: Chunk, told: Span | None) -> bool:
    """Whether the words tell of a part of what is given as the place (all of the northern section of X)."""
    words = draft.parsed.words(place)
    return place.is_a("part") and told is not None and not words.start <= told.start < words.stop


def _of_unnamed(draft: Draft, place: Chunk, told: Span | None) -> Extent | None:
    """Of ground that no name tells: nothing, if that is all the claim can say; else a part of the place for which it
    stands, but for what is said to be all that somebody took there (the areas that they had taken in X)."""
    words = draft.parsed.words(place)
    if told is not None and words.start <= told.start < words.stop:
        return None if _is_vague(place) else "full"
    if told is not None and not _is_vague(place) and told.text.split()[0] == words.text.split()[0]:
        return "full"  # "a village that they hold", of which it was said before that it is the village of X
    return "full" if place.analysis.article and draft.rule.type == "control.captured" else "partial"


def _of_list(draft: Draft, told: Span | None) -> list[Chunk]:
    """The place of a list with these words: one that a plural stood for, or one without a name among named ones."""
    own, parsed = draft.get("place"), draft.parsed
    if told is None or not own:
        return []
    others = (each for each in parsed.chunks[own[0].index + 1 :] if each.kind == "np" and vague_one(each))
    chunks = others if is_named(own[0]) else listed(parsed, own[0])
    return [chunk for chunk in chunks if parsed.words(chunk).start <= told.start < parsed.words(chunk).stop][:1]


def _is_vague(place: Chunk) -> bool:
    """Whether a word that any ground may have tells several, without a number (areas, some of the towns)."""
    return place.analysis.features.endswith(" pl") or place.is_a("transparent")


def _is_one(place: Chunk) -> bool:
    """Whether ground has a name, or is one site or a number of them that somebody can have the whole of."""
    bare = place.stop - place.head == 1 and not (place.analysis.article or place.analysis.enclitic)  # "an area"
    return is_named(place) or place.is_a("stronghold") or place.quantity is not None or not (bare or _is_vague(place))
