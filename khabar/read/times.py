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
from khabar.read.time_periods import PeriodReader
from khabar.read.time_words import Found, PhraseTable, listed, word_set
from khabar.text.folding import fold
from khabar.text.words import Analysis, Token, Word

_OPENERS = ("since", "ago", "after", "during", "throughout", "until", "from", "between")
_LONG = 180  # days: "within so many years" says how long, not when

Skipped = tuple[int, When | None]  # token after an expression, and what it says; None when it says no time


class TimeFinder:
    """Finds time expressions in a sentence (see ``times.yaml`` for the words)."""

    def __init__(self, pack: LanguagePack) -> None:
        raw: Mapping[str, Any] = pack.yaml("times.yaml")
        article: str = pack.settings["article"]
        numbers = NumberReader(pack)
        about = [phrase for phrases in pack.yaml("quantities.yaml")["before"].values() for phrase in phrases
                 if "#" not in phrase]
        self._dates = DateReader(raw, numbers, article)
        self._days = DayReader(raw, self._dates)
        self._periods = PeriodReader(raw, about, numbers, article)
        self._not_times = listed(raw["not_times"])
        self._openers = PhraseTable[str]((phrase, kind) for kind in _OPENERS for phrase in raw[kind])
        self._to = listed(raw["to"])
        self._and = listed([raw["and"]])
        self._of = word_set(raw, "of")
        core = frozenset((*self._days.first_words, *self._dates.first_words, *self._periods.first_words))
        opening = frozenset((*self._openers.first_words, *self._not_times.first_words))
        self._begin = core | opening | {fold(article)}
        self._known: dict[Word, bool] = {}

    def find(self, tokens: Sequence[Token], tags: Sequence[Analysis]) -> list[TimeMention]:
        """All time expressions, left to right."""
        out: list[TimeMention] = []
        stop = 0
        for position, token in enumerate(tokens):
            if position < stop or not self._begins(token.word):
                continue
            found = self._mention(tokens, tags, position)
            if found is not None:
                stop = found[0]
                if found[1] is not None:
                    out.append(TimeMention(position, stop, found[1]))
        return out

    def _begins(self, word: Word) -> bool:
        """Whether an expression may begin with this word. Remembers every word it has met."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = word.kind == "number" or not self._begin.isdisjoint(word.keys)
        return known

    def _mention(self, tokens: Sequence[Token], tags: Sequence[Analysis], start: int) -> Skipped | None:
        if skipped := self._not_times.get(tokens, start):
            return skipped[0], None
        if found := self._core(tokens, tags, start):
            return found
        opener = self._openers.get(tokens, start)
        return self._opened(opener[1], tokens, tags, opener[0]) if opener else None

    def _core(self, tokens: Sequence[Token], tags: Sequence[Analysis], start: int) -> Found | None:
        """A day, a date or a stretch of time, with nothing that opens it."""
        found = self._days.read(tokens, tags, start)
        if found is None:
            return self._periods.read(tokens, start)
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
        length = self._periods.length(tokens, at) if kind in {"since", "ago", "during"} else None
        if length is not None:
            if kind == "since":
                return self._periods.since(length)
            if kind == "ago":
                return self._periods.ago(tokens, length)
            if length[1].days(length[3]) < _LONG:
                return self._periods.within(length, ahead=_speaks_of_future(tags))
        core = self._core(tokens, tags, at)
        if core is None:
            return None
        if kind in {"ago", "after"}:
            return core if self._days.has_part(tokens, at) else (core[0], None)
        return (core[0], _since(core[1])) if kind == "since" else core

    def _from_to(self, kind: str, tokens: Sequence[Token], tags: Sequence[Analysis], at: int) -> Found | None:
        """«من 5 إلى 9 أغسطس», «بين 3 و5 تموز», «بين الاثنين والأربعاء»."""
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
