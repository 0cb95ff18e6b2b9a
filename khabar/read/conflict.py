"""Whether a report is about armed conflict: words of war, each counted once and weighed."""

from collections.abc import Iterable, Mapping, Sequence

from khabar.lang.pack import LanguagePack
from khabar.text.folding import fold
from khabar.text.words import Sentence, Token, Word

# Points needed by the length of a text in words: a sentence shows little, a long page mentions much in passing.
_NEEDED = ((60, 2), (150, 3), (250, 4), (400, 5), (600, 6), (10**9, 7))
_WEIGHTS = {"likely": 1, "sure": 2}


class ConflictWords:
    """The words that show a report to be about armed conflict: ``conflict.yaml`` of a language pack."""

    def __init__(self, pack: LanguagePack) -> None:
        raw: Mapping[str, Sequence[str]] = pack.yaml("conflict.yaml")
        self._groups: dict[str, tuple[str, int]] = {
            fold(word): (group, weight)
            for name, weight in _WEIGHTS.items() for group in raw[name] for word in group.split("|")
        }
        self._known: dict[Word, tuple[str, int] | None] = {}

    def tell(self, sentences: Iterable[Sentence]) -> bool:
        """Whether the words of a text together show that it reports on a war."""
        words = [token.word for sentence in sentences for token in sentence.tokens]
        seen = dict(found for word in set(words) if (found := self._group(word)) is not None)
        count = sum(word.kind == "word" for word in words)
        return sum(seen.values()) >= next(points for limit, points in _NEEDED if count <= limit)

    def mentioned(self, tokens: Iterable[Token]) -> bool:
        """Whether any word of war stands among these words."""
        return any(self._group(token.word) is not None for token in tokens)

    def _group(self, word: Word) -> tuple[str, int] | None:
        """The group of words of war that a written word belongs to, with its weight; remembered for every word."""
        if word not in self._known:
            lemmas = (fold(analysis.entry.lemma) for analysis in word.analyses[:2] if analysis.entry)
            groups = (self._groups[key] for key in (*lemmas, *word.keys) if key in self._groups)
            self._known[word] = next(groups, None)
        return self._known[word]
