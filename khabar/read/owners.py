"""Whose the things and people of a claim are: positions, vehicles and roads that words put down to a party."""

from collections.abc import Iterator
from itertools import takewhile

from khabar.model.records import Span
from khabar.read.asides import aside_before
from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Draft
from khabar.read.relatives import COMMAS, stands_by

_NAMED_WITHIN = 6  # chunks from a party to the name that a clause gives it
_BEHIND = 3  # chunks from men to whose they are
_SAYS = 6  # chunks from a verb of speech to "that"
_HELD = 4  # chunks from ground to who holds it
_ASIDE = 3  # chunks from a name to what "which is" says it is
_OWN_THINGS = ("post", "materiel.vehicle", "convoy", "bus")
BELONGING = ("place.vague", "place.military", "materiel.vehicle", "materiel.weapon", "transparent")


def owner_of(parsed: Parsed, chunk: Chunk) -> Chunk:
    """The party itself, or for its positions the party that they are said to belong to.

    For one that is told by its name only afterwards (an alliance known by the name of X) that name; for one that an
    aside says somebody to be (X, which is an alliance that ...) who that is.
    """
    if (called := _called(parsed, chunk) or _said_to_be(parsed, chunk)) is not None:
        return called
    if _only_men(chunk):
        behind = (each for each in parsed.chunks[chunk.index + 1 : chunk.index + _BEHIND] if each.kind != "part")
        theirs = next(behind, chunk)  # "35 fighters at least | of X"
        return theirs if "of" in theirs.case_senses and theirs.is_a("party.head", "party.name") else chunk
    posts = chunk.is_a("post") and chunk.analysis.features.endswith(" pl") and not chunk.analysis.article
    if not (chunk.is_a(*BELONGING) or posts) or chunk.is_a("has.party"):
        return chunk
    for following in parsed.chunks[chunk.index + 1 : chunk.index + 5]:
        belongs = following.case_senses & {"prep.for", "of"}
        ground = following.kind == "np" or following.is_a("place.vague")
        if not ground or not (belongs or following.coord) or stands_by(parsed.chunks, following):
            break  # "the camp next to the base"
        if belongs and following.is_a("party.head", "party.name"):
            return following
        whose = following.is_a("has.party") or "party.head" in following.modifiers
        if following.coord and following.is_a(*BELONGING, "post") and whose:
            return following  # "gatherings and headquarters of X" are all of X
    return chunk


def whose_forces(parsed: Parsed, forces: Chunk) -> Span | None:
    """Whose forces those are of whom a body or its spokesman says that they are its own (the front said that its forces
    ...): the party that speaks; None where none is named."""
    chunks, opening = parsed.chunks, parsed.chunks[forces.index - 1] if forces.index else forces
    tells = opening.kind == "comp" or (forces.gen and opening.kind == "event" and "prep.about" in opening.case_senses)
    begins = _speech_over(parsed, opening) if tells else None
    if begins is None:
        return None
    plain = takewhile(lambda each: each.kind != "pron" or not each.analysis.conj, chunks[begins + 1 : opening.index])
    for chunk in plain:  # up to "and it is ..."
        if chunk.is_a("naming") and chunk.stop - chunk.head > 1:  # a spokesman in the name of X
            return parsed.span(chunk.head + 1, chunk.stop)
        his = [name for name in chunk.names if "party" in name.kinds and name.first > chunk.head]
        if his and chunk.is_a("person.title"):
            return parsed.span(his[0].first, his[-1].stop)  # "the commander of X said that his men ..."
        if not chunk.is_a("party.head", "party.name") or chunk.is_a("person.name", "person.title"):
            continue
        if chunk.analysis.enclitic:
            continue  # "he told his followers that his forces ..."
        after = chunks[chunk.index + 1]
        called = after.first <= chunk.stop + 1 and after.is_a("party.name") and not (after.case or after.coord)
        return parsed.span(chunk.first, after.stop if called else chunk.stop)
    return None


def _speech_over(parsed: Parsed, opening: Chunk) -> int | None:
    """Where the verb of speech stands whose words a chunk opens, over what is only said aside (X, which is a group that
    ..., announced); None where another verb stands between."""
    at, seen = opening.index - 1, 0
    while at >= 0 and seen < _SAYS:
        chunk = parsed.chunks[at]
        aside = aside_before(parsed, at)
        if chunk.kind == "verb":
            return at if chunk.is_a("say") else None
        seen += aside is None
        at = at - 1 if aside is None else aside - 1
    return None


def with_owner(parsed: Parsed, chunk: Chunk) -> Chunk | None:
    """The party right behind the words of what was struck that says of whom it is (a gathering | of X, a vehicle | of
    the police's); None where none is, and for the positions of X, which are nothing but X."""
    following = parsed.chunks[chunk.index + 1] if chunk.index + 1 < len(parsed.chunks) else None
    if following is None or following.kind != "np" or following.coord or following.first != chunk.stop:
        return None
    theirs = "of" in following.case_senses or ("prep.for" in following.case_senses and chunk.is_a(*_OWN_THINGS))
    whose = theirs and following.is_a("party.head", "party.name", "person")
    return following if whose and not chunk.is_a("party.name", "person.name") else None


