"""Downloads: claims, events and states in files that other programs read; written page by page, never as a whole."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import StreamingResponse

from khabar.export.claims import claim_object, write_claims
from khabar.serve.answers import GEOJSON, to_json
from khabar.serve.desk import desk
from khabar.serve.documented import download, ok
from khabar.serve.questions import Listing, OverDays
from khabar.serve.shapes import Shape, Shapes
from khabar.serve.snapshot import Snapshot
from khabar.serve.states import inside
from khabar.serve.world import feature
from khabar.store.browsing import Stand, Wanted

router = APIRouter(prefix="/export", tags=["export"])
AT_ONCE = 500
CSV = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with which a spreadsheet takes a cell for more than words


@router.get("/claims.jsonl", response_class=StreamingResponse, responses=download("application/x-ndjson"))
def claims_jsonl(request: Request, asked: Annotated[Listing, Query()]) -> StreamingResponse:
    """Claims as JSON Lines, `khabar.claim/1`."""
    snapshot = desk(request).library.now()
    parts = _parts(snapshot.page_of_claims, asked.wanted())

    def written() -> Iterator[bytes]:
        for part in parts:
            told = snapshot.account_of(part)
            lines = io.StringIO()
            write_claims(lines, (claim_object(told.documents[claim.document], claim, told.groundings.get(claim.id, ()),
                                              told.knowledge) for claim in part))
            yield lines.getvalue().encode()

    return _file(written(), "claims.jsonl", "application/x-ndjson")


@router.get("/claims.csv", response_class=StreamingResponse, responses=download(CSV))
def claims_csv(request: Request, asked: Annotated[Listing, Query()]) -> StreamingResponse:
    """Claims as a table."""
    snapshot = desk(request).library.now()
    parts = _parts(snapshot.page_of_claims, asked.wanted())
    columns = ("id", "document", "outlet", "published", "type", "status", "extent", "agents", "targets", "place",
               "place_id", "lat", "lon", "start", "end", "figures", "originator", "confidence", "quote", "quote_start",
               "quote_end")

    def rows() -> Iterator[Sequence[Any]]:
        for part in parts:
            yield from (_claim_row(shape) for shape in Shapes(snapshot).claims(part))

    return _file(_table(columns, rows()), "claims.csv", CSV)


@router.get("/events.csv", response_class=StreamingResponse, responses=download(CSV))
def events_csv(request: Request, asked: Annotated[Listing, Query()]) -> StreamingResponse:
    """Events as a table."""
    snapshot = desk(request).library.now()
    parts = _parts(snapshot.page_of_events, asked.wanted())
    columns = ("id", "type", "start", "end", "place", "place_id", "lat", "lon", "agents", "targets", "disputed",
               "claims", "originators", "figures", "text")

    def rows() -> Iterator[Sequence[Any]]:
        for part in parts:
            yield from (_event_row(shape) for shape in Shapes(snapshot).events(part))

    return _file(_table(columns, rows()), "events.csv", CSV)


@router.get("/events.geojson", response_class=StreamingResponse, responses=ok("Features", GEOJSON))
def events_geojson(request: Request, asked: Annotated[Listing, Query()]) -> StreamingResponse:
    """Events whose place has a point."""
    snapshot = desk(request).library.now()
    parts = _parts(snapshot.page_of_events, asked.wanted())

    def written() -> Iterator[bytes]:
        yield b'{"type":"FeatureCollection","features":['
        comma = b""
        for part in parts:
            for shape in Shapes(snapshot).events(part):
                if shape["place"] and shape["place"]["lat"] is not None:
                    yield comma + to_json(feature(shape["place"], _flat(shape)))
                    comma = b","
        yield b"]}"

    return _file(written(), "events.geojson", GEOJSON)


@router.get("/states.csv", response_class=StreamingResponse, responses=download(CSV))
def states_csv(request: Request, asked: Annotated[OverDays, Query()]) -> StreamingResponse:
    """States over time as a table."""
    library = desk(request).library
    snapshot = library.now()
    columns = ("id", "kind", "subject", "place", "value", "label", "score", "start", "start_half", "end", "end_half",
               "known", "low", "best", "high", "rule", "version")

    def row(each: Stand) -> Sequence[Any]:
        place = Shapes(snapshot).naming.place(each.subject.partition("|")[0])
        return (each.id, each.kind, each.subject, _named(place), each.value, each.label, each.score, each.start,
                each.start_half, each.end, each.end_half, each.known, each.low, each.best, each.high, each.rule,
                each.version)

    states = snapshot.states_known(asked.known, library.hooks)
    return _file(_table(columns, (row(each) for each in states.all if _asked_for(each, asked, snapshot))),
                 "states.csv", CSV)


def _asked_for(stand: Stand, asked: OverDays, snapshot: Snapshot) -> bool:
    return ((not asked.kind or stand.kind in asked.kind) and inside(snapshot, stand, asked.place)
            and (asked.end is None or stand.start <= asked.end)
            and (asked.start is None or stand.end is None or stand.end >= asked.start))


def _parts(fetch: Callable[[Wanted], list[Any]], wanted: Wanted) -> Iterator[list[Any]]:
    """All records that fit, part by part: no connection is held while somebody reads slowly.

    The first part is read before anything is sent, so that what is wrong with the question can still be said.
    """
    wanted = replace(wanted, basic=replace(wanted.basic, limit=AT_ONCE))
    return _following(fetch, wanted, fetch(wanted))


def _following(fetch: Callable[[Wanted], list[Any]], wanted: Wanted, part: list[Any]) -> Iterator[list[Any]]:
    while part:
        yield part
        part = [] if len(part) < AT_ONCE else fetch(
            replace(wanted, basic=replace(wanted.basic, after=part[-1].id)))


def _table(columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> Iterator[bytes]:
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        if lines.tell() > 50_000:
            yield lines.getvalue().encode()
            lines.seek(0)
            lines.truncate()
    yield lines.getvalue().encode()


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, str):
        clean = value.replace("\x00", "")
        return f"'{clean}" if clean.startswith(_FORMULA) else clean
    return value


def _claim_row(shape: Shape) -> Sequence[Any]:
    place, day = shape["place"] or {}, shape["date"] or {}
    return (shape["id"], shape["document"]["name"], shape["document"]["outlet"], shape["document"]["published"],
            shape["type"], shape["status"], shape["extent"], _words(shape["agents"]), _words(shape["targets"]),
            place.get("text"), place.get("id"), place.get("lat"), place.get("lon"), day.get("start"), day.get("end"),
            "; ".join(f"{each['measure']} {_range(each)}" for each in shape["counts"]),
            shape["origin"]["id"] if shape["origin"] else None, shape["confidence"], shape["quote"]["text"],
            shape["quote"]["start"], shape["quote"]["end"])


def _event_row(shape: Shape) -> Sequence[Any]:
    place = shape["place"] or {}
    return (shape["id"], shape["type"], shape["start"], shape["end"], _named(shape["place"]), place.get("id"),
            place.get("lat"), place.get("lon"), "; ".join(map(_named, shape["agents"])),
            "; ".join(map(_named, shape["targets"])), shape["disputed"], len(shape["claims"]),
            "; ".join(map(_named, shape["originators"])),
            "; ".join(f"{each['attribute']} {each['value']}" for each in shape["rivals"] if each["low"] is not None),
            shape["text"]["en"])


def _flat(shape: Shape) -> Shape:
    return {"id": shape["id"], "type": shape["type"], "start": shape["start"], "end": shape["end"],
            "disputed": shape["disputed"], "place": shape["place"]["id"], "name_ar": shape["place"]["name"]["ar"],
            "name_en": shape["place"]["name"]["en"], "text_ar": shape["text"]["ar"], "text_en": shape["text"]["en"],
            "claims": len(shape["claims"]), "originators": json.dumps([each["id"] for each in shape["originators"]])}


def _words(mentions: Sequence[Shape]) -> str:
    return "; ".join(each["text"] for each in mentions)


def _named(shape: Shape | None) -> str:
    return (shape["name"]["en"] or shape["name"]["ar"]) if shape else ""


def _range(count: Shape) -> str:
    low, high = count["low"], count["high"]
    return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"


def _file(written: Iterator[bytes], name: str, media: str) -> StreamingResponse:
    return StreamingResponse(written, media_type=media, headers={
        "Content-Disposition": f'attachment; filename="khabar-{name}"', "Cache-Control": "no-store"})
