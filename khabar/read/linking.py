"""Drafts of one sentence that belong together: made one when they tell one happening, lent each other's parties."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from khabar.read.by_whom import goes_on_beside
from khabar.read.chunks import LOCAL, Chunk, is_location, is_named
from khabar.read.deeds_in_turn import share_ground
from khabar.read.figures import is_told_since
from khabar.read.frames import Draft
from khabar.read.fronting import fronts
from khabar.read.losers import are_men_of, beaten, foes_of, winners
from khabar.read.neighbours import is_comma
from khabar.read.one_of_those import name_one_of_those
from khabar.read.owners import owner_of
from khabar.read.prey import is_toll_of
from khabar.read.replies import is_parted
from khabar.read.sides_by_losses import tell_sides
from khabar.read.struck_in_turn import share_struck
from khabar.read.told_apart import told_apart
from khabar.read.toll_parts import by_sides
from khabar.read.victims import is_held_ground, lend_struck, lend_victims, share_victims

CAUSES = ("strike.", "battle.attack", "battle.clash")
EFFECTS = ("harm.", "materiel.destroyed", "people.displaced")
DIRECT = ("strike.", "battle.attack", "harm.site")
_VICTIMS = {"harm.killed": "victim.dead", "harm.wounded": "victim.wounded", "harm.captured": "victim.captive",
            "harm.missing": "victim.missing"}
_BESIDE = 8  # chunks between the killing of men and the destruction of their arms
_BEHIND = 6  # chunks from counted people to where they were
_PEOPLE = ("person", "collective")
_BODILY = ("harm.killed", "harm.wounded")
_TO_FOES = ("harm.killed", "harm.wounded", "harm.captured")  # what those do who win ground, to their enemies
_BLOWS = frozenset({"airstrike", "blow", "shell"})
_JOINING = ("obj", "subj", "gen", "at", "in")


def linked(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence, twins merged and effects given the doer and place of their cause."""
    out = by_sides([each for draft in merged(drafts) for each in (draft, *_further_victims(draft), *told_apart(draft))])
    share_victims(out)
    for draft in out:
        name_one_of_those(draft)
        if draft.rule.type == "strike.bomb":
            draft.slots["targets"] = [chunk for chunk in draft.get("targets") if not _is_own(draft, chunk)]
    for draft, following in pairwise(out):
        share_struck(draft, following)
    for draft in out:
        if draft.rule.type == "control.captured" and not draft.get("targets"):
            draft.slots["beaten"] = beaten(draft, out)
        if draft.rule.type.startswith(EFFECTS):
            cause = _cause_of(draft, out)
            _thrown_back(draft, out)
            if cause is not None:
                draft.cause = cause if cause in _named_causes(draft, [cause]) else None
                _borrow(draft, cause)
                if draft.rule.type in _BODILY and not draft.get("agents"):
                    draft.slots["agents"] = foes_of(draft.get("targets"), cause)
                    draft.lent += draft.slots["agents"]
        if draft.rule.type in _TO_FOES and not draft.get("agents"):
            near = sorted(out, key=lambda other: abs(other.trigger.index - draft.trigger.index))
            won = winners(draft.get("targets"), [other for other in near if not _told_apart(other, draft)])
            draft.slots["agents"] = won
            draft.lent += won
    _share_killers(out)
    tell_sides(out)
    share_ground(out)
    for draft in out:
        if draft.rule.type == "harm.captured" and all(chunk.is_a("generic") for chunk in draft.get("targets")):
            draft.slots["targets"] = _sought(draft) or draft.get("targets")
        if draft.rule.type == "materiel.destroyed" and not draft.get("targets"):
            draft.slots["targets"] = _harmed_beside(draft, out)
    return out


def _is_own(draft: Draft, vehicle: Chunk) -> bool:
    """Whether what somebody blew up is what he came in (the bomber blew up his car at a checkpoint)."""
    his = bool(vehicle.analysis.enclitic) and vehicle.is_a("materiel.vehicle")
    return his and draft.trigger.kind == "verb" and vehicle in draft.args.get("obj")


