"""What depends on what: the names of a phrase's functions, and whose subject may do what depends on it."""

from collections.abc import Collection, Iterator, Sequence

from khabar.read.by_whom import is_by_another
from khabar.read.chunks import LOCAL, Chunk, Parsed, observes
from khabar.read.functions import Arguments

ADJUNCT = frozenset({"place.in", "place.near", "place.on", "place.at", "prep.cause", "prep.with", "meanwhile"})
_UPON = frozenset({"prep.on", "prep.against"})
_OPENING = ("attack", "enter", "op.attempt")  # what a fight breaks out after, or goes on since
_OWNED = frozenset({"place.head", "place.vague", "place.military", "place.site", "post", "facility", "base",
                    "materiel.vehicle", "bus", "convoy"})
_MEANS = frozenset({"prep.at", "prep.led", "prep.with"})  # "by", "with" the help of
COUNTED = frozenset({"counted", "victim.dead", "victim.wounded", "victim.captive", "part"})
STRIKING = frozenset({"weapon.bomb", "weapon.ground", "weapon.air", "operation", "campaign"})
_BEFALLS = ("befall", "victim.dead", "victim.wounded")  # what comes over people, and those whom it came over
_DEEDS = ("airstrike", "shell", "strike", "assault")  # an adjective of a country says whose these are
_LIST = 5  # chunks from a verb to what "and" may join something to that depends on it
_ASIDE = frozenset({"place.direction", "time.noun", "number", "manner", "times", "say"})
_ON = ("capture", "hold", "assault", "airstrike", "shell", "strike")  # done "on" ground or somebody
_OBJECTLESS = ("withdraw", "flee", "arrive", "explode", "clash", "fall", "advance")  # done to nobody
REACH = 3  # phrases that may stand between two event nouns beside the doer of the first
FORCES = frozenset({"party.head", "party.name", "air.platform", "unknown.party"})


def may_lend(lender: Chunk, phrase: Chunk, event: Chunk) -> bool:
    """Whether the subject of a verb or noun may be who does what depends on it.

    Who speaks of a deed or calls for it has done it only if it is a party (the army announced the capture of), and
    never what merely befell somebody (the army announced the death of).
    """
    if lender.is_a("condemn", "demand", "warn") or (event.analysis.article and event.is_a(*_DEEDS) and any(
            "adjective" in name.kinds for name in event.names)):
        return False  # the Turkish raids are Turkey's
    if lender.is_a("claim"):
        return phrase.is_a(*FORCES)  # who owns up to a blast has done it
    if not lender.is_a("say", "urge", "demand"):
        return True
    told = not event.is_a(*_BEFALLS) and event.case_senses.isdisjoint(ADJUNCT | {"prep.in"})
    # an officer
    single = phrase.is_a("person") and phrase.quantity is None and phrase.analysis.features.endswith(" sg")
    named = phrase.is_a("person.title", "person.name")
    return told and not observes(phrase) and phrase.is_a(*FORCES) and not (named or single)


def is_doer_of_participle(chunks: Sequence[Chunk], phrase: Chunk, trigger: Chunk) -> bool:
    """Whether a phrase says by whom is done what the participle right before it tells (the quarter besieged by X)."""
    before = chunks[phrase.index - 1] if phrase.index else None
    return before is not None and before is not trigger and before.kind == "rel" and "prep.by" in phrase.case_senses


def stands_beside(chunks: Sequence[Chunk], event: Chunk) -> bool:
    """Whether an event noun, or the one that only says how it goes (amid the going on of the shelling), stands under a
    preposition of what happens beside the deed of the verb."""
    head = event
    while head.gen and chunks[head.index - 1].kind == "event" and chunks[head.index - 1].is_a("op.aspect"):
        head = chunks[head.index - 1]
    before = chunks[head.index - 1] if head.index else None
    timed = before is not None and before.time is not None and before.time.before  # "four days after the attack"
    return timed or not head.case_senses.isdisjoint(ADJUNCT)


