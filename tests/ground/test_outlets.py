"""Outlets: every fact has its evidence, letters come from one table, a user's own file has the last word."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from khabar.errors import DataError
from khabar.ground.outlets import OutletNames, load_outlets, reliability
from khabar.model.knowledge import valid
from khabar.model.records import Outlet

CORPORA = ("alyaum", "alriyadh", "aawsat", "aljazirah", "okaz", "almadina", "alweeam", "sabq", "alwatan",
           "aleqtisadiya", "3alyoum", "arreyadi")


@pytest.fixture(scope="module")
def outlets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outlet]:
    nothing = tmp_path_factory.mktemp("own") / "outlets.yaml"
    nothing.write_text("outlets: {}", encoding="utf-8")
    return load_outlets(nothing)


def own_file(folder: Path, text: str) -> Path:
    path = folder / "outlets.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_outlets_of_the_corpora_are_known_by_the_names_they_have_there(outlets: dict[str, Outlet]) -> None:
    assert [slug for slug in CORPORA if f"outlet:{slug}" not in outlets] == []


def test_every_lean_names_its_evidence_and_every_outlet_its_source(outlets: dict[str, Outlet]) -> None:
    assert [one.id for one in outlets.values() if not one.source] == []
    assert [one.id for one in outlets.values() for lean in one.leans if not lean.source] == []


def test_leans_of_an_outlet_in_a_war_do_not_overlap(outlets: dict[str, Outlet]) -> None:
    for one in outlets.values():
        for war in {lean.conflict for lean in one.leans}:
            spans = sorted((lean.start or date.min, lean.end or date.max) for lean in one.leans if lean.conflict == war)
            assert all(before[1] <= after[0] for before, after in pairwise(spans)), one.id


def test_a_paper_shares_the_leans_of_the_state_that_licenses_it_from_the_day_it_became_a_party(
    outlets: dict[str, Outlet],
) -> None:
    leans = outlets["outlet:okaz"].leans
    assert valid(leans, date(2015, 3, 1), "yemen") is None
    assert (lean := valid(leans, date(2015, 7, 22), "yemen")) is not None and lean.value == "hadi"


def test_an_agency_that_no_party_owns_is_neutral_in_any_war(outlets: dict[str, Outlet]) -> None:
    lean = valid(outlets["outlet:afp"].leans, date(2016, 8, 8), "syria")
    assert lean is not None and lean.value == "neutral"


def test_hosts_are_names_too(outlets: dict[str, Outlet]) -> None:
    assert "www.alyaum.com" in outlets["outlet:alyaum"].aliases


def test_letters_come_from_the_table(outlets: dict[str, Outlet]) -> None:
    assert outlets["outlet:afp"].grade == reliability()["international-agency"] == "B"
    assert set(reliability().values()) <= set("ABCDE")


def test_a_users_file_changes_only_what_it_states(tmp_path: Path) -> None:
    changed = load_outlets(own_file(tmp_path, "outlets:\n  okaz: {grade: B}\n"))["outlet:okaz"]
    assert (changed.grade, changed.name_en, changed.country) == ("B", "Okaz", "SA")


def test_a_users_class_outweighs_a_letter_given_here(tmp_path: Path) -> None:
    assert load_outlets(own_file(tmp_path, "outlets:\n  sohr: {class: activists}\n"))["outlet:sohr"].grade == "D"


def test_a_user_adds_an_outlet_of_unknown_reliability(tmp_path: Path) -> None:
    text = "conflict: syria\noutlets:\n  mine: {ar: صحيفتي, en: Mine, source: own, leans: {side: opposition}}\n"
    mine = load_outlets(own_file(tmp_path, text))["outlet:mine"]
    assert (mine.grade, mine.leans[0].value, mine.leans[0].conflict) == ("F", "opposition", "syria")


@pytest.mark.parametrize(("text", "complaint"), [
    ("outlets:\n  okaz: {grad: B}\n", "okaz"),
    ("outlets:\n  okaz: {grade: Z}\n", "Admiralty"),
    ("outlets:\n  mine: {ar: صحيفتي}\n", "needs ar, en and source"),
    ("outlets:\n  okaz: {leans: {side: hadi, from: yesterday}}\n", "not a day"),
    ("outlets:\n  okaz: {patron: nobody}\n", "no patron nobody"),
    ("- a\n- b\n", "a mapping is expected"),
])
def test_a_file_that_breaks_the_format_is_refused_by_name(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        load_outlets(own_file(tmp_path, text))


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file"):
        load_outlets(tmp_path / "none.yaml")


@pytest.mark.parametrize(("phrase", "outlet"), [
    ("صحيفة الشرق الأوسط", "aawsat"),
    ("مراسل «زمان الوصل»", "zaman-al-wasl"),
    ("«عكاظ»", "okaz"),
    ("موقع الدرر الشامية", "aldorar-alshamia"),
    ("قيادي في الشرق الأوسط", None),
    ("الرياض", None),
])
def test_a_publisher_is_named_from_end_to_end_in_quotes_or_after_a_word_for_it(
    outlets: dict[str, Outlet], phrase: str, outlet: str | None,
) -> None:
    assert OutletNames(outlets.values()).find(phrase) == (f"outlet:{outlet}" if outlet else None)
