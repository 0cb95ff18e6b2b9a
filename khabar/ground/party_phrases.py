"""A phrase that names a party, taken apart: the head that decides, and what belongs to it, backs it or tells of it."""

from dataclasses import dataclass
from itertools import pairwise

from khabar.ground.party_heads import party_heads
from khabar.ground.party_index import NameMatch, PartyIndex, Words, spellings
from khabar.lang.actors import words


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a phrase: ``role`` is head, or (by its opening word) belongs, loyal, backed, against, within, tells.

    ``opener`` is that word; ``matches`` are the known names among ``words``, as indices into them.
    """

    role: str
    opener: str
    words: Words
    matches: tuple[NameMatch, ...]


@dataclass(frozen=True, slots=True)
class PartyPhrase:
    """A phrase as folded words and its segments; the first is the head."""

    words: Words
    segments: tuple[Segment, ...]

    @property
    def head(self) -> Segment:
        """The part that decides who is meant."""
        return self.segments[0]


def read_phrase(text: str, index: PartyIndex) -> PartyPhrase:
    """Take a phrase apart; words inside a known name never open a new part, words of quantity before it are dropped."""
    folded = words(text)
    heads = party_heads()
    while len(folded) > 1 and (folded[0] in heads.quantities or folded[0].isdigit()) and not index.longest(folded, 0):
        folded = folded[1:]
    inside = {position for match in _names(folded, index) for position in range(match.first, match.stop)}
    cuts = [position for position, word in enumerate(folded)
            if (position and position not in inside and word in heads.modifiers) or _opposes(folded, position)]
    bounds = [0, *cuts, len(folded)]
    segments = [_segment("head", "", folded[:bounds[1]], index)]
    for start, stop in pairwise(bounds[1:]):
        role = heads.modifiers.get(folded[start], "against")
        segments.append(_segment(role, folded[start], folded[start + 1:stop], index))
    return PartyPhrase(folded, tuple(segments))


def _opposes(folded: Words, position: int) -> bool:
    """Whether a word tells whom somebody is against: the forces opposed to the government, but not the opposition."""
    heads, following = party_heads(), folded[position + 1:position + 2]
    return position > 0 and folded[position] in heads.opposed and bool(following) and following[0].startswith(heads.to)


def _names(part: Words, index: PartyIndex) -> list[NameMatch]:
    """The known names in a row of words, without those that end in a word which asks for another: «forces loyal to»."""
    modifiers = party_heads().modifiers
    return [match for match in index.find(part)
            if match.stop == len(part) or part[match.stop - 1] not in modifiers]


def _segment(role: str, opener: str, part: Words, index: PartyIndex) -> Segment:
    return Segment(role, opener, part, tuple(_names(part, index)))


def arm_before(part: Words, stop: int) -> str | None:
    """The arm that a word of force before a position picks: planes its air arm, soldiers its army; the nearest wins."""
    arms = party_heads().arms
    for position in reversed(range(stop)):
        pair = " ".join(part[position:position + 2])
        for key in (pair, *spellings(part[position])):
            if key in arms:
                return arms[key]
    return None


def first_of(part: Words, *classes: frozenset[str]) -> bool:
    """Whether the phrase is headed by a word of one of these classes."""
    return bool(part) and any(key in known for key in spellings(part[0]) for known in classes)


def has(part: Words, known: frozenset[str]) -> bool:
    """Whether any word, written so or without proclitics, is of a class."""
    return any(key in known for word in part for key in spellings(word))
