"""What people decide about records: which subjects and verdicts there are, and what claims mean once they stand.

A decision is about a claim (``claim_…``), about what the words of one of its slots mean (``claim_…/place/0``), or
about two claims (``claim_…=claim_…``, the lesser id first): whether they tell of one happening. Claims and groundings
are never changed in the store: decisions are applied to them whenever events and states are derived.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, get_args

from khabar.errors import JudgementError
from khabar.model.ids import make_id
from khabar.model.ontology import ontology
from khabar.model.records import Claim, Extent, Grounding, Judgement, Status

RIGHT, WRONG, CORRECTED = "right", "wrong", "corrected"
SAME, DIFFERENT = "same", "different"
WITHDRAWN = "withdrawn"  # the verdict of an entry that takes another one back
SLOTS = ("place", "agents", "targets", "voice", "date")
CERTAIN = 1.0            # the score of what a person decided

_CLAIM = re.compile(r"claim_[0-9a-z]+")
_SLOT = re.compile(rf"({_CLAIM.pattern})/({'|'.join(SLOTS)})/(\d{{1,3}})")
_PAIR = re.compile(rf"({_CLAIM.pattern})=({_CLAIM.pattern})")
_REF = re.compile(r"(?:place|actor|outlet|geonames|own):\S+")


@dataclass(frozen=True, slots=True)
class Slot:
    """The words of one slot of a claim; ``index`` counts within the slot."""

    claim: str
    slot: str
    index: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, the lesser id first."""

    first: str
    second: str


Subject = str | Slot | Pair


def parse_subject(subject: str) -> Subject:
    """What a decision is about: a claim's id, a slot or a pair. Raises JudgementError when it is none of these."""
    if _CLAIM.fullmatch(subject):
        return subject
    if slot := _SLOT.fullmatch(subject):
        return Slot(slot[1], slot[2], int(slot[3]))
    if (pair := _PAIR.fullmatch(subject)) and pair[1] < pair[2]:
        return Pair(pair[1], pair[2])
    raise JudgementError(f"{subject}: no subject of a decision; it is claim_…, claim_…/place/0 or claim_…=claim_… "
                         "(the lesser id first)")


def make_judgement(  # noqa: PLR0913 -- a decision is what its fields say
    subject: str, verdict: str, *, by: str, at: datetime, why: str, value: str | None = None,
) -> Judgement:
    """A decision that says something: right or wrong, what is right instead, or whether two claims are one happening.

    ``value`` goes with the verdict *corrected*: of a claim a JSON object with ``type``, ``status`` or ``extent``; of a
    slot the id of a place, party or outlet; of a date a day or two, as 2016-08-14/2016-08-15. Raises JudgementError
    when subject, verdict and value do not fit, or nobody or no reason is named.
    """
    about = parse_subject(subject)
    if not by.strip() or not why.strip():
        raise JudgementError(f"{subject}: a decision says who made it, and why")
    allowed = (SAME, DIFFERENT) if isinstance(about, Pair) else (RIGHT, WRONG, CORRECTED)
    if verdict not in allowed:
        raise JudgementError(f"{subject}: {verdict!r} is none of {', '.join(allowed)}")
    if (verdict == CORRECTED) != (value is not None):
        raise JudgementError(f"{subject}: a value goes with the verdict {CORRECTED!r}, and only with it")
    if value is not None:
        _read_value(about, value)
    return Judgement(make_id("judgement", subject, verdict, value, by, at.isoformat(), why), subject, verdict, value,
                     by, at, why)


def make_withdrawal(judgement: Judgement, *, by: str, at: datetime, why: str) -> Judgement:
    """A decision that takes another one back. Raises JudgementError when nobody or no reason is named."""
    if not by.strip() or not why.strip():
        raise JudgementError(f"{judgement.id}: a decision says who made it, and why")
    identity = make_id("judgement", judgement.subject, WITHDRAWN, judgement.id, by, at.isoformat(), why)
    return Judgement(identity, judgement.subject, WITHDRAWN, None, by, at, why, revokes=judgement.id)


