"""The masdar of hitting is of what it is aimed at; ground in somebody's hands is attacked by others."""

import pytest
from readings import agents, targets

SHELLED, ATTACK, KILLED = "strike.shelling", "battle.attack", "harm.killed"


@pytest.mark.parametrize(("text", "kind", "by", "whom"), [
    ("تمكن الحرس من استهداف تجمعات المتمردين في كدرة.", SHELLED, ["الحرس"], ["تجمعات المتمردين"]),
    ("تواصل القوات استهداف مسلحي طالبان في قندوز.", ATTACK, ["القوات"], ["مسلحي طالبان"]),
    ("جاء القصف بعد استهداف مقاتلي الجبهة حاجزا للحرس في كدرة.", SHELLED, ["مقاتلي الجبهة"], ["حاجزا للحرس"]),
    ("العمليات الجارية تواصل استهداف مسلحي طالبان في قندوز.", SHELLED, [], []),
])
def test_whom_a_hit_is_aimed_at(text: str, kind: str, by: list[str], whom: list[str]) -> None:
    assert (agents(text, kind), targets(text, kind)) == (by, whom)


@pytest.mark.parametrize(("text", "by"), [
    ("شن الثوار هجوما على آخر حي بيد القوات الحكومية.", ["الثوار"]),
    ("شنت كتائب الثورة هجوما على مطار الثعلة ضمن حملة على القرى المتبقية بيد النظام.", ["كتائب الثورة"]),
])
def test_who_holds_ground_does_not_attack_it(text: str, by: list[str]) -> None:
    assert agents(text, ATTACK) == by


def test_men_die_by_the_hands_of_others() -> None:
    assert agents("قتل ثلاثة جنود في بلدة كدرة بيد المتمردين.", KILLED) == ["المتمردين"]


def test_the_centers_of_a_party_are_struck_as_its_positions_are() -> None:
    text = "شنت كتائب الثورة هجوما على مراكز قوات النظام في مدينة درعا."
    assert targets(text, ATTACK) == ["مراكز قوات النظام"]
