"""For whom somebody fights or with whose help he takes ground: neither has lost it, and the taking is told."""

import pytest
from readings import agents, claims, targets


@pytest.mark.parametrize(("text", "who", "where"), [
    ("استعادت قوات التحالف الذي يقاتل دعما للرئيس عبد ربه منصور هادي مدينة عدن.", "قوات التحالف", "مدينة عدن"),
    ("سيطرت قوات يمنية تقاتل دعما للرئيس هادي على مطار عدن.", "قوات يمنية", "مطار عدن"),
    ("استعاد مقاتلون محليون مطار عدن بمساندة من التحالف.", "مقاتلون محليون", "مطار عدن"),
    ("استعاد مقاتلون محليون مطار عدن بغطاء جوي من التحالف.", "مقاتلون محليون", "مطار عدن"),
    ("استولت القبائل على المدينة لصالح الحكومة اليمنية.", "القبائل", "المدينة"),
    ("استعادت القوات التركية البلدة لمصلحة فصائل المعارضة السورية.", "القوات التركية", "البلدة"),
])
def test_for_whom_ground_is_taken_does_not_lose_it(text: str, who: str, where: str) -> None:
    (claim,) = claims(text, "control.captured")
    assert [span.text for span in claim.agents] == [who]
    assert claim.targets == ()
    assert claim.place is not None and claim.place.text == where


@pytest.mark.parametrize("text", [
    "أبدت الأمم المتحدة قلقها من عدم وصول المساعدات إلى تعز.",
    "أكدت الأمم المتحدة تعذر وصول المساعدات إلى المناطق المتضررة.",
    "حذرت منظمات الإغاثة من نقص الوقود بسبب منع وصول المساعدات إلى المدينة.",
])
def test_who_warns_that_aid_is_kept_out_does_not_keep_it_out(text: str) -> None:
    (claim,) = claims(text, "aid.blocked")
    assert claim.agents == () and claim.voice


def test_who_keeps_aid_out_is_told() -> None:
    (claim,) = claims("منعت قوات النظام دخول المساعدات إلى المدينة المحاصرة.", "aid.blocked")
    assert [span.text for span in claim.agents] == ["قوات النظام"]


def test_a_lord_is_no_party_of_his_own() -> None:
    lost = "انتزع الجيش بلدة الحصن من القوات الموالية للرئيس المخلوع علي صالح بعد معارك عنيفة."
    assert targets(lost, "battle.clash") == ["القوات الموالية للرئيس المخلوع علي صالح"]
    retaken = "انسحبت القوات الموالية للرئيس المخلوع علي صالح من الحصن، فسيطرت المقاومة على الطريق."
    assert "علي صالح" not in targets(retaken, "control.captured")


def test_loyalists_are_told_with_whose_they_are() -> None:
    assert agents("هاجم الموالون للواء خليفة حفتر مقر البرلمان.", "battle.attack") == ["الموالون للواء خليفة حفتر"]
    assert agents("هاجم الموالون مقر البرلمان.", "battle.attack") == ["الموالون"]


def test_followers_of_a_cleric_are_not_the_cleric() -> None:
    text = "قتل تسعة من أتباع رجل الدين كاظم الموسوي في النجف خلال المعارك."
    assert targets(text, "harm.killed") == ["أتباع رجل الدين كاظم الموسوي"]
