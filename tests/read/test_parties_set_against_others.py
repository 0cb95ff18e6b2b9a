"""A party that is told by whom it is set against or has left, and followers who are only spoken to."""

import pytest
from readings import agents, claims


@pytest.mark.parametrize(("text", "kind", "who"), [
    ("سيطر فصيل منافس لجبهة النصرة على بلدة حارم.", "control.captured", "فصيل منافس لجبهة النصرة"),
    ("هاجمت جماعة مناوئة للحوثيين معسكرا في مأرب.", "battle.attack", "جماعة مناوئة للحوثيين"),
    ("هاجمت قبائل معارضة للحوثيين معسكرا في مأرب.", "battle.attack", "قبائل معارضة للحوثيين"),
    ("قتلت جماعة منشقة عن حركة طالبان عشرة جنود في هلمند.", "harm.killed", "جماعة منشقة عن حركة طالبان"),
    ("فجرت جماعة منبثقة عن القاعدة سيارة مفخخة في مقديشو.", "strike.bomb", "جماعة منبثقة عن القاعدة"),
    # without whom it left, where it is or what it took is no part of its name
    ("سيطرت جماعة منشقة على البلدة.", "control.captured", "جماعة منشقة"),
    ("انسحبت جماعة منشقة من البلدة.", "control.withdrew", "جماعة منشقة"),
])
def test_a_party_is_told_with_whom_it_is_set_against(text: str, kind: str, who: str) -> None:
    assert agents(text, kind) == [who]


def test_a_breakaway_officer_is_told_without_where_he_was() -> None:
    (claim,) = claims("قتل ضابط منشق في حلب.", "harm.killed")
    assert [span.text for span in claim.targets] == ["ضابط منشق"]
    assert claim.place is not None and claim.place.text == "حلب"


@pytest.mark.parametrize("text", [
    "طالب أنصاره بالانسحاب من عدن.",
    "حذر مؤيديه من هجوم على المدينة.",
    "وأبلغ مناصريه أن القوات سيطرت على المدينة.",
])
def test_followers_who_are_spoken_to_do_not_speak(text: str) -> None:
    kinds = ("control.withdrew", "control.captured", "battle.attack")
    found = [claim for kind in kinds for claim in claims(text, kind)]
    assert found and not any(claim.voice for claim in found)


def test_followers_who_are_called_on_did_not_do_what_had_happened() -> None:
    text = "دعا الزعيم مناصريه إلى الهدوء بعد مقتل ثلاثة جنود في هجوم بعدن."
    assert agents(text, "harm.killed") == []
    assert agents(text, "battle.attack") == []
    assert "مناصريه" not in agents("قال الزعيم لمناصريه إن قواته سيطرت على المدينة.", "control.captured")
