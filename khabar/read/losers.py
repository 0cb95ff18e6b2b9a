"""Who lost the ground that a claim says was taken, where the words tell it of the ground and not of the taking."""

from collections.abc import Iterator, Sequence

from khabar.lang.sides import Side, hostile
from khabar.model.records import Span
from khabar.read.chunks import LOCAL, Chunk, Parsed, is_named, sides_of
from khabar.read.doers import HARD_MARKS
from khabar.read.frames import Draft

_HOLDING = ("hold", "hold.state")  # "the area, which X held"; "the town, the last stronghold of X"
_HELD = frozenset({"prep.held", "prep.owned"})
_PARTIES = ("party.head", "party.name")
_BODY = frozenset({"party.head", "party.name"})
_AGAINST = frozenset({"prep.between", "prep.with", "prep.against"})  # prepositions before those who fight
_FAR = 24  # chunks between a taking and a fight that are told of one place
_HELD_REACH = 4  # chunks from who held ground to the verb of that
_NEXT = 6  # chunks from the taking of ground to what it came after
_WON = ("control.captured", "battle.repelled", "battle.attack")
_CLOSE = ("battle.", "harm.killed", "harm.captured", "route.cut")
_FIGHTS = (*_CLOSE, "strike.")


def losers(draft: Draft) -> tuple[Span, ...]:
    """The party that the place taken is said to have belonged to, with those joined to it; nobody where none is."""
    parsed, taken = draft.parsed, {id(chunk) for chunk in (*draft.get("agents"), *draft.get("place"))}
    held = False
    for chunk in parsed.chunks[draft.trigger.index + 1 :]:
        if chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in HARD_MARKS:
            break
        inside = holder_inside(parsed, chunk)
        if inside is not None:
            return (inside, *_joined(parsed, chunk))
        held = held or not _HELD.isdisjoint(chunk.case_senses)
        party = chunk.kind == "np" and chunk.is_a(*_PARTIES) and not chunk.is_a("place.head")
        if party and id(chunk) not in taken and _used_to_hold(parsed, chunk):
            return (parsed.party(chunk), *_joined(parsed, chunk))
        theirs = party and id(chunk) not in taken and (
            held or _owns(parsed, chunk) or _fell_to(parsed, chunk) or _suffers(parsed, chunk))
        if theirs:
            return (parsed.party(chunk), *_joined(parsed, chunk))
        pronoun = chunk.is_a("owns") and bool(chunk.analysis.enclitic)  # "which X used as a depot"
        qualifies = chunk.kind in {"rel", "verb"} and (pronoun or (
            chunk.is_a(*_HOLDING) or (chunk.is_a("capture") and chunk.analysis.features.startswith("present"))))
        held = held or qualifies or chunk.is_a("stronghold", "presence", "prep.held", "prep.owned")
    return ()


def _owns(parsed: Parsed, party: Chunk) -> bool:
    """Whether a party stands under "for" right behind ground that has no name and is its (a base of the army's), or
    behind words that say so."""
    ground = parsed.chunks[party.index - 1]
    if "prep.for" not in party.case_senses:
        return False
    nameless = ground.kind == "np" and ground.is_a(*LOCAL) and not is_named(ground)
    return (nameless and not ground.analysis.article) or _belongs(parsed, ground)


def _belongs(parsed: Parsed, before: Chunk) -> bool:
    """Whether the words before a party say of ground that it belongs to it (barracks that belong to X)."""
    if before.kind == "verb":
        led = parsed.chunks[before.index - 1]
        told = before.is_a("belong") and before.analysis.features.startswith("present")
        return told and (led.kind == "rel" or led.is_a(*LOCAL))
    return before.is_a("place.military", "place.vague", "post") and "subordinate" in parsed.tags[before.stop - 1].senses


def _fell_to(parsed: Parsed, party: Chunk) -> bool:
    """Whether a party is told as into whose hands the ground had fallen (a village that fell into the hands of X)."""
    fall = parsed.chunks[party.index - 1]
    return not party.case_senses.isdisjoint({"prep.hand", "prep.owned"}) and fall.is_a("fall")


