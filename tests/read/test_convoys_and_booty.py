"""Columns and convoys of soldiers on their way, arms that are taken without the ground, and who shelled whom."""

import pytest
from readings import agents, claims, places, targets

AFTER_A_FIGHT = "اندلعت أمس معارك عنيفة بين القوات الحكومية والمسلحين. "
ARRIVED = [
    ("توجهت تعزيزات عسكرية للميليشيات من صنعاء إلى تعز", "تعز"),
    ("اتجهت تعزيزات كبيرة من حماة إلى حلب", "حلب"),
    ("دخلت تعزيزات عسكرية للمقاومة إلى مدينة تعز", "مدينة تعز"),
    ("دخل رتل من المدرعات إلى المدينة", "المدينة"),
    ("وصلت قافلة عسكرية إلى مدينة مأرب", "مدينة مأرب"),
]


@pytest.mark.parametrize("sentence, place", ARRIVED)
def test_reinforcements_and_convoys_of_soldiers_come(sentence: str, place: str) -> None:
    assert places(AFTER_A_FIGHT + sentence, "force.reinforced") == [place]


def test_a_convoy_of_relief_is_no_reinforcement() -> None:
    text = AFTER_A_FIGHT + "وصلت قافلة مساعدات إلى مدينة مأرب"
    assert claims(text, "aid.delivered")
    assert not claims(text, "force.reinforced")


@pytest.mark.parametrize("sentence", [
    "استولت المقاومة في الضالع على دبابتين وعربة مدرعة",
    "استولى المسلحون في ريف حماة على أسلحة وذخائر",
])
def test_who_takes_arms_takes_no_ground(sentence: str) -> None:
    assert claims(AFTER_A_FIGHT + sentence, "materiel.seized")
    assert not claims(AFTER_A_FIGHT + sentence, "control.captured")


def test_who_takes_ground_and_arms_takes_both() -> None:
    text = AFTER_A_FIGHT + "استولى المسلحون على مواقع ودبابات للجيش في ريف حماة"
    assert claims(text, "materiel.seized")
    assert claims(text, "control.captured")


def test_ground_taken_by_force_of_arms_is_no_booty() -> None:
    text = AFTER_A_FIGHT + "سيطرت الميليشيات على المدينة بقوة السلاح"
    assert claims(text, "control.captured")
    assert not claims(text, "materiel.seized")


@pytest.mark.parametrize("doer", ["اللواء 35", "الجيش"])
def test_what_and_joins_to_those_shelled_did_not_shell(doer: str) -> None:
    text = f"قصف {doer} مواقع الحوثيين وقوات صالح بالمدفعية"
    assert agents(text, "strike.shelling") == [doer]
    assert targets(text, "strike.shelling") == ["مواقع الحوثيين", "قوات صالح"]


def test_who_is_armed_may_be_told_by_a_pronoun() -> None:
    text = AFTER_A_FIGHT + "تدعم إيران الحوثيين وتواصل تزويدهم بالصواريخ"
    assert agents(text, "force.reinforced") == ["إيران"]
    assert targets(text, "force.reinforced") == ["الحوثيين"]


@pytest.mark.parametrize("sentence, place", [
    ("تشهد جبهات مأرب تعزيزات عسكرية للمقاومة", "جبهات مأرب"),
    ("أدخل التحالف مدرعات إلى مدينة عدن", "مدينة عدن"),
    ("دفع التحالف باللواء الخامس إلى جبهة مأرب", "جبهة مأرب"),
])
def test_ground_sees_reinforcements_and_armour_is_brought_in(sentence: str, place: str) -> None:
    assert places(AFTER_A_FIGHT + sentence, "force.reinforced") == [place]


@pytest.mark.parametrize("sentence", [
    "تشهد جبهات مأرب هدوءا حذرا",
    "وهو ما دفع النظام لسحب قواته باتجاه السويداء",
    "دفع القصف النظام إلى سحب اللواء الخامس باتجاه السويداء",
])
def test_who_is_brought_to_do_something_is_not_sent(sentence: str) -> None:
    assert not claims(AFTER_A_FIGHT + sentence, "force.reinforced")


@pytest.mark.parametrize("load", ["بنحو 300 طن من المساعدات", "بأكثر من 10 أطنان من المساعدات الطبية"])
def test_tons_of_relief_are_relief(load: str) -> None:
    assert places(f"وصلت سفينة محملة {load} إلى ميناء الحديدة", "aid.delivered") == ["ميناء الحديدة"]


def test_tons_of_arms_are_no_relief() -> None:
    assert not claims("وصلت سفينة محملة بنحو 300 طن من الأسلحة إلى ميناء الحديدة", "aid.delivered")
