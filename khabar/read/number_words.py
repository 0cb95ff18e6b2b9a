"""Numbers as they are written: digits, number words, and words that multiply or halve what stands before them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from khabar.lang.pack import LanguagePack
from khabar.text.words import Analysis, Token, Word

TEN, HUNDRED, THOUSAND = 10, 100, 1000
_LONGEST = 9  # digits; a longer unbroken row of them is an account or a telephone number
_POINTS = str.maketrans({"\u066b": ".", "\u066c": ","})


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before token ``stop``; ``low`` and ``high`` differ for a vague one (tens, some hundreds).

    ``one_of`` is a lone "one of"; ``definite`` whether its first word has the article; ``scaled`` whether a scale word
    multiplies it ("30 thousand"): a bare number joined to it may mean that scale, too.
    """

    stop: int
    low: int
    high: int
    one_of: bool = False
    definite: bool = False
    scaled: int = 1

    @property
    def vague(self) -> bool:
        """Whether the word is no number but an order of magnitude."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Numeral:
    """One reading of a number word: its value (0 for a vague word), what it multiplies by, the clitics on it."""

    value: int
    scale: int = 1
    low: int = 0
    high: int = 0
    part: int = 0
    bound: bool = False
    one_of: bool = False
    joined: bool = False
    attached: str = ""
    article: bool = False


class NumberReader:
    """Reads the number that starts at a token. Remembers every word it has met."""

    def __init__(self, pack: LanguagePack) -> None:
        self._and: str = pack.settings["conjunctions"][0]
        self._comparison: str = pack.yaml("quantities.yaml")["comparison"]
        self._known: dict[Word, tuple[Numeral, ...]] = {}

    def numerals(self, word: Word) -> tuple[Numeral, ...]:
        """The readings of a word as a number word; none for digits and for other words."""
        known = self._known.get(word)
        if known is None:
            readings = (self._numeral(a) for a in word.analyses if a.pos == "number" and a.prep != self._comparison)
            known = self._known[word] = tuple(reading for reading in readings if reading is not None)
        return known

    def starts(self, word: Word) -> bool:
        """Whether a number can start with this word."""
        return word.kind == "number" or bool(self.numerals(word))

    def read(self, tokens: Sequence[Token], start: int, stop: int) -> Number | None:
        """The longest number from ``start`` that ends at or before ``stop``; None when there is none."""
        total = _Sum()
        position, first = start, True
        while position < stop:
            step = self._step(tokens, position, total, first=first)
            if not step:
                break
            position, first = position + step, False
        return None if first else total.number(position)

    def _step(self, tokens: Sequence[Token], position: int, total: "_Sum", *, first: bool) -> int:
        """How many tokens from ``position`` carry the number on; 0 when it ends before."""
        word = tokens[position].word
        if word.kind == "number":
            return int(first and total.digits(word.folded, joined=False))
        if word.folded == self._and and not first and position + 1 < len(tokens):
            following = tokens[position + 1].word
            return 2 if following.kind == "number" and total.digits(following.folded, joined=True) else 0
        for numeral in self.numerals(word):
            if (first or not numeral.attached) and total.word(numeral, first=first):
                return 1
        return 0

    def _numeral(self, analysis: Analysis) -> Numeral | None:
        entry = analysis.entry
        if entry is None or analysis.conj not in {"", self._and}:
            return None
        low, high = (int(bound) for bound in entry.values("range") or ("0", "0"))
        return Numeral(
            value=int((entry.values("value") or ("0",))[0]), scale=int((entry.values("scale") or ("1",))[0]),
            low=low, high=high, part=int((entry.values("part") or ("0",))[0]), bound=bool(entry.values("bound")),
            one_of=bool(entry.values("one_of")), joined=bool(analysis.conj), attached=analysis.prep,
            article=analysis.article)


class _Sum:
    """A number on the way: ``total`` of what a scale has closed, ``group`` what has not met its scale yet."""

    def __init__(self) -> None:
        self.total = 0
        self.group: Fraction = Fraction(0)
        self.floor = 0  # the smallest scale so far; 0 before the first
        self.last = ""  # what the last word was: digits, unit, ten, hundred, scale, dual, vague, part
        self.words = 0
        self.range: tuple[int, int] | None = None
        self.fraction = 0
        self.first: Numeral | None = None
        self.multiplied = 1
        self.decimal: Fraction | None = None

    def digits(self, text: str, *, joined: bool) -> bool:
        """Add a number in digits; "thousand and 200" is one number, "5 and 200" is not."""
        value = value_of(text)
        if value is None or (joined and not self._below(value)):
            return False
        self.group, self.last, self.words = self.group + value, "digits", self.words + 1
        self.decimal = decimal_of(text)
        return True

    def _below(self, value: Fraction) -> bool:
        """Whether a joined value is too small to be anything but the rest of this number."""
        if self.last in {"scale", "dual"}:
            return self.group == 0 and 0 < value < self.floor
        return self.last == "hundred" and value < HUNDRED

    def word(self, numeral: Numeral, *, first: bool) -> bool:
        """Add a number word, unless the number cannot go on with it."""
        joined = numeral.joined and not first
        if numeral.part:
            done = self._part(numeral, joined, first)
        elif first:
            done = self._open(numeral)
        elif joined:
            done = self._join(numeral)
        else:
            done = self._multiply(numeral)
        if done:
            self.first = numeral if first else self.first
            self.words += 1
        return done

    def _open(self, numeral: Numeral) -> bool:
        if numeral.low:
            self.range, self.last = (numeral.low, numeral.high), "vague"
            return True
        return self._add(numeral)

    def _add(self, numeral: Numeral) -> bool:
        """A word of its own value, at the start or after "and"."""
        if numeral.scale >= THOUSAND:
            self.total, self.floor, self.last = self.total + numeral.scale, numeral.scale, "scale"
        elif numeral.value >= THOUSAND:
            self.total, self.floor, self.last = self.total + numeral.value, numeral.value // 2, "dual"
        else:
            self.group += numeral.value
            self.last = "unit" if numeral.value < TEN else "ten" if numeral.value < HUNDRED else "hundred"
        return True

    def _join(self, numeral: Numeral) -> bool:
        """After "and" only a smaller number goes on, and tens after a unit."""
        if numeral.low or self.range or self.fraction:
            return False
        if numeral.value >= THOUSAND:
            return self.last in {"scale", "dual"} and numeral.value < self.floor and self._add(numeral)
        if self.last == "unit":
            return TEN < numeral.value < HUNDRED and self.group % HUNDRED < TEN and self._add(numeral)
        fits = self.last in {"scale", "dual"} or (self.last == "hundred" and numeral.value < HUNDRED)
        return fits and self._add(numeral)

    def _multiply(self, numeral: Numeral) -> bool:
        """Without "and" only ten goes on after a unit, and a scale after what it multiplies."""
        if self.range is not None:
            return self._multiply_range(numeral)
        if numeral.value == TEN and self.last == "unit":
            self.group, self.last = self.group + TEN, "ten"
            return True
        hundreds = HUNDRED in (numeral.value, numeral.scale)
        if hundreds and self.last == "unit" and self.group < TEN:
            self.group, self.last = self.group * HUNDRED, "hundred"
            return True
        if numeral.scale < THOUSAND or (self.floor and numeral.scale >= self.floor):
            return self.last == "half" and numeral.scale == self.floor
        if self.fraction:
            self.total, self.fraction = numeral.scale // self.fraction, 0
        elif self.group:
            written = self.decimal if self.decimal is not None and numeral.scale > THOUSAND else self.group
            self.total, self.group = self.total + int(written * numeral.scale), Fraction(0)
        else:
            return False
        self.floor, self.last, self.multiplied = numeral.scale, "scale", numeral.scale
        return True

    def _multiply_range(self, numeral: Numeral) -> bool:
        """Tens of thousands, some hundreds, some teen."""
        if self.range is None or self.last != "vague":
            return False
        low, high = self.range
        if numeral.value == TEN and high < TEN:
            self.range = (low + TEN, high + TEN)
        elif (numeral.scale > 1 and high < numeral.scale) or numeral.scale >= THOUSAND:
            self.range = (low * numeral.scale, (high + 1) * numeral.scale - 1)
        else:
            return False
        return True

    def _part(self, numeral: Numeral, joined: bool, first: bool) -> bool:
        """A half before a scale or after one."""
        if first:
            self.fraction, self.last = numeral.part, "part"
            return True
        if joined and self.last in {"scale", "dual"} and self.group == 0:
            self.total, self.last = self.total + self.floor // numeral.part, "half"
            return True
        return False

    def number(self, stop: int) -> Number | None:
        """The number, or None when the words are none by themselves: a lone half, a form that needs its ten."""
        numeral = self.first
        if self.fraction or self.group.denominator > 1:
            return None
        if numeral is not None and numeral.bound and self.words == 1:
            return None
        one_of = numeral is not None and numeral.one_of and self.words == 1
        definite = numeral is not None and numeral.article
        low, high = self.range or (self.total + int(self.group),) * 2
        return Number(stop, low, high, one_of, definite, self.multiplied) if low else None


def value_of(text: str) -> Fraction | None:
    """The value of a number in digits: 1,070 and 1.070 have thousands, 1.5 a fraction; None for a percentage."""
    head, *rest = _parts(text)
    if not head.isdigit() or not all(part.isdigit() for part in rest):
        return None
    if all(len(part) == 3 for part in rest) and (not rest or len(head) <= 3):
        digits = head + "".join(rest)
        return Fraction(int(digits)) if len(digits) <= _LONGEST else None
    return decimal_of(text)


def decimal_of(text: str) -> Fraction | None:
    """The value with its point read as a decimal one («1.250 million»); None when it has no point or several."""
    head, *rest = _parts(text)
    return Fraction(f"{head}.{rest[0]}") if len(rest) == 1 and (head + rest[0]).isdigit() else None


def _parts(text: str) -> list[str]:
    return text.translate(_POINTS).replace(",", ".").split(".")
