"""The standing of a claim: asserted, negated, planned or hedged, by the operators that govern its trigger."""

from collections.abc import Iterator

from khabar.model.records import Status
from khabar.read.arguments import HARD_MARKS
from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Draft

# Which operator senses give which status; the first line that applies decides.
_ORDER: tuple[tuple[Status, frozenset[str]], ...] = (
    ("negated", frozenset({"op.negate", "op.deny", "op.fail"})),
    ("planned", frozenset({"op.plan", "op.future"})),
    ("hedged", frozenset({"op.hedge"})),
)
_COMPLEMENT = frozenset({"prep.at", "prep.to", "prep.about", "prep.from"})
# Types whose event nouns, under "for", are an aim; elsewhere the preposition only joins (subjected to shelling).
AIMED = ("control.captured", "battle.repelled", "battle.clash", "siege.broken", "siege.imposed", "route.",
         "people.displaced", "aid.", "force.")
TRIED = ("control.captured", "siege.broken", "siege.imposed", "route.opened", "route.cut")
_LENT = frozenset({"op.plan", "op.deny", "op.fail", "op.hedge", "op.attempt"})  # what a governing verb lends
_BESIDE = frozenset({"prep.cause", "sub.time"})  # under these an event noun says why or when, not what is meant
_REACH = 4  # chunks to the left of a trigger in which an operator may stand


def status_of(draft: Draft) -> Status:
    """The status of a draft: its rule's own, or that of the operators in whose scope the trigger stands."""
    if draft.rule.status is not None:
        return draft.rule.status  # type: ignore[return-value]
    senses = set(operators(draft.parsed, draft.trigger))
    if draft.args.governor is not None and draft.trigger.kind == "event":
        senses |= set(_governing(draft.parsed, draft.args.governor, draft.trigger))
    if _is_aim(draft) or ("op.attempt" in senses and draft.rule.type in TRIED):
        senses.add("op.plan")  # who tries to take a place does not have it yet
    if _is_imagined(draft):
        senses.add("op.hedge")
    if _denied(draft):
        senses.add("op.deny")
    if "op.negate" in senses and senses & {"op.deny", "op.fail"}:
        senses -= {"op.negate", "op.deny", "op.fail"}  # "did not deny": two negatives
        return "hedged"
    if "op.negate" in senses and "op.hedge" in senses:
        return "hedged"
    for status, marks in _ORDER:
        if senses & marks:
            return status
    return "asserted"


def _denied(draft: Draft) -> bool:
    """Whether the claim stands in what is denied: by a participle (denying all news of ...), or by a verb or noun whose
    object tells of it (he denied the news that spoke of ...)."""
    chunks, relayed = draft.parsed.chunks, False
    for chunk in reversed(chunks[: draft.trigger.index]):
        if chunk.kind == "mark":
            return False
        if chunk.is_a("op.deny") and (chunk.kind == "np" or relayed):
            return True
        if chunk.kind == "verb":
            relayed = chunk.is_a("say") and chunks[chunk.index - 1].kind == "rel"
    return False


def _is_imagined(draft: Draft) -> bool:
    """Whether an event noun opens a clause whose verb is in the future: what "the capture of the town will" mean."""
    chunks, trigger, stop = draft.parsed.chunks, draft.trigger, draft.args.window[1]
    if trigger.kind != "event" or trigger.case or trigger.gen or draft.args.governor is not None or stop >= len(chunks):
        return False
    told = any(chunk.kind in {"mark", "rel"} for chunk in chunks[trigger.index + 1 : stop])
    return chunks[stop].kind == "verb" and chunks[stop].analysis.future and not told


def _is_aim(draft: Draft) -> bool:
    """Whether an event noun under "for" says what something else is done for (troops moved to open the road)."""
    trigger, governor = draft.trigger, draft.args.governor
    head = trigger
    while head.gen and head.index > 0:  # "for the reopening of": the first of the chain has the preposition
        head = draft.parsed.chunks[head.index - 1]
    begun = head is not trigger and head.is_a("op.light", "op.aspect")  # "to launch a raid", whatever is launched
    if trigger.kind != "event" or "prep.for" not in head.case_senses or not (
            begun or draft.rule.type.startswith(AIMED)):
        return False
    return governor is None or not governor.is_a("op.cause", "op.undergo")


