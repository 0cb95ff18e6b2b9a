"""The words of a briefing: complete in both languages, grammatical in number and article."""

from datetime import date
from importlib import resources
from typing import Any

import pytest
import yaml

from khabar.brief.wording import LANGUAGES, SLOTS, Figure, wording
from khabar.errors import DataError
from khabar.model.ontology import ontology

PLURALS = {"zero", "one", "two", "few", "many", "other"}


def texts(lang: str) -> dict[str, Any]:
    raw = resources.files("khabar").joinpath(f"data/brief/{lang}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(raw)
    return loaded


def paths(tree: Any, above: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    if isinstance(tree, dict):
        return {path for key, value in tree.items() if key not in PLURALS for path in paths(value, (*above, key))}
    return {above}


def leaves(tree: Any) -> list[Any]:
    if isinstance(tree, dict):
        return [leaf for value in tree.values() for leaf in leaves(value)]
    if isinstance(tree, list):
        return [leaf for value in tree for leaf in leaves(value)]
    return [tree]


def test_both_languages_say_the_same_things() -> None:
    """All but the sentences for what did not happen: a verbal noun needs none."""
    arabic, english = ({path for path in paths(texts(lang)) if path[0] != "unhappened"} for lang in LANGUAGES)
    assert arabic == english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_read_by_yaml_as_something_else(lang: str) -> None:
    found = texts(lang)
    del found["floors"]
    assert [leaf for leaf in leaves(found) if not isinstance(leaf, str)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("claim_type", ontology().types)
def test_every_claim_type_has_a_sentence_with_and_without_slots(lang: str, claim_type: str) -> None:
    words = wording(lang)
    full = words.sentence(claim_type, {slot: f"<{slot}>" for slot in SLOTS})
    bare = words.sentence(claim_type, {})
    assert bare
    for text in (full, bare, words.sentence(claim_type, {}, happened=False),
                 words.sentence(claim_type, {slot: f"<{slot}>" for slot in SLOTS}, happened=False)):
        assert not set("{}[]") & set(text)
        assert "  " not in text
        assert text == text.strip()
    assert "<" in full
    assert "<" not in bare


@pytest.mark.parametrize("lang", LANGUAGES)
def test_measures_sections_sides_and_statuses_are_all_named(lang: str) -> None:
    words, known = wording(lang), ontology()
    for measure in known.measures:
        assert words.figure(Figure(measure, 7, 7))
        assert words.text("measures", measure)
    for section in known.sections:
        assert words.text("sections", section)
    for status in known.statuses:
        assert words.text("status", status)
        assert words.text("status_names", status)


@pytest.mark.parametrize(("low", "high", "of", "expected"), [
    (1, 1, "", "مقتل شخص واحد"),
    (2, 2, "", "مقتل شخصين"),
    (3, 3, "", "مقتل 3 أشخاص"),
    (35, None, "مقاتلاً", "مقتل ما لا يقل عن 35 مقاتلاً"),
    (100, 100, "", "مقتل 100 شخص"),
    (2, None, "", "مقتل ما لا يقل عن شخصين"),
    (17, 20, "جنديا", "مقتل ما بين 17 و20 جندياً"),
    (20, 20, "إرهابيا", "مقتل 20 مقاتلاً"),
    (103, 103, "", "مقتل 103 أشخاص"),
    (1200, 1200, "", "مقتل 1,200 شخص"),
])
def test_arabic_counts_agree_with_their_noun(low: int, high: int | None, of: str, expected: str) -> None:
    assert wording("ar").figure(Figure("killed", low, high, of)) == expected


@pytest.mark.parametrize(("figure", "expected"), [
    (Figure("killed", 1, 1), "one person killed"),
    (Figure("killed", 35, None, "مقاتلاً"), "at least 35 fighters killed"),
    (Figure("killed", 20, 99), "20 to 99 people killed"),
    (Figure("price_factor", 1, 4), "prices up to 4 times as high"),
    (Figure("strikes", 9, 9, "غارات"), "9 air raids"),
    (Figure("killed", 20, 20, parts=(Figure("killed", 5, 5, "أطفال"),)), "20 people killed, among them 5 children"),
    (Figure("killed", 10, 10, parts=(Figure("killed", 7, 7, "رعاة"),)),
     "10 people killed, among them 7 \u2068«رعاة»\u2069"),
])
def test_english_figures(figure: Figure, expected: str) -> None:
    assert wording("en").figure(figure) == expected


def test_a_dual_after_among_them_is_nominative() -> None:
    figure = Figure("killed", 12, 12, parts=(Figure("killed", 2, 2, "طفلين"),))
    assert wording("ar").figure(figure) == "مقتل 12 شخصاً، بينهم طفلان"


@pytest.mark.parametrize(("party", "expected"), [
    ("المعارضة", "قصف جوي للمعارضة"),
    ("قوات الحكومة", "قصف جوي لقوات الحكومة"),
    ("اللجان", "قصف جوي للجان"),
    ("الحوثيون", "قصف جوي للحوثيين"),
    ("الجيش والمقاتلون", "قصف جوي للجيش والمقاتلين"),
    ("التلفزيون", "قصف جوي للتلفزيون"),
])
def test_particles_join_the_name_and_its_case(party: str, expected: str) -> None:
    assert wording("ar").sentence("strike.air", {"agents": party}) == expected


@pytest.mark.parametrize(("first", "last", "expected"), [
    (date(2016, 8, 6), date(2016, 8, 6), "6 August 2016"),
    (date(2016, 8, 6), date(2016, 8, 8), "6–8 August 2016"),
    (date(2016, 7, 30), date(2016, 8, 2), "30 July – 2 August 2016"),
    (date(2015, 12, 30), date(2016, 1, 2), "30 December 2015 – 2 January 2016"),
    (None, None, "undated"),
])
def test_days_are_said_as_short_as_they_can_be(first: date | None, last: date | None, expected: str) -> None:
    assert wording("en").days(first, last) == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("الناشطون", "activists"),
    ("مصدر عسكري سوري", "an unnamed military source"),
    ("قائد ميداني", "an unnamed commander"),
    ("قائد ميداني في لواء الفجر", "\u2068«قائد ميداني في لواء الفجر»\u2069"),
    ("مراسل «الجريدة»", "the outlet's correspondent"),
    ("صحيفة «الجريدة»", "\u2068«صحيفة ‹الجريدة›»\u2069"),
])
def test_general_words_are_translated_and_names_are_not(words: str, expected: str) -> None:
    assert wording("en").quoted(words) == expected


def test_arabic_words_stay_as_they_are_in_an_arabic_briefing() -> None:
    assert wording("ar").quoted("الناشطون") == "\u2068«الناشطون»\u2069"


def test_a_brace_in_a_name_is_no_slot() -> None:
    assert wording("en").sentence("strike.air", {"agents": "{place}", "place": "Aleppo"}) == "air strikes by {place}"


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(DataError, match="no briefing in 'fr'"):
        wording("fr")
