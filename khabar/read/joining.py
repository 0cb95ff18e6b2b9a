"""What joins and what does not: the phrase before an "and" of the same sort, a number that says a dual again."""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import pairwise

from khabar.lang.lexicon import Entry
from khabar.read.beliefs import with_beliefs
from khabar.read.chunks import LOCAL, Chunk, is_named
from khabar.read.free_relatives import with_free_relatives
from khabar.read.mentions import Quantity
from khabar.read.named_members import with_named_members
from khabar.read.relatives import COMMAS
from khabar.read.shares import with_shares
from khabar.text.folding import fold
from khabar.text.words import Analysis, Token

_REACH = 5  # chunks back to what an "and" may join a phrase to
_ARMS = frozenset({"gunfire", "weapon.small", "weapon.bomb"})
_LYING = frozenset({"prep.in", "prep.at", "of", "place.in", "place.near", "place.at"})
_PARTING = frozenset({"verb", "comp", "conj", "mark", "rel"})
_BLOWS = ("shell", "airstrike", "strike", "blow")
_DOERS = ("party.head", "party.name", "air.platform")
_KINDS = (("arms", ("weapon.air", "weapon.ground", "weapon.bomb", "materiel.weapon")),
          ("party", ("party.head", "party.name", "person.title", "person.name", "person")),
          ("place", ("place.head", "place.name", "place.vague", "place.site", "place.direction", "road.head")))


def mate_of(chunk: Chunk, before: Sequence[Chunk]) -> Chunk:
    """The phrase that an "and" joins another one to: the nearest of its kind in the clause, else the one before."""
    previous, kind = before[-1], _kind_of(chunk)
    # "hit a centre for training and a depot": it is no genitive
    if previous.case and not chunk.quantity and is_accusative(chunk.analysis):
        return next((other for other in _of_the_clause(before) if other.kind == "np" and not (
            other.case or other.gen)), previous)
    if chunk.kind == "event" and chunk.analysis.article and previous.kind == "np" and previous.is_a(*LOCAL):
        return _deed_before(before) or previous  # "managed to enter the quarter and to take the hill"
    ground = chunk.is_a("place.vague", "place.military") and chunk.is_a("has.party")
    if ground and previous.case and previous.is_a("place.name") and not previous.is_a("has.party"):
        # "raids on X in A and on positions of Y in B": not in A and in positions
        return next((other for other in _of_the_clause(before[:-1]) if other.kind == "np" and (
            other.is_a("has.party", "party.name", "party.head"))), previous)
    if kind == "party" and len(before) > 1 and _is_no_ally_of(chunk, previous, before[-2]):
        return before[-2]
    whose = kind == "party" and previous.is_a("has.party") and previous.stop == chunk.first
    if kind is None or kind == _kind_of(previous) or whose:  # "positions of X and the forces of Y"
        return previous
    return next((other for other in _of_the_clause(before) if other.kind == chunk.kind and (
        _kind_of(other) == kind)), previous)


def _is_no_ally_of(chunk: Chunk, lord: Chunk, party: Chunk) -> bool:
    """Whether an "and" joins forces to a party that is told by whom it is loyal to or backed by, and not to that (the
    fighters loyal to the president and the men of the tribes)."""
    told = "aligned" in party.modifiers and lord.first <= party.stop + 1 and not (lord.joined or lord.is_a("has.party"))
    loyal, backed = "prep.for" in lord.case_senses, "prep.from" in lord.case_senses
    forces = chunk.is_a("troops") or (loyal and chunk.is_a("party.head"))
    return told and (loyal or backed) and forces and not chunk.is_a("person.title", "person.name", "place.name")


