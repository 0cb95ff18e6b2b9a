"""The curated places keep their own rules: sources, parents, points in their country, one slug each."""

from collections import Counter
from pathlib import Path

import pytest

from khabar.errors import DataError
from khabar.ground.gazetteer import Gazetteer
from khabar.ground.place_index import kilometres
from khabar.ground.place_roads import load_roads
from khabar.lang import place_packs
from khabar.lang.place_packs import place_kinds, read_packs
from khabar.lang.toponyms import common_words
from khabar.model.records import Place

# south, west, north, east: the country with its disputed edges, and a margin of a few kilometres
BOXES = {
    "SY": (32.2, 35.5, 37.4, 42.5), "YE": (12.0, 41.8, 19.1, 54.7), "IQ": (29.0, 38.7, 37.5, 48.9),
    "LY": (19.4, 9.2, 33.3, 25.4), "PS": (31.1, 34.1, 32.6, 35.7), "SD": (8.5, 21.7, 22.4, 38.9),
    "SA": (16.2, 34.4, 32.3, 55.8), "TR": (35.7, 25.6, 42.2, 45.0), "LB": (32.9, 35.0, 34.8, 36.7),
    "UA": (44.2, 22.0, 52.5, 40.4), "AF": (29.2, 60.4, 38.6, 75.0), "PK": (23.5, 60.8, 37.2, 77.9),
    "NG": (4.1, 2.6, 14.0, 14.8), "EG": (21.9, 24.6, 31.8, 37.0),
}
PLACES = {row.place.id: row.place for row in read_packs()}


def test_there_are_at_least_the_promised_places() -> None:
    assert len(PLACES) >= 1500


def test_every_slug_stands_once() -> None:
    twice = [slug for slug, count in Counter(row.place.id for row in read_packs()).items() if count > 1]
    assert twice == []


def test_every_place_has_names_a_known_kind_and_an_explained_source() -> None:
    lacking = [place.id for place in PLACES.values()
               if not place.name_ar.strip() or not place.name_en.isascii() or place.kind not in place_kinds()
               or ": " not in place.source or place.radius_km <= 0]
    assert lacking == []


def test_every_place_can_be_drawn() -> None:
    nowhere = [row.place.id for row in read_packs()
               if row.place.lat is None and row.place.near is None and row.geonames is None]
    assert nowhere == []


def test_parents_and_neighbours_exist() -> None:
    missing = [(place.id, other) for place in PLACES.values() for other in (place.parent, place.near)
               if other is not None and other not in PLACES]
    assert missing == []


@pytest.mark.parametrize("relation", ["parent", "near"])
def test_no_place_lies_in_or_near_itself(relation: str) -> None:
    for place in PLACES.values():
        seen: set[str] = set()
        at: str | None = place.id
        while at is not None:
            assert at not in seen, f"{place.id} returns to {at}"
            seen.add(at)
            at = getattr(PLACES[at], relation)


def test_points_lie_in_their_country() -> None:
    outside = [place.id for place in PLACES.values() if place.lat is not None and place.country is not None
               and not _within(place, BOXES[place.country])]
    assert outside == []


def _within(place: Place, box: tuple[float, float, float, float]) -> bool:
    south, west, north, east = box
    return place.lat is not None and place.lon is not None and south <= place.lat <= north and west <= place.lon <= east


def test_places_lie_about_where_their_parent_lies() -> None:
    away = []
    for place in PLACES.values():
        above = PLACES[place.parent] if place.parent else None
        if above is not None and None not in (place.lat, above.lat) and above.kind != "country":
            distance = kilometres((place.lat or 0, place.lon or 0), (above.lat or 0, above.lon or 0))
            if distance > 3 * above.radius_km + 20:
                away.append((place.id, above.id, round(distance)))
    assert away == []


def test_a_point_known_only_roughly_has_a_radius_that_says_so() -> None:
    too_sure = [place.id for place in PLACES.values()
                if place.source.startswith("know") and place.lat is not None and round(place.lat, 3) != place.lat]
    assert too_sure == []


def test_a_place_without_a_documented_point_covers_the_doubt() -> None:
    """A place that stands near another one must not be drawn smaller than half a kilometre."""
    assert [place.id for place in PLACES.values() if place.near is not None and place.radius_km < 0.5] == []


def test_no_alias_repeats_a_name_of_the_same_place() -> None:
    for place in PLACES.values():
        names = [place.name_ar, *place.aliases]
        assert len(set(names)) == len(names), place.id


def test_common_words_are_folded_words_of_the_stop_list() -> None:
    assert {"الباب", "المشهد", "حجه"} <= common_words("ar")


def test_the_six_seed_places_without_a_point_do_not_claim_one() -> None:
    for slug in ("aleppo-sheikh-saeed-cement", "aleppo-artillery-college", "aleppo-armament-college",
                 "aleppo-air-technical-college", "aleppo-aqrab", "aleppo-hikma-school"):
        place = PLACES[f"place:{slug}"]
        assert place.lat is None and place.near is not None


HEADER = "# country: SY\n# source know: knowledge\nslug\tar\ten\tkind\tat\tradius_km\tparent\tsource\taliases\n"


@pytest.mark.parametrize(("row", "complaint"), [
    ("a\tأ\tA\tcity\t36 37\t1\t-\tknow", "8 cells"),
    ("a\tأ\tA\tcastle\t36 37\t1\t-\tknow\t", "no kind"),
    ("a\tأ\tA\tcity\t36 37\t1\t-\thearsay\t", "source"),
    ("a\tأ\tA\tcity\tsomewhere\t1\t-\tknow\t", "position"),
])
def test_a_row_that_breaks_the_format_is_named(row: str, complaint: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.tsv"
    file.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=rf"bad\.tsv:4.*{complaint}"):
        list(place_packs._read_pack(file))


def test_the_gazetteer_holds_every_curated_place() -> None:
    gazetteer = Gazetteer.load(world=False)
    assert set(gazetteer) == set(PLACES)


def test_roads_run_through_known_places_in_two_or_more_points() -> None:
    roads = load_roads()
    assert "place:aleppo-ramouseh-road" in roads
    for road in roads.values():
        assert len(road.through) >= 2 and road.source, road.id
        assert PLACES[road.id].kind == "road", road.id
