"""Finding known phrases in a sentence: one pass over its words, longest phrase first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from khabar.text.words import Token, Word

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Match(Generic[Payload]):
    """A known phrase in a sentence: half-open token indices, and what the phrase stands for."""

    first: int
    stop: int
    payload: Payload


@dataclass(slots=True, eq=False)
class _Node(Generic[Payload]):
    """The phrases that begin with the same words: what the one that ends here stands for, and how others go on."""

    payload: Payload | None = None
    following: "dict[str, _Node[Payload]]" = field(default_factory=dict)


class PhraseIndex(Generic[Payload]):
    """Phrases of folded words as a tree: from each word to those that may follow it. No payload may be None.

    The first word of a phrase may carry clitics (any of :attr:`Word.keys` may match); the later words are compared as
    they are. Where phrases overlap, the leftmost wins, and among those that start together the longest; of phrases
    that are written alike the one given first.
    """

    def __init__(self, phrases: Iterable[tuple[Sequence[str], Payload]]) -> None:
        self._first: dict[str, _Node[Payload]] = {}
        self._begun: dict[Word, tuple[_Node[Payload], ...]] = {}  # by the words that were met
        for words, payload in phrases:
            node = self._first.setdefault(words[0], _Node())
            for word in words[1:]:
                node = node.following.setdefault(word, _Node())
            if node.payload is None:
                node.payload = payload

    def find(self, tokens: Sequence[Token]) -> list[Match[Payload]]:
        """All matches, left to right, none overlapping another."""
        out: list[Match[Payload]] = []
        stop = 0
        for position, token in enumerate(tokens):
            begun = self._begun.get(token.word)
            if begun is None:
                begun = self._begun[token.word] = tuple(
                    self._first[key] for key in token.word.keys if key in self._first)
            if begun and position >= stop and (match := _longest(begun, tokens, position)) is not None:
                out.append(match)
                stop = match.stop
        return out


def _longest(begun: Iterable[_Node[Payload]], tokens: Sequence[Token], first: int) -> Match[Payload] | None:
    """The longest phrase among those that the word at ``first`` begins."""
    best: Match[Payload] | None = None
    for start in begun:
        node: _Node[Payload] | None = start
        stop = first + 1
        while node is not None:
            if node.payload is not None and (best is None or stop > best.stop):
                best = Match(first, stop, node.payload)
            node = node.following.get(tokens[stop].word.folded) if stop < len(tokens) else None
            stop += 1
    return best
