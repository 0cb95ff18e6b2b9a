"""A deed that "and" joins behind the place of another deed is told of whoever did that one, and of its own place."""

import pytest
from readings import agents, claims, places

CAPTURED = "control.captured"


@pytest.mark.parametrize(("text", "taken"), [
    ("تمكن الجيش والمقاومة من دخول حي التواهي والسيطرة على مبنى الإذاعة.", ["مبنى الإذاعة"]),
    ("تمكن الجيش من دخول حي التواهي، آخر معاقل المتمردين والسيطرة على مبنى الإذاعة والقاعدة البحرية.",
     ["مبنى الإذاعة", "القاعدة البحرية"]),
    ("نجحت القوات في التقدم نحو البلدة والسيطرة على التل.", ["التل"]),
    ("تمكن الجيش من دخول بلدة الحمرة والسيطرة عليها.", ["بلدة الحمرة"]),
    ("نجح المسلحون في اقتحام الثكنة والسيطرة عليها بعد معارك.", ["الثكنة"]),
    ("تهدف العملية إلى دخول البلدة والسيطرة عليها.", []),
    ("قال إن مناطق القتال والسيطرة تغيرت في البلدة.", []),
])
def test_what_was_taken(text: str, taken: list[str]) -> None:
    assert places(text, CAPTURED) == taken


@pytest.mark.parametrize(("text", "takers"), [
    ("تمكن الجيش والمقاومة من دخول حي التواهي والسيطرة على مبنى الإذاعة.", ["الجيش", "المقاومة"]),
    ("نجحت القوات في التقدم نحو البلدة والسيطرة على التل.", ["القوات"]),
    ("تمكن الجيش من دخول بلدة الحمرة والسيطرة عليها.", ["الجيش"]),
])
def test_who_took_it(text: str, takers: list[str]) -> None:
    assert agents(text, CAPTURED) == takers


@pytest.mark.parametrize(("text", "status"), [
    ("يسعى الجيش إلى دخول بلدة الحمرة والسيطرة عليها.", "planned"),
    ("فشل المسلحون في اقتحام البلدة والسيطرة عليها.", "negated"),
])
def test_whether_it_was_taken(text: str, status: str) -> None:
    assert [claim.status for claim in claims(text, CAPTURED)] == [status]
