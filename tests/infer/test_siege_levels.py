"""Levels of sieges: from the ways out of an area, who holds the positions on them, and what is said of the roads."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from besieged_town import EAST, POSITIONS, SIDES, STATEMENTS, told, town, written
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reports import Batch, day

from khabar.infer.halfdays import halfday
from khabar.infer.inferring import infer, known_by
from khabar.infer.passages import read_ways, spelt
from khabar.infer.reach import LEVELS, level_chances, level_of, minimum_cuts, openers
from khabar.infer.recompute import again
from khabar.infer.standing import Standing
from khabar.infer.supposing import suppose
from khabar.infer.ways import Held, Passage, Said
from khabar.model.differences import differences
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment
from khabar.model.shares import shares
from khabar.weigh.weighing import weigh

QUICK = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SIXTH = day(6)


def inferred(batch: Batch, knowledge: Knowledge | None = None) -> tuple[Assessment, ...]:
    knowledge = knowledge or town()
    weighed = weigh(batch.documents, batch.claims, batch.groundings, knowledge)
    return infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events, knowledge)


def level(found: tuple[Assessment, ...], on: date = SIXTH, subject: str = EAST) -> str:
    state = Standing(found).at("siege", subject, halfday(on, 1))
    return "unknown" if state is None else state.value


class TestLevels:
    def test_a_way_out_under_nobody_s_fire_is_no_siege(self) -> None:
        desk = told(("place:college", "opposition"), ("place:plant", "opposition"), ("place:hill", "government"))
        assert level(inferred(desk.batch())) == "open"

    def test_a_way_under_fire_is_a_partial_one(self) -> None:
        desk = told(("place:college", "opposition"), ("place:plant", "government"), ("place:hill", "government"))
        assert level(inferred(desk.batch())) == "partial"

    def test_no_way_out_is_encircled(self) -> None:
        desk = told(("place:college", "government"), ("place:hill", "government"))
        assert level(inferred(desk.batch())) == "encircled"

    def test_a_way_of_which_nothing_is_known_leaves_it_open_what_it_is(self) -> None:
        assert level(inferred(told(("place:hill", "government")).batch())) == "unknown"

    def test_both_halves_of_a_city_at_once(self) -> None:
        desk = told(("place:college", "opposition"), ("place:plant", "opposition"), ("place:west", "government"))
        found = inferred(desk.batch())
        assert level(found) == "open"
        assert level(found, subject="place:west|government") == "encircled"

    def test_what_is_said_of_a_road_stands_over_the_front(self) -> None:
        desk = told(("place:college", "opposition"), ("place:plant", "opposition"), ("place:hill", "government"))
        desk.report("outlet:wire", day(6)).says("route.cut", "actor:army", "actor:rebels", at="place:road", on=day(6))
        assert level(inferred(desk.batch())) == "encircled"

    def test_and_a_position_lost_later_over_what_was_said(self) -> None:
        desk = told(("place:plant", "opposition"), ("place:hill", "government"))
        desk.report("outlet:wire", day(5), "open").says("route.opened", "actor:rebels", at="place:road", on=day(5))
        desk.report("outlet:wire", day(9)).says(
            "control.captured", "actor:army", "actor:rebels", at="place:college", on=day(8), extent="full")
        found = inferred(desk.batch())
        assert level(found, day(6)) == "open"
        assert level(found, day(8)) == "encircled"

    def test_an_announced_siege_besieges_nobody_who_can_leave(self) -> None:
        desk = told(("place:college", "opposition"), ("place:plant", "opposition"), ("place:hill", "opposition"))
        desk.report("outlet:wire", day(6)).says("siege.imposed", "actor:army", "actor:rebels", at="place:east",
                                                on=day(6))
        found = inferred(desk.batch())
        assert level(found) == "open"
        said = Standing(found).at("siege", "place:east", halfday(day(6), 1))
        assert said is not None
        assert (said.value, said.label) == ("besieged", "claimed")

    def test_where_the_roads_tell_nothing_the_words_do(self) -> None:
        desk = told()
        desk.report("outlet:wire", day(6)).says("siege.imposed", "actor:army", "actor:rebels", at="place:east",
                                                on=day(6))
        assert level(inferred(desk.batch())) == "encircled"

    def test_besieged_is_encircled_for_a_month_without_aid_and_without_a_way_for_civilians(self) -> None:
        desk = told(("place:college", "government"), ("place:hill", "government"))
        for month, number in ((8, 20), (9, 4), (9, 16)):
            report = desk.report("outlet:wire", day(number, month), f"{month}-{number}")
            for place in ("place:college", "place:hill"):
                report.says("control.held", "actor:army", at=place, on=day(number, month), extent="full")
            report.says("aid.blocked", "actor:army", at="place:quarter", on=day(number, month))
        found = inferred(desk.batch())
        assert level(found, day(20)) == "encircled"
        assert level(found, day(15, 9)) == "besieged"
        (state,) = [each for each in found if each.value == "besieged" and each.rule == "siege.level"]
        assert "encircled lasting, aid kept out, civilians kept in" in state.note


class TestCriticalPositions:
    def ways(self, plant: str) -> list[Passage]:
        held = {"us": Held(0.9, 0.05, 0.05), "them": Held(0.05, 0.05, 0.9)}
        return [Passage("road", "area", "out", {"college": held["us"], "gate": held["us"]}, {"plant": held[plant]}),
                Passage("track", "area", "out", {"hill": held["them"]}, {})]

    def test_the_smallest_sets_whose_loss_closes_it(self) -> None:
        assert minimum_cuts("area", self.ways("them"), {"out"}) == [("college",), ("gate",)]

    def test_two_ways_need_two_losses(self) -> None:
        ways = [*self.ways("us"), Passage("path", "area", "out", {"bridge": Held(0.9, 0.05, 0.05)}, {})]
        assert minimum_cuts("area", ways, {"out"}) == [("bridge", "college"), ("bridge", "gate")]

    def test_the_plant_is_what_both_sides_bleed_for(self) -> None:
        assert ("plant", "open") in openers("area", self.ways("them"), {"out"}, 0.6)

    def test_a_position_on_two_ways_falls_for_both(self) -> None:
        gate = {"gate": Held(0.5, 0.0, 0.5)}
        chances = level_chances("area", [Passage(road, "area", "out", gate, {}) for road in ("a", "b")], {"out"})
        assert chances["encircled"] == pytest.approx(0.5)

    def test_a_way_through_another_area(self) -> None:
        sure = Held(1.0, 0.0, 0.0)
        ways = [Passage("a", "area", "town", {"one": sure}, {}), Passage("b", "town", "out", {"two": sure}, {})]
        assert level_chances("area", ways, {"out"})["open"] == pytest.approx(1)
        assert minimum_cuts("area", ways, {"out"}) == [("one",), ("town",), ("two",)]

    def test_ways_are_read_back_as_they_are_written(self) -> None:
        ways = [replace(each, said=Said("cut", 0.25)) for each in self.ways("them")]
        ways.append(Passage("path", "area", "else", {"ford": None}, {}))
        assert read_ways(spelt(ways, {"out"})) == (ways, {"out"})


HELD = st.one_of(st.none(), st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 1)).map(
    lambda parts: Held(*(part / sum(parts) for part in parts))))
SAID = st.one_of(st.none(), st.builds(Said, st.sampled_from(["open", "cut", "contested", "threatened"]),
                                      st.floats(0.3, 0.99)))
WAYS = st.lists(st.builds(
    Passage, st.sampled_from(["r", "s"]), st.sampled_from(["area", "town"]), st.sampled_from(["town", "out"]),
    st.dictionaries(st.sampled_from("abc"), HELD, min_size=1, max_size=2),
    st.dictionaries(st.sampled_from("def"), HELD, max_size=2), SAID), min_size=1, max_size=3)


@QUICK
@given(WAYS, st.sampled_from("abcdef"))
def test_a_position_more_never_makes_a_level_worse(ways: list[Passage], place: str) -> None:
    gained = [replace(way, sitting={each: Held(1, 0, 0) if each == place else held
                                    for each, held in way.sitting.items()},
                      overlooking={each: Held(1, 0, 0) if each == place else held
                                   for each, held in way.overlooking.items()}) for way in ways]
    before, after = level_chances("area", ways, {"out"}), level_chances("area", gained, {"out"})
    assert sum(before.values()) == pytest.approx(1)
    for number in range(1, len(LEVELS)):
        assert sum(after[level] for level in LEVELS[:number]) >= sum(before[level] for level in LEVELS[:number]) - 1e-9
    order = {"open": 0, "partial": 1, "unknown": 2, "encircled": 3}
    assert order[level_of(after, 0.6)[0]] <= order[level_of(before, 0.6)[0]]


UNDER_FIRE = [*([("outlet:wire", "control.held", "actor:army", "place:college", 3)] * 2),
              ("outlet:wire", "control.held", "actor:army", "place:hill", 3),
              ("outlet:wire", "route.threatened", "actor:army", "place:road", 3)]
TWO_WORDS = [*([("outlet:wire", "control.held", "actor:army", "place:college", 3)] * 10),
             ("outlet:wire", "route.cut", "actor:army", "place:road", 3),
             ("outlet:wire", "route.opened", "actor:rebels", "place:college", 3)]


@QUICK
@given(STATEMENTS, st.sampled_from(POSITIONS), st.sampled_from(sorted(SIDES)), st.integers(4, 12))
@example(UNDER_FIRE, "place:plant", "opposition", 4)
def test_supposing_a_position_never_worsens_the_siege_of_who_gets_it(
        statements: list[tuple[str, str, str, str, int]], place: str, side: str, on: int) -> None:
    found, step = inferred(written(statements).batch()), halfday(day(on), 1)
    order = {"open": 0, "partial": 1, "contested": 2, "encircled": 3, "besieged": 3}
    before, after = ({state.subject: order[state.value] for state in suppose(found, town(), held, step)
                      if state.rule == "siege.level"} for held in ({}, {place: side}))
    for subject in before:
        if subject.endswith(f"|{side}") and subject in after:
            assert after[subject] <= before[subject]


@QUICK
@given(STATEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_no_level(
        statements: list[tuple[str, str, str, str, int]], mixer: random.Random) -> None:
    batch = written(statements).batch()
    expected = inferred(batch)
    for records in (batch.documents, batch.claims, batch.groundings):
        mixer.shuffle(records)
    assert inferred(batch) == expected


@QUICK
@given(STATEMENTS)
@example(TWO_WORDS)
def test_sides_that_change_names_change_them_in_every_level(statements: list[tuple[str, str, str, str, int]]) -> None:
    batch = written(statements).batch()
    swap = {"government": "opposition", "opposition": "government"}

    def shown(found: tuple[Assessment, ...], names: dict[str, str]) -> set[tuple[object, ...]]:
        return {(state.kind, "|".join(names.get(part, part) for part in state.subject.split("|")),
                 names.get(state.value, state.value), state.label, state.start, state.start_half, state.end,
                 state.end_half, state.score) for state in found if state.rule in ("siege.level", "route.way")}

    plain = shown(inferred(batch), {})
    assert shown(inferred(batch, town("opposition", "government")), swap) == plain


@QUICK
@given(STATEMENTS)
def test_a_report_of_elsewhere_changes_no_level(statements: list[tuple[str, str, str, str, int]]) -> None:
    desk = written(statements)
    before = {state.id for state in inferred(desk.batch()) if state.kind != "toll"}
    desk.report("outlet:weekly", day(7), "elsewhere").says("control.captured", "actor:army", at="place:elsewhere",
                                                           on=day(6))
    assert before <= {state.id for state in inferred(desk.batch()) if state.kind != "toll"}


@QUICK
@given(STATEMENTS)
def test_every_state_recomputes_from_its_own_evidence(statements: list[tuple[str, str, str, str, int]]) -> None:
    for state in inferred(written(statements).batch()):
        assert again(state) == pytest.approx(state.score, abs=2e-3), (state.rule, state.value, state.note)


def test_a_late_correction_rewrites_what_was_and_not_what_was_known() -> None:
    desk = told(("place:college", "government"), ("place:hill", "government"), ("place:plant", "opposition"))
    then = inferred(desk.batch())
    desk.report("outlet:wire", day(20), "late").says(
        "control.captured", "actor:rebels", "actor:army", at="place:college", on=day(7), extent="full")
    desk.report("outlet:daily", day(20), "too").says(
        "control.captured", "actor:rebels", "actor:army", at="place:college", on=day(7), extent="full")
    batch = desk.batch()
    assert level(then, day(8)) == "encircled"
    assert level(inferred(batch), day(8)) == "open"
    out = {document.id for document in known_by(day(10), batch.documents)}
    log = Batch([document for document in batch.documents if document.id in out],
                [claim for claim in batch.claims if claim.document in out], batch.groundings)
    assert inferred(log) == then


class TestSupposing:
    def test_the_plant_opens_the_road(self) -> None:
        desk = told(("place:college", "opposition"), ("place:plant", "government"), ("place:hill", "government"))
        found, step = inferred(desk.batch()), halfday(day(6), 1)
        changes = differences(suppose(found, town(), {}, step),
                              suppose(found, town(), {"place:plant": "opposition"}, step))
        assert {(change.kind, change.subject, change.after.value) for change in changes if change.after} >= {
            ("siege", EAST, "open"), ("route", "place:road|opposition||way", "open")}

    def test_what_lies_in_a_place_is_held_with_it(self) -> None:
        desk = told(("place:quarter", "opposition"))
        found, step = inferred(desk.batch()), halfday(day(6), 1)
        after = {state.subject: state.value for state in suppose(found, town(), {"place:east": "government"}, step)}
        assert (after["place:east"], after["place:quarter"]) == ("government", "government")

    def test_nothing_supposed_is_what_stands(self) -> None:
        found, step = inferred(told(("place:college", "opposition")).batch()), halfday(day(6), 1)
        assert differences(suppose(found, town(), {}, step), suppose(found, town(), {}, step)) == ()


def test_a_city_is_held_by_districts_and_not_by_its_largest() -> None:
    desk = told(("place:quarter", "opposition"), ("place:hill", "opposition"), ("place:plant", "government"))
    found = inferred(desk.batch())
    current = [state for state in found if state.start <= day(6) < (state.end or date.max)]
    held = {share.value: (share.held, share.districts) for share in shares("place:city", current, found, town())}
    assert held == {"opposition": (2, 3), "government": (1, 3)}
