"""Doers told at a distance: by a pronoun after "that", before a relative clause, by a verb that waits for its deed.

(The army said that it had taken the town; the forces, backed by an alliance that X leads, took the town.)
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from khabar.read.chunks import Chunk, Parsed, observes
from khabar.read.dependents import ADJUNCT, FORCES
from khabar.read.functions import Arguments
from khabar.read.subjects import AGENTIVE

HARD_MARKS = frozenset(".:;!?\u061b\u061f")  # the Arabic semicolon and question mark, too

_PARTING = frozenset({"verb", "mark", "conj", "comp"})
_DOERS = ("gen", "subj", "by", "its", "gov.subj", "between", "with", "from")
_FINDING = ("monitor", "aim", "shell", "airstrike", "strike", "fire", "op.achieve")  # what comes before destroying it
_DOING = (*FORCES, "gunners")
_LIST = 5  # chunks between two deeds that are joined
_AGREES = {"3ms": "m", "3fs": "f"}


def lend_to_verbs(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """Give verbs the subject that a pronoun stands for, or that a relative clause parts from them, and what follows
    the verb joined to them."""
    _lend_by_operations(parsed, found)
    _share_with_joined(parsed, found)
    _lend_by_pronoun(parsed, found)
    _lend_over_clauses(parsed, found)


def _share_with_joined(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """Two verbs joined by "and" with nothing between share what follows the second (killed and wounded were ten)."""
    for verb, second in pairwise(parsed.chunks):
        joined = verb.kind == second.kind == "verb" and bool(second.analysis.conj) and not verb.is_a("aux")
        if not joined or verb.analysis.enclitic or _form(verb) != _form(second):
            continue
        args, shared = found[verb.index], found[second.index]
        if args.inherited and shared.passive:  # "a raid on X; killed and wounded were ten": X did neither
            args.functions.pop("subj", None)
            args.inherited = False
        own = set(args.functions)
        for function, phrases in shared.functions.items():
            for chunk in phrases if function not in own and not (own and function == "subj") else ():
                args.add(function, chunk)
        args.passive = args.passive or (shared.passive and not own)
        args.window = (verb.index, shared.window[1])


def _form(verb: Chunk) -> str:
    """Tense and person of a verb, whose voice few passives show in writing."""
    return verb.analysis.features.replace("passive", "").strip()


def _lend_by_operations(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """Who harmed people that a verb says were harmed in operations: who carried these out, as their clause tells, or
    whose they are said to be (in a series of operations of X's)."""
    for position, args in found.items():
        if not parsed.chunks[position].is_a("kill", "wound", "arrest"):
            continue
        for operation in [chunk for phrases in args.functions.values() for chunk in phrases if chunk.case]:
            if operation.kind != "np" or "operation" not in operation.senses | operation.modifiers:
                continue
            behind = parsed.chunks[operation.index + 1 : operation.index + 3]
            for chunk in _carrying_out(found, behind):
                if chunk.is_a(*FORCES) and not observes(chunk):
                    args.add("by", chunk)


def _carrying_out(found: Mapping[int, Arguments], behind: Sequence[Chunk]) -> Sequence[Chunk]:
    """Who carried out an operation, by the words behind it: a clause, or the party right behind under "for"."""
    clause = next((chunk for chunk in behind if chunk.kind == "verb"), None)
    if clause is not None and clause.is_a("op.light") and clause.analysis.enclitic:
        return found[clause.index].get("subj")
    return [chunk for chunk in behind[:1] if chunk.kind == "np" and "prep.for" in chunk.case_senses]


def _lend_by_pronoun(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """The subject of a verb right after "that it": whoever says so of itself (the army said that it had taken ...)."""
    for comp in parsed.chunks:
        if comp.kind != "comp" or not comp.is_a("has.subject"):
            continue
        verb = _verb_after(parsed, comp)
        if verb is None or verb.is_a("impersonal") or verb.index not in found:
            continue
        lender = next((found[i] for i in range(comp.index - 1, -1, -1) if parsed.chunks[i].kind == "verb"), None)
        args = found[verb.index]
        if lender is None or not lender.trigger.is_a("say") or any(c.is_a(*FORCES) for c in args.get("subj")):
            continue
        speakers = [c for c in lender.get("subj") if _may_do(c) and _agree(c, verb)]
        if not speakers:
            continue
        for chunk in args.functions.pop("subj", []):
            if chunk.index > verb.index:
                args.add("obj", chunk)
        for chunk in speakers:
            args.add("subj", chunk)
        args.passive = False


def _verb_after(parsed: Parsed, comp: Chunk) -> Chunk | None:
    """The verb that follows a pronoun, with at most a particle between."""
    for chunk in parsed.chunks[comp.index + 1 : comp.index + 4]:
        if chunk.kind == "verb" and not chunk.is_a("aux"):
            return chunk
        if chunk.kind not in {"part", "verb", "time"}:
            return None
    return None


def _may_do(speaker: Chunk) -> bool:
    """Whether who speaks is a force or state, which may speak of its own deeds."""
    return speaker.is_a(*FORCES) and not observes(speaker) and not speaker.is_a("person.title", "person.name")


def _agree(speaker: Chunk, verb: Chunk) -> bool:
    """Whether a verb may be said of the speaker: a masculine one of no feminine noun."""
    person = verb.analysis.features.split()[-1] if verb.analysis.features else ""
    return not (_AGREES.get(person) == "m" and speaker.is_a("feminine") and not speaker.is_a("place.name"))


def _lend_over_clauses(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """The subject of a verb after a relative clause: who the sentence began with, not who acts in that clause.

    (The forces, backed by raids of the alliance that X leads, retook the hill.)
    """
    for verb in parsed.chunks:
        args = found.get(verb.index)
        if verb.kind != "verb" or verb.analysis.conj or args is None or not args.inherited:
            continue
        told = next((i for i in range(verb.index - 1, 0, -1) if parsed.chunks[i].kind in _PARTING), 0)
        relative = parsed.chunks[told].kind == "verb" and parsed.chunks[told - 1].kind == "rel"
        subject = _opening(parsed, told) if relative else None
        if subject is not None and all(chunk in found[told].get("subj") for chunk in args.get("subj")):
            args.functions["subj"] = [subject]
            args.inherited = False


def _opening(parsed: Parsed, verb: int) -> Chunk | None:
    """The party with which the clause opens that a relative clause interrupts, if no verb stands before that."""
    for position in range(verb - 2, -1, -1):
        chunk = parsed.chunks[position]
        if chunk.kind == "verb":
            return None
        if chunk.kind == "comp" or position == 0:
            first = parsed.chunks[position + (chunk.kind == "comp")]
            bare = first.kind == "np" and not first.case and not first.coord and first.is_a(*FORCES)
            return first if bare else None
    return None


def lend_to_events(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """Who did a deed that stands far from its verb: they carried out, whoever they are said to be, a shelling of."""
    for event in parsed.chunks:
        if event.kind != "event" or event.index not in found:
            continue
        args = found[event.index]
        if any(chunk.is_a(*_DOING) for name in _DOERS for chunk in args.get(name)):
            continue
        for chunk in _doers_of_mate(parsed, found, event):
            args.add("gov.subj", chunk)
        done = "prep.at" in event.case_senses and event.index > 0 and parsed.chunks[event.index - 1].kind == "mark"
        lender = _lender(parsed, found, event) if done else None
        for chunk in lender.get("subj") if lender is not None else ():
            if chunk.is_a(*_DOING) and not observes(chunk) and chunk is not event:
                args.add("gov.subj", chunk)


def lend_from_outer(found: Mapping[int, Arguments], args: Arguments) -> None:
    """Lend an event noun that is the object of another one its doer (the army's retaking | of control)."""
    outer = found.get(args.trigger.index - 2)
    if outer is not None and outer.trigger.kind == "event" and args.trigger in outer.get("obj"):
        for phrase in outer.get("gen"):
            args.add("gov.subj", phrase)


def _doers_of_mate(parsed: Parsed, found: Mapping[int, Arguments], event: Chunk) -> list[Chunk]:
    """Who does the deed that "and" joins another one to (they broke the siege by taking the hill and advancing on ...).
    """
    if not event.joined or event.is_a("befall") or event.analysis.enclitic or event.case_senses & ADJUNCT:
        return []
    for chunk in reversed(parsed.chunks[max(0, event.index - _LIST) : event.index]):
        if chunk.kind in _PARTING:
            return []
        if chunk.kind == "event":
            args = found.get(chunk.index)
            return (args.get("gov.subj") or args.get("gov.aim")) if args else []
    return []


def _lend_to_reflexives(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """Who blew himself up, where the verb does not say: the last man named before it (he broke in and blew himself
    up), and never the body that tells of it (the police said that he blew himself up)."""
    for trigger, args in found.items():
        blast, following = parsed.chunks[trigger], parsed.chunks[trigger + 1 : trigger + 2]
        if not blast.is_a("explode") or not following or not following[0].is_a("reflexive"):
            continue
        role = "subj" if blast.kind == "verb" else "by"  # "blew himself up"; "carried out the blowing up of himself"
        told = [chunk for chunk in args.get(role) if chunk.index > trigger or chunk.is_a("person", "bomber")]
        if any(chunk.is_a(*FORCES, "person") for chunk in told):
            continue
        men = (chunk for chunk in reversed(parsed.chunks[:trigger]) if chunk.kind == "np" and chunk.is_a(
            "person", "bomber") and not chunk.is_a("generic", "speaker", "person.title"))
        doer = next(men, None)
        args.functions[role] = [doer] if doer is not None else []


def lend_by_arms(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """Who is behind a blast of arms: those who planted or lit them, as a clause says, or who set them off before.

    (A mine went off that X had planted; X blew up a car that hit a post.) Or who blew himself up.
    """
    _lend_to_reflexives(parsed, found)
    for trigger, args in found.items():
        blast = parsed.chunks[trigger]
        near = args.get("gen" if blast.kind == "event" else "subj") or parsed.chunks[max(0, trigger - 1) : trigger]
        if blast.is_a("kill", "wound"):
            near = args.get("at")  # "killed by a bomb that X had planted"
        arms = [chunk for chunk in near if chunk.is_a("weapon.bomb")]
        if not arms or not blast.is_a("explode", "strike", "kill", "wound"):
            continue
        for verb, other in found.items():
            told = parsed.chunks[verb]
            planted = arms[0].index < verb <= arms[0].index + 2 and bool(told.analysis.enclitic) and (
                told.is_a("plant", "explode"))
            set_off = verb < trigger and told.is_a("explode") and arms[0] in other.get("obj")
            for chunk in other.get("subj") if planted or set_off else ():
                if chunk is not arms[0] and chunk.is_a(*FORCES, "person"):
                    args.add("by", chunk)


def _lender(parsed: Parsed, found: Mapping[int, Arguments], event: Chunk) -> "Arguments | None":
    """The nearest verb before an event noun that says how and not what, in its clause and in no relative one."""
    for position in range(event.index - 1, -1, -1):
        chunk = parsed.chunks[position]
        if chunk.kind == "comp":
            return None
        if chunk.kind == "verb" and position in found and chunk.is_a("op.light"):
            told = position > 0 and parsed.chunks[position - 1].kind == "rel"
            if not told and not chunk.is_a("impersonal"):
                return found[position]
    return None


def share_with_conjunct(
    chunks: Sequence[Chunk], found: Mapping[int, Arguments], event: Chunk, unlike: Collection[str]
) -> None:
    """The first of two joined event nouns shares the genitive of the second, unless that has one of some senses.

    Whose the raids are that are told beside a fight says nothing of who fought (in clashes and raids of X).
    """
    following = chunks[event.index + 1] if event.index + 1 < len(chunks) else None
    if following is None or following.kind != "event" or not following.coord or following.is_a(*unlike):
        return
    args = found[event.index]
    apart = ("for", *_DOERS) if event.is_a("clash") and following.is_a("airstrike", "shell") else ()
    for function, phrases in found[following.index].functions.items():
        if function not in args.functions and function not in apart:
            args.functions[function] = list(phrases)


def doers_before(parsed: Parsed, found: Mapping[int, Arguments], verb: Chunk) -> list[Chunk]:
    """For a verb without a subject anywhere: the doer of the event noun before it, but not of one in spite of which
    something happened; for an empty one who found or struck before what was done to it (X spotted a car, and it was
    destroyed, as Arabic says "its destruction was done")."""
    for position in range(verb.index - 1, -1, -1):
        chunk = parsed.chunks[position]
        hard = chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in HARD_MARKS
        if hard or chunk.kind == "comp":
            return []
        args = found.get(position)
        if "sub" in chunk.case_senses:
            continue
        if chunk.kind == "verb" and args and chunk.is_a(*_FINDING) and _is_done_to_it(parsed, verb):
            return [phrase for phrase in args.get("subj") if phrase.is_a(*FORCES) and not observes(phrase)]
        doers = args.get("gov.subj") if args and chunk.kind == "event" else []
        if args and chunk.kind == "event" and not chunk.is_a("expel", "repel", "arrest", "abduct"):
            doers = args.get("gen") + doers
        parties = [phrase for phrase in doers if phrase.is_a(*AGENTIVE)]
        if parties:
            return parties
    return []


def _is_done_to_it(parsed: Parsed, verb: Chunk) -> bool:
    """Whether an empty verb says that something was struck or destroyed for which a pronoun stands."""
    deed = parsed.chunks[verb.index + 1] if verb.index + 1 < len(parsed.chunks) else verb
    struck = deed.kind == "event" and deed.is_a("shell", "strike", "airstrike", "destroy")
    return struck and verb.is_a("impersonal") and bool(deed.analysis.enclitic)
