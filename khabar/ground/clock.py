"""The clock: what the words say about time, laid on the calendar of the report's day of publication."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib import resources

from hijridate import Gregorian, Hijri

from khabar.lang.actors import words
from khabar.model.data_files import read_yaml
from khabar.model.records import PartOfDay, When


@dataclass(frozen=True, slots=True)
class Found:
    """First and last day (None where they stay open), part of the day, how they were come by, and a score in 0..1."""

    start: date | None
    end: date | None
    part: PartOfDay | None
    reason: str
    score: float = 0.0


CYCLE = 2      # days: news is at most so old when nothing else is said
FORETOLD = 2   # days after publication that a date without a year may lie; a later one is of the year before
AGO = 3        # days before publication from which on a state that is told of such a day holds
WEEK = 7
DOUBTED = 0.5  # the score where the words name a weekday that the day is not
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNSTATED = When("unstated", basis="cycle")
INFERRED = "publication is inferred"
RELATIVE = "stays relative: the report has no date"
NEVER = "there is no such day"


def resolve(when: When, published: date | None) -> Found:
    """First and last day, part of the day, and how they were come by; no days where they stay open.

    A date with its year stands by itself; everything else counts from ``published``. Dates of the Islamic calendar
    follow the Umm al-Qura tables, which cover the years 1343 to 1500. Where the words name a weekday beside the day and
    it is another, the reason says so, and the interval reaches to the nearest such weekday.
    """
    try:
        first, last, reason = _KINDS[when.kind](when, published)
        if (feast := _other_feast(when)) is not None:
            days = _KINDS[feast.kind](feast, published)
            first, last, reason = days if days[1] and last and days[1] > last else (first, last, reason)
    except (ValueError, OverflowError):
        return Found(None, None, when.part, NEVER)
    if first is None or last is None:
        return Found(None, None, when.part, reason)
    if when.basis == "ongoing" and published is not None:
        since = first if first <= published <= first + timedelta(days=AGO) else published
        return Found(since, published, when.part, "ongoing at publication", 1.0)
    said = said_weekdays(when) if first == last and when.kind in ("days", "date") else ()
    if not said:
        return Found(first, last, when.part, reason, 1.0)
    if first.isoweekday() in said:
        return Found(first, last, when.part, f"{reason}; it is the weekday that the words name", 1.0)
    other = min((first + timedelta(days=to_nearest(first, weekday)) for weekday in said),
                key=lambda day: abs(day - first))
    contradiction = (f"{reason}: {first}, a {_name(first)}; but the words say {_name(other)}, which is {other}: "
                     "both are covered")
    return Found(min(first, other), max(first, other), when.part, contradiction, DOUBTED)


def resolve_between(when: When, first: date, last: date) -> Found:
    """As :func:`resolve`, of a report that came out on one of several days: all that it may mean on the likeliest."""
    tried = [resolve(when, first + timedelta(days=ahead)) for ahead in range((last - first).days + 1)]
    best = max(tried, key=lambda found: found.score)
    likeliest = [found for found in tried if found.score == best.score and found.start and found.end]
    if not likeliest:
        return best
    start = min(found.start for found in likeliest if found.start)
    return replace(best, start=start, end=max(found.end for found in likeliest if found.end))


def said_weekdays(when: When) -> tuple[int, ...]:
    """The weekdays (ISO, Monday 1) that the words of a time name, in their order."""
    known = _weekdays()
    return tuple(known[word] for word in words(when.span.text) if word in known) if when.span else ()


@cache
def _weekdays() -> Mapping[str, int]:
    """Folded names of the weekdays, from every language's ``times.yaml``."""
    found: dict[str, int] = {}
    for language in resources.files("khabar").joinpath("data/lang").iterdir():
        times = language.joinpath("times.yaml")
        if times.is_file():
            listed = read_yaml(times)["weekdays"]
            found.update((form, number) for name, number in listed.items() for form in words(name))
    return found


def _other_feast(when: When) -> When | None:
    """The same days of the feast of sacrifice, where words tell of a feast without its name; None where they do not."""
    days = when.first, when.last
    if not when.hijri or when.month != 10 or when.year is not None or when.span is None or None in days:
        return None
    said, (bare, named) = set(words(when.span.text)), _feasts()
    if said.isdisjoint(bare) or not said.isdisjoint(named):
        return None
    return replace(when, month=12, first=(when.first or 0) + 9, last=(when.last or 0) + 9)


@cache
def _gone_by() -> frozenset[str]:
    """Folded words for «last», from every language's times: last Friday, told on a Friday, is a week ago."""
    found: set[str] = set()
    for language in resources.files("khabar").joinpath("data/lang").iterdir():
        times = language.joinpath("times.yaml")
        if times.is_file():
            found.update(word for name in read_yaml(times).get("past", ()) for word in words(name))
    return frozenset(found)


@cache
def _feasts() -> tuple[frozenset[str], frozenset[str]]:
    """Folded words that name a feast alone, and those that say which one it is, from every language's times."""
    bare, named = set[str](), set[str]()
    for language in resources.files("khabar").joinpath("data/lang").iterdir():
        times = language.joinpath("times.yaml")
        if times.is_file():
            listed = read_yaml(times)
            bare |= {word for name in listed.get("bare_feasts", ()) for word in words(name)}
            named |= {word for name in listed.get("feasts", ()) for word in words(name)}
    return frozenset(bare), frozenset(named - bare)


