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
])
def test_areas_and_what_is_held_in_part_are_a_part(text: str, extent: str) -> None:
    assert claim(text, "control.held").extent == extent


def test_what_was_held_before_it_was_taken_is_not_held() -> None:
    told = reader().explain("دخل الجيش قرية كانت تسيطر عليها قوات المعارضة.")
    assert not [each for explained in told for each in explained.claims if each.type == "control.held"]
