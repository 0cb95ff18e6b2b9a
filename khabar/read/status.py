"""The standing of a claim: asserted, negated, planned or hedged, by the operators that govern its trigger."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from khabar.model.records import Status
from khabar.read.brink import brink
from khabar.read.chunks import Chunk, Parsed
from khabar.read.doers import HARD_MARKS
from khabar.read.doubts import LASTS, doubted, is_fear, unconfirmed
from khabar.read.frames import Draft
from khabar.read.relatives import waiting_verb
from khabar.read.sequels import is_sequel
from khabar.read.speech_openings import OPENS_WORDS

# Which operator senses give which status; the first line that applies decides.
_ORDER: tuple[tuple[Status, frozenset[str]], ...] = (
    ("negated", frozenset({"op.negate", "op.deny", "op.fail"})),
    ("planned", frozenset({"op.plan", "op.future"})),
    ("hedged", frozenset({"op.hedge"})),
)
_COMPLEMENT = frozenset({"prep.at", "prep.to", "prep.about", "prep.from"})
_CHARGED = frozenset({"prep.to", "prep.at", "prep.on"})  # under which stands what somebody is called upon to do
# Types whose event nouns, under "for", are an aim; elsewhere the preposition only joins (subjected to shelling).
AIMED = ("harm.captured", "control.captured", "battle.repelled", "battle.clash", "siege.broken", "siege.imposed",
         "route.", "people.displaced", "aid.", "force.")
TRIED = ("control.captured", "siege.broken", "siege.imposed", "route.opened", "route.cut")
_RELAYED = ("say", "say.that", "say.of", "op.hedge")  # what is done with news that somebody denies
_LENT = frozenset({"op.plan", "op.deny", "op.fail", "op.hedge", "op.attempt", "op.work"})  # what a governing verb lends
_TRYING = frozenset({"op.attempt", "op.work"})
_BESIDE = frozenset({"prep.cause", "sub.time"})  # under these an event noun says why or when, not what is meant
LEAVE = ("strike.", "battle.")  # whoever is allowed to do these has not done them yet
_FAR = 8  # chunks between an event noun and the verb over it
_REACH = 4  # chunks to the left of a trigger in which an operator may stand


def status_of(draft: Draft) -> Status:
    """The status of a draft: its rule's own, or that of the operators in whose scope the trigger stands."""
    if draft.rule.status is not None:
        return "asserted" if _is_under_way(draft) else draft.rule.status  # type: ignore[return-value]
    senses = set(operators(draft.parsed, draft.trigger))
    if draft.args.governor is not None and (draft.trigger.kind == "event" or draft.trigger.is_a("operation")):
        senses |= set(_governing(draft.parsed, draft.args.governor, draft.trigger))
        allowed = draft.args.governor.is_a("allow") or _over(draft.parsed, draft.args.governor, "allow")
        if allowed and draft.rule.type.startswith(LEAVE):
            senses.add("op.plan")  # "agreed to let it launch raids"
        if draft.rule.type in TRIED and "op.negate" not in senses and _may_yet(draft.args.governor):
            senses.add("op.hedge")  # "which enables them to cut the road"
    if draft.trigger.kind == "np" and _is_none(draft.parsed, draft.trigger):
        senses.add("op.negate")
    if _is_goal(draft) or _is_aim(draft) or (senses & _TRYING and draft.rule.type in TRIED):
        senses.add("op.plan")  # who tries to take a place does not have it yet
    if brink(draft.parsed.chunks, draft.trigger) is not None:
        senses.add("op.plan")  # "they are ready to storm the town", 400 metres from taking it
    senses |= _foreseen(draft) | set(doubted(draft))
    if "op.hedge" not in senses and _is_to_come(draft):
        senses.add("op.plan")
    if (_depends_on_an_if(draft) and "op.negate" not in senses) or unconfirmed(draft):
        return "hedged"
    if _is_to_stop(draft) or _is_reckoned(draft):
        senses.discard("op.plan")
    if _denied(draft):
        senses.add("op.deny")
    if "op.negate" in senses and senses & {"op.deny", "op.fail"}:
        senses -= {"op.negate", "op.deny", "op.fail"}  # "did not deny": two negatives
        return "hedged"
    if ("op.negate" in senses and "op.hedge" in senses) or _is_left_open(draft):
        return "hedged"
    for status, marks in _ORDER:
        if senses & marks:
            return status
    return "asserted"


