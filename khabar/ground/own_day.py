"""The day on which a report was written, where its own words tell that it was before the day of publication."""

from collections.abc import Sequence
from datetime import date, timedelta

from khabar.ground import clock
from khabar.model.records import Claim, When

DELAY = 2  # days at most that a report is taken to lie before it is published
COUNTED = frozenset({"days", "weekday", "unstated"})  # the times that count from the day of writing


def delay(claims: Sequence[Claim], published: date | None) -> int:
    """How many days before publication a report was written: told by a day that it calls by two names («yesterday,
    Saturday», published on a Tuesday), where all such days of the report agree; else 0."""
    if published is None:
        return 0
    whens = {claim.when for claim in claims if claim.when is not None}
    late = {found for when in whens if (found := _late(when, published)) is not None}
    return late.pop() if len(late) == 1 and late <= set(range(DELAY + 1)) else 0


def counts_from(when: When, published: date | None, late: int) -> date | None:
    """The day from which a time counts: that of writing, but for a state that goes on, which is told as published."""
    if published is None or when.kind not in COUNTED or when.basis in {"ongoing", "before"}:
        return published
    return published - timedelta(days=late)


def _late(when: When, published: date) -> int | None:
    """How many days later than its words have it a single day counts from publication; None where they do not say."""
    said = clock.said_weekdays(when)
    if when.kind != "days" or when.first is None or when.first != when.last or len(said) != 1:
        return None
    return -clock.to_nearest(published + timedelta(days=when.first), said[0])
