"""What stands: the assessments of each subject by half-day, as what is inferred from them looks them up."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

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
        for found in self._by.values():
            found.sort(key=lambda each: (each[0], each[1], each[2].id))

    def all(self, kind: str, subject: str) -> Sequence[tuple[int, int, Assessment]]:
        """The stretches of one subject: first half-day, the one after the last, and what stood."""
        return self._by.get((kind, subject), ())

    def subjects(self, kind: str, place: str) -> Sequence[str]:
        """The subjects of a kind that are about a place, in the order of their names."""
        return sorted(self._subjects.get((kind, place), ()))

    def at(self, kind: str, subject: str, step: int) -> Assessment | None:
        """What stood in a half-day; None when nothing is known."""
        found = self.all(kind, subject)
        index = bisect_right(found, step, key=lambda each: each[0]) - 1
        while index >= 0:
            if found[index][1] > step:
                return found[index][2]
            index -= 1
        return None

    def since(self, kind: str, subject: str, step: int) -> int:
        """The half-day since which the value that stands in ``step`` has stood without a break."""
        first, value = step, None
        for one, end, state in reversed(self.all(kind, subject)):
            if one > step:
                continue
            if value is None and end > step:
                first, value = one, state.value
            elif value is None or state.value != value or end < first:
                break
            else:
                first = one
        return first

    def last_side(self, place: str, step: int, sides: Iterable[str]) -> str | None:
        """The side that was last shown to hold a place, up to a half-day; else the first one shown after it."""
        wanted = set(sides)
        shown = [(first, state.value) for first, _, state in self.all("control", place) if state.value in wanted]
        before = [value for first, value in shown if first <= step]
        return before[-1] if before else shown[0][1] if shown else None

    def steps(self, kind: str, subject: str) -> set[int]:
        """The half-days at which what stands of a subject changes."""
        return {edge for first, end, _ in self.all(kind, subject) for edge in (first, end) if edge < FOREVER}
