"""Who did what a pronoun tells as the time of another deed: who did the other, unless men to whom that was done may be
meant."""

import pytest
from readings import agents

CAPTURED = "control.captured"


@pytest.mark.parametrize(("text", "taker"), [
    ("قطعت المقاومة طرق إمداد الحوثيين والقوات الموالية لهم بعد سيطرتها على التل.", ["المقاومة"]),
    ("دمرت القوات الحكومية مخازن المليشيات بعد سيطرتها على البلدة.", ["القوات الحكومية"]),
    ("هاجمت القوات الحكومية المليشيات بعد سيطرتها على البلدة.", ["المليشيات"]),
    ("هاجم الجيش المليشيات بعد سيطرتها على البلدة.", ["المليشيات"]),
])
def test_who_took_it_after_or_before_another_deed(text: str, taker: list[str]) -> None:
    assert agents(text, CAPTURED) == taker
