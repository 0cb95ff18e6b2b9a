"""Places that a user brings along, from a GeoNames dump, an OCHA table of P-codes or GeoJSON, beside the gazetteer's.

Their ids begin with ``own:``. The gazetteer's own places stand before them: one that it knows already is not taken.
"""

import csv
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from khabar.errors import InputError
from khabar.ground.gazetteer import Bearer, Gazetteer
from khabar.ground.place_index import kilometres
from khabar.ground.place_names import distinct, keys_of
from khabar.lang.place_packs import place_kinds
from khabar.model.records import Place

OWN = "own:"
SAME_KM = 8.0           # a place of the same name so near is the same place
KM_PER_DEGREE = 111.2
ARABIC = re.compile("[\u0600-\u06ff]")
GEONAMES_COLUMNS = 19
# GeoNames' feature classes and codes, to our kinds; what is not here is not taken. Source: GeoNames' list of codes.
FEATURES = {
    "ADM1": "governorate", "ADM2": "district", "ADM3": "district", "ADM4": "district", "AIRP": "airport",
    "AIRB": "airport", "AIRF": "airport", "MILB": "base", "INSM": "base", "HSP": "hospital", "DAM": "dam",
    "BDG": "bridge", "CMPRF": "camp", "SCH": "school", "MSQE": "mosque", "UNIV": "university", "PRT": "port",
    "PPLX": "neighbourhood", "PRN": "prison", "OILF": "field",
}
LEVELS = {1: "governorate", 2: "district", 3: "district", 4: "town", 5: "village"}  # of OCHA's divisions
_LEVEL = re.compile(r"^adm(?:in)?(\d)_?(?:name)?_?(ar|en|pcode)$", re.IGNORECASE)


