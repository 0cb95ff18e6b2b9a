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


def _bare_next(parsed: Parsed, args: Arguments) -> Iterable[Chunk]:
    return (chunk for chunk in parsed.chunks[args.trigger.index + 1 : args.trigger.index + 2]
            if chunk.kind == "np" and not (chunk.case or chunk.coord))


def _after(parsed: Parsed, args: Arguments) -> Iterable[Chunk]:
    start, stop = args.window
    return (chunk for chunk in parsed.chunks[start + 1 : stop] if chunk.kind in {"np", "event"})


LOOKED_FOR: Mapping[str, Callable[[Parsed, Arguments], Iterable[Chunk]]] = {
    "same": lambda _, args: (args.trigger,),
    "it": meant_by_pronoun,
    "whose": meant_by_his_harm,
    "near": near_phrases,
    "near.before": lambda parsed, args: phrases_before(parsed, args.trigger),
    "just.before": lambda parsed, args: phrases_just_before(parsed, args.trigger),
    "next": _bare_next,
    "after": _after,
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
