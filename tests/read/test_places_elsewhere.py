"""Places that a sentence names only to say that it was not there, or that it was as it had been there."""

import pytest
from readings import places


@pytest.mark.parametrize(("text", "kind", "where"), [
    ("وقعت الغارة ليس في مدينة عدن بل في لحج.", "strike.air", ["لحج"]),
    ("سقط القتلى خارج المدينة لا في بغداد.", "harm.killed", [None]),
    ("قتل المدنيون في منازلهم وليس في مدينة تعز.", "harm.killed", [None]),
    ("دارت الاشتباكات عند مدخل البلدة، لا في وسط مدينة درعا.", "battle.clash", ["مدخل البلدة"]),
    ("شنت الطائرات غارات على المعسكر لا على المدينة.", "strike.air", ["المعسكر"]),
])
def test_a_place_that_is_ruled_out_is_not_where_it_was(text: str, kind: str, where: list[str | None]) -> None:
    assert places(text, kind) == where


@pytest.mark.parametrize(("text", "kind", "where"), [
    ("قتل عشرة مدنيين ليس في صنعاء فحسب بل في عدن أيضا.", "harm.killed", ["صنعاء"]),
    ("لم تقع اشتباكات لا في حلب ولا في حمص.", "battle.clash", ["حلب"]),
])
def test_not_only_there_and_neither_there_are_told_of_the_place(text: str, kind: str, where: list[str | None]) -> None:
    assert places(text, kind) == where


@pytest.mark.parametrize(("text", "kind", "where"), [
    ("انسحب الجيش كما حدث في الموصل.", "control.withdrew", [None]),
    ("انسحب الجيش كما هو الحال في الموصل.", "control.withdrew", [None]),
    ("انسحب الجيش مثلما جرى في الموصل.", "control.withdrew", [None]),
    ("انسحب الجيش أسوة بما حصل في الموصل.", "control.withdrew", [None]),
    ("قتل عشرة جنود في هجوم على غرار ما حدث في تكريت.", "harm.killed", [None]),
    ("شن التنظيم هجوما كما في الفلوجة على مراكز الشرطة.", "battle.attack", [None]),
])
def test_where_the_like_happened_is_not_where_it_happened(text: str, kind: str, where: list[str | None]) -> None:
    assert places(text, kind) == where


def test_a_town_named_for_its_rank_is_not_where_it_happened() -> None:
    text = "تشهد المدينة، وهي الأكبر بعد العاصمة صنعاء، معارك عنيفة."
    assert places(text, "battle.clash") == ["المدينة"]


@pytest.mark.parametrize(("text", "kind", "where"), [
    ("سيطر الجيش على بلدة مورك، وانسحب من قرى أخرى.", "control.withdrew", "قرى أخرى"),
    ("هاجم التنظيم مدينة الرمادي وحاصر بلدات أخرى.", "siege.imposed", "بلدات أخرى"),
    ("استعاد الجيش بلدة مورك وقصف مناطق أخرى.", "strike.shelling", "مناطق أخرى"),
    ("قتل خمسة مدنيين في قصف على داريا، كما قصفت الطائرات مدنا أخرى.", "strike.air", "مدنا أخرى"),
])
def test_other_towns_are_not_the_one_that_was_named(text: str, kind: str, where: str) -> None:
    assert places(text, kind) == [where]


def test_a_paper_to_which_somebody_spoke_is_no_place() -> None:
    told = "شهدت مدينة عدن معارك عنيفة.\nوقال مصدر طبي لـ«الشرق الأوسط» إن ستة أشخاص أصيبوا في القصف."
    assert places(told, "harm.wounded") == ["مدينة عدن"]


def test_a_town_in_quotation_marks_is_one() -> None:
    assert places("قال شهود إن الطائرات شنت غارات على «لحج».", "strike.air") == ["لحج"]
