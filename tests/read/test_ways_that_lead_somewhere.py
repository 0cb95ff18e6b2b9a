"""A corridor or supply line that nobody knows yet is told by where it leads, or whose people it is for."""

import pytest
from readings import claims, places


@pytest.mark.parametrize(("text", "place"), [
    ("نجح المقاتلون في فتح طريق إمداد إلى أحيائهم المحاصرة في مدينة حمص.", "أحيائهم المحاصرة"),
    ("فتح الجيش ممرا آمنا إلى بلدة معضمية الشام.", "بلدة معضمية الشام"),
    ("دعت الأمم المتحدة إلى فتح ممر إنساني لأهالي حي الوعر.", "حي الوعر"),
    # a road with a name, or a definite one, keeps its words
    ("فتح الجيش طريق خناصر إلى مدينة حلب.", "طريق خناصر إلى مدينة حلب"),
    ("فتح الجيش الطريق إلى مطار كويرس.", "الطريق إلى مطار كويرس"),
])
def test_where_a_way_leads(text: str, place: str) -> None:
    """Whether the place is where the way leads."""
    assert places(text, "route.opened") == [place]


@pytest.mark.parametrize(("text", "status"), [
    ("لم يسمح القصف بفتح ممر إنساني إلى المدينة.", "negated"),
    ("تسمح الهدنة بفتح ممر إنساني إلى المدينة.", "hedged"),
])
def test_what_was_not_allowed(text: str, status: str) -> None:
    """Whether what fighting did not let happen did not."""
    assert [claim.status for claim in claims(text, "route.opened")] == [status]
