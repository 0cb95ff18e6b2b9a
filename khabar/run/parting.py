"""Which places have to be derived together, because what is said of one may bear on another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from khabar.model.knowledge import Knowledge
from khabar.model.resolved import Chains, war_of
from khabar.weigh.contradictions import roads_through

NOWHERE, WAYS = "", "ways"  # stand for all claims without a place, and for all roads and positions on ways
Site = tuple[str, str | None, str]  # report, place and type of a claim


@dataclass(frozen=True, slots=True)
class Together:
    """What is derived in one go: all claims of these places; of no place, too (``nowhere``); with the ``ways``."""

    places: tuple[str, ...]
    nowhere: bool
    ways: bool


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

    def of_ways(self) -> frozenset[str]:
        """The outermost places around all roads and positions on them, which go together."""
        named = {place for way in self._knowledge.ways
                 for place in (way.road, way.area, way.to, *way.sitting, *way.overlooking)}
        named |= {*self._knowledge.hinterlands, *roads_through()}
        return frozenset(self.of(place) for place in named) | {WAYS}


def parts(claims: Mapping[str, int], tops: Tops, bridges: Iterable[frozenset[str]], most: int) -> list[Together]:
    """All places of which there are claims (so many by place), in as few parts as can be, of at most so many claims.

    What has to go together may be more than that. The first part has the claims of no place, and the ways.
    """
    tied: nx.Graph[str] = nx.Graph()
    for bridge in (frozenset((NOWHERE, WAYS)), tops.of_ways(), *bridges):
        nx.add_path(tied, bridge)
    tied.add_nodes_from({tops.of(place) for place in claims})
    group_of = {top: min(group) for group in nx.connected_components(tied) for top in group}
    groups: dict[str, list[str]] = {group_of[NOWHERE]: []}
    for place in sorted(claims):
        groups.setdefault(group_of[tops.of(place)], []).append(place)
    return _packed(list(groups.values()), claims, most)


def _packed(groups: Sequence[Sequence[str]], claims: Mapping[str, int], most: int) -> list[Together]:
    """Groups joined up to so many claims; the first group is that with the claims of no place."""
    packed: list[list[str]] = [list(groups[0])]
    held = sum(claims[place] for place in groups[0])
    for group in groups[1:]:
        more = sum(claims[place] for place in group)
        if held + more > most:
            packed.append([])
            held = 0
        packed[-1] += group
        held += more
    return [Together(tuple(places), nowhere=number == 0, ways=number == 0) for number, places in enumerate(packed)]
