"""The compiled table of forms: made once for a state of the data, kept, and never trusted further than it goes."""

import json
from pathlib import Path

import pytest

from khabar.lang import form_table
from khabar.lang.form_table import FormTable, compile_forms, compiled_forms
from khabar.lang.forms import Paradigms
from khabar.lang.lexicon import Entry
from khabar.lang.pack import load_pack

SETTINGS = load_pack("ar").settings
ENTRIES = (
    Entry("قصف", "verb", frozenset({"shell"}), {"present": ("يقصف",)}),
    Entry("قصف", "masdar", frozenset({"shell"})),
    Entry("سيارة مفخخة", "noun", frozenset({"weapon.bomb"})),
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache" / "khabar"
    monkeypatch.setattr(form_table, "cache_directory", lambda: folder)
    return folder


def table(*sources: bytes) -> FormTable:
    return FormTable(ENTRIES, compiled_forms("ar", ENTRIES, SETTINGS, sources).rows)


def test_a_form_leads_to_every_entry_that_is_written_so(cache: Path) -> None:
    assert {(entry.pos, features) for entry, features in table()["قصف"]} == {
        ("verb", "past 3ms"), ("masdar", "masdar sg")}
    assert table().readings("قصفت")[0][1] == "past 3fs"
    assert table().readings("ضرب") == ()


def test_phrases_keep_the_number_of_their_entry(cache: Path) -> None:
    phrases = compiled_forms("ar", ENTRIES, SETTINGS, ()).phrases
    assert {number for phrase, number in phrases if phrase == "السياره المفخخه"} == {2}


def test_the_second_load_reads_what_the_first_one_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = compiled_forms("ar", ENTRIES, SETTINGS, (b"data",))
    monkeypatch.setattr(form_table, "compile_forms", lambda *_: pytest.fail("compiled again"))
    kept = compiled_forms("ar", ENTRIES, SETTINGS, (b"data",))
    assert kept.rows == made.rows
    assert [tuple(phrase) for phrase in kept.phrases] == made.phrases


def test_other_data_make_another_table(cache: Path) -> None:
    table(b"one")
    table(b"two")
    assert len(list(cache.iterdir())) == 2


def test_old_tables_do_not_pile_up(cache: Path) -> None:
    for number in range(form_table.KEPT + 4):
        table(str(number).encode())
    assert len(list(cache.iterdir())) == form_table.KEPT


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"entries": 99}', json.dumps({"entries": 3})])
def test_a_damaged_table_is_made_again(cache: Path, damage: str) -> None:
    table()
    (file,) = cache.iterdir()
    file.write_text(damage, encoding="utf-8")
    assert table().readings("قصفت")
    assert json.loads(file.read_text(encoding="utf-8"))["entries"] == 3


def test_a_cache_that_cannot_be_written_only_costs_time(cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert table().readings("قصفت")


def test_the_kept_table_is_what_the_paradigms_yield() -> None:
    pack = load_pack("ar")
    entries = [entry for entry, _ in pack.forms["سيطر"]]
    made = FormTable(entries, compile_forms(entries, Paradigms(SETTINGS["verb"], SETTINGS["noun"])).rows)
    assert made["سيطرت"][0] in pack.forms["سيطرت"]
