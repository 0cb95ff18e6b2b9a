"""Numbers that count nothing: names of units and models, ages, distances, sums of money, shares, years, codes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from khabar.read.number_words import Number
from khabar.text.folding import fold
from khabar.text.words import Analysis, Token

_NOMINAL = frozenset({"noun", "masdar", "adj", "name"})
_OPENING = "(«\"“[-–"
_CLOSING = ")»\"”]"
_CODE = "/:-–_.+"
_LISTED = "-.)/–:"
_BETWEEN = 3  # words between a label and its number ("resolution of the council 2216")
_LIST_LENGTH = 30  # a list seldom has more items


class Labels:
    """Tells a number that names or measures from one that counts."""

    def __init__(self, raw: Mapping[str, Any], months: Iterable[str]) -> None:
        """``months`` are their names: digits before one are a day of the month."""
        self._labels = _folded(raw["labels"])
        self._weak = _folded(raw["weak_labels"])
        self._ordinals = _folded(raw["ordinals"])
        self._units: dict[str, list[tuple[str, ...]]] = {}
        for unit in (*raw["units"], *months):
            words = tuple(fold(unit).split())
            self._units.setdefault(words[0], []).append(words)
        self._percent = frozenset(raw["percent"])
        self._article: str = fold(raw["article"])
        self._decimal = fold(raw["decimal_letter"])
        self._years: tuple[int, int] = tuple(raw["years"])

    def counts_nothing(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], position: int, number: Number
    ) -> bool:
        """Whether the number at ``position`` is no count of people, things or days."""
        counted = self.counted(tokens, tags, number.stop)
        names = not (number.vague or tags[position].prep)  # no quarter is called "by dozens"
        return (
            self.measured(tokens, number.stop) > 0
            or (names and self._labelled(tokens, tags, position, counted))
            or self._agrees(tokens, tags, position, number, counted)
            or (number.one_of and (number.definite or not self._governs(tags, number.stop)))
            or (not counted and self._is_year(tokens, position, number))
            or self._is_listed(tokens, position)
            or self._is_fraction(tokens, position)
        )

    def counted(self, tokens: Sequence[Token], tags: Sequence[Analysis], stop: int) -> bool:
        """Whether an indefinite noun follows, as after a number that counts."""
        while stop < len(tokens) and tokens[stop].word.raw in _CLOSING:
            stop += 1
        if stop >= len(tokens) or tokens[stop].word.kind != "word":
            return False
        tag = tags[stop]
        return tag.pos in _NOMINAL and not (tag.article or tag.conj or tag.prep)

    def _governs(self, tags: Sequence[Analysis], stop: int) -> bool:
        """"One of the leaders": a noun follows, with or without the article."""
        if stop >= len(tags):
            return False
        tag = tags[stop]
        return tag.pos in _NOMINAL and not (tag.conj or tag.prep) and tag.stem != ""

    def measured(self, tokens: Sequence[Token], stop: int) -> int:
        """The token after the unit that follows a number; 0 when none does."""
        while stop < len(tokens) and tokens[stop].word.raw in _CLOSING:
            stop += 1
        if stop >= len(tokens):
            return 0
        if tokens[stop].word.raw in self._percent:
            return stop + 1
        for words in self._units.get(tokens[stop].word.folded, ()):
            if tuple(token.word.folded for token in tokens[stop : stop + len(words)]) == words:
                return stop + len(words)
        return 0

    def _labelled(self, tokens: Sequence[Token], tags: Sequence[Analysis], position: int, counted: bool) -> bool:
        """Whether the word before, over brackets, dashes and a lone article, is one that numbers are names for."""
        before = self.start(tokens, position) - 1
        while before >= 0 and tokens[before].word.raw in _OPENING:
            before -= 1
        for at in range(before, max(-1, before - 1 - (0 if counted else _BETWEEN)), -1):
            word = tokens[at].word
            if word.kind != "word":
                return False
            if not self._labels.isdisjoint(word.keys) or (at == before and not self._ordinals.isdisjoint(word.keys)):
                return True
            if at == before and not counted and not self._weak.isdisjoint(word.keys):
                return True
            if tags[at].pos not in _NOMINAL or tags[at].prep:
                return False
        return False

    def start(self, tokens: Sequence[Token], position: int) -> int:
        """Where the number begins together with an article written apart."""
        if position > 0 and tokens[position - 1].word.folded == self._article:
            return position - 1
        return position

    def _agrees(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], position: int, number: Number, counted: bool
    ) -> bool:
        """A number after its noun ("the soldiers the three") says again what the noun says, or which it is.

        A definite one under a preposition ("by the thousands") says how, not how many.
        """
        start = self.start(tokens, position)
        if number.definite and tags[position].prep and not counted:
            return number.stop >= len(tokens) or not tags[number.stop].senses & {"of"}
        if start == 0 or tokens[start - 1].word.kind != "word":
            return False
        before = tags[start - 1]
        if before.pos not in _NOMINAL or tags[position].conj or tags[position].prep or number.vague:
            return False
        if before.pos == "masdar" and not before.article:
            return False  # what is killed, wounded, destroyed: a genitive, not an attribute
        definite = number.definite or start != position
        if definite:
            return not counted
        of = number.stop < len(tags) and "of" in tags[number.stop].senses  # "gunmen abducted two of the men"
        theirs = of and (before.features.endswith(" pl") or (number.low == 2 and not before.features.endswith(" du")))
        pair = number.high <= 2 and not number.one_of and not theirs
        return tokens[position].word.kind == "word" and pair and not counted

    def _is_year(self, tokens: Sequence[Token], position: int, number: Number) -> bool:
        first, last = self._years
        raw = tokens[position].word.folded
        return raw.isdigit() and len(raw) == 4 and first <= number.low <= last

    def _is_fraction(self, tokens: Sequence[Token], position: int) -> bool:
        """Digits on both sides of the letter that some agencies write for a decimal point."""
        return any(
            _adjacent(tokens, position, step) and tokens[position + step].word.folded == self._decimal
            and _adjacent(tokens, position + step, step) and tokens[position + 2 * step].word.kind == "number"
            for step in (-1, 1))

    def _is_listed(self, tokens: Sequence[Token], position: int) -> bool:
        """«1 - », «(2)» at the head of a sentence."""
        at = position - 1 if position and tokens[position - 1].word.raw in "([" else position
        raw = tokens[position].word.folded
        return (at == 0 and raw.isdigit() and int(raw) <= _LIST_LENGTH and position + 1 < len(tokens)
                and tokens[position + 1].word.raw in _LISTED)


def is_code(tokens: Sequence[Token], position: int, stop: int) -> bool:
    """Whether the digits are written together with other digits or Latin letters: F-16, 11:30, 2-7-2015."""
    if tokens[position].word.kind != "number":
        return False
    return _touches(tokens, position, -1) or _touches(tokens, stop - 1, 1)


def _touches(tokens: Sequence[Token], position: int, step: int) -> bool:
    neighbour = position + step
    if not _adjacent(tokens, position, step):
        return False
    if tokens[neighbour].word.raw in _CODE:
        if not _adjacent(tokens, neighbour, step):
            return False
        neighbour += step
    word = tokens[neighbour].word
    return word.kind == "number" or (word.kind == "word" and word.raw.isascii())


def _adjacent(tokens: Sequence[Token], position: int, step: int) -> bool:
    """Whether no space stands between the token and its neighbour."""
    neighbour = position + step
    if not 0 <= neighbour < len(tokens):
        return False
    left, right = (tokens[neighbour], tokens[position]) if step < 0 else (tokens[position], tokens[neighbour])
    return left.stop == right.start


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
