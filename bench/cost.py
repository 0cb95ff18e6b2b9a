"""What it costs to derive everything, and to add one report more, in databases of made-up wars of growing size.

    bench/cost.py [--claims 10000 ...] [--reports 20] [--keep FILE.jsonl]
    bench/cost.py --claims 1000000 --fill FILE.db

Villages grow with the claims, days do not: a wider war, about two hundred claims to a village, five thousand villages
to a million. Prints, for each size, the time to store the reports and to derive everything (weighing, inferring,
reading and writing the database), the peak memory of it, and the median and slowest time of adding one report of the
last two days; how many of these needed everything to be derived anew is printed, too: the time of that is not among
those. ``--keep`` appends the figures to a file. ``--fill`` only makes the database, without those reports and with
nothing derived: claims and groundings are those the simulator puts beside its text, so that nothing has to be read.
"""

import argparse
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from khabar.ground.knowledge import load_knowledge
from khabar.model.knowledge import Knowledge
from khabar.run.incremental import bring_up
from khabar.run.pipeline import derive
from khabar.simulate.simulation import Simulation, simulate
from khabar.simulate.writing import Written
from khabar.store.store import Store
from khabar.text.folding import fold
from khabar.text.search_words import index_terms

DAYS = 220
PER_VILLAGE = 200  # claims, about
AT_ONCE = 1000     # reports in one transaction
JOBS = 2           # processes that derive, beside the one that writes


def war_of(claims: int) -> Simulation:
    """A war of about so many claims."""
    return simulate(1, DAYS, max(9, claims // PER_VILLAGE), load_knowledge())


def held_back(simulation: Simulation, reports: int) -> set[int]:
    """The numbers of the reports of the last two days that are not stored with the others."""
    late = [report.number for report in simulation.reports if report.day >= DAYS - 2]
    if len(late) < reports:  # a small war may be over before
        late = [report.number for report in simulation.reports[-reports:]]
    return set(late[::max(1, len(late) // max(1, reports))][:reports])


def fill(store: Store, simulation: Simulation, held: set[int]) -> tuple[int, list[Written]]:
    """Store all reports but those that are held back; the number of claims, and those reports."""
    known, kept, claims = simulation.knowledge, list[Written](), 0
    store.save_knowledge(known.places.values(), known.actors.values(), known.outlets.values())

    def early() -> Iterator[Written]:
        for report, written in zip(simulation.reports, simulation.written(), strict=True):
            if report.number in held:
                kept.append(written)
            else:
                yield written

    stream = early()
    while part := list(islice(stream, AT_ONCE)):
        store.add_batch((each.document, each.reading, each.groundings) for each in part)
        claims += sum(len(each.reading.claims) for each in part)
    return claims, kept


def measure(claims: int, reports: int, path: str) -> dict[str, float]:
    """The figures of one size."""
    simulation, found = war_of(claims), dict[str, float]()
    with Store.open(path) as store:
        start = time.perf_counter()
        found["claims"], kept = fill(store, simulation, held_back(simulation, reports))
        found["storing"] = time.perf_counter() - start
        start, cpu = time.perf_counter(), spent()
        derive(store, simulation.knowledge, JOBS)
        found["deriving"], found["deriving_cpu"] = time.perf_counter() - start, spent() - cpu
        found["memory_mb"] = most_memory()
        found |= add_each(store, kept, simulation.knowledge)
    return found


def spent() -> float:
    """Seconds of processors that this process and those it started took so far."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def most_memory() -> float:
    """The most that this process and the others beside it held at a time, in MB: of the others, as if all of them had
    held at once what the greatest of them held."""
    own, others = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own + JOBS * others


def add_each(store: Store, written: list[Written], knowledge: Knowledge) -> dict[str, float]:
    """Add reports one by one; seconds of the clock and of the processor."""
    seconds, cpus, anew = [], [], 0
    for each in written:
        start, cpu = time.perf_counter(), time.process_time()
        store.add_batch([(each.document, each.reading, each.groundings)])
        if bring_up(store, [each.document.id], knowledge):
            seconds.append(time.perf_counter() - start)
            cpus.append(time.process_time() - cpu)
        else:
            anew += 1
            derive(store, knowledge)
    return {"added": len(seconds), "anew": anew, "adding_median": statistics.median(seconds or [0.0]),
            "adding_cpu_median": statistics.median(cpus or [0.0]), "adding_worst": max(seconds or [0.0])}


def show(found: dict[str, float]) -> None:
    """Print the figures of one size."""
    print(f"{found['claims']:,.0f} claims: stored in {found['storing']:.1f} s, everything derived in "
          f"{found['deriving']:.1f} s ({found['deriving_cpu']:.1f} s of processors, at most "
          f"{found['memory_mb']:.0f} MB)", flush=True)
    print(f"  one report more: median {1000 * found['adding_median']:.0f} ms "
          f"({1000 * found['adding_cpu_median']:.0f} ms of one processor), slowest "
          f"{1000 * found['adding_worst']:.0f} ms, of {found['added']:.0f}; "
          f"{found['anew']:.0f} others need everything derived anew", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[3000, 10_000], help="sizes to measure")
    parser.add_argument("--reports", type=int, default=20, help="reports to add one by one")
    parser.add_argument("--keep", type=Path, help="append the figures to this file")
    parser.add_argument("--fill", type=Path, help="make this database, searchable, and measure nothing")
    options = parser.parse_args()
    if options.fill:
        simulation = war_of(options.claims[0])
        with Store.open(options.fill, fold=fold, terms=index_terms) as store:
            claims, _ = fill(store, simulation, held_back(simulation, options.reports))
        print(f"{claims:,} claims in {options.fill}")
        return 0
    for claims in options.claims:
        with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(1, get_context("spawn")) as pool:
            # a process for each size: peak memory is of a process
            found = pool.submit(measure, claims, options.reports, str(Path(folder) / "war.db")).result()
        show(found)
        if options.keep:
            with options.keep.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps({name: round(value, 4) for name, value in found.items()}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