def _thrown_back(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Give fighters who were killed in an attack that failed to who threw it back, not to those who made it (the army
    foiled an attempt of X to storm the post, which left four fighters dead)."""
    arms = draft.rule.type == "materiel.destroyed"  # of those who were killed beside
    hurt = draft.get("targets") or (_harmed_beside(draft, drafts) if arms else [])
    if not (arms or draft.rule.type in _BODILY) or draft.get("agents") or not hurt:
        return
    earlier = (other for other in drafts if other.rule.type == "battle.repelled" and not _told_apart(other, draft))
    stopped = [other for other in earlier if other.trigger.index < draft.trigger.index and other.get("agents") and (
        (all(_is_anybody(each) for each in hurt) and not arms) or are_men_of(draft.parsed, hurt, other.get("targets")))]
    if stopped:
        draft.slots["agents"] = stopped[-1].get("agents")
        draft.lent += draft.slots["agents"]


def _share_killers(drafts: Sequence[Draft]) -> None:
    """Give "others" who were killed or hurt to who did it to the first (X killed three, while ten others were hurt)."""
    told, cause = list[Chunk](), None
    for draft in sorted(drafts, key=lambda draft: draft.trigger.index):
        if draft.rule.type not in _BODILY:
            continue
        counted = draft.get("counts") or draft.get("targets")
        another = draft.cause is not None and draft.cause is not cause  # "and others were hurt in another blast"
        if not draft.get("agents") and not another and any(chunk.is_a("others") for chunk in counted):
            draft.slots["agents"] = told
            draft.lent += told
        told, cause = draft.get("agents"), draft.cause
    for draft, following in pairwise(sorted(drafts, key=lambda draft: draft.trigger.index)):
        beside = following.trigger.kind == "verb" and following.trigger.index - draft.trigger.index == 1
        if beside and {draft.rule.type, following.rule.type} <= set(_BODILY) and not draft.get("agents"):
            draft.slots["agents"] = following.get("agents")  # "ten were killed and six hurt in operations of X"
            draft.lent += draft.slots["agents"]


def _sought(draft: Draft) -> list[Chunk]:
    """Whom the campaign was after in which anybody was arrested (260 people in raids that targeted members of X)."""
    chunks = draft.parsed.chunks
    for chunk in chunks[draft.trigger.index + 1 :]:
        if chunk.kind == "comp" or (chunk.kind == "verb" and chunk.analysis.conj):
            return []
        if chunk.kind == "verb" and chunk.is_a("strike"):
            sought = [each for each in chunks[chunk.index + 1 : chunk.index + 3] if each.kind == "np" and not each.case]
            named = [each for each in sought if each.is_a("person", "party.head", "party.name")][:1]
            return [*named, *(each for each in chunks[chunk.index + 1 :] if named and each.mate in named)]
    return []


def _harmed_beside(draft: Draft, drafts: Sequence[Draft]) -> list[Chunk]:
    """Whose arms are destroyed where "and" joins that to the killing of somebody's men: theirs.

    (It killed ten of X and destroyed two vehicles.)
    """
    for other in drafts:
        pair = sorted((draft.trigger, other.trigger), key=lambda chunk: chunk.index)
        joined = pair[1].joined or bool(pair[1].analysis.conj)
        if other.rule.type in {"harm.killed", "harm.wounded"} and joined and pair[1].index - pair[0].index <= _BESIDE:
            theirs = [chunk for chunk in other.get("targets") if chunk.is_a("party.name", "has.party", "party.head")]
            if theirs:
                draft.lent += theirs
                return theirs
    return []


def merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of one type that speak of one happening made one: a verb and the event noun that is its argument."""
    out: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in out if _same_happening(other, draft)), None)
        if twin is None:
            out.append(draft)
            continue
        if _set_off(twin, draft) or draft.trigger.is_a("prey.to"):
            twin.args.window = (twin.args.window[0], draft.args.window[1])
        by_it = draft.trigger in twin.args.get("at") and draft.trigger.quantity is not None  # "hit by two raids"
        if by_it or _is_number_of(twin, draft):
            twin.slots["counts"] = draft.get("counts")
        for slot, phrases in draft.slots.items():
            if slot not in twin.slots:
                twin.slots[slot] = phrases
    return out


