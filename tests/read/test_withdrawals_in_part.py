"""Who leaves parts of a place, or leaves it with most of his men, withdraws in part."""

import pytest
from readings import claims


@pytest.mark.parametrize(("text", "extent"), [
    ("انسحبت الشرطة من معظم أحياء بيجي", "partial"),
    ("انسحب معظم المقاتلين من مدينة تدمر", "partial"),
    ("انسحب المقاتلون من مدينة تدمر", None),
    ("انسحب بعض المقاتلين من مدينة تدمر", None),
    ("انسحب المقاتلون من كل أحياء تدمر", None),
    ("انسحبت أغلب قيادات الميليشيات من مدينة تدمر", None),
])
def test_extent_of_a_withdrawal(text: str, extent: str | None) -> None:
    assert [claim.extent for claim in claims(text, "control.withdrew")] == [extent]
