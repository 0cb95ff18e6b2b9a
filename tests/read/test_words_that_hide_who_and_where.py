"""Words that hid who did it, whom it befell or where: men's names that are adjectives, arms that belong to somebody,
'farthest north', 'alone', 'by force of arms'."""

import pytest
from readings import agents, claims, places, targets


@pytest.mark.parametrize(("text", "killed"), [
    ("أدت الغارة إلى مقتل سالم المحمدي زعيم المجموعة.", ["سالم المحمدي"]),
    ("أعلنت الوزارة مقتل القيادي نبيل المحمدي في الغارة.", ["القيادي نبيل المحمدي"]),
    ("عاد الجنود سالمين بعد الغارة.", []),
])
def test_who_was_killed(text: str, killed: list[str]) -> None:
    assert targets(text, "harm.killed") == killed


@pytest.mark.parametrize(("text", "gunners"), [
    ("قصفت دبابة تابعة للمقاومة مواقع الحوثيين في صنعاء.", ["للمقاومة"]),
    ("قصفت بارجة تابعة للتحالف مواقع الحوثيين في عدن.", ["للتحالف"]),
    ("قصفت دبابات الجيش مواقع المسلحين في تعز.", ["دبابات الجيش"]),
    ("قصف المسلحون دبابة تابعة للجيش في تعز.", ["المسلحون"]),
])
def test_whose_arms_shelled(text: str, gunners: list[str]) -> None:
    assert agents(text, "strike.shelling") == gunners


@pytest.mark.parametrize(("text", "kind", "where"), [
    ("شهدت مدينة مروة أقصى شمال الكاميرون هجوما نفذته فتاة.", "battle.attack", ["مدينة مروة"]),
    ("وقعت معارك أقصى جنوب البلاد.", "battle.clash", ["أقصى جنوب البلاد"]),
    ("أقصى الجيش المتمردين من البلدة.", "control.captured", ["البلدة"]),
    ("قصف التحالف مواقع للحوثيين في صنعاء، ومدينة مأرب شرقي اليمن.", "strike.air", ["صنعاء", "مدينة مأرب"]),
    ("قصف التحالف مواقع في صنعاء، ومدينة مأرب شرقي اليمن تشهد معارك.", "strike.air", ["صنعاء"]),
])
def test_where_it_was(text: str, kind: str, where: list[str]) -> None:
    assert places(text, kind) == where


def test_ground_held_by_force_of_arms_is_no_arms_taken() -> None:
    assert not claims("تسيطر الميليشيات بقوة السلاح على مدينة طرابلس.", "materiel.seized")
    assert claims("سيطر المسلحون على السلاح في القاعدة.", "materiel.seized")


def test_alone_is_no_unit() -> None:
    assert agents("هاجم الجيش وحده البلدة.", "battle.attack") == ["الجيش"]
    assert agents("سيطرت وحدة من الجيش على التل.", "control.captured") == ["وحدة من الجيش"]


def test_between_whom_talks_were_is_not_whom_a_bomb_hit() -> None:
    text = "قتل عشرة جنود في كابول إثر الهجوم الانتحاري قبل محادثات بين الحكومة وحركة طالبان."
    assert not targets(text, "strike.bomb")
    assert agents(text, "politics.talks") == ["الحكومة", "حركة طالبان"]
    assert agents("اندلعت معارك بين الجيش والمسلحين.", "battle.clash") == ["الجيش", "المسلحين"]
