"""Roads and lines that are told by where they run."""

from khabar.model.records import Span
from khabar.read.chunks import Chunk, Parsed, is_named

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
    """The words of a road that is told by where it runs (the road between A and B); None where nothing tells it."""
    if not road.is_a("road.head"):
        return None
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
