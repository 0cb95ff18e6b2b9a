"""The place names that a reader takes for a place on sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from khabar.lang import toponyms
from khabar.lang.toponyms import known_toponyms


@pytest.fixture(autouse=True)
def without_the_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(toponyms, "cache_directory", lambda: tmp_path)
    monkeypatch.setattr(toponyms, "_read_packaged", lambda _: iter(["جنيف", "كان"]))
    known_toponyms.cache_clear()
    yield
    known_toponyms.cache_clear()


def test_names_are_folded_and_without_heads() -> None:
    names = known_toponyms("ar")
    assert {"الراموسه", "حلب", "مارب", "جنيف"} <= names
    assert "حي الراموسه" not in names


def test_common_words_are_left_out() -> None:
    assert not {"كان", "الباب", "المشهد", "الثوره"} & known_toponyms("ar")


def test_a_language_without_a_script_has_none() -> None:
    assert known_toponyms("fr") == frozenset()


def test_the_packaged_names_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = known_toponyms("ar")
    known_toponyms.cache_clear()
    monkeypatch.setattr(toponyms, "_read_packaged", lambda _: pytest.fail("read again"))
    assert known_toponyms("ar") == first
