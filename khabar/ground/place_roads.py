"""Roads as lines through places, loaded from ``data/places/roads.yaml``."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from khabar.errors import DataError
from khabar.lang.place_packs import PREFIX, read_packs
from khabar.model.data_files import read_yaml


@dataclass(frozen=True, slots=True)
class Road:
    """A road: ids of the places it runs through in order, of positions on it (``along``) and of those overlooking it.

    ``id`` is the id of the road as a place. From an overlooking position the road can be fired at, not closed.
    """

    id: str
    through: tuple[str, ...]
    along: tuple[str, ...]
    overlooking: tuple[str, ...]
    source: str


@cache
def load_roads() -> dict[str, Road]:
    """All roads of this build by id; raises DataError when one names a place that the packs do not hold."""
    raw = read_yaml(resources.files("khabar").joinpath("data/places/roads.yaml"))
    known = {row.place.id for row in read_packs()}
    roads: dict[str, Road] = {}
    for slug, fields in raw["roads"].items():
        road = Road(PREFIX + slug, _places(fields["through"]), _places(fields["along"]),
                    _places(fields["overlooking"]), fields["source"])
        for identity in (road.id, *road.through, *road.along, *road.overlooking):
            if identity not in known:
                raise DataError(f"roads.yaml: {slug} names {identity}, which no pack holds")
        roads[road.id] = road
    return roads


def _places(slugs: list[str]) -> tuple[str, ...]:
    return tuple(PREFIX + slug for slug in slugs)
