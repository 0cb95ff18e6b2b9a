"""Which day a claim takes from around it: a state goes on from the day of its story, an aside dates nothing else."""

from datetime import date

import pytest

from khabar.ground import clock
from khabar.model.records import Claim, make_document
from khabar.read.reader import Reader

PUBLISHED = date(2016, 8, 10)  # a Wednesday


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def days(reader: Reader, text: str, type: str) -> tuple[date | None, date | None]:
    claims = reader.read(make_document(name="r", text=text, sha256="0", published=PUBLISHED)).claims
    claim: Claim = next(claim for claim in claims if claim.type == type)
    assert claim.when is not None
    found = clock.resolve(claim.when, PUBLISHED)
    return found.start, found.end


def test_a_state_in_a_story_of_yesterday_holds_from_then_to_publication(reader: Reader) -> None:
    text = "قصفت المدفعية أمس بلدة كفر الوهمية. والبلدة تحت سيطرة المعارضة."
    assert days(reader, text, "control.held") == (date(2016, 8, 9), PUBLISHED)


def test_a_state_in_a_story_of_long_ago_holds_at_publication(reader: Reader) -> None:
    text = "قصفت المدفعية قبل ستة أيام بلدة كفر الوهمية. والبلدة تحت سيطرة المعارضة."
    assert days(reader, text, "control.held") == (PUBLISHED, PUBLISHED)


def test_the_day_in_an_aside_about_a_place_is_not_that_of_the_attack(reader: Reader) -> None:
    text = "وتحاول قوات المعارضة التقدم نحو بلدة كفر الوهمية التي سيطرت عليها قوات النظام الأسبوع الماضي."
    assert days(reader, text, "battle.attack")[1] == PUBLISHED
    assert days(reader, text, "control.captured")[1] != PUBLISHED


@pytest.mark.parametrize("text", [
    "سيطر الجيش أمس بعد القصف على آخر الأحياء التي كانت لا تزال تحت سيطرة الحوثيين.",
    "سيطرت المقاومة بعد القصف على منطقة التواهي التي ظلت المعقل الأخير للمتمردين.",
])
def test_ground_that_somebody_used_to_hold_is_not_held_at_publication(reader: Reader, text: str) -> None:
    assert days(reader, text, "control.held") == (None, None)


def test_ground_that_has_not_ceased_to_be_held_is_held_at_publication(reader: Reader) -> None:
    text = "قصفت المدفعية الجبهة. والتنظيم بات يسيطر على بلدة صرين."
    assert days(reader, text, "control.held")[1] == PUBLISHED
    text = "قصفت المدفعية بلدة صرين. وما زالت البلدة تحت سيطرة التنظيم."
    assert days(reader, text, "control.held")[1] == PUBLISHED
