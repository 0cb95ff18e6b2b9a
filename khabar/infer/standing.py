"""What stands: the assessments of each subject by half-day, as what is inferred from them looks them up."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain

from khabar.infer.halfdays import halfday
from khabar.model.records import Assessment

FOREVER = 10 ** 9


def span(state: Assessment) -> tuple[int, int]:
    """The half-days of an assessment: its first, and the first one after it."""
    end = halfday(state.end, state.end_half) if state.end is not None else FOREVER
    return halfday(state.start, state.start_half), end


class Standing:
    """Assessments by kind and subject, in order of time; those of one subject do not overlap."""

    def __init__(self, states: Iterable[Assessment]) -> None:
        self._by: dict[tuple[str, str], list[tuple[int, int, Assessment]]] = {}
        self._subjects: dict[tuple[str, str], dict[str, None]] = {}
        for state in states:
            self._subjects.setdefault((state.kind, state.subject.partition("|")[0]), {})[state.subject] = None
            self._by.setdefault((state.kind, state.subject), []).append((*span(state), state))
        self._since: dict[tuple[str, str], list[int]] = {}
        for key, found in self._by.items():
            found.sort(key=lambda each: (each[0], each[1], each[2].id))
            self._since[key] = _unbroken(found)

    def all(self, kind: str, subject: str) -> Sequence[tuple[int, int, Assessment]]:
        """The stretches of one subject: first half-day, the one after the last, and what stood."""
        return self._by.get((kind, subject), ())

    def subjects(self, kind: str, place: str) -> Sequence[str]:
        """The subjects of a kind that are about a place, in the order of their names."""
        return sorted(self._subjects.get((kind, place), ()))

    def at(self, kind: str, subject: str, step: int) -> Assessment | None:
        """What stood in a half-day; None when nothing is known."""
        index = self._index(kind, subject, step)
        return None if index is None else self.all(kind, subject)[index][2]

    def _index(self, kind: str, subject: str, step: int) -> int | None:
        found = self.all(kind, subject)
        index = bisect_right(found, step, key=lambda each: each[0]) - 1
        return index if index >= 0 and found[index][1] > step else None

    def since(self, kind: str, subject: str, step: int) -> int:
        """The half-day since which the value that stands in ``step`` has stood without a break."""
        index = self._index(kind, subject, step)
        return step if index is None else self._since[kind, subject][index]

    def last_side(self, place: str, step: int, sides: Iterable[str]) -> str | None:
        """The side that was last shown to hold a place, up to a half-day; else the first one shown after it."""
        wanted, found = set(sides), self.all("control", place)
        at = bisect_right(found, step, key=lambda each: each[0])
        before = (found[index][2].value for index in range(at - 1, -1, -1))
        after = (found[index][2].value for index in range(at, len(found)))
        return next((value for value in chain(before, after) if value in wanted), None)

    def steps(self, kind: str, subject: str) -> set[int]:
        """The half-days at which what stands of a subject changes."""
        return {edge for first, end, _ in self.all(kind, subject) for edge in (first, end) if edge < FOREVER}


def _unbroken(found: Sequence[tuple[int, int, Assessment]]) -> list[int]:
    """For each stretch the half-day since which its value has stood without a break."""
    since: list[int] = []
    for index, (first, _, state) in enumerate(found):
        goes_on = index > 0 and found[index - 1][2].value == state.value and found[index - 1][1] >= first
        since.append(since[-1] if goes_on else first)
    return since
