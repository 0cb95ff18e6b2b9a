"""Inference by cells: the control of one place, one road, one siege, one area with its ways, each alone.

A cell is inferred from the reports that speak of certain places, and from nothing else; so, when reports come in, the
cells they touch are inferred anew and all others stay. The result is that of :func:`khabar.infer.inferring.infer`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khabar.infer.aid import aid
from khabar.infer.control import ABOUT, Holders
from khabar.infer.inferring import Batch, observed
from khabar.infer.levels import against_roads, area_levels, areas_of, owners
from khabar.infer.parameters import parameters
from khabar.infer.routes import Roads
from khabar.infer.sieges import sieges
from khabar.infer.standing import Standing
from khabar.infer.way_states import area_ways
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment
from khabar.model.resolved import Chains, Resolved

CONTROL, ROUTE, SIEGE, AREA = "control", "route", "siege", "area"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """What is inferred at once: ``kind`` of states, of one ``place``.

    An *area* (a place that ways lead out of) comes with the aid for it, the levels of its siege, its ways, and what is
    said of its siege outright; other places' sieges are cells of their own.
    """

    kind: str
    place: str


def touched(items: Iterable[Resolved], knowledge: Knowledge, known: Iterable[str] = ()) -> frozenset[Cell]:
    """The cells that claims touch, with those that are inferred from these.

    ``known`` are the places of whose control something is inferred already: what is said of all of a place is said of
    those that lie in it.
    """
    chains, areas = Chains(knowledge), areas_of(knowledge)
    found: set[Cell] = set()
    for item in items:
        if item.place is None:
            continue
        family = item.claim.type.partition(".")[0]
        if item.claim.type in ABOUT:
            found.add(Cell(CONTROL, item.place))
        elif family == ROUTE:
            found.add(Cell(ROUTE, item.place))
        elif family == SIEGE:
            found.add(Cell(SIEGE, item.place))
        elif family == "aid":
            found.update(Cell(AREA, area.place) for area in areas if area.place in chains.of(item.place))
    wholes = {cell.place for cell in found if cell.kind == CONTROL}
    found |= {Cell(CONTROL, place) for place in known if wholes.intersection(chains.of(place)[1:])}
    within = {way.area: {each.road for each in knowledge.ways if each.area == way.area} for way in knowledge.ways}
    found |= {Cell(ROUTE, road) for cell in found if cell.kind == CONTROL for road in within.get(cell.place, ())}
    moved = {cell.place for cell in found}
    found |= {Cell(AREA, area.place) for area in areas if area.positions & moved}
    return frozenset(cell for cell in found if cell.kind != SIEGE or cell.place not in within)


def needed(cell: Cell, knowledge: Knowledge) -> frozenset[str]:
    """The places whose reports a cell is inferred from; for the aid of an area also those that lie in it."""
    return frozenset(knowledge.containers(cell.place)) if cell.kind == CONTROL else frozenset({cell.place})


def infer_cell(cell: Cell, batch: Batch, knowledge: Knowledge, below: Iterable[Assessment] = ()
               ) -> tuple[Assessment, ...]:
    """The assessments of one cell, sorted by id.

    ``batch`` holds all records of the reports that speak of the ``needed`` places (more do no harm). For a road
    ``below`` are the control of the areas it is a way out of; for an area the control and the roads of its positions.
    """
    items, observer = observed(batch, knowledge)
    chains = Chains(knowledge)
    if cell.kind == CONTROL:
        found = Holders(items, observer, chains).of(cell.place)
    elif cell.kind == ROUTE:
        found = Roads(items, observer, knowledge, owners(below, knowledge)).of(cell.place)
    else:
        told = sieges([item for item in items if item.place == cell.place], observer)
        found = told if cell.kind == SIEGE else _area(
            cell.place, told, aid(items, observer, chains, {cell.place}), (*below,), knowledge)
    return tuple(sorted(found, key=lambda state: state.id))


def _area(place: str, told: list[Assessment], let_in: list[Assessment], below: Sequence[Assessment],
          knowledge: Knowledge) -> list[Assessment]:
    policy = parameters()
    stands = Standing([*below, *told, *let_in])
    (area,) = [each for each in areas_of(knowledge) if each.place == place]
    how_far = area_levels(area, stands, knowledge, policy)
    return [*against_roads(told, how_far), *let_in, *how_far, *area_ways(area, stands, knowledge, policy)]
