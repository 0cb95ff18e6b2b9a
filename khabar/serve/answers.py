"""Answers: written once for a question and a revision, named by an ETag, compressed when that is worth it."""

import hashlib
import json
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from khabar.serve.library import Library
from khabar.serve.packing import Joined, Written
from khabar.serve.snapshot import Snapshot

JSON = "application/json"
GEOJSON = "application/geo+json"
KEPT_BYTES = 32_000_000  # of answers that are held to be given again


class Answers:
    """Answers to questions that only read, kept as long as the database is what it was."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, str], Written] = OrderedDict()
        self._size = 0
        # Answers of another run, perhaps of another database, must never pass for those of this one.
        self._run = secrets.token_hex(4)

    def give(
        self, request: Request, build: Callable[[Snapshot], Any], media: str = JSON,
        headers: dict[str, str] | None = None,
    ) -> Response:
        """The answer that ``build`` makes of the database: an object for JSON, or a text; 304 if it is known there."""
        snapshot = self._library.now()
        question = f"{request.url.path}?{request.url.query}"
        mark = hashlib.sha256(f"{self._run} {snapshot.at} {question}".encode("utf-8", "replace")).hexdigest()[:20]
        etag = f'W/"{snapshot.at}-{mark}"'
        shown = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding, Authorization",
                 **(headers or {})}
        if etag in (each.strip() for each in request.headers.get("if-none-match", "").split(",")):
            return Response(status_code=304, headers=shown)
        written = self._written(snapshot, question, build)
        packed = written.gzip
        if packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(packed, headers={**shown, "Content-Encoding": "gzip"}, media_type=media)
        return Response(written.plain, headers=shown, media_type=media)

    def prepare(self, snapshot: Snapshot, question: str, build: Callable[[Snapshot], Any]) -> None:
        """Make an answer that everybody wants first, and hold it as long as the snapshot."""
        snapshot.first_answers[question] = _written(build(snapshot))

    def _written(self, snapshot: Snapshot, question: str, build: Callable[[Snapshot], Any]) -> Written | Joined:
        key = (snapshot.at, question)
        if question in snapshot.first_answers:
            return snapshot.first_answers[question]
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        with snapshot.held():
            value = build(snapshot)
        if isinstance(value, Joined):
            return value
        written = _written(value)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = written
                self._size += len(written.body)
            while self._size > KEPT_BYTES or (self._kept and next(iter(self._kept))[0] < snapshot.at):
                self._size -= len(self._kept.popitem(last=False)[1].body)
        return written


def joined(before: dict[str, Any], name: str, items: Iterable[str], after: dict[str, Any]) -> str:
    """An object with a list of items that are written already, between other fields."""
    first, last = (to_json(each).decode()[1:-1] for each in (before, after))
    middle = f'"{name}":[{",".join(items)}]'
    return "{" + ",".join(part for part in (first, middle, last) if part) + "}"


def _written(value: Any) -> Written:
    if isinstance(value, bytes | str):
        return Written.of(value.encode() if isinstance(value, str) else value)
    return Written.of(to_json(value))


def to_json(value: Any) -> bytes:
    """A value as JSON in UTF-8."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # a number of more than 64 bits, which a report may state
        return _ENCODER.encode(value).encode()


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
