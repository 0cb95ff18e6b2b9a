"""The gazetteer: which places bear a name, and what is known of a place."""

import gc
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from khabar.ground.place_index import SEPARATOR, compile_index, key_hash, kilometres
from khabar.ground.place_names import loose_key, name_key
from khabar.lang.place_packs import cache_directory, data_fingerprint, read_packs
from khabar.model.records import Place
from khabar.text.folding import fold

FORMAT = 2
OUTDATED_SECONDS = 24 * 3600  # another process may still be compiling or reading a younger file


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears a looked-up name; ``exact`` when spelled so, else but for the article."""

    place: Place
    exact: bool


class _Shared(sqlite3.Connection):
    """A connection that several gazetteers may have: it is closed when none of them has it any more."""

    def __del__(self) -> None:
        self.close()


class Gazetteer(Mapping[str, Place]):
    """All known places by id; curated ones (``place:…``) stand before GeoNames' (``geonames:…``).

    The id of a GeoNames city for which a curated place stands leads to that place. The gazetteer may be pickled and
    forked: every process opens the compiled file for itself.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path
        self._process = os.getpid()
        self._remember()

    @classmethod
    def load(cls, *, world: bool = True, cache: Path | None = None) -> "Gazetteer":
        """The gazetteer of this build, compiled on first use (some ten seconds) and kept in ``cache``.

        ``cache`` is a directory, by default the user's. Where it cannot be written, the gazetteer is compiled into
        memory each time. Without ``world`` only the curated places are known, and nothing is kept on disk.
        """
        if not world:
            return cls(_compiled(":memory:", world=False), None)
        path = (cache or cache_directory()) / f"gazetteer-{FORMAT}-{data_fingerprint()}.sqlite"
        try:
            if not path.exists():
                _compile_to(path)
            return cls(_opened(path), path)
        except (OSError, sqlite3.Error):
            return cls(_compiled(":memory:", world=True), None)

    def lookup(self, name: str) -> tuple[Bearer, ...]:
        """The places that bear a name in Arabic or English; those spelled exactly so before the others."""
        return self._lookup(name_key(name), loose_key(name))

    def point(self, identity: str | None) -> tuple[float, float] | None:
        """Where a place is drawn, in degrees: its own point or that of the place it stands near."""
        seen: set[str] = set()
        while identity and identity not in seen:
            seen.add(identity)
            place = self._place(identity)
            if place is None:
                return None
            if place.lat is not None and place.lon is not None:
                return place.lat, place.lon
            identity = place.near
        return None

    def containers(self, identity: str | None) -> tuple[str, ...]:
        """The place itself and all that contain it, from the inside out."""
        chain: list[str] = []
        while identity and identity not in chain:
            place = self._place(identity)
            if place is None:
                break
            chain.append(place.id)
            identity = place.parent
        return tuple(chain)

    def distance(self, one: str, other: str) -> float | None:
        """Kilometres between two places' points; None when one of them has none."""
        here, there = self.point(one), self.point(other)
        return kilometres(here, there) if here and there else None

    def names(self) -> Iterable[tuple[str, str, str]]:
        """(folded name, place id, kind) of every name of every place."""
        for place in self.values():
            for name in (place.name_ar, place.name_en, *place.aliases):
                if name:
                    yield fold(name), place.id, place.kind

    def __getitem__(self, identity: str) -> Place:
        place = self._place(identity)
        if place is None:
            raise KeyError(identity)
        return place

    def __iter__(self) -> Iterator[str]:
        for (identity,) in self._rows("SELECT id FROM place ORDER BY id"):
            yield identity

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM place")[0][0])

    def __reduce__(self) -> tuple[Any, ...]:
        return _reopen, (self._path,)

    def _remember(self) -> None:
        self._place = lru_cache(maxsize=20_000)(self._read_place)
        self._lookup = lru_cache(maxsize=20_000)(self._read_bearers)

    def _rows(self, query: str, *values: str | int) -> list[Any]:
        if self._process != os.getpid() and self._path is not None:
            self._connection, self._process = _opened(self._path), os.getpid()
        return self._connection.execute(query, values).fetchall()

    def _read_place(self, identity: str) -> Place | None:
        rows = self._rows("SELECT * FROM place WHERE id = ?", identity)
        if rows:
            return _place_of(rows[0])
        other = self._rows("SELECT place FROM same WHERE id = ?", identity)
        return self._place(other[0][0]) if other else None

    def _read_bearers(self, key: str, loose: str) -> tuple[Bearer, ...]:
        found: dict[str, Bearer] = {}
        for exact, wanted, form in ((True, key, name_key), (False, loose, loose_key)):
            query = "SELECT DISTINCT id FROM name WHERE key = ?" + (" AND exact = 1" if exact else "")
            for (identity,) in self._rows(query, key_hash(wanted)) if wanted else ():
                place = self._place(identity)
                if place is not None and identity not in found and any(
                    form(name) == wanted for name in (place.name_ar, place.name_en, *place.aliases)
                ):
                    found[identity] = Bearer(place, exact)
        return tuple(found.values())


def _place_of(row: tuple[Any, ...]) -> Place:
    (identity, arabic, english, kind, country, parent, lat, lon, radius, near, population, aliases, source) = row
    return Place(
        id=identity, name_ar=arabic, name_en=english, kind=kind, country=country, parent=parent, lat=lat, lon=lon,
        radius_km=radius, near=near, population=population, source=source,
        aliases=tuple(aliases.split(SEPARATOR)) if aliases else ())


def _compiled(database: str, *, world: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(database, check_same_thread=False, factory=_Shared)
    collecting = gc.isenabled()
    gc.disable()  # hundreds of thousands of records are made and none is garbage before the end
    try:
        compile_index(connection, read_packs(), world=world)
    finally:
        if collecting:
            gc.enable()
    return connection


def _compile_to(path: Path) -> None:
    """Compile into a file beside ``path`` and move it there whole, so that no one ever opens half a gazetteer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in (*path.parent.glob("gazetteer-*.sqlite"), *path.parent.glob("gazetteer-*.tmp")):
        if time.time() - old.stat().st_mtime > OUTDATED_SECONDS:
            old.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="gazetteer-", suffix=".tmp")
    os.close(handle)
    try:
        with closing(_compiled(name, world=True)):
            Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False, factory=_Shared)


def _reopen(path: Path | None) -> Gazetteer:
    return Gazetteer.load() if path is None else Gazetteer(_opened(path), path)
