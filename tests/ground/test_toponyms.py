"""Toponym resolution: the places of a document decide together which place each of its names means."""

from collections import Counter
from functools import cache

import pytest

from khabar.ground.gazetteer import Gazetteer
from khabar.ground.place_phrases import read_phrase
from khabar.ground.toponyms import PlaceResolution, ToponymResolver
from khabar.model.records import Span


@cache
def resolver() -> ToponymResolver:
    return ToponymResolver(Gazetteer.load(world=False))


def resolve(text: str, *names: str, countries: Counter[str] | None = None) -> list[PlaceResolution]:
    """Resolve the names where they first stand in the text, each after the one before."""
    spans, at = [], 0
    for name in names:
        start = text.index(name, at)
        spans.append(Span(start, start + len(name), name))
        at = start + len(name)
    return resolver().resolve(spans, text=text, countries=countries)


def refs(text: str, *names: str) -> list[str | None]:
    return [resolution.ref for resolution in resolve(text, *names)]


@pytest.mark.parametrize(("phrase", "place"), [
    ("حي الراموسة", "aleppo-ramouseh"),
    ("محيط حي جمعية الزهراء", "aleppo-zahra"),
    ("بحي الراموسة", "aleppo-ramouseh"),
    ("مدينة الباب", "al-bab"),
    ("محافظة الأنبار", "anbar-governorate"),
    ("الأحياء الشرقية لمدينة حلب", "aleppo-east"),
    ("شرق حلب", "aleppo-east"),
    ("مشروع 1070 شقة السكني", "aleppo-1070-project"),
    ("جسر «بزيبز»", "bzeibiz-bridge"),
    ("عين العرب (كوباني)", "kobani"),
    ("المخأ", "mocha"),
    ("مدينة سروج التركية", "suruc"),
    ("طريق الراموسة", "aleppo-ramouseh-road"),
    ("وادي ضيقة بلدة المحفد محافظة ابين", "wadi-dayqah"),
])
def test_heads_clitics_and_qualifiers_do_not_hide_the_name(phrase: str, place: str) -> None:
    assert refs(phrase, phrase) == [f"place:{place}"]


def test_a_village_is_the_one_near_the_other_places() -> None:
    near_aleppo = "معارك في مشروع 1070 شقة ومدرسة الحكمة وعقرب جنوب غرب حلب"
    assert refs(near_aleppo, "مشروع 1070 شقة", "مدرسة الحكمة", "عقرب")[-1] == "place:aleppo-aqrab"
    near_houla = "قصف على الحولة وتلدو وعقرب في ريف حماة الجنوبي"
    assert refs(near_houla, "الحولة", "تلدو", "عقرب")[-1] == "place:aqrab-hama"


def test_a_neighbour_in_the_text_decides_a_homonym() -> None:
    assert refs("فك الحصار عن نبل والزهراء شمال حلب", "نبل", "الزهراء") == ["place:nubl", "place:al-zahraa-nubl"]


@pytest.mark.parametrize(("text", "names", "place"), [
    ("غارات على صنعاء وتعز والبيضاء", ("صنعاء", "تعز", "البيضاء"), "bayda-yemen"),
    ("اشتباكات في بنغازي ودرنة والبيضاء", ("بنغازي", "درنة", "البيضاء"), "bayda-libya"),
    ("معارك سنجار وتلعفر والموصل", ("الموصل", "تلعفر", "سنجار"), "sinjar"),
    ("الطيران يقصف سراقب وأبو الظهور وسنجار", ("سراقب", "أبو الظهور", "سنجار"), "sinjar-idlib"),
    ("انفجار في طرابلس وآخر في عرسال وبيروت", ("طرابلس", "عرسال", "بيروت"), "tripoli-lebanon"),
])
def test_the_country_of_the_document_decides(text: str, names: tuple[str, ...], place: str) -> None:
    by_name = dict(zip(sorted(names, key=text.index), refs(text, *sorted(names, key=text.index)), strict=True))
    homonym = next(name for name in ("البيضاء", "سنجار", "طرابلس") if name in names)
    assert by_name[homonym] == f"place:{place}"


def test_actors_hint_at_the_country() -> None:
    (libya,) = resolve("البيضاء", "البيضاء", countries=Counter(LY=5))
    (yemen,) = resolve("البيضاء", "البيضاء", countries=Counter({"YE": 5}))
    assert (libya.ref, yemen.ref) == ("place:bayda-libya", "place:bayda-yemen")


def test_a_container_in_the_words_decides() -> None:
    assert refs("قتلى في حي الخالدية بحمص", "حي الخالدية بحمص") == ["place:homs-khaldiyeh"]
    assert refs("قتلى في حي الخالدية بحلب", "حي الخالدية بحلب") == ["place:aleppo-khaldiyeh"]


