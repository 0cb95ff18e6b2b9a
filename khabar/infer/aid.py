"""Aid that gets into an area or is kept out, from what reports say of it: a road of its own kind, for aid alone."""

from collections.abc import Iterable, Sequence

from khabar.infer.observations import Meaning, Observer
from khabar.infer.routes import CUT, OPEN
from khabar.infer.tracks import Track, follow
from khabar.model.records import Assessment
from khabar.model.resolved import Chains, Resolved

RULE = "route.aid"
_MEANT = {
    ("aid.delivered", "asserted"): OPEN, ("aid.delivered", "negated"): CUT,
    ("aid.blocked", "asserted"): CUT, ("aid.blocked", "negated"): OPEN,
}


def deliveries(area: str) -> str:
    """The subject under which the aid for an area is assessed: open when it gets in, cut when it is kept out."""
    return f"{area}||aid|deliveries"


def aid(items: Sequence[Resolved], observer: Observer, chains: Chains, areas: Iterable[str]) -> list[Assessment]:
    """Whether aid gets into each of these areas; what is said of a place in an area is said of the area."""
    wanted = set(areas)
    by_area: dict[str, list[tuple[Resolved, Meaning]]] = {}
    for item in items:
        value = _MEANT.get((item.claim.type, item.claim.status))
        if value is not None and item.place is not None:
            loses = item.by[0] if item.by and item.claim.type == "aid.blocked" and value == CUT else None
            for area in wanted.intersection(chains.of(item.place)):
                by_area.setdefault(area, []).append((item, Meaning("state", value, None, loses)))
    found: list[Assessment] = []
    for area, told in sorted(by_area.items()):
        published = {item.id: item.published for item, _ in told}
        track = Track("route", deliveries(area), RULE, (CUT, OPEN), tuple(observer.observe(told)))
        found.extend(follow(track, observer.events, published, observer.parameters.control))
    return found
