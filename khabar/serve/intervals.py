"""States over time, to be asked what holds in a half of a day."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from khabar.model.records import Assessment
from khabar.serve.packing import Parts
from khabar.store.browsing import TOLL, Stand

BLOCK = 8  # subjects that lie next to each other and are written together
OPEN = np.iinfo(np.int64).max
SHIFT = 24  # bits of a half-day's number, which is less than twice the days of 9999 years
Numbers = NDArray[np.int64]


def stand_of(state: Assessment) -> Stand:
    """The part of an assessment that is drawn."""
    return Stand(
        state.id, state.kind, state.subject, state.value, state.label, state.start, state.start_half, state.end,
        state.end_half, state.known, state.score, state.rule, state.version, state.low, state.high, state.best,
        state.note)


class States:
    """States by subject; tolls, which are many and seldom asked for, stand apart.

    ``tolls`` gives them when they are asked for; without it they are among the others. Beside the states lie their
    ``texts`` in JSON, by their numbers in ``all``, once they were written, and ``packed`` those of each group.

    A group is what holds at one time of ``BLOCK`` subjects of one kind that lie next to each other: most of the groups
    of a day are those of the day before, too.
    """

    def __init__(self, stands: Iterable[Stand], tolls: Callable[[], Sequence[Stand]] | None = None) -> None:
        self._tolls = tolls
        self.texts: dict[int, bytes] = {}
        self.packed: Parts | None = None
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

    @cached_property
    def groups(self) -> "Groups":
        """The groups of all times."""
        return Groups(self.subjects, self._starts, self._ends)

    def groups_on(self, day: date, half: int, kinds: Collection[str]) -> Numbers:
        """The numbers of the groups of these kinds that hold in a half of a day, in the order of their subjects."""
        return self.groups.at(_step(day, half), kinds)

    @cached_property
    def tolls(self) -> Sequence[Stand]:
        """The figures, by their start."""
        return self._tolls() if self._tolls is not None else self._figures

    def on(self, day: date, half: int) -> list[Stand]:
        """What holds in a half of a day, of each subject the last that began; by kind and subject."""
        return [self.all[number] for number in self.numbers_on(day, half).tolist()]

    def numbers_on(self, day: date, half: int) -> Numbers:
        """The numbers in ``all`` of what holds in a half of a day."""
        return _holding(self._starts, self._ends, _step(day, half))

    def tolls_on(self, day: date, half: int) -> list[Stand]:
        """The figures of a half of a day."""
        return [self.tolls[number] for number in _holding(*self._toll_spans, _step(day, half)).tolist()]

    @cached_property
    def _toll_spans(self) -> tuple[Numbers, Numbers]:
        return _spans(self.tolls)


class Groups:
    """What holds of neighbouring subjects between two changes of it, by number; ascending by block and time."""

    def __init__(
        self, subjects: Mapping[tuple[str, str], Sequence[Stand]], starts: Numbers, ends: Numbers,
    ) -> None:
        self._starts, self._ends = starts, ends
        blocks = list[int]()  # of each state
        self._kinds = list[str]()  # of each block
        for kind, row in groupby(subjects.items(), key=lambda each: each[0][0]):
            for place, (_, stands) in enumerate(row):
                if place % BLOCK == 0:
                    self._kinds.append(kind)
                blocks += [len(self._kinds) - 1] * len(stands)
        of_state = np.array(blocks, np.int64)
        self._bounds = np.searchsorted(of_state, np.arange(len(self._kinds) + 1))
        lasting = starts < ends
        closed = lasting & (ends != OPEN)
        changes = np.concatenate([(of_state[lasting] << SHIFT) + starts[lasting],
                                  (of_state[closed] << SHIFT) + ends[closed]])
        self._keys, at = np.unique(changes, return_inverse=True)
        more = np.zeros(len(self._keys), np.int64)
        np.add.at(more, at, np.concatenate([np.ones(lasting.sum(), np.int64), np.full(closed.sum(), -1)]))
        held = np.cumsum(more)
        first = np.searchsorted(self._keys, np.arange(len(self._kinds)) << SHIFT)
        before = np.concatenate([[0], held])[first]
        self._held = held - before[self._keys >> SHIFT]

    def __len__(self) -> int:
        return len(self._keys)

    def at(self, step: int, kinds: Collection[str]) -> Numbers:
        """The groups of these kinds that hold in a half-day and hold anything."""
        blocks = np.flatnonzero([kind in kinds for kind in self._kinds])
        found = np.searchsorted(self._keys, (blocks << SHIFT) + step, side="right") - 1
        begun = (found >= 0) & (self._keys[found] >> SHIFT == blocks) if len(self._keys) else found >= 0
        found = found[begun]
        groups: Numbers = found[self._held[found] > 0]
        return groups

    def members(self, group: int) -> list[int]:
        """The numbers of the states of a group, ascending."""
        block, step = int(self._keys[group]) >> SHIFT, int(self._keys[group]) & ((1 << SHIFT) - 1)
        part = slice(self._bounds[block], self._bounds[block + 1])
        numbers: list[int] = (_holding(self._starts[part], self._ends[part], step) + part.start).tolist()
        return numbers


def _spans(stands: Sequence[Stand]) -> tuple[Numbers, Numbers]:
    return (np.array([_step(each.start, each.start_half) for each in stands], np.int64),
            np.array([_step(each.end, each.end_half) if each.end else OPEN for each in stands], np.int64))


def _holding(starts: Numbers, ends: Numbers, step: int) -> Numbers:
    return np.flatnonzero((starts <= step) & (step < ends))


def _step(day: date, half: int) -> int:
    """A half-day as a number."""
    return 2 * day.toordinal() + half
