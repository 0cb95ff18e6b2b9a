"""What stands around a trigger: phrases before it, near it, attached to another, joined in a list."""

from collections.abc import Iterator, Sequence

from khabar.read.chunks import LOCAL, Chunk, Parsed, is_location, is_named
from khabar.read.functions import Arguments
from khabar.read.relatives import COMMAS, stands_by, tells_lie

# verbs of being and becoming, and of what something counts as
LINKING = frozenset({"op.continue_state", "op.aspect", "become", "op.light", "deem", "reckon"})
_AIMS = frozenset({"prep.for", "op.plan"})
_FIGHTS = ("attack", "clash", "operation", "shell", "airstrike", "strike")
_AIM_REACH = 9  # chunks from a fight to what it is for
_BLOWS = ("shell", "strike", "airstrike", "fire", "drop")
_HELD_BY_PRONOUN = ("on", "in", "from")  # the pronouns of ground that is taken, held or left
_SUBJECT_FIRST = 3  # chunks from a verb to the pronoun of ground, behind those who do it or to whom it is done
JUST_BEFORE = 5  # chunks back to the phrase that a predicate speaks of


def attached_to(parsed: Parsed, chunk: Chunk, relation: str) -> Iterator[Chunk]:
    """The phrase that directly follows another one under "from" (``of``) or "to", or the next joined by "and"; what a
    clause says that it carries (``load``).

    An adverb may stand between, or the other half of "killed and wounded", or a verb of belonging.
    """
    if relation == "and":
        yield from (each for each in parsed.chunks[chunk.index + 1 : chunk.index + 4] if each.mate is chunk)
        return
    if relation == "load":
        told = parsed.chunks[chunk.index + 1 : chunk.index + 3]
        yield from (each for each in told[1:] if told[0].is_a("carry") and each.kind == "np")
        return
    start = chunk.index + 1
    belongs = relation == "to" and parsed.chunks[start : start + 1] != [] and parsed.chunks[start].is_a("belong")
    start += belongs
    for following in parsed.chunks[start : start + 2]:
        if following.kind == "np" and not (following.coord and following.is_a("victim.dead", "victim.wounded")):
            if {"of": "of", "to": "prep.for"}[relation] in following.case_senses or (
                    belongs and "prep.to" in following.case_senses):
                yield following
            return
        if following.kind != "part" and not following.coord:
            return


def is_told_of_another(parsed: Parsed, args: Arguments, phrase: Chunk, function: str) -> bool:
    """Whether a phrase under "for" or "among" goes with something that stands nearer to it than the trigger.

    "The destruction of a car by the shelling of X": X shells. "Five were killed, and two died among the guards". So
    does where those stand who shell (the forces entrenched on the hill shelled the town).
    """
    trigger = args.trigger
    if phrase.case and trigger.is_a(*_BLOWS) and stands_of(parsed.chunks, phrase, args.get("subj") + args.get("by")):
        return True
    if function == "for":
        before = parsed.chunks[phrase.index - 1]
        return (before.kind == "event" and before is not trigger) or stands_by(parsed.chunks, phrase)
    told = (chunk for chunk in parsed.chunks[trigger.index + 1 : phrase.index] if chunk.kind in {"np", "event"})
    return function == "among" and any(chunk.is_a("fall", "kill") for chunk in told)


def stands_of(chunks: Sequence[Chunk], ground: Chunk, doers: Sequence[Chunk]) -> bool:
    """Whether a participle says of one of these that they stand on the ground (those entrenched in X and Y)."""
    while ground.coord and ground.index and is_location(chunks[ground.index - 1]):
        ground = chunks[ground.index - 1]
    if ground.index < 2 or chunks[ground.index - 1].kind != "rel" or not chunks[ground.index - 1].analysis.article:
        return False
    return any(chunk is chunks[ground.index - 2] for chunk in doers)


def phrases_before(parsed: Parsed, trigger: Chunk) -> Iterator[Chunk]:
    """Noun phrases before a trigger, nearest first; of phrases of one kind joined by "and" only the first."""
    for chunk in reversed(parsed.chunks[: trigger.index]):
        if chunk.kind == "np" and not tells_lie(parsed.chunks, chunk):
            earlier = parsed.chunks[chunk.index - 1] if chunk.coord else None
            if earlier is None or earlier.kind != "np" or not earlier.senses & chunk.senses:
                yield chunk


def phrases_just_before(parsed: Parsed, trigger: Chunk) -> Iterator[Chunk]:
    """Noun phrases before a predicate in its own clause; verbs of being and becoming do not part them."""
    for chunk in phrases_before(parsed, trigger):
        between = parsed.chunks[chunk.index + 1 : trigger.index]
        parted = any(other.kind == "comp" or (other.kind == "verb" and not other.is_a(*LINKING)) for other in between)
        if parted or len(between) >= JUST_BEFORE:
            return
        yield chunk


def near_phrases(parsed: Parsed, args: Arguments) -> Iterator[Chunk]:
    """Phrases of the clause: after the trigger, then before it, nearest first."""
    start, stop = args.window
    yield from (chunk for chunk in parsed.chunks[start + 1 : stop] if chunk.kind in {"np", "event"})
    for chunk in reversed(parsed.chunks[max(0, start - 6) : start]):
        if chunk.kind in {"np", "event"}:
            yield chunk
        elif chunk.kind in {"comp", "conj"}:
            return


