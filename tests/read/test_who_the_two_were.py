"""Who the victims are of whom a sentence tells first only how many they are (two people, they are X and Y)."""

import pytest
from readings import targets


@pytest.mark.parametrize(("text", "kind", "who"), [
    ("ألقى مسلحون القبض على شخصين هما سعيد محمود وسمير علي.", "harm.captured", ["سعيد محمود", "سمير علي"]),
    ("أسفر الهجوم عن مقتل شخصين هما المهاجم وحارس الأمن.", "harm.killed", ["المهاجم", "حارس الأمن"]),
])
def test_they_are_who_the_pronoun_says(text: str, kind: str, who: list[str]) -> None:
    assert targets(text, kind) == who


def test_not_where_it_tells_of_others() -> None:
    assert targets("أسفر الهجوم عن مقتل شخصين، وقال الوزير إن الحارس هو المسؤول.", "harm.killed") == []
