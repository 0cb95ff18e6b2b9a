"""Which base 'the base' is, whom a siege that a pronoun tells is laid to, what ends the name of a place, and who did
what a clause tells of people it takes up."""

import pytest
from readings import agents, claims, places, targets

ATTACK, SIEGE, CAPTURED = "battle.attack", "siege.ongoing", "control.captured"


def test_the_base_that_was_named_is_no_party() -> None:
    text = "سيطر الجيش على قاعدة السند الجوية.\nوتوقع القائد اقتحام القاعدة خلال ساعات."
    assert agents(text, ATTACK) == []
    assert targets(text, ATTACK) == []


def test_the_party_that_no_base_was_named_before() -> None:
    assert agents("هاجمت القاعدة بلدة لودر.", ATTACK) == ["القاعدة"]
    text = "سيطر الجيش على قاعدة السند الجوية.\nوهاجم مسلحون من تنظيم القاعدة حاجزا للجيش."
    assert agents(text, ATTACK) == ["مسلحون من تنظيم القاعدة"]


@pytest.mark.parametrize(("text", "doers", "besieged"), [
    ("يواصل الجيش الضغط على المسلحين في حي الميناء ومحاصرتهم.", ["الجيش"], ["المسلحين"]),
    ("بات المسلحون محاصرين بشكل شبه كامل من قوات الجيش.", [], []),
    ("جاء القصف بعد الحصار الذي يفرضه الجيش على المسلحين.", ["الجيش"], ["المسلحين"]),
])
def test_whom_a_siege_is_laid_to(text: str, doers: list[str], besieged: list[str]) -> None:
    assert agents(text, SIEGE) == doers
    assert targets(text, SIEGE) == besieged


def test_by_whom_men_have_come_to_be_besieged() -> None:
    text = "بات المسلحون محاصرين بشكل شبه كامل من قوات الجيش."
    assert agents(text, "siege.imposed") == ["قوات الجيش"]
    assert targets(text, "siege.imposed") == ["المسلحون"]


def test_what_is_cleared_of_somebody_is_not_stormed_by_him() -> None:
    assert agents("تجري الاستعدادات لاقتحام البلدة وتطهيرها من المسلحين.", ATTACK) == []


def test_who_is_kept_from_taking_ground_takes_none() -> None:
    assert claims("تستمر العمليات لمنع المسلحين من السيطرة على بلدة القصير.", CAPTURED) == []


def test_the_south_of_a_state_is_not_shelled_by_it() -> None:
    text = "هاجم الحوثيون عدن.\nوعمدوا إلى قصف المناطق الجنوبية من السعودية."
    assert agents(text, "strike.shelling") == ["الحوثيون"]


@pytest.mark.parametrize(("text", "where"), [
    ("سيطر الجيش على بلدتي الوهط وصبر التابعتين لمحافظة لحج.", ["الوهط", "صبر"]),
    ("سيطر الجيش على مدينة الحوطة (عاصمة محافظة لحج).", ["مدينة الحوطة"]),
    ("سيطر الثوار على معسكري الصمع وكهلان.", ["معسكري الصمع", "كهلان"]),
    ("سيطرت القوات على مجمل منطقة القلمون.", ["مجمل منطقة القلمون"]),
])
def test_where_the_name_of_a_place_ends(text: str, where: list[str]) -> None:
    assert places(text, CAPTURED) == where


@pytest.mark.parametrize("text", [
    "قتلت قوات الأمن مسلحين هاجموا حاجزا قرب البلدة.",
    "اشتبكت القوات مع مسلحين هاجموا حاجزا قرب البلدة.",
    "قال شهود إن مسلحين هاجموا حاجزا قرب البلدة.",
])
def test_what_some_did_of_whom_something_else_is_told(text: str) -> None:
    assert agents(text, ATTACK) == ["مسلحين"]


def test_who_sent_for_reinforcements_before_another_deed() -> None:
    assert agents("رد التنظيم بقصف البلدة بعد استقدامه تعزيزات عسكرية.", "force.reinforced") == ["التنظيم"]


def test_attention_is_no_speaker() -> None:
    text = "قال رئيس اللجنة إن الميليشيات حاصرت تعز. ولفت الانتباه إلى أن الميليشيات قصفت بلدة الشجرة."
    assert [span.text for claim in claims(text, "strike.shelling") for span in claim.voice] == ["رئيس اللجنة"]


def test_a_base_told_by_its_purpose_is_no_party() -> None:
    text = "تدور معارك حول القاعدة البحرية في ميناء الشحن. وقصفت القوات القاعدة، ثم انسحب منها الجنود."
    assert claims(text, "strike.shelling")[0].place is not None
    fled = "وصل الجنود إلى القاعدة العسكرية. وقال القائد إن القاعدة قصفت البلدة."
    assert agents("قال القائد إن القاعدة هاجمت البلدة.", ATTACK) == ["القاعدة"]
    assert "القاعدة" not in agents(fled, "strike.shelling")


@pytest.mark.parametrize("text", [
    "هاجم المسلحون قاعدة السند.\nونفذت القوات هجوما على القاعدة.",
    "سيطر المسلحون على قاعدة السند الجوية.\nونفذت القوات هجوما من محاور عدة على القاعدة.",
    "هاجم المسلحون قاعدة السند.\nوقال مصدر إن القوات شنت هجوما على القاعدة.",
])
def test_the_base_told_again_is_where_they_attack_and_not_whom(text: str) -> None:
    assert "القاعدة" not in targets(text, ATTACK)
    assert "قاعدة السند" in (places(text, ATTACK)[-1] or "")