def _may_yet(governor: Chunk) -> bool:
    """Whether a verb in the present says what somebody is let or enabled to do, who thus may or may not do it."""
    return governor.kind == "verb" and governor.is_a("op.let") and governor.analysis.features.startswith("present")


def _is_under_way(draft: Draft) -> bool:
    """Whether an operation that is meant to take a place is told as one in which something happened (he was killed
    during the operations to free the town), not as one that somebody will go on with."""
    chunks, head = draft.parsed.chunks, draft.trigger
    if draft.rule.type != "battle.attack" or not head.gen:
        return False
    while head.gen and head.index:
        head = chunks[head.index - 1]
    if head.case_senses.isdisjoint({"prep.in", "sub.time"}) or head.case_senses & {"op.plan"}:
        return False
    over = draft.args.governor
    before = any(chunk.analysis.future for chunk in chunks[: head.index] if chunk.kind == "verb")
    return not before and (over is None or not over.is_a("op.plan", "op.aspect", "goes.on", "demand"))


def _is_to_stop(draft: Draft) -> bool:
    """Whether it is only its end that is called for or meant (demanded a stop to the shelling), so that it goes on."""
    before = draft.parsed.chunks[draft.trigger.index - 1 : draft.trigger.index]
    return draft.rule.type.startswith(LEAVE) and draft.trigger.gen and any(chunk.is_a("halt") for chunk in before)


def _is_reckoned(draft: Draft) -> bool:
    """Whether a verb that may mean to promise or prepare says what a happening counts as (the attack is the worst)."""
    over, event = draft.args.governor, draft.trigger
    bare = event.kind == "event" and not event.case and (event.closed or event.analysis.article or not event.names)
    told = over is not None and over.is_a("reckon") and over.analysis.features.startswith("present")
    return bare and told and over is not None and event.index == over.index + 1


def _is_left_open(draft: Draft) -> bool:
    """Whether somebody neither confirms nor denies it (did not confirm the death of; refused to confirm or deny)."""
    chunks, over = draft.parsed.chunks, draft.args.governor
    if any(chunk.is_a("left.open") for chunk in chunks[max(0, draft.trigger.index - 2) : draft.trigger.index]):
        return True
    if over is None or over.kind != "verb" or draft.trigger.kind != "event":
        return False
    before = chunks[over.index - 1 : over.index]
    unsaid = over.is_a("confirm") and any(chunk.is_a("op.negate") for chunk in before)
    return unsaid or (over.is_a("op.deny") and any(chunk.is_a("or") for chunk in before))


def _denied(draft: Draft) -> bool:
    """Whether the claim stands in what is denied: by a participle (denying all news of ...), by a verb or noun whose
    object tells of it (he denied the news that spoke of ...), or by what its clause says of it (is without truth)."""
    parsed, chunks, relayed = draft.parsed, draft.parsed.chunks, False  # by an accusation or news
    for chunk in chunks[draft.trigger.index + 1 :]:
        if chunk.kind in {"mark", "comp", "conj"}:
            break
        if chunk.is_a("untrue"):
            return True
    for chunk in reversed(chunks[: draft.trigger.index]):
        if chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw not in OPENS_WORDS:
            return False
        if chunk.is_a("op.deny") and (chunk.kind == "np" or relayed):
            return True
        if chunk.kind == "verb":
            told = chunks[chunk.index : chunk.index + 2]  # "what was being passed on about"
            relayed = chunks[chunk.index - 1].kind == "rel" and any(each.is_a(*_RELAYED) for each in told)
        relayed = relayed or (chunk.kind == "event" and chunk.is_a("accuse"))
    return False


def _is_to_come(draft: Draft) -> bool:
    """Whether a verb in the present tells of it for a day ahead (the council meets tomorrow; a truce that begins on
    Friday): the claim's own, the one over its event noun, or the one that says when that begins."""
    chunks, trigger, over = draft.parsed.chunks, draft.trigger, draft.args.governor
    behind = (chunk for chunk in chunks[trigger.index + 1 : trigger.index + 2 * _REACH] if chunk.kind == "verb")
    begun = next(behind, None) if trigger.kind == "event" else None
    if begun is not None and begun.is_a("op.aspect") and not begun.analysis.conj and _lies_ahead(chunks, begun):
        return True
    verb = trigger if trigger.kind == "verb" else over
    return verb is not None and verb.index <= trigger.index and _lies_ahead(chunks, verb)