def _suffers(parsed: Parsed, party: Chunk) -> bool:
    """Whether a clause joined to the deed says that those who did it inflicted losses on a party."""
    before, after = parsed.chunks[party.index - 1], parsed.chunks[party.index + 1 : party.index + 2]
    lost = before if before.is_a("losses") else after[0] if after else party
    verb = parsed.chunks[before.index - 1] if before is lost else before
    return lost.is_a("losses") and "prep.at" in party.case_senses and verb.kind == "verb" and bool(verb.analysis.conj)


def _used_to_hold(parsed: Parsed, party: Chunk) -> bool:
    """Whether a party stands between "was" and the verb of a clause that says what it held (which X had held)."""
    before = parsed.chunks[party.index - 1]
    after = next((chunk for chunk in parsed.chunks[party.index + 1 : party.index + _HELD_REACH]
                  if chunk.kind != "np" or not chunk.coord), None)
    led = parsed.chunks[before.index - 1]
    was = before.kind == "verb" and before.is_a("op.was") and (led.kind == "rel" or led.is_a(*LOCAL))
    return was and after is not None and after.kind == "verb" and after.is_a(*_HOLDING)


def struck(draft: Draft) -> tuple[Span, ...]:
    """Whom a strike on ground without a name hit: who is said to hold that ground (positions that X controls)."""
    ground = next((chunk for chunk in draft.args.get("on") + draft.args.get("obj") + draft.args.get("gen")
                   if chunk.kind == "np" and chunk.is_a("place.vague", "place.head", "place.military")), None)
    if ground is None or is_named(ground):
        return ()
    parsed = draft.parsed
    following = parsed.chunks[ground.index + 1 : ground.index + 5]
    if following and following[0].first == ground.stop and "prep.for" in following[0].case_senses and (
            following[0].kind == "np" and following[0].is_a(*_PARTIES)):
        return (parsed.party(following[0]), *_joined(parsed, following[0]))  # "an important area of X's"
    if following and not following[0].case_senses.isdisjoint(_HELD) and following[0].is_a(*_PARTIES):
        return (parsed.party(following[0]), *_joined(parsed, following[0], either=True))  # "areas under the hold of X"
    for chunk in following:
        if chunk.is_a("hold.state") and chunk.kind == "verb" and not chunk.analysis.conj:
            holders = [each for each in parsed.chunks[chunk.index + 1 : chunk.index + 4]
                       if each.kind == "np" and not each.case and each.is_a(*_PARTIES)]
            return (parsed.party(holders[0]), *_joined(parsed, holders[0])) if holders else ()
        if chunk.kind in {"verb", "comp", "event"}:
            break
    return ()


def beaten(draft: Draft, drafts: Sequence[Draft]) -> list[Chunk]:
    """Whom those who took the ground fight in the same sentence, the nearest fight first (they took it after battles
    with X; they took it and drove X back)."""
    ours = draft.get("agents") or _meant(draft, drafts)
    left = [each for other in drafts if _is_left_before(other, draft) for each in other.get("agents")
            if not is_one_of(ours, each)]
    if left:
        return left  # "they took it after X had left"
    fights = [other for other in drafts if other is not draft and other.rule.type.startswith(
        _FIGHTS if other.trigger.index < draft.trigger.index else _CLOSE)  # whom they strike afterwards lost nothing
              and abs(other.trigger.index - draft.trigger.index) <= _FAR]
    fights.sort(key=lambda other: abs(other.trigger.index - draft.trigger.index))
    for other in fights if ours else ():
        foes = _foes(ours, other)
        if foes:
            return foes
    return list(_driven_out(draft.parsed)) if ours else []


def _meant(draft: Draft, drafts: Sequence[Draft]) -> list[Chunk]:
    """Who "they" are whom something let take ground: who did what the sentence told last before it (the rebels'
    advance, which enabled them to take the hill)."""
    let = draft.args.governor is not None and draft.args.governor.is_a("op.let") and draft.args.get("gov.pronoun")
    before = [other for other in drafts if other.get("agents") and other.trigger.index < draft.trigger.index]
    return before[-1].get("agents") if before and let else []