def is_apart(chunks: Sequence[Chunk], verb: Chunk, event: Chunk) -> bool:
    """Whether the subject of a verb has no part in an event noun of its clause: that stands beside, or far behind in a
    list, or goes on with what the verb says befell somebody (X announced the death of two and the wounding of four).
    """
    if (event.mate is not None and event.mate.index - verb.index > _LIST) or stands_beside(chunks, event):
        return True
    before = (chunk for chunk in reversed(chunks[verb.index + 1 : event.index]) if chunk.kind == "event")
    fate = next(before, None) if event.coord and verb.is_a("say") and event.is_a("kill", "wound") else None
    return fate is not None and fate.is_a(*_BEFALLS)


def of_the_harmed(bare: Sequence[Chunk]) -> list[Chunk]:
    """What a verb of harm may have hurt: no phrase of where (in the north; towns), no office (X, head of the group)."""
    def where(chunk: Chunk) -> bool:
        return "place.direction" in chunk.analysis.senses or (
            chunk.is_a("town", "center") and not chunk.is_a("person", *FORCES))

    def office(chunk: Chunk, before: Chunk | None) -> bool:
        beside = before is not None and before.index == chunk.index - 1 and before.is_a("person.name", "human.name")
        return beside and chunk.is_a("person.title")

    told = zip((None, *bare), bare, strict=False)
    return [chunk for before, chunk in told if not (where(chunk) or office(chunk, before))]


def is_aside(chunk: Chunk) -> bool:
    """Whether a bare phrase is no argument: a word of time, a participle of speech (adding, noting), a manner, the
    number of a model, how often, a direction by itself ("in X (south)")."""
    if chunk.senses.isdisjoint(_ASIDE) and "times" not in chunk.modifiers:
        return False
    tag = chunk.analysis
    time = chunk.is_a("time.noun") and (chunk.stop - chunk.head == 1 or not chunk.is_a("transparent"))
    # what an aircraft or rocket is called
    model = chunk.is_a("number") and not chunk.is_a("part") and chunk.quantity is None and chunk.stop - chunk.first == 1
    said = chunk.kind == "np" and chunk.is_a("say") and not tag.article
    lone = chunk.is_a("place.direction") and chunk.stop - chunk.head == 1 and not tag.article
    return lone or time or model or said or chunk.is_a("manner", "times", "reflexive") or "times" in chunk.modifiers


def _functions_of(chunk: Chunk) -> Iterator[str]:
    """The names under which a phrase's case is known to the grammar: the preposition and what it means."""
    if chunk.case:
        yield chunk.case
        yield from (sense.removeprefix("prep.") for sense in chunk.case_senses if sense.startswith("prep."))
        amid = chunk.kind == "event" and "prep.amid" in chunk.case_senses  # goes on beside, no cause
        if any(sense.startswith("place.") for sense in chunk.case_senses) and not amid:
            yield "at"
        if "towards" in chunk.case_senses:
            yield "towards"
        if chunk.kind == "event" and "sub.time" in chunk.case_senses and chunk.is_a(*_OPENING):
            yield "upon"


