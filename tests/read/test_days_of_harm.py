"""Harm is dated by what its sentence puts it down to, not by the day on which somebody said so."""

import pytest
from readings import claims

from khabar.model.records import When


def _day(when: When | None) -> tuple[str, int | None, str] | None:
    return (when.kind, when.first, when.basis) if when is not None else None


@pytest.mark.parametrize(("text", "kind", "day"), [
    ("أعلن وزير الدفاع أمس الأحد ضبط خلية خططت للتفجير الذي استهدف سوقا في بلدة الخالص الجمعة.",
     "strike.bomb", ("weekday", 5, "stated")),
    ("قال مسؤول يوم الاثنين إن الهجوم الذي وقع يوم السبت في كابول أسفر عن مقتل سبعة جنود.",
     "harm.killed", ("weekday", 6, "stated")),
    ("وقع تفجير انتحاري يوم الجمعة في سوق بمدينة بعقوبة.\n\nوأصيب في الهجوم نحو 130 شخصا، وتستمر أعمال البحث.",
     "harm.wounded", ("weekday", 5, "carried")),
    ("شن مسلحون هجوما على ثكنة في بلدة الخالص يوم الخميس.\n\nوقال مصدر طبي الأحد إن عدد قتلى الهجوم ارتفع إلى تسعة.",
     "harm.killed", ("weekday", 4, "carried")),
])
def test_harm_is_dated_by_what_it_is_put_down_to(text: str, kind: str, day: tuple[str, int, str]) -> None:
    assert [_day(claim.when) for claim in claims(text, kind)] == [day]


@pytest.mark.parametrize(("text", "kind", "day"), [
    # of the arrests that followed an attack nobody says when they were
    ("وقع تفجير انتحاري يوم الجمعة في سوق بمدينة بعقوبة.\n\nواعتقلت الشرطة عشرين شخصا بعد الهجوم.",
     "harm.captured", ("unstated", None, "cycle")),
    # the day of a statement is not that of the strike it tells of
    ("قال الجيش أمس الجمعة إن غارة جوية استهدفت موقعا قرب بلدة الخالص.\n\nوقتل في الغارة ثلاثة مسلحين.",
     "harm.killed", ("unstated", None, "cycle")),
])
def test_what_is_not_dated_by_it(text: str, kind: str, day: tuple[str, int | None, str]) -> None:
    assert [_day(claim.when) for claim in claims(text, kind)] == [day]


def test_the_clause_on_something_else_does_not_date_what_is_told_after_it() -> None:
    text = ("كسر مقاتلو المعارضة، السبت، الحصار الذي فرضته القوات الحكومية على البلدة قبل نحو ثلاثة أسابيع، "
            "بعدما سيطروا على معبر الخالص.")
    assert [_day(claim.when) for claim in claims(text, "control.captured")] == [("weekday", 6, "stated")]
    assert [_day(claim.when) for claim in claims(text, "siege.ongoing")] == [("weekday", 6, "ongoing")]
