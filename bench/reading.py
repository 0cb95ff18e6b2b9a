"""How fast reports are read, and in how much memory, on the unlabelled corpus of the shared folder.

    bench/reading.py [--shared ../shared] [--limit N] [--processes 2]

Prints articles per second of processor time for one process (the figure per core, which other work on the machine
hardly disturbs), articles per second of the clock for one and for several processes, and the peak memory.
"""

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from khabar.model.records import Document, Reading
from khabar.run.engines import Processes
from khabar.sources import load

ROOT = Path(__file__).resolve().parent.parent


def make_read() -> Callable[[Document], Reading]:
    """A reader of Arabic, loaded once per process."""
    from khabar.read.reader import Reader

    return Reader(language="ar").read


def corpus(folder: Path, limit: int | None) -> tuple[list[Document], int]:
    """The articles, or ``limit`` of them spread evenly over all days, and how many could not be loaded."""
    records = list(load([folder]))
    documents = [record for record in records if isinstance(record, Document)]
    step = max(1, len(documents) // limit) if limit else 1
    return list(islice(documents[::step], limit)), len(records) - len(documents)


def peak_mb() -> float:
    """The largest resident size that this process has had, in MB."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # getrusage would count what a new process inherits of its parent, too; this does not.
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def read_alone(documents: list[Document]) -> None:
    """Read in this process and print speed, claims and the slowest articles."""
    start = time.perf_counter()
    read = make_read()
    print(f"reader ready in {time.perf_counter() - start:.2f} s")
    seconds, claims = [], 0
    start, start_cpu = time.perf_counter(), time.process_time()
    for document in documents:
        before = time.process_time()
        claims += len(read(document).claims)
        seconds.append(time.process_time() - before)
    cpu, wall = time.process_time() - start_cpu, time.perf_counter() - start
    print(f"one process:  {len(documents) / cpu:.1f} articles/s per core, {len(documents) / wall:.1f} by the clock; "
          f"{claims:,} claims")
    print(f"one article:  median {1000 * statistics.median(seconds):.1f} ms, slowest {1000 * max(seconds):.0f} ms")


def make_watched_read() -> Callable[[Document], tuple[Reading, float]]:
    """A reader that says with each reading how large its process has been."""
    read = make_read()
    return lambda document: (read(document), peak_mb())


def read_together(documents: list[Document], processes: int) -> None:
    """Read in several processes, as ``khabar add`` does, their start included, and print speed and memory."""
    start, claims, peak = time.perf_counter(), 0, 0.0
    for reading, size in Processes(processes).map(make_watched_read, documents):
        claims += len(reading.claims)
        peak = max(peak, size)
    wall = time.perf_counter() - start
    print(f"{processes} processes:  {len(documents) / wall:.1f} articles/s by the clock, start included; "
          f"{claims:,} claims")
    print(f"peak memory:  {peak:.0f} MB in the largest reading process")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the shared folder")
    parser.add_argument("--limit", type=int, help="read so many articles, spread evenly over the corpus")
    parser.add_argument("--processes", type=int, default=2, help="processes of the second run; 0: none")
    options = parser.parse_args()
    folder = options.shared / "corpora" / "july2015"
    if not folder.is_dir():
        print(f"nothing measured: there is no corpus at {folder}")
        return 0
    start = time.perf_counter()
    documents, skipped = corpus(folder, options.limit)
    print(f"{len(documents):,} articles, {sum(len(d.text) for d in documents) / 1e6:.1f} million characters "
        f"(loaded in {time.perf_counter() - start:.1f} s; {skipped} of the corpus without text or not in Arabic)")
    read_alone(documents)
    print(f"peak memory:  {peak_mb():.0f} MB, all articles held at once")
    if options.processes:
        read_together(documents, options.processes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
