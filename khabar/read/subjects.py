"""Which phrase beside a verb is its subject: who can act, and what a verb may be said of."""

from collections.abc import Mapping, Sequence

from khabar.read.chunks import LOCAL, Chunk
from khabar.read.functions import Arguments
from khabar.read.joining import is_accusative

BLOWS = frozenset({"explode", "strike", "airstrike", "shell", "attack", "clash"})
AGENTIVE = frozenset({"party.head", "party.name", "air.platform", "person.title", "person.name", "speaker", "person",
                      "unknown.party", "warship", "gunners"})
DONE_BY_EVENTS = frozenset({"op.cause", "op.aspect", "op.fail", "op.continue_state", "aux", "strike", "fall", "clash",
                            "kill", "wound", "destroy", "rise", "displace", "op.stop", "explode", "arrive",
                            "op.reach", "occur", "set.out", "coincide"})
PATIENT_ONLY = frozenset({"kill", "wound", "arrest", "abduct", "destroy", "displace", "seize"})
# done to ground: "and took three villages"
_TAKES = frozenset({"capture", "lose", "withdraw", "besiege", "attack", "cut", "enter"})
_OBLIQUE = "\u064a\u0646"  # the ending of duals and sound plurals that are no subjects
_OBLIQUE_BOUND = "\u064a"  # ... before a genitive
_SUBJECT_BOUND = "\u0648"  # the ending of those that are subjects, before a pronoun
SHARED = frozenset({"kill", "wound", "arrest", "abduct"})


def shares_doer(before: Chunk, done: bool, verb: Chunk) -> bool:
    """Whether a verb of harm goes on with the doer of another one (a bomber killed six and wounded ten), which has
    its own subject and object (``done``), or with that of any before it in the present (they hold it and capture)."""
    alike = before.analysis.features == verb.analysis.features and verb.is_a(*SHARED)
    present = verb.analysis.features.startswith("present")
    return bool(verb.analysis.conj) and alike and (present or (done and before.is_a(*SHARED)))


def finishes_off(others: Sequence[Chunk]) -> bool:
    """Whether a verb that may mean to die has people under "on", whom its subject killed."""
    return any(chunk.kind == "np" and chunk.is_a("person", "party.head", "party.name") for chunk in others)


