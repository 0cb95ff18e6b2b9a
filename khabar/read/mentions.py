"""What the reader finds in a sentence before it asks who does what: names, quantities, times."""

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.lang.lexicon import Entry
from khabar.lang.sides import Side
from khabar.model.records import When


@dataclass(frozen=True, slots=True)
class NameMention:
    """A known name at half-open token indices; ``kinds`` are party, place, adjective (it only qualifies a noun).

    ``entry`` is set instead for a lexicon entry of several words, which stands where its word class stands; ``sides``
    are those that a party of this name may be on.
    """

    first: int
    stop: int
    kinds: frozenset[str] = frozenset()
    entry: Entry | None = None
    sides: frozenset[Side] = frozenset()

    @property
    def adjective(self) -> bool:
        """Whether the name is nothing but an adjective."""
        return self.kinds == {"adjective"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its modifiers at half-open token indices, without the noun it counts.

    ``low`` .. ``high`` as in Count (None: no upper bound stated); ``exact`` is false where words hedge it (about);
    ``number`` is the index of the first word of the number itself; where that is ``stop``, a dual noun tells it.
    """

    first: int
    stop: int
    low: int
    high: int | None
    exact: bool = True
    number: int = 0


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression at half-open token indices, read but not yet placed on a calendar.

    ``before``: it tells how long before the rest of the sentence the happening was that follows it (two days after
    the attack); its days count from that.
    """

    first: int
    stop: int
    when: When
    before: bool = False


def opens_time(phrase: NameMention, times: Sequence[TimeMention]) -> bool:
    """Whether a known adverb only opens a time expression that tells more (late on | the evening of Saturday)."""
    adverb = phrase.entry is not None and phrase.entry.pos == "adverb"
    return adverb and any(phrase.first < time.first < phrase.stop for time in times)
