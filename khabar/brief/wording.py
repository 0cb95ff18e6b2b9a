"""The words of a briefing in one language, read from ``data/brief``: sentences, figures, dates, lists."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml
from babel.core import Locale

from khabar.brief.printable import isolated, printable
from khabar.errors import DataError
from khabar.text.folding import fold

LANGUAGES = ("ar", "en")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_INNER = str.maketrans("«»", "‹›")  # quotation marks inside quotation marks
_ARTICLE = re.compile("^\u0627\u0644(?=\\w{3})")
_MARKS = re.compile("[\u064b-\u0652\u0640]")
_NAME_WORDS = 5  # longer phrases are pieces of sentences
SLOTS = frozenset({"agents", "targets", "place", "at", "was", "figure", "part"})


@dataclass(frozen=True)
class Figure:
    """A number of something: ``low`` .. ``high`` (None: no upper bound stated), the noun as written, and its parts.

    ``whose`` is the id of the side or actor whose people or things are counted; ``running`` marks a total up to a day,
    ``rose`` one that a single originator raised from ``low`` to ``high``.
    """

    measure: str
    low: int
    high: int | None
    of: str = ""
    whose: str = ""
    running: bool = False
    rose: bool = False
    parts: tuple["Figure", ...] = ()


class Wording:
    """All that is said in one language; made by `wording`."""

    def __init__(
        self, texts: Mapping[str, Any], nouns: Sequence[Mapping[str, Any]], glosses: Sequence[Mapping[str, Any]],
        nameless: Iterable[str] = (), wide_kinds: Iterable[str] = (),
    ) -> None:
        """``nameless``: words that begin a phrase which names no party; ``wide_kinds``: kinds of place of which seldom
        the whole is meant."""
        self.wide_kinds = frozenset(wide_kinds)
        self._nameless = frozenset(_plain(word) for word in nameless)
        self.lang: str = texts["language"]
        self.direction: str = texts["direction"]
        self.roads = frozenset(texts["road_kinds"])
        self._texts = texts
        self._plural = Locale.parse(self.lang).plural_form
        self._joins = [(re.compile(pattern), to) for pattern, to in texts["joins"]]
        self._nouns = {_bare(form): noun[self.lang] for noun in nouns for form in noun["of"]}
        self._glosses = {(_plain(form), bool(gloss.get("begins"))): gloss[self.lang] for gloss in glosses
                         if self.lang in gloss for form in gloss["of"]}

    def text(self, *keys: str) -> str:
        """One text by its path of keys. Raises DataError when the language file lacks it."""
        found: Any = self._texts
        for key in keys:
            if not isinstance(found, Mapping) or key not in found:
                raise DataError(f"data/brief/{self.lang}.yaml: no {'.'.join(keys)}")
            found = found[key]
        return str(found)

    def optional(self, *keys: str) -> str | None:
        """One text by its path of keys; None when the language file lacks it."""
        try:
            return self.text(*keys)
        except DataError:
            return None

    def columns(self, table: str) -> tuple[str, ...]:
        """The headings of a table's columns."""
        return tuple(self._texts["columns"][table])

    def say(self, *keys: str, **slots: str) -> str:
        """The text at a path of keys with its slots filled."""
        return self._joined(_filled(self.text(*keys), slots))

    def sentence(self, claim_type: str, slots: Mapping[str, str], *, happened: bool = True) -> str:
        """What happened, in the first variant whose required slots are known; empty slots count as unknown.

        What was only planned, thought possible or denied is named without saying that it ``happened``.
        """
        known = {name: value for name, value in slots.items() if value}
        variants = self._texts["sentences"][claim_type]
        for variant in variants if happened else self._texts["unhappened"].get(claim_type, variants):
            if _required(variant) <= known.keys():
                return self._joined(_filled(_OPTIONAL.sub(lambda part: _kept(part[1], known), variant), known))
        raise DataError(f"data/brief/{self.lang}.yaml: {claim_type} has no variant without slots")

    def uses_figure(self, claim_type: str) -> bool:
        """Whether the sentences of this type say the figure themselves."""
        return any("{figure}" in variant for variant in self._texts["sentences"][claim_type])

    def counted(self, n: int, *keys: str) -> str:
        """So many of something, in the form that the number asks for."""
        forms = self._texts
        for key in keys:
            forms = forms[key]
        return self._form(n, forms).replace("{n}", self.number(n))

    def figure(self, figure: Figure) -> str:
        """A figure with its noun: "at least 35 fighters killed, among them …"."""
        words = self.text("figures", figure.measure, "frame").replace("{x}", self._amount(figure))
        if not figure.parts:
            return words
        parts = self.listed([self._part(part) for part in figure.parts])
        if self._texts["among_two"]:
            pattern, to = self._texts["among_two"]
            parts = re.sub(pattern, to, parts) if all(part.low == 2 for part in figure.parts) else parts
        return _filled(self.text("among"), {"x": words, "parts": parts})

    def bare_figure(self, measure: str, low: int, high: int | None) -> str:
        """A figure without its noun, for a table."""
        slots = {"low": self.number(low), "high": "" if high is None else self.number(high)}
        return _filled(self.text("figure_only", self._range(measure, low, high)), slots)

    def number(self, n: int) -> str:
        """A whole number with its thousands set apart."""
        return f"{n:,}"

    def listed(self, names: Sequence[str], most: int = 0) -> str:
        """Names in a row, the last one joined by "and"; beyond ``most`` (0: all) the rest is counted."""
        if most and len(names) > most + 1:
            shown = self.text("list", "comma").join(names[:most])
            return self.say("list", "more", list=shown, n=self.number(len(names) - most))
        if len(names) <= 1:
            return names[0] if names else ""
        if len(names) == 2:
            return self.say("list", "pair", a=names[0], b=names[1])
        return self.text("list", "comma").join(names[:-1]) + self.text("list", "last") + names[-1]

    def at(self, name: str, kind: str) -> str:
        """A place with the preposition that its kind takes."""
        for key in ("place_in", "place_on"):
            if kind in self._texts[f"{key}_kinds"]:
                return self.say(key, place=name)
        return self.say("place_default", place=name)

    def day(self, day: date) -> str:
        """A day as it is written in a sentence."""
        return self.days(day, day)

    def days(self, first: date | None, last: date | None) -> str:
        """A span of days, as short as it can be said."""
        first, last = first or last, last or first
        if first is None or last is None:
            return self.text("undated")
        month, month2 = (self._texts["months"][day.month - 1] for day in (first, last))
        if first == last:
            return self.say("date", "day", d=str(first.day), month=month, y=str(first.year))
        if (first.year, first.month) == (last.year, last.month):
            return self.say("date", "days", d1=str(first.day), d2=str(last.day), month=month, y=str(last.year))
        if first.year == last.year:
            return self.say("date", "months", d1=str(first.day), d2=str(last.day), month1=month, month2=month2,
                            y=str(last.year))
        return self.say("date", "years", first=self.day(first), last=self.day(last))

    def quoted(self, words: str) -> str:
        """Words of a report inside our own sentence: a general word in this language where there is one, else as
        they stand: cleaned, in guillemets, isolated."""
        return self._gloss(_plain(words).split()) or isolated(f"«{printable(words, 60).translate(_INNER)}»")

    def somebody(self, words: str) -> str:
        """Words of a report for a party nobody knows; empty when they name nobody («points», «members») or are a mere
        piece of a sentence."""
        plain = _plain(words).split()
        gloss = self._gloss(plain)
        if gloss is None and (not 2 <= len(plain) <= _NAME_WORDS or plain[0] in self._nameless):
            return ""
        return gloss or self.quoted(words)

    def speaker(self, words: str) -> str:
        """Words of a report for whom it quotes; an unnamed source, when they name nobody."""
        plain = _plain(words).split()
        if self._gloss(plain) is None and (not plain or plain[0] in self._nameless):
            return self.text("attribution", "unnamed")
        return self.quoted(words)

    def _gloss(self, words: Sequence[str]) -> str | None:
        whole = self._glosses.get((" ".join(words), False))
        begun = (self._glosses.get((" ".join(words[:length]), True)) for length in range(len(words), 0, -1))
        return whole or next((gloss for gloss in begun if gloss), None)

    def has_noun(self, figure: Figure) -> bool:
        """Whether there is a word of ours for what the figure counts."""
        return self._noun(figure) is not None

    def _noun(self, figure: Figure) -> Mapping[str, str] | None:
        words = figure.of.split()
        return self._nouns.get(_bare(words[0])) if words else None

    def _part(self, part: Figure) -> str:
        """A part, which is worth telling for its noun alone: one without a word of ours keeps the report's."""
        if self._noun(part) or not part.of:
            return self._amount(part)
        return f"{self.bare_figure(part.measure, part.low, part.high)} {self.quoted(part.of)}"

    def _amount(self, figure: Figure) -> str:
        forms = self._noun(figure) or self._texts["figures"][figure.measure]
        kind = "rose" if figure.rose else self._range(figure.measure, figure.low, figure.high)
        counted = figure.low if kind in ("exact", "open") or figure.high is None else figure.high
        noun = self._form(counted, forms).replace("{n}", self.number(counted))
        return _filled(self.text("ranges", kind), {"x": noun, "low": self.number(figure.low)})

    def _range(self, measure: str, low: int, high: int | None) -> str:
        if high is None:
            return "open"
        if low == high:
            return "exact"
        return "upto" if self._texts["floors"].get(measure) == low else "between"

    def _form(self, n: int, forms: Mapping[str, str]) -> str:
        return forms.get(self._plural(n), forms["other"])

    def _joined(self, text: str) -> str:
        for pattern, to in self._joins:
            text = pattern.sub(to, text)
        return text


