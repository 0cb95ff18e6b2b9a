"""Where a meeting, agreement or visit was: places that are told beside it, or not at all."""

from collections.abc import Iterator

from khabar.model.records import Span
from khabar.read.chunks import LOCAL, Chunk, Parsed
from khabar.read.frames import Draft
from khabar.read.neighbours import is_comma
from khabar.read.whereabouts import before_topic

_FIGHTS = ("airstrike", "shell", "attack", "clash", "explode")
_STAY = 6  # chunks from a visit or arrival to the town of it


def told_beside(draft: Draft, own: list[Chunk], found: list[Chunk]) -> Span | None:
    """Where a meeting or agreement was: in the place of its slot, or one between its verb and the end of the clause."""
    own = [place for place in own if not _is_of_a_fight(draft, place)]
    governor = draft.args.governor
    start = governor.index if governor is not None else draft.trigger.index
    after = [chunk for chunk in found if start < chunk.index < draft.args.window[1] and (
        chunk.index > draft.trigger.index or not chunk.is_a("place.military")) and not _is_of_a_fight(draft, chunk)]
    if draft.rule.type == "politics.talks":
        after = before_topic(draft, after)
    own = own or _called_after(draft)
    places = own or ([] if draft.rule.type == "force.joined" else after or _held_in(draft, found))
    if not places and draft.rule.type == "politics.talks":
        places = list(_where_to(draft))
    return _ground_in(draft.parsed, places[0]) if places else None


def _is_of_a_fight(draft: Draft, place: Chunk) -> bool:
    """Whether a place is told with a known fight or strike beside what was agreed (the truce, after the raids on camps
    in X; but "stopped the raids on X", "allowed raids from the base of X"), or is what an operation is called after."""
    low, high = sorted((draft.trigger.index, place.index))
    beside = draft.parsed.chunks[low + 1 : high]
    named = "operation" in place.senses | place.modifiers
    return named or any(
        chunk.kind == "event" and chunk.case and chunk.analysis.article and chunk.is_a(*_FIGHTS) for chunk in beside)


def _called_after(draft: Draft) -> list[Chunk]:
    """The town that talks are called after (the talks of Geneva); a state only where they are told to be between
    others, or left by them, since it may be who talks."""
    talks = (draft.get("talks") or [draft.trigger])[0]
    if draft.rule.type != "politics.talks" or talks.kind != "event":
        return []
    parties = [*draft.get("agents"), *draft.get("targets")]
    return [chunk for chunk in draft.parsed.chunks[talks.index + 1 : talks.index + 2] if (
        chunk.gen and chunk.is_a("place.name") and chunk not in parties and (
            not chunk.is_a("party.name") or bool(draft.args.get("between") or draft.get("talks"))))]


def _ground_in(parsed: Parsed, place: Chunk) -> Span:
    """The words of a place, without what is only done with it (the use of the base of X)."""
    inner = range(place.head, place.stop) if place.is_a("use") else ()
    first = next((at for at in inner if not parsed.tags[at].senses.isdisjoint(LOCAL)), place.first)
    return parsed.span(first, place.stop)


def _where_to(draft: Draft) -> Iterator[Chunk]:
    """Where somebody came to who met others there (on his visit to X, after his arrival in X)."""
    chunks = draft.parsed.chunks
    for stay in chunks:
        if stay.is_a("arrive", "visit") and stay.kind != "mark":
            for chunk in chunks[stay.index + 1 : stay.index + _STAY]:
                if chunk.kind not in {"np", "time"} and not is_comma(draft.parsed, chunk):
                    break
                if chunk.is_a("place.name") and (chunk.gen or chunk.case_senses & {"prep.to", "prep.for", "prep.in"}):
                    yield chunk


def _held_in(draft: Draft, found: list[Chunk]) -> list[Chunk]:
    """Where talks are said to be held by the verb that they are the subject of (the talks will begin in X)."""
    after = draft.parsed.chunks[draft.args.window[1] :]
    if draft.trigger.kind != "event" or not after or after[0].kind != "verb" or after[0].analysis.conj:
        return []
    verbs = [chunk.index for chunk in after[1:] if chunk.kind in {"verb", "comp", "rel"}]
    stop = verbs[0] if verbs else len(draft.parsed.chunks)
    return [chunk for chunk in found if after[0].index < chunk.index < stop and "prep.in" in chunk.case_senses]