def dependent(parsed: Parsed, chunk: Chunk, trigger: Chunk) -> Iterator[str]:
    """The functions of a phrase in its clause: none where it only says whom the party before it is loyal to, or goes
    with an event noun that stands nearer than the trigger.

    Under "from" a party that only says of whom those are that were counted before it (ten of X) is no source.
    """
    before = parsed.chunks[chunk.index - 1] if chunk.index else None
    if trigger.kind == "event" and _goes_with_nearer(parsed.chunks, trigger, chunk):
        return
    if before is not None and "prep.for" in chunk.case_senses and is_dealt(before):
        return
    if "prep.from" in chunk.case_senses and _of_a_time(parsed.chunks, chunk, trigger):
        return
    if (before is not None and _is_against_later(before, chunk, trigger)) or (
            is_by_another(parsed.chunks, trigger, chunk)):
        return
    between = "prep.between" in chunk.case_senses and trigger.is_a("kill", "wound", "die", "arrest")
    if between and _fought_between(parsed.chunks, chunk, trigger):
        return
    still = before is not None and before.kind == "part" and before.is_a("op.continue_state")
    if "prep.hand" in chunk.case_senses and (still or _is_whose_ground(before, trigger)):
        return  # "the last town that is still in the hands of X", "to the town in the hands of X": nothing else is by X
    if before is not None and before.is_a("border") and "prep.between" in chunk.case_senses:
        return  # "on the border between the two countries"
    if before is not None and ((before is not trigger and _gives_means(before, chunk)) or _owns_hit(before, chunk)):
        return
    if before is not None and "attrib" in before.case_senses and before.is_a("statement", "account"):
        return  # "according to a statement of X": nothing is done to it
    if before is None or before.kind != "np":
        yield from _functions_of(chunk)
    elif "prep.in" in chunk.case_senses or parsed.aligned(before) is not chunk:
        owned = parsed.chunks[_first_joined(chunk).index - 1]
        men = any(each.quantity is not None or each.is_a(*COUNTED) for each in (before, owned))  # "ten of X and Y"
        counted = men or (owned.is_a("post") and not trigger.is_a("capture"))  # "a post of the army"
        measured = counted and "of" in chunk.case_senses and not chunk.is_a(*LOCAL)
        side = before.is_a("part", "place.direction") or "direction" in before.modifiers  # "the southern areas of X"
        part = side and "of" in chunk.case_senses and chunk.is_a("place.name")
        yield from (name for name in _functions_of(chunk) if name != "from" or not (measured or part))


def _first_joined(chunk: Chunk) -> Chunk:
    """The first of a list of phrases that "and" joins, of which a phrase is one."""
    while chunk.coord and chunk.mate is not None and chunk.mate.index < chunk.index:
        chunk = chunk.mate
    return chunk


def _owns_hit(before: Chunk, party: Chunk) -> bool:
    """Whether a party under "for" is whose the indefinite things are that stand right before it, under "on" (an attack
    on a camp of the army): it has no part in what happened to them."""
    hit = before.kind == "np" and not before.case_senses.isdisjoint(_UPON) and before.is_a(*_OWNED)
    bare = not (before.analysis.article or before.analysis.enclitic or before.is_a("has.party"))
    return hit and bare and "prep.for" in party.case_senses and party.is_a(*FORCES) and party.first == before.stop


def _gives_means(before: Chunk, party: Chunk) -> bool:
    """Whether a party under "from" is whose help the indefinite phrase right before it is (with support from X), so
    that nothing is taken from it."""
    help_ = before.kind in {"np", "event"} and not before.case_senses.isdisjoint(_MEANS) and not before.is_a(*LOCAL)
    own = "prep.from" in party.case_senses and party.is_a(*FORCES) and not party.coord
    return help_ and own and not before.is_a("weapon.bomb", "party.head") and not before.analysis.article


def _of_a_time(chunks: Sequence[Chunk], phrase: Chunk, trigger: Chunk) -> bool:
    """Whether a phrase under "from" belongs to a happening that only says when (took arms before the arrival of forces
    | of the army), or to one that ground is rid of them by (to storm the town and to clear it | of X)."""
    for chunk in reversed(chunks[trigger.index + 1 : phrase.index]):
        clears = chunk.is_a("capture") and chunk.coord and not trigger.is_a("capture")
        if chunk.kind == "event" and (clears or "sub.time" in chunk.case_senses):
            return True
        if not (chunk.gen or chunk.coord):
            return False
    return False


