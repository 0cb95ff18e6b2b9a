"""Folding: the form in which words are compared, never the form in which they are shown."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

FOLDING_FILE = "data/lang/folding.yaml"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def folding_table() -> dict[int, str]:
    """Code point to folded string, for :meth:`str.translate`; read from ``data/lang/folding.yaml``."""
    raw = yaml.load(resources.files("khabar").joinpath(FOLDING_FILE).read_text(encoding="utf-8"), Loader=_LOADER)
    table = {ord(letter): folded for letter, folded in raw["letters"].items()}
    for first, last in raw["marks"]:
        table.update(dict.fromkeys(range(first, last + 1), ""))
    for zero in raw["digits"]:
        table.update({zero + digit: str(digit) for digit in range(10)})
    return table


def fold(text: str) -> str:
    """Fold spelling variants away: alef and ya forms, ta marbuta, hamza seats, marks, tatweel, digits, case.

    Folding is idempotent. It may shorten the text, so offsets into folded text mean nothing in the original.
    """
    return text.translate(folding_table()).lower()
