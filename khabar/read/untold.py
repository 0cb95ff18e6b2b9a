"""Doers whom the words of a claim do not name, but point to: an adjective, they, the strikes, the two sides."""

from khabar.model.records import Span
from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Draft
from khabar.read.neighbours import is_comma
from khabar.read.speakers import impersonal
from khabar.read.subjects import BLOWS

_ARMS = ("weapon.small", "weapon.ground", "gunfire")
_GOING = ("op.light", "op.achieve", "op.attempt", "op.aspect")
_GENDERS = {"3ms": "m", "3fs": "f"}
_BODILY = ("harm.killed", "harm.wounded")


def by_adjective(draft: Draft) -> tuple[Span, ...]:
    """The doer that an adjective of the event noun names (Russian air strikes)."""
    events = [draft.trigger] if draft.trigger.kind == "event" else []
    shot = [chunk for name in ("subj", "gen") for chunk in draft.args.get(name) if chunk.is_a("weapon.ground")]
    relief = (*draft.get("aid"), *draft.get("carrier")) if draft.rule.type == "aid.delivered" else ()  # Qatari aid
    names = [name for chunk in (*events, *draft.get("sent"), *shot, *relief) for name in chunk.names]
    return tuple(draft.parsed.span(name.first, name.stop) for name in names if "adjective" in name.kinds)[:1]


def by_arms(draft: Draft) -> tuple[Span, ...]:
    """Whose bullets, fire or rockets harmed somebody (by the bullets of the army, by the rockets of X)."""
    parsed = draft.parsed
    fired = [chunk for chunk in draft.args.get("subj") if chunk.is_a(*_ARMS)]
    for chunk in [*fired, *parsed.chunks[draft.trigger.index + 1 :]] if draft.rule.type in _BODILY else ():
        if chunk.kind in {"comp", "conj"} or (chunk.kind == "mark" and not is_comma(parsed, chunk)):
            return ()
        at = chunk in fired or "prep.at" in chunk.case_senses
        if chunk.kind != "np" or not at or not chunk.is_a(*_ARMS):
            continue
        named = {name.first for name in chunk.names if "party" in name.kinds}
        for inside in range(chunk.head + 1, chunk.stop):
            tag = parsed.tags[inside]
            if inside in named or (tag.pos == "noun" and "party.head" in tag.senses):
                return (parsed.span(inside, parsed.reach(chunk)),)
        for source in parsed.chunks[chunk.index + 1 : chunk.index + 2]:  # "by a bullet from gunmen"
            if "prep.from" in source.case_senses and source.is_a("party.head", "party.name", "person"):
                return (parsed.party(source),)
    return ()


def by_the_blow(draft: Draft) -> bool:
    """Whether the subject of a claim's verb is a definite blow (the strikes hit), which was told before, or one more of
    those that were."""
    subjects = draft.args.get("subj") if draft.trigger.kind == "verb" else []
    told = any(chunk.kind == "event" and chunk.analysis.article and chunk.is_a(*BLOWS) for chunk in subjects)
    return told or _is_another(draft)


def came_of_it(draft: Draft) -> bool:
    """Whether a sentence begins with what came of what was told before it (that led to the death of ...)."""
    verb = draft.args.governor
    if draft.rule.type not in _BODILY or draft.cause is not None or verb is None or not verb.is_a("op.cause"):
        return False
    first = all(chunk.kind in {"mark", "part"} for chunk in draft.parsed.chunks[: verb.index])
    return first and not draft.args.get("gov.cause") and not verb.is_a("say")


def flown(draft: Draft) -> bool:
    """Whether a number of strikes is told by a verb that names nobody who flew them (five raids were flown near X)."""
    trigger, following = draft.trigger, draft.parsed.chunks[draft.trigger.index + 1 : draft.trigger.index + 2]
    return trigger.kind == "event" and trigger.quantity is not None and any(
        chunk.kind == "verb" and chunk.is_a("op.light") and not chunk.analysis.enclitic for chunk in following)


def _is_another(draft: Draft) -> bool:
    """Whether a blow is told as one more of those told before (other raids hit X, a fifth raid hit Y)."""
    told = draft.args.get("subj") if draft.trigger.kind == "verb" else [draft.trigger]
    return any(chunk.kind == "event" and chunk.is_a(*BLOWS) and "others" in chunk.modifiers for chunk in told)


def they(draft: Draft) -> bool:
    """Whether the verb of a claim, or the one that governs its noun, says by its form that they did it, and not who.

    ("They killed ten men"; "they managed to destroy two vehicles".)
    """
    verb = draft.trigger if draft.trigger.kind == "verb" else draft.args.governor
    if verb is None or not (verb is draft.trigger or verb.is_a(*_GOING)):
        return False
    one = draft.rule.type == "control.captured" and verb.analysis.features.endswith(" 3fs")  # a force
    if not (one or verb.analysis.features.endswith(" 3mp")) or draft.args.passive:
        return False
    return not any(draft.args.get(name) for name in ("subj", "gov.subj", "gov.who", "gov.doer"))


def goes_on(draft: Draft) -> str:
    """Of which gender the doer is whom a verb of the third person leaves untold at the head of a sentence (and it
    carried out two raids on X; it also shelled Y): "f" or "m"; empty where no such verb stands there."""
    trigger = draft.trigger
    verb = trigger if trigger.kind == "verb" else draft.args.governor
    if verb is None or verb.is_a("impersonal", "occur") or draft.rule.type == "battle.clash":
        return ""
    if verb is trigger:
        active = not draft.args.passive and _is_no_subject(draft.args.get("obj"), verb)
    else:  # but "and the shelling went on"
        hopes = trigger.is_a("capture") and not impersonal(verb) and verb.is_a("by.nobody")  # "and they expect to take"
        active = hopes or (verb.is_a(*_GOING, "op.plan") and (bool(trigger.case) or not verb.is_a("op.aspect")))
    opens = all(chunk.kind in {"part", "time"} or chunk.is_a("compare") for chunk in draft.parsed.chunks[: verb.index])
    told = any(draft.args.get(name) for name in ("subj", "by", "gov.subj", "gov.who", "gov.doer"))
    return _GENDERS.get(verb.analysis.features.rpartition(" ")[2], "") if opens and active and not told else ""


def _is_no_subject(objects: list[Chunk], verb: Chunk) -> bool:
    """Whether what a verb is done to is of the other gender than the verb, so that it cannot be its subject."""
    if not objects or objects[0].quantity is not None or objects[0].analysis.entry is None or objects[0].is_a(
            "transparent", "part", "whole", "place.name"):
        return False
    things = objects[0].analysis.features.endswith(" pl") and not objects[0].is_a("person")
    feminine = things or objects[0].is_a("feminine")
    return feminine != verb.analysis.features.endswith("3fs")


def are_both(party: Chunk) -> bool:
    """Whether two are meant who were named before (the two sides, the two presidents)."""
    tag = party.analysis
    return party.is_a("both") or (party.is_a("person.title") and tag.features.endswith(" du") and tag.article)


def pointed_at(parsed: Parsed, party: Chunk) -> bool:
    """Whether a force is told by a demonstrative and a bare noun (these forces), so that it was named before."""
    alone = party.stop - party.first == 1 and party.analysis.article and party.is_a("troops")
    return alone and party.first > 0 and parsed.tags[party.first - 1].pos == "demonstrative"
