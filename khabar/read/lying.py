"""Where a place lies: what a phrase only tells the lie of, and the named place that ground without a name lies in."""

from khabar.read.chunks import LOCAL, Chunk, Parsed, is_country, is_location, is_named
from khabar.read.whereabouts import innermost, is_origin

LIES = frozenset({"place.near", "place.in"})  # prepositions that tell the lie of a place by another


def specific(parsed: Parsed, place: Chunk) -> Chunk:
    """The place itself, or for ground without a name the named place that it is said to lie in."""
    if is_named(place):
        return _located(parsed, place) or place
    for chunk in parsed.chunks[place.index + 1 : place.index + 6]:
        if chunk.kind in {"verb", "comp", "conj"} or (chunk.kind == "event" and not chunk.gen):
            break
        if chunk.kind == "rel" and chunk.index > place.index + 1:
            break  # "the areas around the base that lies in X"
        if _is_the_town(place) and chunk.is_a("border", "coast"):
            break  # "the town, lying on the border"
        if place.quantity is not None and (chunk.is_a("homeland") or "homeland" in chunk.modifiers):
            break  # "13 provinces of the country"
        joined = chunk.coord and chunk.is_a(*LOCAL)
        told = is_named(chunk) or (chunk.is_a("place.head") and any(
            parsed.tags[at].article and "place.head" in parsed.tags[at].senses for at in range(chunk.head, chunk.stop)))
        belongs = "aligned" in place.modifiers and "prep.for" in chunk.case_senses
        within = (belongs or "of" in chunk.case_senses) and chunk.is_a(*LOCAL)
        comes = chunk.index > place.index + 1 and is_origin(parsed.chunks, chunk)
        if told and not comes and (joined or is_location(chunk) or within):
            return chunk
    return place


def _is_the_town(place: Chunk) -> bool:
    """Whether a town without a name is the one that was spoken of before."""
    return place.is_a("town") and place.analysis.article


def _located(parsed: Parsed, site: Chunk) -> Chunk | None:
    """Where a post or building without a name of its own is said to lie (the barracks that are found in X)."""
    after = parsed.chunks[site.index + 1 : site.index + 3]
    own = site.is_a("has.place", "place.name") or not site.is_a("post", "place.military", "place.site")
    if own or len(after) < 2 or after[0].kind != "rel" or not after[0].is_a("opens.clause"):
        return None
    return after[1] if is_location(after[1]) and is_named(after[1]) else None


def within(parsed: Parsed, place: Chunk) -> Chunk:
    """For a place under "in" right after another named place or site: that one, which is said to lie in it."""
    before = parsed.chunks[place.index - 1] if place.index else None
    lies = "prep.in" in place.case_senses or place.is_a("border")
    lies = lies or (before is not None and not is_named(place) and is_location(before))
    if before is None or before.kind != "np" or place.coord or not lies or _is_where_they_stand(parsed, before):
        return place
    ground = before.is_a(*LOCAL) and before.is_a("place.head", "place.name", "has.place")
    ground = ground or (before.is_a("place.site") and "prep.in" in before.case_senses)
    ground = ground or (before.is_a("unknown") and bool(before.case) and "prep.from" not in before.case_senses)
    other = before.is_a("party.head", "place.direction") or is_country(before)
    return before if ground and is_named(before) and not other else place


def _is_where_they_stand(parsed: Parsed, place: Chunk) -> bool:
    """Whether a participle says of somebody that he holds a place (the forces entrenched in X shelled positions)."""
    rel = parsed.chunks[place.index - 1] if place.index else None
    return rel is not None and rel.kind == "rel" and bool(rel.analysis.article) and rel.is_a("hold")


def before_its_lie(chunks: list[Chunk], place: Chunk) -> Chunk:
    """For the lie of a place (north of X, near Y) the place that it is the lie of, if that is named before it."""
    lie = place.is_a("place.direction") or not place.case_senses.isdisjoint(LIES)
    inner = innermost(chunks, place) if lie else place
    return place if inner.is_a("place.site", "place.direction") else inner
