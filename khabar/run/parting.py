"""Which places have to be derived together, because what is said of one may bear on another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from khabar.model.knowledge import Knowledge, Way
from khabar.model.resolved import Chains, war_of
from khabar.weigh.contradictions import roads_through

NOWHERE = ""  # stands for all claims without a place
Site = tuple[str, str | None, str]  # report, place and type of a claim


@dataclass(frozen=True, slots=True)
class Together:
    """What is derived in one go: all claims of these places; of no place, too (``nowhere``); and what is inferred of
    these ways."""

    places: tuple[str, ...]
    nowhere: bool
    ways: tuple[Way, ...] = ()


class Tops:
    """The outermost place around each place: what lies in one can bear on all that lies in it, and on nothing else."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._chains, self._knowledge = Chains(knowledge), knowledge
        self._without_war: dict[str, bool] = {}

    def of(self, place: str) -> str:
        """The outermost place."""
        return (self._chains.of(place) or (place,))[-1]

    def bridges(self, sites: Iterable[Site]) -> set[frozenset[str]]:
        """The outermost places that have to go together because a report of several speaks of something unplaced.

        A road without a name is that of the nearest place that the report names; of a claim without a place, or in a
        country without a war, the whole report tells which war it is of.
        """
        tops: dict[str, set[str]] = {}
        unplaced: set[str] = set()
        for report, place, kind in sites:
            tops.setdefault(report, set()).add(NOWHERE if place is None else self.of(place))
            if place is None or kind.startswith("route.") or self._no_war(place):
                unplaced.add(report)
        return {frozenset(tops[report]) for report in unplaced if len(tops[report]) > 1}

    def _no_war(self, place: str) -> bool:
        if place not in self._without_war:
            self._without_war[place] = war_of(place, self._knowledge) is None
        return self._without_war[place]

    @property
    def ways(self) -> tuple[Way, ...]:
        """All ways that are known."""
        return self._knowledge.ways

    def of_ways(self) -> set[frozenset[str]]:
        """The outermost places that have to go together because one way leads through them, or one road."""
        lines = [(way.road, way.area, way.to, *way.sitting, *way.overlooking) for way in self._knowledge.ways]
        lines += [(place, *roads) for place, roads in roads_through().items()]
        return {frozenset(map(self.of, line)) for line in lines}


def parts(claims: Mapping[str, int], tops: Tops, bridges: Iterable[frozenset[str]], most: int) -> list[Together]:
    """All places of which there are claims (so many by place), in as few parts as can be, of at most so many claims.

    What has to go together may be more than that. The first part has the claims of no place, and the ways that lead
    through no place of which there are claims.
    """
    tied: nx.Graph[str] = nx.Graph()
    tied.add_nodes_from({NOWHERE, *map(tops.of, claims)})
    for bridge in (*tops.of_ways(), *bridges):
        nx.add_path(tied, bridge)
    group_of = {top: min(group) for group in nx.connected_components(tied) for top in group}
    first = group_of[NOWHERE]
    groups: dict[str, list[str]] = {first: []}
    for place in sorted(claims):
        groups.setdefault(group_of[tops.of(place)], []).append(place)
    ways: dict[str, list[Way]] = {}
    for way in tops.ways:
        group = group_of[tops.of(way.area)]
        ways.setdefault(group if group in groups else first, []).append(way)
    return [Together(tuple(place for group in packed for place in groups[group]), first in packed,
                     tuple(way for group in packed for way in ways.get(group, ())))
            for packed in _packed({group: sum(claims[place] for place in places) for group, places in groups.items()},
                                  most)]


def _packed(sizes: Mapping[str, int], most: int) -> list[list[str]]:
    """Groups, with so many claims each, joined up to so many claims; in their order."""
    packed: list[list[str]] = [[]]
    held = 0
    for group, size in sizes.items():
        if packed[-1] and held + size > most:
            packed.append([])
            held = 0
        packed[-1].append(group)
        held += size
    return packed
