"""What the database holds, with the legends that whoever draws it needs; and who asks."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from khabar import __version__
from khabar.model.ontology import ontology
from khabar.serve.answers import to_json
from khabar.serve.desk import Desk, desk, give, person
from khabar.serve.documented import ok
from khabar.serve.naming import Name, Naming, said, sides, type_name
from khabar.serve.snapshot import Snapshot
from khabar.serve.tokens import Role

router = APIRouter(tags=["overview"])
LABELS = ("assessed", "claimed", "contested", "unknown")
KINDS = ("control", "route", "siege", "toll")
BASEMAP = "/basemap.pmtiles"


@router.get("/meta", responses=ok("Meta"))
def meta(request: Request) -> Response:
    """What the database holds, all legends, and what this server can do."""
    return give(request, meta_of(desk(request)))


def meta_of(parts: Desk) -> Callable[[Snapshot], Any]:
    """What writes this answer."""
    hooks = parts.library.hooks
    features = {"review": parts.reviewed and hooks.recompute is not None, "whatif": hooks.what_if is not None,
                "known_then": hooks.known_then is not None, "basemap": BASEMAP if parts.basemap else None}

    def build(snapshot: Snapshot) -> Any:
        counts = asdict(snapshot.counts())
        types = counts.pop("types")
        first, last = snapshot.days or (None, None)
        naming = snapshot.naming
        return {
            "khabar": __version__, "revision": snapshot.at, "stale": snapshot.stale,
            "counts": {name: value for name, value in counts.items() if isinstance(value, int)},
            "first": first, "last": last, "bbox": _bbox(naming.points(_mentioned(snapshot))),
            "types": [{"id": each.name, "name": type_name(each.name), "means": each.means, "section": each.section,
                       "claims": types.get(each.name, 0)} for each in ontology().types.values()],
            "statuses": list(ontology().statuses), "measures": list(ontology().measures), "labels": list(LABELS),
            "sides": _sides(snapshot, naming), "values": _values(snapshot, naming),
            "measure_names": {each: said("measures", each) for each in ontology().measures},
            "kind_names": {each: said("kinds", each) for each in KINDS},
            "label_names": {each: said("labels", each) for each in LABELS},
            "status_names": {each: said("status_names", each) for each in ontology().statuses},
            "features": features,
        }

    return build


@router.get("/session", responses=ok("Session"))
def session(request: Request) -> Response:
    """Who asks, and whether they may judge."""
    who = person(request)
    parts = desk(request)
    body = {"role": who.role.word, "name": who.name,
            "writable": who.role >= Role.REVIEWER and parts.library.hooks.recompute is not None}
    return Response(to_json(body), headers={"Cache-Control": "no-store"}, media_type="application/json")


def _mentioned(snapshot: Snapshot) -> Iterable[str]:
    """Places that a state or something drawn is at."""
    yield from dict.fromkeys(stand.subject.partition("|")[0] for stand in snapshot.states.all)
    yield from dict.fromkeys(event[2] for event in snapshot.drawn_events if event[2])


def _bbox(points: list[tuple[float, float]]) -> list[float] | None:
    """The box around most of the points: one place at the end of the world does not make the map a world map."""
    if not points:
        return None
    east, north = sorted(lon for lon, _ in points), sorted(lat for _, lat in points)
    cut = len(points) // 20
    kept = slice(cut, len(points) - cut)
    return [min(east[kept]), min(north[kept]), max(east[kept]), max(north[kept])]


def _controlling(snapshot: Snapshot) -> Counter[tuple[str, str]]:
    """How often each value stands in states of control, with a place where it does."""
    found: Counter[tuple[str, str]] = Counter()
    places: dict[str, str] = {}
    for stand in snapshot.states.all:
        if stand.kind == "control":
            found[stand.value, places.setdefault(stand.value, stand.subject.partition("|")[0])] += 1
    return found


def _sides(snapshot: Snapshot, naming: Naming) -> list[dict[str, Any]]:
    """Sides that hold something, in the order in which their war's list has them, so that colours stay the same."""
    held = {value: (place, number) for (value, place), number in _controlling(snapshot).items()}
    wars = Counter(naming.war(place) for place, _ in held.values())
    order = [side for war, _ in wars.most_common() for side in sides().get(war or "", {})]
    known = [side for side in dict.fromkeys(order) if side in held]
    rest = sorted(value for value in held if value not in order and value not in LABELS)
    return [{"id": side, "name": naming.name(side, held[side][0]), "states": held[side][1]} for side in [*known, *rest]]


def _values(snapshot: Snapshot, naming: Naming) -> list[dict[str, Any]]:
    found: dict[str, Name] = {}
    for stand in snapshot.states.all:
        if stand.value not in found:
            found[stand.value] = naming.value(stand.value, stand.subject.partition("|")[0])
    return [{"id": value, "name": name} for value, name in sorted(found.items())]
