"""A report that was published some days after it was written counts its days from when it was written."""

from collections.abc import Sequence
from datetime import date

import pytest

from khabar.ground.own_day import counts_from, delay
from khabar.model.records import Claim, Span, When, make_claim

PUBLISHED = date(2016, 8, 8)  # a Monday


def told(words: str, days: int) -> Claim:
    """A claim that tells its day in these words."""
    span = Span(0, len(words), words)
    return make_claim(document="r", type="battle.attack", status="asserted", quote=span,
                      when=When("days", days, days, span=span))


@pytest.mark.parametrize(("claims", "late"), [
    ([told("أمس السبت", -1)], 1),
    ([told("اليوم السبت", 0), told("أمس الجمعة", -1)], 2),
    ([told("أمس الأحد", -1)], 0),
    ([told("أمس الأحد", -1), told("أمس السبت", -1)], 0),   # the days of the report do not agree
    ([told("أمس الأربعاء", -1)], 0),                       # so late is nothing published; a slip of the pen
    ([told("أمس الاثنين", -1)], 0),                        # nor before it is written
    ([told("أمس", -1)], 0),
    ([], 0),
])
def test_a_day_with_two_names_tells_when_a_report_was_written(claims: Sequence[Claim], late: int) -> None:
    assert delay(claims, PUBLISHED) == late


def test_without_a_day_of_publication_nothing_was_late() -> None:
    assert delay([told("أمس السبت", -1)], None) == 0


@pytest.mark.parametrize(("when", "day"), [
    (When("days", -1, -1), 6),
    (When("weekday", 1, 1), 6),
    (When("unstated", basis="cycle"), 6),
    (When("days", -1, 0, basis="ongoing"), 8),   # what goes on goes on as it is published
    (When("date", 3, 3, month=8), 8),
])
def test_what_counts_from_the_day_of_writing(when: When, day: int) -> None:
    assert counts_from(when, PUBLISHED, 2) == date(2016, 8, day)