def test_a_container_after_the_words_decides() -> None:
    assert refs("قصف حي الخالدية في مدينة حمص", "الخالدية") == ["place:homs-khaldiyeh"]


def test_an_ambiguous_name_stays_open_with_its_readings() -> None:
    (resolution,) = resolve("قصف على حي الأنصاري", "حي الأنصاري")
    assert resolution.ref is None
    assert {other.id for other in resolution.alternatives} >= {"place:aleppo-ansari", "place:aleppo-ansari-sharqi"}
    assert resolution.reason


def test_a_homonym_far_from_everything_is_not_taken() -> None:
    text = "اشتباكات في الراموسة والحمدانية والعامرية وصلاح الدين ودمت"
    *_, far = resolve(text, "الراموسة", "الحمدانية", "العامرية", "صلاح الدين", "دمت")
    assert far.ref is None
    assert "away" in far.reason


def test_an_unknown_name_is_no_place_but_its_container_is_told() -> None:
    (resolution,) = resolve("قتل 12 شخصا في قرية سينونة في ريف حماة", "قرية سينونة في ريف حماة")
    assert resolution.ref is None
    assert resolution.container == "place:hama-countryside"
    assert "سينونه" in resolution.reason


def test_a_description_lies_somewhere_in_its_container() -> None:
    (resolution,) = resolve("انفجار في شارع تجاري في منطقة البياع", "شارع تجاري في منطقة البياع")
    assert (resolution.ref, resolution.score) == ("place:baghdad-bayaa", 0.5)


def test_a_description_without_any_name_stays_open() -> None:
    (resolution,) = resolve("سيطرت على مناطق واسعة", "مناطق واسعة")
    assert (resolution.ref, resolution.alternatives) == (None, ())


def test_an_adjective_narrows_what_a_noun_points_back_to() -> None:
    text = "استعاد الجيش الكليات العسكرية وحاصر الأحياء الشرقية في مدينة حلب بعدما سيطر على المنطقة العسكرية"
    assert refs(text, "الكليات العسكرية", "الأحياء الشرقية في مدينة حلب", "المنطقة العسكرية")[2] == (
        "place:aleppo-ramouseh-military-complex")


def test_a_definite_noun_points_back_to_the_latest_such_place() -> None:
    text = "هاجموا معمل إسمنت الشيخ سعيد قرب حلب ثم انسحبوا من المعمل نحو المدينة"
    assert refs(text, "معمل إسمنت الشيخ سعيد", "حلب", "المعمل", "المدينة")[2:] == [
        "place:aleppo-sheikh-saeed-cement", "place:aleppo"]


def test_a_definite_noun_with_nothing_before_it_stays_open() -> None:
    assert refs("قصف المعمل", "المعمل") == [None]


def test_several_places_in_one_mention_are_the_smallest_place_that_holds_them() -> None:
    (resolution,) = resolve("هجوم على مدينتي الفلوجة والرمادي", "مدينتي الفلوجة والرمادي")
    assert resolution.ref == "place:anbar-governorate"
    assert {"place:fallujah", "place:ramadi"} <= {other.id for other in resolution.alternatives}


def test_a_thing_named_after_a_place_is_less_sure_than_the_place() -> None:
    _, town = resolve("معارك في معرة النعمان وبلدة جرجناز", "معرة النعمان", "بلدة جرجناز")
    _, bridge = resolve("معارك في معرة النعمان وعند جسر جرجناز", "معرة النعمان", "جسر جرجناز")
    assert bridge.ref == town.ref == "place:jarjanaz"
    assert bridge.score < 0.7 * town.score


def test_the_order_of_the_mentions_does_not_matter() -> None:
    text = "معارك في الفلوجة والخالدية والرمادي"
    spans = [Span(text.index(name), text.index(name) + len(name), name) for name in ("الفلوجة", "الخالدية", "الرمادي")]
    there = resolver().resolve(spans, text=text)
    back = resolver().resolve(spans[::-1], text=text)[::-1]
    assert there == back
    assert there[1].ref == "place:khalidiyah-anbar"


def test_no_mentions_no_resolutions() -> None:
    assert resolver().resolve([]) == []


@pytest.mark.parametrize("hostile", ["", " ", "»«", "في", "()", "\u200f", "a" * 5000, "في في في بـ"])
def test_words_that_are_no_name_stay_open(hostile: str) -> None:
    (resolution,) = resolver().resolve([Span(0, len(hostile), hostile)])
    assert resolution.ref is None


def test_a_phrase_is_taken_apart_at_its_prepositions() -> None:
    phrase = read_phrase("محيط بلدة عتمان في ريف درعا", lambda name: name in {"عتمان", "ريف درعا", "درعا"})
    assert [core.name for core in phrase.cores] == ["عتمان"]
    assert phrase.cores[0].partial
    assert phrase.within == ("ريف درعا",)
