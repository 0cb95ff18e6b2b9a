"""The web app: the files it was built into, with its first page for every address that is one of its views."""

from pathlib import Path
from urllib.parse import unquote

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from khabar.serve.overview import BASEMAP
from khabar.serve.problems import problem

WEB = Path(__file__).parent / "web"
FIRST_PAGE = "index.html"
NOT_BUILT = ("<!doctype html><meta charset=utf-8><title>Khabar</title><p>The page is not built yet: run "
             "<code>make web</code> in the checkout. The API is at <a href=/api/v1/meta>/api/v1/meta</a>.")
_LASTING = "public, max-age=31536000, immutable"  # names of built assets hold a hash of what is in them


def serve_files(app: FastAPI, folder: Path, basemap: Path | None) -> None:
    """Serve a folder of files at the root of the application, and a map file beside it."""
    if basemap is not None:
        @app.get(BASEMAP, include_in_schema=False)
        @app.head(BASEMAP, include_in_schema=False)
        def map_file() -> Response:
            return FileResponse(basemap, media_type="application/octet-stream")

    @app.get("/{path:path}", include_in_schema=False)
    @app.head("/{path:path}", include_in_schema=False)
    def file(request: Request, path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            return problem(404, "no such path; /api/v1/openapi.json lists them")
        found = inside(folder, path)
        if found is not None:
            lasting = {"Cache-Control": _LASTING} if "assets" in found.parts else {"Cache-Control": "no-cache"}
            return FileResponse(found, headers=lasting)
        if "." in path.rpartition("/")[2]:
            return problem(404, "no such file")
        first = inside(folder, FIRST_PAGE)
        if first is None:
            return HTMLResponse(NOT_BUILT)
        return FileResponse(first, headers={"Cache-Control": "no-cache"})


def inside(folder: Path, path: str) -> Path | None:
    """The file of this name in a folder or below it; None when there is none, or it lies anywhere else."""
    if "\x00" in path or "\\" in path or ".." in unquote(path).split("/"):
        return None
    try:
        found = (folder / path).resolve()
        return found if found.is_file() and found.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):
        return None
