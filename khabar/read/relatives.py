"""Relative clauses and asides: whom a relative pronoun takes up, who can be the subject of its verb."""

from collections.abc import Sequence

from khabar.read.chunks import LOCAL, Chunk, Parsed

_DASHES = frozenset("-\u2013\u2014")
_LONGEST_ASIDE = 14  # chunks between two dashes
_CLAUSE_REACH = 4  # chunks after the clause of those who did it to what they did
_LONGEST_PHRASE = 6  # chunks between two commas
COMMAS = frozenset(",\u060c")
_SHORTEST_ASIDE = 3  # chunks from the beginning of a sentence to the comma that closes an aside in it
_SUBJECT_REACH = 4  # chunks from a verb to the comma behind its subject
_BACK = 4  # chunks from a verb to the pronoun of the ground that its clause tells of
# verbs that ask for another deed, for which they may wait
_WAITING = ("op.plan", "op.attempt", "op.achieve", "op.fail", "op.aspect")
# Phrases whose head does not tell the gender of what is meant: names, and words that only measure out.
_UNTOLD = ("place.name", "party.name", "transparent", "part", "whole")
_ONE = ("3ms", "3fs")
_PERSONS = frozenset({"3ms", "3fs", "3mp"})


def _gender(relative: Chunk) -> str:
    """The form of the third person that agrees with a relative pronoun as its subject; empty where any may."""
    entry = relative.analysis.entry
    if entry is None or entry.pos != "relative":
        return ""
    if entry.values("feminine"):
        return "3fs"
    return "3ms" if entry.values("masculine") else "3mp" if entry.values("several") else ""


def agrees(relative: Chunk, verb: Chunk) -> bool:
    """Whether a relative pronoun may be the subject of a verb, by gender and number."""
    wanted, features = _gender(relative), verb.analysis.features.split()
    return not wanted or not features or features[-1] not in _PERSONS or features[-1] == wanted


def may_qualify(relative: Chunk, noun: Chunk) -> bool:
    """Whether a relative pronoun may take up a phrase; what its own form does not tell (a name), it may."""
    wanted, tag = _gender(relative), noun.analysis
    told = not tag.senses.isdisjoint({"place.head", "compass"}) or not noun.is_a(*_UNTOLD)
    if wanted == "3ms" and told and tag.entry is not None and tag.features.endswith(" pl"):
        return False  # "the shelling with barrels, which": of the two the one that is a masculine singular
    if not wanted or tag.entry is None or not tag.features.endswith(" sg") or not told:
        return True
    feminine = noun.is_a("feminine") or bool(tag.entry.values("feminine"))
    return feminine == (wanted == "3fs") and wanted != "3mp"


def over_lie(chunks: Sequence[Chunk], relative: Chunk | None, place: Chunk) -> Chunk:
    """What a relative clause tells of behind a participle that only says where that lies (the factory lying north of
    the town, in which they are entrenched); else the phrase itself.

    Of a town that it lies in, too, the clause may tell, unless "and" joins it.
    """
    lies = chunks[place.index - 1] if place.index > 1 else place
    if relative is None or lies.kind != "rel" or not lies.is_a("direction") or not lies.analysis.article:
        return place
    site = chunks[lies.index - 1 - (chunks[lies.index - 1].kind == "mark")]
    told = place.is_a("place.direction", "border", "coast") or relative.analysis.conj
    fits = site.kind == "np" and site.is_a(*LOCAL) and may_qualify(relative, site)
    return site if fits and told else place


def sums_up(relative: Chunk, verb: Chunk) -> bool:
    """Whether a relative takes up all that was told, no phrase of it, as the cause of what follows (which led to)."""
    caused = relative.is_a("maybe.negate") and relative.index == verb.index - 1 and verb.is_a("op.cause")
    return relative.kind == "rel" and (caused or relative.is_a("op.cause"))


