"""Tolls: what is stated of each cost, rival figures side by side, never added to each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from khabar.brief.gathering import account
from khabar.brief.toll_table import Question, TollRow, rows_of
from khabar.model.records import Assessment, Claim, Evidence, Origin
from khabar.serve.desk import give
from khabar.serve.documented import ok
from khabar.serve.intervals import stand_of
from khabar.serve.naming import Name
from khabar.serve.questions import TollsBy, TollTable, make_cursor, offset_of
from khabar.serve.shapes import Shape, Shapes
from khabar.serve.snapshot import Snapshot
from khabar.serve.toll_columns import SERIES, Numbers, parts_of
from khabar.store.browsing import Stand
from khabar.store.queries import StateFilter

router = APIRouter(tags=["tolls"])
KINDS = {"toll.incident": "incident", SERIES: "series", "toll.total": "total"}


@router.get("/tolls", responses=ok("Tolls"))
def tolls(request: Request, asked: Annotated[TollsBy, Query()]) -> Response:
    """Figures of people killed, wounded, captured, missing and displaced, each with who states what."""
    def build(snapshot: Snapshot) -> Any:
        found = _fitting(snapshot, asked)
        first = offset_of(asked.cursor)
        more = first + asked.limit
        items = _Figures(snapshot, snapshot.toll_columns.ids(found[first:more])).items(asked.by)
        return {"by": asked.by, "rule": asked.rule, "items": items,
                "next": make_cursor(str(more)) if more < len(found) else None, "total": len(found)}

    return give(request, build)


@router.get("/tolls/table", responses=ok("TollTable"))
def toll_table(request: Request, asked: Annotated[TollTable, Query()]) -> Response:
    """Incidents added up where they share nobody for certain, by one of three rules; running totals beside them."""
    def build(snapshot: Snapshot) -> Any:
        told = account(snapshot, assessments=snapshot.assessments(StateFilter(kind="toll")))
        rows = rows_of(told, Question(asked.by, asked.rule, asked.start, asked.end, asked.place))
        shapes, voices = Shapes(snapshot), {origin.originator: origin for origin in told.origins.values()}
        return {"by": asked.by, "rule": asked.rule, "rows": [_row(row, asked.by, shapes, voices) for row in rows]}

    return give(request, build)


def _row(row: TollRow, by: str, shapes: Shapes, voices: Mapping[str, Origin]) -> Shape:
    def named(identity: str) -> Shape:
        known = voices.get(identity)
        return shapes.naming.originator(known) if known else {"id": identity, "name": shapes.naming.name(identity)}

    names: Mapping[str, Callable[[], Any]] = {
        "place": lambda: (shapes.naming.place(row.group) or {}).get("name"),
        "side": lambda: parties(row.group, shapes), "originator": lambda: named(row.group)["name"],
        "day": lambda: {"ar": row.group, "en": row.group}}
    return {
        "key": row.group, "name": names[by]() if row.group else None, "kind": row.kind, "measure": row.measure,
        "victims": row.victims, "victims_name": parties(row.victims, shapes) if row.victims else None,
        "low": row.figure.low, "best": row.figure.best, "high": row.figure.high,
        "originators": [named(each) for each in row.originators], "start": row.start, "end": row.end,
        "states": list(row.assessments), "incidents": row.incidents, "left_out": row.left_out,
        "steps": [{"asof": step.asof, "low": step.value.low, "high": step.value.high} for step in row.steps],
        "grown": {"low": row.grown.low, "high": row.grown.high} if row.grown else None,
    }


def parties(victims: str, shapes: Shapes, place: str = "") -> Name:
    """The name of whose people are counted: a side, an actor, or several joined by ``+``."""
    names = [shapes.naming.name(each, place or None) for each in victims.split("+")]
    return {lang: " + ".join(name[lang] or name["en"] or name["ar"] for name in names) for lang in ("ar", "en")}


def _fitting(snapshot: Snapshot, asked: TollsBy) -> Numbers:
    return snapshot.toll_columns.fitting(
        asked.by,
        (asked.start.toordinal() if asked.start else None, asked.end.toordinal() if asked.end else None),
        snapshot.area(asked.place) if asked.place is not None else None, asked.measure,
        snapshot.tolls_from(asked.originator) if asked.originator else None)


def _key(stand: Stand, by: str) -> str:
    place, _, victims, whose = parts_of(stand.subject)
    if by == "day":
        return stand.start.isoformat()
    return {"place": place, "side": victims, "originator": whose if stand.rule == SERIES else ""}[by]


@dataclass(frozen=True, slots=True)
class _Cited:
    """A claim that a figure rests on, in its part there."""

    part: Evidence
    claim: Claim
    origin: Origin | None


class _Figures:
    """The figures of one page, with the claims that they rest on."""

    def __init__(self, snapshot: Snapshot, shown: Sequence[str]) -> None:
        self._shapes = Shapes(snapshot)
        self._shown = shown
        self._full: Mapping[str, Assessment] = snapshot.assessments_by_id(shown)
        ids = list(dict.fromkeys(part.claim for each in self._full.values() for part in each.evidence))
        self._claims = snapshot.claims_by_id(ids)
        self._origins = {each.claim: each for each in snapshot.origins(ids)}
        self._days = {each.claim: each.end for each in snapshot.groundings(ids) if each.slot == "date"}

    def items(self, by: str) -> list[Shape]:
        """The figures as they go out."""
        return [self._item(stand_of(self._full[each]), by) for each in self._shown if each in self._full]

    def _item(self, stand: Stand, by: str) -> Shape:
        place, measure, victims, whose = parts_of(stand.subject)
        cited = self._cited(stand)
        originators = {each.origin.originator: self._shapes.naming.originator(each.origin)
                       for each in cited if each.origin}
        if by == "originator" and stand.rule != SERIES:
            key = next(iter(originators), "") if len(originators) == 1 else ""
            name = originators[key]["name"] if key else None
        else:
            key = _key(stand, by)
            name = self._name(key, by, place)
        return {
            "key": key, "name": name, "measure": measure, "victims": victims,
            "victims_name": self._whose(victims, place), "kind": KINDS.get(stand.rule, stand.rule),
            "low": stand.low, "high": stand.high, "best": stand.best, "label": stand.label,
            "score": round(stand.score, 4), "place": self._shapes.naming.place(place), "start": stand.start,
            "end": stand.end, "known": stand.known, "state": stand.id,
            "event": whose if whose.startswith("event_") else None, "originators": list(originators.values()),
            "stated": [stated for each in cited if (stated := self._stated(each, measure))],
        }

    def _name(self, key: str, by: str, place: str) -> Name | None:
        if not key:
            return None
        if by == "day":
            return {"ar": key, "en": key}
        if by == "place":
            described = self._shapes.naming.place(key)
            return described["name"] if described else None
        return self._whose(key, place)

    def _whose(self, victims: str, place: str) -> Name | None:
        return parties(victims, self._shapes, place) if victims else None

    def _cited(self, stand: Stand) -> list[_Cited]:
        full = self._full.get(stand.id)
        return [_Cited(part, self._claims[part.claim], self._origins.get(part.claim))
                for part in (full.evidence if full else ()) if part.claim in self._claims]

    def _stated(self, cited: _Cited, measure: str) -> Shape | None:
        claim = cited.claim
        counts = [count for count in claim.counts if count.measure == measure and count.part_of is None] or [
            count for count in claim.counts if count.measure == measure]
        if not counts:
            return None
        whole = counts[-1] if counts[-1].cumulative else counts[0]
        return {"claim": claim.id, "originator": self._shapes.naming.originator(cited.origin) if cited.origin else None,
                "low": whole.low, "high": whole.high, "asof": self._days.get(claim.id), "weight": cited.part.weight,
                "document": claim.document, "quote": claim.quote.text}
