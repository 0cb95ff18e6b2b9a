"""Folding: the form in which words are compared, never the form in which they are shown."""

import unicodedata
from functools import cache, lru_cache
from importlib import resources

from khabar.model.data_files import read_yaml

FOLDING_FILE = "data/lang/folding.yaml"
DOUBLED = "\u0651"  # shadda
_UNSEEN = frozenset({"Mn", "Cf", "Lm"})  # marks, format characters, letters that only lengthen or modify


@cache
def folding_table() -> dict[int, str]:
    """Code point to folded string, for :meth:`str.translate`; read from ``data/lang/folding.yaml``."""
    raw = read_yaml(resources.files("khabar").joinpath(FOLDING_FILE))
    table = {ord(letter): folded for letter, folded in raw["letters"].items()}
    for first, last in raw["marks"]:
        table.update(dict.fromkeys(range(first, last + 1), ""))
    for zero in raw["digits"]:
        table.update({zero + digit: str(digit) for digit in range(10)})
    for first, last in raw["compatibility"]:
        for shape in map(chr, range(first, last + 1)):
            plain = unicodedata.normalize("NFKC", shape).replace(" ", "")
            if plain != shape:
                table[ord(shape)] = plain.translate(table)
    return table


class _Plain(dict[int, int | None]):
    """What is left of each character among plain letters, for :meth:`str.translate`; found out when it is met."""

    def __missing__(self, point: int) -> int | None:
        char = chr(point)
        self[point] = point if char == DOUBLED or unicodedata.category(char) not in _UNSEEN else None
        return self[point]


_PLAIN = _Plain()


def plain_letters(text: str) -> str:
    """The text in whole plain letters, not folded: shapes and ligatures taken apart, letters and marks composed.

    Vowels, tatweel and invisible characters are dropped; the mark of a doubled letter stays, as it tells words apart.
    """
    return unicodedata.normalize("NFKC", text).translate(_PLAIN)


@lru_cache(maxsize=1 << 14)  # lemmas and single letters are folded again and again
def fold(text: str) -> str:
    """Fold spelling variants away: alef and ya forms, ta marbuta, hamza seats, marks, tatweel, digits, case.

    Folding is idempotent. It may shorten the text, so offsets into folded text mean nothing in the original.
    """
    return text.translate(folding_table()).lower()
