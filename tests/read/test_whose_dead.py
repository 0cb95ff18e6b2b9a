"""Whose the dead and injured are, where an adjective or 'amid' says so; and what tells neither who nor where."""

import pytest
from readings import agents, places, targets


@pytest.mark.parametrize(("text", "whose"), [
    ("سقط عشرات القتلى المدنيين في غارات للنظام على دوما", "المدنيين"),
    ("خلفت الغارات قتلى وجرحى مدنيين في صعدة", "مدنيين"),
    ("سقط قتلى وجرحى حوثيون في كمين للمقاومة بتعز", "حوثيون"),
    ("سقط قتلى عسكريون في تفجير قرب تعز", "عسكريون"),
    ("سقط قتلى وجرحى وسط المتمردين في قصف على تعز", "المتمردين"),
])
def test_an_adjective_says_whose_the_dead_are(text: str, whose: str) -> None:
    assert targets(text, "harm.killed") == [whose]


def test_dead_in_the_middle_of_a_town_are_not_its() -> None:
    assert targets("سقط قتلى وسط مدينة تعز في قصف للحوثيين", "harm.killed") == []
    assert places("سقط قتلى وسط مدينة تعز في قصف للحوثيين", "harm.killed") == ["مدينة تعز"]


def test_a_paper_is_no_place() -> None:
    text = "قال مصدر عسكري لـ«الشرق الأوسط» إن المقاومة أسرت 20 حوثيا"
    assert places(text, "harm.captured") == [None]
    assert places("قال مصدر عسكري إن المقاومة أسرت 20 حوثيا في تعز", "harm.captured") == ["تعز"]


def test_what_crashed_killed_nobody() -> None:
    assert agents("قتل طياران في تحطم طائرة عسكرية قرب حماة", "harm.killed") == []
    assert agents("قتل مدنيان في غارة طائرة أميركية قرب حماة", "harm.killed") == ["طائرة أميركية"]


def test_authorities_are_no_directions() -> None:
    text = "ألقت الجهات الأمنية القبض على خمسة من عناصر داعش بعد اشتباكات"
    assert agents(text, "harm.captured") == ["الجهات الأمنية"]
    assert places(text, "harm.captured") == [None]


def test_in_whose_hands_a_town_still_is_says_nothing_of_who_attacks_it() -> None:
    text = "بدأت قوات النظام في الرابع من تموز هجوما على مدينة الزبداني، آخر مدينة في المنطقة لا تزال بيد المعارضة"
    assert agents(text, "battle.attack") == ["قوات النظام"]
    assert agents(text, "control.held") == ["المعارضة"]


def test_a_bomber_told_of_beside_another_attack_blew_himself_up() -> None:
    text = "وبالتزامن مع هجوم سروج فجر انتحاري نفسه في سيارة مفخخة في جنوب كوباني"
    assert agents(text, "strike.bomb") == ["انتحاري"]
    assert targets(text, "strike.bomb") == []
