"""A taking of ground that is itself what another verb is said of, and happenings that a verb reckons as something."""

import pytest
from readings import claims


@pytest.mark.parametrize(("text", "who", "where"), [
    ("استيلاء الأكراد على المدينة يثير قلق أنقرة.", "الأكراد", "المدينة"),
    ("أثارت سيطرة الأكراد على المدينة قلق تركيا.", "الأكراد", "المدينة"),
    ("أثار استيلاء المقاتلين الأكراد على تل أبيض غضب أنقرة.", "المقاتلين الأكراد", "تل أبيض"),
    ("وشكل استيلاء التنظيم على المدينة صدمة.", "التنظيم", "المدينة"),
])
def test_a_capture_that_stirs_feelings_is_a_capture(text: str, who: str, where: str) -> None:
    (claim,) = claims(text, "control.captured")
    assert [span.text for span in claim.agents] == [who]
    assert claim.place is not None and claim.place.text == where


def test_fear_captures_no_town() -> None:
    assert claims("سيطر الخوف على المدينة بعد القصف.", "control.captured") == []
    assert claims("أدت سيطرة حالة من الذعر على المدينة إلى إغلاق المحال بعد القصف.", "control.captured") == []


def test_what_a_strike_counts_as_is_no_plan() -> None:
    (claim,) = claims("تعد الغارة على صنعاء الأعنف منذ أسبوع.", "strike.air")
    assert claim.status == "asserted"
    (claim,) = claims("يعد الجيش لهجوم على المدينة.", "battle.attack")
    assert claim.status == "planned"
