"""What every path of the API works with: the library and the answers of this application, and who asks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from khabar.serve.answers import JSON, Answers
from khabar.serve.library import Library
from khabar.serve.problems import ProblemError
from khabar.serve.snapshot import Snapshot
from khabar.serve.tokens import Person, Role


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of one application. ``reviewed``: somebody's token may write; ``basemap``: a map file is served."""

    library: Library
    answers: Answers
    reviewed: bool
    basemap: bool


def desk(request: Request) -> Desk:
    """The parts of the application that this request came to."""
    found: Desk = request.app.state.desk
    return found


def give(
    request: Request, build: Callable[[Snapshot], Any], media: str = JSON, headers: dict[str, str] | None = None,
) -> Response:
    """The answer that ``build`` makes of the database as it is now."""
    return desk(request).answers.give(request, build, media, headers)


def person(request: Request, least: Role = Role.VIEWER) -> Person:
    """Who asks. Raises ProblemError when that is somebody who may not do this."""
    found: Person = request.scope.get("person") or Person(Role.NOBODY)
    if found.role < least:
        if found.name is None:
            raise ProblemError(401, f"this needs the token of a {least.word}", {"WWW-Authenticate": "Bearer"})
        raise ProblemError(403, f"a {found.role.word} may not do this; it needs a {least.word}")
    return found
