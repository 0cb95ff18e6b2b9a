"""How fast the API answers under load.

    bench/api.py --db FILE [--rate 100] [--seconds 20]
    bench/api.py [--claims 60000] [--grown 1000000] [--rate 100] [--seconds 20]

Without ``--db`` a made-up war of about ``--claims`` claims is simulated, stored and derived first, and then fought
again and again until there are ``--grown`` claims (see grown.py). The server runs as ``khabar serve`` does, in a
process of its own. Requests come at a steady rate whatever the answers do, so that a slow answer makes the next ones
wait, and each is timed from the moment at which it was due. Prints how long the answers take that the page asks for
when it is opened; for states of random days, pages of claims by random filters and searches for random words, each
alone and together, the median, 95th and 99th percentile and the slowest in milliseconds, with compression as a browser
asks for it; the processor time of a request, which other work on the machine changes less; the server's memory; and
how many processes wanted a processor (the load of the last minute).
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
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import psutil
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


async def load(port: int, paths: list[tuple[str, str]], rate: float) -> dict[str, list[float]]:
    """Ask for all paths at a steady rate; the milliseconds that each took from when it was due, by kind."""
    taken: dict[str, list[float]] = {kind: [] for kind, _ in paths}
    due: asyncio.Queue[tuple[float, str, str]] = asyncio.Queue()

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while True:
            when, kind, path = await due.get()
            writer.write(f"GET /api/v1{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise SystemExit(f"{path}: {head[:60]!r}")
            length = re.search(rb"content-length: (\d+)", head.lower())
            await reader.readexactly(int(length[1]) if length else 0)
            taken[kind].append(1000 * (time.perf_counter() - when))
            due.task_done()

    workers = [asyncio.create_task(connection()) for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    for number, (kind, path) in enumerate(paths):
        when = start + number / rate
        await asyncio.sleep(max(0.0, when - time.perf_counter()))
        due.put_nowait((when, kind, path))
    await due.join()
    for worker in workers:
        worker.cancel()
    return taken


def percentile(times: list[float], part: float) -> float:
    """The time that so much of the answers did not take longer than."""
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


def measure(db: Path, rate: float, seconds: int) -> None:
    """Serve the database, ask, print."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", SERVE, "serve", "--db", str(db), "--port", "0", "--rate", "1000000000"],
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
        asyncio.run(load(port, [(kind, next(each)) for kind, each in kinds.items() for _ in range(5)], 20))
        for wanted in [*([kind] for kind in kinds), list(kinds)]:
            paths = [(kind, next(kinds[kind])) for kind in (chance.choice(wanted) for _ in range(int(rate * seconds)))]
            busy = server.cpu_times()
            taken = asyncio.run(load(port, paths, rate))
            worked = sum(server.cpu_times()[:2]) - sum(busy[:2])
            for kind, times in taken.items():
                shown = "  ".join(f"{name} {percentile(times, part):7.1f}" for name, part in (
                    ("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0)))
                mixed = "together" if len(wanted) > 1 else "alone"
                print(f"{kind:8} {mixed:9} {len(times):6} at {rate:.0f}/s  {shown} ms", flush=True)
            print(f"         {1000 * worked / len(paths):.1f} ms of one processor for a request", flush=True)
        print(f"server memory {server.memory_info().rss / 1e6:.0f} MB, load of the machine {os.getloadavg()[0]:.1f}")
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """Read the options, and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--db", type=Path, help="a database that is there")
    options.add_argument("--claims", type=int, default=60_000, help="how many to simulate otherwise")
    options.add_argument("--grown", type=int, default=0, help="how many to make of them")
    options.add_argument("--rate", type=float, default=100.0, help="requests in a second")
    options.add_argument("--seconds", type=int, default=20, help="how long for each kind")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.db
        if path is None:
            path = Path(folder) / "war.db"
            simulated(chosen.claims, path)
            if chosen.grown:
                small, path = path, Path(folder) / "large.db"
                grow(small, path, chosen.grown)
        measure(path, chosen.rate, chosen.seconds)


if __name__ == "__main__":
    main()
