"""A headline tells what the report below it tells: where that happened, and with what arms, is said there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khabar.model.records import Claim, Span, make_claim
from khabar.read.tellings import alike

_HIT = "rule:hit-bare"  # a strike of which not even the verb says with what
_BARE = frozenset({"rule:shell", _HIT})  # rules that take a strike without a word of its arms for shelling
_BY_ARMS = ("strike.air", "strike.shelling")
_DONE = ("strike.", "battle.attack", "battle.repelled", "control.captured", "materiel.")  # tolls are lent by figure


def placed_below(told: Sequence[Claim], end: int) -> Iterator[Claim]:
    """The claims of a report, those above ``end`` that name no place with that of the first such claim below.

    Of the same type and status; ``end`` is where the headline stops in the text. A strike that it tells without arms is
    an air strike where the first one below is.
    """
    for claim in told:
        if claim.quote.stop > end:
            yield claim
            continue
        below = [other for other in told if other.quote.start >= end]
        kind = _kind_below(claim, below)
        same = (other for other in below if (other.type, other.status) == (kind, claim.status))
        place = claim.place or next((other.place for other in same if other.place is not None), None)
        voice, joint = (claim.voice, claim.joint) if claim.voice else _voice_below(claim, below)
        agents = claim.agents or _doers_below(claim, kind, below)
        unchanged = (kind, place, voice, agents) == (claim.type, claim.place, claim.voice, claim.agents)
        yield claim if unchanged else replace(_told_as(claim, kind, place, voice, joint), agents=agents)


def _kind_below(claim: Claim, below: Sequence[Claim]) -> str:
    """The type of a headline's claim: that of the first strike or shelling below, where its own arms are not told."""
    if not _is_bare(claim):
        return claim.type
    strikes = (other for other in below if other.type in _BY_ARMS and _HIT not in other.trace)
    return next((other.type for other in strikes), claim.type)


def _is_bare(claim: Claim) -> bool:
    """Whether a strike is told without its arms."""
    return claim.type == "strike.shelling" and not claim.weapons and not _BARE.isdisjoint(claim.trace)


def _voice_below(claim: Claim, below: Sequence[Claim]) -> tuple[tuple[Span, ...], int]:
    """Whose word a headline repeats: of whoever puts forward the same below it, else of whose word the report begins
    with; and how many of them say it jointly."""
    same = (other for other in below if other.type == claim.type and other.status == claim.status)
    first = next(same, below[0] if below else None)
    return (first.voice, first.joint) if first is not None else ((), 1)


def _doers_below(claim: Claim, kind: str, below: Sequence[Claim]) -> tuple[Span, ...]:
    """Who did what a headline tells without them (30 raids on X): who did the first such thing below it, if that was
    at no other place and they are not those to whom the headline says that it was done."""
    first = next((other for other in below if (other.type, other.status) == (kind, claim.status)), None)
    if first is None or not kind.startswith(_DONE) or alike(claim.targets, first.agents):
        return ()
    if claim.place is None or first.place is None or alike([claim.place], [first.place]):
        return first.agents
    return ()


def _told_as(claim: Claim, kind: str, place: Span | None, voice: tuple[Span, ...], joint: int) -> Claim:
    return make_claim(
        document=claim.document, type=kind, status=claim.status, quote=claim.quote, extent=claim.extent,
        agents=claim.agents, targets=claim.targets, weapons=claim.weapons, place=place, when=claim.when,
        counts=claim.counts, voice=voice, confidence=claim.confidence, trace=claim.trace, joint=joint)
