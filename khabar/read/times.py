"""Time expressions: days relative to publication, weekdays, dates of several calendars, parts of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from khabar.lang.pack import LanguagePack
from khabar.model.records import When
from khabar.read.mentions import TimeMention
from khabar.text.words import Analysis, Token

Found = tuple[int, When]  # token index after the expression, and what it says


class TimeFinder:
    """Finds time expressions in a sentence."""

    def __init__(self, pack: LanguagePack) -> None:
        raw: Mapping[str, Any] = pack.yaml("times.yaml")
        self._days = _by_first({tuple(k.split()): tuple(v) for k, v in raw["days"].items()})
        self._parts = _by_first({tuple(k.split()): v for k, v in raw["parts"].items()})
        months = {tuple(k.split()): (v, False) for k, v in raw["months"].items()}
        months |= {tuple(k.split()): (v, True) for k, v in raw["hijri_months"].items()}
        self._months = _by_first(months)
        self._weekdays: Mapping[str, int] = raw["weekdays"]
        self._day_word = frozenset(raw["day_word"])
        self._next = frozenset(raw["next"])
        self._past = frozenset(raw["past"])
        self._month_word = frozenset(raw["month_word"])
        self._year_word = frozenset(raw["year_word"])

    def find(self, tokens: Sequence[Token], tags: Sequence[Analysis]) -> list[TimeMention]:
        """All time expressions, left to right."""
        out: list[TimeMention] = []
        position = 0
        while position < len(tokens):
            found = self._at(tokens, position) if tokens[position].word.kind != "mark" else None
            if found is None:
                position += 1
            else:
                out.append(TimeMention(position, found[0], found[1]))
                position = found[0]
        return out

    def _at(self, tokens: Sequence[Token], start: int) -> Found | None:
        part = _lookup(self._parts, tokens, start)
        position = part[0] if part else start
        day = self._day(tokens, position)
        if day is None:
            return None
        stop, when = day
        further = self._day(tokens, _over_marks(tokens, stop)) if stop < len(tokens) else None
        if further is not None and when.kind != further[1].kind and "days" in (when.kind, further[1].kind):
            stop = further[0]
            when = further[1] if further[1].kind == "days" else when
        if part:
            when = replace(when, part=part[1])
        else:
            trailing = _lookup(self._parts, tokens, stop)
            if trailing and not (self._day(tokens, trailing[0])):
                stop, when = trailing[0], replace(when, part=trailing[1])
        return stop, when

    def _day(self, tokens: Sequence[Token], start: int) -> Found | None:
        if start >= len(tokens):
            return None
        days = _lookup(self._days, tokens, start)
        if days:
            return days[0], When("days", days[1][0], days[1][1])
        position = start
        if not set(tokens[position].word.keys).isdisjoint(self._day_word) and position + 1 < len(tokens):
            position += 1
            days = _lookup(self._days, tokens, position)
            if days:
                return days[0], When("days", days[1][0], days[1][1])
        weekday = next((self._weekdays[key] for key in tokens[position].word.keys if key in self._weekdays), None)
        if weekday is not None:
            return self._weekday(tokens, position + 1, weekday)
        return self._date(tokens, start)

    def _weekday(self, tokens: Sequence[Token], stop: int, weekday: int) -> Found:
        last, ahead = weekday, False
        if stop < len(tokens):
            folded = tokens[stop].word.folded
            if folded in self._weekdays:
                last, stop = self._weekdays[folded], stop + 1
        if stop < len(tokens):
            folded = tokens[stop].word.folded
            ahead = folded in self._next
            stop += ahead or folded in self._past
        return stop, When("weekday", weekday, last, ahead=ahead)

    def _date(self, tokens: Sequence[Token], start: int) -> Found | None:
        """A day of a month, a month, each with or without a year; a month may stand under two names."""
        position, day = start, None
        word = tokens[start].word
        if word.kind == "number":
            if not (word.folded.isdigit() and 1 <= int(word.folded) <= 31):
                return None
            day, position = int(word.folded), start + 1
            if position < len(tokens) and tokens[position].word.folded in self._month_word:
                position += 1
        elif not set(word.keys).isdisjoint(self._month_word):
            position += 1
        month = _lookup(self._months, tokens, position)
        if month is None or (day is None and position == start and month[1][1]):
            return None
        stop, (number, hijri) = month
        if stop < len(tokens) and tokens[stop].word.raw in "/(-" and (twin := _lookup(self._months, tokens, stop + 1)):
            stop = twin[0] + (twin[0] < len(tokens) and tokens[twin[0]].word.raw == ")")
        year = None
        if stop < len(tokens):
            at = stop + (tokens[stop].word.folded in self._year_word)
            if at < len(tokens) and tokens[at].word.folded.isdigit() and len(tokens[at].word.folded) == 4:
                year, stop = int(tokens[at].word.folded), at + 1
        return stop, When("date", day, day, month=number, year=year, hijri=hijri)


def _over_marks(tokens: Sequence[Token], position: int) -> int:
    while position < len(tokens) and tokens[position].word.kind == "mark" and tokens[position].word.raw in "،,()":
        position += 1
    return position


def _by_first(phrases: dict[tuple[str, ...], Any]) -> dict[str, list[tuple[tuple[str, ...], Any]]]:
    out: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for words, value in sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])):
        out.setdefault(words[0], []).append((words[1:], value))
    return out


def _lookup(table: dict[str, list[tuple[tuple[str, ...], Any]]], tokens: Sequence[Token], start: int) -> Any:
    """The longest phrase of the table at ``start``: the index after it and its value; None when there is none."""
    if start >= len(tokens):
        return None
    for key in tokens[start].word.keys:
        for rest, value in table.get(key, ()):
            stop = start + 1 + len(rest)
            if tuple(token.word.folded for token in tokens[start + 1 : stop]) == rest:
                return stop, value
    return None
