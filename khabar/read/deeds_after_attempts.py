"""Who did what is told after a masdar with its doer, where the clause is about a happening (fights broke out after X's
attempt to advance, whereupon it sent troops)."""

from collections.abc import Mapping, Sequence

from khabar.read.chunks import Chunk, Parsed, observes
from khabar.read.dependents import FORCES
from khabar.read.doers import HARD_MARKS
from khabar.read.functions import Arguments
from khabar.read.repeats import agrees
from khabar.read.subjects import DONE_BY_EVENTS

_DEEDS = ("send", "shell", "capture", "enter", "attack", "advance", "withdraw", "besiege")
_ATTEMPTS = ("op.attempt", "attack", "advance", "capture")
_TOLD = ("subj", "by")
_GENDERS = {"3ms": "m", "3fs": "f"}


def lend_after_attempts(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """Give a verb of a deed behind "and" or "whereupon" without a doer of its own that of the masdar before it."""
    for args in found.values():
        verb = args.trigger
        if verb.kind != "verb" or not verb.is_a(*_DEEDS) or verb.is_a(*DONE_BY_EVENTS, "impersonal") or args.passive:
            continue
        own = [chunk for name in _TOLD for chunk in args.get(name)]
        if not _goes_on(parsed.chunks, verb) or not all(_is_fight(chunk) or (
                args.inherited and _is_scene(chunk)) for chunk in own):
            continue
        doers = _doers_before(parsed, found, verb)
        if doers:
            args.functions["subj"] = doers


def _is_fight(chunk: Chunk) -> bool:
    """Whether what a verb has for its subject only happened, so that it sent nobody and took nothing."""
    return chunk.kind == "event" and chunk.is_a("clash", *_ATTEMPTS)


def _is_scene(chunk: Chunk) -> bool:
    """Whether what the clause before has for its subject is the place that saw the attack, and nobody who acts."""
    return chunk.kind == "np" and chunk.is_a("place.head", "place.name") and not chunk.is_a(*FORCES)


def _goes_on(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether a verb stands behind "and" or "whereupon"."""
    before = chunks[verb.index - 1] if verb.index else verb
    return bool(verb.analysis.conj) or (before.kind == "rel" and before.is_a("sub"))


def _doers_before(parsed: Parsed, found: Mapping[int, Arguments], verb: Chunk) -> list[Chunk]:
    """Who made the attempt or attack named last before a verb, in the clause before, if the verb agrees with them."""
    person = _GENDERS.get(verb.analysis.features.rpartition(" ")[2], "")
    for chunk in reversed(parsed.chunks[: verb.index]):
        hard = chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in HARD_MARKS
        if hard or chunk.kind in {"verb", "comp"}:
            return []
        args = found.get(chunk.index)
        if chunk.kind == "event" and args is not None and chunk.is_a(*_ATTEMPTS):
            told = [each for each in args.get("gen") + args.get("its") if each.is_a(*FORCES) and not observes(each)]
            if told:
                as_one = person == "f" and (_ends_feminine(parsed, told[0]) or _are_many(told[0]))
                return told if agrees(told[0], person) or as_one else []
    return []


def _are_many(party: Chunk) -> bool:
    """Whether a party is told by a plural of men, of whom the press may speak as of one group (the Houthis ... it)."""
    return party.analysis.features.endswith(" pl")


def _ends_feminine(parsed: Parsed, party: Chunk) -> bool:
    """Whether the last word of a party's name is feminine, with which a verb may agree (the organization of the State
    ... she sent)."""
    last = parsed.tags[party.stop - 1].entry
    return party.stop - party.head > 1 and last is not None and bool(last.values("feminine"))
