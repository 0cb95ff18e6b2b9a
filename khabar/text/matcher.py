"""Finding known phrases in a sentence: one pass over its words, longest phrase first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from khabar.text.words import Token

Payload = TypeVar("Payload")
_Rests = tuple[tuple[tuple[str, ...], Payload], ...]


@dataclass(frozen=True, slots=True)
class Match(Generic[Payload]):
    """A known phrase in a sentence: half-open token indices, and what the phrase stands for."""

    first: int
    stop: int
    payload: Payload


class PhraseIndex(Generic[Payload]):
    """Phrases of folded words, indexed by their first word.

    The first word of a phrase may carry clitics (any of :attr:`Word.keys` may match); the later words are compared as
    they are. Where phrases overlap, the leftmost wins, and among those that start together the longest.
    """

    def __init__(self, phrases: Iterable[tuple[Sequence[str], Payload]]) -> None:
        first: dict[str, list[tuple[Sequence[str], Payload]]] = {}
        for phrase in phrases:
            first.setdefault(phrase[0][0], []).append(phrase)
        self._unsorted = first
        self._rests: dict[str, _Rests[Payload]] = {}  # of the first words that were met

    def find(self, tokens: Sequence[Token]) -> list[Match[Payload]]:
        """All matches, left to right, none overlapping another."""
        out: list[Match[Payload]] = []
        position, length = 0, len(tokens)
        while position < length:
            match = self._at(tokens, position)
            if match is None:
                position += 1
            else:
                out.append(match)
                position = match.stop
        return out

    def _at(self, tokens: Sequence[Token], position: int) -> Match[Payload] | None:
        best: Match[Payload] | None = None
        for key in tokens[position].word.keys:
            if key not in self._unsorted:
                continue
            for rest, payload in self._rests.get(key) or self._sorted(key):
                stop = position + 1 + len(rest)
                if best is not None and stop <= best.stop:
                    break
                if stop <= len(tokens) and all(
                    tokens[position + 1 + offset].word.folded == word for offset, word in enumerate(rest)
                ):
                    best = Match(position, stop, payload)
                    break
        return best

    def _sorted(self, key: str) -> "_Rests[Payload]":
        """What may follow a first word, longest first; of phrases that are written alike the one given first."""
        rests: dict[tuple[str, ...], Payload] = {}
        for words, payload in self._unsorted[key]:
            rests.setdefault(tuple(words[1:]), payload)
        found = self._rests[key] = tuple(sorted(rests.items(), key=lambda item: (-len(item[0]), item[0])))
        return found
