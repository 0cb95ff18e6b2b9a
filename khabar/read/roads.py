"""Roads and lines that are told by where they run."""

from khabar.model.records import Span
from khabar.read.chunks import Chunk, Parsed, is_named
from khabar.read.homes import where_they_live

_USERS = 5  # chunks from a road without a name to between what it runs


def _between(parsed: Parsed, start: int) -> int:
    """Where the ends of a road are told behind who uses it, at a chunk; ``start`` where they are not."""
    for chunk in parsed.chunks[start : start + _USERS]:
        if chunk.kind in {"mark", "comp", "conj"}:
            break
        if "prep.between" in chunk.case_senses:
            return chunk.index
    return start


def stretch(parsed: Parsed, road: Chunk) -> Span | None:
    """The words of a road that is told by where it runs (the road between A and B); None where nothing tells it.

    A way for supplies or out that nobody knows yet (a safe corridor to A, for the people of A) has only its end.
    """
    if not road.is_a("road.head"):
        return None
    if not road.analysis.article and road.is_a("corridor", "supply.line") and not is_named(road):
        end = _end(parsed, road)
        if end is not None:
            return end
    start = road.index + 1
    start += parsed.chunks[start : start + 1] != [] and parsed.chunks[start].kind == "rel"
    if not is_named(road):  # "the supply lines that they use between A and B"
        start = _between(parsed, start)
    ends: list[Chunk] = []
    for chunk in parsed.chunks[start : start + 3]:
        leads = chunk.case_senses & {"prep.between", "prep.to"}
        if chunk.kind != "np" or not (leads or (ends and chunk.coord)):
            break
        ends.append(chunk)
    if not ends:
        return None
    near = ends[0].index <= road.index + 2
    return parsed.span(road.first if near else ends[0].first - 1, ends[-1].stop)


def _end(parsed: Parsed, way: Chunk) -> Span | None:
    """The words of the ground to which a way leads, or whose people it is for, right behind it."""
    for chunk in parsed.chunks[way.index + 1 : way.index + 2]:
        if chunk.kind != "np" or chunk.coord:
            return None
        after = parsed.chunks[chunk.index + 1] if chunk.index + 1 < len(parsed.chunks) else None
        if "prep.to" in chunk.case_senses and chunk.is_a("place.head", "place.name"):
            which = after is not None and after.kind == "rel" and after.is_a("opens.clause") and after.analysis.article
            return parsed.span(chunk.first, after.stop) if after is not None and which else parsed.place(chunk)
        if "prep.for" in chunk.case_senses:
            return where_they_live(parsed, chunk)
    return None
