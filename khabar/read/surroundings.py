"""What stands around a trigger beside the senses of words: tense, headline, preposition, what governs and qualifies."""

from collections.abc import Iterator, Sequence

from khabar.read.chunks import Chunk, Parsed
from khabar.read.functions import Arguments
from khabar.read.neighbours import fought_for

DOERS = ("subj", "gen", "by", "its", "gov.subj")
PARTIES = ("party.head", "party.name")
_WARLIKE = ("attack", "clash", "shell", "airstrike", "strike", "gunfire", "troops", "air.platform", "weapon.bomb",
            "weapon.ground")
_TOWNS = ("place.name", "has.place")
_SELF_REACH = 6  # words from a verb to the "themselves" that is its object
# what a governor tells beside the operators
_BEGUN = frozenset({"goes.on", "launch", "lose", "demand", "meet", "deem", "keep", "shrink", "attribute"})
_ASIDE = frozenset({"prep.from", "prep.on"})  # under these a definite fight is one spoken of: they fled from it
_MONTH = 28  # days, at least
_HALTED = ("obj", "gen", "subj")  # under which a verb or masdar has what it stops
_BEFORE = 5  # chunks before a trigger that are of its clause, at most
_NEXT = 2  # chunks from a verb to what stands right behind its subject


def of_sentence(parsed: Parsed) -> frozenset[str]:
    """What a sentence lends all its claims: that it tells of an accident or a quarrel, and of no fighting."""
    if not any("mishap" in chunk.senses for chunk in parsed.chunks):
        return frozenset()
    return frozenset(() if any(chunk.is_a(*_WARLIKE) for chunk in parsed.chunks) else {"mishap"})


def surroundings(parsed: Parsed, args: Arguments) -> Iterator[str]:
    """What the context tells beside the senses of its words: tense, headline, preposition, what governs."""
    trigger, governor = args.trigger, args.governor
    yield from _of_itself(parsed, trigger)
    if fought_for(parsed, trigger):
        yield "aim.fight"
    yield from _doers(args)
    if args.governor is not None and trigger.kind == "event" and args.governor.is_a("repel"):
        yield "of.repel"
    yield from (f"case.{sense.removeprefix('prep.')}" for sense in trigger.case_senses)
    if governor is not None:
        yield from (f"gov.{sense}" for sense in governor.senses if sense.startswith("op.") or sense in _BEGUN)
    if governor is not None and governor.is_a("hold.state") and trigger.kind == "event" and not trigger.case:
        yield "held.fast"  # "X holds the control of": it has it already
    if governor is not None and governor.is_a("wound") and trigger.index - governor.index <= _NEXT:
        yield "gov.wound"
    if governor is not None and governor.kind == "verb":
        yield "gov.past" if governor.analysis.features.startswith("past") else "gov.present"
        if governor.index and parsed.chunks[governor.index - 1].is_a("op.negate"):
            yield "op.negate"
    if any(chunk.kind == "rel" for chunk in parsed.chunks[trigger.index + 1 : trigger.index + 3]):
        yield "has.clause"
    if trigger.kind == "verb":
        yield from _of_verb(parsed, trigger)
        if any(_lasts(parsed, chunk) for chunk in parsed.chunks[trigger.index + 1 : args.window[1]]):
            yield "lasting"
    elif trigger.is_a("assault", "explode") and any(_is_town(chunk) for chunk in args.get("gen")):
        yield "known.by.place"
    if parsed.paragraph == 0 and parsed.headline:
        yield "in.headline"
    if trigger.kind == "event" and _is_held(parsed, trigger):
        yield "held"
    if trigger.kind == "event" and _is_prospect(parsed, trigger):
        yield "prospect"
    before = parsed.chunks[trigger.index - 1] if trigger.index else None
    if before is not None and before.is_a("airstrike") and "prep.for" in trigger.case_senses:
        yield "adj.air"  # an air campaign to shell ...
    yield from _of_what(parsed, trigger)
    if trigger.is_a("arrest") and any(chunk.is_a("advance") for name in _HALTED for chunk in args.get(name)):
        yield "halts.advance"  # Arabic has one verb for holding people and for holding up an advance


def around(chunks: Sequence[Chunk], args: Arguments, *, apart: bool) -> Sequence[Chunk]:
    """The phrases of the clause of a trigger; from the trigger on where what stands before it is ``apart``. That
    somebody holds ground, told of it by a clause of its own, has nothing to do with what is done to the ground."""
    trigger = args.trigger
    held = args.get("antecedent") if trigger.kind == "verb" and trigger.is_a("hold.state") else ()
    low, high = trigger.index, max(args.window[1], trigger.index + 1)
    while not apart and low > 0 and trigger.index - low < _BEFORE and chunks[low - 1].kind not in {"comp", "mark"}:
        low -= 1
        if chunks[low].kind == "verb" or chunks[low] in held:
            break
    marks = (chunk.index for chunk in chunks[trigger.index : high] if chunk.kind == "mark") if held else iter(())
    return chunks[low : next(marks, high)]


def _is_held(parsed: Parsed, event: Chunk) -> bool:
    """Whether a verb right behind a happening says that it takes place (a round of talks will be held in X)."""
    for chunk in parsed.chunks[event.index + 1 : event.index + 2 * _NEXT]:
        if chunk.kind in {"comp", "conj", "rel", "mark"}:
            return False
        if chunk.kind == "verb":
            return chunk.is_a("op.light", "impersonal") and not chunk.analysis.conj
    return False


