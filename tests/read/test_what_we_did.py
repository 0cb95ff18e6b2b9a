"""Who "we" and "our forces" are in what somebody says: the force he leads, serves in or speaks for."""

import pytest
from readings import agents, claims

OURS = [
    ('قال قائد في لواء الفرقان "تمكنا بعون الله من السيطرة على بلدة الغارية"', "control.captured", ["لواء الفرقان"]),
    ('وقال المتحدث باسم الجيش الحر "استهدفنا أمس بالصواريخ مطار النيرب"', "strike.shelling", ["الجيش الحر"]),
    ("وقال ناطق باسم كتيبة شهداء بدر: قتلنا ستة من جنود الجيش", "harm.killed", ["كتيبة شهداء بدر"]),
    ('وأضاف قائد كتائب الأنصار: "سيطرنا فجر اليوم على بلدة الحراك"', "control.captured", ["كتائب الأنصار"]),
    ('قال مقاتل من الجيش السوري الحر "سيطرنا على قرية الغسانية"', "control.captured", ["الجيش السوري الحر"]),
]


@pytest.mark.parametrize(("text", "kind", "doers"), OURS)
def test_we_are_the_force_of_him_who_speaks(text: str, kind: str, doers: list[str]) -> None:
    assert agents(text, kind) == doers


def test_a_second_verb_of_ours_is_no_noun() -> None:
    text = 'وقال القيادي في كتائب الأنصار "هاجمنا حاجز القصير وقتلنا عشرين جنديا وأسرنا خمسة من جنود النظام"'
    assert [claim.counts[0].low for claim in claims(text, "harm.killed")] == [20]
    assert [claim.counts[0].low for claim in claims(text, "harm.captured")] == [5]
    assert agents(text, "harm.captured") == ["كتائب الأنصار"]


def test_our_forces_are_those_who_did_the_last_deed() -> None:
    text = ("وقال نائب قائد الفرقة الخامسة إن قوات الفرقة الخامسة حررت حي الضباط بدعم من طيران الجيش. "
            "وأضاف أن قواتنا اقتحمت جامعة الموصل")
    assert agents(text, "battle.attack") == ["قوات الفرقة الخامسة"]


def test_a_commander_who_does_something_himself_is_named_as_he_is() -> None:
    assert agents("قتل قائد كتيبة الفاروق ثلاثة مدنيين في حمص", "harm.killed") == ["قائد كتيبة الفاروق"]
