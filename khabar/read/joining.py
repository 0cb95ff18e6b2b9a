"""What an "and" joins: the phrase before that is of the same sort, which is not always the last one."""

from collections.abc import Container, Sequence

from khabar.read.chunks import LOCAL, Chunk

_REACH = 5  # chunks back to what an "and" may join a phrase to
_PARTING = frozenset({"verb", "comp", "conj", "mark", "rel"})
_KINDS = (("arms", ("weapon.air", "weapon.ground", "weapon.bomb", "materiel.weapon")),
          ("party", ("party.head", "party.name", "person.title", "person.name", "person")),
          ("place", ("place.head", "place.name", "place.vague", "place.site", "place.direction", "road.head")))


def mate_of(chunk: Chunk, before: Sequence[Chunk]) -> Chunk:
    """The phrase that an "and" joins another one to: the nearest of its kind in the clause, else the one before."""
    previous, kind = before[-1], _kind_of(chunk)
    if kind is None or kind == _kind_of(previous):
        return previous
    for other in reversed(before[-_REACH:]):
        if other.kind in _PARTING:
            break
        if other.kind == chunk.kind and _kind_of(other) == kind:
            return other
    return previous


def goes_on_after(before: Sequence[Chunk]) -> bool:
    """Whether an "and" goes on with a list: after a phrase, or after a pronoun that stands next to one and ends it."""
    previous = before[-1]
    ends = previous.kind == "pron" and len(before) > 1 and before[-2].kind == "np"
    return previous.kind in {"np", "event"} or (ends and before[-2].stop == previous.first)


def is_anothers(following: Chunk, chunk: Chunk, joined: Container[int]) -> bool:
    """Whether a joined phrase goes with one under another preposition, not with ``chunk`` or its mates (by ``id``).

    Places of one list stand under many prepositions, so that nothing is told of them.
    """
    mate = following.mate
    if mate is None or chunk.is_a(*LOCAL):
        return False
    return id(mate) not in joined and mate.case not in {"", chunk.case}


def _kind_of(chunk: Chunk) -> str | None:
    """What sort of thing a phrase names, as far as that tells what it can be joined to."""
    return next((kind for kind, senses in _KINDS if chunk.is_a(*senses)), None)
