"""Functions whose phrases a trigger does not simply have: they are looked for in the sentence, or follow another one's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from khabar.lang.grammar import Rule
from khabar.read.chunks import Chunk, Parsed
from khabar.read.functions import Arguments
from khabar.read.neighbours import (
    meant_by_his_harm,
    meant_by_pronoun,
    near_phrases,
    phrases_before,
    phrases_just_before,
)

FURTHER = frozenset({"of", "to", "and", "load"})  # after a dot: what follows a phrase of the function before it
_PASSAGE = 5  # chunks from what is said of a road to whose passage it is for
_SINCE = 8  # chunks back from what was done to things to what came of it for them


def _bare_next(parsed: Parsed, args: Arguments) -> Iterable[Chunk]:
    return (chunk for chunk in parsed.chunks[args.trigger.index + 1 : args.trigger.index + 2]
            if chunk.kind == "np" and not (chunk.case or chunk.coord))


def _after(parsed: Parsed, args: Arguments) -> Iterable[Chunk]:
    start, stop = args.window
    return (chunk for chunk in parsed.chunks[start + 1 : stop] if chunk.kind in {"np", "event"})


def _ruin(parsed: Parsed, hit: Chunk) -> Chunk | None:
    """The verb or noun of destruction before a deed that is told as what came before it (destroyed a tank after hitting
    it)."""
    for chunk in reversed(parsed.chunks[max(0, hit.index - _SINCE) : hit.index] if hit.case else []):
        if chunk.is_a("destroy") and chunk.kind in {"verb", "event"}:
            return chunk
        if chunk.kind in {"verb", "comp"}:
            return None
    return None


def _destroyed(parsed: Parsed, args: Arguments) -> Iterator[Chunk]:
    """The things named behind a word of destruction for which the pronoun of what was done to them before stands."""
    ruin = _ruin(parsed, args.trigger) if args.trigger.analysis.enclitic else None
    for chunk in parsed.chunks[ruin.index + 1 : args.trigger.index] if ruin is not None else ():
        if chunk.kind == "np" and not chunk.case and chunk.is_a("materiel.vehicle", "materiel.weapon", "post"):
            yield chunk


def _destroyer(parsed: Parsed, args: Arguments) -> Iterator[Chunk]:
    """Who stands right behind the verb of destruction before a deed (X destroyed a tank after hitting it)."""
    ruin = _ruin(parsed, args.trigger)
    if ruin is not None and ruin.kind == "verb" and "passive" not in ruin.analysis.features:
        yield from (chunk for chunk in parsed.chunks[ruin.index + 1 : ruin.index + 2] if not chunk.case)


def _passing(parsed: Parsed, args: Arguments) -> Iterator[Chunk]:
    """Whose passage is told behind a word for a road as what that is for (not safe enough for the crossing of X)."""
    for chunk in parsed.chunks[args.trigger.index + 1 : args.trigger.index + _PASSAGE]:
        if chunk.kind == "event" and "prep.for" in chunk.case_senses:
            yield from (each for each in parsed.chunks[chunk.index + 1 : chunk.index + 2] if each.gen)
        if chunk.kind in {"comp", "conj", "mark", "event"}:
            return


LOOKED_FOR: Mapping[str, Callable[[Parsed, Arguments], Iterable[Chunk]]] = {
    "same": lambda _, args: (args.trigger,),
    "it": meant_by_pronoun,
    "whose": meant_by_his_harm,
    "near": near_phrases,
    "near.before": lambda parsed, args: phrases_before(parsed, args.trigger),
    "just.before": lambda parsed, args: phrases_just_before(parsed, args.trigger),
    "next": _bare_next,
    "after": _after,
    "destroyed": _destroyed,
    "destroyer": _destroyer,
    "passing": _passing,
}


def is_no_doer(deed: Chunk, function: str) -> bool:
    """Whether what stands beside a noun tells of nobody who did it: under "for" behind a blow whom that hit (a blow to
    X; an attack by X), with a statement to whom it went, with a crash what crashed."""
    return (function == "for" and deed.is_a("blow")) or deed.is_a("statement", "destroy.self")


@cache
def is_given(function: str) -> bool:
    """Whether the phrases of a function are just those that a trigger has under its name."""
    further = "." in function and function.rpartition(".")[2] in FURTHER
    return not (">" in function or function in LOOKED_FOR or further)


def given_for(rule: Rule) -> Iterator[frozenset[str]]:
    """For each slot that a rule needs the functions that it is found under, where it is found under no others."""
    for need in rule.need:
        slots = need.split("|")
        if all(slot in rule.slots for slot in slots):
            functions = frozenset(filler.function for slot in slots for filler in rule.slots[slot])
            if all(map(is_given, functions)):
                yield functions
