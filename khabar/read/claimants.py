"""Who is behind a blow by a clause that stands apart from it: who owns up to it, or is thought to have dealt it.

(A blast hit the market, and X claimed it; a blast for which X declared its responsibility; one of which it is thought
that X carried it out; X stands behind the blast.)
"""

from collections.abc import Mapping, Sequence

from khabar.read.chunks import Chunk, Parsed, observes
from khabar.read.dependents import FORCES
from khabar.read.doers import HARD_MARKS
from khabar.read.functions import Arguments

_BLOWS = ("explode", "airstrike", "shell", "assault", "attack", "strike")
_DOERS = ("by", "subj", "gen", "its", "gov.subj", "from")
_REACH = 16  # chunks back from a claim to the blow that it is about
_BEHIND = 5  # chunks before a blow in which it may be denied that somebody is behind it
_ABOUT = 3  # chunks from "its responsibility" to the pronoun of what it is for


def lend_by_claims(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """Give a blow of which nobody is said to have dealt it to who owns up to it, or is said to have carried it out."""
    for position in sorted(found):
        trigger, blow = parsed.chunks[position], None
        if trigger.kind == "verb":
            parties = _owning_up(parsed, found[position])
            blow = _blow_before(parsed, trigger) if parties else None
        elif "prep.behind" in trigger.case_senses and trigger.is_a(*_BLOWS):
            parties, blow = _standing_behind(parsed, trigger), trigger
        for target in _telling(found, blow) if blow is not None else ():
            if not any(chunk.is_a(*FORCES, "person") for name in _DOERS for chunk in target.get(name)):
                for party in parties:
                    target.add("by", party)


def _owning_up(parsed: Parsed, args: Arguments) -> list[Chunk]:
    """The parties that a verb with a pronoun for a deed says are behind it; nobody where it is denied."""
    verb = args.trigger
    before = parsed.chunks[max(0, verb.index - 2) : verb.index]
    if before and before[-1].is_a("op.negate"):
        return []
    thought = verb.is_a("op.light") and any(chunk.kind == "comp" for chunk in before)
    it = any(chunk.is_a("operation") and chunk.analysis.article for chunk in args.get("obj"))  # "the operation"
    itself = (bool(verb.analysis.enclitic) and (verb.is_a("claim") or thought)) or (it and verb.is_a("claim"))
    if verb.is_a("attribute"):
        return [chunk for chunk in args.get("to") + args.get("for") if chunk.is_a("party.head", "party.name")]
    if not itself and not (verb.is_a("say") and _for_it(parsed, args)):
        return []
    return [chunk for chunk in args.get("subj") if chunk.is_a("party.head", "party.name") and not observes(chunk)]


def _standing_behind(parsed: Parsed, blow: Chunk) -> list[Chunk]:
    """The party of which a clause says that it is, or stands, behind a blow."""
    before = parsed.chunks[max(0, blow.index - _BEHIND) : blow.index]
    if any(chunk.is_a("op.negate") for chunk in before):
        return []
    nearest = next((chunk for chunk in reversed(before[-_ABOUT:]) if chunk.kind not in {"verb", "pron"}), None)
    party = nearest is not None and nearest.kind == "np" and not nearest.case
    return [nearest] if nearest is not None and party and nearest.is_a("party.head", "party.name") else []


def _for_it(parsed: Parsed, args: Arguments) -> bool:
    """Whether a verb says that its subject is responsible for what a pronoun, or "the operation", stands for."""
    for chunk in args.get("obj"):
        behind = parsed.chunks[chunk.index + 1 : chunk.index + _ABOUT]
        if chunk.is_a("responsibility") and any(
                (each.kind == "pron" and each.is_a("about")) or ("prep.about" in each.case_senses and each.is_a(
                    "operation") and each.analysis.article) for each in behind):
            return True
    return False


def _blow_before(parsed: Parsed, verb: Chunk) -> Chunk | None:
    """The last blow told before a verb in its sentence."""
    for chunk in reversed(parsed.chunks[max(0, verb.index - _REACH) : verb.index]):
        if chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in HARD_MARKS:
            return None
        if chunk.kind in {"event", "verb"} and chunk.is_a(*_BLOWS):
            return chunk
    return None


def _telling(found: Mapping[int, Arguments], blow: Chunk) -> Sequence[Arguments]:
    """The functions of a blow, and of the verb that it is the subject of (a blast hit the market)."""
    own = [found[blow.index]] if blow.index in found else []
    return own + [args for args in found.values() if blow in args.get("subj") and args.trigger.is_a(*_BLOWS)]
