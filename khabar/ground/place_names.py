"""The forms in which place names are compared: spelling, spacing and article must not part a name from its place."""

import re
import unicodedata
from collections.abc import Iterable

from khabar.ground.place_heads import place_heads
from khabar.text.folding import fold

WORD = re.compile(r"[^\W_]+")
LATIN_MARKS = re.compile("[\u0300-\u036f]")
SHORTEST_REST = 3
APOSTROPHES = str.maketrans("", "", "'’‘ʻʼ`´ʿʾ")


def words_of(name: str) -> list[str]:
    """The folded words of a name: letters and digits, whatever stands between them."""
    if name.isascii():
        return WORD.findall(name.lower().replace("'", "").replace("`", ""))
    text = LATIN_MARKS.sub("", unicodedata.normalize("NFKD", fold(name)))
    return WORD.findall(text.translate(APOSTROPHES))


def name_key(name: str) -> str:
    """A name without case, marks, spaces and punctuation: equal for all spellings of it."""
    return "".join(words_of(name))


def loose_key(name: str) -> str:
    """The key of a name whose words have lost their articles: finds a name that came with or without one."""
    return keys_of(name)[1]


def keys_of(name: str) -> tuple[str, str]:
    """Both keys of a name."""
    words = words_of(name)
    return "".join(words), "".join(map(_without_article, words))


def distinct(names: Iterable[str]) -> list[str]:
    """The names in their order, without those that compare equal to an earlier one."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(name_key(name), name)
    kept.pop("", None)
    return list(kept.values())


def _without_article(word: str) -> str:
    """A word without an article: one written as one with it goes where enough is left, one by itself goes always."""
    heads = place_heads()
    if word in heads.free_articles:
        return ""
    for article in heads.joined_articles:
        if word.startswith(article) and len(word) >= len(article) + SHORTEST_REST:
            return word[len(article):]
    return word
