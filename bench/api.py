"""How fast the API answers under load.

    bench/api.py --db FILE [--rate 100] [--seconds 20]
    bench/api.py [--claims 60000] [--grown 1000000] [--rate 100] [--seconds 20]

Without ``--db`` a made-up war of about ``--claims`` claims is simulated, stored and derived first, and then fought
again and again until there are ``--grown`` claims (see grown.py). The server runs as ``khabar serve`` does, in a
process of its own. Requests come at a steady rate whatever the answers do, so that a slow answer makes the next ones
wait, and each is timed from the moment at which it was due. Prints how long the answers take that the page asks for
when it is opened; for states of random days, pages of claims by random filters and searches for random words, each
alone and together, the median, 95th and 99th percentile and the slowest in milliseconds, with compression as a browser
asks for it; the processor time of a request, which other work on the machine changes less, and that of this client,
which shares the processors; the server's memory, all its processes together; and how many processes wanted a processor
(the load of the last minute).
"""

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import psutil
import uvloop
from grown import grow

CONNECTIONS = 32
DAYS = 75
PER_VILLAGE = 100
SERVE = "from khabar.cli import main; main()"


def simulated(claims: int, path: Path) -> None:
    """A database of a made-up war of about so many claims."""
    from khabar.ground.knowledge import load_knowledge
    from khabar.run.pipeline import derive
    from khabar.simulate.simulation import simulate
    from khabar.store.store import Store
    from khabar.text.folding import fold
    from khabar.text.search_words import index_terms

    simulation = simulate(1, DAYS, max(9, claims // PER_VILLAGE), load_knowledge())
    with Store.open(path, fold=fold, terms=index_terms) as store:
        written = iter(simulation.written())
        while part := list(islice(written, 256)):
            store.add_batch((each.document, each.reading, each.groundings) for each in part)
        derive(store, simulation.knowledge)


def questions(address: str, chance: random.Random) -> dict[str, Iterator[str]]:
    """Endless questions of each kind, drawn from what the database holds."""
    meta = asked(address, "/meta")
    first, last = date.fromisoformat(meta["first"]), date.fromisoformat(meta["last"])
    places = [each["id"] for each in asked(address, "/places?limit=500")["items"]]
    types = [each["id"] for each in meta["types"] if each["claims"]]
    quotes = " ".join(
        each["quote"]["text"] for start in (first + (last - first) * part / 10 for part in range(10))
        for each in asked(address, f"/claims?limit=100&from={start}")["items"])
    words = sorted({word for word in re.findall(r"\w{3,}", quotes) if not word.isdigit()})

    def day() -> date:
        return first + timedelta(chance.randrange((last - first).days + 1))

    def states() -> Iterator[str]:
        while True:
            yield f"/state?on={day()}&half={chance.randrange(2)}"

    def claims() -> Iterator[str]:
        while True:
            start = day()
            filters: dict[str, Any] = {"limit": 20, "from": start, "to": start + timedelta(chance.randrange(30))}
            filters |= chance.choice([
                {"place": chance.choice(places)}, {"type": chance.choice(types)}, {"min_confidence": 0.5}, {}])
            yield f"/claims?{urlencode(filters)}"

    def searches() -> Iterator[str]:
        while True:
            yield f"/search?limit=20&q={quote(' '.join(chance.sample(words, chance.choice((1, 1, 2)))))}"

    return {"state": states(), "claims": claims(), "search": searches()}


def first_view(address: str) -> None:
    """Ask what the page asks for when it is opened, five times, and print the median of each."""
    last = asked(address, "/meta")["last"]
    for path in ("/meta", "/timeline", "/session", "/roads", f"/sieges?on={last}"):
        times, size = list[float](), 0
        for _ in range(5):
            begun = time.perf_counter()
            with urlopen(Request(f"{address}/api/v1{path}", headers={"Accept-Encoding": "gzip"})) as answer:
                size = len(answer.read())
            times.append(1000 * (time.perf_counter() - begun))
        print(f"first view: {path:24} {sorted(times)[2]:7.1f} ms  {size / 1000:8.1f} kB")


def asked(address: str, path: str) -> Any:
    """The JSON of one answer."""
    with urlopen(f"{address}/api/v1{path}") as answer:
        return json.load(answer)


class Connection(asyncio.BufferedProtocol):
    """One connection that asks one question after the other and throws the answers away, at little cost."""

    def __init__(self, answered: "Callable[[Connection], None]") -> None:
        self.when, self.kind = 0.0, ""
        self._answered = answered
        self._buffer = bytearray(1 << 18)
        self._filled = self._left = 0
        self._path = ""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what is written to."""
        self._transport = cast(asyncio.Transport, transport)

    def ask(self, when: float, kind: str, path: str) -> None:
        """Ask for a path; ``when`` it was due."""
        self.when, self.kind, self._path = when, kind, path
        assert self._transport is not None
        self._transport.write(
            f"GET /api/v1{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode())

    def get_buffer(self, sizehint: int) -> memoryview:
        """Where the next bytes go: what is left of a body goes over what came before."""
        return memoryview(self._buffer)[self._filled:]

    def buffer_updated(self, nbytes: int) -> None:
        """Count what came."""
        if self._left:
            self._left -= nbytes
        else:
            self._filled += nbytes
            end = self._buffer.find(b"\r\n\r\n", 0, self._filled)
            if end < 0:
                return
            head = bytes(self._buffer[:end]).lower()
            length = re.search(rb"content-length: (\d+)", head)
            if not head.startswith(b"http/1.1 200") or length is None:
                raise SystemExit(f"{self._path}: {head[:60]!r}")
            self._left = int(length[1]) - (self._filled - end - 4)
            self._filled = 0
        if not self._left:
            self._answered(self)


async def load(port: int, paths: list[tuple[str, str]], rate: float) -> tuple[dict[str, list[float]], list[float]]:
    """Ask for all paths at a steady rate: the milliseconds that each took from when it was due, by kind, and those by
    which each was asked too late for no fault of the server's, a connection being free."""
    taken: dict[str, list[float]] = {kind: [] for kind, _ in paths}
    late, waiting, free = list[float](), deque[tuple[float, str, str]](), deque[Connection]()
    done, loop = asyncio.Event(), asyncio.get_running_loop()

    def answered(connection: Connection) -> None:
        taken[connection.kind].append(1000 * (time.perf_counter() - connection.when))
        if waiting:
            connection.ask(*waiting.popleft())
            return
        free.append(connection)
        if sum(map(len, taken.values())) == len(paths):
            done.set()

    opened = [await loop.create_connection(lambda: Connection(answered), "127.0.0.1", port)
              for _ in range(CONNECTIONS)]
    free.extend(protocol for _, protocol in opened)
    start = time.perf_counter()
    for number, (kind, path) in enumerate(paths):
        when = start + number / rate
        await asyncio.sleep(max(0.0, when - time.perf_counter()))
        if free:
            late.append(1000 * (time.perf_counter() - when))
            free.popleft().ask(when, kind, path)
        else:
            waiting.append((when, kind, path))
    await done.wait()
    for transport, _ in opened:
        transport.close()
    return taken, late


def percentile(times: list[float], part: float) -> float:
    """The time that so much of the answers did not take longer than."""
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


def measure(db: Path, rate: float, seconds: int, workers: int) -> None:
    """Serve the database, ask, print."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", SERVE, "serve", "--db", str(db), "--port", "0", "--rate", "1000000000",
         "--workers", str(workers)],
        stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline() if process.stdout else ""
        port = int(re.findall(r":(\d+)/", line)[0])
        chance, server = random.Random(7), psutil.Process(process.pid)
        begun = time.perf_counter()
        address = f"http://127.0.0.1:{port}"
        kinds = questions(address, chance)
        print(f"first questions answered {time.perf_counter() - begun:.1f} s after the start")
        first_view(address)
        uvloop.run(load(port, [(kind, next(each)) for kind, each in kinds.items() for _ in range(5)], 20))
        for wanted in [*([kind] for kind in kinds), list(kinds)]:
            paths = [(kind, next(kinds[kind])) for kind in (chance.choice(wanted) for _ in range(int(rate * seconds)))]
            burden(port, paths, rate, server)
        print(f"memory of the server {memory(server):.0f} MB, load of the machine {os.getloadavg()[0]:.1f}")
    finally:
        process.terminate()
        process.wait()


def burden(port: int, paths: list[tuple[str, str]], rate: float, server: psutil.Process) -> None:
    """Ask, and print how long it took, and how long who worked for it."""
    own, busy = time.process_time(), worked(server)
    taken, late = uvloop.run(load(port, paths, rate))
    own, busy = time.process_time() - own, worked(server) - busy
    for kind, times in taken.items():
        shown = "  ".join(f"{name} {percentile(times, part):7.1f}" for name, part in (
            ("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0)))
        print(f"{kind:8} {'together' if len(taken) > 1 else 'alone':9} {len(times):6} at {rate:.0f}/s  {shown} ms",
              flush=True)
    print(f"         {1000 * busy / len(paths):.1f} ms of one processor for a request, "
          f"{1000 * own / len(paths):.1f} of this client, which asked late by p50 {percentile(late, 0.5):.1f}, "
          f"p99 {percentile(late, 0.99):.1f} ms", flush=True)


def family(server: psutil.Process) -> list[psutil.Process]:
    """The server and the processes that answer for it."""
    return [server, *server.children(recursive=True)]


def worked(server: psutil.Process) -> float:
    """Seconds of a processor that all of them used."""
    return sum(sum(each.cpu_times()[:2]) for each in family(server))


def memory(server: psutil.Process) -> float:
    """Megabytes of memory that all of them hold; what they share is counted once (proportional set size)."""
    return sum(each.memory_full_info().pss for each in family(server)) / 1e6


def main() -> None:
    """Read the options, and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--db", type=Path, help="a database that is there")
    options.add_argument("--claims", type=int, default=60_000, help="how many to simulate otherwise")
    options.add_argument("--grown", type=int, default=0, help="how many to make of them")
    options.add_argument("--rate", type=float, default=100.0, help="requests in a second")
    options.add_argument("--seconds", type=int, default=20, help="how long for each kind")
    options.add_argument("--workers", type=int, default=0, help="processes that answer (0: as many as without it)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.db
        if path is None:
            path = Path(folder) / "war.db"
            simulated(chosen.claims, path)
            if chosen.grown:
                small, path = path, Path(folder) / "large.db"
                grow(small, path, chosen.grown)
        measure(path, chosen.rate, chosen.seconds, chosen.workers)


if __name__ == "__main__":
    main()
