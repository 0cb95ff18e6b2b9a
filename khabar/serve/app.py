"""The application: the API under ``/api/v1``, the web app beside it, and the guards before both."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from anyio import to_thread
from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from khabar import __version__
from khabar.serve import (
    annotating,
    counterfactuals,
    explaining,
    exporting,
    figures,
    finding,
    happenings,
    overview,
    reports,
    reviewing,
    states,
    supposing,
    world,
)
from khabar.serve.answers import Answers, to_json
from khabar.serve.desk import Desk
from khabar.serve.documented import schemas
from khabar.serve.guards import Guards, Limits
from khabar.serve.hooks import Hooks
from khabar.serve.library import Library
from khabar.serve.problems import explain_problems
from khabar.serve.questions import OverDays
from khabar.serve.snapshot import Snapshot
from khabar.serve.together import Together
from khabar.serve.tokens import Role, Token
from khabar.serve.webapp import WEB, serve_files
from khabar.store.browsing import Browser

API = "/api/v1"
THREADS = 3  # requests that one process works on at a time
ROUTERS = (overview, reports, happenings, world, states, figures, explaining, finding, exporting, reviewing,
           annotating, supposing, counterfactuals)


@dataclass(frozen=True, slots=True)
class Serving:
    """How a database is served. ``local``: on loopback; ``web`` is the folder of the built web app."""

    hooks: Hooks = field(default_factory=Hooks)
    tokens: Sequence[Token] = ()
    limits: Limits = field(default_factory=Limits)
    local: bool = True
    basemap: Path | None = None
    web: Path = WEB


class Application:
    """The application on an open store, which whoever opened it closes: ASGI, with the guards before it."""

    def __init__(self, store: Browser, serving: Serving) -> None:
        together = Together()
        self._library = Library(store, serving.hooks, together)
        self._guarded = Guards(
            _inner(self._library, serving), serving.tokens, serving.limits, local=serving.local, together=together)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self._guarded(scope, receive, send)

    def warm(self) -> None:
        """Read what is asked for all the time, and let go of the database until somebody asks: other processes that
        are forked from this one then have what was read, and open connections of their own."""
        self._library.warm()
        self._library.store.close()


def _inner(library: Library, serving: Serving) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Each thread has a connection with a cache of its own, and more of them than cores only wait for each other.
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        library.warm()
        yield

    app = FastAPI(title="Khabar", version=__version__, docs_url=None, redoc_url=None, openapi_url=None,
                  lifespan=lifespan, redirect_slashes=False)
    app.state.desk = Desk(
        library, Answers(library), reviewed=any(each.person.role >= Role.REVIEWER for each in serving.tokens),
        basemap=serving.basemap is not None)
    library.first = partial(_make_first, app.state.desk)
    explain_problems(app)
    api = APIRouter(prefix=API)
    for room in ROUTERS:
        api.include_router(room.router)
    app.include_router(api)
    _describe(app)
    serve_files(app, serving.web, serving.basemap)
    return app


def _make_first(parts: Desk, snapshot: Snapshot) -> None:
    """What the page asks for when it is opened: on a large database to write it takes longer than anybody waits."""
    for question, build in ((f"{API}/meta?", overview.meta_of(parts)),
                            (f"{API}/timeline?", states.timeline_of(parts, OverDays.model_validate({})))):
        parts.answers.prepare(snapshot, question, build)
    states.write_all(snapshot)


def _describe(app: FastAPI) -> None:
    """Publish the description of the API, made once."""
    described: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not described:
            found = get_openapi(
                title="Khabar", version=__version__, routes=app.routes,
                description="What is reported about a conflict, who says so, and what follows from it.")
            components = found.setdefault("components", {})
            components.setdefault("schemas", {}).update(schemas())
            components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            found["security"] = [{}, {"token": []}]
            described.update(found)
        return described

    app.openapi = openapi  # type: ignore[method-assign]

    @app.get(f"{API}/openapi.json", include_in_schema=False)
    def description(_: Request) -> Response:
        return Response(to_json(openapi()), media_type="application/json", headers={"Cache-Control": "no-cache"})