def _same_happening(one: Draft, other: Draft) -> bool:
    """Whether one's trigger is the object, subject or instrument of the other's."""
    if one.rule.type != other.rule.type or one.parsed is not other.parsed:
        return False
    if any(other.trigger in phrases for phrases in one.slots.values()):
        return True  # "they agreed on a truce"
    figures = [chunk for chunk in other.get("counts") if chunk.quantity is not None]
    if figures and all(any(chunk is told for told in one.get("counts")) for chunk in figures):
        return True  # the number of the dead is told once, whatever says that it rose
    if not one.get("counts") and is_toll_of(one.parsed.chunks, one.trigger, other.trigger):
        return True
    if other.trigger.coord and other.trigger.index == one.trigger.index + 1 and _alike(one, other):
        return True
    qualified = [
        chunk for outer, inner in ((one, other), (other, one)) for chunk in outer.args.get("antecedent")
        if chunk in inner.args.get("gen") + inner.args.get("subj")
    ]
    carried = other.trigger.kind == "verb" and any(
        chunk in one.args.get("at") + one.args.get("gen") and chunk.is_a("weapon.bomb")
        for chunk in other.args.get("subj"))
    shot = other.trigger.kind == "verb" and other.trigger.analysis.enclitic and any(
        chunk in one.args.get("at") for chunk in other.args.get("antecedent"))
    if (carried or shot) and (one.trigger.kind == "event" or one.trigger.is_a("kill", "wound")):
        return True  # rockets that X fired; an attack with a car bomb that hit the post
    if _goes_on(one, other) or _set_off(one, other) or _is_number_of(one, other):
        return True
    governed = one.trigger.kind == "verb" and other.trigger.kind == "event" and other.args.governor is one.trigger
    if governed and one.rule.type.startswith("control.") and not other.trigger.case_senses:
        return True  # "they wrested control": the verb tells no other capture than its object does
    return bool(qualified) or any(
        inner.trigger in outer.args.get(function)
        for outer, inner in ((one, other), (other, one)) for function in _JOINING
        if outer.trigger.kind == "verb" or function == "gen" or (function == "at" and outer.trigger.analysis.enclitic)
    )


def _goes_on(one: Draft, other: Draft) -> bool:
    """Whether the second tells what the raids or the attack just told hit or are for (flew 16 raids on X, hitting Y;
    tried to advance on X to take it)."""
    between = one.parsed.chunks[one.trigger.index + 1 : other.trigger.index]
    tried = any(chunk.is_a("op.attempt") for chunk in between)  # "in an attempt of theirs" is written "among them"
    if one.trigger.kind != "event" or any(
            chunk.kind in {"verb", "comp", "conj"} or (chunk.is_a("among") and not tried) for chunk in between):
        return False
    tag, raids = other.trigger.analysis, one.trigger.is_a("airstrike", "blow")
    if other.trigger.kind == "verb" and raids and other.trigger.is_a("strike", "shell"):
        own = any(chunk.index > other.trigger.index for chunk in other.args.get("subj"))
        return not (tag.conj or own) and tag.features == "past 3fs"
    aim = other.rule.name.startswith(("capture-", "advance")) and "prep.for" in other.trigger.case_senses
    return aim and one.rule.type == "battle.attack" and not other.trigger.coord


def _set_off(one: Draft, other: Draft) -> bool:
    """Whether the second tells what the arms hit that the first says somebody set off (X blew up a car that hit Y)."""
    arms = one.parsed.chunks[other.trigger.index - 1]
    verbs = one.trigger.kind == other.trigger.kind == "verb" and one.trigger.is_a("explode")
    return verbs and arms in one.args.get("obj") and arms.is_a("weapon.bomb") and not other.trigger.analysis.conj


def _is_number_of(one: Draft, other: Draft) -> bool:
    """Whether the second only tells how many the raids or shells just told came to (the number of raids on X rose to 16
    raids)."""
    several, number = one.trigger, other.trigger
    if not (several.kind == number.kind == "event" and several.quantity is None and number.quantity is not None):
        return False
    pointed = number.analysis.article or number.analysis.enclitic or number.coord
    chunks = one.parsed.chunks
    came_to = any(chunk.is_a("rise", "raise") for chunk in chunks[max(0, several.index - _BEHIND) : number.index])
    own = any(chunk.index > number.index for slot in ("agents", "targets", "place") for chunk in other.get(slot))
    return came_to and not pointed and not own and not several.senses.isdisjoint(number.senses & _BLOWS)


def _alike(one: Draft, other: Draft) -> bool:
    """Whether two joined event nouns ("raids and missile strikes on") say the same of the same."""
    counted = any(chunk.quantity is not None for chunk in other.get("counts"))
    return all(one.get(slot) == other.get(slot) for slot in ("agents", "targets", "place")) and not counted