def told_about(chunks: Sequence[Chunk], verb: Chunk) -> Chunk | None:
    """The people whom a clause without a relative pronoun tells more about, before the verb of which they are the
    subject ("eight men carrying arms were killed"); None where no such clause stands before it."""
    for chunk in reversed(chunks[: verb.index]):
        if chunk.kind in {"comp", "conj", "mark", "rel"} or chunk.analysis.conj:
            return None
        if chunk.kind == "verb":
            noun = chunks[chunk.index - 1] if chunk.index else None
            if noun is not None and "prep.from" in noun.case_senses and chunks[noun.index - 1].is_a("counted"):
                noun = chunks[noun.index - 1]  # "four of the men working there were killed"
            if noun is None or noun.kind != "np" or noun.case or not chunk.analysis.features.startswith("present"):
                return None
            definite = noun.analysis.article or noun.analysis.enclitic or noun.is_a("person.name", "party.name")
            return noun if noun.is_a("person", "counted", "place.site") and not definite else None
    return None


def harmed_before(chunks: Sequence[Chunk], verb: Chunk) -> Chunk | None:
    """The indefinite people right before a verb of harm with which a clause without a relative pronoun tells what
    befell them, whatever else the sentence tells of them (X buried three of its men | killed in the battle)."""
    before = chunks[verb.index - 1] if verb.index else None
    if before is not None and "of" in before.case_senses and before.index:
        before = chunks[before.index - 1]
    if before is None or before.kind != "np" or verb.analysis.conj or not verb.analysis.features.startswith("past"):
        return None
    if before.index and chunks[before.index - 1].is_a("say"):
        return None  # who tells of it
    counted = before.quantity is not None or before.is_a("counted")
    definite = before.analysis.article or before.analysis.enclitic or before.names
    several = counted or before.analysis.features.endswith((" pl", " du"))
    people = before.is_a("person", "counted") and not definite
    return before if people and several != any(one in _ONE for one in verb.analysis.features.split()) else None


def told_of_some(chunks: Sequence[Chunk], verb: Chunk, *, harms: bool) -> Chunk | None:
    """The people of whom a clause without a relative pronoun tells; a verb that ``harms`` is said of those after it."""
    return told_about(chunks, verb) if harms else some_who(chunks, verb)


def some_who(chunks: Sequence[Chunk], verb: Chunk) -> Chunk | None:
    """The several indefinite people right before a verb of theirs, with which a clause without a relative pronoun tells
    what they did, whatever is told of them before (X killed gunmen | who had stormed a post)."""
    before = chunks[verb.index - 1] if verb.index else None
    if before is not None and "of" in before.case_senses and before.index and before.is_a("party.name", "party.head"):
        before = chunks[before.index - 1]  # "gunmen of X who"
    if before is None or before.kind != "np" or verb.analysis.conj or not verb.analysis.features.endswith(" 3mp"):
        return None
    tag = before.analysis
    several = tag.features.endswith((" pl", " du")) or before.quantity is not None
    definite = tag.article or tag.enclitic or before.names
    return before if several and not definite and before.is_a("person", "counted") else None


