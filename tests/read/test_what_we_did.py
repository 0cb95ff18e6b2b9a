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


def test_we_are_still_those_for_whom_he_spoke_before() -> None:
    """The leader, or who is left out, is he who was told with his force the sentence before."""
    leader = 'وقال قائد في كتائب الجبل إن المعركة بدأت فجرا.\nوأضاف القائد «دمرنا دبابتين وسيطرنا على حاجز المداجن»'
    assert agents(leader, "materiel.destroyed") == agents(leader, "control.captured") == ["كتائب الجبل"]
    untold = "وقال قائد في كتائب الجبل إن المعركة بدأت فجرا. وأضاف: «قصفنا مطار حماة»"
    assert agents(untold, "strike.shelling") == ["كتائب الجبل"]
    resident = "وقال أحد سكان الحي إن المعركة بدأت فجرا. وأضاف: «دفنا عشرة وقتلنا الخوف»"
    assert agents(resident, "harm.killed") == []


def test_we_are_those_whom_a_source_says_to_be_ready() -> None:
    text = "وأكد المصدر جاهزية كتائب الجبل للمعركة، مشيرا إلى أن «القسم الأول أنجز وتمكنا من السيطرة على المعسكر»"
    assert agents(text, "control.captured") == ["كتائب الجبل"]
    others = "وأكد المصدر مقتل عشرة من كتائب الجبل، مشيرا إلى أن «القسم الأول أنجز وتمكنا من السيطرة على المعسكر»"
    assert agents(others, "control.captured") == []


def test_a_source_in_a_force_tells_of_its_battle() -> None:
    """Not that of whom the sentence before told; a ministry may tell of the battle of others."""
    before = "سيطر مقاتلو جبهة النصرة على قرية الزارة أمس.\n"
    source = before + "وقال مصدر في لواء الجبل إن مرحلة السيطرة على المدينة بدأت الآن"
    assert agents(source, "battle.attack") == ["لواء الجبل"]
    assert agents("أعلنت وزارة الدفاع الأميركية أن معركة تحرير الرمادي ستبدأ قريبا", "battle.attack") == []