def read_places(path: Path) -> list[Place]:
    """The places of a file: GeoNames' (.txt, .tsv), OCHA's (.csv) or GeoJSON's (.geojson, .json).

    Raises InputError when it cannot be read or is none of these.
    """
    readers = {".txt": _geonames, ".tsv": _geonames, ".csv": _pcodes, ".geojson": _geojson, ".json": _geojson}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(str(path), f"is none of {', '.join(readers)}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as failure:
        raise InputError(str(path), f"cannot be read ({failure})") from failure
    try:
        found = {place.id: place for place in reader(text, path) if place.name_ar or place.name_en}
    except (ValueError, KeyError, TypeError, IndexError) as failure:
        raise InputError(str(path), f"is not what its name says ({failure})") from failure
    if not found:
        raise InputError(str(path), "holds no place in a form that is known")
    return list(found.values())


def taken(places: Iterable[Place], gazetteer: Gazetteer) -> list[Place]:
    """What of the places is new to the gazetteer: those it does not have (none of the same name lies within 8 km),
    and the gazetteer's own places with the outlines that are given for them.

    What lies in a place that it does have lies in the gazetteer's.
    """
    left, same, outlined = [], {}, []
    for place in places:
        known = next((bearer.place.id for name in (place.name_ar, place.name_en) if name
                      for bearer in gazetteer.lookup(name) if _same(place, bearer.place, gazetteer)), None)
        if known is None:
            left.append(place)
        else:
            same[place.id] = known
            if place.outline:
                outlined.append(replace(gazetteer[known], outline=place.outline))
    return [*(replace(place, parent=same.get(place.parent or "", place.parent)) for place in left), *outlined]


def _same(place: Place, other: Place, gazetteer: Gazetteer) -> bool:
    there = gazetteer.point(other.id)
    if place.lat is None or place.lon is None or there is None:
        return place.kind == other.kind and place.country in (None, other.country)
    return kilometres((place.lat, place.lon), there) <= SAME_KM


class OwnPlaces(Gazetteer):
    """The gazetteer of this build with a user's places beside it."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._own = {place.id: place for place in places}
        self._named: Mapping[str, list[tuple[Place, bool]]] = _named(places)
        base = Gazetteer.load()
        super().__init__(base._connection, base._path)

    def __iter__(self) -> Iterator[str]:
        yield from super().__iter__()
        yield from self._own

    def __len__(self) -> int:
        return super().__len__() + len(self._own)

    def __reduce__(self) -> tuple[Any, ...]:
        return OwnPlaces, (list(self._own.values()),)

    def _read_place(self, identity: str) -> Place | None:
        return self._own.get(identity) or super()._read_place(identity)

    def _read_bearers(self, key: str, loose: str) -> tuple[Bearer, ...]:
        found = {bearer.place.id: bearer for bearer in super()._read_bearers(key, loose)}
        for wanted, exact in ((key, True), (loose, False)):
            for place, fully in self._named.get(wanted, ()) if wanted else ():
                found.setdefault(place.id, Bearer(place, exact and fully))
        return tuple(found.values())


def _named(places: Iterable[Place]) -> dict[str, list[tuple[Place, bool]]]:
    """Key of a name to the places that bear it, and whether the key is that of the name as it is spelled."""
    found: dict[str, list[tuple[Place, bool]]] = defaultdict(list)
    for place in places:
        for name in {place.name_ar, place.name_en, *place.aliases}:
            key, loose = keys_of(name)
            for form in {key, loose} - {""}:
                found[form].append((place, form == key))
    return found


def _geonames(text: str, path: Path) -> Iterator[Place]:
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) < GEONAMES_COLUMNS:
            raise ValueError(f"a line of {len(cells)} columns, not {GEONAMES_COLUMNS}")
        population = int(cells[14] or 0)
        kind = FEATURES.get(cells[7]) or (_settlement(population) if cells[6] == "P" else None)
        if kind is None:
            continue
        others = cells[3].split(",")
        arabic = [name for name in others if ARABIC.search(name)]
        yield Place(
            id=f"{OWN}geonames-{cells[0]}", name_ar=arabic[0] if arabic else "", name_en=cells[1], kind=kind,
            country=cells[8] or None, lat=float(cells[4]), lon=float(cells[5]), radius_km=place_kinds()[kind],
            population=population, aliases=tuple(distinct([*arabic[1:], cells[2]])), source=_source(path))


def _settlement(population: int) -> str:
    return "city" if population >= 50_000 else "town" if population >= 5_000 else "village"


def _pcodes(text: str, path: Path) -> Iterator[Place]:
    """Each row is its deepest division; what lies above it is its parent, by P-code."""
    rows = csv.DictReader(text.splitlines())
    columns = {match: name for name in rows.fieldnames or () if (match := _column(name))}
    for row in rows:
        levels = sorted({level for level, field in columns if field == "pcode" and row[columns[level, field]]})
        if not levels:
            raise ValueError("no column of P-codes, such as ADM3_PCODE or admin3Pcode")
        level, above = levels[-1], levels[-2:-1]
        point = {name.lower(): value for name, value in row.items() if name and value}
        lat, lon = (next((point[name] for name in names if name in point), None)
                    for names in (("latitude", "lat", "y", "latitude_y"), ("longitude", "lon", "x", "longitude_x")))
        code, kind = row[columns[level, "pcode"]], LEVELS.get(level, "area")
        yield Place(
            id=f"{OWN}{code}", name_ar=row.get(columns.get((level, "ar"), ""), "") or "",
            name_en=row.get(columns.get((level, "en"), ""), "") or "", kind=kind, country=code[:2].upper(),
            parent=f"{OWN}{row[columns[above[0], 'pcode']]}" if above and above[0] else None,
            lat=float(lat) if lat else None, lon=float(lon) if lon else None, radius_km=place_kinds()[kind],
            source=_source(path))


def _column(name: str) -> tuple[int, str] | None:
    match = _LEVEL.match(name.strip())
    return (int(match[1]), match[2].lower()) if match else None


def _geojson(text: str, path: Path) -> Iterator[Place]:
    kinds = place_kinds()
    for number, feature in enumerate(json.loads(text)["features"], 1):
        facts = {key.lower(): value for key, value in (feature.get("properties") or {}).items()
                 if isinstance(value, str | int | float)}
        names = [str(facts[key]) for key in facts if "name" in key or key in ("ar", "en")]
        arabic = [name for name in names if ARABIC.search(name)]
        latin = [name for name in names if not ARABIC.search(name)]
        lat, lon, radius = _extent(list(_points(feature["geometry"]["coordinates"])))
        yield Place(
            id=f"{OWN}{path.stem}-{feature.get('id', facts.get('id', number))}", name_ar=arabic[0] if arabic else "",
            name_en=latin[0] if latin else "", kind=kind if (kind := str(facts.get("kind"))) in kinds else "area",
            country=str(facts["country"]) if "country" in facts else None, lat=lat, lon=lon, radius_km=radius,
            aliases=tuple(distinct([*arabic[1:], *latin[1:]])), source=_source(path),
            outline=_outline(feature["geometry"]))


def _outline(geometry: Mapping[str, Any]) -> str:
    """The geometry of an area as compact JSON, in degrees to a tenth of a metre; empty for points and lines."""
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        return ""
    return json.dumps({"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])},
                      separators=(",", ":"))


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates[0], int | float):
        return [round(coordinates[0], 6), round(coordinates[1], 6)]
    return [_rounded(part) for part in coordinates]


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """All points (latitude, longitude) of a geometry, however deep its rings lie."""
    if isinstance(coordinates[0], int | float):
        yield float(coordinates[1]), float(coordinates[0])
    else:
        for part in coordinates:
            yield from _points(part)


def _extent(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """The middle of the points' box, and a radius in km that covers half of its diagonal."""
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    west, east = min(lon for _, lon in points), max(lon for _, lon in points)
    lat, lon = (south + north) / 2, (west + east) / 2
    across = math.hypot(north - south, (east - west) * math.cos(math.radians(lat))) * KM_PER_DEGREE
    return round(lat, 5), round(lon, 5), max(0.5, round(across / 2, 1))


def _source(path: Path) -> str:
    return f"imported: {path.name}"
