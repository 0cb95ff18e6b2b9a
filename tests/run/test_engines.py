"""Engines: the same results in the same order, whatever does the work."""

import os
from collections.abc import Callable, Iterator

import pytest

from khabar.errors import KhabarError
from khabar.run.engines import Processes, Serial, engine


def doubling() -> Callable[[int], int]:
    return _double


def _double(number: int) -> int:
    return 2 * number


def dying() -> Callable[[int], int]:
    return _die


def _die(number: int) -> int:
    os._exit(1)


def test_processes_give_what_serial_gives_in_the_same_order() -> None:
    numbers = range(101)
    spread = Processes(jobs=2, batch=7, start_after=5)
    assert list(spread.map(doubling, numbers)) == list(Serial().map(doubling, numbers))


def test_a_small_input_is_worked_on_here() -> None:
    here = list(Processes(jobs=2, start_after=3).map(_process_id, range(3)))
    assert set(here) == {os.getpid()}


def _process_id() -> Callable[[int], int]:
    return lambda _: os.getpid()


def test_the_input_is_taken_in_as_it_is_needed() -> None:
    taken: list[int] = []

    def stream() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = Processes(jobs=2, batch=1, start_after=1).map(doubling, stream())
    assert next(results) == 0
    assert len(taken) < 20
    results.close()  # type: ignore[attr-defined]


def test_a_dead_process_is_one_line_and_no_hang() -> None:
    with pytest.raises(KhabarError, match="--jobs 1"):
        list(Processes(jobs=1, batch=1, start_after=0).map(dying, range(3)))


def test_one_job_needs_no_processes() -> None:
    assert engine(1) == Serial()
    assert engine(3) == Processes(3)