def _lies_ahead(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether the clause of a verb in the present names a day ahead."""
    if not verb.analysis.features.startswith("present"):
        return False
    rest = takewhile(lambda chunk: chunk.kind not in {"verb", "comp", "rel"}, chunks[verb.index + 1 :])
    days = (chunk.time.when for chunk in rest if chunk.time is not None)
    return any(day.ahead or (day.kind == "days" and (day.first or 0) > 0) for day in days)


def _foreseen(draft: Draft) -> set[str]:
    """What a verb in the future says of the event noun whose clause it ends: it will go on, so that it is meant; or
    what "the capture of the town will" mean, so that it is imagined."""
    chunks, trigger, stop = draft.parsed.chunks, draft.trigger, draft.args.window[1]
    counted = "of" in trigger.case_senses and trigger.is_a("parley")  # "a new round of talks"
    if trigger.kind != "event" or (trigger.case and not counted) or trigger.gen or draft.args.governor is not None:
        return set()
    for chunk in chunks[trigger.index + 1 :]:
        qualifies = chunks[chunk.index - 1].kind == "rel"
        if chunk.kind in {"comp", "conj"} or (chunk.kind == "verb" and not qualifies and (
                chunk.analysis.conj or not chunk.analysis.future)):
            return set()
        if chunk.kind == "verb" and chunk.analysis.future:
            told = any(other.kind in {"mark", "rel"} for other in chunks[trigger.index + 1 : chunk.index])
            goes_on = chunk.is_a("goes.on", "op.aspect", "op.continue_state", "impersonal") or (
                trigger.is_a("parley", "session") and chunk.is_a("op.light"))
            return {"op.plan"} if goes_on else {"op.hedge"} if chunk.index == stop and not told else set()
    return set()


def _is_goal(draft: Draft) -> bool:
    """Whether an event noun is said to be somebody's goal (the retaking of the town is a priority; a fight whose goal
    is the taking of it)."""
    chunks, trigger = draft.parsed.chunks, draft.trigger
    if trigger.kind != "event":
        return False
    before = chunks[trigger.index - 1] if trigger.index else None
    if before is not None and before.is_a("objective") and before.analysis.enclitic:
        return True
    for chunk in chunks[trigger.index + 1 : trigger.index + 1 + _REACH]:
        if (chunk.kind != "np" and not chunk.is_a("reckon", "deem", "aux")) or chunk.coord:
            return False
        if (chunk.is_a("goal") or "goal" in chunk.modifiers) and not chunk.gen and (
                chunk.case_senses <= _COMPLEMENT | {"of", "prep.on"}):
            return True
    return False


def _depends_on_an_if(draft: Draft) -> bool:
    """Whether the sentence begins with a condition and the claim is what would follow from it."""
    first = draft.parsed.chunks[0]
    told = any(chunk.kind == "rel" for chunk in draft.parsed.chunks[: draft.trigger.index])
    return first.kind == "comp" and {"op.hedge", "sub"} <= first.senses and draft.trigger.index > 0 and not told


def _is_aim(draft: Draft) -> bool:
    """Whether an event noun under "for" says what something else is done for (troops moved to open the road)."""
    trigger, governor = draft.trigger, draft.args.governor
    first = any(chunk.is_a("goal") for chunk in draft.args.get("gov.obj"))  # "give priority to the battle"
    told = trigger.analysis.article and (first or trigger.analysis.features.endswith(" pl"))
    if told or _is_known(draft.parsed, trigger):
        return False  # "the scene of the clashes"
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
    purpose = tag.future or (tag.prep and tag.features.startswith("present") and not is_sequel(parsed, trigger))
    goes_on = trigger.is_a("op.aspect", "op.complete", "op.continue_state", "rise") and not tag.future
    if trigger.kind == "verb" and purpose and not goes_on:
        yield "op.plan"
    for steps, position in enumerate(range(trigger.index - 1, -1, -1), start=1):
        chunk = parsed.chunks[position]
        if steps > _REACH or chunk.kind == "mark" or (chunk.kind == "conj" and not chunk.is_a("or")):
            return
        aside = trigger.kind == "event" and not trigger.case_senses.isdisjoint(_BESIDE)  # "must, after the capture of"
        only = parsed.chunks[position + 1].is_a("only")  # "is nothing but"
        if chunk.kind == "part" and not (aside or only) and not _of_another(parsed, chunk, trigger):
            yield from _particle(chunk, tag.features)
        elif chunk.kind == "comp":
            done = chunk.is_a("sub.time") and _has_happened(parsed, position)
            yield from (sense for sense in chunk.senses if sense.startswith("op.") and not done)
            before = parsed.chunks[position - 1] if position else None
            if chunk.is_a("comp") and tag.features.startswith("present") and _is_charged(parsed, before):
                yield "op.plan"  # "it is upon them to withdraw"
            if not (aside or chunk.is_a("sub", "sub.time")):
                yield from _before_that(parsed, position, trigger)
            return
        elif chunk.kind == "event" and steps == 1 and "prep.for" in trigger.case_senses:
            yield from chunk.senses & {"op.plan", "op.hedge", "op.attempt"}  # "in preparation for storming the town"
        elif chunk.kind in {"np", "event"} and (trigger.gen or trigger.coord):
            yield from (sense for sense in chunk.senses | chunk.case_senses if sense.startswith("op."))
        elif chunk.kind == "verb" and not _only_is(parsed, chunk):
            return
        elif chunk.kind == "prep":
            yield from (sense for sense in chunk.senses if sense.startswith("op."))


def _only_is(parsed: Parsed, verb: Chunk) -> bool:
    """Whether a verb only carries the tense of a clause that "that" opens (denied that he "be" to have agreed)."""
    before = parsed.chunks[verb.index - 1 : verb.index]
    return verb.is_a("aux") and verb.analysis.features.startswith("present") and any(
        chunk.kind == "comp" for chunk in before)


def _is_charged(parsed: Parsed, before: Chunk | None) -> bool:
    """Whether the phrase before "to" opens its clause and is upon whom it is to do something."""
    if before is None or not ("prep.on" in before.case_senses or (before.kind == "pron" and before.is_a("on"))):
        return False
    return before.index == 0 or parsed.chunks[before.index - 1].kind in {"conj", "comp", "mark"}


def _of_another(parsed: Parsed, particle: Chunk, trigger: Chunk) -> bool:
    """Whether a negation denies another noun before the trigger ("has no connection with the attack")."""
    other = parsed.chunks[particle.index + 1]
    return particle.is_a("op.negate") and other.kind == "np" and other is not trigger and not (
        trigger.gen or trigger.coord or other.is_a("any", "op.negate", "truth"))


def _has_happened(parsed: Parsed, position: int) -> bool:
    """Whether what stands before "before that" is in the past, so that both have happened (fought until they took)."""
    verbs = [chunk for chunk in parsed.chunks[:position] if chunk.kind == "verb" and not chunk.is_a("say")]
    return bool(verbs) and verbs[-1].analysis.features.startswith("past")


def _particle(chunk: Chunk, features: str) -> Iterator[str]:
    """A particle's operators; "qad" is a hedge before a present verb and nothing before a past one."""
    if chunk.is_a("op.perfect"):
        if features.startswith("present"):
            yield "op.hedge"
        return
    yield from (sense for sense in chunk.senses if sense.startswith("op.") and sense != "op.continue_state")


