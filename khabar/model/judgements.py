"""What people decide about records: which subjects and verdicts there are, and what claims mean once they stand.

A decision is about a claim (``claim_…``), an event (``event_…``) or what the words of a claim's slot mean
(``claim_…/place/0``). It confirms, rejects or corrects; of a claim it may also say that it tells of the same happening
as another one, or not. Claims and groundings are never changed in the store: decisions are applied to them whenever
events and states are derived.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, get_args

from khabar.errors import JudgementError
from khabar.model.ids import make_id
from khabar.model.ontology import ontology
from khabar.model.records import Claim, Count, Extent, Grounding, Judgement, Status

CONFIRM, REJECT, CORRECT = "confirm", "reject", "correct"
SAME, DIFFERENT = "same", "different"
REVOKE = "revoke"  # the verdict of an entry that takes another one back
SLOTS = ("place", "agents", "targets", "voice", "date")
CERTAIN = 1.0            # the score of what a person decided

_CLAIM = re.compile(r"claim_[0-9a-z]+")
_EVENT = re.compile(r"event_[0-9a-z]+")
_SLOT = re.compile(rf"({_CLAIM.pattern})/({'|'.join(SLOTS)})/(\d{{1,3}})")
_REF = re.compile(r"(?:place|actor|outlet|geonames|own):\S+")
_FIGURE = re.compile(r"counts/(\d{1,2})")
_RANGE = re.compile(r"(\d{1,8})(-(\d{1,8})?)?")  # 20, 20-99, or 20- without a top


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

    @classmethod
    def of(cls, one: str, other: str) -> "Pair":
        """The pair of two claims."""
        return cls(*sorted((one, other)))


def slot_of(subject: str) -> Slot | None:
    """The slot that a decision is about; None when it is about a claim or an event."""
    found = _SLOT.fullmatch(subject)
    return Slot(found[1], found[2], int(found[3])) if found else None


def make_judgement(
    subject: str, verdict: str, *, by: str, at: datetime, why: str, value: str | None = None,
) -> Judgement:
    """A decision: right or wrong, what is right instead, or whether two claims tell of one happening.

    ``value`` goes with *correct*: of a claim a JSON object with ``type``, ``status``, ``extent`` or a figure by its
    place among the claim's (``counts/0``: 20, 20-99, 20- without a top; null: it is no figure); of a slot the id of a
    place, party or outlet; of a date a day or two, as 2016-08-14/2016-08-15; and with *same* and *different*: the
    id of the other claim. Raises JudgementError when subject, verdict and value do not fit, or nobody or no reason is
    named.
    """
    _named(subject, by, why)
    allowed = _verdicts(subject)
    if verdict not in allowed:
        raise JudgementError(f"{subject}: {verdict!r} is none of {', '.join(allowed)}")
    if (verdict in (CONFIRM, REJECT)) != (value is None):
        raise JudgementError(f"{subject}: {verdict!r} goes {'without' if value else 'with'} a value")
    if value is not None:
        _check_value(subject, verdict, value)
    identity = make_id("judgement", subject, verdict, value, by, at.isoformat(), why)
    return Judgement(identity, subject, verdict, value, by, at, why)


def make_revocation(judgement: Judgement, *, by: str, at: datetime, why: str) -> Judgement:
    """A decision that takes another one back. Raises JudgementError when nobody or no reason is named."""
    _named(judgement.id, by, why)
    identity = make_id("judgement", judgement.subject, REVOKE, judgement.id, by, at.isoformat(), why)
    return Judgement(identity, judgement.subject, REVOKE, None, by, at, why, revokes=judgement.id)


def last_words(standing: Iterable[Judgement]) -> dict[str, Judgement]:
    """The decision that holds for each claim, event or slot: of several that stand, the last in the log."""
    return {each.subject: each for each in standing if each.verdict in (CONFIRM, REJECT, CORRECT)}


def decided(
    claims: Sequence[Claim], groundings: Sequence[Grounding], standing: Iterable[Judgement],
) -> tuple[list[Claim], list[Grounding]]:
    """Claims and groundings as they count once the decisions ``standing`` (oldest first) are applied.

    A rejected claim is left out with its groundings, a corrected one has its new values and keeps its id; a rejected
    grounding stays open, a corrected one means what the person said, with certainty.
    """
    words = last_words(standing)
    if not words:
        return list(claims), list(groundings)
    kept = [_decided_claim(claim, words.get(claim.id)) for claim in claims
            if claim.id not in words or words[claim.id].verdict != REJECT]
    left_out = {claim.id for claim in claims} - {claim.id for claim in kept}
    return kept, [
        _decided_grounding(each, words.get(f"{each.claim}/{each.slot}/{each.index}"))
        for each in groundings if each.claim not in left_out
    ]


def links(standing: Iterable[Judgement]) -> dict[Pair, bool]:
    """Pairs of claims that people declared to be one happening (true) or two (false): for each, the last word."""
    return {Pair.of(each.subject, each.value): each.verdict == SAME
            for each in standing if each.verdict in (SAME, DIFFERENT) and each.value is not None}


def _decided_claim(claim: Claim, judgement: Judgement | None) -> Claim:
    if judgement is None or judgement.value is None:
        return claim if judgement is None else replace(claim, confidence=CERTAIN)
    fields = _read_fields(judgement.subject, judgement.value)
    figures = {index: fields.pop(name) for name in list(fields) if (index := figure_of(name)) is not None}
    given = [_decided_count(count, figures[index]) if index in figures else count
             for index, count in enumerate(claim.counts)]
    counts = [count for count in given if count is not None]
    if len(counts) < len(given):  # which figure is a part of which is told by their places
        counts = [replace(count, part_of=None) for count in counts]
    return replace(claim, confidence=CERTAIN, counts=tuple(counts), **fields)


def figure_of(field: str) -> int | None:
    """The place, among the figures of a claim, of the one that a field of a correction is about."""
    found = _FIGURE.fullmatch(field)
    return int(found[1]) if found else None


def _decided_count(count: Count, given: str | None) -> Count | None:
    found = _RANGE.fullmatch(given or "")
    if found is None:
        return None
    low, dash, high = found.groups()
    return replace(count, low=int(low), high=int(high) if high else None if dash else int(low))


def _decided_grounding(grounding: Grounding, judgement: Judgement | None) -> Grounding:
    if judgement is None:
        return grounding
    reason = f"decided by {judgement.by}: {judgement.why}"
    if judgement.verdict == CONFIRM:
        return replace(grounding, score=CERTAIN, reason=reason)
    if judgement.value is None:
        return replace(grounding, ref=None, start=None, end=None, part=None, score=0.0, reason=reason)
    if grounding.slot == "date":
        start, end = _read_days(judgement.subject, judgement.value)
        return replace(grounding, start=start, end=end, score=CERTAIN, reason=reason)
    return replace(grounding, ref=judgement.value, score=CERTAIN, reason=reason)


def _named(subject: str, by: str, why: str) -> None:
    if not by.strip() or not why.strip():
        raise JudgementError(f"{subject}: a decision says who made it, and why")


def _verdicts(subject: str) -> tuple[str, ...]:
    """The verdicts that a subject can have. Raises JudgementError when it is none."""
    if _CLAIM.fullmatch(subject):
        return CONFIRM, REJECT, CORRECT, SAME, DIFFERENT
    if _SLOT.fullmatch(subject):
        return CONFIRM, REJECT, CORRECT
    if _EVENT.fullmatch(subject):
        return CONFIRM, REJECT
    raise JudgementError(f"{subject!r} is no subject of a decision; that is claim_…, event_… or claim_…/place/0")


def _check_value(subject: str, verdict: str, value: str) -> None:
    """Raise JudgementError when the value is none that the subject can have."""
    slot = slot_of(subject)
    if verdict in (SAME, DIFFERENT):
        if not _CLAIM.fullmatch(value) or value == subject:
            raise JudgementError(f"{subject}: {value!r} is not the id of another claim")
    elif slot is None:
        _read_fields(subject, value)
    elif slot.slot == "date":
        _read_days(subject, value)
    elif not _REF.fullmatch(value):
        raise JudgementError(f"{subject}: {value!r} is not the id of a place, party or outlet")


def _read_days(subject: str, value: str) -> tuple[date, date]:
    first, _, last = value.partition("/")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise JudgementError(f"{subject}: {value!r} is not a day or two, as 2016-08-14/2016-08-15") from None
    if end < start:
        raise JudgementError(f"{subject}: {value!r} ends before it begins")
    return start, end


def _read_fields(subject: str, value: str) -> dict[str, Any]:
    known = {"type": tuple(ontology().types), "status": get_args(Status), "extent": (*get_args(Extent), None)}
    try:
        fields = json.loads(value)
    except ValueError:
        fields = None
    if not isinstance(fields, dict) or not fields \
            or not all(name in known or figure_of(name) is not None for name in fields):
        raise JudgementError(f"{subject}: the value is a JSON object with {', '.join(known)}, counts/0, not {value!r}")
    for name, given in fields.items():
        if not (_is_range(given) if figure_of(name) is not None else given in known[name]):
            raise JudgementError(f"{subject}: {given!r} is no {name} of a claim")
    return fields


def _is_range(given: object) -> bool:
    """Whether it is a figure with its bounds, or nothing."""
    if given is None:
        return True
    found = _RANGE.fullmatch(given) if isinstance(given, str) else None
    return found is not None and (not found[3] or int(found[3]) >= int(found[1]))
