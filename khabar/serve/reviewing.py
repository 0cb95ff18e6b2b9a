"""What people decide: taken in with who, when and why, applied at once, reversible, never edited."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Query
from pydantic import ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from khabar.errors import JudgementError, NotFoundError
from khabar.model.judgements import (
    CORRECT,
    DIFFERENT,
    REJECT,
    SAME,
    figure_of,
    make_judgement,
    make_revocation,
    slot_of,
)
from khabar.model.records import Judgement
from khabar.serve.answers import to_json
from khabar.serve.desk import Desk, desk, give, person
from khabar.serve.documented import ok
from khabar.serve.problems import ProblemError
from khabar.serve.questions import Asked, Id, Page, offset_of, page
from khabar.serve.shapes import Shape, Shapes
from khabar.serve.snapshot import Snapshot
from khabar.serve.tokens import Person, Role
from khabar.serve.verdicts import DECIDED

router = APIRouter(tags=["review"])
Why = Annotated[str, Field(min_length=1, max_length=2_000, pattern=r"\S", description="The reason; kept and shown.")]


class Decision(Asked):
    """A decision about a claim, an event or what the words of a slot mean."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"subject": "claim_722e6ab41efe65f483b8", "verdict": "correct", "value": {"status": "planned"},
         "why": "it is announced only"}]})
    subject: Id
    verdict: Annotated[str, Field(pattern="^(confirm|reject|correct|same|different)$")]
    value: str | dict[str, str | None] | None = Field(None, max_length=300)
    why: Why


