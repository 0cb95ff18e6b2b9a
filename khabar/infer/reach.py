"""How far the holder of an area can get out of it: over which ways, how likely, and which positions decide it."""

import random
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations, pairwise, product

import networkx as nx

from khabar.infer.routes import CUT, OPEN
from khabar.infer.tracks import CONTESTED, UNKNOWN
from khabar.infer.ways import INTERDICTED, Held, Passage

PARTIAL, ENCIRCLED, BESIEGED = "partial", "encircled", "besieged"
LEVELS = (OPEN, PARTIAL, UNKNOWN, ENCIRCLED)
"""From the best to the worst: a way out, only ways under fire or fought over, not known, no way out."""

_RANK = {OPEN: 0, INTERDICTED: 1, CONTESTED: 1, UNKNOWN: 2, CUT: 3}
_CERTAIN = (Held(1.0, 0.0, 0.0), Held(0.0, 1.0, 0.0), Held(0.0, 0.0, 1.0))
_SHARED, _WAYS, _DRAWS = 5, 6, 4000  # so many are gone through one by one; of more, so many are drawn by chance


def level_chances(area: str, passages: Sequence[Passage], goals: Set[str]) -> dict[str, float]:
    """How likely each level of siege of ``area`` is; ``goals`` are the places that count as out of it.

    Exact for up to six ways; of more, by draws from a fixed seed. Positions are taken to stand or fall independently
    of each other; one that several ways need stands or falls for all of them.
    """
    found = dict.fromkeys(LEVELS, 0.0)
    shared = _shared(passages)
    for stands in product(range(3), repeat=len(shared)):
        weight, fixed = 1.0, {}
        for (place, held), state in zip(shared.items(), stands, strict=True):
            weight *= (held.held, held.contested, held.enemy)[state]
            fixed[place] = _CERTAIN[state]
        if weight:
            given = [_with(each, fixed) for each in passages]
            for level, chance in _independent(area, given, goals).items():
                found[level] += weight * chance
    return found


def _shared(passages: Sequence[Passage]) -> dict[str, Held]:
    """Positions that several ways need, as far as something is known of them."""
    found: dict[str, Held] = {}
    counted: dict[str, int] = {}
    for each in passages:
        for place, held in (*each.sitting.items(), *each.overlooking.items()):
            counted[place] = counted.get(place, 0) + 1
            if held is not None:
                found[place] = held
    several = sorted(place for place in found if counted[place] > 1)[:_SHARED]
    return {place: found[place] for place in several}


def _with(passage: Passage, held: Mapping[str, Held]) -> Passage:
    """The way with other hands on some of its positions."""
    return replace(passage, sitting={place: held.get(place, was) for place, was in passage.sitting.items()},
                   overlooking={place: held.get(place, was) for place, was in passage.overlooking.items()})


def _independent(area: str, passages: Sequence[Passage], goals: Set[str]) -> dict[str, float]:
    ranks = [_ranked(each) for each in passages]
    found = dict.fromkeys(LEVELS, 0.0)
    if len(passages) <= _WAYS:
        for states in product(range(len(LEVELS)), repeat=len(passages)):
            weight = 1.0
            for rank, chances in zip(states, ranks, strict=True):
                weight *= chances[rank]
            if weight:
                found[LEVELS[_best(area, passages, states, goals)]] += weight
        return found
    draw = random.Random(len(passages))
    for _ in range(_DRAWS):
        states = tuple(draw.choices(range(len(LEVELS)), chances)[0] for chances in ranks)
        found[LEVELS[_best(area, passages, states, goals)]] += 1 / _DRAWS
    return found


def _ranked(passage: Passage) -> list[float]:
    found = [0.0] * len(LEVELS)
    for state, chance in passage.chances().items():
        found[_RANK[state]] += chance
    return found


def _best(area: str, passages: Sequence[Passage], states: Sequence[int], goals: Set[str]) -> int:
    """The rank of the best way out, when each way is in this state; a way is as good as its worst part."""
    best = {area: 0}
    waiting = [area]
    while waiting:
        here = waiting.pop()
        for each, rank in zip(passages, states, strict=True):
            if here not in (each.area, each.to) or rank == len(LEVELS) - 1:
                continue
            there, reached = (each.to if here == each.area else each.area), max(best[here], rank)
            if reached < best.get(there, len(LEVELS)):
                best[there] = reached
                waiting.append(there)
    return min((best[goal] for goal in goals if goal in best), default=len(LEVELS) - 1)


def level_of(chances: Mapping[str, float], enough: float) -> tuple[str, float]:
    """The best level that is likely ``enough`` or bettered, with that chance; unknown when not even that much is sure.

    Because chances of "at least so good" are compared, a position more never makes it worse.
    """
    out = chances[OPEN]
    if out >= enough:
        return OPEN, out
    some = out + chances[PARTIAL]
    if some >= enough:
        return PARTIAL, some
    return (ENCIRCLED, chances[ENCIRCLED]) if chances[ENCIRCLED] >= enough else (UNKNOWN, max(some, chances[ENCIRCLED]))


def minimum_cuts(area: str, passages: Sequence[Passage], goals: Set[str]) -> list[tuple[str, ...]]:
    """All the smallest sets of positions whose loss would close every way that can be passed now; none when none can.

    Minimum vertex cuts of the ways as a graph, in which each position is a vertex.
    """
    graph: nx.Graph[str] = nx.Graph()
    for each in passages:
        if _passable(each):
            _thread(graph, each, goals)
    if area not in graph or "out" not in graph or not nx.has_path(graph, area, "out") or graph.has_edge(area, "out"):
        return []
    size = len(nx.minimum_node_cut(graph, area, "out"))
    places = sorted(set(graph) - {area, "out"})
    return [cut for cut in combinations(places, size) if _cuts(graph, area, cut)]


def _passable(passage: Passage) -> bool:
    chances = passage.chances()
    return chances[OPEN] + chances[INTERDICTED] + chances[CONTESTED] > max(chances[CUT], chances[UNKNOWN])


def _thread(graph: "nx.Graph[str]", passage: Passage, goals: Set[str]) -> None:
    stops = [passage.area, *passage.sitting, "out" if passage.to in goals else passage.to]
    graph.add_edges_from(pairwise(stops))


def _cuts(graph: "nx.Graph[str]", area: str, cut: Iterable[str]) -> bool:
    rest = graph.copy()
    rest.remove_nodes_from(cut)
    return not nx.has_path(rest, area, "out")


def openers(area: str, passages: Sequence[Passage], goals: Set[str], enough: float) -> list[tuple[str, str]]:
    """Positions each of which alone, in the holder's hands, would better the level, and to which."""
    now, _ = level_of(level_chances(area, passages, goals), enough)
    places = sorted({place for each in passages for place in (*each.sitting, *each.overlooking)})
    found: list[tuple[str, str]] = []
    for place in places:
        level, _ = level_of(level_chances(area, [_gained(each, place) for each in passages], goals), enough)
        if LEVELS.index(level) < LEVELS.index(now) and level != UNKNOWN:
            found.append((place, level))
    return found


def _gained(passage: Passage, place: str) -> Passage:
    """The way when a position is in the holder's hands: that it was closed before then no longer says anything."""
    closed = place in passage.sitting and passage.said is not None and passage.said.value in (CUT, CONTESTED)
    return replace(_with(passage, {place: _CERTAIN[0]}), said=None if closed else passage.said)
