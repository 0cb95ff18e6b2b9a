"""The ways out of areas that may be besieged, and hinterlands, loaded from ``data/places/ways.yaml``."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from khabar.errors import DataError
from khabar.lang.place_packs import PREFIX, read_packs
from khabar.model.data_files import read_yaml
from khabar.model.knowledge import Way
from khabar.model.records import Membership


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways of this build, and by place the sides whose hinterland it was."""

    ways: tuple[Way, ...]
    hinterlands: dict[str, tuple[Membership, ...]]


@cache
def load_ways() -> Ways:
    """The ways of this build; raises DataError when one names a place that the packs do not hold, or has no end."""
    raw = read_yaml(resources.files("khabar").joinpath("data/places/ways.yaml"))
    known = {row.place.id for row in read_packs()}
    ways = tuple(_way(fields) for fields in raw["ways"])
    hinterlands: dict[str, tuple[Membership, ...]] = {
        PREFIX + slug: (_fact(fields),) for slug, fields in raw["hinterlands"].items()}
    areas = {way.area for way in ways}
    for way in ways:
        for identity in (way.road, way.area, way.to, *way.sitting, *way.overlooking):
            if identity not in known:
                raise DataError(f"ways.yaml: {way.road} names {identity}, which no pack holds")
        if way.to not in areas | set(hinterlands):
            raise DataError(f"ways.yaml: {way.road} leads to {way.to}, which is no area with ways and no hinterland")
    return Ways(ways, hinterlands)


def _way(fields: dict[str, Any]) -> Way:
    return Way(PREFIX + fields["road"], PREFIX + fields["area"], PREFIX + fields["to"],
               tuple(PREFIX + slug for slug in fields["sitting"]),
               tuple(PREFIX + slug for slug in fields["overlooking"]), fields["source"])


def _fact(fields: dict[str, Any]) -> Membership:
    return Membership(fields["side"], fields.get("from"), fields.get("to"), None, fields["source"])
