"""The clock lays symbolic times on the calendar of the day of publication, and leaves open what it cannot lay."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from khabar.ground.clock import NEVER, RELATIVE, resolve
from khabar.model.records import Span, When

PUBLISHED = date(2016, 8, 8)  # a Monday
AUGUST = 8


def span(when: When, published: date | None = PUBLISHED) -> tuple[date | None, date | None]:
    found = resolve(when, published)
    return found.start, found.end


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(("when", "first", "last"), [
    (When("days", -1, -1), "2016-08-07", "2016-08-07"),            # yesterday
    (When("days", -2, -2), "2016-08-06", "2016-08-06"),            # the day before
    (When("days", -4, -1), "2016-08-04", "2016-08-07"),            # in the last four days
    (When("days", 1, 1), "2016-08-09", "2016-08-09"),              # tomorrow
    (When("weekday", 1, 1), "2016-08-08", "2016-08-08"),           # Monday, which is today
    (When("weekday", 7, 7), "2016-08-07", "2016-08-07"),           # Sunday
    (When("weekday", 2, 2), "2016-08-02", "2016-08-02"),           # Tuesday
    (When("weekday", 2, 3), "2016-08-02", "2016-08-03"),           # the night of Tuesday to Wednesday
    (When("weekday", 6, 1), "2016-08-06", "2016-08-08"),           # Saturday to Monday, over the end of the week
    (When("weekday", 3, None), "2016-08-03", "2016-08-03"),
    (When("weekday", 1, 1, ahead=True), "2016-08-15", "2016-08-15"),
    (When("weekday", 2, 2, ahead=True), "2016-08-09", "2016-08-09"),
    (When("weekday", 7, 1, ahead=True), "2016-08-14", "2016-08-15"),
])
def test_days_and_weekdays_count_from_publication(when: When, first: str, last: str) -> None:
    assert span(when) == (day(first), day(last))


@pytest.mark.parametrize(("when", "first", "last"), [
    (When("date", 6, 6, month=8), "2016-08-06", "2016-08-06"),
    (When("date", 10, 10, month=8), "2016-08-10", "2016-08-10"),   # two days ahead is still this year
    (When("date", 11, 11, month=8), "2015-08-11", "2015-08-11"),   # three are not
    (When("date", 28, 28, month=11), "2015-11-28", "2015-11-28"),
    (When("date", 28, 28, month=11, year=2016), "2016-11-28", "2016-11-28"),
    (When("date", 28, 3, month=7), "2016-07-28", "2016-08-03"),    # over the end of the month
    (When("date", None, None, month=8), "2016-08-01", "2016-08-08"),
    (When("date", None, None, month=7), "2016-07-01", "2016-07-31"),
    (When("date", None, None, month=9), "2015-09-01", "2015-09-30"),
    (When("date", None, None, month=2, year=2016), "2016-02-01", "2016-02-29"),
    (When("date", 29, 29, month=2), "2016-02-29", "2016-02-29"),
    (When("date", 15, 15), "2016-07-15", "2016-07-15"),            # the 15th, of no stated month
    (When("date", 31, 31), "2016-07-31", "2016-07-31"),
    (When("date", 15, 15, month=8, ahead=True), "2016-08-15", "2016-08-15"),
    (When("date", 3, 3, month=2, ahead=True), "2017-02-03", "2017-02-03"),
    (When("year", year=2013), "2013-01-01", "2013-12-31"),
    (When("year", year=2016), "2016-01-01", "2016-08-08"),
])
def test_dates_without_a_year_lie_nearest_before_publication(when: When, first: str, last: str) -> None:
    assert span(when) == (day(first), day(last))


@pytest.mark.parametrize(("when", "first", "last"), [
    (When("date", 5, 5, month=11, year=1437, hijri=True), "2016-08-08", "2016-08-08"),
    (When("date", 5, 5, month=11, hijri=True), "2016-08-08", "2016-08-08"),
    (When("date", 9, 9, month=11, hijri=True), "2015-08-24", "2015-08-24"),
    (When("date", None, None, month=9, year=1437, hijri=True), "2016-06-06", "2016-07-05"),  # Ramadan
    (When("year", year=1436, hijri=True), "2014-10-25", "2015-10-13"),
])
def test_dates_of_the_islamic_calendar_follow_umm_al_qura(when: When, first: str, last: str) -> None:
    assert span(when) == (day(first), day(last))


def test_nothing_said_means_the_window_of_the_news_cycle() -> None:
    found = resolve(When("unstated", basis="cycle"), PUBLISHED)
    assert (found.start, found.end, found.part, found.reason) == (day("2016-08-06"), PUBLISHED, None, "news cycle")


def test_the_part_of_the_day_goes_along() -> None:
    assert resolve(When("days", -1, -1, part="dawn"), PUBLISHED).part == "dawn"


@pytest.mark.parametrize("when", [
    When("unstated"), When("days", -1, -1, part="night"), When("weekday", 3, 3), When("date", 6, 6, month=AUGUST),
])
def test_without_a_date_of_publication_a_report_stays_relative(when: When) -> None:
    found = resolve(when, None)
    assert (found.start, found.end, found.part, found.score) == (None, None, when.part, 0.0)
    assert found.reason.startswith("stays relative")
    assert RELATIVE.startswith("stays relative")


@pytest.mark.parametrize(("when", "first", "last"), [
    (When("date", 4, 4, month=0), "2016-08-04", "2016-08-04"), (When("date", month=0), "2016-08-01", "2016-08-16"),
    (When("date", 26, 26, month=-1), "2016-07-26", "2016-07-26"),
    (When("date", 21, 31, month=-2), "2016-06-21", "2016-06-30"),
    (When("date", month=-8), "2015-12-01", "2015-12-31"),
])
def test_months_count_from_that_of_publication(when: When, first: str, last: str) -> None:
    assert span(when, day("2016-08-16")) == (day(first), day(last))


def test_a_full_date_needs_no_publication() -> None:
    assert span(When("date", 6, 6, month=8, year=2016), None) == (day("2016-08-06"), day("2016-08-06"))


@pytest.mark.parametrize("when", [
    When("date", 31, 31, month=6, year=2016), When("date", 30, 30, month=2), When("date", 1, 1, month=13, year=2016),
    When("date", 1, 1, month=1, year=1200, hijri=True), When("year", year=9999999), When("date", 31, 31, month=-4),
])
def test_a_day_that_never_was_stays_open(when: When) -> None:
    found = resolve(when, PUBLISHED)
    assert (found.start, found.end, found.reason) == (None, None, NEVER)


def saying(words: str, when: When) -> When:
    """A time with its words."""
    return replace(when, span=Span(0, len(words), words))


@pytest.mark.parametrize(("words", "when"), [
    ("أمس الأحد", When("days", -1, -1)),
    ("الأحد 7 آب", When("date", 7, 7, month=8)),
    ("يوم الأحد الموافق 7/8/2016", When("date", 7, 7, month=8, year=2016)),
    ("ليل الأحد الاثنين 7 آب", When("date", 7, 7, month=8)),
])
def test_a_weekday_that_agrees_with_its_day_confirms_it(words: str, when: When) -> None:
    found = resolve(saying(words, when), PUBLISHED)
    assert (found.start, found.end, found.score) == (day("2016-08-07"), day("2016-08-07"), 1.0)


@pytest.mark.parametrize(("words", "when", "first", "last", "other"), [
    ("الاثنين 14 آب", When("date", 14, 14, month=8, year=2016), "2016-08-14", "2016-08-15", "Monday"),
    ("الجمعة 14 آب", When("date", 14, 14, month=8, year=2016), "2016-08-12", "2016-08-14", "Friday"),
    ("أمس الاثنين", When("days", -1, -1), "2016-08-07", "2016-08-08", "Monday"),
    ("الثلاثاء 5 ذو القعدة 1437", When("date", 5, 5, month=11, year=1437, hijri=True),
     "2016-08-08", "2016-08-09", "Tuesday"),
])
def test_a_weekday_that_contradicts_its_day_is_reported_and_both_are_covered(
    words: str, when: When, first: str, last: str, other: str,
) -> None:
    found = resolve(saying(words, when), PUBLISHED)
    assert (found.start, found.end) == (day(first), day(last))
    assert f"the words say {other}" in found.reason and "both are covered" in found.reason
    assert 0 < found.score < 1


@pytest.mark.parametrize(("words", "when"), [
    ("خلال آب", When("date", None, None, month=8, year=2016)),
    ("من 5 إلى 9 آب، الخميس", When("date", 5, 9, month=8, year=2016)),
    ("أمس", When("days", -1, -1)),
])
def test_nothing_is_said_of_weekdays_where_none_or_no_single_day_is_named(words: str, when: When) -> None:
    assert "weekday" not in resolve(saying(words, when), PUBLISHED).reason


@given(some.integers(1, 7), some.integers(1, 7), some.dates(date(2000, 1, 10), date(2100, 1, 1)))
def test_a_stretch_of_weekdays_ends_within_the_week_before_publication(first: int, last: int, published: date) -> None:
    start, end = span(When("weekday", first, last), published)
    assert start is not None and end is not None
    assert timedelta(0) <= published - end < timedelta(days=7) and timedelta(0) <= end - start < timedelta(days=7)
    assert (start.isoweekday(), end.isoweekday()) == (first, last)


@given(some.integers(1, 12), some.integers(1, 28), some.dates(date(2000, 1, 10), date(2100, 1, 1)))
def test_a_date_without_a_year_is_never_a_year_away(month: int, number: int, published: date) -> None:
    start, _ = span(When("date", number, number, month=month), published)
    assert start is not None and -2 <= (published - start).days <= 366


@pytest.mark.parametrize(("published", "first"), [("2015-07-21", "2015-07-17"), ("2015-09-26", "2015-09-23")])
def test_a_feast_without_its_name_is_the_one_nearest_before_publication(published: str, first: str) -> None:
    words = "أول أيام العيد"
    when = When("date", 1, 1, month=10, hijri=True, span=Span(0, len(words), words))
    assert span(when, day(published)) == (day(first), day(first))


def test_a_feast_with_its_name_is_that_one() -> None:
    words = "أول أيام عيد الفطر"
    when = When("date", 1, 1, month=10, hijri=True, span=Span(0, len(words), words))
    assert span(when, day("2015-09-26")) == (day("2015-07-17"), day("2015-07-17"))


@pytest.mark.parametrize(("said", "when", "first"), [
    ("يوم الاثنين الماضي", When("weekday", 1, 1), "2016-08-01"),  # last Monday, told on a Monday
    ("يوم الاثنين", When("weekday", 1, 1), "2016-08-08"),
    ("يوم الأحد الماضي", When("weekday", 7, 7), "2016-08-07"),
])
def test_last_monday_is_not_this_monday(said: str, when: When, first: str) -> None:
    assert resolve(saying(said, when), PUBLISHED).start == day(first)
