"""Running the application: one process, no reload, no access log of what people look at."""

import socket

import uvicorn
from starlette.types import ASGIApp


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Serve on a socket until the process is asked to end."""
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=True, proxy_headers=False,
        h11_max_incomplete_event_size=16_384, timeout_keep_alive=30, limit_concurrency=256, lifespan="on")
    uvicorn.Server(config).run(sockets=[listening])