class Revocation(Asked):
    """Why a decision is taken back."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"why": "the first reading was right"}]})
    why: Why


class Log(Page):
    """Which part of the log."""

    subject: Id | None = None
    standing: bool = False


@router.get("/judgements", responses=ok("JudgementPage"))
def judgements(request: Request, asked: Annotated[Log, Query()]) -> Response:
    """The log of decisions, oldest first."""
    def build(snapshot: Snapshot) -> Any:
        stands = {each.id for each in snapshot.judgements(standing=True)}
        found = [each for each in snapshot.judgements(asked.subject)
                 if not asked.standing or each.id in stands]
        first = offset_of(asked.cursor)
        shapes = Shapes(snapshot)
        items = [shapes.judgement(each, stands) for each in found[first:first + asked.limit + 1]]
        return page(items, asked.limit, lambda _: str(first + asked.limit), len(found))

    return give(request, build)


@router.get("/disagreements", responses=ok("Disagreements"))
def disagreements(request: Request) -> Response:
    """Subjects on which standing decisions of different people differ."""
    def build(snapshot: Snapshot) -> Any:
        shapes = Shapes(snapshot)
        standing = snapshot.judgements(standing=True)
        stands = {each.id for each in standing}
        return {"items": [{"subject": subject, "judgements": [shapes.judgement(each, stands) for each in found]}
                          for subject, found in disputed(standing)]}

    return give(request, build)


@router.post("/judgements", status_code=201, responses=ok("JudgementMade", status=201))
def judge(request: Request, decision: Annotated[Decision, Body()]) -> Response:
    """Decide; events and states are derived anew before the answer comes."""
    who = person(request, Role.REVIEWER)
    parts = desk(request)
    value = json.dumps(decision.value, sort_keys=True) if isinstance(decision.value, dict) else decision.value
    made = make_judgement(decision.subject, decision.verdict, value=value, by=name_of(who), at=datetime.now(UTC),
                          why=decision.why)
    check(made, parts.library.now())
    return _made(made, take_in([made], parts))


@router.post("/judgements/{identity}/revoke", status_code=201, responses=ok("JudgementMade", status=201))
def revoke(
    request: Request, identity: Annotated[Id, Path(description="Id of the decision.")],
    revocation: Annotated[Revocation, Body()],
) -> Response:
    """Take a decision back by another one: one's own, or as an admin anybody's."""
    who = person(request, Role.REVIEWER)
    parts = desk(request)
    found = next((each for each in parts.library.store.judgements() if each.id == identity), None)
    if found is None:
        raise NotFoundError(f"{identity}: no such decision")
    if found.by != who.name and who.role < Role.ADMIN:
        raise ProblemError(403, "it is somebody else's; an admin may revoke it")
    if identity not in {each.id for each in parts.library.store.judgements(standing=True)}:
        raise ProblemError(409, "it is revoked already")
    made = make_revocation(found, by=name_of(who), at=datetime.now(UTC), why=revocation.why)
    return _made(made, take_in([made], parts))


def take_in(made: Sequence[Judgement], parts: Desk) -> Snapshot:
    """Log decisions and derive everything anew. Raises ProblemError where this server only reads."""
    recompute = parts.library.hooks.recompute
    if recompute is None:
        raise ProblemError(501, "this server only reads")
    with parts.library.together.writing():
        for each in made:
            parts.library.store.add_judgement(each)
        recompute(parts.library.store)
    return parts.library.changed()


def check(made: Judgement, snapshot: Snapshot) -> None:
    """Raise NotFoundError when a decision is about, or names, what the database does not hold."""
    slot = slot_of(made.subject)
    claim = slot.claim if slot else made.subject
    wanted = [claim, *([made.value] if made.verdict in (SAME, DIFFERENT) and made.value else [])]
    known = snapshot.events_by_id([claim]) if claim.startswith("event_") else snapshot.claims_by_id(wanted)
    missing = [each for each in wanted if each not in known]
    if missing:
        raise NotFoundError(f"{missing[0]}: no such record")
    if slot is None:
        if made.verdict == CORRECT and claim in known:
            _check_figures(made, len(snapshot.claims_by_id([claim])[claim].counts))
        return
    if not any((each.slot, each.index) == (slot.slot, slot.index) for each in snapshot.groundings([claim])):
        raise NotFoundError(f"{made.subject}: the claim has no words there")
    if made.value is None or slot.slot == "date":
        return
    world = snapshot.world
    records = (world.places,) if slot.slot == "place" else (world.actors, world.outlets)
    if not any(made.value in each for each in records):
        what = "place" if slot.slot == "place" else "party"
        raise JudgementError(f"{made.value}: no {what} of this id is known here")


def _check_figures(made: Judgement, figures: int) -> None:
    """Raise NotFoundError when a correction is of a figure that the claim does not have."""
    for name in json.loads(made.value or "{}"):
        index = figure_of(name)
        if index is not None and index >= figures:
            raise NotFoundError(f"{made.subject}: has no figure {name}")


def disputed(standing: Iterable[Judgement]) -> list[tuple[str, list[Judgement]]]:
    """Subjects with the last word of everybody on them, where these differ; of two claims the subject is the pair."""
    last: dict[str, dict[str, Judgement]] = {}
    for each in standing:
        if each.verdict in DECIDED:
            last.setdefault(each.subject, {})[each.by] = each
        elif each.value is not None:
            last.setdefault(" ".join(sorted((each.subject, each.value))), {})[each.by] = each
    return [(subject, list(by.values())) for subject, by in sorted(last.items())
            if len({_word(each) for each in by.values()}) > 1]


def _word(judgement: Judgement) -> tuple[str, str | None]:
    pair = judgement.verdict in (SAME, DIFFERENT)
    return judgement.verdict, None if pair or judgement.verdict == REJECT else judgement.value


def name_of(who: Person) -> str:
    """The name under which a decision is logged."""
    return who.name or who.role.word


def _made(made: Judgement, snapshot: Snapshot) -> Response:
    shape: Shape = {**Shapes(snapshot).judgement(made, {made.id}), "revision": snapshot.at}
    return Response(to_json(shape), 201, {"Cache-Control": "no-store"}, "application/json")
