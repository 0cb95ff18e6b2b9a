"""Who did what he tells of himself: harm to his enemies, what "we" did, a battle that he says has begun."""

from collections.abc import Sequence

from khabar.lang.sides import hostile
from khabar.model.records import Span
from khabar.read.chunks import Chunk, Parsed, sides_of
from khabar.read.frames import FIGHTING, Draft
from khabar.read.repeats import is_single

_AVOWED = ("harm.killed", "harm.wounded", "harm.captured", "materiel.")  # where nobody is named and it is to enemies
_BEGUN = frozenset({"capture-aimed"})
_GOING = ("op.light", "op.achieve", "op.attempt", "op.aspect")
_DOERS = ("subj", "by", "gov.subj", "gov.who", "gov.doer")
_OURS = (" 1p", " 1s")


def teller(parties: Sequence[tuple[int, Chunk, Parsed]], draft: Draft, voice: tuple[Span, ...]) -> tuple[Span, ...]:
    """The party that tells of a deed without a doer, where it is its own: of harm to its enemies (the army announced
    the death of ten rebels; the spokesman of the resistance), of what "we" did, of a battle that is to free a town."""
    begun = draft.rule.name in _BEGUN
    own = begun or _is_ours(draft)
    if not voice or not (own or (len(voice) == 1 and _is_avowed(draft))):
        return ()
    struck = frozenset(side for chunk in draft.get("targets") + draft.get("counts") for side in sides_of(chunk))
    for _, chunk, parsed in reversed(parties):
        words, sides = parsed.party_named(chunk), sides_of(chunk)
        if words.text not in voice[0].text or is_single(chunk) or (begun and "prep.in" not in chunk.case_senses):
            continue  # a ministry and its spokesman may tell of others' battles, a source in X tells of that of X
        if not sides & struck if own else hostile(struck, sides):
            return (words,)
    return _said_to_be_ready(draft) if _is_ours(draft) else ()


def _is_avowed(draft: Draft) -> bool:
    """Whether somebody harmed people, or took or destroyed arms; of the dead alone it is not told that he did."""
    by_somebody = draft.trigger.is_a("kill") or not draft.trigger.is_a("die")
    return by_somebody and draft.rule.type.startswith(_AVOWED)


def _is_ours(draft: Draft) -> bool:
    """Whether the verb of a deed, or the one that governs its noun, says by its form that we did it."""
    verb = draft.trigger if draft.trigger.kind == "verb" else draft.args.governor
    if verb is None or not verb.analysis.features.endswith(_OURS) or not draft.rule.type.startswith(FIGHTING):
        return False
    return (verb is draft.trigger or verb.is_a(*_GOING)) and not any(draft.args.get(name) for name in _DOERS)


def _said_to_be_ready(draft: Draft) -> tuple[Span, ...]:
    """Whom the speaker, a source of nobody, says to be ready for the battle, so that he is one of them (he affirmed the
    readiness of X, adding that we took the camp)."""
    parsed = draft.parsed
    for chunk in reversed(parsed.chunks[: draft.trigger.index]):
        if chunk.kind == "np" and "readiness" in chunk.analysis.senses and chunk.stop - chunk.head > 1:
            return (parsed.span(chunk.head + 1, chunk.stop),)
        before = parsed.chunks[chunk.index - 1] if chunk.index else chunk
        if chunk.is_a("resolved") and before.is_a("party.head", "party.name"):
            return (parsed.party(before),)
    return ()
