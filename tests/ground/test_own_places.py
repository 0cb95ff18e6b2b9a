"""A user's own places: read from the three forms they come in, and known beside the gazetteer's."""

import json
import pickle
from pathlib import Path

import pytest

from khabar.errors import InputError
from khabar.ground.gazetteer import Gazetteer
from khabar.ground.own_places import OwnPlaces, read_places, taken
from khabar.model.records import Place

HERE, ALEPPO = (36.10, 37.05), (36.20, 37.16)


def geonames(number: int, name: str, arabic: str, point: tuple[float, float], code: str = "P\tPPL") -> str:
    return (f"{number}\t{name}\t{name}\t{arabic},Other\t{point[0]}\t{point[1]}\t{code}\tSY\t\t09\t\t\t\t900\t\t\t"
            "Asia/Damascus\t2020-01-01\n")


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_dump_of_geonames_gives_settlements_and_the_sites_that_wars_are_about(tmp_path: Path) -> None:
    dump = (geonames(1, "Kafr Wahmiya", "كفر الوهمية", HERE) + geonames(2, "Some airport", "مطار", HERE, "S\tAIRP")
            + geonames(3, "Some spring", "عين", HERE, "H\tSPNG"))
    village, airport = read_places(written(tmp_path, "SY.txt", dump))
    assert (village.id, village.name_ar, village.name_en) == ("own:geonames-1", "كفر الوهمية", "Kafr Wahmiya")
    assert (village.kind, village.country, village.lat, village.lon) == ("village", "SY", *HERE)
    assert (airport.kind, airport.source) == ("airport", "imported: SY.txt")


@pytest.mark.parametrize("header", [
    "ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,latitude,longitude",
    "admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,Lat,Lon",
])
def test_a_table_of_pcodes_gives_divisions_with_what_they_lie_in(tmp_path: Path, header: str) -> None:
    row = "Some province,محافظة ما,SY99,Some district,منطقة ما,SY9901,36.1,37.05"
    (place,) = read_places(written(tmp_path, "adm2.csv", f"{header}\n{row}\n"))
    assert (place.id, place.parent, place.kind, place.country) == ("own:SY9901", "own:SY99", "district", "SY")
    assert (place.name_ar, place.name_en, place.lat, place.lon) == ("منطقة ما", "Some district", *HERE)


def test_polygons_become_a_point_in_their_middle_with_a_radius(tmp_path: Path) -> None:
    ring = [[37.0, 36.0], [37.2, 36.0], [37.2, 36.2], [37.0, 36.2], [37.0, 36.0]]
    shape = {"type": "Feature", "properties": {"name_ar": "حي الوهم", "NAME_EN": "Wahm", "kind": "neighbourhood"},
             "geometry": {"type": "Polygon", "coordinates": [ring]}}
    point = {"type": "Feature", "properties": {"name": "Spot", "kind": "no such kind"},
             "geometry": {"type": "Point", "coordinates": [37.05, 36.1]}}
    area, spot = read_places(written(tmp_path, "d.geojson", json.dumps({"features": [shape, point]})))
    assert (area.name_ar, area.name_en, area.kind, area.lat, area.lon) == (
        "حي الوهم", "Wahm", "neighbourhood", 36.1, 37.1)
    assert 13 < area.radius_km < 16  # half the diagonal of 22 by 18 km
    assert (spot.lat, spot.lon, spot.kind) == (*HERE, "area")


@pytest.mark.parametrize(("name", "text"), [
    ("SY.txt", "a line of prose\n"), ("t.csv", "name,value\nx,1\n"), ("d.geojson", "{"), ("d.geojson", "[]"),
    ("empty.txt", ""), ("places.xlsx", "x"), ("d.json", '{"features": [{"geometry": null, "properties": {}}]}'),
])
def test_a_file_of_another_form_is_refused_by_name(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(InputError, match=name):
        read_places(written(tmp_path, name, text))


@pytest.fixture(scope="module")
def curated() -> Gazetteer:
    return Gazetteer.load(world=False)


def test_what_the_gazetteer_has_is_not_taken_and_what_lies_in_it_lies_in_the_gazetteers(curated: Gazetteer) -> None:
    city = Place("own:1", "حلب", "Aleppo", "city", country="SY", lat=ALEPPO[0], lon=ALEPPO[1])
    quarter = Place("own:2", "حي الوهم", "Wahm", "neighbourhood", country="SY", parent="own:1", lat=36.2, lon=37.1)
    namesake = Place("own:3", "حلب", "", "village", country="YE", lat=15.0, lon=44.0)
    left = {place.id: place for place in taken([city, quarter, namesake], curated)}
    assert left.keys() == {"own:2", "own:3"}
    assert left["own:2"].parent == "place:aleppo"


def test_own_places_are_found_by_every_spelling_beside_those_that_come_with_khabar() -> None:
    village = Place("own:1", "كفر الوهمية", "Kafr Wahmiya", "village", country="SY", parent="place:aleppo",
                    lat=HERE[0], lon=HERE[1])
    places = pickle.loads(pickle.dumps(OwnPlaces([village])))
    assert [(each.place.id, each.exact) for each in places.lookup("كفر الوهميه")] == [("own:1", True)]
    assert [(each.place.id, each.exact) for each in places.lookup("كفر وهمية")] == [("own:1", False)]
    assert places["own:1"] == village and "place:aleppo" in places.containers("own:1")
    assert places.lookup("حلب")[0].place.id == "place:aleppo"
    assert "own:1" in set(places) and len(places) == len(Gazetteer.load()) + 1