def _before_that(parsed: Parsed, position: int, trigger: Chunk) -> Iterator[str]:
    """The verb or noun whose content clause ("that ...") the trigger stands in."""
    start = _before_clause(parsed, position)
    for back in range(start - 1, max(-1, start - 6), -1):
        chunk = parsed.chunks[back]
        if chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in HARD_MARKS:
            return
        if chunk.kind == "np" and chunk.analysis.pos == "adj" and chunk.is_a("say"):  # "adding that", "denying that"
            yield from chunk.senses & {"op.deny", "op.hedge"}
            return
        if chunk.kind in {"verb", "part", "event"} or (is_fear(chunk) and not trigger.is_a(*LASTS)):
            senses = {sense for sense in chunk.senses if sense in {"op.plan", "op.deny", "op.hedge", "op.fail"}}
            if "say" in chunk.senses and trigger.analysis.features.startswith("past"):
                senses -= {"op.plan"}
            yield from senses
            if chunk.kind == "verb":
                yield from (s for s in _negation_before(parsed, back))
                return


def _before_clause(parsed: Parsed, position: int) -> int:
    """The index itself, or where a relative clause begins between whose commas and the index nothing else stands (the
    source, who was not named, that ...)."""
    if position < 2 or parsed.chunks[position - 1].kind != "mark":
        return position
    for back in range(position - 2, 0, -1):
        if parsed.chunks[back].kind == "mark":
            return back if parsed.chunks[back + 1].kind == "rel" else position
        if parsed.chunks[back].kind == "comp":
            return position
    return position


