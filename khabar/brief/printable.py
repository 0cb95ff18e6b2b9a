"""What of a report's text may be printed: hostile characters are taken out, and foreign words are set apart.

Words of another language or direction stand between U+2068 and U+2069 (first-strong isolates), so that they cannot
turn the text around them; the HTML rendering writes these two as ``<bdi>``.
"""

import re
import unicodedata

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
# C0 and C1 controls (escape sequences for terminals among them), bidirectional controls, byte order marks,
# invisible operators, tags, surrogates that stand alone, private use
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]+"
)
_SPACE = re.compile(r"\s+")


def printable(text: str, limit: int = 0) -> str:
    """The text on one line without control characters; cut at a word with an ellipsis beyond ``limit`` code points."""
    line = _SPACE.sub(" ", _UNPRINTABLE.sub(" ", text)).strip()
    if limit and len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0] + "…"
    return line


def isolated(text: str) -> str:
    """Words that may run in another direction than what surrounds them."""
    return f"{ISOLATE}{text}{END_ISOLATE}"


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
