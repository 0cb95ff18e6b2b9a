"""Places, parties and outlets: what the database knows of the world beside the reports."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from khabar.errors import NotFoundError
from khabar.model.records import Actor, Membership, Outlet, Place
from khabar.serve.answers import GEOJSON
from khabar.serve.desk import give
from khabar.serve.documented import ok
from khabar.serve.naming import Naming
from khabar.serve.questions import Id, Named, NamedPlaces, offset_of, page
from khabar.serve.shapes import Shape, Shapes
from khabar.serve.snapshot import Snapshot
from khabar.store.names import NameIndex

router = APIRouter(tags=["world"])
MOST_DRAWN = 20_000
Known = TypeVar("Known", Place, Actor, Outlet)
Identity = Annotated[Id, Path(description="Its id.")]


@router.get("/places", responses=ok("PlacePage"))
def places(request: Request, asked: Annotated[NamedPlaces, Query()]) -> Response:
    """Places, with how many claims are placed there, not counting what they contain."""
    def build(snapshot: Snapshot) -> Any:
        found, first, total = _page(snapshot, asked, _within(snapshot, asked))
        claims = snapshot.claims_at(each.id for each in found)
        naming = snapshot.naming
        return page([{**_place(each, naming), "claims": claims.get(each.id, 0)} for each in found], asked.limit,
                    lambda _: str(first + asked.limit), total)

    return give(request, build)


@router.get("/places.geojson", responses=ok("Features", GEOJSON))
def places_geojson(request: Request) -> Response:
    """All places that have a point."""
    def build(snapshot: Snapshot) -> Any:
        naming = snapshot.naming
        described = (naming.place(each) for each in sorted(snapshot.world.places))
        drawn = [feature(each, _properties(each)) for each in described if each and each["lat"] is not None]
        return {"type": "FeatureCollection", "features": drawn[:MOST_DRAWN]}

    return give(request, build, GEOJSON)


@router.get("/places/{identity}", responses=ok("PlaceInFull"))
def place(request: Request, identity: Identity) -> Response:
    """One place: what contains it, what it contains, and its states over time."""
    def build(snapshot: Snapshot) -> Any:
        known = _known(snapshot.world.places, identity, "place")
        shapes = Shapes(snapshot)
        naming = shapes.naming
        within = [each.id for _, each in sorted(snapshot.world.places.items()) if each.parent == identity]
        history = [stand for (_, subject), stands in snapshot.states.subjects.items() for stand in stands
                   if subject.partition("|")[0] == identity]
        return {
            **_place(known, naming), "claims": snapshot.claims_at([identity]).get(identity, 0),
            "containers": [naming.place(each) for each in snapshot.world.containers(identity)[1:]],
            "contains": [naming.place(each) for each in within],
            "history": [shapes.state(each) for each in sorted(
                history, key=lambda stand: (stand.start, stand.start_half, stand.kind, stand.id))],
        }

    return give(request, build)


@router.get("/actors", responses=ok("ActorPage"))
def actors(request: Request, asked: Annotated[Named, Query()]) -> Response:
    """Parties, bodies and persons, with their sides and what they belong to, by date."""
    def build(snapshot: Snapshot) -> Any:
        found, first, total = _page(snapshot, asked, list(snapshot.world.actors.values()))
        return page([_actor(each) for each in found], asked.limit, lambda _: str(first + asked.limit), total)

    return give(request, build)


@router.get("/actors/{identity}", responses=ok("Actor"))
def actor(request: Request, identity: Identity) -> Response:
    """One party, body or person."""
    return give(request, lambda snapshot: _actor(_known(snapshot.world.actors, identity, "party")))


@router.get("/outlets", responses=ok("OutletPage"))
def outlets(request: Request, asked: Annotated[Named, Query()]) -> Response:
    """Outlets, with where they lean by date, and how reliable they are taken to be."""
    def build(snapshot: Snapshot) -> Any:
        found, first, total = _page(snapshot, asked, list(snapshot.world.outlets.values()))
        return page([_outlet(each) for each in found], asked.limit, lambda _: str(first + asked.limit), total)

    return give(request, build)


@router.get("/outlets/{identity}", responses=ok("Outlet"))
def outlet(request: Request, identity: Identity) -> Response:
    """One outlet."""
    return give(request, lambda snapshot: _outlet(_known(snapshot.world.outlets, identity, "outlet")))


def feature(place: Shape, properties: Shape) -> Shape:
    """A place as a point of GeoJSON."""
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
            "properties": properties}


def _properties(place: Shape) -> Shape:
    """A place as properties, which GeoJSON wants flat."""
    return {"id": place["id"], "name_ar": place["name"]["ar"], "name_en": place["name"]["en"], "kind": place["kind"],
            "radius_km": place["radius_km"], "near": place["near"], "parent": place["parent"]}


def _within(snapshot: Snapshot, asked: NamedPlaces) -> list[Place]:
    return [each for _, each in sorted(snapshot.world.places.items())
            if (asked.bbox is None or asked.bbox.holds(each.lat, each.lon))
            and (asked.place is None or asked.place in snapshot.world.containers(each.id))]


def _page(snapshot: Snapshot, asked: Named, known: Sequence[Known]) -> tuple[list[Known], int, int]:
    """One record more than the page holds, how many lie before it, and how many there are."""
    found = NameIndex(known, snapshot.fold).find(asked.text) if asked.text else list(known)
    first = offset_of(asked.cursor)
    return found[first:first + asked.limit + 1], first, len(found)


def _known(records: "dict[str, Known] | Any", identity: str, what: str) -> Any:
    found = records.get(identity)
    if found is None:
        raise NotFoundError(f"{identity}: no such {what}")
    return found


def _place(place: Place, naming: Naming) -> Shape:
    return {**(naming.place(place.id) or {}), "aliases": list(place.aliases), "country": place.country,
            "source": place.source}


def _actor(actor: Actor) -> Shape:
    return {"id": actor.id, "name": {"ar": actor.name_ar, "en": actor.name_en}, "kind": actor.kind,
            "aliases": list(actor.aliases), "sides": _facts(actor.sides), "parents": _facts(actor.parents),
            "source": actor.source}


def _outlet(outlet: Outlet) -> Shape:
    return {"id": outlet.id, "name": {"ar": outlet.name_ar, "en": outlet.name_en}, "country": outlet.country,
            "owner": outlet.owner, "grade": outlet.grade, "leans": _facts(outlet.leans),
            "aliases": list(outlet.aliases), "source": outlet.source}


def _facts(facts: Iterable[Membership]) -> list[Shape]:
    return [{"value": each.value, "start": each.start, "end": each.end, "conflict": each.conflict,
             "source": each.source} for each in facts]
