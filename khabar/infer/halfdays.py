"""Half-days: the steps in which the state of a conflict is followed, counted from the first day of the calendar."""

from datetime import date
from functools import lru_cache

MORNING, EVENING = 0, 1


def halfday(day: date, half: int) -> int:
    """The number of a half-day: ``half`` 0 up to noon, 1 after."""
    return day.toordinal() * 2 + half


def day_of(step: int) -> tuple[date, int]:
    """The day and the half that a number stands for."""
    return date.fromordinal(step // 2), step % 2


@lru_cache(maxsize=4096)
def said(step: int) -> str:
    """A half-day in words: ``2016-08-14 evening``."""
    day, half = day_of(step)
    return f"{day.isoformat()} {'evening' if half else 'morning'}"


def read(words: str) -> int:
    """The number of a half-day given in words. Raises ValueError when it is none."""
    day, _, half = words.partition(" ")
    return halfday(date.fromisoformat(day), ("morning", "evening").index(half))
