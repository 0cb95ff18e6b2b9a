"""Single days and nights: yesterday, weekdays, parts of the day, the same day under several names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from khabar.model.records import PartOfDay, When
from khabar.read.time_dates import DateReader, latest
from khabar.read.time_words import Found, PhraseTable, carries, listed, mark, stands, word_set
from khabar.text.folding import fold
from khabar.text.words import Analysis, Token

_WEEK = 7
_JOINS = "-–/"  # between two weekdays
_QUOTES = "«\"“»”"
_DASHES = "-–—"
_APPOSITIONS = 3  # further names that one day may have
_COMMAS = "\u060c,"

Day = tuple[int, int, PartOfDay | None]


class DayReader:
    """Reads days by the tables of ``times.yaml``; dates are read by a :class:`DateReader`."""

    def __init__(self, raw: Mapping[str, Any], dates: DateReader, article: str) -> None:
        self._dates = dates
        self._article = fold(article)
        self._days = PhraseTable[Day](
            (phrase, (days[0], days[1], days[2] if len(days) > 2 else None)) for phrase, days in raw["days"].items())
        self._weekdays = PhraseTable[int](raw["weekdays"].items())
        self._qualifiers = PhraseTable[str]((word, kind) for kind in ("past", "next") for word in raw[kind])
        self._before_last = listed(raw["before_last"]["phrases"])
        self._before_last_days: list[int] = raw["before_last"]["days"]
        self._leads = PhraseTable[PartOfDay | None](
            (phrase, None if part == "none" else part) for phrase, part in raw["leads"].items())
        self._parts = PhraseTable[PartOfDay](raw["parts"].items())
        self._parts_after = PhraseTable[PartOfDay](raw["parts_after"].items())
        self._same_day, self._join = listed(raw["same_day"]), listed(raw["weekday_join"])
        self._ordinals = PhraseTable[int](raw["ordinals"].items())
        self._day_word, self._not_today = word_set(raw, "day_word"), word_set(raw, "not_today")
        self._clock, self._clock_words = word_set(raw, "clock"), word_set(raw, "clock_words")
        self._of, self._named_for = word_set(raw, "of"), word_set(raw, "named_for")
        self._and = fold(raw["and"])

    @property
    def first_words(self) -> Iterable[str]:
        """The words with which a day may begin."""
        for table in (self._days, self._weekdays, self._leads, self._parts):
            yield from table.first_words
        yield from self._day_word | self._clock

    def read(self, tokens: Sequence[Token], tags: Sequence[Analysis], start: int) -> Found | None:
        """The day at ``start`` with its part and all its names."""
        position, part = self._opening(tokens, start)
        found = self._day(tokens, tags, position)
        if found is None:
            return None
        stop, when = self._further_names(tokens, tags, *found)
        if part is None:
            stop, part = self._part_after(tokens, tags, stop)
        return stop, replace(when, part=part or when.part)

    def has_part(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether the expression at ``start`` begins with a part of the day."""
        return self._opening(tokens, start)[0] > start

    # -- parts of the day ----------------------------------------------------------------------------------------

    def _opening(self, tokens: Sequence[Token], start: int) -> tuple[int, PartOfDay | None]:
        """What stands before the day: late on the evening of, at ten on the morning of."""
        position, part = start, None
        if lead := self._leads.get(tokens, position):
            position, part = lead
        elif carries(tokens, position, self._clock):
            position, part = self._hour(tokens, position + 1)
        position += position > start and stands(tokens, position, self._of)
        if spoken := self._parts.get(tokens, position):
            position, part = spoken
        return position, part

    def _hour(self, tokens: Sequence[Token], position: int) -> tuple[int, PartOfDay | None]:
        """Past the hour itself: digits or ordinals, minutes, and the part of the day."""
        while position < len(tokens) and (
            tokens[position].word.kind == "number" or mark(tokens, position, "().:,")
            or self._ordinals.get(tokens, position) or stands(tokens, position, self._clock_words)
        ):
            position += 1
        return self._parts_after.get(tokens, position, bare=True) or (position, None)

    def _part_after(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], stop: int
    ) -> tuple[int, PartOfDay | None]:
        found = self._parts_after.get(tokens, stop, bare=True)
        if found is None or self._day(tokens, tags, found[0] + stands(tokens, found[0], self._of)) is not None:
            return stop, None
        return found

    # -- one day -------------------------------------------------------------------------------------------------

    def _day(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], start: int, *, bare: bool = False
    ) -> Found | None:
        """A day under one name; ``bare`` when its first word may have no clitics."""
        if start >= len(tokens):
            return None
        if found := self._relative_day(tokens, tags, start, bare):
            return found
        said = carries(tokens, start, self._day_word)
        if said and (found := self._relative_day(tokens, tags, start + 1, True)):
            return found
        weekday = self._weekdays.get(tokens, start + said, bare=bare or said)
        if weekday is not None:
            return self._weekday(tokens, *weekday)
        return self._dates.read(tokens, start + said, named=said)

    def _relative_day(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], start: int, bare: bool
    ) -> Found | None:
        found = self._days.get(tokens, start, bare=bare)
        if found is None:
            return None
        stop, (first, last, part) = found
        if first == last == 0 and self._is_some_day(tokens, start, stop):
            return None
        if stop == start + 1 and tags[start].pos == "verb" and self._weekdays.get(tokens, stop, bare=True) is None:
            return None
        return stop, When("days", first, last, part=part)

    def _is_some_day(self, tokens: Sequence[Token], start: int, stop: int) -> bool:
        """Whether "today" is the third day, the same day, a newspaper's name, and not today."""
        if stands(tokens, stop, self._not_today) or self._definite_ordinal(tokens, stop):
            return True
        quoted = mark(tokens, start - 1, _QUOTES) or mark(tokens, start - 2, _QUOTES)
        if quoted and mark(tokens, stop, _QUOTES):
            return True
        return start == 0 and mark(tokens, stop, _DASHES)

    def _definite_ordinal(self, tokens: Sequence[Token], position: int) -> bool:
        found = self._ordinals.get(tokens, position, bare=True)
        return found is not None and tokens[position].word.folded.startswith(self._article)

    def _weekday(self, tokens: Sequence[Token], stop: int, first: int) -> Found:
        """A weekday, or two that make a night or a stretch; with "last" or "next"."""
        last = first
        if pair := self._second_weekday(tokens, stop, first):
            stop, last = pair
        if past := self._before_last.get(tokens, stop, bare=True):
            return past[0], When("days", self._before_last_days[0], self._before_last_days[1])
        qualifier = self._qualifiers.get(tokens, stop, bare=True)
        stop, kind = qualifier or (stop, "")
        return stop, When("weekday", first, last, ahead=kind == "next")

    def _second_weekday(self, tokens: Sequence[Token], stop: int, first: int) -> tuple[int, int] | None:
        """The day after the first, with nothing between them, a dash, "to" or "and"."""
        at = stop + mark(tokens, stop, _JOINS)
        at = self._join.skip(tokens, at) if at == stop else at
        found = self._weekdays.get(tokens, at)
        if found is None or (at == stop and not self._follows_on(tokens, at)):
            return None
        return found if found[1] == first % _WEEK + 1 else None

    def _follows_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether nothing but "and" stands on the second weekday."""
        folded = tokens[at].word.folded.removeprefix(self._and)
        return any(folded == word for word in self._weekdays.first_words)

    def stretch(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], start: int, joints: PhraseTable[bool]
    ) -> Found | None:
        """After "from" or "between": a weekday, a joint, a weekday, each with its part of the day."""
        first = self.read(tokens, tags, start)
        if first is None or first[1].kind != "weekday":
            return None
        stop, opens = first
        joint = joints.get(tokens, stop)
        at = joint[0] if joint else stop
        joined = at != stop or (at < len(tokens) and tokens[at].word.folded.startswith(self._and))
        second = self.read(tokens, tags, at) if joined else None
        if second is None or second[1].kind != "weekday":
            return None
        return second[0], replace(opens, last=second[1].last, ahead=second[1].ahead)

    # -- several names of one day --------------------------------------------------------------------------------

    def _further_names(self, tokens: Sequence[Token], tags: Sequence[Analysis], stop: int, when: When) -> Found:
        """What the day is called besides: yesterday, Monday; Monday (yesterday); Friday, which is 24 July."""
        for _ in range(_APPOSITIONS):
            same = self._same_day.get(tokens, stop, bare=True)
            at = same[0] if same else stop + mark(tokens, stop, _COMMAS + "(-")
            at += mark(tokens, at, "(") and at != stop
            further = self._day(tokens, tags, at, bare=True)
            if further is None:
                break
            known = _same(when, further[1], said=same is not None)
            if known is None or (at > stop and mark(tokens, stop, "-") and known.kind == "days"):
                break
            stop, when = further[0], replace(known, part=when.part)
            stop += mark(tokens, stop, ")")
        return stop, when

    def is_name(self, tokens: Sequence[Token], start: int, when: When) -> bool:
        """Whether the day is the name of a market, a newspaper, a movement that the word before it announces."""
        dated = when.kind in {"weekday", "date"} or (when.kind == "days" and when.first == when.last == 0)
        return dated and carries(tokens, start - 1, self._named_for)


def _same(when: When, further: When, *, said: bool) -> When | None:
    """The one day that two names stand for, told by the name that tells more; None when they are two days."""
    kinds = {when.kind, further.kind}
    if kinds in ({"days", "weekday"}, {"days", "date"}):
        days = when if when.kind == "days" else further
        other = further if when.kind == "days" else when
        return None if other.ahead and (days.first or 0) <= 0 else days
    if kinds == {"weekday", "date"}:
        dated = when if when.kind == "date" else further
        return dated if dated.first is not None else None
    if kinds == {"days"}:
        return further if when.first == 0 and further.first == -1 else None
    if kinds == {"date"} and (said or when.hijri != further.hijri):
        return latest(when, further)
    return None