def _is_left_before(other: Draft, taken: Draft) -> bool:
    """Whether somebody's leaving is told as what the taking of ground came after (after, on X's withdrawal)."""
    under = other.trigger.case_senses
    after = under & {"sub.time", "since"} == {"sub.time"} or "prep.cause" in under
    told = max(chunk.index for chunk in (taken.trigger, *taken.get("place")))
    near = other.trigger.index > taken.trigger.index and other.trigger.index - told <= _NEXT
    return other.rule.type == "control.withdrew" and after and near


def _driven_out(parsed: Parsed) -> Iterator[Chunk]:
    """Whom the sentence says were driven out (after the rout of X and Y, after they had driven X out)."""
    for chunk in parsed.chunks:
        before = parsed.chunks[chunk.index - 1] if chunk.index else None
        opened = before is not None and before.is_a("expel") and (
            (before.kind == "event" and chunk.gen) or _had_driven(parsed, before))
        if opened and chunk.is_a(*_PARTIES):
            yield from (chunk, *_mates(parsed, chunk))
            return


def _had_driven(parsed: Parsed, verb: Chunk) -> bool:
    """Whether a verb stands behind "after" and says by its plural that those did it who were named before."""
    led = parsed.chunks[verb.index - 1].is_a("sub.time") if verb.index else False
    return led and verb.kind == "verb" and verb.analysis.features == "past 3mp"


def _foes(ours: Sequence[Chunk], fight: Draft) -> list[Chunk]:
    """The other side of a fight in which one side is ours; nobody where neither is."""
    sides = (fight.get("agents"), fight.get("targets"))
    if fight.rule.type == "battle.clash" and not sides[0] and not any(is_one_of(ours, chunk) for chunk in sides[1]):
        return [chunk for chunk in sides[1] if chunk.is_a(*_PARTIES)]  # "after battles with X"
    if fight.rule.type == "battle.clash":
        sides = ([*sides[0], *sides[1]],) * 2
    for mine, others in (sides, sides[::-1]):
        if any(is_one_of(ours, chunk) for chunk in mine):
            return [chunk for chunk in others if chunk.is_a(*_PARTIES) and not is_one_of(ours, chunk)]
    return []


def foes_of(victims: Sequence[Chunk], fight: Draft) -> list[Chunk]:
    """Who killed or hurt the men of one side in a fight that names the other (ten of X were killed in clashes with Y).

    Nobody where the victims are of neither side, or are no fighters.
    """
    theirs = [chunk for chunk in victims if chunk.is_a(*_PARTIES, "has.party") and not chunk.is_a("civilian")]
    if fight.rule.type != "battle.clash" or not theirs:
        return []
    told = fight.get("agents") + fight.get("targets")
    both = any("prep.between" in chunk.case_senses for chunk in told)  # "between A, and B"
    parties = [chunk for chunk in told if chunk.is_a(*_PARTIES) and (
        both or not chunk.case_senses.isdisjoint(_AGAINST))]
    foes = [chunk for chunk in parties if all(hostile(_sides(chunk), _sides(one)) for one in theirs)]
    if foes or not all("prep.with" in chunk.case_senses for chunk in parties):
        return foes
    words = {word for one in theirs for word in _name_words(fight.parsed, one)}
    return [chunk for chunk in parties if words.isdisjoint(_name_words(fight.parsed, chunk)) and not any(
        _sides(chunk) & _sides(one) for one in theirs)]


def winners(victims: Sequence[Chunk], drafts: Sequence[Draft]) -> list[Chunk]:
    """Who killed or caught the men of one side where the sentence tells what their enemies took or held off (ten of X
    were killed while Y retook the port): the nearest of them."""
    theirs = [chunk for chunk in victims if chunk.is_a(*_PARTIES, "has.party") and not chunk.is_a("civilian")]
    for other in drafts if theirs else ():
        doers = [chunk for chunk in other.get("agents") if chunk.is_a(*_PARTIES) and all(
            hostile(_sides(chunk), _sides(one)) for one in theirs)]
        if other.rule.type in _WON and doers:
            return doers
    return []