def _is_against_later(before: Chunk, phrase: Chunk, trigger: Chunk) -> bool:
    """Whether a phrase under "against" belongs to the happening right before it that is told beside the trigger (after
    a blast that shook the town, and after raids | against X), or one under "by" to what only says when (shells fell
    on the town, after a shelling | by X)."""
    later = before.kind == "event" and before.index > trigger.index and "sub.time" in before.case_senses
    if later and "prep.by" in phrase.case_senses:
        return True
    return later and before.joined and not before.coord and "prep.against" in phrase.case_senses


def _fought_between(chunks: Sequence[Chunk], phrase: Chunk, harm: Chunk) -> bool:
    """Whether a phrase under "between" is who fights, not among whom harm was done (hurt in fights between A and B)."""
    while phrase.coord and phrase.index > harm.index + 1:
        phrase = chunks[phrase.index - 1]
    fight = chunks[phrase.index - 1]
    return fight is not harm and fight.kind == "event" and fight.is_a("clash", "battle", "talk", "fire")


def _goes_with_nearer(chunks: Sequence[Chunk], event: Chunk, phrase: Chunk) -> bool:
    """Whether a phrase under "on" belongs to another event noun between, right behind which it or its doer stands
    (taking the town in a campaign to end the hold of X on the country)."""
    before = chunks[phrase.index - 1]
    if "prep.between" in phrase.case_senses:
        while before.kind == "np" and "prep.between" in before.case_senses:
            before = chunks[before.index - 1]  # "between A and B"
        # "to end the fighting between"; "an attack before talks between"
        return before.kind == "event" and before is not event and before.is_a("clash", "parley", "meet", "pact")
    if "prep.on" not in phrase.case_senses or phrase.coord:
        return False
    if before.kind == "rel" and before.is_a("direction") and before.index > event.index:
        return True  # "taking the hill that overlooks the town"
    for chunk in reversed(chunks[event.index + 1 : phrase.index]):
        if chunk.kind == "event":
            return chunk.is_a(*_ON) and not (chunk.gen and chunk.index == event.index + 1)  # "regaining control of"
        if chunk.kind == "verb":  # "an attack by the group that holds the town"
            led = chunks[chunk.index - 1]
            return led.kind == "rel" and led.index > event.index + 1 and chunk.is_a("hold", "hold.state", "capture")
        if chunk.kind != "np" or not (chunk.gen or chunk.coord):
            return False
    return False


def is_dealt(blow: Chunk) -> bool:
    """Whether a blow is told by its weight, so that "to" says whom it hit (a hard blow to X) and not whose it is."""
    weighed = blow.stop - blow.head > 1 and not blow.names and "weapon.quality" not in blow.modifiers
    return blow.is_a("blow") and weighed and not blow.analysis.features.endswith(" pl")


def measured_deed(chunks: Sequence[Chunk], chunk: Chunk) -> Chunk:
    """What a word of measure or a figure measures out (several attacks, all supplies, 20 tons), else the phrase."""
    deed = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
    # "a large number of representatives"
    many = chunk.senses == {"transparent"} and not chunk.analysis.enclitic and deed is not None and deed.kind == "np"
    if deed is None or chunk.kind != "np" or deed.case or deed.coord or deed.first != chunk.stop:
        return chunk
    if not (deed.gen or many):
        return chunk
    single = chunk.stop - chunk.first == 1
    deeds = single and deed.kind == "event" and chunk.is_a("transparent", "whole", "part")
    return deed if deeds or many or (single and chunk.senses == {"number"}) else chunk