def to_nearest(day: date, weekday: int) -> int:
    """Days from a day to the nearest such weekday, before or after it: -3 .. 3."""
    return (weekday - day.isoweekday() + 3) % WEEK - 3


def _name(day: date) -> str:
    return DAY_NAMES[day.isoweekday() - 1]


Days = tuple[date | None, date | None, str]


def _unstated(when: When, published: date | None) -> Days:
    if when.basis == "before":
        return None, None, "told as past: until when is not said"
    if published is None:
        return None, None, RELATIVE
    return published - timedelta(days=CYCLE), published, "news cycle"


def _days(when: When, published: date | None) -> Days:
    if published is None:
        return None, None, RELATIVE
    first = when.first if when.first is not None else when.last or 0
    last = when.last if when.last is not None else first
    return (published + timedelta(days=min(first, last)), published + timedelta(days=max(first, last)),
            "counted from publication")


def _weekday(when: When, published: date | None) -> Days:
    """The latest such weekday not after publication, or the first after it; a stretch may cross the end of the week."""
    if published is None:
        return None, None, RELATIVE
    opening = when.first if when.first is not None else when.last
    closing = when.last if when.last is not None else opening
    if opening is None or closing is None:
        raise ValueError("a weekday without a day")
    length = (closing - opening) % WEEK
    if when.ahead:
        first = published + timedelta(days=(opening - published.isoweekday() - 1) % WEEK + 1)
        return first, first + timedelta(days=length), "the first such day after publication"
    last = published - timedelta(days=(published.isoweekday() - closing) % WEEK)
    if last == published and when.span is not None and not _gone_by().isdisjoint(words(when.span.text)):
        return last - timedelta(days=WEEK + length), last - timedelta(days=WEEK), "the same day of the week before"
    return last - timedelta(days=length), last, "the latest such day not after publication"


def _date(when: When, published: date | None) -> Days:
    """A day, stretch of days or month; without a year, the one that lies nearest before publication."""
    if when.month is not None and when.year is not None:
        first, last = _in_month(when, when.year, when.month)
        return (*_up_to(published, first, last, when.first is None), _dated(when))
    if published is None:
        return None, None, "stays relative: no year is stated and the report has no date"
    if when.month is not None and when.month <= 0:
        count = published.year * 12 + published.month - 1 + when.month
        year, month = count // 12, count % 12 + 1
        closing = min(when.last, monthrange(year, month)[1]) if when.last is not None else None
        first, last = _in_month(replace(when, last=closing), year, month)
        return (*_up_to(published, first, last, True), "counted from the month of publication")
    latest = published if when.ahead else published + timedelta(days=FORETOLD)
    for year, month in _months(when, latest):
        try:
            first, last = _in_month(when, year, month)
        except ValueError:
            continue
        if last >= latest if when.ahead else first <= latest:
            side = "first after" if when.ahead else "nearest before"
            return (*_up_to(published, first, last, when.first is None), f"{_dated(when)}, {side} publication")
    raise ValueError("no month has such a day")


def _year(when: When, published: date | None) -> Days:
    if when.year is None:
        raise ValueError("a year without a number")
    first = _day(when.year, 1, 1, hijri=when.hijri)
    last = _day(when.year + 1, 1, 1, hijri=when.hijri) - timedelta(days=1)
    return (*_up_to(published, first, last, True), "the whole year, up to publication")


_KINDS: dict[str, Callable[[When, date | None], Days]] = {
    "unstated": _unstated, "days": _days, "weekday": _weekday, "date": _date, "year": _year,
}


def _dated(when: When) -> str:
    return "a date of the Islamic calendar" if when.hijri else "a stated date"


def _up_to(published: date | None, first: date, last: date, whole: bool) -> tuple[date, date]:
    """The days, and of a whole month or year that is not over only those up to publication."""
    return first, published if whole and published is not None and first <= published < last else last


def _months(when: When, around: date) -> Iterator[tuple[int, int]]:
    """Years and months that a date without a year may lie in, from ``around`` back, or on when it lies ahead."""
    today = Gregorian.fromdate(around).to_hijri() if when.hijri else around
    step = 1 if when.ahead else -1
    if when.month is not None:
        for years in range(9):  # the 29th of February may be eight years away
            yield today.year + step * years, when.month
        return
    for months in range(12):
        count = today.year * 12 + today.month - 1 + step * months
        yield count // 12, count % 12 + 1


def _in_month(when: When, year: int, month: int) -> tuple[date, date]:
    """The days of a date in a month; a last day before the first is of the month after."""
    if when.first is None:
        following = (year + 1, 1) if month == 12 else (year, month + 1)
        return _day(year, month, 1, hijri=when.hijri), _day(*following, 1, hijri=when.hijri) - timedelta(days=1)
    last = when.last if when.last is not None else when.first
    first_day = _day(year, month, when.first, hijri=when.hijri)
    if last >= when.first:
        return first_day, _day(year, month, last, hijri=when.hijri)
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return first_day, _day(*following, last, hijri=when.hijri)


def _day(year: int, month: int, day: int, *, hijri: bool) -> date:
    if hijri:
        there = Hijri(year, month, day, validate=True).to_gregorian()
        return date(there.year, there.month, there.day)
    if not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"month {month} of {year} has no day {day}")
    return date(year, month, day)
