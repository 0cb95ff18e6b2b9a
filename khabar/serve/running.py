"""Running the application: in this process, or in several that are forked from it when it has read the database.

No reload, and no log of what people look at.
"""

import gc
import logging
import os
import signal
import socket
import threading
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType
from typing import NoReturn

import uvicorn

from khabar.errors import KhabarError
from khabar.serve.app import Application

MOST_DEATHS, WITHIN = 5, 60.0  # so many processes may end by themselves within so many seconds, and are replaced
ENDING = (signal.SIGTERM, signal.SIGINT)
log = logging.getLogger("khabar.serve")


def run(app: Application, listening: Sequence[socket.socket]) -> None:
    """Serve until this process is asked to end: each socket in a process of its own where there are several.

    Raises KhabarError when these processes end by themselves again and again.
    """
    app.warm()
    # What was read stays: to look through it for garbage would take long, and copy it into each process.
    gc.collect()
    gc.freeze()
    if len(listening) > 1:
        _Processes(app, listening).run()
    else:
        _server(app).run(sockets=[listening[0]])


def _server(app: Application) -> uvicorn.Server:
    return uvicorn.Server(uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=True, proxy_headers=False,
        h11_max_incomplete_event_size=16_384, timeout_keep_alive=30, limit_concurrency=256, lifespan="on"))


class _Processes:
    """The processes that serve. This one opens no connection and starts no thread, so that it can always be forked."""

    def __init__(self, app: Application, listening: Sequence[socket.socket]) -> None:
        self._app = app
        self._listening = listening
        self._running: dict[int, int] = {}  # sockets by the process that serves them
        self._asked: int | None = None      # the signal that asked for the end
        self._deaths: deque[float] = deque(maxlen=MOST_DEATHS)
        # Closed by the end of this process, however it ends, which those that wait for it then see.
        self._waiting, self._here = os.pipe()

    def run(self) -> None:
        """Start them, replace those that die, and end when all have ended."""
        before = {number: signal.signal(number, self._end) for number in ENDING}
        for number in range(len(self._listening)):
            self._start(number)
        while self._running:
            process, status = os.wait()
            number = self._running.pop(process)
            if self._asked is None:
                self._died(process, os.waitstatus_to_exitcode(status))
                if self._often():
                    break
                self._start(number)
        for each, handler in before.items():
            signal.signal(each, handler)
        if self._asked is not None:
            signal.raise_signal(self._asked)
        self._end_all()
        raise KhabarError("the processes that serve end again and again; what they wrote above says why")

    def _start(self, number: int) -> None:
        # Whoever asks for the end meanwhile is heard when it is known of whom.
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        process = os.fork()
        if process == 0:
            self._serve(number)
        self._running[process] = number
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        if self._asked is not None:  # heard by a thread of a library, whose signals are not blocked
            self._end_all()

    def _serve(self, number: int) -> NoReturn:
        """Serve one of the sockets, in the process that was just made, which ends here whatever happens."""
        code = 1
        try:
            server = _server(self._app)
            for each in ENDING:
                # Noted, not raised: an exception that comes while a module is imported can be lost there.
                signal.signal(each, server.handle_exit)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
            os.close(self._here)
            threading.Thread(target=self._end_with_parent, daemon=True).start()
            server.run(sockets=[self._listening[number]])
            code = 0 if server.started else 1
        except BaseException:
            log.exception("a process that serves failed")
        finally:
            os._exit(code)

    def _end_with_parent(self) -> None:
        os.read(self._waiting, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    def _died(self, process: int, code: int) -> None:
        log.error("process %d, which serves, ended by itself (%s); another one takes its place", process,
                  signal.Signals(-code).name if code < 0 else f"with {code}")
        self._deaths.append(time.monotonic())

    def _often(self) -> bool:
        return len(self._deaths) == MOST_DEATHS and self._deaths[-1] - self._deaths[0] < WITHIN

    def _end(self, number: int, _: FrameType | None) -> None:
        self._asked = number
        self._end_all()

    def _end_all(self) -> None:
        for process in list(self._running):
            with suppress(ProcessLookupError):
                # Not the signal that came: a terminal sends that to all of them, and the second one means hurry.
                os.kill(process, signal.SIGTERM)
