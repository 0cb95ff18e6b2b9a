"""Sieges from what reports say of them outright: an area is besieged, its siege is broken, or the two are contested."""

from collections.abc import Sequence

from khabar.infer.observations import Meaning, Observer
from khabar.infer.tracks import Track, follow
from khabar.model.records import Assessment
from khabar.model.resolved import Resolved

RULE = "siege.belief"
BESIEGED, BROKEN = "besieged", "broken"
_MEANT = {
    ("siege.imposed", "asserted"): ("change", BESIEGED), ("siege.imposed", "negated"): ("state", BROKEN),
    ("siege.ongoing", "asserted"): ("state", BESIEGED), ("siege.ongoing", "negated"): ("state", BROKEN),
    ("siege.broken", "asserted"): ("change", BROKEN), ("siege.broken", "negated"): ("state", BESIEGED),
}


def _meaning(item: Resolved) -> Meaning:
    kind, value = _MEANT[item.claim.type, item.claim.status]
    doer, other = (item.by[0] if item.by else None), (item.onto[0] if item.onto else None)
    gains, loses = (other, doer) if item.claim.status == "negated" else (doer, other)
    return Meaning(kind, value, gains, loses, BESIEGED if value == BROKEN and kind == "change" else None)


def sieges(items: Sequence[Resolved], observer: Observer) -> list[Assessment]:
    """The states of every area of which a siege is reported; the subject is the place."""
    by_place: dict[str, list[tuple[Resolved, Meaning]]] = {}
    for item in items:
        if item.place is not None and (item.claim.type, item.claim.status) in _MEANT:
            by_place.setdefault(item.place, []).append((item, _meaning(item)))
    found: list[Assessment] = []
    for place, told in sorted(by_place.items()):
        published = {item.id: item.published for item, _ in told}
        track = Track("siege", place, RULE, (BESIEGED, BROKEN), tuple(observer.observe(told)))
        found.extend(follow(track, observer.events, published, observer.parameters.control))
    return found
