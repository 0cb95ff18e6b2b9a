"""Looking up phrases of time words: longest first, the first word with or without clitics."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from khabar.model.records import When
from khabar.text.folding import fold
from khabar.text.words import Token

Value = TypeVar("Value")
Found = tuple[int, When]
"""The token after an expression, and what it says."""


class PhraseTable(Generic[Value]):
    """Phrases of folded words and what each stands for."""

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        folded = {tuple(fold(phrase).split()): value for phrase, value in phrases}
        for words, value in sorted(folded.items(), key=lambda item: (-len(item[0]), item[0])):
            self._first.setdefault(words[0], []).append((words[1:], value))

    @property
    def first_words(self) -> Iterable[str]:
        """The words with which phrases begin."""
        return self._first.keys()

    def get(self, tokens: Sequence[Token], start: int, *, bare: bool = False) -> tuple[int, Value] | None:
        """The longest phrase at ``start``: the token after it, and its value.

        Its first word may carry clitics, unless it must be ``bare``.
        """
        if start >= len(tokens):
            return None
        word = tokens[start].word
        best: tuple[int, Value] | None = None
        for key in (word.folded,) if bare or not word.keys else word.keys:
            for rest, value in self._first.get(key, ()):
                stop = start + 1 + len(rest)
                if best is not None and stop <= best[0]:
                    break
                if not rest or tuple(token.word.folded for token in tokens[start + 1 : stop]) == rest:
                    best = stop, value
                    break
        return best

    def skip(self, tokens: Sequence[Token], start: int) -> int:
        """The token after the phrase at ``start``; ``start`` itself when there is none."""
        found = self.get(tokens, start, bare=True)
        return found[0] if found else start


def listed(phrases: Iterable[str]) -> PhraseTable[bool]:
    """A table of phrases that need no value."""
    return PhraseTable[bool]((phrase, True) for phrase in phrases)


def word_set(raw: Mapping[str, Any], name: str) -> frozenset[str]:
    """The folded words of one list of a data file."""
    return frozenset(map(fold, raw[name]))


def stands(tokens: Sequence[Token], position: int, words: frozenset[str]) -> bool:
    """Whether the token is one of some words, with no clitics on it."""
    return 0 <= position < len(tokens) and tokens[position].word.folded in words


def carries(tokens: Sequence[Token], position: int, words: frozenset[str]) -> bool:
    """Whether the token is one of some words, with clitics or without."""
    return 0 <= position < len(tokens) and not words.isdisjoint(tokens[position].word.keys)


def mark(tokens: Sequence[Token], position: int, marks: str) -> bool:
    """Whether the token is one of some marks."""
    return 0 <= position < len(tokens) and tokens[position].word.kind == "mark" and tokens[position].word.raw in marks
