"""Time expressions: single days, dates, stretches of time, and what opens them (since, within, until, from)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from khabar.lang.pack import LanguagePack
from khabar.model.records import When
from khabar.read.mentions import TimeMention
from khabar.read.number_words import NumberReader
from khabar.read.time_dates import DateReader
from khabar.read.time_days import DayReader
from khabar.read.time_periods import Length, PeriodReader
from khabar.read.time_words import Found, PhraseTable, carries, listed, stands, word_set
from khabar.text.folding import fold
from khabar.text.words import Analysis, Token, Word

_OPENERS = ("since", "starting", "ago", "after", "during", "throughout", "until", "from", "between")
_DAY, _PERIOD, _OPENER, _NOT = 1, 2, 4, 8  # what a word may begin, to be added up
_DIGITS = _DAY | _PERIOD
_LONG = 180  # days: "within so many years" says how long, not when

Skipped = tuple[int, When | None]  # token after an expression, and what it says; None when it says no time


class TimeFinder:
    """Finds time expressions in a sentence (see ``times.yaml`` for the words)."""

    def __init__(self, pack: LanguagePack) -> None:
        raw: Mapping[str, Any] = pack.yaml("times.yaml")
        article: str = pack.settings["article"]
        self._numbers = numbers = NumberReader(pack)
        about = [phrase for phrases in pack.yaml("quantities.yaml")["before"].values() for phrase in phrases
                 if "#" not in phrase]
        self._dates = DateReader(raw, numbers, article)
        self._days = DayReader(raw, self._dates, article)
        self._periods = PeriodReader(raw, about, numbers, article)
        self._not_times = listed(raw["not_times"])
        self._openers = PhraseTable[str]((phrase, kind) for kind in _OPENERS for phrase in raw[kind])
        self._to = listed(raw["to"])
        self._and = listed([raw["and"]])
        self._record, self._in = word_set(raw, "record"), word_set(raw, "in")
        self._record_reach: Mapping[str, int] = raw["record_reach"]
        self._upcoming, self._upcoming_reach = word_set(raw, "upcoming"), int(raw["upcoming_reach"])
        self._first_words = {
            _DAY: frozenset((*self._days.first_words, *self._dates.first_words, fold(article))),
            _PERIOD: frozenset(self._periods.first_words),
            _OPENER: frozenset(self._openers.first_words),
            _NOT: frozenset(self._not_times.first_words),
        }
        self._known: dict[Word, int] = {}

    def find(self, tokens: Sequence[Token], tags: Sequence[Analysis]) -> list[TimeMention]:
        """All time expressions, left to right."""
        out: list[TimeMention] = []
        stop = 0
        for position, token in enumerate(tokens):
            begins = self._begins(token.word)
            if not begins or position < stop or (
                token.word.kind == "number" and not self._may_be_date(tokens, position)
            ):
                continue
            found = self._mention(tokens, tags, position, begins)
            if found is None:
                if length := self._so_long_after(tokens, position, begins):
                    stop = length[0]
                    out.append(TimeMention(position, stop, length[1], before=True))
                continue
            stop, when = found
            if when is not None and not self._is_record(tokens, position, begins):
                out.append(TimeMention(position, stop, self._in_future(tokens, tags, position, when)))
        return out

    def _begins(self, word: Word) -> int:
        """What may begin with this word: the sum of the kinds of expression. Remembers every word it has met."""
        known = self._known.get(word)
        if known is None:
            known = sum(kind for kind, words in self._first_words.items() if not words.isdisjoint(word.keys))
            if word.kind == "number":
                known = _DIGITS
            elif any(numeral.article for numeral in self._numbers.numerals(word)):
                known |= _DAY | _PERIOD
            self._known[word] = known
        return known

    def _may_be_date(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether what stands beside digits can make them a date or a length of time."""
        after = tokens[position + 1].word if position + 1 < len(tokens) else None
        if after is not None and (after.kind == "mark" or self._begins(after)):
            return True
        return (position > 0 and bool(self._begins(tokens[position - 1].word))) or "." in tokens[position].word.folded

    def _mention(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], start: int, begins: int
    ) -> Skipped | None:
        if begins & _NOT and (skipped := self._not_times.get(tokens, start)):
            return skipped[0], None
        if begins & (_DAY | _PERIOD) and (found := self._core(tokens, tags, start)):
            return found[0], None if self._days.is_name(tokens, start, found[1]) else found[1]
        opener = self._openers.get(tokens, start) if begins & _OPENER else None
        return self._opened(opener[1], tokens, tags, opener[0]) if opener else None

    def _so_long_after(self, tokens: Sequence[Token], position: int, begins: int) -> Found | None:
        """So many days after something: how long before the rest that was."""
        opener = self._openers.get(tokens, position) if begins & _OPENER else None
        if opener is None or opener[1] != "after":
            return None
        length = self._periods.length(tokens, opener[0])
        return self._periods.before(tokens, length) if length is not None else None

    def _is_record(self, tokens: Sequence[Token], position: int, begins: int) -> bool:
        """The worst since, the first in two weeks: how long nothing like it was, not when it was."""
        if begins & _OPENER:
            opener = self._openers.get(tokens, position)
            reach = self._record_reach.get(opener[1], 0) if opener else 0
        else:
            reach = self._record_reach["in"] if stands(tokens, position - 1, self._in) else 0
        return any(carries(tokens, at, self._record) for at in range(max(0, position - reach), position))

    def _in_future(self, tokens: Sequence[Token], tags: Sequence[Analysis], position: int, when: When) -> When:
        """A weekday or a day of a month that something is to begin on lies ahead."""
        if when.kind not in {"weekday", "date"} or when.first is None or when.year is not None:
            return when
        before = range(max(0, position - self._upcoming_reach), position)
        ahead = any(tags[at].future or carries(tokens, at, self._upcoming) for at in before)
        return replace(when, ahead=True) if ahead else when

    def _core(self, tokens: Sequence[Token], tags: Sequence[Analysis], start: int) -> Found | None:
        """A day, a date or a stretch of time, with nothing that opens it."""
        begins = self._begins(tokens[start].word)
        found = self._days.read(tokens, tags, start) if begins & _DAY else None
        if found is None:
            return self._periods.read(tokens, start) if begins & _PERIOD else None
        stop, when = found
        year = self._periods.year(tokens, stop) if when.kind == "date" and when.year is None else None
        if year is None:
            return found
        return year[0], year[2] if year[1] == "past" else replace(when, ahead=year[1] == "next")

    def _opened(self, kind: str, tokens: Sequence[Token], tags: Sequence[Analysis], at: int) -> Skipped | None:
        """What an opening word makes of the expression at ``at``."""
        if at >= len(tokens):
            return None
        if kind in {"from", "between"}:
            return self._from_to(kind, tokens, tags, at)
        length = self._periods.length(tokens, at)
        core = self._core(tokens, tags, at)
        if length is not None and (core is None or core[0] < length[0]):
            return self._for_so_long(kind, tokens, tags, length)
        if core is None or kind == "throughout":
            return core
        if kind in {"ago", "after"}:
            return core if self._days.has_part(tokens, at) else (core[0], None)
        return (core[0], _since(core[1])) if kind in {"since", "starting"} else core

    def _for_so_long(
        self, kind: str, tokens: Sequence[Token], tags: Sequence[Analysis], length: Length
    ) -> Found | None:
        """So long ago, since or within; a mere duration is no time."""
        if kind == "since":
            return self._periods.since(length)
        if kind == "ago":
            return self._periods.ago(tokens, length)
        stop, unit, least, most = length
        if kind != "during" or unit.days(most) >= _LONG or (stop < len(tokens) and tags[stop].article):
            return None
        return self._periods.within(length, ahead=least != most or _speaks_of_future(tags))

    def _from_to(self, kind: str, tokens: Sequence[Token], tags: Sequence[Analysis], at: int) -> Found | None:
        """From 5 to 9 August, between Monday and Wednesday."""
        if not self._begins(tokens[at].word) & _DAY:
            return None  # "from" stands before most nouns
        days = self._dates.days(tokens, at)
        found = self._dates.of_month(tokens, days) if days and days[1] != days[2] else None
        return found or self._days.stretch(tokens, tags, at, self._to if kind == "from" else self._and)


def _since(when: When) -> When:
    """From that time on, up to publication."""
    if when.kind == "days":
        return replace(when, last=max(when.last or 0, 0))
    return replace(when, basis="ongoing")


def _speaks_of_future(tags: Sequence[Analysis]) -> bool:
    return any(tag.future or "op.future" in tag.senses for tag in tags)
