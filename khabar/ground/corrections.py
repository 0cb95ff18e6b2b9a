"""What people corrected once, kept for reports still to come: the same words in the same war mean the same again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khabar.ground.resolution import Resolution
from khabar.lang.actors import words
from khabar.model.judgements import CORRECT, Slot, last_words, slot_of
from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Grounding, Judgement, Span
from khabar.model.resolved import war_of

LEARNED = 0.95  # of a correction that was made in another report: sure, but this report was not looked at


@dataclass(frozen=True, slots=True)
class Correction:
    """Words that a person said the meaning of. ``slot`` is place or party; ``ref`` what they mean in the war
    ``conflict`` (None: in any); ``reason`` names the person and the report's claim it was said about."""

    slot: str
    text: str
    conflict: str | None
    ref: str
    reason: str


def learn(
    standing: Iterable[Judgement], claims: Sequence[Claim], groundings: Iterable[Grounding], knowledge: Knowledge,
) -> tuple[Correction, ...]:
    """The corrections that standing decisions about slots hold; those about dates and whole claims teach nothing.

    ``claims`` are those that the decisions are about, ``groundings`` those of these claims. Of two corrections of the
    same words in one war the later one counts.
    """
    known = {claim.id: claim for claim in claims}
    places = {each.claim: each.ref for each in groundings if each.slot == "place"}
    found: dict[tuple[str, tuple[str, ...], str | None], Correction] = {}
    for judgement in last_words(standing).values():
        about = slot_of(judgement.subject)
        if about is None or judgement.verdict != CORRECT or judgement.value is None:
            continue
        span = _words(known.get(about.claim), about)
        if span is None:
            continue
        slot = "place" if about.slot == "place" else "party"
        war = war_of(judgement.value if slot == "place" else places.get(about.claim), knowledge)
        found[slot, words(span.text), war] = Correction(
            slot, span.text, war, judgement.value, f"as corrected in {about.claim} by {judgement.by}: {judgement.why}")
    return tuple(found[key] for key in sorted(found, key=repr))


class Corrections:
    """Corrections, looked up by words and war."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._found: dict[tuple[str, tuple[str, ...]], list[Correction]] = {}
        for each in corrections:
            self._found.setdefault((each.slot, words(each.text)), []).append(each)

    def meaning(self, slot: str, text: str, conflict: str | None) -> Resolution | None:
        """What the words mean after a person's correction; None when nobody corrected them in this war.

        A correction without a war holds in every one, and where the war of a report is not known, every correction.
        """
        for each in self._found.get((slot, words(text)), ()):
            if None in (conflict, each.conflict) or conflict == each.conflict:
                return Resolution(each.ref, LEARNED, reason=each.reason)
        return None


def _words(claim: Claim | None, about: Slot) -> Span | None:
    """The words that a decision is about; None when the claim is not known or has no such slot."""
    if claim is None:
        return None
    spans = (claim.place,) if about.slot == "place" else getattr(claim, about.slot, None)
    return spans[about.index] if isinstance(spans, tuple) and about.index < len(spans) else None
