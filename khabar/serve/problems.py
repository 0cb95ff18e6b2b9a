"""Errors as ``application/problem+json`` (RFC 9457): what went wrong in one line, never how it is built inside."""

import json
import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from khabar.errors import InputError, JudgementError, KhabarError, NotFoundError, StoreError

MEDIA = "application/problem+json"
_STATUS: tuple[tuple[type[KhabarError], int], ...] = (
    (NotFoundError, 404), (JudgementError, 422), (InputError, 422), (StoreError, 503), (KhabarError, 500))
_LONGEST = 300  # characters of what was sent that a message repeats
log = logging.getLogger("khabar.serve")


class ProblemError(Exception):
    """A request that is refused: HTTP status, what is wrong, and headers that say more."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers or {}


def problem(
    status: int, detail: str, headers: dict[str, str] | None = None, errors: list[dict[str, str]] | None = None,
) -> Response:
    """The answer that tells of a problem."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status,
                            "detail": detail[:_LONGEST]}
    if errors:
        body["errors"] = errors
    shown = {"Cache-Control": "no-store", **(headers or {})}
    return Response(json.dumps(body, ensure_ascii=False), status, shown, MEDIA)


def explain_problems(app: FastAPI) -> None:
    """Let every failure in this application be answered as a problem."""
    app.add_exception_handler(ProblemError, _refused)
    app.add_exception_handler(KhabarError, _khabar)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return problem(error.status, error.detail, error.headers)


async def _khabar(_: Request, error: Exception) -> Response:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    if status >= 500:
        log.error("%s", error)
    return problem(status, str(error) if status < 500 else "the database cannot be read")


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [{"where": ".".join(str(part)[:80] for part in each["loc"][:6]), "what": str(each["msg"])[:_LONGEST]}
              for each in error.errors()[:20]]
    return problem(422, "; ".join(f"{each['where']}: {each['what']}" for each in errors[:3]), errors=errors)


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, str(error.detail), dict(error.headers or {}))


async def _unexpected(request: Request, error: Exception) -> Response:
    log.exception("%s %s", request.method, request.url.path, exc_info=error)
    return problem(500, "an error in the server; its log says more")
