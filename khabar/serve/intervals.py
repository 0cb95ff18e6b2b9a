"""States over time, to be asked what holds in a half of a day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.model.records import Assessment
from khabar.serve.packing import Packer
from khabar.store.browsing import TOLL, Stand

BLOCK = 8  # subjects that lie next to each other and are written together
OPEN = np.iinfo(np.int64).max


def stand_of(state: Assessment) -> Stand:
    """The part of an assessment that is drawn."""
    return Stand(
        state.id, state.kind, state.subject, state.value, state.label, state.start, state.start_half, state.end,
        state.end_half, state.known, state.score, state.rule, state.version, state.low, state.high, state.best,
        state.note)


class States:
    """States by subject; tolls, which are many and seldom asked for, stand apart.

    ``tolls`` gives them when they are asked for; without it they are among the others. Beside the states lie their
    ``texts`` in JSON, by their numbers in ``all``, once they were written, and the ``packer`` that joins those.
    """

    def __init__(self, stands: Iterable[Stand], tolls: Callable[[], Sequence[Stand]] | None = None) -> None:
        self._tolls = tolls
        self.packer = Packer()
        self.texts: dict[int, bytes] = {}
        subjects: dict[tuple[str, str], list[Stand]] = {}
        self._figures = []
        for stand in stands:
            if stand.kind == TOLL:
                self._figures.append(stand)
            else:
                subjects.setdefault((stand.kind, stand.subject), []).append(stand)
        self._subjects = dict(sorted(subjects.items()))
        self.all = tuple(stand for each in self._subjects.values() for stand in each)
        self._starts, ends = _spans(self.all)
        # Of each subject the last that began holds, or nothing: what begins later ends what is before it.
        follows = np.array([one.subject == other.subject and one.kind == other.kind
                            for one, other in zip(self.all, self.all[1:], strict=False)], np.bool_)
        later = np.where(follows, self._starts[1:], OPEN)
        self._ends = np.minimum(ends, np.append(later, OPEN)[:len(ends)])

    @property
    def subjects(self) -> Mapping[tuple[str, str], Sequence[Stand]]:
        """All but tolls by kind and subject, each by its start."""
        return self._subjects

    def in_blocks(self, numbers: NDArray[Any]) -> list[tuple[int, ...]]:
        """Numbers of states, ascending, in tuples of those of neighbouring subjects: always the same neighbours."""
        ends = np.flatnonzero(np.diff(self._blocks[numbers])) + 1
        rest = numbers.tolist()
        return [tuple(rest[begin:end]) for begin, end in pairwise([0, *ends.tolist(), len(rest)]) if begin < end]

    @cached_property
    def _blocks(self) -> NDArray[Any]:
        return np.array([number // BLOCK for number, stands in enumerate(self._subjects.values()) for _ in stands],
                        np.int64)

    @cached_property
    def tolls(self) -> Sequence[Stand]:
        """The figures, by their start."""
        return self._tolls() if self._tolls is not None else self._figures

    def on(self, day: date, half: int) -> list[Stand]:
        """What holds in a half of a day, of each subject the last that began; by kind and subject."""
        return [self.all[number] for number in self.numbers_on(day, half).tolist()]

    def numbers_on(self, day: date, half: int) -> NDArray[Any]:
        """The numbers in ``all`` of what holds in a half of a day."""
        return _holding(self._starts, self._ends, _step(day, half))

    def tolls_on(self, day: date, half: int) -> list[Stand]:
        """The figures of a half of a day."""
        return [self.tolls[number] for number in _holding(*self._toll_spans, _step(day, half)).tolist()]

    @cached_property
    def _toll_spans(self) -> tuple[NDArray[Any], NDArray[Any]]:
        return _spans(self.tolls)


def _spans(stands: Sequence[Stand]) -> tuple[NDArray[Any], NDArray[Any]]:
    return (np.array([_step(each.start, each.start_half) for each in stands], np.int64),
            np.array([_step(each.end, each.end_half) if each.end else OPEN for each in stands], np.int64))


def _holding(starts: NDArray[Any], ends: NDArray[Any], step: int) -> NDArray[Any]:
    return np.flatnonzero((starts <= step) & (step < ends))


def _step(day: date, half: int) -> int:
    """A half-day as a number."""
    return 2 * day.toordinal() + half
