"""A large database is derived part by part, in several processes, and comes to what deriving it whole comes to."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from derivations import added, added_alone, batches, derived, everything
from reports import front

from khabar.ground.knowledge import load_knowledge
from khabar.model.knowledge import Knowledge
from khabar.model.records import Place
from khabar.run.parting import NOWHERE, Together, Tops, parts
from khabar.run.pipeline import derive
from khabar.simulate.simulation import simulate
from khabar.store.store import Store


@pytest.fixture
def stores(tmp_path: Path) -> Iterable[tuple[Store, Store]]:
    with Store.open(tmp_path / "part.db") as part, Store.open(tmp_path / "whole.db") as whole:
        yield part, whole


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_war_of_several_governorates(stores: tuple[Store, Store], jobs: int) -> None:
    simulation = simulate(3, 10, 100, load_knowledge())
    written = list(simulation.written())
    for store in stores:
        added(store, written)
    derive(stores[0], simulation.knowledge, jobs, most=200)
    derived(stores[1], simulation.knowledge)
    for some, all_of in zip(everything(stores[0]), everything(stores[1]), strict=True):
        assert some == all_of
    assert stores[0].indexed()
    assert kept(stores[0]) == kept(stores[1])


def kept(store: Store) -> list[object]:
    """What tells of every report by which rows of words and figures it is known again."""
    reports = store.headers()
    rows = [store.documents_with([row]) for row in range(3)]
    figures = [store.with_figure(f"killed {number} {number}") for number in range(10, 40)]
    return [reports, rows, figures]


@pytest.mark.parametrize("seed", range(3))
def test_any_reports_of_two_countries(stores: tuple[Store, Store], seed: int) -> None:
    knowledge = front()
    chance = random.Random(seed)
    for each in batches(chance, 40):
        for store in stores:
            added_alone(store, each)
    derive(stores[0], knowledge, 1, most=0)
    derived(stores[1], knowledge)
    assert everything(stores[0]) == everything(stores[1])


def test_what_a_report_says_without_a_place_holds_its_places_together() -> None:
    tops = Tops(worlds())
    sites = [("a", "own:1", "battle.clash"), ("a", None, "harm.killed"), ("b", "own:2", "battle.clash")]
    bridges = tops.bridges(sites)
    assert bridges == {frozenset((NOWHERE, "own:1"))}
    found = parts({"own:1": 5, "own:2": 5}, tops, bridges, 1)
    assert found == [Together(("own:1",), nowhere=True), Together(("own:2",), nowhere=False)]


def test_a_road_holds_together_the_places_of_its_report() -> None:
    tops = Tops(worlds())
    bridges = tops.bridges([("a", "own:1", "route.cut"), ("a", "own:2", "battle.clash")])
    assert bridges == {frozenset(("own:1", "own:2"))}
    assert Together(("own:1", "own:2"), nowhere=False) in parts({"own:1": 5, "own:2": 5}, tops, bridges, 1)


def test_small_parts_go_together() -> None:
    found = parts({f"own:{number}": 4 for number in range(1, 4)}, Tops(worlds()), (), 9)
    assert [each.places for each in found] == [("own:1", "own:2"), ("own:3",)]


def test_all_that_one_way_leads_through_is_in_the_part_that_the_way_is_inferred_in() -> None:
    tops = Tops(front())
    named = {place for way in tops.ways for place in (way.road, way.area, way.to, *way.sitting, *way.overlooking)}
    found = parts(dict.fromkeys(sorted(named), 5), tops, (), 1)
    for each in found:
        for way in each.ways:
            assert {way.road, way.area, way.to, *way.sitting, *way.overlooking} <= set(each.places)
    assert sorted(way.road for each in found for way in each.ways) == sorted(way.road for way in tops.ways)


def test_the_ways_of_two_countries_need_not_go_together() -> None:
    tops = Tops(load_knowledge())
    found = parts({"place:aleppo-east": 5, "place:taiz": 5}, tops, (), 1)
    areas = {place: {way.area for way in each.ways} for each in found for place in each.places}
    assert "place:aleppo-east" in areas["place:aleppo-east"]
    assert "place:taiz" in areas["place:taiz"]
    assert areas["place:aleppo-east"].isdisjoint(areas["place:taiz"])


def test_ways_of_which_nothing_is_told_are_in_the_first_part() -> None:
    tops = Tops(load_knowledge())
    first, *others = parts({"own:1": 5, "own:2": 5}, tops, (), 1)
    assert first.nowhere
    assert set(first.ways) == set(tops.ways)
    assert not any(each.ways for each in others)


def worlds() -> Knowledge:
    known = load_knowledge()
    places = {f"own:{number}": Place(f"own:{number}", "", f"Place {number}", "village", "SY") for number in range(1, 4)}
    return Knowledge(places, known.actors, known.outlets)
