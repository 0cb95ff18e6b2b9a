"""Tolls: figures of the dead and injured, and whose they are."""

from functools import cache

import pytest

from khabar.model.records import Claim, Document
from khabar.read.reader import Reader

WAR = "\n\nوقصفت قوات النظام مواقع المسلحين واندلعت اشتباكات عنيفة بين الجيش والفصائل المسلحة في المدينة."


@cache
def reader() -> Reader:
    return Reader()


def harm(sentence: str, kind: str) -> list[Claim]:
    document = Document("d", "d", "d", sentence + WAR, "")
    return [claim for claim in reader().read(document).claims
            if claim.type == kind and claim.quote.start < len(sentence)]


def figures(claims: list[Claim]) -> list[tuple[int, int | None, bool]]:
    return [(count.low, count.high, count.cumulative) for claim in claims for count in claim.counts]


def victims(claims: list[Claim]) -> list[str]:
    return [target.text for claim in claims for target in claim.targets]


def test_one_figure_for_dead_and_injured_is_no_figure_of_either() -> None:
    told = "أسفرت المعركة عن مقتل وجرح تسعة من رجال الحرس."
    assert [figures(harm(told, kind)) for kind in ("harm.killed", "harm.wounded")] == [[], []]


def test_dead_told_before_the_verb_keep_their_figure_beside_the_injured() -> None:
    told = "وقالت الإذاعة إن ثمانية جنود قتلوا وجرح 18 آخرون."
    assert figures(harm(told, "harm.killed")) == [(8, 8, False)]
    assert figures(harm(told, "harm.wounded")) == [(18, 18, False)]


@pytest.mark.parametrize(("told", "expected"), [
    ("قتل خمسون مدنيا على الأقل ومئة مسلح في القصف.", (100, 100, False)),
    ("قتل خمسون مدنيا على الأقل ونحو مئة مسلح في القصف.", (100, 100, False)),
])
def test_at_least_before_and_is_said_of_the_first_number(told: str, expected: tuple[int, int, bool]) -> None:
    assert figures(harm(told, "harm.killed"))[-1] == expected


@pytest.mark.parametrize(("told", "expected"), [
    ("قتل أكثر من 900 شخص منذ بدء المعارك.", (901, None, True)),
    ("قتل 90 شخصا في المعارك.", (90, 90, False)),
    ("ارتفع عدد القتلى إلى 45 شخصا.", (45, 45, True)),
    ("مقتل جنديين على الأقل في القصف.", (2, None, False)),
    ("قتل ما لا يقل عن جنديين في القصف.", (2, None, False)),
    ("مقتل عسكريين اثنين في القصف.", (2, 2, False)),
])
def test_figures_of_the_dead(told: str, expected: tuple[int, int | None, bool]) -> None:
    assert figures(harm(told, "harm.killed")) == [expected]


def test_dozens_of_dead_and_injured_are_dozens_of_each() -> None:
    told = "أوقع التفجير مئات القتلى والجرحى في المدينة."
    assert [figures(harm(told, kind)) for kind in ("harm.killed", "harm.wounded")] == [[(200, 999, False)]] * 2


def test_those_among_a_number_are_not_who_was_arrested() -> None:
    told = "وقال المسؤول إن 60 شخصا بينهم 11 امرأة اعتقلوا خلال المداهمات."
    assert figures(harm(told, "harm.captured")) == [(60, 60, False), (11, 11, False)]


@pytest.mark.parametrize(("told", "kind", "whose"), [
    ("قتل أربعة جنود وأصيب سبعة آخرون في القصف.", "harm.wounded", ["جنود"]),
    ("قتل أربعة جنود وأصيب سبعة في القصف.", "harm.wounded", ["جنود"]),
    ("أطلق المسلحون النار على المتظاهرين فقتلوا اثنين منهم.", "harm.killed", ["المتظاهرين"]),
    ("مقتل ثلاثة وإصابة العشرات من رجال الحرس في القصف.", "harm.killed", ["رجال الحرس"]),
    ("قتل أربعة أشخاص وأصيب سبعة آخرون في القصف.", "harm.wounded", []),
])
def test_others_are_of_those_who_were_harmed_before_them(told: str, kind: str, whose: list[str]) -> None:
    assert victims(harm(told, kind)) == whose


def test_what_led_to_a_toll_is_no_party_named_before_it() -> None:
    told = "سقطت القذيفة على حي تسيطر عليه المعارضة، ما تسبب بمقتل 13 شخصا."
    assert [claim.agents for claim in harm(told, "harm.killed")] == [()]


def test_that_they_arrested_is_the_speakers_deed() -> None:
    (claim,) = harm("ذكرت الشرطة أنها اعتقلت رجلين في المدينة.", "harm.captured")
    assert [agent.text for agent in claim.agents] == ["الشرطة"]


@pytest.mark.parametrize(("told", "kind", "expected"), [
    ("انفجرت سيارتان مفخختان في حي الكرادة.", "strike.bomb", (2, 2, False)),
    ("ألقى الطيران المروحي برميلين متفجرين على بلدة داعل.", "strike.air", (2, 2, False)),
    ("قصفت المدفعية مواقع المسلحين في بلدة داعل بعشرات القذائف.", "strike.shelling", (20, 99, False)),
])
def test_bombs_and_shells_are_counted_as_strikes(told: str, kind: str, expected: tuple[int, int, bool]) -> None:
    assert figures(harm(told, kind)) == [expected]


@pytest.mark.parametrize(("told", "expected"), [
    ("شن الطيران عشرات الغارات على بلدة داعل ومدينة نوى.", [(20, 99, False), (20, 99, False)]),
    ("شن الطيران تسع غارات على بلدة داعل ومدينة نوى.", [(9, 9, False)]),
])
def test_dozens_of_raids_on_two_towns_are_said_of_each_and_nine_once(
    told: str, expected: list[tuple[int, int, bool]]
) -> None:
    assert figures(harm(told, "strike.air")) == expected
