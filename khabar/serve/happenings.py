"""Events: what happened, put together from all claims of it."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from khabar.errors import NotFoundError
from khabar.serve.desk import give
from khabar.serve.documented import ok
from khabar.serve.intervals import stand_of
from khabar.serve.questions import Id, Listing, page
from khabar.serve.shapes import Shapes
from khabar.serve.snapshot import Snapshot

router = APIRouter(tags=["events"])


@router.get("/events", responses=ok("EventPage"))
def events(request: Request, asked: Annotated[Listing, Query()]) -> Response:
    """Events by their first day, those without a day last, with rival versions side by side."""
    def build(snapshot: Snapshot) -> Any:
        wanted = asked.wanted()
        found = snapshot.page_of_events(wanted)
        items: list[Any] = [*Shapes(snapshot).events(found[:asked.limit]), *found[asked.limit:]]
        return page(items, asked.limit, lambda each: each["id"], snapshot.counted(
            "events", wanted, len(found), lambda: snapshot.count_events(wanted)))

    return give(request, build)


@router.get("/events/{identity}", responses=ok("EventInFull"))
def event(request: Request, identity: Annotated[Id, Path(description="Its id.")]) -> Response:
    """One event, with its claims in full, the states that rest on it, and decisions on it."""
    def build(snapshot: Snapshot) -> Any:
        found = snapshot.events_by_id([identity]).get(identity)
        if found is None:
            raise NotFoundError(f"{identity}: no such event")
        shapes = Shapes(snapshot)
        claims = snapshot.claims_by_id(found.claims)
        standing = {each.id for each in snapshot.judgements(standing=True)}
        return {
            **shapes.events([found])[0],
            "claim_objects": shapes.claims([claims[each] for each in found.claims if each in claims]),
            "states": [shapes.state(stand_of(state)) for state in snapshot.assessments_citing(found.claims)
                       if identity in state.events],
            "judgements": [shapes.judgement(each, standing) for each in snapshot.judgements_on([identity])],
        }

    return give(request, build)