def _negation_before(parsed: Parsed, index: int) -> Iterator[str]:
    if index > 0 and parsed.chunks[index - 1].kind in {"part", "comp"} and parsed.chunks[index - 1].is_a("op.negate"):
        yield "op.negate"  # "without that they left", too


def _is_known(parsed: Parsed, trigger: Chunk) -> bool:
    """Whether an event is told of as having been: with the article, and by a clause that tells more about it."""
    after = parsed.chunks[trigger.index + 1 : trigger.index + 2]
    return trigger.kind == "event" and trigger.analysis.article and any(chunk.kind == "rel" for chunk in after)


def _over(parsed: Parsed, event: Chunk, sense: str) -> bool:
    """Whether a word of a sense stands over an event noun in its clause (allowing the launch of)."""
    for chunk in reversed(parsed.chunks[max(0, event.index - _REACH) : event.index]):
        if chunk.kind in {"mark", "comp", "conj"}:
            return False
        if chunk.is_a(sense):
            return True
    return False


def _is_none(parsed: Parsed, victims: Chunk) -> bool:
    """Whether people are those whom a negated verb says there were none of ("there were no dead")."""
    for chunk in reversed(parsed.chunks[max(0, victims.index - _REACH) : victims.index]):
        if chunk.kind == "verb":
            tells = chunk.is_a("op.cause", "op.witness", "find", "get") or not chunk.senses
            return tells and "op.negate" in _negation_before(parsed, chunk.index)
        if chunk.kind not in {"pron", "event", "time"}:
            return False
    return False


def _governing(parsed: Parsed, governor: Chunk, trigger: Chunk) -> Iterator[str]:
    """Operators that the governing verb brings to an event noun: its own sense, and those before it."""
    if _is_known(parsed, trigger):
        return
    if governor.kind == "event" and (verb := _verb_over(parsed, governor)) is not None:
        yield from verb.senses & (_LENT - {"op.attempt"})
        yield from operators(parsed, verb)
    charged = governor.is_a("op.charge") and bool(trigger.case_senses & _CHARGED)
    near = trigger.index - governor.index <= 5 or waiting_verb(parsed, trigger) is governor or charged
    close = near and trigger.case_senses.isdisjoint(_BESIDE)
    if close and not (governor.is_a("threaten") and not trigger.case):  # what is in danger is there
        yield from governor.senses & _LENT
    if close and governor.kind == "verb" and governor.is_a("say") and governor.analysis.future and not trigger.case:
        yield "op.plan"  # "will announce a truce"
    ended = governor.kind == "verb" and governor.is_a("op.stop", "suspend") and not trigger.case
    if close and ended and (governor.analysis.features.startswith("past") or governor.index == 0):
        yield "op.fail"  # "suspended the raids"; at the head "the stop of the fighting" is written like a verb
    if close and governor.is_a("strike") and trigger.is_a("capture") and not trigger.case:
        yield "op.plan"  # an attack that "targets the retaking of the town"
    # "did not say when the attack was to begin", "has nothing to do with the attack", "did not stop the attack"
    apart = governor.is_a("say", "tell", "op.stop") or (trigger.analysis.article and bool(trigger.case)) or (
        not trigger.case_senses.isdisjoint(_BESIDE))
    agreed = governor.is_a("commit") and trigger.case_senses & {"prep.on", "prep.at"}  # "did not agree to a truce"
    complement = agreed or (not apart and (not trigger.case or not trigger.case_senses.isdisjoint(_COMPLEMENT)))
    beside = not trigger.case_senses.isdisjoint(_BESIDE)
    light = governor.is_a("op.light", "op.cause", "op.achieve", "op.witness", "op.undergo", "op.was")
    if close and not beside and (complement or light):
        yield from operators(parsed, governor)


def _verb_over(parsed: Parsed, event: Chunk) -> Chunk | None:
    """The verb on which an event noun depends that only says how ("will carry out the launch of raids")."""
    if not event.is_a("op.light", "op.aspect") or not event.case_senses <= _COMPLEMENT:
        return None
    for chunk in reversed(parsed.chunks[max(0, event.index - _FAR) : event.index]):
        if chunk.kind in {"mark", "comp", "conj", "rel"}:
            return None
        if chunk.kind == "verb":
            return chunk if chunk.is_a("op.light", "op.plan", "op.hedge", "allow", "op.fail", "op.deny") else None
    return None
