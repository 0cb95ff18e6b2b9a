"""Two places told together as "the two towns" are those that were named together before; each is taken by itself."""

import pytest
from readings import claims, places


def _places(text: str, kind: str) -> list[str | None]:
    return [claim.place.text if claim.place else None for claim in claims(text, kind)]


@pytest.mark.parametrize(("text", "kind"), [
    ("سقط قتلى في معارك الرمادي والفلوجة، وفرضت القوات حصارا محكما على المدينتين.", "siege.imposed"),
    ("استمرت المعارك في الرمادي والفلوجة.\nوقال ناشطون إن الجيش سيطر على المدينتين أمس.", "control.captured"),
])
def test_each_of_the_two_is_told(text: str, kind: str) -> None:
    assert _places(text, kind) == ["الرمادي", "الفلوجة"]


def test_but_none_where_no_two_were_named() -> None:
    text = "دارت معارك قرب مدينة حلب.\nوسيطرت الفصائل على القريتين."
    assert _places(text, "control.captured") == ["مدينة حلب"]


def test_nor_for_what_is_told_without_the_article() -> None:
    text = "دارت معارك في الرمادي والفلوجة.\nوقصفت الطائرات بلدتين في محافظة حلب."
    assert _places(text, "strike.air") == ["محافظة حلب"]


def test_two_that_are_named_behind_who_holds_them() -> None:
    text = "تحاول القوات استعادة بلدتين يسيطر عليهما التنظيم، وهما الرمادي والفلوجة."
    assert places(text, "control.held") == places(text, "battle.attack") == ["الرمادي", "الفلوجة"]


def test_that_somebody_holds_a_town_is_no_part_of_what_others_plan_for_it() -> None:
    text = "وتسعى القوات إلى فرض طوق حول أبرز مدينتين يسيطر عليهما التنظيم - وهما الرمادي والفلوجة - تمهيدا لشن هجوم."
    assert places(text, "control.held") == ["الرمادي", "الفلوجة"]
    assert not claims(text, "control.captured")
