"""Who depended on a road that is cut: whom its words name, or who holds what it leads to."""

from functools import cache

import pytest

from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def users(text: str) -> list[list[str]]:
    """The targets of the claims of roads that were cut."""
    return [[span.text for span in claim.targets]
            for explained in reader().explain(text) for claim in explained.claims if claim.type == "route.cut"]


@pytest.mark.parametrize(("text", "expected"), [
    ("قطعت الفصائل خط إمداد النظام قرب حماة.", [["النظام"]]),
    ("أدى التقدم إلى قطع طريق الإمداد للقرى الواقعة تحت سيطرة الحكومة.", [["الحكومة"]]),
    ("أدى التقدم إلى قطع طريق الإمداد إلى القرى الجنوبية.", [[]]),
])
def test_a_road_is_of_whom_its_words_name(text: str, expected: list[list[str]]) -> None:
    assert users(text) == expected