def is_comma(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a chunk is a comma."""
    return chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in COMMAS


def after_comma(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a comma stands before a chunk."""
    return is_comma(parsed, parsed.chunks[chunk.index - 1])


def meant_by_pronoun(parsed: Parsed, args: Arguments) -> Iterator[Chunk]:
    """The phrases before the trigger that its pronoun may stand for, nearest first: one attached to it, or to the
    preposition that follows it (stormed the palace and seized it)."""
    after = args.trigger.index + 1
    hits = args.trigger.kind == "event" and args.trigger.is_a("hit.at") and bool(args.get("obj"))
    if hits and args.trigger.analysis.enclitic:
        return  # "its hitting of the village": the pronoun tells who hits
    while args.trigger.kind == "event" and after < len(parsed.chunks) and (
            parsed.chunks[after].gen or parsed.chunks[after].coord) and parsed.chunks[after].kind == "np":
        after += 1  # "the capture of it by X", as Arabic says "the capture of X of it"
    while args.trigger.kind == "verb" and after < min(len(parsed.chunks), args.trigger.index + _SUBJECT_FIRST) and (
            parsed.chunks[after].kind == "np" and not parsed.chunks[after].case):
        after += 1  # "and X seized it", as Arabic says "and seized X of it"
    following = parsed.chunks[after : after + 1]
    stopped = args.trigger.is_a("repel")  # "and the army stood up to it": to them, or to their attack
    led = bool(following) and following[0].kind == "pron" and following[0].is_a(
        *_HELD_BY_PRONOUN, *(("to",) if stopped else ()))
    if args.trigger.analysis.enclitic or led:
        own = args.get("subj")  # who does it does not do it to himself
        for chunk in reversed(parsed.chunks[: args.trigger.index]):
            named = chunk.kind == "np" and not _is_epithet(parsed.chunks, chunk)
            if (named or (stopped and chunk.kind == "event")) and chunk not in own and not (stopped and chunk.coord):
                yield chunk


def _is_epithet(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a phrase only says what the one before it is (they took X, which is the country's second town)."""
    it = chunks[chunk.index - 1] if chunk.index else None
    return it is not None and it.kind == "pron" and bool(it.analysis.conj) and not it.senses and not chunk.case


def meant_by_his_harm(parsed: Parsed, args: Arguments) -> Iterator[Chunk]:
    """Whom the pronoun of an event noun means that tells to what a blow led (X shot at Y, which led to his death): the
    people named before it in their clause, nearest first, those who stand as its subject last."""
    people: list[Chunk] = []
    subjects: list[Chunk] = []
    for chunk in reversed(parsed.chunks[: args.trigger.index if args.trigger.analysis.enclitic else 0]):
        if chunk.kind == "comp":
            break
        known = chunk.analysis.enclitic or chunk.is_a("observer")  # "at his comrades, which led to his death": not they
        if chunk.kind != "np" or chunk.coord or known or chunk.quantity is not None:
            continue
        first = chunk.index and parsed.chunks[chunk.index - 1].kind == "verb" and not chunk.case
        (subjects if first else people).append(chunk)
    yield from (*people, *subjects)


def is_put_again(parsed: Parsed, following: Chunk, chunk: Chunk) -> bool:
    """Whether a phrase is joined to another with its preposition put again, or another one of place (in A and near B,
    in A and also in B)."""
    before = parsed.chunks[following.index - 1]
    joined = following.joined or (before.kind == "part" and bool(before.analysis.conj) and not before.senses)
    if not joined or not following.case or not chunk.case:
        return False
    where = is_location(following) and is_location(chunk) and is_named(following)
    return following.case == chunk.case or where


def joins_a_place(parsed: Parsed, following: Chunk, chunk: Chunk) -> bool:
    """Whether a conjunct goes on a list of places that only tells where a party is (X in A and B)."""
    before = parsed.chunks[following.index - 1]
    within = before is not chunk and before.is_a(*LOCAL) and is_location(before)
    if chunk.is_a(*LOCAL):
        nameless = chunk.is_a("place.vague") and not chunk.is_a("has.place")
        return within and nameless and following.is_a("place.name") and before.is_a("place.name")
    afar = before is not chunk and following.is_a("place.name") and not following.is_a("party.head")
    afar = afar and not (before.coord and before.is_a("party.name") and following.is_a("party.name"))  # states
    return afar or (within and following.is_a("place.name", "place.head"))


def fought_for(parsed: Parsed, trigger: Chunk) -> bool:
    """Whether an event noun is what a fight or attack is for (they fight to take the town, an attack to retake it)."""
    if trigger.kind != "event" or trigger.case_senses.isdisjoint(_AIMS):
        return False
    for chunk in reversed(parsed.chunks[max(0, trigger.index - _AIM_REACH) : trigger.index]):
        if chunk.kind in {"comp", "conj"} or (chunk.kind == "mark" and not is_comma(parsed, chunk)):
            return False
        if chunk.is_a(*_FIGHTS):
            return True
        if chunk.kind == "verb":
            return False
    return False
