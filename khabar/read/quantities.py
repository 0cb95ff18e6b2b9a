"""Numbers and what the words around them make of them: at least, about, more than, between."""

from collections.abc import Sequence

from khabar.lang.pack import LanguagePack
from khabar.read.mentions import Quantity, TimeMention
from khabar.text.words import Analysis, Token

Bounds = tuple[int, int | None]


class QuantityFinder:
    """Finds quantities in a tagged sentence."""

    def __init__(self, pack: LanguagePack) -> None:
        raw = pack.yaml("quantities.yaml")
        self._before = _phrases(raw["before"])
        self._after = _phrases(raw["after"])
        self._numbered = frozenset(raw["numbered"])
        self._between = frozenset(raw["between"])
        self._and: str = pack.settings["conjunctions"][0]

    def find(self, tokens: Sequence[Token], tags: Sequence[Analysis], times: Sequence[TimeMention]) -> list[Quantity]:
        """All quantities, left to right; numbers inside time expressions or names of units count nothing."""
        taken = {index for time in times for index in range(time.first, time.stop)}
        out: list[Quantity] = []
        position = 0
        while position < len(tokens):
            stop, bounds = (position, None) if position in taken else self._number(tokens, tags, position, taken)
            if bounds is None:
                position += 1
                continue
            if not self._labels(tokens, position):
                out.append(self._modified(tokens, position, stop, bounds, out))
            position = max(stop, position + 1)
        return self._ranges(tokens, out)

    def _labels(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether the number is the label of the noun before it («اللواء 15»)."""
        return position > 0 and any(key in self._numbered for key in tokens[position - 1].word.keys)

    def _number(
        self, tokens: Sequence[Token], tags: Sequence[Analysis], start: int, taken: set[int]
    ) -> tuple[int, Bounds | None]:
        """The number that starts at ``start``: where it ends and its bounds."""
        total = current = 0
        high: int | None = None
        position, seen = start, False
        while position < len(tokens) and position not in taken:
            word, tag = tokens[position].word, tags[position]
            if seen and word.kind == "number":
                break
            if seen and not tag.conj and tag.entry is not None and tag.pos == "number" and not self._follows(tag):
                break
            if word.kind == "number":
                value = _digits(word.folded)
                if value is None:
                    break
                current = value
            elif tag.entry is not None and tag.pos == "number":
                if seen and tag.conj not in {"", self._and}:
                    break
                if bounds := tag.entry.values("range"):
                    if not seen:
                        return position + 1, (int(bounds[0]), int(bounds[1]))
                    current *= int(tag.entry.values("scale")[0]) if tag.entry.values("scale") else 1
                else:
                    total, current = _combine(total, current, tag)
            else:
                break
            seen = True
            position += 1
        low = total + current
        return position, ((low, high if high is not None else low) if seen and low > 0 else None)

    def _follows(self, tag: Analysis) -> bool:
        """Scales and the ten of the teens follow a number without "and"."""
        return tag.entry is not None and (bool(tag.entry.values("scale")) or tag.entry.values("value") == ("10",)
                                          or bool(tag.entry.values("half")))

    def _modified(
        self, tokens: Sequence[Token], first: int, stop: int, bounds: Bounds, before: list[Quantity]
    ) -> Quantity:
        low, high = bounds
        effect, start = self._match_before(tokens, first)
        if not effect:
            effect, stop = self._match_after(tokens, stop)
        exact = effect == ""
        if effect == "above":
            low, high = low + 1, None
        elif effect == "least":
            high = None
        elif effect == "below":
            low, high = 1, max(1, low - 1)
        elif effect == "upto":
            low, high = 1, low
        return Quantity(start, stop, low, high, exact, first)

    def _match_before(self, tokens: Sequence[Token], first: int) -> tuple[str, int]:
        for words, effect in self._before:
            start = first - len(words)
            if start >= 0 and all(
                tokens[start + offset].word.folded == word or (offset == 0 and word in tokens[start].word.keys)
                for offset, word in enumerate(words)
            ):
                return effect, start
        return "", first

    def _match_after(self, tokens: Sequence[Token], stop: int) -> tuple[str, int]:
        """«35 مقاتلا على الأقل»: a modifier may stand after the counted noun; the quantity still ends before the noun."""
        for gap in (0, 1, 2):
            for words, effect in self._after:
                start = stop + gap
                if tuple(token.word.folded for token in tokens[start : start + len(words)]) == words:
                    return effect, stop
        return "", stop

    def _ranges(self, tokens: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
        """«بين 20 و30» is one quantity."""
        out: list[Quantity] = []
        for quantity in found:
            last = out[-1] if out else None
            if last is not None and last.first > 0 and tokens[last.first - 1].word.folded in self._between \
                    and quantity.first - last.stop <= 1 and quantity.low > last.low:
                out[-1] = Quantity(last.first - 1, quantity.stop, last.low, quantity.high, False, last.number)
            else:
                out.append(quantity)
        return out


def _phrases(raw: dict[str, list[str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    items = [(tuple(phrase.split()), effect) for effect, phrases in raw.items() for phrase in phrases]
    return tuple(sorted(items, key=lambda item: (-len(item[0]), item[0])))


def _digits(text: str) -> int | None:
    """The value of a written number; a decimal or a percentage counts nothing."""
    if text.endswith("%"):
        return None
    plain = text.replace(",", "").replace("\u066c", "")
    head, point, tail = plain.partition(".")
    if point and len(tail) == 3 and len(head) <= 3:
        return int(head + tail)
    return int(plain) if plain.isdigit() else None


def _combine(total: int, current: int, tag: Analysis) -> tuple[int, int]:
    """One more number word: scales multiply what stands before them, other words add to it."""
    if tag.entry is None:
        return total, current
    if tag.entry.values("half"):
        return total, current
    scale = int(tag.entry.values("scale")[0]) if tag.entry.values("scale") else 0
    value = int(tag.entry.values("value")[0]) if tag.entry.values("value") else 0
    if scale >= 1000 and current:
        return total + current * scale, 0
    if scale and current:
        return total, current * scale if current < 10 else current + value
    return total, current + value

