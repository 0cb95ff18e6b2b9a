"""The figures of a happening: what is stated of each measure and of whose people, from its rival values."""

from collections.abc import Iterable, Sequence

from khabar.brief.wording import Figure
from khabar.model.records import Claim, Count, Event, Rival


def stated(event: Event, claims: Sequence[Claim]) -> list[Figure]:
    """One figure for each measure and side: from the least lower bound to the greatest stated value.

    Where somebody gives no upper bound and nobody states more, the figure stays open. Rivals about anything but
    numbers are left out.
    """
    by_attribute: dict[str, list[Rival]] = {}
    for rival in event.rivals:
        if rival.low is not None:
            by_attribute.setdefault(rival.attribute, []).append(rival)
    return [_joined(attribute, rivals, claims) for attribute, rivals in by_attribute.items()]


def of_claim(claim: Claim) -> list[Figure]:
    """Each whole figure of one claim, with its parts."""
    return [
        Figure(count.measure, count.low, count.high, count.of.text, running=count.cumulative,
               parts=_parts(claim, index))
        for index, count in enumerate(claim.counts) if count.part_of is None
    ]


def spread(values: Iterable[tuple[int, int | None]]) -> tuple[int, int | None]:
    """The least lower bound of rival figures and the greatest value that anybody states (None: open above it)."""
    values = list(values)
    low = min(bottom for bottom, _ in values)
    top = max(bottom if above is None else above for bottom, above in values)
    is_open = low == top and any(above is None for _, above in values)
    return low, None if is_open else top


def _joined(attribute: str, rivals: Sequence[Rival], claims: Sequence[Claim]) -> Figure:
    measure, _, whose = attribute.partition(":")
    low, high = spread((rival.low, rival.high) for rival in rivals if rival.low is not None)
    holding = {claim for rival in rivals for claim in rival.claims}
    counts = [(claim, index, count) for claim in claims if claim.id in holding
              for index, count in enumerate(claim.counts) if _is_whole(count, measure, low, high)]
    nouns = {count.of.text for _, _, count in counts}
    parts = max((_parts(claim, index) for claim, index, _ in counts), key=len, default=())
    running = bool(counts) and all(count.cumulative for _, _, count in counts)
    return Figure(
        measure, low, high, of=nouns.pop() if len(nouns) == 1 else "", whose=whose, parts=parts, running=running,
        rose=running and low != high and high is not None and len({rival.originators for rival in rivals}) == 1,
    )


def _parts(claim: Claim, whole: int) -> tuple[Figure, ...]:
    return tuple(Figure(part.measure, part.low, part.high, part.of.text)
                 for part in claim.counts if part.part_of == whole)


def _is_whole(count: Count, measure: str, low: int, high: int | None) -> bool:
    return count.measure == measure and count.part_of is None and low <= count.low <= (high or count.low)