def _is_prospect(parsed: Parsed, event: Chunk) -> bool:
    """Whether only what may bring a happening about is told (the chances of reaching a truce)."""
    for chunk in reversed(parsed.chunks[max(0, event.index - _NEXT) : event.index]):
        if chunk.kind not in {"np", "event"}:
            return False
        if "prospect" in chunk.senses | chunk.modifiers:
            return True
    return False


def _of_what(parsed: Parsed, trigger: Chunk) -> Iterator[str]:
    """The senses of the phrase that the trigger qualifies, or that what it is joined to does."""
    beside = not trigger.coord or trigger.mate is None or trigger.mate.index == trigger.index - 1
    if trigger.index > 0 and (trigger.gen or trigger.coord) and beside:
        before = parsed.chunks[trigger.index - 1]
        yield from (f"of.{sense}" for sense in before.senses)
        if before.index and before.gen and before.is_a("capture") and trigger.is_a("capture"):
            yield from (f"of.{sense}" for sense in parsed.chunks[before.index - 1].senses)  # to retake control of
    kept = "prep.from" in trigger.case_senses and trigger.index > 1 and parsed.chunks[trigger.index - 1].kind == "np"
    if kept and parsed.chunks[trigger.index - 2].is_a("forbid"):
        yield "of.forbid"  # "to keep X from taking"
    if trigger.coord and trigger.mate is not None and trigger.mate.gen:  # "to prevent smuggling and infiltration"
        yield from (f"of.{sense}" for sense in parsed.chunks[trigger.mate.index - 1].senses)


def _doers(args: Arguments) -> Iterator[str]:
    """Whether a party does it, and whether that is a single statesman, who attacks with words."""
    doers = [chunk for name in DOERS for chunk in args.get(name) if chunk.is_a(*PARTIES)]
    if doers:
        yield "has.doer"
    if doers and all(chunk.is_a("human.name") and not chunk.is_a("party.head") for chunk in doers):
        yield "by.human"


def _is_town(place: Chunk) -> bool:
    """Whether a place has a name and is none of the things that are blown up (a prison, a post)."""
    return place.is_a(*_TOWNS) and not place.is_a("place.site", "post", "bridge")


def _of_verb(parsed: Parsed, trigger: Chunk) -> Iterator[str]:
    """What the tense of a verb and the word before it tell."""
    features = trigger.analysis.features
    before = parsed.chunks[trigger.index - 1] if trigger.index else None
    taken = before is not None and {"sub.time", "op.plan"} <= before.senses  # "before they took it"
    yield "tense.past" if features.startswith("past") or taken else "tense.present"
    if features.startswith("present"):
        yield from (f"present.{sense}" for sense in trigger.analysis.senses)
        if any(chunk.is_a("op.was") for chunk in parsed.chunks[max(0, trigger.index - _NEXT) : trigger.index]):
            yield "used.to"
    if before is not None and before.kind == "comp" and before.is_a("op.negate"):
        yield "op.negate"  # "without aid having reached them"
    if before is not None and before.kind == "comp" and before.is_a("sub.time"):
        yield "timed"  # "after they had driven them out": it only says when
    if before is not None and before.kind == "rel" and not before.is_a("sub"):
        yield "in.relative"
    if features.startswith("present") and trigger.index and _qualifies(parsed.chunks[trigger.index - 1]):
        yield "tells.which"


def _lasts(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether words tell a long time that something went on for (since last year, throughout four months)."""
    if chunk.time is None:
        whole = chunk.is_a("part") and not chunk.case  # "most of the time"
        return chunk.is_a("time.noun") and (whole or "throughout" in chunk.case_senses)
    when, senses = chunk.time.when, parsed.tags[chunk.first].senses
    long = when.kind == "year" or (when.kind == "date" and when.first is None) or (
        when.kind == "days" and when.first is not None and when.first <= -_MONTH)
    return long and ("since" in senses or "throughout" in senses)


def _of_itself(parsed: Parsed, trigger: Chunk) -> Iterator[str]:
    """Its own senses, what is attached to it, and whether what it delivers is who does it (gave themselves up)."""
    yield from (f"own.{sense}" for sense in trigger.analysis.senses)
    yield from (f"its.{sense}" for sense in trigger.modifiers if sense.startswith(("op.", "adj.")))
    if trigger.analysis.enclitic:
        yield "has.pronoun"
    if trigger.analysis.features.endswith(" pl"):
        yield "many"
    if trigger.analysis.article:
        yield "has.article"
        if not trigger.case_senses.isdisjoint(_ASIDE):
            yield "points.aside"
        if trigger.analysis.features.endswith(" pl"):
            yield "points.widely"
    if trigger.is_a("execute") and any("court" in chunk.senses | chunk.modifiers for chunk in parsed.chunks):
        yield "by.court"
    if trigger.is_a("deliver"):
        near = parsed.tags[trigger.stop : trigger.stop + _SELF_REACH]
        if any("reflexive" in tag.senses for tag in near):
            yield "of.self"


def _qualifies(before: Chunk) -> bool:
    """Whether a verb after a phrase or pronoun says which of them is meant: those who fight, factions that fight."""
    relative = before.kind == "rel" and not before.is_a("sub")
    indefinite = before.kind == "np" and not (before.analysis.article or before.analysis.enclitic or before.names)
    return relative or (indefinite and before.is_a("party.head", "person", "materiel.vehicle", "air.platform"))
