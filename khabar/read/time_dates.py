"""Dates of the calendars: days, stretches of days, parts of months, months and years, Gregorian and Hijri."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khabar.model.records import When
from khabar.read.number_words import NumberReader
from khabar.read.time_words import Found, PhraseTable, carries, listed, mark, stands, word_set
from khabar.text.folding import fold
from khabar.text.words import Token

_LONGEST_MONTH = 31
_MONTHS = 12
_MONTH_DAYS = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
_HIJRI_DAYS = 29  # every Hijri month has at least so many
_SEPARATORS = "/-–."
_SLASH = "/"
_LAST_PORTION = 99
_YEAR_DIGITS = 4

Days = tuple[int, int, int]  # token after it, first and last day of the month


@dataclass(frozen=True, slots=True)
class _Month:
    """A month as named, up to token ``stop``; ``plain`` when nothing stands with it that only a month can have."""

    stop: int
    number: int
    hijri: bool
    year: int | None = None
    ahead: bool = False
    plain: bool = True


class DateReader:
    """Reads dates by the tables of ``times.yaml``."""

    def __init__(self, raw: Mapping[str, Any], numbers: NumberReader, article: str) -> None:
        self._numbers = numbers
        self._article = fold(article)
        self._months = PhraseTable[tuple[int, bool]]([
            *((name, (month, False)) for name, month in raw["months"].items()),
            *((name, (month, True)) for name, month in raw["hijri_months"].items())])
        self._feasts = PhraseTable[tuple[int, int, int]]((name, tuple(days)) for name, days in raw["feasts"].items())
        self._bare_feasts = PhraseTable[tuple[int, int, int]](
            (name, tuple(days)) for name, days in raw["bare_feasts"].items())
        self._feast_lengths: Mapping[str, int] = {fold(word): days for word, days in raw["feast_lengths"].items()}
        self._era = PhraseTable[str](raw["era"].items())
        self._ordinals = PhraseTable[int](raw["ordinals"].items())
        self._tens = PhraseTable[int](raw["ordinal_tens"].items())
        self._portions = PhraseTable[int](raw["portions"].items())
        self._positions: Mapping[str, list[int]] = raw["positions"]
        self._position_words = PhraseTable[str](raw["position_words"].items())
        self._qualifiers = PhraseTable[str]((word, kind) for kind in ("past", "current", "next") for word in raw[kind])
        self._to = listed(raw["to"])
        self._and = fold(raw["and"])
        self._of, self._month_word = word_set(raw, "of"), word_set(raw, "month_word")
        self._year_word, self._feast_days = word_set(raw, "year_word"), word_set(raw, "feast_days")
        self._before_month, self._before_year = word_set(raw, "before_month"), word_set(raw, "before_year")
        self._doubtful, self._seasons = word_set(raw, "doubtful"), word_set(raw, "seasons")
        self._spelled = {fold(name): name for name in raw["spelled"]}
        self._gregorian: tuple[int, int] = tuple(raw["gregorian_years"])
        self._hijri: tuple[int, int] = tuple(raw["hijri_years"])

    @property
    def first_words(self) -> Iterable[str]:
        """The words, beside digits, with which a date may begin."""
        for table in (self._months, self._feasts, self._ordinals, self._portions, self._position_words):
            yield from table.first_words
        yield from self._month_word | self._year_word | self._seasons | self._feast_days | {self._article}

    def read(self, tokens: Sequence[Token], start: int, *, named: bool = False) -> Found | None:
        """The date at ``start``; ``named`` when a word for day or a weekday stands before it."""
        if start >= len(tokens):
            return None
        if tokens[start].word.kind == "number" and (found := self._digits(tokens, start, named)):
            return found
        return (self._days_of_month(tokens, start) or self._part_of_month(tokens, start)
                or self._bare_month(tokens, start) or self._feast(tokens, start) or self._year(tokens, start))

    # -- digits --------------------------------------------------------------------------------------------------

    def _digits(self, tokens: Sequence[Token], start: int, named: bool) -> Found | None:
        """22/7/2015, 2015-07-22, 12.7.2015, and after a word for day 22/7."""
        raw = tokens[start].word.folded
        parts, stop = [raw], start + 1
        if raw.count(".") == 2:
            parts = raw.split(".")
        while len(parts) < 3 and mark(tokens, stop, _SEPARATORS) and stop + 1 < len(tokens) \
                and tokens[stop + 1].word.kind == "number":
            if tokens[stop].word.raw != _SLASH and tokens[stop].start != tokens[stop - 1].stop:
                break
            parts.append(tokens[stop + 1].word.folded)
            stop += 2
        if len(parts) < 2 or not all(part.isdigit() for part in parts):
            return None
        numbers = [int(part) for part in parts]
        if len(parts) == 2:
            numbers.append(0)
        elif len(parts[0]) == _YEAR_DIGITS:
            numbers.reverse()
        day, month, year = numbers
        if not (1 <= day <= _LONGEST_MONTH and 1 <= month <= _MONTHS) or (year == 0 and not named):
            return None
        if year and not self._calendar(year):
            return None
        stop, era = self._take_era(tokens, stop)
        hijri = era == "hijri" or self._calendar(year) == "hijri"
        return stop, When("date", day, day, month=month, year=year or None, hijri=hijri)

    def _calendar(self, year: int) -> str:
        """Whose year it can be: gregorian, hijri, or nobody's."""
        if self._gregorian[0] <= year <= self._gregorian[1]:
            return "gregorian"
        return "hijri" if self._hijri[0] <= year <= self._hijri[1] else ""

    def _take_era(self, tokens: Sequence[Token], stop: int) -> tuple[int, str]:
        found = self._era.get(tokens, stop, bare=True)
        return found or (stop, "")

    # -- days of a named month -----------------------------------------------------------------------------------

    def _days_of_month(self, tokens: Sequence[Token], start: int) -> Found | None:
        """6 August, the sixth of August, 5-9 August, with or without its year."""
        days = self.days(tokens, start)
        return self.of_month(tokens, days) if days else None

    def of_month(self, tokens: Sequence[Token], days: Days) -> Found | None:
        """The date of some days when the name of their month follows."""
        stop, first, last = days
        stop += stands(tokens, stop, self._feast_days)
        stop += stands(tokens, stop, self._of)
        feast = self._feasts.get(tokens, stop) or self._bare_feasts.get(tokens, stop)
        if feast is not None:
            after, (number, opens, _) = feast
            return after, When("date", opens + first - 1, opens + last - 1, month=number, hijri=True)
        stop += mark(tokens, stop, _SLASH)
        month = self._month(tokens, stop + stands(tokens, stop, self._month_word))
        return (month.stop, _date(month, first, last)) if month else None

    def days(self, tokens: Sequence[Token], start: int) -> Days | None:
        """A day of a month, or two that bound a stretch: digits, an ordinal or a definite number word."""
        one = self._day(tokens, start)
        if one is None:
            return None
        stop, first = one
        joint = self._to.get(tokens, stop)
        at = joint[0] if joint else stop
        at += mark(tokens, at, _SEPARATORS) or (at == stop and stands(tokens, at, frozenset((self._and,))))
        two = self._day(tokens, at) if at != stop else None
        return (two[0], first, two[1]) if two and two[1] > first else (stop, first, first)

    def _day(self, tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
        start += stands(tokens, start, frozenset((self._article,)))
        if start >= len(tokens):
            return None
        word = tokens[start].word
        if word.kind == "number":
            if not word.folded.isdigit() or not 1 <= int(word.folded) <= _LONGEST_MONTH:
                return None
            return start + 1, int(word.folded)
        if found := self._ordinals.get(tokens, start):
            stop, day = found
            tens = self._tens.get(tokens, stop, bare=True)
            if tens is not None:
                stop, day = tens[0], day + tens[1]
            return (stop, day) if day <= _LONGEST_MONTH else None
        number = self._numbers.read(tokens, start, min(len(tokens), start + 2))
        if number is not None and number.definite and 1 <= number.low == number.high <= _LONGEST_MONTH:
            return number.stop, number.low
        return None

    # -- months --------------------------------------------------------------------------------------------------

    def _part_of_month(self, tokens: Sequence[Token], start: int) -> Found | None:
        """Early in July, mid-July, the first week of August, at the end of 2014."""
        position = self._position_words.get(tokens, start)
        if position is None:
            return self._portion(tokens, start)
        stop = position[0]
        month = self._month(tokens, stop + stands(tokens, stop, self._month_word))
        if month is None:
            return self._plain_year(tokens, stop)
        first, last = self._positions[position[1]]
        return month.stop, _date(month, first, min(last, _length(month)))

    def _portion(self, tokens: Sequence[Token], start: int) -> Found | None:
        portion = self._portions.get(tokens, start)
        ordinal = self._ordinals.get(tokens, portion[0], bare=True) if portion else None
        if portion is None or ordinal is None or not stands(tokens, ordinal[0], self._of):
            return None
        stop = ordinal[0] + 1
        month = self._month(tokens, stop + stands(tokens, stop, self._month_word))
        if month is None:
            return None
        days, length = portion[1], _length(month)
        first = length - days + 1 if ordinal[1] == _LAST_PORTION else (ordinal[1] - 1) * days + 1
        if first > length:
            return None
        last = first + days - 1
        return month.stop, _date(month, first, length if last + days > length else last)

    def _bare_month(self, tokens: Sequence[Token], start: int) -> Found | None:
        """A month, and nothing else: its name must be a month's beyond doubt."""
        said = carries(tokens, start, self._month_word)
        month = self._month(tokens, start + said)
        if month is None:
            return None
        if month.plain and not said and self._is_doubtful(tokens, start):
            return None
        if month.plain and not said and month.hijri and not carries(tokens, start - 1, self._before_month):
            return None
        return month.stop, _date(month, None, None)

    def _is_doubtful(self, tokens: Sequence[Token], start: int) -> bool:
        word = tokens[start].word
        spelled = next((self._spelled[key] for key in word.keys if key in self._spelled), None)
        if spelled is not None and not word.raw.endswith(spelled):
            return True
        return not self._doubtful.isdisjoint(word.keys) and not carries(tokens, start - 1, self._before_month)

    def _month(self, tokens: Sequence[Token], start: int) -> _Month | None:
        """A month's name with all that goes with it: its second name, the year, last or next."""
        found = self._months.get(tokens, start)
        if found is None:
            return None
        stop, (number, hijri) = found
        plain = stop
        stop = self._second_name(tokens, stop, number)
        stop, year = self._year_of_month(tokens, stop)
        stop, era = self._take_era(tokens, stop) if year else (stop, "")
        qualifier = self._qualifiers.get(tokens, stop, bare=True) if not year else None
        ahead = qualifier is not None and qualifier[1] == "next"
        stop = qualifier[0] if qualifier else stop
        return _Month(stop, number, hijri or era == "hijri", year, ahead, stop == plain)

    def _second_name(self, tokens: Sequence[Token], stop: int, number: int) -> int:
        """Past the name that the month has elsewhere, after a slash, in brackets, or with nothing between."""
        opened = mark(tokens, stop, "(/-–")
        twin = self._months.get(tokens, stop + opened, bare=True)
        if twin is None or twin[1] != (number, False):
            return stop
        return twin[0] + (opened and mark(tokens, twin[0], ")"))

    def _year_of_month(self, tokens: Sequence[Token], stop: int) -> tuple[int, int | None]:
        at = stop + (mark(tokens, stop, "/-") or stands(tokens, stop, self._of))
        at += carries(tokens, at, self._year_word)
        year = self._year_number(tokens, at)
        return (at + 1, year) if year else (stop, None)

    # -- feasts and years ----------------------------------------------------------------------------------------

    def _feast(self, tokens: Sequence[Token], start: int) -> Found | None:
        """A feast by its name, or by "the day of the feast"."""
        told = carries(tokens, start, self._feast_days)
        day = tokens[start if told else start - 1].word if told or start else None
        named = self._feasts.get(tokens, start + told)
        found = named or (self._bare_feasts.get(tokens, start + told)
                          if day is not None and not self._feast_days.isdisjoint(day.keys) else None)
        if found is None:
            return None
        stop, (month, first, last) = found
        most = next((self._feast_lengths[key] for key in day.keys if key in self._feast_lengths), 0) if day else 0
        return stop, When("date", first, min(last, first + most - 1) if most else last, month=month, hijri=True)

    def _year(self, tokens: Sequence[Token], start: int) -> Found | None:
        """The year 2012, summer 2014, and after certain words 2012 alone."""
        if carries(tokens, start, self._year_word):
            return self._plain_year(tokens, start)
        if carries(tokens, start, self._seasons):
            return self._plain_year(tokens, start + 1)
        if carries(tokens, start - 1, self._before_year) and tokens[start].word.kind == "number":
            found = self._plain_year(tokens, start)
            return found if found and not self._counts(tokens, found[0]) else None
        return None

    def _counts(self, tokens: Sequence[Token], stop: int) -> bool:
        """Whether a noun follows that the number may count."""
        if stop >= len(tokens) or tokens[stop].word.kind != "word":
            return False
        first = tokens[stop].word.analyses[0]
        return first.pos in {"noun", "masdar"} and not (first.article or first.prep or first.conj)

    def _plain_year(self, tokens: Sequence[Token], start: int) -> Found | None:
        start += carries(tokens, start, self._year_word)
        year = self._year_number(tokens, start)
        if year is None:
            return None
        stop, era = self._take_era(tokens, start + 1)
        return stop, When("year", year=year, hijri=era == "hijri" or self._calendar(year) == "hijri")

    def _year_number(self, tokens: Sequence[Token], position: int) -> int | None:
        if position >= len(tokens):
            return None
        raw = tokens[position].word.folded
        return int(raw) if raw.isdigit() and len(raw) == _YEAR_DIGITS and self._calendar(int(raw)) else None


def latest(one: When, other: When) -> When:
    """Of the same day in two calendars, the Gregorian one."""
    return other if one.hijri and not other.hijri else one


def _date(month: _Month, first: int | None, last: int | None) -> When:
    return When("date", first, last, month=month.number, year=month.year, ahead=month.ahead, hijri=month.hijri)


def _length(month: _Month) -> int:
    return _HIJRI_DAYS if month.hijri else _MONTH_DAYS.get(month.number, _LONGEST_MONTH)
