"""What if places were held by others: states recomputed, nothing stored."""

from typing import Annotated, Any

from fastapi import APIRouter, Body
from pydantic import ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from khabar.serve.answers import to_json
from khabar.serve.desk import desk, person
from khabar.serve.documented import ok
from khabar.serve.intervals import States, stand_of
from khabar.serve.problems import ProblemError
from khabar.serve.questions import Asked, Day, Id
from khabar.serve.shapes import Shapes
from khabar.serve.states import changes

router = APIRouter(tags=["state"])
MOST_PLACES = 50


class Supposition(Asked):
    """Who shall hold which places on a day."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, json_schema_extra={"examples": [
        {"on": "2016-08-15", "set": {"place:aleppo-ramouseh": "government"}}]})
    on: Day
    held: dict[Id, Id] = Field(alias="set", min_length=1, max_length=MOST_PLACES)


@router.post("/whatif", responses=ok("WhatIf"))
def whatif(request: Request, supposition: Annotated[Supposition, Body()]) -> Response:
    """Roads and sieges of a day if places were held by others."""
    person(request)
    library = desk(request).library
    if library.hooks.what_if is None:
        raise ProblemError(501, "this server cannot suppose anything")
    snapshot = library.now()
    unknown = [place for place in supposition.held if place not in snapshot.world.places]
    if unknown:
        raise ProblemError(422, f"{unknown[0]}: no such place")
    shapes = Shapes(snapshot)
    found = States(stand_of(state) for state in library.hooks.what_if(snapshot, supposition.on, supposition.held))
    then = found.on(supposition.on, 1)
    told = {each.kind for each in then}
    now = [each for each in snapshot.states.on(supposition.on, 1) if each.kind in told]
    body: dict[str, Any] = {"on": supposition.on, "set": supposition.held, "changes": changes(now, then, shapes),
                            "states": [shapes.state(each) for each in then]}
    return Response(to_json(body), headers={"Cache-Control": "no-store"}, media_type="application/json")
