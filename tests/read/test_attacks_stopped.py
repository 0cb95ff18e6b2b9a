"""Attacks that are stopped: told by a pronoun for those who made them, or as what somebody tries to do."""

import pytest
from readings import agents, claims, places, targets

REPELLED = "battle.repelled"


@pytest.mark.parametrize(("text", "by", "whom", "place"), [
    ("هاجم المسلحون معسكر الحمزة فتصدت لهم القوات الحكومية.", ["القوات الحكومية"], ["المسلحون"], "معسكر الحمزة"),
    ("شن المتمردون هجوما على بلدة كدرة وأكد الناطق أن الحرس يتصدى له.", ["الحرس"], ["المتمردون"], "بلدة كدرة"),
    ("قال إن المتمردين إذا هاجموا بلدة كدرة فسيتم التصدي لهم من قبل الحرس.", ["الحرس"], ["المتمردين"], "بلدة كدرة"),
])
def test_a_pronoun_stands_for_those_who_attacked(text: str, by: list[str], whom: list[str], place: str) -> None:
    assert (agents(text, REPELLED), targets(text, REPELLED)[:1], places(text, REPELLED)) == (by, whom, [place])


def test_all_of_those_who_are_named_together_are_stopped() -> None:
    text = "أكد القائد أن الحوثيين وقوات صالح يحاولون التقدم نحو ميناء المخا وأن المقاومة تتصدى لهم."
    assert targets(text, REPELLED) == ["الحوثيين", "قوات صالح"]


@pytest.mark.parametrize("text", [
    "اندلع حريق في الفندق وتصدى له رجال الإطفاء.",
    "تجمع الصحفيون أمام القصر فتصدت لهم الشرطة.",
    "دعت الأمم المتحدة إلى وقف هجوم الحرس على بلدة كدرة.",
])
def test_nothing_is_stopped_where_nobody_attacked_or_one_only_calls_for_it(text: str) -> None:
    assert targets(text, REPELLED) == []


@pytest.mark.parametrize(("text", "status"), [
    ("تسعى الميليشيات لوقف تقدم الحرس نحو بلدة كدرة.", "planned"),
    ("أرسلت الحكومة قوات لوقف هجوم المتمردين على بلدة كدرة.", "planned"),
    ("قصف الجيش الطريق في محاولة لمنع تقدم المتمردين نحو بلدة كدرة.", "planned"),
    ("تمكنت الميليشيات من وقف تقدم الحرس نحو بلدة كدرة.", "asserted"),
])
def test_to_try_to_stop_an_advance_is_not_to_have_stopped_it(text: str, status: str) -> None:
    assert [claim.status for claim in claims(text, REPELLED)] == [status]
