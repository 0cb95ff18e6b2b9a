"""Which parties a row of words may name: every name of every known actor, by its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from khabar.ground.party_heads import party_heads
from khabar.lang.actors import PartyName

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Names that stand at half-open word indices of a phrase; ``clitic`` when the first word carries one."""

    first: int
    stop: int
    names: tuple[PartyName, ...]
    clitic: bool = False


class PartyIndex:
    """Names of parties, looked up by their words."""

    def __init__(self, names: Iterable[PartyName]) -> None:
        self._names: dict[Words, list[PartyName]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._adjectives: dict[str, list[PartyName]] = {}
        for name in names:
            if name.adjective and len(name.words) == 1:
                self._adjectives.setdefault(name.words[0], []).append(name)
            else:
                self._names.setdefault(name.words, []).append(name)
                self._lengths.setdefault(name.words[0], set()).add(len(name.words))

    def exact(self, words: Words) -> tuple[PartyName, ...]:
        """The names that consist of these words."""
        return tuple(self._names.get(words, ()))

    def longest(self, words: Words, position: int) -> NameMatch | None:
        """The longest name that begins at a word, as it is written or without its proclitics."""
        for key in spellings(words[position]):
            for length in sorted(self._lengths.get(key, ()), reverse=True):
                stop = position + length
                if stop > len(words):
                    continue
                names = self._names.get((key, *words[position + 1:stop]))
                if names:
                    return NameMatch(position, stop, tuple(names), key != words[position])
        return None

    def find(self, words: Words, start: int = 0) -> list[NameMatch]:
        """All names in a row of words, the leftmost and longest first, none overlapping another."""
        found: list[NameMatch] = []
        position = start
        while position < len(words):
            match = self.longest(words, position)
            if match is None:
                position += 1
            else:
                found.append(match)
                position = match.stop
        return found

    def is_adjective(self, words: Words) -> bool:
        """Whether the words are one that is an adjective too, as the name of Syria is."""
        return len(words) == 1 and any(key in self._adjectives for key in spellings(words[0]))

    def adjectives(self, words: Sequence[str]) -> tuple[PartyName, ...]:
        """The parties that adjectives among these words point to, in their order."""
        found: list[PartyName] = []
        for word in words:
            for key in spellings(word):
                if key in self._adjectives:
                    found.extend(self._adjectives[key])
                    break
        return tuple(found)


@lru_cache(maxsize=100_000)
def spellings(word: str) -> tuple[str, ...]:
    """A word as it is written, and without the proclitics that it may carry."""
    return (word, *(instead + word[len(clitic):] for clitic, instead in party_heads().clitics
                    if word.startswith(clitic) and len(word) > len(clitic) + 1))


def in_force(names: Sequence[PartyName], day: date | None, conflict: str | None) -> tuple[list[PartyName], str]:
    """Those of several names that hold on a day in reports of a war, and a remark when the words alone do not say so.

    Names bound to the war stand before unbound ones; a name bound to other wars counts only where the war of the report
    is not known and no other actor anywhere bears it. Out of use on that day, a name counts when nothing else does.
    """
    here = [name for name in names if name.conflict == conflict and conflict is not None]
    anywhere = [name for name in names if name.conflict is None]
    for group in (here, anywhere):
        current = [name for name in group if name.good_on(day)]
        if current:
            return current, ""
    if here or anywhere:
        return here or anywhere, "not in use on that day"
    return ([], "of no party in this war") if conflict else (list(names), "in a war that is not stated")