def operators(parsed: Parsed, trigger: Chunk) -> Iterator[str]:
    """Senses of the operators directly before a trigger, in its own clause."""
    yield from (sense for sense in trigger.case_senses if sense.startswith("op."))
    tag = trigger.analysis
    purpose = tag.future or (tag.prep and tag.features.startswith("present"))
    if trigger.kind == "verb" and purpose and not trigger.is_a("op.aspect", "op.complete", "op.continue_state", "rise"):
        yield "op.plan"
    for steps, position in enumerate(range(trigger.index - 1, -1, -1), start=1):
        chunk = parsed.chunks[position]
        if chunk.kind == "mark" or (chunk.kind == "conj" and not chunk.is_a("or")):
            return
        if steps > _REACH:
            return
        if chunk.kind == "part":
            yield from _particle(chunk, tag.features)
        elif chunk.kind == "comp":
            yield from (sense for sense in chunk.senses if sense.startswith("op."))
            if not chunk.is_a("sub", "sub.time"):
                yield from _before_that(parsed, position, trigger)
            return
        elif chunk.kind == "event" and steps == 1 and "prep.for" in trigger.case_senses:
            yield from chunk.senses & {"op.plan", "op.hedge", "op.attempt"}  # "in preparation for storming the town"
        elif chunk.kind in {"np", "event"} and (trigger.gen or trigger.coord):
            yield from (sense for sense in chunk.senses | chunk.case_senses if sense.startswith("op."))
        elif chunk.kind == "verb":
            return
        elif chunk.kind == "prep":
            yield from (sense for sense in chunk.senses if sense.startswith("op."))


def _particle(chunk: Chunk, features: str) -> Iterator[str]:
    """A particle's operators; "qad" is a hedge before a present verb and nothing before a past one."""
    if chunk.is_a("op.perfect"):
        if features.startswith("present"):
            yield "op.hedge"
        return
    yield from (sense for sense in chunk.senses if sense.startswith("op.") and sense != "op.continue_state")


def _before_that(parsed: Parsed, position: int, trigger: Chunk) -> Iterator[str]:
    """The verb or noun whose content clause ("that ...") the trigger stands in."""
    for back in range(position - 1, max(-1, position - 6), -1):
        chunk = parsed.chunks[back]
        if chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in HARD_MARKS:
            return
        if chunk.kind in {"verb", "part", "event"}:
            senses = {sense for sense in chunk.senses if sense in {"op.plan", "op.deny", "op.hedge", "op.fail"}}
            if "say" in chunk.senses and trigger.analysis.features.startswith("past"):
                senses -= {"op.plan"}
            yield from senses
            if chunk.kind == "verb":
                yield from (s for s in _negation_before(parsed, back))
                return


def _negation_before(parsed: Parsed, index: int) -> Iterator[str]:
    if index > 0 and parsed.chunks[index - 1].kind == "part" and parsed.chunks[index - 1].is_a("op.negate"):
        yield "op.negate"


def _governing(parsed: Parsed, governor: Chunk, trigger: Chunk) -> Iterator[str]:
    """Operators that the governing verb brings to an event noun: its own sense, and those before it."""
    close = trigger.index - governor.index <= 5 and trigger.case_senses.isdisjoint(_BESIDE)
    if close:
        yield from governor.senses & _LENT
    if close and governor.is_a("strike") and trigger.is_a("capture") and not trigger.case:
        yield "op.plan"  # an attack that "targets the retaking of the town"
    complement = not trigger.case or not trigger.case_senses.isdisjoint(_COMPLEMENT)
    if close and (complement or governor.is_a("op.light", "op.cause", "op.achieve", "op.witness", "op.undergo")):
        yield from operators(parsed, governor)
