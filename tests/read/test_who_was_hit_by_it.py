"""Whom a strike hit that tells it by a pronoun alone, those it killed; whose the fighters are who fell."""

import pytest
from readings import targets


@pytest.mark.parametrize(("text", "whom"), [
    ("قتل سبعة جنود في قصف لفصائل المعارضة استهدفهم قرب حماة.", "جنود"),
    ("قالت الشرطة إن أربعة مدنيين قتلوا في غارة استهدفتهم شمالي تعز.", "مدنيين"),
    ("قتل عشرون من عناصر الحركة في غارة لطائرة أمريكية استهدفتهم في ولاية كونر.", "عناصر الحركة"),
])
def test_who_is_killed_by_a_strike_that_hit_them_is_its_target(text: str, whom: str) -> None:
    kind = "strike.shelling" if "قصف" in text else "strike.air"
    assert targets(text, kind) == [whom]


def test_what_a_strike_is_said_to_be_on_is_its_target() -> None:
    assert targets("قتل ثلاثة مدنيين في غارة على حافلة استهدفتها في تعز.", "strike.air") == ["حافلة"]


@pytest.mark.parametrize(("text", "whose"), [
    ("قصفت القوات الكردية مواقع التنظيم في ناحية زمار، ما أدى إلى مقتل تسعة مسلحين.", "التنظيم"),
    ("قصفت القوات الكردية مواقع الحركة في ناحية زمار، مما أسفر عن مقتل 12 مسلحا وإصابة آخرين.", "الحركة"),
    ("قصفت القوات الكردية مواقع تنظيم داعش في ناحية زمار، ما أدى إلى مقتل تسعة مسلحين.", "تنظيم داعش"),
])
def test_fighters_who_fell_at_positions_are_of_those_who_hold_these(text: str, whose: str) -> None:
    assert targets(text, "harm.killed") == [whose]


def test_civilians_who_fell_at_positions_are_civilians() -> None:
    text = "قصفت القوات الكردية مواقع التنظيم في ناحية زمار، ما أدى إلى مقتل تسعة مدنيين."
    assert targets(text, "harm.killed") == ["مدنيين"]