def _cause_of(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The strike or fight that an effect comes from: the one named in its clause, else the nearest."""
    causes = [other for other in drafts
              if other is not draft and other.rule.type.startswith(CAUSES) and not _told_apart(other, draft)]
    if not causes:  # "they set fire to a house, which left three dead"
        burnt = [other for other in drafts if other.rule.type == "harm.site" and other.get("agents")]
        ahead = [other for other in burnt if other.trigger.index < draft.trigger.index or _since(other, draft)]
        return ahead[-1] if ahead and draft.rule.type in _BODILY and not _told_apart(ahead[-1], draft) else None
    named = _named_causes(draft, causes)
    before = [cause for cause in causes if cause.trigger.index < draft.trigger.index]
    return named[0] if named else before[-1] if before else causes[0]


def _since(cause: Draft, draft: Draft) -> bool:
    """Whether a cause is told behind its effect as what that came after (they were hurt when X set fire to ...)."""
    between = draft.parsed.chunks[draft.trigger.index + 1 : cause.trigger.index]
    return any(chunk.kind == "comp" and chunk.is_a("sub.time") for chunk in between)


def _named_causes(draft: Draft, causes: Sequence[Draft]) -> list[Draft]:
    """The causes that the words around an effect name: its own, those it is said to be in, those of its governor."""
    own, governors = (
        [chunk for name, phrases in draft.args.functions.items() if name.startswith("gov.") == far for chunk in phrases]
        for far in (False, True))
    return [cause for cause in causes if cause.trigger in own] or [
        cause for cause in causes if _in_which(draft, cause)] or [
        cause for cause in causes if cause.trigger in governors]


def _in_which(draft: Draft, cause: Draft) -> bool:
    """Whether an effect and those joined to it (the killing of A and wounding of B) are said to be in that cause."""
    between = draft.parsed.chunks[draft.trigger.index + 1 : cause.trigger.index]
    nominal = bool(between) and all(
        chunk.kind in {"np", "event", "part"} or is_comma(draft.parsed, chunk) for chunk in between)
    return draft.trigger.kind == "event" and nominal and bool(cause.trigger.case) and not cause.trigger.coord


def _told_apart(cause: Draft, draft: Draft) -> bool:
    """Whether a conjunction (while, whereas) parts two happenings that have nothing to do with each other; or a day
    (on the morrow of), a reply (in revenge for), or a place with which a clause opens (..., and in X they attacked)."""
    low, high = sorted((cause.trigger.index, draft.trigger.index))
    chunks = draft.parsed.chunks
    if any("sub.morrow" in chunk.case_senses for chunk in chunks[low + 1 : high + 1]):
        return True
    if is_parted(chunks, cause.trigger, draft.trigger) or (
            draft.trigger.index < cause.trigger.index and goes_on_beside(chunks, cause.trigger)):
        return True
    sooner = [draft.trigger, *draft.args.get("gov.cause")]  # "X shelled Y after the death of", "an attack that killed"
    if any("sub.time" in chunk.case_senses and cause.trigger.index < chunk.index for chunk in sooner):
        return True
    return any((chunk.kind == "conj" and chunk.is_a("sub")) or (chunk.is_a(*LOCAL) and fronts(chunks, chunk))
               for chunk in chunks[low + 1 : high])


def _borrow(draft: Draft, cause: Draft) -> None:
    killers = draft.get("agents") if cause.trigger in draft.args.get("in") and draft.args.get("subj") else []
    killers = [chunk for chunk in killers if not chunk.case or chunk.gen]
    if killers and not cause.get("agents") and cause.rule.type.startswith(DIRECT):
        cause.slots["agents"] = killers  # "gunmen killed three in an attack"
        cause.lent += killers
    long = draft.cause is None and draft.rule.type in _BODILY and is_told_since(draft)  # "600 since the year began"
    others = long or draft.args.get("gov.pronoun")  # "the raids enabled them to kill ten"
    if not draft.get("agents") and cause.rule.type.startswith(DIRECT) and cause.get("agents") and not others:
        harmed = {id(chunk) for slot in ("targets", "counts") for chunk in draft.get(slot)}
        own = are_men_of(draft.parsed, draft.get("targets"), cause.get("agents")) and draft.get("targets")
        draft.slots["agents"] = [chunk for chunk in cause.get("agents") if id(chunk) not in harmed and not own]
    parties = (owner_of(cause.parsed, chunk) for chunk in cause.get("targets"))
    struck = [one for one in parties if one.is_a("party.head", "party.name", "has.party") or is_held_ground(one)]
    directed = cause.rule.type != "battle.clash"  # which of two that fight lost men it does not tell
    theirs = [chunk for chunk in struck if directed and (
        chunk.is_a("party.head", "party.name") or is_held_ground(chunk))]
    if theirs and draft.get("targets") and all(_is_anybody(chunk) for chunk in draft.get("targets")):
        draft.slots["targets"] = theirs
        draft.lent += [chunk for chunk in theirs if is_held_ground(chunk)]
    people = [chunk for chunk in cause.get("targets") if chunk.is_a(*_PEOPLE)]
    bare = all(chunk.is_a("generic", "counted") for chunk in draft.get("targets") + draft.get("counts"))
    direct = cause.rule.type.startswith("strike.") or (draft.cause is not None and cause.rule.type == "battle.attack")
    if people and bare and draft.rule.type in _BODILY and direct:
        draft.slots["targets"] = people  # "an attack that hit activists left 32 dead"
        draft.lent += people
    if struck and not draft.get("targets") and draft.rule.type.startswith("materiel."):
        draft.slots["targets"] = struck  # "the raids hit gatherings of X and destroyed four launchers"
        draft.lent += struck
    lend_struck(draft, cause)
    lend_victims(draft, cause)
    inside = draft.parsed.chunks[draft.trigger.index + 1 : draft.args.window[1]]
    if not draft.get("place") and cause.get("place") and not any(is_location(chunk) for chunk in inside):
        draft.slots["place"] = list(cause.get("place"))


def _is_anybody(chunk: Chunk) -> bool:
    """Whether victims are named by what they are alone (fighters), with no word of whose."""
    told = chunk.is_a("has.party", "serviceman") or chunk.stop - chunk.head > 1  # "soldiers" are of an army
    return {"party.head", "person"} <= chunk.senses and not told


def _further_victims(draft: Draft) -> Iterator[Draft]:
    """Victims of another side that are counted on (35 fighters of A and 17 soldiers of B): a claim of their own."""
    counted = draft.get("counts")
    pair = bool(counted) and counted[0].analysis.features.endswith(" du")
    if not draft.rule.type.startswith("harm.") or not counted or not (pair or counted[0].quantity is not None):
        return
    chunks = draft.parsed.chunks
    for chunk in chunks[counted[0].index + 1 : counted[0].index + 8]:
        they = chunk.kind == "pron" and not chunk.senses  # who they were, not who else was harmed
        if they or chunk.kind in {"verb", "comp", "event"} or chunk.is_a("among", "besides"):
            return
        several = chunk.quantity is not None or chunk.analysis.features.endswith(" du")
        people = chunk.kind == "np" and several and chunk.is_a("person", "party.head", "counted")
        other = any(chunk.is_a(sense) for kind, sense in _VICTIMS.items() if kind != draft.rule.type)
        if not people or not chunk.joined or other:
            continue
        whose = _whose(chunks, chunk)
        draft.slots["counts"] = [other for other in counted if other is not chunk]
        draft.slots["targets"] = [other for other in draft.get("targets") if other not in (chunk, *whose)]
        told = {**draft.slots, "counts": [chunk], "targets": whose or [chunk], "quote": [chunk, *whose]}
        here, there = (_where(chunks, each) for each in (counted[0], chunk))
        if here and there:  # "six dead in A and five dead in B"
            draft.slots["place"], told["place"] = here, there
        yield Draft(draft.rule, draft.parsed, draft.args, told, draft.context)


def _where(chunks: Sequence[Chunk], counted: Chunk) -> list[Chunk]:
    """The place with a name that stands behind the counted people, before any others are told."""
    for chunk in chunks[counted.index + 1 : counted.index + _BEHIND]:
        if chunk.kind in {"verb", "comp", "event"} or (chunk.joined and chunk.quantity is not None):
            return []
        if is_location(chunk) and is_named(chunk):
            return [chunk]
    return []


def _whose(chunks: Sequence[Chunk], counted: Chunk) -> list[Chunk]:
    """The parties under "of" that say whose the counted people are."""
    out: list[Chunk] = []
    for chunk in chunks[counted.index + 1 :]:
        if chunk.kind == "part" and not out:
            continue
        if chunk.kind != "np" or "of" not in chunk.case_senses or (out and not chunk.coord):
            break
        out.append(chunk)
    return out
