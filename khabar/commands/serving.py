"""``khabar serve``: the map, the timeline and the API of a database, on this machine."""

import os
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

import typer

from khabar.commands.options import Db
from khabar.commands.whatif import supposed
from khabar.errors import InputError, KhabarError
from khabar.ground.place_roads import load_roads
from khabar.infer.chances import chances
from khabar.model.records import Place
from khabar.run import pipeline
from khabar.run.known_then import known_then
from khabar.run.without import without
from khabar.serve.hooks import Hooks, Road
from khabar.serve.tokens import Token, read_tokens
from khabar.settings import cores, secret, settings
from khabar.store.browsing import Browser
from khabar.text.folding import fold
from khabar.text.search_words import index_terms

PORT = 8350
BACKLOG = 128  # connections that wait to be answered
TOKENS = "KHABAR_TOKENS"
MOST_WORKERS = 4  # that are started unasked


def serve(  # noqa: PLR0913 -- options of a command
    *, db: Db = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(
        "--port", min=0, max=65535, metavar="N", help="The port (0: any that is free).")] = PORT,
    token_env: Annotated[str, typer.Option(
        "--token-env", metavar="NAME",
        help="The environment variable with the tokens: ROLE:NAME=SECRET, with spaces between them.")] = TOKENS,
    basemap: Annotated[Path | None, typer.Option(
        "--basemap", metavar="FILE", help="A map of your own, as PMTiles.", show_default=False)] = None,
    rate: Annotated[int, typer.Option(
        "--rate", min=1, metavar="N", help="Requests that one client may send in 10 seconds.")] = 600,
    workers: Annotated[int, typer.Option(
        "--workers", min=0, max=64, metavar="N", help="Processes that answer (0: one for each core, at most 4).")] = 0,
) -> None:
    """Show a database on a page, and to programs under /api/v1.

    Without tokens nothing can be changed, and nobody but this machine is answered. A token in
    the environment lets people judge what was read (roles viewer, reviewer, admin); listening
    on any other address needs one.

    \b
    Examples:
      khabar serve --db war.db
      KHABAR_TOKENS="reviewer:amira=…" khabar serve --db war.db
    """
    tokens = read_tokens(secret(token_env))
    local = _is_loopback(host)
    if not local and not tokens:
        raise KhabarError(f"{host}: to listen beyond this machine, put tokens into {token_env} "
                          "(ROLE:NAME=SECRET); without them only loopback is served")
    if basemap is not None and not basemap.is_file():
        raise InputError(str(basemap), "no such file")
    target = db or settings().db
    with Browser.open(target, create=False, fold=fold, terms=index_terms) as store, _bound(
            host, port, _processes(workers)) as listening:
        store.index()
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"{target} is served at http://{shown}:{listening[0].getsockname()[1]}/ (Ctrl-C ends it)")
        _run(store, listening, tokens=tokens, rate=rate, local=local, basemap=basemap)


def _run(
    store: Browser, listening: Sequence[socket.socket], *, tokens: tuple[Token, ...], rate: int, local: bool,
    basemap: Path | None,
) -> None:
    # Only here are the server's libraries loaded: the other commands, and each reading process, do without.
    from khabar.serve.app import Application, Serving
    from khabar.serve.guards import Limits
    from khabar.serve.running import run

    run(Application(store, Serving(
        hooks=hooks(), tokens=tokens, limits=Limits(requests=rate), local=local, basemap=basemap)), listening)


def hooks() -> Hooks:
    """What the server may ask of the stages."""
    return Hooks(recompute=pipeline.derive, known_then=known_then, what_if=supposed, without=without,
                 chances=chances, roads=roads())


def roads() -> dict[str, Road]:
    """The roads that come with Khabar, as lines through its places."""
    places = pipeline.known_world().places

    def known(identities: Sequence[str]) -> tuple[Place, ...]:
        return tuple(places[each] for each in identities if each in places)

    return {road.id: Road(road.id, known(road.through), known(road.along), known(road.overlooking))
            for road in load_roads().values()}


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _processes(asked: int) -> int:
    """How many processes are to answer. Only Linux shares a port fairly among those that listen to it."""
    return (asked or min(cores(), MOST_WORKERS)) if sys.platform == "linux" else 1


@contextmanager
def _bound(host: str, port: int, number: int) -> Iterator[Sequence[socket.socket]]:
    """So many sockets that listen there, before anything says that they do. Raises KhabarError."""
    with ExitStack() as stack:
        try:
            family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
            listening = [stack.enter_context(socket.create_server((host, port), family=family, backlog=BACKLOG))]
            if number > 1:
                # The first one finds out whether the port is free: those that share it would share it with others.
                port = listening.pop().getsockname()[1]
                stack.close()
                listening = [stack.enter_context(socket.create_server(
                    (host, port), family=family, backlog=BACKLOG, reuse_port=True)) for _ in range(number)]
        except OSError as failure:
            raise KhabarError(f"{host}:{port}: cannot listen there: {os.strerror(failure.errno or 0)}") from None
        yield listening
