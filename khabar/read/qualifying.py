"""Clauses that qualify an event noun: who did it, whom it hit, whom it is put down to."""

from collections.abc import Iterator, Mapping, Sequence

from khabar.read.chunks import Chunk
from khabar.read.dependents import FORCES
from khabar.read.functions import Arguments

FOLLOWS = 10  # chunks after an event noun in which a verb may still put it down to somebody
CLOSE = 5  # chunks after it in which a verb may tell more of it


def told_after(
    chunks: Sequence[Chunk], found: Mapping[int, Arguments], event: Chunk
) -> Iterator[tuple[str, Chunk]]:
    """What the clauses that qualify an event noun tell of it: functions, each with a phrase.

    After the clause of a relative pronoun the sentence may go on about the noun (the raid that killed ten was flown
    by ...); any other verb is the last one asked.
    """
    for position in range(event.index + 1, min(event.index + FOLLOWS, len(chunks))):
        verb = chunks[position]
        if verb.kind in {"comp", "conj"}:
            return
        if verb.kind != "verb":
            continue
        relative = any(chunk.kind == "rel" for chunk in chunks[event.index + 1 : position])
        if verb.is_a("attribute"):
            yield from (("by", phrase) for phrase in found[position].get("to"))
        elif position < event.index + CLOSE or (relative and verb.is_a("op.light") and verb.analysis.enclitic):
            yield from _clause(found[position], event, verb, relative)
        if not (relative and event.analysis.article):
            return


def _clause(found: Arguments, event: Chunk, verb: Chunk, relative: bool) -> Iterator[tuple[str, Chunk]]:
    """What the verb of one such clause tells, where it speaks of the noun by a pronoun or as its subject or object."""
    light = relative or verb.index == event.index + 1 or verb.is_a("op.light", "op.aspect", "strike", "plant")
    about = any(found.get(function) == [event] for function in ("subj", "obj", "antecedent"))
    if not light or not (verb.analysis.enclitic or about):
        return
    other = verb.is_a("impose") and not event.is_a("besiege")  # to break a siege that others impose
    for function, phrases in found.functions.items():
        if function in {"antecedent", "pronoun"}:
            continue
        for phrase in phrases:
            lent = function == "subj" and found.inherited and not phrase.is_a(*FORCES)
            if phrase is not event and not lent:
                yield ("imposer" if other and function == "subj" else function), phrase


def qualified_by(chunks: Sequence[Chunk], previous: Chunk, verb: Chunk) -> Chunk | None:
    """The noun that a clause without a relative pronoun qualifies: the event noun over its genitive (a blast of a car
    that), or arms under a preposition (by shells that fell on the town)."""
    arms = previous.kind == "np" and previous.is_a("weapon.bomb", "weapon.ground", "weapon.air")
    if arms and previous.case and not (previous.analysis.article or verb.analysis.enclitic):
        return previous
    event = chunks[previous.index - 1] if previous.gen and previous.index else None
    if event is None or event.kind != "event" or previous.analysis.article or event.analysis.article:
        return None
    suits = verb.analysis.features.endswith("3fs") == event.is_a("feminine")
    return event if suits and event.analysis.features.endswith(" sg") else None


def restricts(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether a verb with a pronoun says which arms or vehicle is meant before it (a car that a man drove)."""
    before = chunks[verb.index - 1] if verb.index else None
    if before is None or before.kind != "np" or not verb.analysis.enclitic or verb.analysis.conj:
        return False
    return before.is_a("weapon.bomb", "weapon.ground", "materiel.vehicle") and not (
        before.analysis.article or before.analysis.enclitic)