def are_men_of(parsed: Parsed, men: Sequence[Chunk], parties: Sequence[Chunk]) -> bool:
    """Whether all of these are men of one of the parties, by the words of its name (fighters of X, the forces of X), or
    by the one word of it that is put for the whole (the forces of X ... ten men of the forces)."""
    words = [_name_words(parsed, party) for party in parties]
    nouns = [_force_words(parsed, party) for party in parties]
    return all(any(_name_words(parsed, one) & named for named in words) or any(
        _put_short(parsed, one) & named for named in nouns) for one in men)


def _force_words(parsed: Parsed, party: Chunk) -> frozenset[str]:
    """The nouns for a force in the words of a party (the forces of X, the militia of the party of X)."""
    tags = (parsed.tags[i] for i in range(party.head, party.stop))
    return frozenset(tag.stem for tag in tags if tag.pos == "noun" and not _BODY.isdisjoint(tag.senses))


def _put_short(parsed: Parsed, men: Chunk) -> frozenset[str]:
    """The noun for a force that ends the words of some men, with its article and no name behind it."""
    last = parsed.tags[men.stop - 1]
    return _force_words(parsed, men) & {last.stem} if last.article else frozenset()


def _name_words(parsed: Parsed, chunk: Chunk) -> frozenset[str]:
    return frozenset(parsed.tags[i].stem for name in chunk.names for i in range(name.first, name.stop))


def _sides(chunk: Chunk) -> frozenset[Side]:
    """The sides of all names in a phrase: "the Turkish security forces" are Turkish, whatever forces are called so."""
    return frozenset(side for name in chunk.names for side in name.sides)


def is_one_of(ours: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a party is one of these, or stands on a side with one of them."""
    return any(
        chunk is one or (sides_of(chunk) & sides_of(one) and not hostile(sides_of(one), sides_of(chunk)))
        for one in ours)


def holder_inside(parsed: Parsed, chunk: Chunk) -> Span | None:
    """Whose stronghold a phrase says it is, in its own words (the last strongholds of the militias)."""
    return _behind_noun(parsed, chunk, "stronghold")


def party_inside(parsed: Parsed, chunk: Chunk) -> Span | None:
    """Whose stronghold a phrase says it is, whose goal (at the head of the priorities of the army), or who stood fast
    (before the steadfastness of X)."""
    return holder_inside(parsed, chunk) or _behind_noun(parsed, chunk, "goal", "steadfast", "holding")


def _behind_noun(parsed: Parsed, chunk: Chunk, *senses: str) -> Span | None:
    """The party named in a phrase behind its noun of one of these senses."""
    head = next((i for i in range(chunk.head, chunk.stop) if not parsed.tags[i].senses.isdisjoint(senses)), None)
    if head is None or not chunk.is_a("has.party"):
        return None
    owner = next((i for i in range(head + 1, chunk.stop) if parsed.tags[i].pos != "adj" or i in _names(chunk)), None)
    return None if owner is None else parsed.span(owner, parsed.reach(chunk))


def _names(chunk: Chunk) -> frozenset[int]:
    return frozenset(name.first for name in chunk.names)


def _joined(parsed: Parsed, chunk: Chunk, *, either: bool = False) -> Iterator[Span]:
    return (parsed.party(mate) for mate in _mates(parsed, chunk, either=either))


def _mates(parsed: Parsed, chunk: Chunk, *, either: bool = False) -> Iterator[Chunk]:
    """The parties that "and" joins to a party, as they follow it; or "or", too (``either``)."""
    for following in parsed.chunks[chunk.index + 1 :]:
        other = parsed.chunks[following.index - 1].is_a("or") and following.is_a(*_PARTIES) and not following.case
        if either and other:
            yield following
        if either and (other or following.is_a("or")):
            continue
        if following.kind != "np" or not following.coord or not following.is_a(*_PARTIES):
            return
        yield following
