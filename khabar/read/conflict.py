"""Whether a report is about armed conflict: words of war, each counted once and weighed."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter

from khabar.lang.pack import LanguagePack
from khabar.text.any_of import any_of
from khabar.text.folding import fold
from khabar.text.words import Lexer, Token, Word

# Points needed by the length of a text in words: a sentence shows little, a long page mentions much in passing. For
# sentences read alone, of 1,300 that war is far from 14 yield a claim then, and of those that tell of it 80 in 100 do,
# not 75.
_NEEDED = ((45, 1), (60, 2), (150, 3), (250, 4), (400, 5), (600, 6), (10**9, 7))
_WEIGHTS = {"likely": 1, "sure": 2, "other": -3, "accident": -1}
# Share of a text's words that are of war. Of 134 coded reports of war the lowest has 0.044; of opinion pieces, sport,
# accidents and courts that mention a war in passing half have less than this (1,000 articles of July 2015, read).
_DENSITY = 0.034
_THICK = 0.06  # the same for a report in which the war is no aside: eight in ten of those that tell of one

Group = tuple[str, int]  # words that count once, and their weight
_NONE: Group = ("", 0)


class ConflictWords:
    """The words that show a report to be about armed conflict: ``conflict.yaml`` of a language pack."""

    def __init__(self, pack: LanguagePack, lexer: Lexer) -> None:
        self._groups = _Groups(pack, lexer)

    def tell(self, spellings: Collection[str], least: int = 1) -> bool:
        """Whether the words of a text together, as they are written, show that it reports on a war.

        ``least`` are the points that it needs however short it is.
        """
        # One lookup per word of every report that comes in, most of which are left here: a loop in C, not in Python.
        points = sum(weight for _, weight in set(map(self._groups.__getitem__, set(spellings))))
        count = _words(spellings)
        if points < max(least, next(needed for limit, needed in _NEEDED if count <= limit)):
            return False
        return sum(self._groups[raw][1] > 0 for raw in spellings) >= _DENSITY * count

    def dense(self, spellings: Collection[str]) -> bool:
        """Whether a war is most of what a text is about, so that whoever meets in it meets about that."""
        count = _words(spellings)
        return sum(self._groups[raw][1] > 0 for raw in spellings) >= _THICK * count

    def mentioned(self, tokens: Iterable[Token]) -> bool:
        """Whether any word of war stands among these words."""
        return any(self._groups[token.word.raw][1] > 0 for token in tokens)


def _words(spellings: Iterable[str]) -> int:
    """How many of these are words, not numbers or marks: asked of every report that comes in, so a loop in C."""
    return sum(map(str.isalpha, map(itemgetter(0), spellings)))


class _Groups(dict[str, Group]):
    """For every written word asked for, the group of words of war that it belongs to."""

    def __init__(self, pack: LanguagePack, lexer: Lexer) -> None:
        super().__init__()
        raw: Mapping[str, Sequence[str]] = pack.yaml("conflict.yaml")
        self._lexer = lexer
        self._listed: dict[str, Group] = {
            fold(word): (group, weight)
            for name, weight in _WEIGHTS.items() for group in raw[name] for word in group.split("|")
        }
        # What a word of war contains, whatever clitics it carries: an inflected form, or the spelling as listed,
        # without the article, which a preposition before it takes in.
        stems = {*pack.forms.forms_of(self._listed), *(
            word.removeprefix(pack.settings["article"]) for word in self._listed)}
        # whether anything inside a written word is one of them; the others need not be analysed
        self._may_be = re.compile(any_of(stems)).search

    def __missing__(self, raw: str) -> Group:
        self[raw] = self._of(self._lexer.word(raw)) if self._may_be(fold(raw)) else _NONE
        return self[raw]

    def _of(self, word: Word) -> Group:
        # a listed spelling before the word it is a form of: the armed (forces), which every state has, and armed men
        lemmas = (fold(analysis.entry.lemma) for analysis in word.analyses[:2] if analysis.entry)
        return next((self._listed[key] for key in (word.folded, *lemmas, *word.keys) if key in self._listed), _NONE)
