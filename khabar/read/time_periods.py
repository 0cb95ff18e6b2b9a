"""Stretches of time relative to publication: the last three days, two weeks ago, this month, early this week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from khabar.model.records import When
from khabar.read.number_words import Number, NumberReader
from khabar.read.time_words import Found, PhraseTable, carries, listed, stands, word_set
from khabar.text.folding import fold
from khabar.text.words import Token

_DAY = 24  # hours
_LONGEST_MONTH = 31
_MONTHS_AWAY = {"current": 0, "past": -1}  # from that of publication

Length = tuple[int, "Unit", int, int]  # token after it, its unit, least and greatest number of units


class Unit:
    """A unit of time: its length in hours, and the days that its vague uses stand for."""

    def __init__(self, name: str, raw: Mapping[str, Any], positions: Mapping[str, Mapping[str, list[int]]]) -> None:
        self.name = name
        self.hours: int = raw["hours"]
        self.vague: tuple[int, int] = tuple(raw["vague"])
        self.slack: int = raw["slack"]
        self.windows: Mapping[str, list[int]] = {kind: raw[kind] for kind in ("past", "current", "next") if kind in raw}
        self.positions = positions

    def days(self, number: int) -> int:
        """How many days so many units are, begun days counted."""
        return ceil(number * self.hours / _DAY)


class PeriodReader:
    """Reads stretches of time by the tables of ``times.yaml``."""

    def __init__(self, raw: Mapping[str, Any], about: Iterable[str], numbers: NumberReader, article: str) -> None:
        self._numbers = numbers
        self._article = frozenset((fold(article),))
        self._units = PhraseTable[tuple[Unit, int, bool]](_forms(raw, fold(article)))
        self._qualifiers = PhraseTable[str]((word, kind) for kind in ("past", "current", "next") for word in raw[kind])
        self._position_words = PhraseTable[str](raw["position_words"].items())
        self._ordinals = PhraseTable[int](raw["ordinals"].items())
        self._year_positions: Mapping[str, int] = raw["year_positions"]
        self._month_positions: Mapping[str, list[int]] = raw["positions"]
        self._many: Mapping[str, Mapping[str, list[int]]] = {"past": raw["past_many"], "next": raw["next_many"]}
        self._about, self._several = listed(about), listed(raw["several"])
        self._after_units, self._now = listed(raw["after_units"]), listed(raw["except_relative"])
        self._this, self._few, self._of = (word_set(raw, name) for name in ("this", "few", "of"))
        self._relative = word_set(raw, "relative")

    @property
    def first_words(self) -> Iterable[str]:
        """The words, beside digits, with which a stretch of time may begin."""
        yield from self._units.first_words
        yield from self._position_words.first_words
        yield from self._ordinals.first_words
        yield from self._this | self._article

    # -- last, this, next ----------------------------------------------------------------------------------------

    def read(self, tokens: Sequence[Token], start: int) -> Found | None:
        """The last three days, last week, this month, early this week."""
        return (self._one(tokens, start) or self._several_units(tokens, start) or self._numbered_first(tokens, start)
                or self._day_of_unit(tokens, start))

    def _one(self, tokens: Sequence[Token], start: int) -> Found | None:
        """One definite unit: the last one, this one, the next one, or a part of it."""
        position = self._position_words.get(tokens, start)
        at = position[0] if position else start
        this = carries(tokens, at, self._this)
        unit = self._units.get(tokens, at + this)
        if unit is None or unit[1][1] != 1 or not unit[1][2] or not unit[1][0].windows:
            return None
        stop, (length, _, _) = unit
        qualifier = self._qualifiers.get(tokens, stop, bare=True)
        if qualifier is None and not this and position is None:
            return None
        if position is not None and qualifier is None and not this and _numbered(tokens, stop):
            return None
        stop, kind = qualifier or (stop, "current")
        return stop, self._part_of(length, position[1] if position else None, kind)

    def year(self, tokens: Sequence[Token], start: int) -> tuple[int, str, When] | None:
        """Last year, after the name of a month: the token after it, whether last, this or next year, and its days."""
        start += stands(tokens, start, self._of)
        unit = self._units.get(tokens, start, bare=True)
        qualifier = self._qualifiers.get(tokens, unit[0], bare=True) if unit else None
        if unit is None or qualifier is None or unit[1][0].name != "year" or not unit[1][2]:
            return None
        return qualifier[0], qualifier[1], _days(unit[1][0].windows[qualifier[1]])

    def _part_of(self, unit: Unit, position: str | None, kind: str) -> When:
        if unit.name == "month" and kind in _MONTHS_AWAY:
            first, last = self._month_positions[position] if position else (None, None)
            return When("date", first, last, month=_MONTHS_AWAY[kind])
        if position is None:
            return _days(unit.windows[kind])
        if position in unit.positions:
            return _days(unit.positions[position][kind])
        month = self._year_positions[position]
        if kind == "current" or (kind, position) in {("past", "late"), ("next", "early")}:
            return When("date", month=month, ahead=kind == "next" or (kind == "current" and position == "late"))
        return _days(unit.windows[kind])

    def _several_units(self, tokens: Sequence[Token], start: int) -> Found | None:
        """The last (few, three) days: the unit, its number, last or next."""
        found = self._units.get(tokens, start)
        if found is None or found[1][1] == 1 or not found[1][2]:
            return None
        stop, (unit, number, _) = found
        few = stands(tokens, stop, self._few)
        counted = None if few or number else self._number(tokens, stop + stands(tokens, stop, self._article))
        stop = counted.stop if counted else stop + few
        qualifier = self._qualifiers.get(tokens, stop, bare=True)
        if qualifier is None:
            return None
        stop = qualifier[0]
        few = few or stands(tokens, stop, self._few)
        stop += stands(tokens, stop, self._few)
        return stop, self._window(unit, counted.high if counted else number, qualifier[1], few)

    def _numbered_first(self, tokens: Sequence[Token], start: int) -> Found | None:
        """The last 24 hours: the number before the unit."""
        apart = stands(tokens, start, self._article)
        number = self._number(tokens, start + apart)
        unit = self._units.get(tokens, number.stop, bare=True) if number else None
        if number is None or unit is None:
            return None
        qualifier = self._qualifiers.get(tokens, unit[0], bare=True)
        return (qualifier[0], self._window(unit[1][0], number.high, qualifier[1], False)) if qualifier else None

    def _window(self, unit: Unit, number: int, kind: str, few: bool) -> When:
        """The days of the last or next so many units; of an unknown number of them for 0."""
        if kind == "current":
            return _days((-3, 0))
        days = unit.days(number) if number else self._many[kind][unit.name][few]
        return _days((-days, 0) if kind == "past" else (int(unit.hours >= _DAY), days))

    def _day_of_unit(self, tokens: Sequence[Token], start: int) -> Found | None:
        """The 20th of this or the last month; of another unit its own days stand."""
        ordinal, number = self._ordinals.get(tokens, start), self._number(tokens, start)
        stop = ordinal[0] if ordinal else start + 1
        if (ordinal is None and number is None) or not stands(tokens, stop, self._of):
            return None
        found = self._one(tokens, stop + 1)
        day = ordinal[1] if ordinal else number.low if number else 0
        if found is None or found[1].kind != "date" or not 1 <= day <= _LONGEST_MONTH:
            return found
        return found[0], replace(found[1], first=day, last=day)

    def _number(self, tokens: Sequence[Token], start: int) -> Number | None:
        if start >= len(tokens) or not self._numbers.starts(tokens[start].word):
            return None
        return self._numbers.read(tokens, start, min(len(tokens), start + 4))

    # -- ago, since, within --------------------------------------------------------------------------------------

    def length(self, tokens: Sequence[Token], start: int) -> Length | None:
        """So many units (about three days, two months), and as many as a vague plural may mean."""
        start = self._about.skip(tokens, start)
        several = self._several.get(tokens, start, bare=True)
        number = None if several else self._number(tokens, start)
        at = several[0] if several else number.stop if number else start
        found = self._units.get(tokens, at, bare=True)
        if found is None or found[1][2]:
            return None
        stop, (unit, form, _) = found
        if _numbered(tokens, stop):
            return None
        least, most = (number.low, number.high) if number else (form, form) if form else unit.vague
        for _ in range(2):
            stop = self._after_units.skip(tokens, stop)
        return stop, unit, least, most

    def ago(self, tokens: Sequence[Token], length: Length) -> Found | None:
        """So long before publication; None when it is so long before something else ("before the attack")."""
        stop, unit, least, most = length
        now = self._now.get(tokens, stop, bare=True)
        if now is None and stands(tokens, stop, self._relative):
            return None
        first, last = -unit.days(most) - unit.slack, -(least * unit.hours // _DAY) + unit.slack
        return now[0] if now else stop, _days((first, min(last, 0)))

    def before(self, tokens: Sequence[Token], length: Length) -> Found | None:
        """So long after something ("two days after the attack"): up to "after", and how long before; None elsewhere."""
        stop, unit, least, most = length
        if not stands(tokens, stop, self._relative) or unit.days(most) > unit.slack * _DAY + _DAY:
            return None
        return stop, _days((-unit.days(most) - unit.slack, -(least * unit.hours // _DAY) + unit.slack))

    def since(self, length: Length) -> Found:
        """From so long before publication up to it."""
        stop, unit, _, most = length
        return stop, _days((-unit.days(most), 0))

    def within(self, length: Length, *, ahead: bool) -> Found:
        """In the course of so many units, up to publication or from it on."""
        stop, unit, _, most = length
        days = unit.days(most)
        return stop, _days((0, days) if ahead else (-days, 0))


def _days(window: Sequence[int]) -> When:
    return When("days", window[0], window[1])


def _numbered(tokens: Sequence[Token], stop: int) -> bool:
    """Whether digits follow: "the year 2012" is no length of time."""
    return stop < len(tokens) and tokens[stop].word.kind == "number"


def _forms(raw: Mapping[str, Any], article: str) -> Iterable[tuple[str, tuple[Unit, int, bool]]]:
    """Every form of every unit: the unit, how many (0: an unnumbered plural), whether definite."""
    for name, data in raw["units"].items():
        unit = Unit(name, data, raw["unit_positions"].get(name, {}))
        for key, number in (("many", 0), ("two", 2), ("one", 1)):
            for form in data[key]:
                yield form, (unit, number, False)
                yield article + form, (unit, number, True)
