"""A vector map of the user's own: land, water, roads and houses, by the names that the usual schemes give them."""

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from served_page import serving
from tiny_basemap import varint

Tab = Callable[..., Any]

ZOOM, SIDE, STRIPE = 6, 8192, 64  # a stripe is some 4 km wide: several are in sight
POLYGON, LINE = 3, 2
SCHEMES = {
    "protomaps": {"land": "earth", "green": "landuse", "water": "water", "street": "roads", "building": "buildings"},
    "openmaptiles": {"land": "waterway", "green": "landcover", "water": "water", "street": "transportation",
                     "building": "building"},
}
LIGHT = {"green": (235, 233, 221), "water": (223, 230, 232), "street": (207, 200, 184), "building": (227, 221, 208)}



def field(number: int, data: bytes) -> bytes:
    """A field of a protocol buffer that holds bytes."""
    return varint(number << 3 | 2) + varint(len(data)) + data


def number(name: int, value: int) -> bytes:
    return varint(name << 3) + varint(value)


def steps(points: list[tuple[int, int]], *, closed: bool) -> bytes:
    """A line or a ring, as vector tiles write it: moves from point to point, zigzag."""
    written = bytearray()
    at = (0, 0)
    for index, point in enumerate(points):
        if index == 0:
            written += varint(1 << 3 | 1)
        elif index == 1:
            written += varint((len(points) - 1) << 3 | 2)
        for before, now in zip(at, point, strict=True):
            moved = now - before
            written += varint(moved << 1 if moved >= 0 else (-moved << 1) - 1)
        at = point
    return bytes(written) + (varint(1 << 3 | 7) if closed else b"")


def layer(name: str, kind: int, shapes: list[list[tuple[int, int]]]) -> bytes:
    features = b"".join(field(2, number(3, kind) + field(4, steps(shape, closed=kind == POLYGON))) for shape in shapes)
    return field(3, number(15, 2) + field(1, name.encode()) + features + number(5, SIDE))


def box(left: int, top: int, right: int, bottom: int) -> list[tuple[int, int]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def tile(names: dict[str, str]) -> bytes:
    """Stripes of green, water and plain land, crossed by roads, with houses."""
    starts, rows = range(0, SIDE, 3 * STRIPE), range(0, SIDE // 4, STRIPE // 2)
    layers = [
        layer(names["land"], POLYGON, [box(0, 0, SIDE, SIDE)] if names["land"] == "earth" else []),
        layer(names["green"], POLYGON, [box(x, 0, x + STRIPE, SIDE) for x in starts]),
        layer(names["water"], POLYGON, [box(x + STRIPE, 0, x + 2 * STRIPE, SIDE) for x in starts]),
        layer(names["street"], LINE, [[(0, y), (SIDE, y)] for y in rows]),
        layer(names["building"], POLYGON, [box(x + 140, y + 8, x + 180, y + 24) for x in starts for y in rows]),
    ]
    return b"".join(layers)


def archive(names: dict[str, str]) -> bytes:
    """A file in which every tile of one zoom is the same."""
    shown = tile(names)
    first, many = (4 ** ZOOM - 1) // 3, 4 ** ZOOM
    directory = b"".join(map(varint, (1, first, many, len(shown), 1)))
    layers = [{"id": each, "fields": {}} for each in sorted(set(names.values()))]
    metadata = json.dumps({"vector_layers": layers}).encode()
    at_metadata = 127 + len(directory)
    at_tiles = at_metadata + len(metadata)
    header = b"PMTiles\x03" + struct.pack(
        "<11Q", 127, len(directory), at_metadata, len(metadata), 0, 0, at_tiles, len(shown), many, 1, 1)
    header += struct.pack("<BBBBBB", 1, 1, 1, 1, ZOOM, ZOOM)  # clustered, nothing compressed, vector tiles
    header += struct.pack("<iiii", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000)
    header += struct.pack("<Bii", ZOOM, 371_000_000, 362_000_000)
    return header + directory + metadata + shown


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_a_vector_map_of_ones_own_shows_land_water_and_roads(
    tab: Tab, database: Path, tmp_path_factory: pytest.TempPathFactory, scheme: str,
) -> None:
    folder = tmp_path_factory.mktemp(scheme)
    (folder / "own.pmtiles").write_bytes(archive(SCHEMES[scheme]))
    with serving(database, folder, "--basemap", str(folder / "own.pmtiles")) as address:
        watched = tab(at=address)
        page: Page = watched.open("?lang=en&theme=light&on=2016-08-20")
        page.wait_for_selector("[data-basemap=true]", state="attached")
        watched.keep(f"en-8-vector-{scheme}")
        found = watched.colours(".canvas")
        seen = {what: found.get(colour, 0.0) for what, colour in LIGHT.items()}
        assert min(seen["green"], seen["water"]) > 0.02, seen
        assert min(seen["street"], seen["building"]) > 0.001, seen
        page.context.close()