def last_words(standing: Iterable[Judgement]) -> dict[str, Judgement]:
    """The decision that holds for each subject: of several that stand, the last in the log."""
    return {each.subject: each for each in standing if each.verdict != WITHDRAWN}


def decided(
    claims: Sequence[Claim], groundings: Sequence[Grounding], standing: Iterable[Judgement],
) -> tuple[list[Claim], list[Grounding]]:
    """Claims and groundings as they count once the decisions ``standing`` (oldest first) are applied.

    A claim that is wrong is left out with its groundings, a corrected one has its new values and keeps its id; a wrong
    grounding stays open, a corrected one means what the person said, with certainty.
    """
    words = last_words(standing)
    if not words:
        return list(claims), list(groundings)
    kept = [_decided_claim(claim, words.get(claim.id)) for claim in claims
            if claim.id not in words or words[claim.id].verdict != WRONG]
    left_out = {claim.id for claim in claims} - {claim.id for claim in kept}
    return kept, [
        _decided_grounding(each, words.get(f"{each.claim}/{each.slot}/{each.index}"))
        for each in groundings if each.claim not in left_out
    ]


def links(standing: Iterable[Judgement]) -> dict[Pair, bool]:
    """Pairs of claims that people declared to be one happening (true) or two (false)."""
    return {about: each.verdict == SAME for each in last_words(standing).values()
            if isinstance(about := parse_subject(each.subject), Pair)}


def _decided_claim(claim: Claim, judgement: Judgement | None) -> Claim:
    if judgement is None or judgement.value is None:
        return claim if judgement is None else replace(claim, confidence=CERTAIN)
    return replace(claim, confidence=CERTAIN, **_read_fields(judgement.subject, judgement.value))


def _decided_grounding(grounding: Grounding, judgement: Judgement | None) -> Grounding:
    if judgement is None:
        return grounding
    reason = f"decided by {judgement.by}: {judgement.why}"
    if judgement.verdict == RIGHT:
        return replace(grounding, score=CERTAIN, reason=reason)
    if judgement.value is None:
        return replace(grounding, ref=None, start=None, end=None, part=None, score=0.0, reason=reason)
    if grounding.slot == "date":
        start, end = _read_days(judgement.subject, judgement.value)
        return replace(grounding, start=start, end=end, score=CERTAIN, reason=reason)
    return replace(grounding, ref=judgement.value, score=CERTAIN, reason=reason)


def _read_value(about: Subject, value: str) -> None:
    """Raise JudgementError when the value is none that the subject can have."""
    if isinstance(about, Slot) and about.slot == "date":
        _read_days(about.claim, value)
    elif isinstance(about, Slot):
        if not _REF.fullmatch(value):
            raise JudgementError(f"{about.claim}/{about.slot}: {value!r} is not the id of a place, party or outlet")
    else:
        _read_fields(str(about), value)


def _read_days(subject: str, value: str) -> tuple[date, date]:
    first, _, last = value.partition("/")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise JudgementError(f"{subject}: {value!r} is not a day or two, as 2016-08-14/2016-08-15") from None
    if end < start:
        raise JudgementError(f"{subject}: {value!r} ends before it begins")
    return start, end


def _read_fields(subject: str, value: str) -> Mapping[str, Any]:
    known = {"type": tuple(ontology().types), "status": get_args(Status), "extent": (*get_args(Extent), None)}
    try:
        fields = json.loads(value)
    except ValueError:
        fields = None
    if not isinstance(fields, dict) or not fields or not fields.keys() <= known.keys():
        raise JudgementError(f"{subject}: the value is a JSON object with {', '.join(known)}, not {value!r}")
    for name, given in fields.items():
        if given not in known[name]:
            raise JudgementError(f"{subject}: {given!r} is no {name} of a claim")
    return fields
