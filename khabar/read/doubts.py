"""What a clause says of a happening beside it or from afar: that it is impossible, unconfirmed, only warned of."""

from collections.abc import Iterator, Sequence

from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Draft

_NEAR = 6  # chunks within which a clause tells what it says of a happening
_FEARED = ("people.displaced", "harm.")  # what people are warned of that has not come yet
_THREATENING = ("battle.attack", "control.captured", "siege.imposed", "siege.ongoing")  # what those fear who name it
LASTS = ("goes.on", "op.reach")  # said of what is there: people fear that it goes on
_SUPPLIES = ("hardship.", "aid.")  # of which "there is none" tells a shortage


def doubted(draft: Draft) -> Iterator[str]:
    """The operators by which a clause denies or doubts what a trigger tells, from outside its phrase."""
    chunks, trigger = draft.parsed.chunks, draft.trigger
    if trigger.kind == "verb":
        if _was_found(chunks, trigger):
            yield "op.plan"
        return
    if trigger.kind != "event":
        return
    yield from _said_of_it(draft.parsed, trigger)
    yield from _said_before(draft)
    head = trigger
    while head.gen and head.index:
        head = chunks[head.index - 1]
    warned = head is trigger and "prep.from" in head.case_senses and not head.analysis.article
    if warned and draft.rule.type.startswith(_FEARED) and _verb_before(chunks, head, "warn"):
        yield "op.hedge"  # "warned of the flight of thousands"
    feared = bool(head.index) and "prep.from" in head.case_senses and is_fear(chunks[head.index - 1])
    if feared and not trigger.analysis.article and draft.rule.type.startswith(_THREATENING):
        yield "op.hedge"  # "amid fears of a storming of the town"


def is_fear(chunk: Chunk) -> bool:
    """Whether a phrase names the fear of what may come."""
    return chunk.kind in {"np", "event"} and chunk.is_a("fear")


def unconfirmed(draft: Draft) -> bool:
    """Whether nobody could confirm it (it was not possible to make sure of the death of)."""
    chunks = draft.parsed.chunks
    for chunk in reversed(chunks[max(0, draft.trigger.index - _NEAR) : draft.trigger.index]):
        if chunk.kind in {"mark", "comp", "rel", "conj"}:
            return False
        if chunk.is_a("verify"):
            return any(other.is_a("op.negate") for other in chunks[max(0, chunk.index - _NEAR) : chunk.index])
    return False


def _said_of_it(parsed: Parsed, trigger: Chunk) -> Iterator[str]:
    """What the clause behind an event noun says of it (is impossible, is a matter of time, cannot be confirmed; attacks
    that X may launch)."""
    chunks = parsed.chunks
    for chunk in chunks[trigger.index + 1 : trigger.index + 1 + _NEAR]:
        before = chunks[chunk.index - 1]
        if chunk.kind in {"mark", "comp", "conj", "rel"}:
            return
        if chunk.kind == "verb" and not chunk.is_a("aux", "reckon", "deem"):
            maybe = before.index == trigger.index + 1 and before.is_a("op.perfect")
            if maybe and chunk.is_a("op.light") and chunk.analysis.features.startswith("present"):
                yield "op.hedge"
            return
        if chunk.is_a("impossible") and not chunk.case:
            yield "op.negate"
        if chunk.is_a("matter.of.time") or (chunk.is_a("confirm") and before.is_a("op.hedge") and (
                chunks[before.index - 1].is_a("op.negate"))):
            yield "op.hedge"


def _said_before(draft: Draft) -> Iterator[str]:
    """What stands over an event noun and its genitives (it is impossible to; there are no plans for; the refusal of X
    to; the absence of any)."""
    chunks, head = draft.parsed.chunks, draft.trigger
    any_ = False
    while head.gen and head.index:
        head = chunks[head.index - 1]
        any_ = any_ or head.is_a("any")
        if head.is_a("scarce") and any_ and not draft.rule.type.startswith(_SUPPLIES):
            yield "op.negate"
    before = chunks[head.index - 1] if head.index else None
    if before is None:
        return
    if before.is_a("impossible") and before.case:
        yield "op.negate"
    if before.kind == "event" and before.is_a("op.plan") and "prep.for" in head.case_senses and any(
            chunk.is_a("op.negate", "op.negate.word") for chunk in chunks[max(0, before.index - 3) : before.index]):
        yield "op.negate"
    refusal = chunks[before.index - 1] if before.gen and before.index else None
    if refusal is not None and refusal.kind == "event" and refusal.is_a("refuse") and not head.case:
        yield "op.deny"


def _was_found(chunks: Sequence[Chunk], strike: Chunk) -> bool:
    """Whether what was to hit something was found or defused before (a bomb that was to hit a bus)."""
    if not strike.is_a("strike") or not strike.index or not chunks[strike.index - 1].is_a("op.was"):
        return False
    return any(_verb_before(chunks, strike, sense) for sense in ("find", "defuse"))


def _verb_before(chunks: Sequence[Chunk], chunk: Chunk, sense: str) -> bool:
    """Whether a verb of a sense stands before a chunk, near it."""
    near = chunks[max(0, chunk.index - _NEAR) : chunk.index]
    return any(each.kind == "verb" and each.is_a(sense) for each in near)
