"""What the verb that governs an event noun tells beside it."""

from collections.abc import Sequence

from khabar.read.chunks import LOCAL, Chunk, observes
from khabar.read.dependents import FORCES
from khabar.read.functions import Arguments

_AIM = frozenset({"prep.for", "op.plan"})  # prepositions before what somebody does something for
_ENABLES = frozenset({"op.let", "op.charge"})
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
    for phrase in subjects if _hopes_to(verb, event, found) else ():
        if phrase.is_a(*FORCES) and not observes(phrase) and not phrase.is_a("person.title", "person.name", "person"):
            args.add("gov.subj", phrase)
    args.add_all("gov.subj", subjects if _has_done_before(chunks, verb, event) else ())
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


def tell_amid(args: Arguments, verb: Chunk, found: Arguments) -> None:
    """Note who or what place lives through hard times, as a verb says, amid a lack that stands beside it (the displaced
    live in misery amid a lack of food)."""
    if verb.is_a("op.witness", "op.undergo") and args.trigger.is_a("scarce"):
        args.add_all("gov.place", (phrase for phrase in found.get("subj") if phrase is not args.trigger))


def _has_done_before(chunks: Sequence[Chunk], verb: Chunk, event: Chunk) -> bool:
    """Whether a verb of going before, with a pronoun for its subject, says that those did the deed right behind it
    (X, to whom it has happened before to retake the town)."""
    to = chunks[verb.index + 1]
    return verb.is_a("go.before") and to.kind == "pron" and to.is_a("to") and event.index == to.index + 1


def _hopes_to(verb: Chunk, event: Chunk, found: Arguments) -> bool:
    """Whether a verb of expecting has a taking of ground for its object, of which those who expect it speak as theirs
    where it names nobody else (the army expects the taking of the town within days)."""
    return verb.is_a("by.nobody") and event.is_a("capture") and event in found.get("obj") and not found.inherited


def turn_upon(chunks: Sequence[Chunk], args: Arguments) -> None:
    """Take the genitive of a masdar that is done to somebody (``upon``: the attacking of X) for its object, unless it
    has another one behind that (X's attacking | of Y)."""
    done_to = args.get("gen")
    if not args.trigger.is_a("upon") or not done_to or args.get("obj"):
        return
    behind = chunks[done_to[0].index + 1 : done_to[0].index + 2]
    others = [chunk for chunk in behind if chunk.kind == "np" and "prep.for" in chunk.case_senses]
    if not any(chunk.is_a(*FORCES, *LOCAL, "person") or chunk.analysis.article for chunk in others):
        args.functions["obj"] = args.functions.pop("gen")


def whom_it_lets(chunks: Sequence[Chunk], verb: Chunk, event: Chunk) -> Chunk | None:
    """The word with the pronoun of those whom a verb lets, makes or is said to do what depends on it (the raid enabled
    them to take the hill and allowed them the cutting of the road): they do it, not the subject of the verb."""
    if not verb.is_a(*_ENABLES) or verb.is_a("impersonal"):
        return None
    if verb.analysis.enclitic:
        head = event
        while (head.coord or head.gen) and head.index > verb.index + 1:
            head = chunks[head.index - 1]
        return verb if verb.is_a("op.charge") and (head.case or event.case) else None
    behind = chunks[verb.index + 1] if verb.is_a("op.let") else None
    return behind if behind is not None and behind.kind == "pron" and behind.is_a("to") else None


def who_is_let(chunks: Sequence[Chunk], verb: Chunk) -> Chunk | None:
    """The word with the pronoun of those whom the verb before "that" lets do what a verb tells (the raid allowed them
    that they take the hill)."""
    if verb.index < 2 or chunks[verb.index - 1].kind != "comp":
        return None
    before = chunks[verb.index - 2]
    if before.kind == "verb" and before.analysis.enclitic and before.is_a("op.charge"):
        return before
    lets = before.kind == "pron" and before.is_a("to") and chunks[before.index - 1].is_a("op.let")
    return before if lets else None
