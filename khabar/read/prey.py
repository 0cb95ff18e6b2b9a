"""Who fell prey to what: the doer of the deed that a toll is told of by a pronoun or by its name."""

from collections.abc import Mapping, Sequence

from khabar.read.chunks import Chunk, Parsed
from khabar.read.dependents import FORCES
from khabar.read.functions import Arguments

_DEEDS = ("kill", "attack", "airstrike", "shell", "explode", "strike")
_DOERS = ("by", "gen", "subj", "its", "gov.subj", "from")
_REACH = 12  # chunks back from a toll to the deed that its pronoun stands for


def lend_to_prey(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """Give a verb of falling prey (the massacre that X committed and to which ten fell prey; ten fell prey to these
    raids) the doer of the deed, or the deed itself for its cause, with those behind it for its subject."""
    for position, args in found.items():
        if args.trigger.kind != "verb" or not args.trigger.is_a("prey.to"):
            continue
        deed = parsed.chunks[position + 1] if position + 1 < len(parsed.chunks) else args.trigger
        if deed.kind == "event":
            _turn(parsed, args, deed)
            found[deed.index].functions.pop("gov.subj", None)  # it is told again, and nobody does it to those
        else:
            args.add_all("by", _doers_before(parsed, found, args.trigger))


def _forces(phrases: list[Chunk]) -> list[Chunk]:
    return [chunk for chunk in phrases if chunk.is_a(*FORCES)]


def _turn(parsed: Parsed, args: Arguments, deed: Chunk) -> None:
    """Take those who stand bare behind a deed for who fell prey to it."""
    for chunk in parsed.chunks[deed.index + 1 : args.window[1]]:
        if chunk.kind == "np" and not (chunk.gen or chunk.case or chunk.coord):
            args.functions["subj"], args.passive, args.inherited = [chunk], False, False
            args.functions.pop("obj", None)
            args.add("cause", deed)
        if chunk.kind != "np" or not chunk.gen:
            return


def is_toll_of(chunks: Sequence[Chunk], deed: Chunk, toll: Chunk) -> bool:
    """Whether a verb of falling prey tells the number of those whom a deed of killing killed (committed a massacre, to
    which ten fell prey)."""
    between = chunks[deed.index + 1 : toll.index]
    return toll.is_a("prey.to") and deed.kind == "event" and deed.is_a("kill") and not any(
        chunk.kind == "comp" or (chunk.kind == "event" and chunk.is_a(*_DEEDS)) for chunk in between)


def _doers_before(parsed: Parsed, found: Mapping[int, Arguments], toll: Chunk) -> list[Chunk]:
    """Who did the deed named last before a toll in its sentence, in no clause of speech; where that has a pronoun for
    them (after its shelling of the town), who did the deed before it."""
    for chunk in reversed(parsed.chunks[max(0, toll.index - _REACH) : toll.index]):
        if chunk.kind == "event" and chunk.is_a(*_DEEDS) and chunk.index in found:
            told = found[chunk.index]
            doers = next((some for name in _DOERS if (some := _forces(told.get(name)))), [])
            if doers or not chunk.analysis.enclitic:
                return doers
        if chunk.kind == "comp":
            return []
    return []