def users(draft: Draft) -> Iterator[Span]:
    """The parties that words of a road name as its users (the supply lines of X, the road to ground that X holds)."""
    parsed = draft.parsed
    for chunk in (*draft.get("line"), *draft.get("place")):
        for name in chunk.names:
            if "party" in name.kinds and "place" not in name.kinds:
                yield parsed.span(name.first, name.stop)
                yield from map(parsed.party, _joined_users(parsed, chunk))
    for line in draft.get("line"):
        ground = parsed.chunks[line.index + 1 : line.index + 2]
        if ground and ground[0].kind == "np" and ground[0].case_senses & {"prep.for", "prep.to"}:
            yield from map(parsed.words, _holders(parsed, ground[0]))


def _joined_users(parsed: Parsed, road: Chunk) -> Iterator[Chunk]:
    """The parties that "and" joins to the one in the words of a road (the supply lines of X | and the forces of Y)."""
    for chunk in parsed.chunks[road.index + 1 :]:
        if chunk.kind != "np" or not chunk.coord or not chunk.is_a("party.head", "party.name"):
            return
        yield chunk


def _holders(parsed: Parsed, ground: Chunk) -> Iterator[Chunk]:
    """Who is told right behind the words of ground to hold it (the quarters under the control of X)."""
    for chunk in parsed.chunks[ground.index + 1 : ground.index + _HELD]:
        if chunk.kind == "np" and "prep.held" in chunk.case_senses and chunk.is_a("party.head", "party.name"):
            yield chunk
        elif chunk.kind not in {"np", "rel"}:
            return


def is_put_down_to_another(draft: Draft, party: Chunk) -> bool:
    """Whether a pronoun alone says whose the positions are to which a blow was dealt (raids on its positions), so that
    the party for which it stands was hit."""
    bare = bool(party.analysis.enclitic) and not party.is_a("has.party", "party.name", "party.head") and not party.names
    ground = party.is_a("place.vague", "place.military", "post")
    return bare and ground and draft.rule.type.startswith(("strike.", "battle.", "materiel."))


def says_whose(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a pronoun says whose the things or people are (their vehicles, 31 of them)."""
    following = parsed.chunks[chunk.index + 1 : chunk.index + 2]
    if chunk.analysis.enclitic:
        return True
    return any(
        (other.kind == "pron" and other.is_a("from", "to")) or (other.is_a("among") and chunk.is_a("counted"))
        for other in following
    )


def _called(parsed: Parsed, chunk: Chunk) -> Chunk | None:
    """The phrase with the name that a clause after a party says it goes by."""
    if not chunk.is_a("party.head") or chunk.is_a("party.name", "has.party"):
        return None
    for following in parsed.chunks[chunk.index + 1 : chunk.index + _NAMED_WITHIN]:
        if following.kind == "np" and following.is_a("naming") and following.is_a("has.party"):
            return following
        if following.kind in {"comp", "conj", "mark", "event"}:
            return None
    return None


def _said_to_be(parsed: Parsed, chunk: Chunk) -> Chunk | None:
    """The party of which "which is" or "who are", right behind its name, says that it is this nameless one."""
    if chunk.index < _ASIDE or chunk.case or chunk.gen or not chunk.is_a("party.head") or (
            chunk.is_a("party.name", "has.party")):
        return None
    before = parsed.chunks[chunk.index - 1]
    if before.kind != "pron" or not before.analysis.conj or before.senses or chunk.analysis.article:
        return None
    named = parsed.chunks[chunk.index - 2]
    if named.kind == "mark" and parsed.tokens[named.first].word.raw in COMMAS:
        named = parsed.chunks[chunk.index - 3]
    return named if named.kind == "np" and named.is_a("party.head", "party.name") else None


def _only_men(chunk: Chunk) -> bool:
    """Whether men are named by what they are alone (fighters), with no word of whose."""
    alone = chunk.stop - chunk.head == 1 and not chunk.analysis.article
    return alone and {"party.head", "person"} <= chunk.senses and not chunk.is_a("has.party")


def force_meant(draft: Draft, party: Chunk, first: int) -> int:
    """Where the words of a party begin: of who says "we", those of the force that he leads or serves in (the commander
    of | the battalions of X said: we took the hill)."""
    verb = draft.args.governor if draft.trigger.kind == "event" else draft.trigger
    ours = verb is not None and verb.analysis.features.endswith(" 1p") and party.index < verb.index
    if not ours or not party.is_a("person.title", "person") or party.analysis.features.endswith(" pl"):
        return first
    named = {name.first for name in party.names if "party" in name.kinds}
    inside = (at for at in range(party.head + 1, party.stop) if at in named or "troops" in draft.parsed.tags[at].senses)
    return next(inside, first)
