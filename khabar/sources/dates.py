"""The day of publication, as files write it, and whether it can be one."""

from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from khabar.errors import InputError

EARLIEST = date(1900, 1, 1)
"""Before this day no report of the kind read here was published; an earlier year is a slip of the pen."""


def publication_day(value: object, today: date, where: str) -> date | None:
    """The day that a file's own ``published`` names, as it stood on the calendar of the outlet; None when it is empty.

    Reads ISO 8601 days and times and the dates of mail and feeds (RFC 2822). Raises InputError for anything else, and
    for a day that cannot be: a report with a wrong date would put every «yesterday» in it on a wrong day.
    """
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(where, f"its date of publication is not a date: {_shown(value)}")
    try:
        day = _parse(value.strip())
    except (ValueError, IndexError, TypeError):
        raise InputError(where, f"its date of publication is not a date: {_shown(value)}") from None
    check_day(day, today, where)
    return day


def check_day(day: date, today: date, where: str) -> None:
    """Raise InputError when nothing can have been published on ``day``; the day ahead is let pass for time zones."""
    if day > today + timedelta(days=1):
        raise InputError(where, f"its date of publication lies in the future: {day.isoformat()}")
    if day < EARLIEST:
        raise InputError(where, f"its date of publication lies before {EARLIEST.year}: {day.isoformat()}")


def _parse(value: str) -> date:
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return parsedate_to_datetime(value).date()


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 40 else words[:40] + "…"
