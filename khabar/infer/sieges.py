"""Sieges from what reports say of them outright: an area is besieged, its siege is broken, or the two are contested."""

from collections.abc import Mapping, Sequence

from khabar.infer.parameters import Parameters
from khabar.infer.routes import window_of
from khabar.infer.standing import Statement, Subject, follow
from khabar.infer.trust import stance, weight
from khabar.model.records import Assessment, Event, Origin
from khabar.model.resolved import Resolved

RULE = "siege.stated"
BESIEGED, BROKEN = "besieged", "broken"
_VALUES = {
    ("siege.imposed", "asserted"): BESIEGED, ("siege.ongoing", "asserted"): BESIEGED,
    ("siege.broken", "asserted"): BROKEN, ("siege.broken", "negated"): BESIEGED,
    ("siege.imposed", "negated"): BROKEN, ("siege.ongoing", "negated"): BROKEN,
}


def sieges(items: Sequence[Resolved], origins: Mapping[str, Origin], events: Mapping[str, Event],
           parameters: Parameters) -> list[Assessment]:
    """The states of every area of which a siege is reported; the subject is the place."""
    by_place: dict[str, list[Resolved]] = {}
    for item in items:
        if item.place is not None and (item.claim.type, item.claim.status) in _VALUES:
            by_place.setdefault(item.place, []).append(item)
    found: list[Assessment] = []
    for place, claims in sorted(by_place.items()):
        statements = [statement for item in claims
                      if (statement := _statement(item, origins, parameters)) is not None]
        if statements:
            found.extend(follow(Subject("siege", place, RULE, events), statements, parameters))
    return found


def _statement(item: Resolved, origins: Mapping[str, Origin], parameters: Parameters) -> Statement | None:
    """A claim as a statement about a siege; None when it has no date.

    A siege that is said to have lasted up to a day is not said to have lasted through that day.
    """
    window = window_of(item, ongoing=item.claim.type == "siege.ongoing")
    if window is None or item.claim.confidence < parameters.trust.read_at_least:
        return None
    begins, covers = window
    published = item.document.published
    if item.claim.type == "siege.ongoing" and published is not None and item.end is not None \
            and begins < covers and item.end < published:
        covers -= 2
    value = _VALUES[item.claim.type, item.claim.status]
    doer, other = (item.by[0] if item.by else None), (item.onto[0] if item.onto else None)
    if item.claim.status == "negated":
        doer, other = other, doer
    origin = origins[item.id]
    return Statement(item, origin.originator, value, begins, max(begins, covers),
                     weight(origin, stance(origin.lean, doer, other), parameters.trust))
