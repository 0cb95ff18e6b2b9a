"""Who was killed or lost ground, where names, offices and relations tell it."""

import pytest
from readings import claims, targets


@pytest.mark.parametrize(("text", "killed"), [
    ("وقتل النائب ورفيقه وسائقه في الهجوم.", ["النائب", "رفيقه", "سائقه"]),
    ("قتل القيادي أبو عمر ووالده في الغارة.", ["القيادي أبو عمر", "والده"]),
    ("أعلنت القوات مقتل أبو نضال المصري.", ["أبو نضال المصري"]),
    ("قتلت القوات محمد سعيد زعيم التنظيم في غارة.", ["محمد سعيد"]),
])
def test_the_dead_are_told_by_name_office_and_relation(text: str, killed: list[str]) -> None:
    assert targets(text, "harm.killed") == killed


@pytest.mark.parametrize(("text", "loser"), [
    ("أكدت المقاومة عزمها على تطهير مدينة تعز من دنس المتمردين.", ["المتمردين"]),
])
def test_ground_is_freed_of_who_loses_it(text: str, loser: list[str]) -> None:
    assert targets(text, "control.captured") == loser


def test_more_raids_of_one_hand_hit_the_same() -> None:
    text = "نفذت طائرات التحالف تسع غارات على مواقع التنظيم في سوريا و12 غارة أخرى في العراق."
    assert [(claim.place and claim.place.text, [span.text for span in claim.targets])
            for claim in claims(text, "strike.air")] == [
        ("سوريا", ["مواقع التنظيم"]), ("العراق", ["مواقع التنظيم"])]


def test_ground_that_is_shelled_is_whose_it_is_said_to_be() -> None:
    assert targets("قصفت القوات منطقة رئيسية لقوات الأسد وسط درعا.", "strike.shelling") == ["قوات الأسد"]


@pytest.mark.parametrize(("text", "whom"), [
    ("قتل ثلاثة متمردين حوثيين في تعز.", ["متمردين حوثيين"]),
    ("قتل ستة متمردين مسلحين في دهوك.", ["متمردين مسلحين"]),
    ("قتل ثلاثة من المتمردين أمس في تعز.", ["المتمردين"]),
])
def test_rebels_without_article_have_adjectives_without_one(text: str, whom: list[str]) -> None:
    assert targets(text, "harm.killed") == whom
