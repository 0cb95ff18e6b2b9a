"""Whose positions were struck where a pronoun says it, and who died where whom the attack was made on is told."""

import pytest
from readings import targets


@pytest.mark.parametrize(("text", "kind", "whom"), [
    ("قال الحوثيون إن طائرات التحالف شنت غارات على مواقعهم في صعدة.", "strike.air", ["الحوثيون"]),
    ("انسحب تنظيم داعش من البلدة بعد أن قصف الطيران العراقي مقراته.", "strike.air", ["تنظيم داعش"]),
    ("تراجعت ميليشيات الحوثي بعد هجوم للجيش اليمني على معسكراتها قرب الميناء.", "battle.attack", ["ميليشيات الحوثي"]),
])
def test_whose_positions_they_are_is_who_was_struck(text: str, kind: str, whom: list[str]) -> None:
    assert targets(text, kind) == whom


def test_not_who_strikes_nor_those_on_his_side() -> None:
    assert targets("قال الجيش السوري إن القوات السورية قصفت مواقعه خطأ.", "strike.shelling") != ["القوات السورية"]


def test_homes_and_cars_are_themselves_what_was_struck() -> None:
    assert targets("قال السكان إن الميليشيات قصفت منازلهم بالمدفعية.", "strike.shelling") == ["منازلهم"]


@pytest.mark.parametrize("text", [
    "أسفر هجوم تم شنه على عمال بناء عن مقتل عشرة أشخاص.",
    "شن مسلحون هجوما على عمال بناء أسفر عن مقتل عشرة أشخاص.",
])
def test_the_dead_of_an_attack_on_people_are_those_people(text: str) -> None:
    assert targets(text, "harm.killed") == ["عمال بناء"]


@pytest.mark.parametrize("text", [
    "شن مسلحون هجوما على مصفاة النفط أسفر عن مقتل عشرة أشخاص.",
    "شن مسلحون هجوما على عمال بناء، وفي بغداد قتل عشرة أشخاص في انفجار.",
])
def test_but_not_of_one_on_a_thing_nor_of_another_blow(text: str) -> None:
    assert "عمال بناء" not in targets(text, "harm.killed")
