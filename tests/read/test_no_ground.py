"""Words for ground that tell none: a way somebody is on, a stand on something, bases that are launchers, many posts."""

import pytest
from readings import claims


def _places(text: str, kind: str) -> list[str | None]:
    return [claim.place.text if claim.place else None for claim in claims(text, kind)]


@pytest.mark.parametrize(("text", "kind", "places"), [
    ("هاجم مسلحون قافلة للجيش كانت في طريقها إلى مدينة تعز.", "battle.attack", [None]),
    ("لم يحدد المتحدث موقف الحوثيين من الهدنة بهدف تسهيل إيصال المساعدات الإنسانية للسكان.", "aid.delivered", [None]),
    ("هاجم مسلحون المعسكرات العسكرية في منطقة الصباحة.", "battle.attack", ["منطقة الصباحة"]),
    ("دارت معارك في مأرب.\nودمرت المدفعية قواعد صواريخ الكاتيوشا.", "materiel.destroyed", ["مأرب"]),
])
def test_no_ground(text: str, kind: str, places: list[str | None]) -> None:
    assert _places(text, kind) == places


@pytest.mark.parametrize(("text", "kind", "places"), [
    ("انفجرت سيارة مفخخة في موقف للسيارات.", "strike.bomb", ["موقف للسيارات"]),
    ("قطع مسلحون الطريق إلى مدينة تعز.", "route.cut", ["الطريق إلى مدينة تعز"]),
])
def test_but_ground_is_told(text: str, kind: str, places: list[str | None]) -> None:
    assert _places(text, kind) == places


def test_where_a_source_works_is_not_what_it_says_is_besieged() -> None:
    text = "أكد مصدر عسكري في محافظة لحج أن المقاومة تفرض حصارا خانقا على مليشيا الحوثي بقاعدة العند الجوية."
    assert _places(text, "siege.ongoing") == ["قاعدة العند الجوية"]
    assert _places("في دوما يستمر الحصار منذ شهور.", "siege.ongoing") == ["دوما"]


@pytest.mark.parametrize(("text", "where"), [
    ("وصل الوزير، أمس إلى بغداد في زيارة للقاء مسؤولين عراقيين لبحث الحرب.", "بغداد"),
    ("التقى الوزير مسؤولين عراقيين لبحث الحرب في الأنبار.", None),
])
def test_where_somebody_arrives_to_meet_others(text: str, where: str | None) -> None:
    assert _places(text, "politics.talks") == [where]
