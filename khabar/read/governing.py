"""What the verb that governs an event noun tells beside it."""

from collections.abc import Sequence

from khabar.read.chunks import Chunk
from khabar.read.dependents import FORCES
from khabar.read.functions import Arguments

_AIM = frozenset({"prep.for", "op.plan"})  # prepositions before what somebody does something for
_HITTING = ("shell", "strike", "pursue")  # done to the genitive of their noun where it says what something is for


def tell_beside(chunks: Sequence[Chunk], args: Arguments, verb: Chunk, found: Arguments) -> None:
    """Note what the verb that governs an event noun tells beside it: its cause, who does it, what it is done to, for
    whose aim and where."""
    event = args.trigger
    subjects = [phrase for phrase in found.get("subj") if phrase is not event]
    objects = [phrase for phrase in found.get("obj") if phrase is not event]
    for phrase in found.get("subj") if verb.is_a("op.cause") else ():
        args.add("gov.cause", phrase)
    for phrase in subjects:
        args.add("gov.doer" if event in found.get("obj") and not verb.is_a("condemn") else "gov.who", phrase)
    for phrase in objects:
        args.add("gov.obj", phrase)
    held = chunks[event.index - 1] if event.gen and chunks[event.index - 1].kind == "event" else event
    for phrase in subjects if held.case_senses & _AIM and not verb.is_a("op.undergo", "op.cause") else ():
        args.add("gov.aim", phrase)
    if event.is_a(*_HITTING) and not args.get("obj") and any(one.is_a(*FORCES) for one in args.get("gov.aim")):
        args.functions["obj"] = args.functions.pop("gen", [])  # bases are used "for striking X"
    reached = objects if verb.is_a("op.reach") else []
    for phrase in subjects + objects if verb.is_a("op.witness", "op.undergo") else reached:
        args.add("gov.place", phrase)
