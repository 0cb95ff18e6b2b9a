"""Parties that were named and are told again: by the planes, the forces, the group, or a pronoun."""

from collections.abc import Sequence

from khabar.model.records import Span
from khabar.read.chunks import Chunk, Parsed, is_location, observes
from khabar.read.functions import Arguments
from khabar.read.subjects import AGENTIVE

Told = Sequence[tuple[int, Chunk, Parsed]]


def is_flyer(party: Chunk) -> bool:
    """Whether a party is told as definite aircraft alone (the planes struck), whoever flies them."""
    return party.is_a("air.platform") and party.analysis.article and party.stop - party.head == 1 and not party.names


def flyers(named: Told, before: Chunk, parsed: Parsed) -> Span | None:
    """Who flies "the planes": the alliance or the aircraft of somebody that was named last before them."""
    for _, chunk, here in reversed(named):
        earlier = here is not parsed or chunk.index < before.index
        whose = chunk.is_a("air.party") or (chunk.is_a("air.platform") and bool(chunk.names))
        if earlier and whose:
            return here.party(chunk)
    return None


def is_body(party: Chunk) -> bool:
    """Whether a party is told as definite forces alone, with no word of whose."""
    alone = party.stop - party.first == 1 and party.analysis.article and not party.names
    return alone and party.is_a("troops") and not party.is_a("person")


def bodies(named: Told, before: Chunk, parsed: Parsed) -> Span | None:
    """Which forces "the forces" are: those that were named so last before them."""
    for _, chunk, here in reversed(named):
        head = here.tags[chunk.head]
        earlier = here is not parsed or chunk.index < before.index
        if earlier and "troops" in head.senses and "person" not in head.senses and chunk.stop - chunk.head > 1:
            return here.party(chunk)
    return None


def are_men(party: Chunk) -> bool:
    """Whether a party is told as definite men alone (the gunmen, the fighters), with no word of whose."""
    alone = party.stop - party.first == 1 and party.analysis.article and party.quantity is None
    return alone and party.is_a("party.head") and "person" in party.analysis.senses and (
        party.analysis.features.endswith(" pl"))


def men(named: Told, before: Chunk, parsed: Parsed) -> Span | None:
    """Whose men "the fighters" are: those that their sentence called by the same noun with more words last before them.
    """
    for _, chunk, here in reversed(named):
        if here is not parsed:
            return None
        head = here.tags[chunk.head]
        if chunk.index < before.index and head.entry is before.analysis.entry and head.entry is not None:
            more = chunk.stop - chunk.head > 1 and head.features.endswith(" pl")
            return here.party(chunk) if more else None
    return None


def is_fighting(chunk: Chunk) -> bool:
    """Whether a phrase names somebody who fights, and not only who leads others (an alliance led by X)."""
    if not (chunk.is_a("party.head", "party.name") and chunk.is_a(*AGENTIVE)) or chunk.analysis.enclitic:
        return False
    place = chunk.is_a("place.name") and (is_location(chunk) or "prep.led" in chunk.case_senses)
    return not place and not observes(chunk)


def points_back(party: Chunk) -> bool:
    """Whether a party is told by a definite word alone (the group), so that it was named before."""
    return party.is_a("party.head") and party.analysis.article and party.stop - party.head == 1 and not party.names


def agrees(party: Chunk, person: str) -> bool:
    """Whether a pronoun of this person may stand for a party: "they" for any, "it" and "she" by gender; a name that no
    lexicon has may be of either gender."""
    if person == "body":
        return party.is_a("party.head")
    if person not in {"f", "m"} or (party.analysis.entry is None and not party.is_a("adjective.name")):
        return True
    several = party.analysis.features.endswith((" pl", " du"))
    if person == "m":
        return not several and not party.is_a("feminine")
    return not party.is_a("person", "adjective.name") if several else party.is_a("feminine")


def is_single(party: Chunk) -> bool:
    """Whether a party is told by the name or title of one man, who is no side of a fight (a president, a minister);
    joined to a force he stands for his own."""
    return not party.coord and party.is_a("person.title", "person.name", "human.name") and not party.is_a("party.head")


def does_both(args: Arguments, person: str) -> Chunk | None:
    """Who does a deed that is told by a pronoun and as the time of another (they cut the road after their taking the
    hill): who does the other, if the pronoun may stand for them and it is done to a thing, not to men who may be
    meant."""
    timed = args.trigger.kind == "event" and "sub.time" in args.trigger.case_senses
    others = [*args.get("gov.obj"), *args.get("gov.doer")]
    if not timed or len(args.get("gov.who")) != 1 or any(is_fighting(chunk) for chunk in others):
        return None
    who = args.get("gov.who")[0]
    return who if is_fighting(who) and agrees(who, person) else None
