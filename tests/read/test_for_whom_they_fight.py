"""For whom somebody fights or with whose help he takes ground: neither has lost it, and the taking is told."""

import pytest
from readings import claims


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
