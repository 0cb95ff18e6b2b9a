"""The happening that a sentence points back to (the attack, those clashes)."""

from collections.abc import Mapping
from typing import TypeVar

from khabar.read.agreement import is_reflexive
from khabar.read.chunks import Chunk, Parsed, is_named
from khabar.read.frames import Draft
from khabar.read.owners import with_owner

T = TypeVar("T")
BOMBING = "strike.bomb"  # which is called an attack as often
_NEAR = 4  # chunks before a trigger
_GROUND = ("place.vague", "place.military", "place.head", "post")
_SELF = frozenset({"transparent", "reflexive"})
SCENES = {"attack": "battle", "clash": "battle", "airstrike": "strike", "shell": "strike", "explode": "strike"}


def told_of(draft: Draft, known: Mapping[str, T]) -> T | None:
    """What is known (by family of types) of the happening that the sentence of a claim points back to."""
    return next((known[family] for family in pointed_at(draft) if family in known), None)


def pointed_at(draft: Draft, *, one: bool = False) -> list[str]:
    """The families of types of the happenings that a sentence points back to; of a claim about a strike only that of
    strikes, whatever it calls it (claimed the attack, told of a bomb). Not several attacks, where ``one`` is asked for.
    """
    out: list[str] = []
    for chunk in draft.parsed.chunks[max(0, draft.trigger.index - _NEAR) : draft.args.window[1]]:
        told = chunk.kind == "event" and chunk.analysis.article and not chunk.quantity
        if told and not chunk.is_a("war"):  # which is fought all over the country
            many = chunk.analysis.features.endswith(" pl") and not chunk.is_a("clash")  # which has only a plural
            out += [family for sense, family in SCENES.items() if sense in chunk.senses and not (one and many)]
    if draft.rule.type == BOMBING and "battle" in out:
        return ["bomb", "strike"]
    struck = draft.rule.type.startswith("strike.")
    return ["strike"] if struck and out else out


def happened_with(draft: Draft) -> set[str]:
    """The families of types of what a claim tells to have been in one place: its own; of harm, too, that of the attack
    which it puts it down to (two were killed in the attack in the village). An attack, too, may turn out a bombing."""
    harm = draft.rule.type.startswith("harm.")
    bomb = draft.rule.type == BOMBING or (draft.rule.type == "battle.attack" and draft.trigger.is_a("attack"))
    return {draft.rule.type.partition(".")[0], *(pointed_at(draft, one=True) if harm else ()),
            *(("bomb",) if bomb else ())}


def tells_which(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a phrase of ground says whose that is (the positions of X, gatherings of Y's), so that later words may
    point back to it."""
    ground = chunk.kind == "np" and chunk.is_a(*_GROUND) and not chunk.is_a("party.head", "has.place", "place.name")
    theirs = chunk.is_a("has.party") or "party.head" in chunk.modifiers
    return ground and (theirs or with_owner(parsed, chunk) is not None)


def points_at_ground(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether bare ground is told by a demonstrative or as the same (these positions, the same areas)."""
    alone = chunk.kind == "np" and chunk.stop - chunk.head == 1 and chunk.analysis.article and chunk.is_a(*_GROUND)
    if not alone or is_named(chunk):
        return False
    behind = parsed.chunks[chunk.index + 1] if chunk.index + 1 < len(parsed.chunks) else None
    same = behind is not None and behind.stop - behind.first == 1 and bool(behind.analysis.enclitic) and (
        behind.kind == "np" and bool(behind.senses) and behind.senses <= _SELF)
    itself = parsed.tags[chunk.stop] if chunk.stop < len(parsed.tags) else None
    same = same or (itself is not None and is_reflexive(itself))
    return same or (chunk.first > 0 and parsed.tags[chunk.first - 1].pos == "demonstrative")
