"""Quantities: numbers that count, with what the words around them make of them (at least, about, between)."""

from collections.abc import Sequence

from khabar.lang.pack import LanguagePack
from khabar.read.mentions import Quantity, TimeMention
from khabar.read.number_bounds import Modifiers, bounds
from khabar.read.number_labels import Labels, is_code
from khabar.read.number_words import THOUSAND, Number, NumberReader
from khabar.text.folding import fold
from khabar.text.words import Analysis, Token

_DASHES = "-–"
_CLOSING = ")»"
_PAIR = 2
_CHANGE_REACH = 10  # words between "rose" and "from a to b"

Spread = tuple[int, int, int, int]  # token where it begins, token where it ends, lowest, highest


class QuantityFinder:
    """Finds the quantities of a tagged sentence; what counts nothing is left out (see ``quantities.yaml``)."""

    def __init__(self, pack: LanguagePack) -> None:
        raw = pack.yaml("quantities.yaml")
        self.numbers = NumberReader(pack)
        times = pack.yaml("times.yaml")
        self._labels = Labels(raw, (*times["months"], *times["hijri_months"]))
        self._modifiers = Modifiers(raw)
        self._and = fold(raw["and"])
        self._between = _phrases(raw["between"])
        self._from = _phrases(raw["from"])
        self._to = _phrases(raw["to"])
        self._either = _phrases(raw["either"])
        self._change = frozenset(map(fold, raw["change"]))

    def find(self, tokens: Sequence[Token], tags: Sequence[Analysis], times: Sequence[TimeMention]) -> list[Quantity]:
        """All quantities, left to right; numbers inside time expressions count nothing."""
        starts = self.numbers.starts
        open_at = [index for index, token in enumerate(tokens) if starts(token.word) or _is_dual(tags[index])]
        out: list[Quantity] = []
        position = 0
        for index in open_at:
            if index < position or (tags[index].pos == "verb" and not self._labels.counted(tokens, tags, index + 1)):
                continue
            if any(time.first <= index < time.stop for time in times):
                continue
            limit = min((time.first for time in times if time.first > index), default=len(tokens))
            position, quantity = self._quantity(tokens, tags, index, limit)
            if quantity is not None:
                out.append(quantity)
        return out

    def _quantity(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], position: int, limit: int
    ) -> tuple[int, Quantity | None]:
        """The quantity at ``position`` and the token after its number."""
        number = self.numbers.read(tokens, position, limit)
        if number is None:
            return position + 1, self._dual(tokens, tags, position, limit)
        spread = self._spread(tokens, tags, position, number, limit)
        first, stop, low, high = spread or (
            self._labels.start(tokens, position), number.stop, number.low, number.high)
        last = number if spread is None else Number(stop, low, high)
        code = spread is None and is_code(tokens, position, stop)
        if code or self._labels.counts_nothing(tokens, tags, position, last):
            return max(stop, self._labels.measured(tokens, stop)), None
        effects, first = self._modifiers.before(tokens, tags, first)
        ahead = next((i for i in range(stop, limit) if self.numbers.starts(tokens[i].word)), limit)
        after = self._modifiers.after(tokens, tags, stop, ahead)
        wide = spread is not None or number.vague
        lowest, highest = bounds(low, high, effects | {after}, spread=wide)
        exact = not wide and not effects and not after
        return stop, Quantity(first, stop, lowest, highest, exact, position)

    def _dual(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], position: int, limit: int
    ) -> Quantity | None:
        """Two of what a dual names, where words change the number ("at least two men"); its number has no words."""
        if not _is_dual(tags[position]):
            return None
        effects, first = self._modifiers.before(tokens, tags, position)
        ahead = next((i for i in range(position + 1, limit) if self.numbers.starts(tokens[i].word)), limit)
        effects |= {self._modifiers.after(tokens, tags, position + 1, ahead)} - {""}
        if not effects:
            return None
        low, high = bounds(_PAIR, _PAIR, effects, spread=False)
        return Quantity(first, position, low, high, False, position)

    # -- two numbers that are one quantity -----------------------------------------------------------------------

    def _spread(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], position: int, number: Number, limit: int
    ) -> Spread | None:
        """Between 20 and 30, from 5 to 10, three or four, 20-30."""
        start = self._labels.start(tokens, position)
        if (opening := _ends(self._between, tokens, start)) is not None:
            return self._between_two(tokens, opening, position, number, limit)
        stop = _over(tokens, number.stop)
        if (after := _begins(self._to, tokens, stop)) is not None:
            opening = _ends(self._from, tokens, start)
            changed = any(
                not self._change.isdisjoint(token.word.keys) for token in tokens[max(0, start - _CHANGE_REACH) : start])
            return None if changed else self._join(tokens, start if opening is None else opening, number, after, limit)
        if (after := _begins(self._either, tokens, stop)) is not None:
            return self._join(tokens, start, number, after, limit)
        if stop < limit and tokens[stop].word.raw in _DASHES:
            spread = self._join(tokens, start, number, stop + 1, limit)
            dated = spread is not None and spread[1] < len(tokens) and tokens[spread[1]].word.raw in _DASHES
            return spread if spread and not dated and self._labels.counted(tokens, tags, spread[1]) else None
        return None

    def _between_two(
        self, tokens: Sequence[Token], opening: int, position: int, number: Number, limit: int
    ) -> Spread | None:
        """After "between" the second number may have been read as part of the first (five and twenty)."""
        stop = _over(tokens, number.stop)
        second = stop + 1 if stop < limit and tokens[stop].word.folded == self._and else stop
        if (after := _begins(self._to, tokens, stop) or _begins(self._either, tokens, stop)) is not None:
            second = after
        joined = second != stop or (stop < limit and any(n.joined for n in self.numbers.numerals(tokens[stop].word)))
        spread = self._join(tokens, opening, number, second, limit) if joined else None
        if spread is not None:
            return spread
        for cut in range(position + 1, number.stop):
            first = self.numbers.read(tokens, position, cut)
            again = cut + (tokens[cut].word.folded == self._and)
            if first is not None and first.stop == cut and (spread := self._join(tokens, opening, first, again, limit)):
                return spread
        return None

    def _join(self, tokens: Sequence[Token], opening: int, first: Number, at: int, limit: int) -> Spread | None:
        """One spread of two numbers, the second read at ``at``; a scale on the second is meant for the first too."""
        at += at < limit and self._labels.start(tokens, at + 1) == at
        if at >= limit or not self.numbers.starts(tokens[at].word):
            return None
        second = self.numbers.read(tokens, at, limit)
        if second is None:
            return None
        low = first.low
        if second.scaled > 1 and first.scaled == 1 and not first.vague and first.low < THOUSAND:
            low *= second.scaled
        return (opening, second.stop, low, second.high) if low < second.high else None


def _is_dual(tag: Analysis) -> bool:
    return tag.features in {"noun du", "masdar du"} and not tag.article and not tag.enclitic


def _over(tokens: Sequence[Token], position: int) -> int:
    """Past a closing bracket."""
    while position < len(tokens) and tokens[position].word.raw in _CLOSING:
        position += 1
    return position


def _phrases(raw: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(fold(phrase).split()) for phrase in raw), key=lambda words: (-len(words), words)))


def _ends(phrases: tuple[tuple[str, ...], ...], tokens: Sequence[Token], stop: int) -> int | None:
    """Where a phrase begins that ends right before ``stop``; its first word may carry clitics."""
    for words in phrases:
        start = stop - len(words)
        if start >= 0 and words[0] in tokens[start].word.keys and all(
            tokens[start + offset].word.folded == word for offset, word in enumerate(words) if offset
        ):
            return start
    return None


def _begins(phrases: tuple[tuple[str, ...], ...], tokens: Sequence[Token], start: int) -> int | None:
    """The token after a phrase that begins at ``start``."""
    for words in phrases:
        if tuple(token.word.folded for token in tokens[start : start + len(words)]) == words:
            return start + len(words)
    return None