def may_be_subject(bare: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether the first of the bare phrases after a verb may be who does it, and not to whom it is done."""
    if verb.analysis.features.endswith(" 1p"):
        return False  # "we arrested advisers": who did it are those who speak
    first = bare[0]
    if first.kind == "np" and first.quantity is None and _is_oblique(first):
        return False  # "and met officials": by its ending it is the object
    single = first.kind == "np" and first.quantity is None and first.analysis.features.endswith(" sg")
    two = verb.is_a("say") and first.is_a("person.title") and first.stop - first.head > 1  # a dual before its genitive
    own = bool(first.analysis.enclitic) and "person" in first.senses
    if own and not first.analysis.stem.endswith(_SUBJECT_BOUND) and verb.is_a("op.charge") and len(bare) == 1:
        return False  # "and called on his followers to": who did so was named before
    if single and not two and is_accusative(first.analysis):
        return False  # "and arrested a number of": by its ending it is the object
    if verb.is_a("op.cause") and verb.analysis.conj and len(bare) == 1 and first.is_a("victim.dead", "victim.wounded"):
        return False  # "and left dead among them": who left them was named before
    if verb.is_a("deprive") and verb.analysis.conj and len(bare) == 1:
        return False  # "and deprived X of a road": who did so was named before
    if first.is_a("reinforcement") and verb.is_a("enter", "land"):
        return True
    if first.kind == "event" and not verb.is_a(*DONE_BY_EVENTS):
        return first.analysis.article and verb.is_a("op.achieve")  # "the attack succeeded"
    if first.is_a(*AGENTIVE) or (first.quantity is not None and not (first.is_a(*LOCAL) and verb.is_a(*_TAKES))):
        return True
    if verb.analysis.conj and verb.is_a(*BLOWS) and first.is_a("materiel.vehicle"):
        return len(bare) > 1  # "they sank one boat and attacked another"
    if first.is_a(*LOCAL) and verb.analysis.conj and of_other_gender(first, verb):
        return False  # "and besieged a camp": who did so was named before
    if first.is_a(*LOCAL, "bus"):
        others = [chunk for chunk in bare[1:] if "place.direction" not in chunk.analysis.senses]  # that is where
        return bool(others) or verb.is_a("op.witness", "fall", "op.undergo", "say", "slip")
    return True


def _is_oblique(noun: Chunk) -> bool:
    """Whether a sound plural or a dual has the ending that no subject has."""
    tag = noun.analysis
    if tag.features == "adj pl":
        return tag.stem.endswith(_OBLIQUE)
    sound = tag.entry is not None and (tag.features.endswith(" du") or (
        tag.features.endswith(" pl") and bool(tag.entry.values("sound"))))
    return sound and tag.stem.endswith((_OBLIQUE, _OBLIQUE_BOUND))


def may_carry_on(chunks: Sequence[Chunk], subjects: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether a verb without a subject may go on about that of an earlier one: a verb in the singular is not said of
    several men named before (gunmen attacked, and it left dead among them), nor one of another gender."""
    if not subjects or not verb.analysis.conj or verb.is_a("say"):
        return bool(subjects)
    first, person = subjects[0], verb.analysis.features.split()[-1]
    following = chunks[first.index + 1 : first.index + 2]
    if len(subjects) > 1 or first.quantity is not None or (following and following[0].coord) or first.kind != "np":
        return True
    men = first.is_a("person") and first.analysis.features.endswith(" pl") and not first.is_a("place.name")
    woman = first.is_a("feminine") and not first.is_a("person", "place.name") and not first.names
    return not ((men and person in {"3ms", "3fs"}) or (woman and person == "3ms") or of_other_gender(first, verb))


def begins_clause(chunks: Sequence[Chunk], found: Mapping[int, Arguments], chunk: Chunk, verb: Chunk) -> bool:
    """Whether a party that "and" seems to join to the phrase before it begins a clause (the army takes the hill and X
    blows up a bridge): the clause before has its verb and its doer, and this verb is said of one."""
    party = chunk.kind == "np" and chunk.joined and chunk.is_a("party.head", "party.name") and not chunk.quantity
    if not party or verb.analysis.features.endswith((" 3md", " 3fd", " 1p")) or verb.is_a("aux") or (
            "prep.by" in chunk.case_senses):  # "shelling by X and Y hit the market"
        return False
    for earlier in reversed(chunks[: chunk.index]):
        if earlier.kind in {"comp", "rel", "conj"}:
            return False
        if earlier.kind == "verb":
            told = found[earlier.index].get("subj") if earlier.index in found else []
            return bool(told) and chunk.mate not in told and told[0].is_a(*AGENTIVE)
    return False


def coincides(verb: Chunk, bare: Sequence[Chunk]) -> bool:
    """Whether a verb says what coincided with something in a clause of its own: no one named before (X shelled the
    town, and the raids, or that, coincided with)."""
    return verb.is_a("coincide") and bool(bare or verb.analysis.conj)


def begins_anew(chunks: Sequence[Chunk], before: Chunk, verb: Chunk, bare: Sequence[Chunk]) -> bool:
    """Whether a comma parts a phrase from the verb, which has both who does it and what it does behind it."""
    parted = any(chunk.kind == "mark" for chunk in chunks[before.index + 1 : verb.index])
    behind = len(bare) > 1 and bare[0].index == verb.index + 1 and bare[0].is_a(*AGENTIVE)
    return parted and behind and not verb.analysis.enclitic


def turn_unmarked_passive(args: Arguments) -> None:
    """A verb of harm whose only phrase is the harmed has no doer."""
    subjects, verb = args.get("subj"), args.trigger
    if not subjects or args.get("obj") or verb.analysis.enclitic or not verb.is_a(*PATIENT_ONLY) or (
            verb.is_a("flee")) or (verb.is_a("pass") and finishes_off(args.get("on"))):
        return
    args.functions["obj"] = args.functions.pop("subj")
    after = args.functions["obj"][0].index > verb.index
    men = args.functions["obj"][0]
    feminine = men.is_a("feminine") or (men.quantity is None and not (verb.analysis.conj and men.analysis.enclitic))
    if after and verb.analysis.features == "past 3fs" and not feminine:
        return  # the verb agrees with a doer named before, not with the men it counts
    args.passive = True


def of_other_gender(noun: Chunk, verb: Chunk) -> bool:
    """Whether a verb of the feminine cannot have a noun for its subject, a masculine in the singular."""
    told = noun.analysis.entry is not None and noun.analysis.features.endswith(" sg") and not noun.is_a("feminine")
    return told and verb.analysis.features.endswith("3fs") and not noun.is_a("place.name", "transparent", "part")


def is_taken(found: Mapping[int, Arguments], chunk: Chunk) -> bool:
    """Whether a phrase already is an argument of an earlier verb."""
    return any(chunk in other.get("subj") + other.get("obj") for other in found.values()
               if not other.trigger.is_a("aux"))


def befell(verb: Chunk, bare: Sequence[Chunk]) -> bool:
    """Whether all that follows a verb of harm has the ending of a subject, so that it befell them and nobody told
    before did it (the shelling killed a child, and others were hurt)."""
    return verb.is_a(*PATIENT_ONLY) and len(bare) == 1 and " nom " in bare[0].analysis.features