def tells_which_vehicle(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether a verb in the present only says which vehicle under a preposition is meant (a car that carries)."""
    before = chunks[verb.index - 1] if verb.index else None
    bare = before is not None and before.kind == "np" and not (before.analysis.article or before.analysis.enclitic)
    plain = verb.analysis.features.startswith("present") and not verb.analysis.conj
    return bare and plain and before is not None and bool(before.case) and before.is_a("materiel.vehicle", "bus")


def has_its_object(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether a pronoun is the object of the verb right behind a relative pronoun (the alliance that X leads), so that
    what follows its subject belongs to the verb before."""
    return bool(verb.analysis.enclitic) and chunks[verb.index - 1].kind == "rel"


def has_other_subject(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether the verb of a relative clause does not agree with its pronoun: somebody else does it."""
    back = (chunk for chunk in reversed(chunks[max(0, verb.index - 3) : verb.index]))
    relative = next((chunk for chunk in back if chunk.kind in {"rel", "verb"}), None)
    return relative is not None and relative.kind == "rel" and not agrees(relative, verb)


def over_clause(chunks: Sequence[Chunk], verb: Chunk) -> Chunk | None:
    """The bare phrase that the clause of a relative pronoun and this verb qualifies: what follows may be told of it.

    So may a clause between commas, with a pronoun for it (the units, planes of X supporting them, drove out), and one
    in the present right behind somebody indefinite (a bomber who drove a car attacked).
    """
    somebody = chunks[verb.index - 1] if verb.index else None
    present = verb.analysis.features.startswith("present") and not (verb.analysis.conj or verb.analysis.future)
    if somebody is not None and somebody.kind == "np" and present and somebody.is_a("bomber", "person") and not (
            somebody.case or somebody.gen or somebody.coord or somebody.closed or somebody.is_a("generic")):
        return somebody
    before = chunks[verb.index - 2] if verb.index > 1 else None
    opening = chunks[verb.index - 1] if before is not None else None
    relative = opening is not None and opening.kind == "rel" and not opening.is_a("sub")
    aside = opening is not None and opening.kind == "mark" and bool(verb.analysis.enclitic) and not verb.analysis.conj
    relative = relative or (aside and verb.is_a("support") and verb.analysis.features.startswith("present"))
    bare = before is not None and before.kind in {"np", "event"} and not (before.case or before.gen or before.coord)
    return before if relative and bare else None


def undergoes(chunks: Sequence[Chunk], verb: Chunk, event: Chunk) -> Chunk | None:
    """Who stands before a verb that only says that something was done, where a pronoun says that it was done to them
    (dozens of men, who fled, were captured, as Arabic says "their capture was done")."""
    if not (verb.is_a("impersonal") and event.analysis.enclitic and event.index == verb.index + 1):
        return None
    for chunk in reversed(chunks[max(0, verb.index - _CLAUSE_REACH) : verb.index]):
        some = chunk.index == verb.index - 1 and chunk.quantity is not None and chunk.case  # "of ten who were captured"
        if chunk.kind in {"verb", "comp", "conj", "mark", "rel"} or verb.analysis.conj or some:
            return None
        if chunk.kind == "np" and not (chunk.case or chunk.gen or chunk.coord):
            return chunk
    return None


def over_subject(chunks: Sequence[Chunk], subject: Chunk) -> Chunk | None:
    """Whom a clause tells more of that ends with its verb's subject; None where the verb begins no such clause."""
    return over_clause(chunks, chunks[subject.index - 1]) if subject.index else None


def means_speaker(chunks: Sequence[Chunk], verb: Chunk, speakers: Sequence[Chunk]) -> bool:
    """Whether the pronoun of "that he" or "that they" before a verb is the speaker, and not an empty "it".

    A feminine or plural verb has a doer; a masculine one may be "that it was done", unless who speaks is a party that
    it agrees with.
    """
    before = chunks[verb.index - 1] if verb.index else None
    if before is None or before.kind != "comp" or not before.is_a("has.subject"):
        return False
    return not verb.analysis.features.endswith("3ms") or any(
        chunk.is_a("party.head", "party.name") and not chunk.is_a("feminine", "speaker", "observer.name")
        for chunk in speakers)


def spoken_for(chunks: Sequence[Chunk], speaker: Chunk) -> Chunk | None:
    """The force that somebody means who says "we": the one he speaks for or serves in (a leader in X, the spokesman of
    Y)."""
    following = chunks[speaker.index + 1] if speaker.index + 1 < len(chunks) else None
    beside = following is not None and following.kind == "np" and (
        following.is_a("naming") or not following.case_senses.isdisjoint({"prep.in", "of", "prep.for"}))
    if following is not None and beside and (
            following.is_a("party.head", "party.name", "has.party") or "troops" in following.modifiers):
        return following
    led = speaker.is_a("has.party") or "troops" in speaker.modifiers
    return speaker if led and speaker.is_a("person.title", "person") and not speaker.is_a("observer") else None


def tells_lie(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a phrase only tells by what another lies (the border town with X, the quarter close to Y)."""
    before = chunks[chunk.index - 1] if chunk.index else None
    beside = before is not None and before.kind == "np" and before.stop <= chunk.first <= before.stop + 1
    way = before is not None and "direction" in before.modifiers and "weapon.quality" not in before.modifiers
    return beside and way and (  # no "cover from the air by X"
        not chunk.case_senses.isdisjoint({"prep.with", "of", "prep.for"}))


def is_called(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether ground after a comma only says what the ground before it is called or is to somebody (took the town of X,
    the last stronghold of Y)."""
    comma, place = parsed.chunks[max(0, chunk.index - 1)], parsed.chunks[max(0, chunk.index - 2)]
    there = place.kind == "np" and place.is_a(*LOCAL) and "prep.with" not in place.case_senses
    return chunk.index > 1 and _is_comma(parsed, comma) and there and chunk.quantity is None and (
        bool(place.case) and chunk.is_a(*LOCAL) and not chunk.is_a("party.head", "person.title"))


def is_past_participle_clause(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a bare phrase stands behind where a participle says that the one before it is (those entrenched on the
    hill | the town), so that it belongs to the verb again."""
    led = False
    for before in reversed(chunks[max(0, chunk.index - _CLAUSE_REACH) : chunk.index]):
        if before.kind == "rel":
            return led and before.analysis.article and not before.is_a("say")
        if before.kind != "np" or not before.case:
            return False
        led = True
    return False


def stands_by(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a phrase only tells what another stands next to (the camp adjacent to the base)."""
    return tells_lie(chunks, chunk) and "unnaming" in chunks[chunk.index - 1].modifiers


def in_apposition(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a name or rank only says who holds the title before it (minister X; the director, Colonel X)."""
    before = chunks[chunk.index - 1] if chunk.index else None
    if before is None or before.stop != chunk.first or chunk.quantity is not None or (
            chunk.analysis.features.endswith(" pl")):
        return False
    titled = "person.title" in before.senses | (before.modifiers if before.case else set())
    named = chunk.is_a("party.name") and not chunk.is_a("party.head", "place.name") and not before.is_a("party.head")
    return titled and (named or chunk.is_a("person.name", "rank"))


def is_joined_aside(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a phrase says more of the one before it: joined to it, unless a relative clause tells of it (the bridge
    and the crossings that X closed), in apposition, or by what it lies."""
    told = chunk.index + 1 < len(chunks) and chunks[chunk.index + 1].kind == "rel"
    return (chunk.coord and not told) or in_apposition(chunks, chunk) or tells_lie(chunks, chunk)


def before_aside(parsed: Parsed, position: int, verb: Chunk) -> int:
    """The index itself, or where it ends an aside that of the last chunk before it.

    Of those named among others a clause right behind them tells more (attacks, among them the one | that X claimed).

    An aside stands between dashes, or names those among a number of people ("40 men, among them two officers, ..."), or
    tells between commas who somebody is (X, the leader of Y, said).
    """
    among = parsed.chunks[position - 1] if position > 1 else None
    if among is not None and among.kind == "part" and among.is_a("among"):
        told = parsed.chunks[position + 1].kind == "rel" and verb.index == position + 2
        return position if told else position - 2
    if not is_dash(parsed, parsed.chunks[position]):
        return _before_apposition(parsed, position)
    for opening in range(position - 2, max(0, position - _LONGEST_ASIDE) - 1, -1):
        if is_dash(parsed, parsed.chunks[opening]):
            return max(0, opening - 1)
    return position


def _before_apposition(parsed: Parsed, position: int) -> int:
    """The index itself, or where a comma ends an apposition to a name that of the name (X, the leader of Y, said)."""
    chunks = parsed.chunks
    if chunks[position].kind != "mark" or parsed.tokens[chunks[position].first].word.raw not in COMMAS:
        return position
    for opening in range(position - 1, max(0, position - _LONGEST_ASIDE) - 1, -1):
        chunk = chunks[opening]
        if chunk.kind == "mark":
            first, name = chunks[opening + 1], chunks[opening - 1] if opening else None
            told = first.is_a("person.title", "transparent", "wing", "speaker") and not (
                first.joined or first.case or first.gen) and opening + 1 < position
            someone = name is not None and name.kind == "np" and not (name.case or name.gen) and name.is_a(
                "person.name", "human.name", "party.name", "unknown")
            return opening - 1 if told and someone else position
        if chunk.kind not in {"np", "time"} or chunk.joined:
            return position
    return position


def closes_aside(parsed: Parsed, comma: Chunk) -> bool:
    """Whether a comma ends an aside of when, where or how (they repelled, in the east of the town, an attack)."""
    for chunk in reversed(parsed.chunks[max(0, comma.index - _LONGEST_PHRASE) : comma.index]):
        if chunk.kind == "mark":
            return chunk.index < comma.index - 1 and parsed.tokens[chunk.first].word.raw in COMMAS
        adverbial = chunk.kind in {"time", "part"} or (chunk.kind == "np" and (
            chunk.case or chunk.gen or "place.direction" in chunk.analysis.senses))
        if not adverbial or chunk.joined:
            return False
    return False


def waiting_verb(parsed: Parsed, event: Chunk) -> Chunk | None:
    """The verb that an aside between commas parts from what it is about (it prepares, after months of ..., to storm).

    Only a verb that asks for another deed (seeks, tries, manages, begins) waits so, with its subject before the aside.
    """
    chunks, head = parsed.chunks, event
    while head.gen and head.index:
        head = chunks[head.index - 1]
    closing = head.index - 1
    if closing < _SHORTEST_ASIDE or not _is_comma(parsed, chunks[closing]) or head.coord:
        return None
    for opening in range(closing - 2, max(0, closing - _LONGEST_ASIDE), -1):
        opens = chunks[opening + 1]
        seat = opens.kind == "np" and bool(opens.analysis.conj and opens.analysis.enclitic)  # "and its seat is X"
        if not _is_comma(parsed, chunks[opening]) or not (opens.kind in {"rel", "comp"} or opens.case or seat or (
                opens.is_a("aligned"))):
            continue
        for chunk in reversed(chunks[max(0, opening - _SUBJECT_REACH) : opening]):
            if chunk.kind == "verb":
                return chunk if chunk.is_a(*_WAITING) else None
            if chunk.kind not in {"np", "part", "time"}:
                break
    return None


def _is_comma(parsed: Parsed, chunk: Chunk) -> bool:
    return chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in COMMAS


def is_dash(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a chunk is a dash, which parts an aside from its sentence."""
    return chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in _DASHES


def suspects(chunks: Sequence[Chunk], verb: Chunk, event: Chunk) -> bool:
    """Whether a verb only tells what the people right before it are suspected of, and not the event noun behind that
    (four who are thought to be of X were killed in a raid)."""
    before = chunks[verb.index - 1] if verb.index else None
    people = before is not None and before.kind == "np" and before.is_a("person", "counted", "party.head")
    told = any(chunk.kind == "np" for chunk in chunks[verb.index + 1 : event.index])
    return verb.is_a("by.nobody") and verb.is_a("op.hedge") and people and told


def ground_held(chunks: Sequence[Chunk], verb: Chunk, holders: Sequence[Chunk]) -> Chunk | None:
    """The ground, or arms, without an article that a clause of holding tells of with no relative pronoun (areas that X
    holds, as Arabic says "areas X holds over them")."""
    back = any(chunk.kind == "pron" and chunk.is_a("on", "in") for chunk in chunks[verb.index + 1 : verb.index + _BACK])
    now = verb.analysis.features.startswith("present") and verb.is_a("hold", "hold.state")
    if not back or verb.analysis.conj or not now:
        return None
    for ground in reversed(chunks[: verb.index]):
        if ground.kind == "part" or ground in holders:
            continue
        if is_of_ground(chunks, ground):
            return ground
        bare = not (ground.analysis.article or ground.analysis.enclitic or ground.names)
        arms = ground.is_a("materiel.weapon", "materiel.vehicle", "armor")
        return ground if ground.kind == "np" and bare and (arms or (ground.is_a(*LOCAL) and not ground.coord)) else None
    return None


def is_of_ground(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether only some ground of a place is told: it stands under "of" behind ground without a name (a sector of)."""
    part = chunks[place.index - 1] if place.index else place
    bare = part.kind == "np" and part.is_a(*LOCAL, "part") and not (part.analysis.article or part.names)
    return place.kind == "np" and "of" in place.case_senses and place.is_a(*LOCAL) and bare and not place.coord


def qualified_only(chunks: Sequence[Chunk], verb: int, until: int) -> bool:
    """Whether a verb stands in a relative clause that has ended: its doer is not who the sentence goes on about."""
    relative = verb > 0 and chunks[verb - 1].kind == "rel" and not chunks[verb - 1].is_a("sub")
    if not relative and tells_which_vehicle(chunks, chunks[verb]):
        return bool(chunks[until].analysis.conj)
    return relative and any(
        chunk.kind == "mark" or (chunk.kind == "conj" and chunk.is_a("sub")) for chunk in chunks[verb + 1 : until])
