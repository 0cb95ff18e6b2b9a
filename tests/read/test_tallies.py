"""What "the number of" those comes to of whom a clause tells something."""

import pytest
from readings import claims


@pytest.mark.parametrize(("text", "kind", "figures"), [
    ("عدد الأسر المحاصرة داخل البلدة يصل إلى 6 آلاف أسرة", "people.trapped", [(6000, 6000)]),
    ("وقال إن عدد الذين يعانون نقص الغذاء يبلغ نحو 3 ملايين", "hardship.shortage", [(3000000, 3000000)]),
    ("ويبلغ عدد الأشخاص الذين يعانون نقص المياه نحو 5 ملايين شخص", "hardship.shortage", [(5000000, 5000000)]),
    ("عدد الأسر المحاصرة داخل البلدة يزداد، وقد وصلت 30 شاحنة إلى الميناء", "people.trapped", []),
])
def test_what_the_number_of_people_comes_to(text: str, kind: str, figures: list[tuple[int, int]]) -> None:
    assert [[(count.low, count.high) for count in claim.counts] for claim in claims(text, kind)] == [figures]