def _bare(word: str) -> str:
    return _MARKS.sub("", word)


def _plain(words: str) -> str:
    """Words folded, without the article on any of them: the form in which general words are looked up."""
    return " ".join(_ARTICLE.sub("", word) for word in fold(words).split())


def _required(variant: str) -> set[str]:
    return set(_SLOT.findall(_OPTIONAL.sub("", variant)))


def _kept(part: str, known: Mapping[str, str]) -> str:
    return part if set(_SLOT.findall(part)) <= known.keys() else ""


def _filled(text: str, slots: Mapping[str, str]) -> str:
    """Slots replaced in one pass: a brace inside a value is never taken for a slot."""
    return _SLOT.sub(lambda slot: slots.get(slot[1], slot[0]), text)


@cache
def wording(lang: str) -> Wording:
    """The words of a language. Raises DataError when there is no briefing in it."""
    if lang not in LANGUAGES:
        raise DataError(f"no briefing in {lang!r}: choose one of {', '.join(LANGUAGES)}")
    data = resources.files("khabar").joinpath("data")
    texts, nouns, glosses, nameless, weighing = (
        yaml.safe_load(file.read_text(encoding="utf-8")) for file in (
            data.joinpath("brief", f"{lang}.yaml"), data.joinpath("brief", "nouns.yaml"),
            data.joinpath("brief", "glosses.yaml"), data.joinpath("brief", "nameless.yaml"),
            data.joinpath("weighing.yaml"))
    )
    return Wording(texts, nouns, glosses, nameless, weighing["control"]["wide_kinds"])
