"""Who was harmed, where the words leave it to what was said: others, a bare number, of them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from khabar.read.chunks import LOCAL, Chunk, is_location, is_named, observes
from khabar.read.frames import Draft
from khabar.read.losers import are_men_of, is_one_of
from khabar.read.neighbours import is_comma

_HARM = ("harm.killed", "harm.wounded", "harm.captured", "harm.missing")
_BODILY = _HARM[:2]
_PEOPLE = ("person", "party.head", "party.name", "collective")
_FORCES = ("party.name", "has.party")
_FORCES_OF_BOMBS = (*_FORCES, "serviceman", "party.head")
_NEAR = 4  # chunks between two harms that are joined
_UNTOLD = ("generic", "counted")  # words that say no more than that there are victims
_SAYING_WHO = frozenset({"origin", "civilian", "military", "party.head"})
_NEXT = 2  # chunks from victims to the first of those words (charged with | belonging to X)
_WHO = 5  # chunks behind victims in which it is told who they are
_SAYS_WHOSE = 5  # chunks from victims to the word that says of whom they are, and from that to whom
_OF = ("belong", "ties", "op.hedge")  # whom they are said or thought to be of


def share_victims(drafts: Sequence[Draft]) -> None:
    """Give "ten others", or a bare number, the victims of the harm told before it in the sentence.

    "Three soldiers were killed and five others wounded": the five are soldiers, too. What is joined shares the
    party that only its second half names ("the death of two and the wounding of dozens of X").
    """
    told: list[Chunk] = []
    harmed = [draft for draft in drafts if draft.rule.type.startswith(_HARM)]
    harmed.sort(key=lambda draft: draft.trigger.index)
    for draft, following in pairwise(harmed):
        if not _told(draft) and _are_one_phrase(draft, following):
            draft.slots["targets"] = following.get("targets")
            draft.lent += following.get("targets")
        if not _told(draft) and _is_elliptic(draft) and _is_joined(draft, following):
            draft.slots["targets"] = [chunk for chunk in _told(following) if "of" in chunk.case_senses]
    for draft in harmed:
        if not _told(draft) and (theirs := list(_belonging(draft))):
            draft.slots["targets"] = theirs
            draft.lent += theirs
        own = _told(draft)
        if not own and _is_elliptic(draft):
            own = list(_of_them(draft))[:1] or told
            draft.slots.setdefault("quote", [draft.trigger, *draft.get("counts")])
            draft.slots["targets"] = own or draft.get("targets")
            draft.lent += filter(is_held_ground, own)
        if own or draft.get("counts"):
            told = own


def says_no_more(chunk: Chunk) -> bool:
    """Whether victims are told by a word that says no more than that there are some: no Syrian or armed persons."""
    return chunk.is_a(*_UNTOLD) and chunk.modifiers.isdisjoint(_SAYING_WHO)


def people_among(draft: Draft) -> Iterator[Chunk]:
    """Victims of office or name who are told apart from the rest (among them the head of ..., most of them of X), or
    who these are of whom there is only a number (two people, they are the guard and the driver)."""
    counted, anybody = draft.get("counts"), all(chunk.is_a("generic", "counted") for chunk in draft.get("targets"))
    told = [each.index + 1 for each in counted if each.is_a("generic", "counted") and _says_who(draft, each)]
    start, listed = (told or [each.index + 1 for each in counted[-1:]] or [0])[0], bool(told)
    opened = listed
    for chunk in draft.parsed.chunks[start : start + _WHO] if counted else ():
        if chunk.kind in {"verb", "comp"} or (listed and chunk.kind in {"event", "rel"}):
            return
        opened = opened or chunk.is_a("among") or (chunk.is_a("part") and bool(chunk.analysis.enclitic))
        whose = anybody and "of" in chunk.case_senses and chunk.is_a("party.head", "party.name", "person") and (
            draft.parsed.chunks[chunk.index - 1].kind != "event")  # "among them children, by the shelling of X"
        kinds = anybody and chunk.quantity is None and chunk.analysis.features.endswith(" pl") and chunk.is_a("person")
        each = listed and not chunk.case and chunk.quantity is None and chunk.is_a("person")
        if opened and chunk.kind == "np" and (whose or kinds or each or chunk.is_a("person.title", "person.name")):
            yield chunk


def _says_who(draft: Draft, counted: Chunk) -> bool:
    """Whether a pronoun of its own, right behind people who were only counted, begins to say who they are."""
    chunks = draft.parsed.chunks
    following = [chunk for chunk in chunks[counted.index + 1 : counted.index + 3] if not is_comma(draft.parsed, chunk)]
    return bool(following) and following[0].kind == "pron" and not (following[0].senses or following[0].case)


def _told(draft: Draft) -> list[Chunk]:
    return [chunk for chunk in draft.get("targets") if not chunk.is_a(*_UNTOLD)]


def _belonging(draft: Draft) -> Iterator[Chunk]:
    """The party to which words behind victims without a name say that these belong (ten people with ties to X, four
    who are thought to be members of X), with those joined to it."""
    counted = draft.get("counts") or draft.get("targets")
    chunks, opened = draft.parsed.chunks, 0
    for chunk in chunks[counted[-1].index + 1 :] if counted else ():
        if chunk.kind == "event" and not opened:
            return  # "ten died in a blast suspected to be of X"
        if chunk.is_a(*_OF) and (opened or chunk.index <= counted[-1].index + _NEXT):
            opened = chunk.index
        elif not opened or chunk.index > opened + _SAYS_WHOSE or chunk.kind in {"mark", "rel"}:
            if chunk.index >= counted[-1].index + _NEXT:
                return
        elif chunk.kind in {"verb", "conj", "event"} or chunk in draft.get("agents"):
            return
        elif chunk.kind == "np" and chunk.is_a("party.head", "party.name", "has.party"):
            yield chunk
            yield from (mate for mate in chunks[chunk.index + 1 :] if mate.mate is chunk)
            return


def _is_joined(draft: Draft, following: Draft) -> bool:
    """Whether an "and" joins the event noun of one harm to that of another."""
    trigger = following.trigger
    joined = trigger.kind == draft.trigger.kind == "event" and trigger.joined
    return joined and trigger.index - draft.trigger.index <= _NEAR


def _are_one_phrase(draft: Draft, following: Draft) -> bool:
    """Whether a phrase of the dead is joined to one of the injured that alone says who both were (Houthi dead and
    injured, as Arabic says "dead and injured Houthis")."""
    first, second = draft.trigger, following.trigger
    joined = first.kind == second.kind == "np" and second.coord and second.index == first.index + 1
    return joined and second in following.get("targets")


def _is_elliptic(draft: Draft) -> bool:
    """Whether the harmed are only counted, or called others."""
    counted = draft.get("counts") or draft.get("targets")
    return bool(counted) and all(chunk.is_a("others") or _is_bare(chunk) for chunk in counted)


def _is_bare(chunk: Chunk) -> bool:
    return chunk.quantity is not None and chunk.head < chunk.quantity.stop


def _of_them(draft: Draft) -> Iterator[Chunk]:
    """The people named before in the sentence of whom some were harmed ("they fired at the crowd and killed two of
    them"), nearest first."""
    chunks = draft.parsed.chunks
    counted = [chunk for chunk in draft.get("counts") if chunk.quantity is not None]
    if not counted or not any(chunk.is_a("among") for chunk in chunks[counted[-1].index + 1 : counted[-1].index + 2]):
        return
    taken = {id(chunk) for slot in ("agents", "counts") for chunk in draft.get(slot)}
    for chunk in reversed(chunks[: min(draft.trigger.index, counted[0].index)]):
        where = "prep.in" in chunk.case_senses and chunk.is_a(*LOCAL)
        people = chunk.is_a(*_PEOPLE) or is_held_ground(chunk)  # "X shelled positions of Y and killed two of them"
        if chunk.kind == "np" and people and id(chunk) not in taken and not where and _is_many(chunk):
            yield chunk


def _is_many(chunk: Chunk) -> bool:
    """Whether a phrase names people of whom there are several, who fight or suffer and do not only tell of it."""
    single = chunk.analysis.features.endswith(" sg") and not chunk.is_a("party.head", "party.name", "collective")
    return not single and not observes(chunk) and not chunk.is_a("person.title", "person.name", "place.name")


def is_held_ground(chunk: Chunk) -> bool:
    """Whether a phrase is of ground that it says who holds (the positions of X)."""
    ground = chunk.is_a("place.vague", "place.military") and not chunk.is_a("party.head")
    return ground and (chunk.is_a("has.party") or "party.head" in chunk.modifiers)


def are_men_there(draft: Draft, chunk: Chunk) -> bool:
    """Whether victims are told by nothing but the ground that was struck (the positions of X; ten fighters fell)."""
    return chunk in draft.lent and is_held_ground(chunk)


def lend_struck(draft: Draft, cause: Draft) -> None:
    """Whom a strike hit that names nobody: those harmed by it; not those whom others harmed in what is told next (X
    shelled the villages, and Y took a hill and inflicted losses on Z)."""
    mine, theirs = draft.get("agents"), cause.get("agents")
    if cause.get("targets") or not draft.rule.type.startswith("harm.") or not cause.rule.type.startswith("strike."):
        return
    if mine and theirs and not any(is_one_of(theirs, chunk) for chunk in mine):
        return
    bomb = cause.rule.type == "strike.bomb"
    if _is_aimed(cause):
        return
    hurt = [chunk for chunk in draft.get("targets") if chunk.is_a(*(_FORCES_OF_BOMBS if bomb else _FORCES)) or (
        bomb and "party.head" in chunk.modifiers and not chunk.is_a("civilian"))]
    if hurt:
        cause.slots["targets"] = hurt
        cause.lent += hurt


def _is_aimed(strike: Draft) -> bool:
    """Whether a strike is told as one on ground (a man died as shells fell on the quarter), in which those whom it
    killed only happened to be."""
    on = [chunk for chunk in strike.get("place") if "prep.on" in chunk.case_senses]
    return any(is_location(chunk) or (chunk.is_a(*LOCAL) and is_named(chunk))
               for chunk in strike.args.get("on") + strike.args.get("obj") + on)


def _hit_them(strike: Draft) -> bool:
    """Whether a verb behind a strike that names nothing it hit says by a pronoun alone whom it hit."""
    if not strike.rule.type.startswith("strike.") or strike.args.get("on"):
        return False
    start = strike.trigger.index
    verb = next((chunk for chunk in strike.parsed.chunks[start : start + _NEAR] if chunk.kind == "verb"), None)
    return verb is not None and verb.is_a("hit.at") and bool(verb.analysis.enclitic)


def lend_victims(draft: Draft, cause: Draft) -> None:
    """Whom an attack was made on that names nobody: the soldiers or police who were killed in it; whom a strike hit
    that only a pronoun tells of: those it killed (ten were killed in a raid that hit them)."""
    if draft.rule.type in _BODILY and not cause.get("targets") and _hit_them(cause):
        cause.slots["targets"] = _told(draft)
        cause.lent += _told(draft)
    if draft.rule.type not in _BODILY or cause.rule.type != "battle.attack" or cause.get("targets"):
        return
    ground = cause.args.get("on") + cause.args.get("obj") + cause.args.get("gen")  # "in an attack on the town"
    men = [chunk for chunk in draft.get("targets") if chunk.is_a("party.head") and not chunk.is_a("civilian")]
    if men and not (any(map(is_location, ground)) or are_men_of(draft.parsed, men, cause.get("agents"))):
        cause.slots["targets"] = men
        cause.lent += men