def _of_the_clause(before: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks of the clause so far, nearest first, as far back as an "and" may join."""
    for other in reversed(before[-_REACH:]):
        if other.kind in _PARTING:
            return
        yield other


def _deed_before(before: Sequence[Chunk]) -> Chunk | None:
    """The deed to which another one is joined behind the place where it was, whatever the commas in between."""
    for other in reversed(before[-_REACH:]):
        if other.kind == "event":
            return other
        if other.kind in _PARTING - {"mark"}:
            return None
    return None


def goes_on_after(before: Sequence[Chunk]) -> bool:
    """Whether an "and" goes on with a list: after a phrase, or after a pronoun that stands next to one and ends it, or
    after "on the one hand" behind one of those between whom something is."""
    previous = before[-1]
    ends = len(before) > 1 and before[-2].kind == "np" and (previous.kind == "pron" or (
        previous.is_a("side") and "prep.between" in before[-2].case_senses))
    return previous.kind in {"np", "event"} or (ends and before[-2].stop == previous.first)


def is_anothers(following: Chunk, chunk: Chunk, joined: Container[int]) -> bool:
    """Whether a joined phrase goes with one under another preposition, not with ``chunk`` or its mates (by ``id``).

    Places of one list stand under many prepositions, so that nothing is told of them.
    """
    mate = following.mate
    if mate is None:
        return False
    if "compass" in following.analysis.senses and following.analysis.article and "direction" in mate.modifiers:
        return True  # "the eastern and northern countryside of X" is no place beside another
    other = mate.case not in {"", chunk.case}
    if chunk.is_a(*LOCAL) and not (mate.is_a("has.party") and chunk.is_a("party.head", "party.name")):
        return False  # but "the 35th Brigade shelled positions of X and the forces of Y"
    some = not (mate.analysis.article or mate.analysis.enclitic or mate.is_a("person.name", "rank", "party.name"))
    after = mate.index > chunk.index and (mate.is_a("has.party") or (some and mate.kind == "np"))
    bare = after and not (mate.case or chunk.case or mate.gen or mate.coord)
    return id(mate) not in joined and (other or bare)  # bare: the object that the subject stands before


def _kind_of(chunk: Chunk) -> str | None:
    """What sort of thing a phrase names, as far as that tells what it can be joined to."""
    return next((kind for kind, senses in _KINDS if chunk.is_a(*senses)), None)


def is_accusative(tag: Analysis) -> bool:
    """Whether an indefinite noun has the ending of an object, so that it is in annexation to no noun before it."""
    plain = tag.entry is not None and tag.pos in {"noun", "masdar"} and not (tag.article or tag.enclitic or tag.prep)
    bound = tag.entry is not None and tag.features.endswith(" pl") and bool(tag.entry.values("sound"))
    return plain and not bound and tag.features.endswith((" sg", " pl")) and _ends_as_object(tag.stem, tag.entry)


def stands_apart(noun: Chunk, following: Chunk) -> bool:
    """Whether a phrase right after a noun is in no annexation to it: an object by its ending, arms after somebody, or
    anything after happenings that a number counts ("hit with 20 raids the positions")."""
    if noun.kind != "np":
        return _is_counted_off(noun)
    if "compass" in following.analysis.senses and not following.analysis.article:
        return True  # "a car north of X": it says where
    if following.kind == "event" and {"place.named", "named"} <= noun.senses and noun.stop - noun.head > 1:
        return True  # "the town of X sees | clashes", though no list of places has X
    armed = noun.is_a("person") and following.is_a(*_ARMS) and not following.analysis.article
    return armed or (not (following.quantity or following.names) and is_accusative(following.analysis))


def _is_counted_off(event: Chunk) -> bool:
    """Whether the number before an event noun leaves it indefinite, so that nothing can be annexed to it."""
    number = event.quantity
    if number is None or number.stop > event.head or event.analysis.article or event.analysis.enclitic:
        return False
    return event.analysis.features.endswith(" sg") or number.low == number.high


@cache
def _ends_as_object(stem: str, entry: Entry | None) -> bool:
    """Whether a word is the bare singular or broken plural of an entry with one letter after it."""
    return entry is not None and stem[:-1] in {fold(entry.lemma), *map(fold, entry.values("plural"))} and (
        stem not in {fold(entry.lemma), *map(fold, entry.values("plural"))})


def numbered(chunks: Sequence[Chunk], tags: Sequence[Analysis], tokens: Sequence[Token]) -> list[Chunk]:
    """The chunks of a sentence with their indices; a number that follows its noun ("two men, two", "the men, the
    three") is part of it, and so is what somebody is only believed to be."""
    out: list[Chunk] = []
    closing = -1  # the comma behind a party told in an aside
    for chunk in with_named_members(with_free_relatives(chunks, tags)):
        if chunk.kind == "mark" and chunk.first == closing and tokens[closing].word.raw in COMMAS:
            continue
        before = out[-1] if out else None
        number = _number_of(before, chunk, tags) if before is not None else 0
        if before is not None and number:
            before.quantity = Quantity(before.head, before.head, number, number, True, before.head)
            before.stop = chunk.stop
            continue
        if len(out) > 1 and (_is_alternative(out[-2], out[-1], chunk) or _did_either(out, chunk) or (
                out[-2].stop == out[-1].first and _is_with_him(out[-2], out[-1], chunk))):
            first = out[-2]
            out.pop()
            chunk.coord, chunk.joined, chunk.mate = True, True, first
            chunk.case, chunk.case_senses, chunk.gen = first.case, first.case_senses, first.gen
        elif _is_aside_with_him(out, chunk, tokens):
            first = out[-3]
            del out[-2:]
            chunk.coord, chunk.joined, chunk.mate, closing = True, True, first, chunk.stop
        chunk.index = len(out)
        out.append(chunk)
    _join_over_commas(out, tokens)
    return with_shares(with_beliefs(out), tokens)


def _join_over_commas(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> None:
    """Join a named place behind a comma and "and" to the places before it (took A, and B), unless it begins a clause of
    its own (took A, and B is shelled)."""
    for mark, place in pairwise(chunks):
        before = chunks[mark.index - 1] if mark.index else mark
        comma = mark.kind == "mark" and tokens[mark.first].word.raw in COMMAS and (
            before.kind == "np" and before.is_a(*LOCAL))
        aside = not before.coord and before.index and chunks[before.index - 1].kind == "mark"  # "A, west of B, and C"
        bare = place.kind == "np" and place.joined and not (place.case or place.coord or place.quantity or aside)
        if comma and bare and place.is_a(*LOCAL) and is_named(place) and _ends_list(chunks[place.index + 1 :]):
            place.coord, place.mate = True, before
            place.case, place.case_senses, place.gen = before.case, before.case_senses, before.gen


def _ends_list(behind: Sequence[Chunk]) -> bool:
    """Whether what stands behind the last of a list goes on with where that is, or with nothing that is said of it."""
    for chunk in behind:
        if chunk.kind in {"mark", "rel", "comp"} or (chunk.kind == "event" and "sub.time" in chunk.case_senses):
            return True
        where = chunk.coord or chunk.gen or "compass" in chunk.analysis.senses or not (
            chunk.case_senses.isdisjoint(_LYING))
        if chunk.kind != "time" and not (chunk.kind == "np" and where):
            return False
    return True


def _is_alternative(first: Chunk, joint: Chunk, chunk: Chunk) -> bool:
    """Whether "or" joins two names of places, so that what is said of the one is said of the other (in A or B)."""
    phrases = joint.kind == "conj" and first.kind == chunk.kind == "np" and joint.is_a("or") and not chunk.case
    return phrases and first.is_a("place.name", "has.place") and chunk.is_a("place.name", "has.place")


def _did_either(before: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether "or" joins two parties by one of whom something was struck (shelling by X or Y), or whose planes did."""
    first, joint = before[-2:]
    either = joint.kind == "conj" and joint.is_a("or") and first.kind == chunk.kind == "np" and not chunk.case
    blow = len(before) > 2 and "prep.by" in first.case_senses and before[-3].is_a(*_BLOWS)
    return either and (blow or first.is_a("air.platform")) and first.is_a(*_DOERS) and chunk.is_a(*_DOERS)


def _is_with_him(first: Chunk, joint: Chunk, chunk: Chunk) -> bool:
    """Whether "and with it" joins a force to the one before (the army, and with it the brigades of X)."""
    beside = joint.kind == "pron" and bool(joint.analysis.conj) and joint.is_a("with")
    forces = first.kind == chunk.kind == "np" and first.is_a(*_DOERS) and chunk.is_a(*_DOERS) and not chunk.case
    return beside and forces and joint.stop == chunk.first


def _is_aside_with_him(before: Sequence[Chunk], chunk: Chunk, tokens: Sequence[Token]) -> bool:
    """Whether "and with it" joins a force between two commas (the army, and with it the brigades of X, attacked)."""
    if len(before) < 3 or before[-2].kind != "mark" or chunk.stop >= len(tokens):
        return False
    marks = (tokens[before[-2].first].word.raw, tokens[chunk.stop].word.raw)
    return all(mark in COMMAS for mark in marks) and before[-3].stop == before[-2].first and (
        _is_with_him(before[-3], before[-1], chunk))


def _number_of(noun: Chunk, number: Chunk, tags: Sequence[Analysis]) -> int:
    """What a number word after a noun makes it: two, of a dual that may look like a plural, or the number that is
    definite like its plural; 0 where it says nothing of it."""
    tag = tags[number.first]
    if tag.entry is None or tag.pos != "number":
        return 0
    values = tag.entry.values("value")
    apart = number.kind != "np" or noun.kind not in {"np", "event"} or number.case or number.joined
    apart = apart or noun.stop != number.first or noun.quantity is not None or tag.article != noun.analysis.article
    if apart or not values or not values[0].isdigit():
        return 0
    dual, several = noun.analysis.features.endswith(" du"), noun.analysis.features.endswith(" pl")
    of = number.stop < len(tags) and "of" in tags[number.stop].senses  # "gunmen abducted two of the men"
    several = several and (bool(tag.article) or not of)
    value = int(values[0])
    several = several or (noun.kind == "event" and tag.article)
    fits = several and number.stop - number.first == 1 if tag.article else value == 2 and (dual or several)
    return value if fits and 1 < value <= 10 else 0
