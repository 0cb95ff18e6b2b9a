"""Who does a deed where somebody else says so, or makes them: those who are charged with it, blamed for it, made to."""

from collections.abc import Sequence
from itertools import pairwise

from khabar.read.chunks import Chunk
from khabar.read.dependents import FORCES, is_in_a_time
from khabar.read.functions import Arguments


def charged(verb: Chunk, found: Arguments) -> list[Chunk]:
    """Who does what depends on a verb whose subject does not do it: those who are made, charged or accused to have done
    it (``op.charge``, its object), or let do it (``op.let``, who stands under "for"), or to whom it puts a deed down
    (``attribute``). Of a noun: those who are made to (``compel``, its genitive)."""
    if found.get("blamed"):
        return found.get("blamed")
    if verb.kind == "event" and not verb.is_a("op.let"):
        phrases = found.get("gen") if verb.is_a("compel") else []
    elif verb.is_a("attribute"):
        phrases = found.get("to") or found.get("for")
    else:
        phrases = found.get("obj") if verb.is_a("op.charge") else found.get("for") if verb.is_a("op.let") else []
    return [phrase for phrase in phrases if phrase.kind == "np" and phrase.is_a(*FORCES, "person.title", "person")]


def blaming(args: Arguments, bare: list[Chunk]) -> list[Chunk]:
    """The bare phrases of a verb; noted is whom one of "carrying" makes carry the responsibility, which stands behind
    them (held X responsible)."""
    for chunk, following in pairwise(bare):
        if args.trigger.is_a("carry") and following.is_a("responsibility"):
            args.add("blamed", chunk)
    return bare


def is_charged_with(chunks: Sequence[Chunk], verb: Chunk, event: Chunk, found: Arguments) -> bool:
    """Whether an event noun is what the verb of its clause charges somebody with or asks of him (called on X for a stop
    to its raids; held X responsible for the attack; put the attack down to X)."""
    before = chunks[event.index - 1]
    if verb.is_a("attribute"):
        return event in found.get("obj")
    blamed = event.gen and before.is_a("responsibility") and found.get("blamed")
    return bool(event.case or (event.gen and before.case) or blamed) and not is_in_a_time(chunks, verb, event)
