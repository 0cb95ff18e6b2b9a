"""What one clause tells is not lent to another: where, after, whom it is by, and what a share of ground is."""

import pytest
from readings import agents, claims, places, targets


def test_where_opens_a_clause_with_its_own_doer() -> None:
    text = "اندلعت معارك في أبين بين الجيش والحوثيين، حيث تمكنت المقاومة من السيطرة على جبل عكد."
    assert agents(text, "control.captured") == ["المقاومة"]
    assert places(text, "control.captured") == ["جبل عكد"]


@pytest.mark.parametrize("text", [
    "رد الجيش التركي بقصف مواقع التنظيم بعد مقتل جندي تركي في إطلاق نار.",
    "قصفت الطائرات مواقع المسلحين بعد مقتل ثلاثة مدنيين.",
])
def test_what_came_before_the_blow_did_not_come_of_it(text: str) -> None:
    assert agents(text, "harm.killed") == []


def test_what_came_of_the_blow_that_it_follows_did() -> None:
    assert agents("قتل ثلاثة مدنيين بعد قصف الجيش بلدة دوما.", "harm.killed") == ["الجيش"]


def test_the_raids_that_x_flew_are_not_the_threat_of_y() -> None:
    text = "هدد حزب العمال الكردستاني بقطع الهدنة مع أنقرة إثر الضربات الجوية التي شنها الجيش التركي."
    assert agents(text, "politics.agreement") == ["حزب العمال الكردستاني"]
    assert agents(text, "strike.air") == ["الجيش التركي"]


def test_who_besieges_the_quarter_is_not_who_shells_it() -> None:
    text = "قصفت الفصائل حي الجورة المحاصر من قبل التنظيم."
    assert agents(text, "strike.shelling") == ["الفصائل"]


def test_the_town_north_of_another_is_the_one_they_hold() -> None:
    text = "قصف الجيش بلدة عتمان شمال درعا التي تسيطر عليها الفصائل."
    assert places(text, "control.held") == ["بلدة عتمان"]


def test_positions_of_a_village_that_no_gazetteer_knows() -> None:
    text = "سيطرت المقاومة على مواقع قرية السلامية وجبل عكد."
    assert places(text, "control.captured") == ["مواقع قرية السلامية", "جبل عكد"]


def test_a_truce_that_somebody_exploits_is_no_new_one() -> None:
    assert not claims("استغلت الميليشيات الهدنة وأرسلت تعزيزات إلى عدن.", "politics.agreement")


def test_who_tells_of_the_war_for_an_army_does_not_fight_it() -> None:
    text = "أعلنت خلية الإعلام الحربي العراقية مقتل عشرة من عناصر التنظيم بضربة جوية قرب الرمادي."
    assert agents(text, "harm.killed") == agents(text, "strike.air") == []


def test_a_blow_to_a_group_is_not_its_own() -> None:
    assert agents("قتل القيادي في ضربة جديدة للتنظيم.", "harm.killed") == []
    assert agents("قتل الجندي في هجوم للتنظيم.", "harm.killed") == ["للتنظيم"]


@pytest.mark.parametrize("share", ["40 في المئة", "40 بالمئة", "40 %", "40%", "40٪"])
def test_a_share_in_per_cent_is_a_part_of_the_ground(share: str) -> None:
    (claim,) = claims(f"يسيطر التنظيم على {share} من مدينة درعا.", "control.held")
    assert claim.place is not None
    assert (claim.place.text, claim.extent) == ("مدينة درعا", "partial")


def test_a_misspelt_name_is_the_name() -> None:
    assert targets("استهدفت غارات طائرات التحالف مواقع للحوثين في صعدة.", "strike.air") == ["للحوثين"]


@pytest.mark.parametrize("text", [
    "خمسة من عناصر التنظيم تم اعتقالهم في الموصل أمس.", "قالت المصادر إن خمسة من عناصر التنظيم تم أسرهم في الموصل."])
def test_whose_capture_was_done_were_captured(text: str) -> None:
    assert agents(text, "harm.captured") == []
    assert targets(text, "harm.captured") == ["عناصر التنظيم"]


def test_who_holds_an_office_is_no_part_of_the_name_of_the_province() -> None:
    text = "أعلن رئيس المجلس في محافظة الأنبار علي داوود مقتل ثلاثة جنود بقصف على البلدة."
    assert places(text, "harm.killed") == ["محافظة الأنبار"]


def test_the_ending_of_a_subject_makes_the_word_before_it_a_verb() -> None:
    text = "وبغطاء جوي من التحالف الذي تقوده السعودية كسر المقاتلون أشهرا من الجمود في عدن بالسيطرة على المطار."
    assert agents(text, "control.captured") == ["المقاتلون"]


def test_who_repels_an_attempt_did_not_make_it() -> None:
    text = "اندلعت اشتباكات عقب صد المقاومة لمحاولة تسلل نفذتها عناصر المتمردين."
    assert agents(text, "battle.repelled") == ["المقاومة"]
    assert targets(text, "battle.repelled") == ["عناصر المتمردين"]


def test_an_adjective_says_whose_the_dead_are() -> None:
    assert targets("سقط عشرات القتلى الحوثيين في المعارك.", "harm.killed") == ["الحوثيين"]
    assert targets("سقط عشرات القتلى في المعارك.", "harm.killed") == []


def test_others_whose_ending_is_that_of_a_subject_were_hurt() -> None:
    text = "أدى القصف إلى مقتل طفل في دوما، وجرح آخرون في مدينة حرستا."
    assert places(text, "harm.wounded") == ["مدينة حرستا"]
    assert agents("قتل المسلحون خمسة جنود في حرستا.", "harm.killed") == ["المسلحون"]


def test_a_clause_tells_of_the_last_of_a_list() -> None:
    text = "عبر السكان الجسر وبقية المنافذ التي أغلقتها القوات."
    assert (agents(text, "route.cut"), places(text, "route.cut")) == (["القوات"], ["بقية المنافذ"])


def test_facilities_for_civilians_are_sites() -> None:
    assert targets("تم استهداف مراكز مدنية ومرافق صحية.", "harm.site") == ["مراكز مدنية", "مرافق صحية"]


@pytest.mark.parametrize("aside", [
    "، التي تسيطر على الجنوب، ", " -التي تسعى لتأسيس دولة- ", " - التي تسعى لتأسيس دولة - "])
def test_whom_they_killed_stands_behind_what_is_told_of_them(aside: str) -> None:
    text = f"قتلت حركة الشباب{aside}عشرة جنود في كسمايو."
    assert agents(text, "harm.killed") == ["حركة الشباب"]
    assert targets(text, "harm.killed") == ["جنود"]


def test_the_beginning_of_a_campaign_that_targets_them() -> None:
    text = "أعلنت الحكومة عن بدء حملة تستهدف حزب العمال الكردستاني في شمال العراق."
    assert (agents(text, "battle.attack"), targets(text, "battle.attack")) == (["الحكومة"], ["حزب العمال الكردستاني"])
    assert not claims(text, "strike.shelling")
