"""Engines: the same work done in this process or spread over several; same results, in the order of the input."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from khabar.errors import KhabarError

Item = TypeVar("Item")
Result = TypeVar("Result")
Make = Callable[[], Callable[[Item], Result]]
WAITING = 8  # batches for each process: none is idle while the caller stores the results of some reports


class Engine(Protocol):
    """Applies work to a stream of items and yields the results in the order of the items.

    ``make`` builds the work once per process (it loads the language and the gazetteer); it and the items travel
    between processes and must be picklable.
    """

    def map(self, make: Make[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        """Results of the items, in their order, while later items are still being taken in."""
        ...


@dataclass(frozen=True, slots=True)
class Serial:
    """One item after another, in this process."""

    def map(self, make: Make[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        """Each item's result as it is taken in."""
        yield from map(make(), items)


@dataclass(frozen=True, slots=True)
class Processes:
    """Batches of items spread over ``jobs`` processes.

    An input of no more than ``start_after`` items is worked on in this process: a pool takes longer to start.
    At most ``waiting * jobs`` batches wait at a time, so that an archive of any size streams through.
    """

    jobs: int
    batch: int = 16
    start_after: int = 48
    waiting: int = WAITING

    def map(self, make: Make[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of all batches, batch by batch in the order of the input."""
        stream = iter(items)
        first = list(islice(stream, self.start_after + 1))
        if len(first) <= self.start_after:
            yield from map(make(), first)
            return
        try:
            yield from self._spread(make, _batches(chain(first, stream), self.batch))
        except BrokenProcessPool:
            raise KhabarError("a reading process died (out of memory?): try again with --jobs 1") from None

    def _spread(self, make: Make[Item, Result], batches: Iterator[list[Item]]) -> Iterator[Result]:
        # spawn, not fork: the same on every system, and safe beside the threads of a progress bar
        with ProcessPoolExecutor(self.jobs, get_context("spawn"), _prepare, (make,)) as pool:
            waiting: deque[Future[list[Result]]] = deque()
            for batch in batches:
                waiting.append(pool.submit(_work, batch))
                if len(waiting) >= self.waiting * self.jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()


_prepared: list[Callable[[Any], Any]] = []  # the work of this worker process; empty in the parent


def _prepare(make: Make[Any, Any]) -> None:
    _prepared[:] = [make()]
    gc.freeze()  # what is loaded now stays for good: collections need not go through the lexicon and the gazetteer


def _work(batch: Sequence[Any]) -> list[Any]:
    return [_prepared[0](item) for item in batch]


def _batches(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while batch := list(islice(items, size)):
        yield batch


def engine(jobs: int) -> Engine:
    """The engine for so many processes."""
    return Serial() if jobs <= 1 else Processes(jobs)
