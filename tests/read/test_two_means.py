"""One clause that tells a blow from the air and from the ground makes a claim of each, each with what is its own."""

import pytest
from readings import agents, claims, places

AIR, LAND = "strike.air", "strike.shelling"


@pytest.mark.parametrize("text", [
    "تعرضت دوما لقصف جوي ومدفعي عنيف.",
    "تعرضت دوما لقصف مدفعي وجوي عنيف.",
    "قصفت قوات النظام دوما جوا بالبراميل المتفجرة وبرا براجمات الصواريخ.",
    "قصف الطيران والمدفعية دوما.",
    "ترافقت الغارات الجوية على دوما مع قصف مدفعي وصاروخي على دوما.",
    "يحاصر الجيش دوما، عبر تشديد الحصار عليها والاستمرار في قصفها جوا بالبراميل المتفجرة، وبرا براجمات الصواريخ.",
])
def test_both_are_told(text: str) -> None:
    assert set(places(text, AIR)) == set(places(text, LAND)) == {"دوما"}


@pytest.mark.parametrize(("text", "other"), [
    ("قصفت الطائرات دوما بالصواريخ.", LAND),
    ("تعرضت دوما لقصف جوي صاروخي.", LAND),
    ("قصفت المدفعية دوما من المطار.", AIR),
    ("كثفت الفصائل قصفها المدفعي على دوما.", AIR),
])
def test_one_means_is_one_claim(text: str, other: str) -> None:
    assert not claims(text, other)


def test_each_is_done_by_its_own() -> None:
    text = "قصفت طائرات التحالف ومدفعية الجيش مواقع المسلحين في دوما."
    assert agents(text, AIR) == ["طائرات التحالف"]
    assert agents(text, LAND) == ["مدفعية الجيش"]


def test_shelling_amid_raids_is_not_done_by_the_planes() -> None:
    text = "نفذ الطيران 16 غارة على مدينة دوما وسط استمرار قصف قوات النظام على المدينة."
    assert agents(text, LAND) == ["قوات النظام"]
    assert agents(text, AIR) == ["الطيران"]


def test_shelling_exchanged_by_nobody_named() -> None:
    assert claims("تدور معارك عنيفة في دوما يتخللها تبادل قصف مدفعي.", LAND)
    assert not claims("عقد لقاء تخلله تبادل للآراء.", LAND)


@pytest.mark.parametrize(("text", "low", "cumulative"), [
    ("ارتفع إلى 16 عدد الغارات التي نفذها الطيران الحربي على مناطق في دوما.", 16, True),
    ("بلغ عدد الغارات التي شنها الطيران على دوما 20 غارة.", 20, False),
    ("رفعت طائرات التحالف من وتيرة غاراتها على دوما إلى أكثر من 20 غارة.", 21, False),
])
def test_the_number_of_raids_is_that_of_the_raids_told_before_it(text: str, low: int, cumulative: bool) -> None:
    (claim,) = claims(text, AIR)
    assert [(count.measure, count.low, count.cumulative) for count in claim.counts] == [("strikes", low, cumulative)]
    assert claim.place is not None
    assert claim.place.text == "دوما"


def test_raids_that_are_other_raids_stay_apart() -> None:
    text = "نفذ الطيران غارات على دوما، ونفذ التحالف 20 غارة على الرقة."
    assert places(text, AIR) == ["دوما", "الرقة"]


def test_one_figure_over_many_provinces_is_one_claim() -> None:
    text = "ألقت مروحيات الجيش 1200 برميل متفجر على عدة مناطق في محافظات حلب وإدلب وحماة وحمص ودرعا."
    assert places(text, AIR) == ["محافظات حلب وإدلب وحماة وحمص ودرعا"]
    assert len(places("نفذ الطيران 12 غارة على حلب وإدلب وحماة وحمص.", AIR)) == 4


def test_raids_that_hit_by_themselves_come_from_the_air() -> None:
    text = "قصفت أربع غارات مواقع للتنظيم قرب سنجار."
    assert places(text, AIR) == ["سنجار"]
    assert not claims(text, LAND)


def test_a_verb_written_like_a_town_destroys_what_follows_it() -> None:
    kind = "materiel.destroyed"
    assert agents("القوات السعودية تدمر 16 آلية للحوثيين.", kind) == ["القوات السعودية"]
    assert places("سيطر التنظيم على مدينة تدمر الأثرية.", "control.captured") == ["مدينة تدمر الأثرية"]
    assert not claims("اندلعت معارك قرب تدمر بين الجيش والتنظيم.", kind)
