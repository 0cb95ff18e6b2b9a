"""A headline tells what the report below it tells: where that happened is said there."""

from collections.abc import Iterator, Sequence

from khabar.model.records import Claim, make_claim


def placed_below(told: Sequence[Claim], end: int) -> Iterator[Claim]:
    """The claims of a report, those above ``end`` that name no place with that of the first such claim below.

    Of the same type and status; ``end`` is where the headline stops in the text.
    """
    for claim in told:
        above = claim.quote.stop <= end and claim.place is None
        same = (other for other in told if other.quote.start >= end and (other.type, other.status) == (
            claim.type, claim.status))
        place = next((other.place for other in same if other.place is not None), None) if above else None
        yield claim if place is None else make_claim(
            document=claim.document, type=claim.type, status=claim.status, quote=claim.quote, extent=claim.extent,
            agents=claim.agents, targets=claim.targets, weapons=claim.weapons, place=place, when=claim.when,
            counts=claim.counts, voice=claim.voice, confidence=claim.confidence, trace=claim.trace)
