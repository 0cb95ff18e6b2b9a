"""The ways of ``data/places/ways.yaml``: who holds every way out is not besieged, who loses all of them is."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from reports import Desk

from khabar.ground.knowledge import load_knowledge
from khabar.infer.halfdays import halfday
from khabar.infer.inferring import infer
from khabar.infer.recompute import again
from khabar.infer.standing import Standing
from khabar.model.knowledge import Knowledge, Way
from khabar.model.records import Assessment
from khabar.model.resolved import war_of
from khabar.weigh.weighing import weigh

REBELS, ARMY, IS = "free-syrian-army", "syrian-army", "islamic-state"
RESISTANCE, HOUTHIS = "popular-resistance-yemen", "houthis"
AREAS = [  # area, who holds it, who takes positions from him, and when
    ("eastern-ghouta", REBELS, ARMY, date(2016, 9, 1)),
    ("muadamiyat", REBELS, ARMY, date(2015, 6, 1)),
    ("darayya", REBELS, ARMY, date(2015, 6, 1)),
    ("zabadani", REBELS, ARMY, date(2015, 7, 10)),
    ("madaya", REBELS, ARMY, date(2015, 7, 10)),
    ("homs-waer", REBELS, ARMY, date(2015, 6, 1)),
    ("al-fuah", ARMY, REBELS, date(2015, 3, 20)),
    ("deir-ez-zor", ARMY, IS, date(2015, 5, 10)),
    ("ramadi", "iraqi-army", IS, date(2015, 4, 10)),
    ("ramadi", IS, "iraqi-army", date(2015, 11, 20)),
    ("fallujah", IS, "iraqi-army", date(2016, 3, 1)),
    ("mosul", IS, "iraqi-army", date(2016, 11, 1)),
    ("taiz", RESISTANCE, HOUTHIS, date(2015, 8, 20)),
    ("aden", RESISTANCE, HOUTHIS, date(2015, 6, 1)),
    ("benghazi", "libyan-national-army", "benghazi-shura-council", date(2014, 9, 1)),
    ("benghazi-ganfuda", "benghazi-shura-council", "libyan-national-army", date(2016, 8, 1)),
    ("gaza-north", "hamas", "israel-defence-forces", date(2023, 11, 1)),
    ("gaza-south", "hamas", "israel-defence-forces", date(2024, 5, 1)),
]


@cache
def world() -> Knowledge:
    return load_knowledge()


def ways_for(area: str, holder: str, on: date) -> list[Way]:
    """The ways that lead out of an area, and on from where they lead, to land of the holder's side."""
    side = world().side(f"actor:{holder}", on, war_of(f"place:{area}", world()))
    found, here = [], [f"place:{area}"]
    for place in here:
        for way in world().ways:
            lands = [fact.value for fact in world().hinterlands.get(way.to, ())]
            if way.area == place and (not lands or side in lands):
                found.append(way)
                here += [way.to] if not lands and way.to not in here else []
    return found


def said(area: str, holder: str, places: dict[str, str], on: date) -> list[Assessment]:
    """What is inferred when neutral agencies say who holds the area and these places."""
    desk = Desk()
    for number, (place, actor) in enumerate({f"place:{area}": holder, **places}.items()):
        for agency in ("reuters", "afp", "ap"):
            desk.report(agency, on, f"{agency}{number}").says(
                "control.held", f"actor:{actor}", at=place, on=on - timedelta(days=1), extent="full")
    batch = desk.batch()
    weighed = weigh(batch.documents, batch.claims, batch.groundings, world())
    return list(infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events, world()))


def level(found: list[Assessment], area: str, on: date) -> Assessment | None:
    stands, at = Standing(found), halfday(on - timedelta(days=1), 1)
    subjects = [subject for state in found if state.rule == "siege.level"
                and (subject := state.subject).startswith(f"place:{area}|")]
    return stands.at("siege", subjects[0], at) if subjects else None


def ids(case: tuple[str, str, str, date]) -> str:
    return f"{case[0]} of {case[1]}"


@pytest.mark.parametrize("case", AREAS, ids=ids)
def test_who_holds_all_that_sits_on_the_ways_and_over_them_can_leave(case: tuple[str, str, str, date]) -> None:
    area, holder, _, on = case
    ways = ways_for(area, holder, on)
    held = {place: holder for way in ways for place in (*way.sitting, *way.overlooking)}
    state = level(said(area, holder, held, on), area, on)
    assert state is not None
    assert state.value == "open"


@pytest.mark.parametrize("case", AREAS, ids=ids)
def test_who_has_lost_something_on_each_way_is_encircled(case: tuple[str, str, str, date]) -> None:
    area, holder, enemy, on = case
    lost = {way.sitting[0]: enemy for way in ways_for(area, holder, on)}
    state = level(said(area, holder, lost, on), area, on)
    assert state is not None
    assert state.value == "encircled"
    assert again(state) == pytest.approx(state.score, abs=1e-3)


@pytest.mark.parametrize("case", AREAS, ids=ids)
def test_one_position_more_in_his_hands_never_worsens_it(case: tuple[str, str, str, date]) -> None:
    area, holder, enemy, on = case
    worst = ["open", "partial", "unknown", "encircled", "besieged"]
    places = sorted({place for way in ways_for(area, holder, on) for place in (*way.sitting, *way.overlooking)})
    before = None
    for count in range(len(places) + 1):
        held = {place: holder if number < count else enemy for number, place in enumerate(places)}
        state = level(said(area, holder, held, on), area, on)
        assert state is not None
        rank = worst.index(state.value)
        assert before is None or rank <= before
        before = rank
    assert before == 0


def test_every_way_says_where_it_is_known_from() -> None:
    assert all(way.source for way in world().ways)
    assert all(fact.source for facts in world().hinterlands.values() for fact in facts)
