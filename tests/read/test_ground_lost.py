"""Who lost the ground that is said to be taken, and how much of it was taken or is held."""

from functools import cache

import pytest

from khabar.model.records import Claim
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def claim(text: str, kind: str) -> Claim:
    """The one claim of a type that a sentence makes."""
    found = [claim for explained in reader().explain(text) for claim in explained.claims if claim.type == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("held", [
    "التي كانت تحت سيطرة تنظيم داعش", "التي كان يحتلها تنظيم داعش", "آخر معاقل تنظيم داعش في المحافظة",
    "آخر معقل لتنظيم داعش",
])
def test_who_held_the_place_that_is_taken_has_lost_it(held: str) -> None:
    taken = claim(f"سيطرت قوات سوريا الديمقراطية على بلدة الشدادي {held}.", "control.captured")
    assert [span.text.removeprefix("ل") for span in taken.targets] == ["تنظيم داعش"]


def test_who_is_only_named_beside_it_has_not() -> None:
    taken = claim("سيطرت قوات سوريا الديمقراطية على بلدة الشدادي، وندد تنظيم داعش بالغارات.", "control.captured")
    assert not taken.targets


@pytest.mark.parametrize("fight", [
    "بعد معارك عنيفة مع تنظيم داعش", "عقب اشتباكات دامت ساعات مع تنظيم داعش", "بعد دحر تنظيم داعش",
    "إثر انسحاب تنظيم داعش منها", "بعدما طردوا تنظيم داعش منها",
])
def test_whom_the_gainers_fought_for_it_has_lost_it(fight: str) -> None:
    taken = claim(f"من جهة أخرى تمكن الجيش العراقي من السيطرة على بلدة الكرمة {fight}.", "control.captured")
    assert [span.text for span in taken.agents] == ["الجيش العراقي"]
    assert [span.text for span in taken.targets] == ["تنظيم داعش"]


@pytest.mark.parametrize(("text", "extent"), [
    ("تسيطر قوات النظام على بلدة نبل.", "full"),
    ("تخضع مدينة دير الزور جزئيا لسيطرة قوات النظام.", "partial"),
    ("قصفت الطائرات المناطق التي تسيطر عليها قوات النظام في ريف حماة.", "partial"),
    ("يتحصن مسلحو التنظيم في بلدة الشدادي.", "partial"),
    ("يسيطر التنظيم بشكل شبه كامل على محافظة دير الزور.", "partial"),
    ("تقع البلدة في محافظة إدلب التي تسيطر المعارضة على مساحات واسعة منها.", "partial"),
    ("بعد القصف يحتفظ الجيش بسيطرته على معبر نصيب.", "full"),
])
def test_areas_and_what_is_held_in_part_are_a_part(text: str, extent: str) -> None:
    assert claim(text, "control.held").extent == extent


def test_what_was_held_before_it_was_taken_is_not_held() -> None:
    told = reader().explain("دخل الجيش قرية كانت تسيطر عليها قوات المعارضة.")
    assert not [each for explained in told for each in explained.claims if each.type == "control.held"]


@pytest.mark.parametrize("driven", ["وطردوا قوات النظام منها", "وطردوا منها قوات النظام"])
def test_who_was_driven_out_of_what_was_told_has_lost_it(driven: str) -> None:
    taken = claim(f"هاجم الثوار بلدة معان {driven}.", "control.captured")
    assert ([span.text for span in taken.agents], taken.place and taken.place.text) == (["الثوار"], "بلدة معان")
    assert [span.text for span in taken.targets] == ["قوات النظام"]


def test_a_town_that_nobody_was_driven_out_of_is_not_taken() -> None:
    told = reader().explain("هاجم الثوار بلدة معان وطردوا قوات النظام من المطار القريب.")
    places = [each.place and each.place.text for explained in told for each in explained.claims
              if each.type == "control.captured"]
    assert places == ["المطار القريب"]


def test_who_takes_what_the_pronoun_stands_for_may_be_told_before_it() -> None:
    taken = claim("انسحب الجيش من بلدة معان وسيطر المسلحون عليها.", "control.captured")
    assert ([span.text for span in taken.agents], taken.place and taken.place.text) == (["المسلحون"], "بلدة معان")