def is_object_of_deed(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a bare phrase is what somebody does whose deed only says when or why (ten fell during the army's retaking
    | of control, by the army's shelling | of the town), so that it is nothing of the verb before."""
    if chunk.index < 2 or chunk.quantity is not None or not (chunk.kind == "event" or chunk.is_a(*LOCAL)):
        return False
    doer, deed = chunks[chunk.index - 1], chunks[chunk.index - 2]
    beside = deed.kind == "event" and not deed.case_senses.isdisjoint(
        {"sub.time", "prep.cause", *(("prep.in",) if deed.is_a("airstrike", "shell", "strike") else ())})
    return beside and doer.kind == "np" and doer.gen and doer.is_a(*FORCES)


def tells_of_blow(chunks: Sequence[Chunk], trigger: Chunk, bare: Sequence[Chunk]) -> bool:
    """Whether all that stands bare behind a verb of hitting so far is a blow of which a clause tells more, so that what
    it hit is still to come (the shelling that X carried out, hit | a hospital)."""
    blow = len(bare) == 1 and bare[0].kind == "event" and trigger.kind == "verb" and trigger.is_a("strike")
    return blow and chunks[bare[0].index + 1].kind == "rel"


def is_its_object(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a phrase is what a deed with a pronoun right before it is done to (his storming | of the village); not
    where the deed has no object (it put to death, before its withdrawal, | three captives)."""
    deed = chunks[chunk.index - 1]
    return deed.kind == "event" and bool(deed.analysis.enclitic) and not deed.is_a(*_OBJECTLESS)


def _is_whose_ground(before: Chunk | None, trigger: Chunk) -> bool:
    """Whether a party "in whose hands" something is stands behind ground that is attacked, and so holds that."""
    ground = before is not None and before.kind == "np" and before.is_a(*LOCAL)
    return ground and trigger.is_a("attack", "clash", *_DEEDS)


def tell_doer(chunks: Sequence[Chunk], args: Arguments) -> None:
    """Take the genitive of a harm that has an object behind it for its doer, and that object for the harmed (the
    execution by X | of ten people); that of a hit for what it is aimed at, unless that stands behind it (the hitting of
    X, but X's hitting | of the tower)."""
    event, doers, harmed = args.trigger, args.get("gen"), args.get("obj")
    if event.is_a("hit.at") and not harmed and not _hits_itself(chunks[event.index + 2 : event.index + _LIST], doers):
        args.functions["obj"] = args.functions.pop("gen")
        return
    done = event.is_a("kill", "wound", "arrest", "abduct", "uproot") and not event.is_a("befall", "die")
    if done and any(chunk.is_a(*FORCES) for chunk in doers) and any(
            chunk.is_a("person", "counted", "collective") or chunk.quantity is not None for chunk in harmed):
        args.functions["subj"] = args.functions["harmer"] = args.functions.pop("gen")
        args.functions["harmed"] = list(harmed)


def _hits_itself(behind: Sequence[Chunk], party: Sequence[Chunk]) -> bool:
    """Whether the genitive of a hit is who does it: aircraft, or a party before what it hits under "for"."""
    if any(chunk.is_a("air.platform", "air.party") for chunk in party):
        return True
    return any(chunk.is_a(*FORCES) for chunk in party) and any("prep.for" in chunk.case_senses for chunk in behind)


def where_it_is(chunks: Sequence[Chunk], verb: Chunk) -> Chunk | None:
    """The ground of which a clause tells what happens there (the area of X, where they are entrenched)."""
    near = reversed(chunks[max(0, verb.index - 2) : verb.index])
    opening = next((chunk for chunk in near if chunk.kind == "rel"), None)
    before = chunks[opening.index - 1] if opening is not None and opening.index and opening.is_a("sub") else None
    if before is not None and before.kind == "mark":
        before = chunks[before.index - 1] if before.index else None
    return before if before is not None and before.kind == "np" and before.is_a(*LOCAL) else None


def is_timed(chunks: Sequence[Chunk], event: Chunk) -> bool:
    """Whether a happening only says when something else was done (after a raid, the day after an attack)."""
    if event.analysis.enclitic:
        return False  # "after their raid" says whose it was
    before = chunks[event.index - 1] if event.index else None
    return "sub.time" in event.case_senses or (event.gen and before is not None and before.is_a("time.noun"))


def is_linked_to(chunks: Sequence[Chunk], event: Chunk) -> bool:
    """Whether a deed is one that somebody is told to have to do with (a suspect linked to the attack), whoever finds
    that out."""
    before = chunks[event.index - 1] if event.index else None
    if before is None or before.kind == "verb" or not event.case:
        return False
    return before.is_a("ties") or "aligned" in before.senses | before.modifiers


def resorts_to(verb: Chunk, event: Chunk) -> bool:
    """Whether a verb that means to flee to a place means to take to a deed here (they resorted to shelling), or one
    that means to do work, to be at it (they work on securing the road)."""
    while event.coord and event.mate is not None and event.mate.kind == "event" and event.mate.index < event.index:
        event = event.mate
    return (verb.is_a("resort") and "prep.to" in event.case_senses) or (
        verb.is_a("op.work") and "prep.on" in event.case_senses)


def is_in_a_time(chunks: Sequence[Chunk], verb: Chunk, event: Chunk) -> bool:
    """Whether a happening behind a verb only says when that was, or belongs to one that does (called on X for calm
    after the death of Y | in an attack)."""
    return any(chunk.kind == "event" and is_timed(chunks, chunk) for chunk in chunks[verb.index + 1 : event.index + 1])


def is_deed_before_doer(chunks: Sequence[Chunk], bare: Sequence[Chunk]) -> bool:
    """Whether of two phrases after a verb the first is a definite deed and the second who did it (it carried out the
    attacks a militia; it owned up to most of the attacks a group)."""
    if len(bare) < 2:
        return False
    deed = chunks[bare[0].index + 1] if bare[0].is_a("part") else bare[0]
    definite = deed.analysis.article or deed.analysis.enclitic or deed.gen
    return deed.kind == "event" and bool(definite) and bare[1].kind == "np" and bare[1].is_a("party.head", "party.name")


def is_doer_behind(verb: Chunk, bare: Sequence[Chunk]) -> bool:
    """Whether a party stands right behind a verb whose object is its pronoun (claimed it group X; carried it out two
    girls)."""
    first = bare[0] if bare else None
    if first is None or first.index != verb.index + 1 or first.kind != "np":
        return False
    return first.is_a("party.head", "party.name") or (verb.is_a("op.light") and first.is_a("person"))


_HARMS = ("kill", "wound", "destroy")  # what arms are told to do by themselves


def reaches(chunks: Sequence[Chunk], lender: int, event: int) -> bool:
    """Whether an event noun stands near enough to one that says how (the success of X, in the taking of): what only
    tells more of its doer (loyal to president Y) and an aside do not count."""
    counted, relative = 0, False
    for chunk in chunks[lender + 2 : event]:
        relative = (relative or chunk.kind == "rel") and chunk.kind != "mark"
        counted += not (relative or chunk.kind in {"mark", "time"} or _tells_more(chunk))
    return counted < REACH


def _tells_more(chunk: Chunk) -> bool:
    return chunk.kind == "np" and chunk.is_a("person.title", "person.name", "party.name") and not chunk.coord


def acts(phrase: Chunk, verb: Chunk, agentive: Collection[str]) -> bool:
    """Whether a phrase before a verb may be its subject: somebody, a number of men, or arms or an operation that are
    told to strike by themselves."""
    strikes = verb.is_a("strike", "wound") and not verb.analysis.enclitic and phrase.is_a(*STRIKING)
    men = phrase.is_a("counted") and verb.analysis.features.endswith(" 3mp")
    arms = verb.is_a(*_HARMS) and phrase.is_a("weapon.bomb", "weapon.ground") and not verb.analysis.enclitic and (
        phrase.is_a("feminine") == verb.analysis.features.endswith(" 3fs"))  # "a bomb killed two"
    return phrase.is_a(*agentive) or strikes or men or arms
