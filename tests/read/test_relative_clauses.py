"""Who does what in a relative clause, and where what it tells of is."""

from functools import cache

import pytest

from khabar.model.records import Claim
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def claims(text: str, kind: str) -> list[Claim]:
    """The claims of a type that a text makes."""
    return [claim for explained in reader().explain(text) for claim in explained.claims if claim.type == kind]


@pytest.mark.parametrize(("text", "kind", "agent"), [
    ("وصل الوفد إلى محافظة الأنبار، والتي يسيطر التنظيم على مساحات واسعة منها.", "control.held", "التنظيم"),
    ("وصلت القوات إلى القرى التي قصفها الجيش العراقي بالمدفعية.", "strike.shelling", "الجيش العراقي"),
    ("قوات البيشمركة التي سيطرت على بلدة سنجار أمس.", "control.captured", "قوات البيشمركة"),
])
def test_the_verb_agrees_with_who_does_it(text: str, kind: str, agent: str) -> None:
    assert {span.text for claim in claims(text, kind) for span in claim.agents} == {agent}


def test_an_aside_between_dashes_does_not_part_a_verb_from_its_subject() -> None:
    found = claims("وجيش الفتح -المؤلف من فصائل أهمها جبهة النصرة- سيطر على بلدة محمبل.", "control.captured")
    assert [span.text for claim in found for span in claim.agents] == ["جيش الفتح"]


def test_a_relative_pronoun_takes_up_the_noun_of_its_gender() -> None:
    text = "وصلت تعزيزات إلى مدينة الزبداني في ريف دمشق والتي تتعرض لقصف من قبل قوات النظام."
    found = claims(text, "strike.shelling")
    assert [claim.place.text for claim in found if claim.place] == ["مدينة الزبداني"]


@pytest.mark.parametrize(("text", "agent"), [
    ("كثفت طائرات التحالف العربي الذي تقوده المملكة غاراتها أمس على مواقع الحوثيين.", "طائرات التحالف العربي"),
    ("كثف الجيش الذي يدعمه الحشد الشعبي غاراته على تكريت.", "الجيش"),
])
def test_who_leads_them_does_not_do_what_they_do(text: str, agent: str) -> None:
    assert [[span.text for span in claim.agents] for claim in claims(text, "strike.air")] == [[agent]]


@pytest.mark.parametrize("text", [
    "تحدث المصدر عن مواجهات عنيفة تشهدها مدينة تعز مع المسلحين.",
    "أسفرت المعارك التي تشهدها مدينة تعز عن مقتل خمسة مسلحين.",
    "قتل عشرة في اشتباكات شهدتها مدينة تعز أمس.",
])
def test_fights_are_where_the_town_sees_them(text: str) -> None:
    (claim,) = claims(text, "battle.clash")
    assert claim.place is not None
    assert claim.place.text == "مدينة تعز"


@pytest.mark.parametrize("time", ["", "منذ أسبوع "])
def test_a_time_behind_its_verb_does_not_end_a_relative_clause(time: str) -> None:
    (found,) = claims(f"قالت الحركة إن البلدة التي تتعرض {time}لهجوم من قوات النظام صامدة.", "battle.attack")
    assert ([span.text for span in found.agents], found.place and found.place.text) == (["قوات النظام"], "البلدة")


@pytest.mark.parametrize(("held", "place", "extent"), [
    ("مناطق تسيطر عليها الفصائل في ريف إدلب", "ريف إدلب", "partial"),
    ("قرى لا يزال المتطرفون يسيطرون عليها في محافظة الأنبار", "محافظة الأنبار", "partial"),
    ("مدنا يسيطر عليها المتطرفون", "مدنا", None),
    ("قطاعا من المدينة لا يزال المسلحون يسيطرون عليه", "المدينة", "partial"),
])
def test_ground_is_held_by_a_clause_without_a_relative_pronoun(held: str, place: str, extent: str | None) -> None:
    (found,) = claims(f"قصفت الطائرات {held}.", "control.held")
    assert (found.place and found.place.text, found.extent) == (place, extent)


def test_arms_that_are_held_are_no_ground() -> None:
    assert not claims("دمر المقاتلون في المطار دبابات يسيطر عليها المتمردون.", "control.held")
