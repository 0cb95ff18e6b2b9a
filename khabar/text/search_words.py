"""Words as they are searched for: every written word has keys, and two words are alike when they share one.

Keys are folded (:func:`khabar.text.folding.fold`) and have attached particles, the article and pronouns taken off in
every way that leaves enough letters, so that no reading of a word is lost to another one. The particles are data.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from khabar.model.data_files import read_yaml
from khabar.text.folding import fold

SEARCH_FILE = "data/lang/search.yaml"
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_WORD = re.compile(rf"[^\W_](?:[{_MARKS}{_UNSEEN}]*[^\W_]|[{_MARKS}]+)*")
_KEY = re.compile(r"[^\W_]+")
LONGEST = 64  # letters of a word that are looked at: nobody searches for more, and a page of them must stay cheap


@dataclass(frozen=True, slots=True)
class Particles:
    """What may stand before and behind a word, and how many letters have to stay."""

    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    article: str
    contractions: tuple[str, ...]
    enclitics: tuple[str, ...]
    bound: tuple[tuple[str, str], ...]
    plurals: tuple[str, ...]
    shortest: int


@cache
def particles() -> Particles:
    """The particles of this build, from ``data/lang/search.yaml``."""
    raw = read_yaml(resources.files("khabar").joinpath(SEARCH_FILE))
    return Particles(
        conjunctions=tuple(raw["conjunctions"]), prepositions=tuple(raw["prepositions"]), article=raw["article"],
        contractions=tuple(raw["contractions"]), enclitics=tuple(raw["enclitics"]),
        bound=tuple(raw["bound"].items()), plurals=tuple(raw["plurals"]), shortest=raw["shortest"])


@lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    """The keys of one written word; none for what holds no letter or digit."""
    whole = "".join(_KEY.findall(fold(word[:LONGEST])))
    if not whole:
        return frozenset()
    known = particles()
    found = {whole}
    for stem in _fronts(whole, known):
        found.add(stem)
        found.update(_backs(stem, known))
    return frozenset(found)


def _fronts(whole: str, known: Particles) -> set[str]:
    """What stays when conjunction, preposition and article are taken off, one after the other."""
    stems = {whole}
    stems |= _without(stems, known.conjunctions, known.shortest)
    melted = _without(stems, known.contractions, known.shortest)
    stems |= _without(stems, known.prepositions, known.shortest)
    stems |= _without(stems, (known.article,), known.shortest)
    return stems | melted


def _without(stems: set[str], prefixes: tuple[str, ...], shortest: int) -> set[str]:
    return {stem[len(prefix):] for stem in stems for prefix in prefixes
            if stem.startswith(prefix) and len(stem) - len(prefix) >= shortest}


def _backs(stem: str, known: Particles) -> Iterator[str]:
    for ending in known.enclitics:
        rest = stem[: -len(ending)]
        if stem.endswith(ending) and len(rest) >= known.shortest:
            yield rest
            yield from (rest[:-1] + free for bound, free in known.bound if rest.endswith(bound))
    for ending in known.plurals:
        if stem.isascii() and stem.isalpha() and stem.endswith(ending) and len(stem) - len(ending) >= known.shortest:
            yield stem[: -len(ending)]


def searched_words(text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Every word of a text: half-open code-point offsets into it as it is written, and its keys."""
    for match in _WORD.finditer(text):
        if found := keys(match.group()):
            yield match.start(), match.end(), found


@lru_cache(maxsize=300)
def _words_of(text: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """The words of a text that was found, and may be found again by the next question."""
    return tuple(searched_words(text))


def index_terms(text: str) -> str:
    """All keys of all words of a text, with spaces between them: what a full-text index holds in its place."""
    return " ".join(key for _, _, found in searched_words(text) for key in sorted(found))


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for: groups of words that must all be there, the words of one group next to each other.

    ``words`` are as they were written; ``groups`` hold the keys of each word.
    """

    words: tuple[str, ...]
    groups: tuple[tuple[frozenset[str], ...], ...]

    @property
    def terms(self) -> tuple[frozenset[str], ...]:
        """The keys of every word, group by group: a text that lacks all keys of one of them does not fit."""
        return tuple(dict.fromkeys(word for group in self.groups for word in group))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text, in its order; empty when one of the groups is nowhere in it."""
        tokens = _words_of(text)
        found: set[tuple[int, int]] = set()
        for group in self.groups:
            runs = [at for at, (_, _, its) in enumerate(tokens) if not group[0].isdisjoint(its)]
            for ahead, word in enumerate(group[1:], 1):
                runs = [at for at in runs if at + ahead < len(tokens) and not word.isdisjoint(tokens[at + ahead][2])]
            if not runs:
                return []
            found.update(tokens[at + ahead][:2] for at in runs for ahead in range(len(group)))
        return sorted(found)


_PART = re.compile("[\"\u201c\u201d\u00ab\u00bb]([^\"\u201c\u201d\u00ab\u00bb]*)[\"\u201c\u201d\u00ab\u00bb]|(\\S+)")


def sought(query: str) -> Sought:
    """What a query asks for; words in quotation marks of any kind are kept together."""
    words: list[str] = []
    groups: list[tuple[frozenset[str], ...]] = []
    for match in _PART.finditer(query):
        part = match.group(1) if match.group(1) is not None else match.group(2)
        found = [(part[start:stop], its) for start, stop, its in searched_words(part)]
        words += [word for word, _ in found]
        if match.group(1) is not None and found:
            groups.append(tuple(its for _, its in found))
        else:
            groups += [(its,) for _, its in found]
    return Sought(tuple(words), tuple(groups))
