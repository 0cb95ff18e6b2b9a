"""Who did what, where a second deed, a list of victims or an aside stands beside the first."""

import pytest
from readings import agents, claims, places, targets


def test_clashes_that_another_waged_only_date_the_taking() -> None:
    text = "تمكنت الفصائل من السيطرة على المعمل بعد اشتباكات خاضها اللواء مع قوات النظام."
    assert agents(text, "control.captured") == ["الفصائل"]
    assert agents(text, "battle.clash") == ["اللواء"]


def test_raids_beside_which_another_flew_some() -> None:
    text = "نفذ طيران الجيش تسع غارات، إضافة إلى ثلاث غارات نفذتها طائرات التحالف."
    assert agents(text, "strike.air") == ["طيران الجيش", "طائرات التحالف"]


def test_a_clause_still_tells_of_the_raids_before_it() -> None:
    assert agents("قتل سبعة جنود في غارات شنتها طائرات التحالف على المعسكر.", "strike.air") == ["طائرات التحالف"]


def test_those_counted_of_two_forces_set_off_nothing() -> None:
    text = "انفجرت سيارة مفخخة في بعقوبة وأدى التفجير إلى مقتل سبعة من الجيش والحشد الشعبي."
    assert agents(text, "harm.killed") == []
    assert targets(text, "harm.killed") == ["الجيش", "الحشد الشعبي"]


def test_what_a_blast_caused_goes_on_with_the_wounded() -> None:
    text = "قال الضابط إن الانفجارين تسببا في قتل تسعة من الجنود وجرح 12 آخرين."
    assert [claim.trace[0] for claim in claims(text, "harm.wounded")] == ["rule:wounded-noun"]
    assert agents(text, "harm.wounded") == []


def test_an_adverb_parts_a_verb_from_its_object() -> None:
    assert agents("أكد البيان أن التحالف شن أيضا خمس غارات في سورية.", "strike.air") == ["التحالف"]


@pytest.mark.parametrize("text", [
    "قتل عشرة أشخاص في هجوم انتحاري استهدف مدينة سروج التركية (جنوب) قرب الحدود مع سوريا.",
    "قتل عشرة أشخاص في هجوم انتحاري استهدف مدينة سروج التركية قرب الحدود مع سوريا.",
])
def test_the_part_of_the_country_in_brackets_is_passed_over(text: str) -> None:
    assert places(text, "strike.bomb") == ["مدينة سروج التركية"]


def test_a_second_adjective_that_no_lexicon_has() -> None:
    text = "قتل شرطي في هجوم نفذه مسلحون في دياربكر، بحسب مصادر طبية وشرطية."
    assert places(text, "battle.attack") == ["دياربكر"]


def test_a_relative_pronoun_takes_up_what_it_agrees_with() -> None:
    text = "تحدث الشاهد عن القصف بالبراميل الذي يقوم به الجيش السوري بحق المدنيين."
    assert agents(text, "strike.air") == ["الجيش السوري"]


def test_the_wounded_told_with_the_dead_were_not_hurt_by_who_announces_it() -> None:
    text = "أعلنت سلطات المحافظة مقتل شرطيين وجرح أربعة آخرين في انفجار سيارة مفخخة."
    assert agents(text, "harm.wounded") == []


def test_who_announces_what_it_did_still_did_it() -> None:
    assert agents("أعلن الجيش التركي قتل عشرة مسلحين وجرح أربعة آخرين.", "harm.wounded") == ["الجيش التركي"]


@pytest.mark.parametrize("text", [
    "دعا الوزير إلى جلسة بعد تفجير انتحاري وبعد عمليات أمنية تركية ضد حزب العمال.",
    "دعا الوزير إلى جلسة بعد تفجير انتحاري وقع في المدينة وبعد عمليات أمنية تركية ضد حزب العمال.",
])
def test_whom_the_second_deed_is_against(text: str) -> None:
    assert targets(text, "strike.bomb") == []
    assert targets(text, "battle.attack") == ["حزب العمال"]


def test_two_countries_between_which_a_border_lies_fight_no_battle() -> None:
    text = "اندلع صدام مسلح مع تنظيم داعش على الحدود بين البلدين."
    assert agents(text, "battle.clash") == []
    assert targets(text, "battle.clash") == ["تنظيم داعش"]


def test_raids_called_by_their_country_are_not_those_of_who_speaks_of_them() -> None:
    text = "طالب حزب اليسار بعقد جلسة للبرلمان لبحث الغارات الجوية التركية على مواقع المقاتلين."
    assert agents(text, "strike.air") == ["التركية"]


@pytest.mark.parametrize(("text", "holder"), [
    ("دارت معارك بين القوات العراقية وتنظيم داعش الذي يسيطر على المدينة.", "تنظيم داعش"),
    ("دارت معارك بين الجيش وجبهة النصرة التي تسيطر على المدينة.", "جبهة النصرة"),
])
def test_of_two_that_fight_the_last_is_told_more_of(text: str, holder: str) -> None:
    assert agents(text, "control.held") == [holder]


def test_who_puts_a_blast_down_to_somebody_tells_of_no_raids_before_it() -> None:
    text = "شن سلاح الجو غارات بعد تفجير انتحاري نسبته السلطات إلى تنظيم داعش."
    assert [[span.text for span in claim.voice] for claim in claims(text, "strike.air")] == [[]]
    assert [[span.text for span in claim.voice] for claim in claims(text, "strike.bomb")] == [["السلطات"]]


def test_what_a_town_came_under_with_its_arms() -> None:
    text = "وصف السكان القصف بقذائف الهاون الذي تعرضت له بلدة الحديد بالعنيف."
    assert places(text, "strike.shelling") == ["بلدة الحديد"]
