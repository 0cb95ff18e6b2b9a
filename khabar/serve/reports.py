"""Reports, what they claim, and what of them could not be read."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from khabar.errors import NotFoundError
from khabar.model.records import Assessment
from khabar.serve.answers import joined, to_json
from khabar.serve.desk import give
from khabar.serve.documented import ok
from khabar.serve.questions import Id, Listing, Page, Reports, make_cursor, offset_of, page
from khabar.serve.shapes import Shapes
from khabar.serve.snapshot import Snapshot
from khabar.store.queries import Filter

router = APIRouter(tags=["reports"])
MOST_CLAIMS_SHOWN = 2_000  # of one report

Identity = Annotated[Id, Path(description="Its id.")]


@router.get("/documents", responses=ok("DocumentPage"))
def documents(request: Request, asked: Annotated[Reports, Query()]) -> Response:
    """Reports, the latest publication first, without their texts."""
    def build(snapshot: Snapshot) -> Any:
        wanted, shapes = asked.wanted(), Shapes(snapshot)
        found = snapshot.page_of_documents(wanted, asked.text)
        return page([shapes.listed(each) for each in found], asked.limit, _id, snapshot.counted(
            "documents", wanted, len(found), lambda: snapshot.count_documents(wanted, asked.text), asked.text))

    return give(request, build)


@router.get("/documents/{identity}", responses=ok("Document"))
def document(request: Request, identity: Identity) -> Response:
    """One report: its text, the claims read in it by their quotes, what was not read, its versions."""
    def build(snapshot: Snapshot) -> Any:
        found = snapshot.documents_by_id([identity]).get(identity)
        if found is None:
            raise NotFoundError(f"{identity}: no such report")
        claims = snapshot.claims(Filter(document=identity, current=False, limit=MOST_CLAIMS_SHOWN))
        return Shapes(snapshot).document(found, sorted(claims, key=lambda each: (each.quote.start, each.quote.stop)))

    return give(request, build)


@router.get("/claims", responses=ok("ClaimPage"))
def claims(request: Request, asked: Annotated[Listing, Query()]) -> Response:
    """Claims, in the order in which they came: who said what, in which words."""
    def build(snapshot: Snapshot) -> Any:
        wanted = asked.wanted()
        found, total = snapshot.claims_fitting(wanted)
        shown = _written(found[:asked.limit], snapshot)
        return joined({}, "items", [text for _, text in shown], {
            "next": make_cursor(shown[-1][0]) if len(found) > asked.limit else None, "total": total})

    return give(request, build)


@router.get("/claims/{identity}", responses=ok("ClaimInFull"))
def claim(request: Request, identity: Identity) -> Response:
    """One claim, with what its words mean and might mean, the states it speaks for or against, and decisions on it."""
    def build(snapshot: Snapshot) -> Any:
        found = snapshot.claims_by_id([identity]).get(identity)
        if found is None:
            raise NotFoundError(f"{identity}: no such claim")
        shapes = Shapes(snapshot)
        standing = {each.id for each in snapshot.judgements(standing=True)}
        return {
            **shapes.claims([found])[0],
            "groundings": [shapes.grounding(each) for each in snapshot.groundings([identity])],
            "states": [_part(state, identity) for state in snapshot.assessments_citing([identity])],
            "judgements": [shapes.judgement(each, standing) for each in snapshot.judgements_on([identity])],
        }

    return give(request, build)


@router.get("/unread", responses=ok("UnreadPage"))
def unread(request: Request, asked: Annotated[Page, Query()]) -> Response:
    """What could not be read or resolved, and why."""
    def build(snapshot: Snapshot) -> Any:
        first = offset_of(asked.cursor)
        found, total = snapshot.page_of_unread(asked.limit + 1, first)
        items = [{"where": each.where, "reason": each.reason, "document": each.document} for each in found]
        return page(items, asked.limit, lambda _: str(first + asked.limit), total)

    return give(request, build)


def _written(rows: Sequence[int], snapshot: Snapshot) -> list[tuple[str, str]]:
    """Ids of claims, and the claims as JSON; what was asked for lately is not written again."""
    known = {row: text for row in rows if (text := snapshot.written.get(row)) is not None}
    missing = [row for row in rows if row not in known]
    if missing:
        told = snapshot.claims_told(missing)
        shapes = Shapes(snapshot).claims_told([told[row] for row in missing])
        written = {row: (shape["id"], to_json(shape).decode()) for row, shape in zip(missing, shapes, strict=True)}
        snapshot.written.keep(written)
        known |= written
    return [known[row] for row in rows]


def _part(state: Assessment, claim: str) -> dict[str, Any]:
    part = next(each for each in state.evidence if each.claim == claim)
    return {"id": state.id, "kind": state.kind, "subject": state.subject, "weight": part.weight,
            "supports": part.supports, "reason": part.reason}


def _id(shape: dict[str, Any]) -> str:
    return str(shape["id"])


