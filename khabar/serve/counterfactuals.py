"""How sure a state is: what it would be if those whom it rests on had said nothing, and how likely the others are."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from khabar.errors import NotFoundError
from khabar.model.records import Assessment
from khabar.serve.desk import desk, give
from khabar.serve.documented import ok
from khabar.serve.intervals import stand_of
from khabar.serve.problems import ProblemError
from khabar.serve.questions import Asked, Day
from khabar.serve.shapes import Shapes
from khabar.serve.snapshot import Snapshot

router = APIRouter(tags=["account"])
MOST_ORIGINATORS = 8
EVENING = 1  # the second half of a day


class OnDay(Asked):
    """The day on which the state is looked at."""

    on: Day | None = None


@router.get("/without/{identity}", responses=ok("Without"))
def without(
    request: Request, identity: Annotated[str, Path(max_length=200, description="Id of an assessment.")],
    asked: Annotated[OnDay, Query()],
) -> Response:
    """What the state would be without each of the originators that weigh most in it."""
    silence = desk(request).library.hooks.without
    if silence is None:
        raise ProblemError(501, "this server cannot infer anything")

    def build(snapshot: Snapshot) -> Any:
        wanted = _assessment(snapshot, identity)
        day, origins = asked.on or wanted.start, _heaviest(wanted, snapshot)
        found = silence(snapshot, wanted, day, origins)
        shapes = Shapes(snapshot)
        return {"id": wanted.id, "on": day, "items": [
            {"originator": origins[each]["originator"], "claims": origins[each]["claims"],
             "state": shapes.state(stand_of(state)) if state is not None else None,
             "turns": state is None or state.value != wanted.value} for each, state in found]}

    return give(request, build)


@router.get("/chances/{identity}", responses=ok("Likely"))
def likely(
    request: Request, identity: Annotated[str, Path(max_length=200, description="Id of an assessment of control.")],
    asked: Annotated[OnDay, Query()],
) -> Response:
    """How likely each state of who holds a place is on the evening of a day; a score is that of its surest half-day."""
    chances = desk(request).library.hooks.chances
    if chances is None:
        raise ProblemError(501, "this server cannot infer anything")

    def build(snapshot: Snapshot) -> Any:
        wanted = _assessment(snapshot, identity)
        day = asked.on or wanted.start
        try:
            found = chances(wanted, day, EVENING)
        except ValueError as failure:
            raise ProblemError(422, str(failure)) from failure
        return {"id": wanted.id, "on": day, "items": [
            {"value": value, "chance": round(chance, 4)} for value, chance in sorted(
                found.items(), key=lambda each: (-each[1], each[0]))]}

    return give(request, build)


def _assessment(snapshot: Snapshot, identity: str) -> Assessment:
    wanted = snapshot.assessments_by_id([identity]).get(identity)
    if wanted is None:
        raise NotFoundError(f"{identity}: no such assessment")
    return wanted


def _heaviest(wanted: Assessment, snapshot: Snapshot) -> dict[str, dict[str, Any]]:
    """The originators whose claims weigh most in a state, by id, with how many claims of theirs it rests on."""
    weights = {part.claim: part.weight for part in wanted.evidence}
    total: dict[str, float] = {}
    found: dict[str, dict[str, Any]] = {}
    for origin in snapshot.origins(list(weights)):
        total[origin.originator] = total.get(origin.originator, 0.0) + weights[origin.claim]
        known = found.setdefault(origin.originator, {"originator": snapshot.naming.originator(origin), "claims": 0})
        known["claims"] += 1
    heaviest = sorted(total, key=lambda each: (-total[each], each))[:MOST_ORIGINATORS]
    return {each: found[each] for each in heaviest}
