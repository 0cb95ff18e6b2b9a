"""The words of time of a language: which phrases say what, as ``times.yaml`` has them, ready to be looked up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from khabar.lang.pack import LanguagePack
from khabar.model.records import PartOfDay
from khabar.text.folding import fold
from khabar.text.words import Token, Word

Value = TypeVar("Value")
_OPENERS = ("since", "ago", "after", "during", "throughout", "until", "between", "from")


class PhraseTable(Generic[Value]):
    """Phrases of folded words and what each stands for; the longest wins."""

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        folded = {tuple(fold(phrase).split()): value for phrase, value in phrases}
        for words, value in sorted(folded.items(), key=lambda item: (-len(item[0]), item[0])):
            self._first.setdefault(words[0], []).append((words[1:], value))

    @property
    def first_words(self) -> Iterable[str]:
        """The words with which phrases begin."""
        return self._first.keys()

    def get(self, tokens: Sequence[Token], start: int, *, bare: bool = False) -> tuple[int, Value] | None:
        """The longest phrase at ``start``: the token after it, and its value.

        Its first word may carry clitics, unless it must be ``bare``.
        """
        if start >= len(tokens):
            return None
        word = tokens[start].word
        best: tuple[int, Value] | None = None
        for key in (word.folded,) if bare else word.keys or (word.folded,):
            for rest, value in self._first.get(key, ()):
                stop = start + 1 + len(rest)
                if best is not None and stop <= best[0]:
                    break
                if tuple(token.word.folded for token in tokens[start + 1 : stop]) == rest:
                    best = stop, value
                    break
        return best

    def skip(self, tokens: Sequence[Token], start: int) -> int:
        """The token after the phrase at ``start``; ``start`` itself when there is none."""
        found = self.get(tokens, start, bare=True)
        return found[0] if found else start


class Unit:
    """A unit of time: its length in hours, and the days that its vague uses stand for."""

    def __init__(self, name: str, raw: Mapping[str, Any], positions: Mapping[str, Any]) -> None:
        self.name = name
        self.hours: int = raw["hours"]
        self.vague: tuple[int, int] = tuple(raw["vague"])
        self.slack: int = raw["slack"]
        self.windows: Mapping[str, tuple[int, int]] = {
            kind: tuple(raw[kind]) for kind in ("past", "current", "next") if kind in raw}
        self.positions: Mapping[str, Mapping[str, tuple[int, int]]] = {
            position: {kind: tuple(days) for kind, days in kinds.items()} for position, kinds in positions.items()}


class TimeWords:
    """The tables of ``times.yaml``."""

    def __init__(self, pack: LanguagePack) -> None:
        raw: Mapping[str, Any] = pack.yaml("times.yaml")
        self.days = PhraseTable[tuple[int, int, PartOfDay | None]](
            (phrase, (days[0], days[1], days[2] if len(days) > 2 else None)) for phrase, days in raw["days"].items())
        self.weekdays = PhraseTable[int](raw["weekdays"].items())
        self.before_last = _listed(raw["before_last"]["phrases"])
        self.before_last_days: tuple[int, int] = tuple(raw["before_last"]["days"])
        self.leads = PhraseTable[PartOfDay | None](
            (phrase, None if part == "none" else part) for phrase, part in raw["leads"].items())
        self.parts = PhraseTable[PartOfDay](raw["parts"].items())
        self.parts_after = PhraseTable[PartOfDay](raw["parts_after"].items())
        self.months = PhraseTable[tuple[int, bool]]([
            *((name, (month, False)) for name, month in raw["months"].items()),
            *((name, (month, True)) for name, month in raw["hijri_months"].items())])
        self.feasts = PhraseTable[tuple[int, int, int]]((name, tuple(days)) for name, days in raw["feasts"].items())
        self.era = PhraseTable[str](raw["era"].items())
        self.ordinals = PhraseTable[int](raw["ordinals"].items())
        self.ordinal_tens = PhraseTable[int](raw["ordinal_tens"].items())
        self.portions = PhraseTable[int](raw["portions"].items())
        self.positions: Mapping[str, tuple[int, int]] = {name: tuple(days) for name, days in raw["positions"].items()}
        self.position_words = PhraseTable[str](raw["position_words"].items())
        self.openers = PhraseTable[str]((phrase, kind) for kind in _OPENERS for phrase in raw[kind])
        self.same_day, self.to, self.several = (_listed(raw[name]) for name in ("same_day", "to", "several"))
        self.weekday_join = _listed(raw["weekday_join"])
        self.not_times, self.after_units = _listed(raw["not_times"]), _listed(raw["after_units"])
        self.except_relative = _listed(raw["except_relative"])
        bounding = pack.yaml("quantities.yaml")["before"].values()
        self.about = _listed(phrase for phrases in bounding for phrase in phrases if "#" not in phrase)
        self.qualifiers = PhraseTable[str]((word, kind) for kind in ("past", "current", "next") for word in raw[kind])
        self.units = PhraseTable[tuple[Unit, int, bool]](_unit_forms(raw, fold(pack.settings["article"])))
        self.past_many: Mapping[str, list[int]] = raw["past_many"]
        self.next_many: Mapping[str, list[int]] = raw["next_many"]
        self.year_positions: Mapping[str, int] = raw["year_positions"]
        self.gregorian_years: tuple[int, int] = tuple(raw["gregorian_years"])
        self.hijri_years: tuple[int, int] = tuple(raw["hijri_years"])
        self.spelled = {fold(word): word for word in raw["spelled"]}
        self.joining_marks: str = raw["joining_marks"]
        self.conjunction: str = fold(raw["and"])
        self.article: str = fold(pack.settings["article"])
        for name in ("day_word", "not_today", "clock", "clock_words", "of", "doubtful", "before_month", "feast_days",
                     "month_word", "year_word", "before_year", "seasons", "named_for", "this", "few", "relative"):
            setattr(self, name, frozenset(map(fold, raw[name])))
        self._begin = self._first_words()
        self._known: dict[Word, bool] = {}

    day_word: frozenset[str]
    not_today: frozenset[str]
    clock: frozenset[str]
    clock_words: frozenset[str]
    of: frozenset[str]
    doubtful: frozenset[str]
    before_month: frozenset[str]
    feast_days: frozenset[str]
    month_word: frozenset[str]
    year_word: frozenset[str]
    before_year: frozenset[str]
    seasons: frozenset[str]
    named_for: frozenset[str]
    this: frozenset[str]
    few: frozenset[str]
    relative: frozenset[str]

    def begins(self, word: Word) -> bool:
        """Whether a time expression may begin with this word. Remembers every word it has met."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = word.kind == "number" or not self._begin.isdisjoint(word.keys)
        return known

    def is_one_of(self, tokens: Sequence[Token], position: int, words: frozenset[str], *, bare: bool = True) -> bool:
        """Whether the token is one of some words; when not ``bare``, with clitics on it too."""
        if position >= len(tokens):
            return False
        word = tokens[position].word
        return word.folded in words or (not bare and not words.isdisjoint(word.keys))

    def _first_words(self) -> frozenset[str]:
        tables: Iterable[PhraseTable[Any]] = (
            self.days, self.weekdays, self.leads, self.parts, self.months, self.feasts, self.ordinals, self.portions,
            self.position_words, self.openers, self.not_times, self.qualified_units())
        single = (self.day_word, self.clock, self.month_word, self.year_word, self.seasons, self.this)
        return frozenset(word for table in tables for word in table.first_words) | frozenset[str]().union(*single) | {
            self.article}

    def qualified_units(self) -> PhraseTable[tuple[Unit, int, bool]]:
        """The definite forms of the units, which begin an expression («the last week»)."""
        return self.units


def _listed(phrases: Iterable[str]) -> PhraseTable[bool]:
    return PhraseTable[bool]((phrase, True) for phrase in phrases)


def _unit_forms(raw: Mapping[str, Any], article: str) -> Iterable[tuple[str, tuple[Unit, int, bool]]]:
    """Every form of every unit: the unit, how many (0: an unnumbered plural), whether definite."""
    for name, data in raw["units"].items():
        unit = Unit(name, data, raw["unit_positions"].get(name, {}))
        for key, number in (("many", 0), ("two", 2), ("one", 1)):
            for form in data[key]:
                yield form, (unit, number, False)
                yield article + form, (unit, number, True)


Check = Callable[[Sequence[Token], int], bool]
