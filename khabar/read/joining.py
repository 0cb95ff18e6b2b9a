"""What joins and what does not: the phrase before an "and" of the same sort, a number that says a dual again."""

from collections.abc import Container, Sequence
from functools import cache

from khabar.lang.lexicon import Entry
from khabar.read.chunks import LOCAL, Chunk
from khabar.read.mentions import Quantity
from khabar.text.folding import fold
from khabar.text.words import Analysis

_REACH = 5  # chunks back to what an "and" may join a phrase to
_PARTING = frozenset({"verb", "comp", "conj", "mark", "rel"})
_KINDS = (("arms", ("weapon.air", "weapon.ground", "weapon.bomb", "materiel.weapon")),
          ("party", ("party.head", "party.name", "person.title", "person.name", "person")),
          ("place", ("place.head", "place.name", "place.vague", "place.site", "place.direction", "road.head")))


def mate_of(chunk: Chunk, before: Sequence[Chunk]) -> Chunk:
    """The phrase that an "and" joins another one to: the nearest of its kind in the clause, else the one before."""
    previous, kind = before[-1], _kind_of(chunk)
    whose = kind == "party" and previous.is_a("has.party") and previous.stop == chunk.first
    if kind is None or kind == _kind_of(previous) or whose:  # "positions of X and the forces of Y"
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
    other = mate.case not in {"", chunk.case}
    after = mate.index > chunk.index and mate.is_a("has.party")
    bare = after and not (mate.case or chunk.case or mate.gen or mate.coord)
    return id(mate) not in joined and (other or bare)  # bare: the object that the subject stands before


def _kind_of(chunk: Chunk) -> str | None:
    """What sort of thing a phrase names, as far as that tells what it can be joined to."""
    return next((kind for kind, senses in _KINDS if chunk.is_a(*senses)), None)


def is_accusative(tag: Analysis) -> bool:
    """Whether an indefinite noun has the ending of an object, so that it is in annexation to no noun before it."""
    plain = tag.entry is not None and tag.pos in {"noun", "masdar"} and not (tag.article or tag.enclitic or tag.prep)
    return plain and tag.features.endswith((" sg", " pl")) and _ends_as_object(tag.stem, tag.entry)


@cache
def _ends_as_object(stem: str, entry: Entry | None) -> bool:
    """Whether a word is the bare singular or broken plural of an entry with one letter after it."""
    return entry is not None and stem[:-1] in {fold(entry.lemma), *map(fold, entry.values("plural"))} and (
        stem not in {fold(entry.lemma), *map(fold, entry.values("plural"))})


def numbered(chunks: Sequence[Chunk], tags: Sequence[Analysis]) -> list[Chunk]:
    """The chunks of a sentence with their indices; the number that says a dual again ("two men, two") is part of it."""
    out: list[Chunk] = []
    for chunk in chunks:
        before = out[-1] if out else None
        if before is not None and _repeats_dual(before, chunk, tags):
            before.quantity, before.stop = Quantity(before.head, before.head, 2, 2, True, before.head), chunk.stop
            continue
        if len(out) > 1 and _is_alternative(out[-2], out[-1], chunk):
            first = out[-2]
            out.pop()
            chunk.coord, chunk.joined, chunk.mate = True, True, first
            chunk.case, chunk.case_senses, chunk.gen = first.case, first.case_senses, first.gen
        chunk.index = len(out)
        out.append(chunk)
    return out


def _is_alternative(first: Chunk, joint: Chunk, chunk: Chunk) -> bool:
    """Whether "or" joins two names of places, so that what is said of the one is said of the other (in A or B)."""
    named = first.is_a("place.name", "has.place") and chunk.is_a("place.name", "has.place")
    return joint.kind == "conj" and joint.is_a("or") and named and first.kind == chunk.kind == "np" and not chunk.case


def _repeats_dual(noun: Chunk, number: Chunk, tags: Sequence[Analysis]) -> bool:
    """Whether a number word says again that a noun in the dual, which may look like a plural, is two."""
    entry = tags[number.first].entry
    if entry is None or entry.values("value") != ("2",) or number.kind != "np" or number.case or number.joined:
        return False
    dual = noun.analysis.features.endswith((" du", " pl")) and noun.quantity is None and not noun.analysis.article
    return dual and noun.kind == "np" and noun.stop == number.first
