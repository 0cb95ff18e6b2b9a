"""Figures as columns: what they are put in order and filtered by, some 60 bytes each, without what they say."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.store.browsing import TollRow

SERIES = "toll.series"
OPEN = np.iinfo(np.int32).max
Numbers = NDArray[Any]


def parts_of(subject: str) -> Sequence[str]:
    """Place, measure, victims and event or originator, which the subject of a figure consists of."""
    return (*subject.split("|"), "", "", "")[:4]


class TollColumns:
    """One entry for each figure in each column; words as numbers, in the order of the words."""

    def __init__(self, rows: Sequence[TollRow]) -> None:
        parts = [parts_of(each.subject) for each in rows]
        self._ids = np.array([each.id.encode() for each in rows] or [b""])[:len(rows)]
        self._start = np.array([each.start.toordinal() for each in rows], np.int32)
        self._end = np.array([each.end.toordinal() if each.end else OPEN for each in rows], np.int32)
        self._subject, _ = _numbered([each.subject for each in rows])
        self._place, self._places = _numbered([part[0] for part in parts])
        self._measure, self._measures = _numbered([part[1] for part in parts])
        self._victims, _ = _numbered([part[2] for part in parts])
        self._whose, _ = _numbered(
            part[3] if row.rule == SERIES else "" for part, row in zip(parts, rows, strict=True))
        self.in_order: Callable[[str], Numbers] = cache(self._in_order)

    def _in_order(self, by: str) -> Numbers:
        """The entries by place, side, originator or day, then by day."""
        first = {"place": self._place, "side": self._victims, "originator": self._whose, "day": self._start}[by]
        return np.lexsort((self._ids, self._subject, self._start, first))

    def fitting(
        self, by: str, days: tuple[int | None, int | None], places: Collection[str] | None,
        measures: Collection[str], ids: Collection[str] | None,
    ) -> Numbers:
        """The figures, in order, that touch the days (ordinal, first and last), are at one of the places, of one of
        the measures and among these ids; None, or no measure, asks nothing."""
        marks = np.ones(len(self._ids), np.bool_)
        first, last = days
        if first is not None:
            marks &= self._end >= first
        if last is not None:
            marks &= self._start <= last
        if places is not None:
            marks &= np.isin(self._place, [self._places[each] for each in places if each in self._places])
        if measures:
            marks &= np.isin(self._measure, [self._measures[each] for each in measures if each in self._measures])
        if ids is not None:
            marks &= np.isin(self._ids, [each.encode() for each in ids] or [b""])
        order = self.in_order(by)
        found: Numbers = order[marks[order]]
        return found

    def ids(self, numbers: Numbers) -> list[str]:
        """The ids of some figures."""
        return [each.decode() for each in self._ids[numbers].tolist()]


def _numbered(words: Iterable[str]) -> tuple[Numbers, dict[str, int]]:
    words = list(words)
    numbers = {word: number for number, word in enumerate(sorted(set(words)))}
    return np.array([numbers[word] for word in words], np.int32), numbers
