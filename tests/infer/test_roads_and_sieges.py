"""Roads and sieges from what is said of them outright."""

import pytest
from reports import Desk, day, front

from khabar.infer.inferring import infer
from khabar.infer.recompute import again
from khabar.model.records import Assessment
from khabar.weigh.weighing import weigh

FRONT = front()


def states(desk: Desk, kind: str) -> list[Assessment]:
    batch = desk.batch()
    weighed = weigh(batch.documents, batch.claims, batch.groundings, FRONT)
    found = infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events, FRONT)
    chosen = [state for state in found if state.kind == kind]
    assert all(again(state) == pytest.approx(state.score, abs=1e-3) for state in chosen)
    return sorted(chosen, key=lambda state: (state.subject, state.start, state.start_half))


def told(desk: Desk, kind: str) -> list[tuple[str, str, str]]:
    return [(state.subject, state.value, state.label) for state in states(desk, kind)]


class TestRoads:
    def test_a_later_word_replaces_an_earlier_one(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(6)).says("route.cut", "actor:army", "actor:rebels", at="place:road", on=day(5))
        desk.report("outlet:wire", day(13)).says("route.opened", "actor:rebels", at="place:road", on=day(12))
        found = states(desk, "route")
        assert [(state.value, state.start) for state in found] == [("cut", day(5)), ("open", day(12))]
        assert found[0].end == found[1].start

    def test_rival_words_are_both_kept(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(8)).says("route.opened", "actor:rebels", at="place:road", on=day(7))
        desk.report("outlet:daily", day(8)).says("route.cut", "actor:army", "actor:rebels", at="place:road",
                                                 on=day(7))
        (state,) = states(desk, "route")
        assert (state.value, state.label) == ("contested", "contested")
        assert len(state.evidence) == 2

    def test_one_road_is_two_roads_for_two_sides(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(7)).says(
            "route.cut", "actor:rebels", "actor:army", at="place:road", on=day(6)).says(
            "route.opened", "actor:rebels", at="place:road", on=day(6))
        assert told(desk, "route") == [("place:road|government|", "cut", "assessed"),
                                       ("place:road|opposition|", "open", "assessed")]

    def test_open_and_not_for_civilians(self) -> None:
        desk = Desk()
        desk.report("outlet:rising", day(8)).says("route.opened", "actor:rebels", at="place:road", on=day(7))
        desk.report("outlet:daily", day(8)).says(
            "route.opened", "actor:rebels", "actor:residents", at="place:road", on=day(7), status="negated",
            voice=["actor:monitor"])
        assert told(desk, "route") == [
            ("place:road|opposition|", "open", "claimed"),
            ("place:road|opposition|civilian", "cut", "claimed")]

    def test_open_under_fire_is_threatened(self) -> None:
        desk = Desk()
        for outlet, kind in (("outlet:wire", "route.opened"), ("outlet:daily", "route.threatened")):
            desk.report(outlet, day(8)).says(kind, (), "actor:rebels", at="place:road", on=day(7))
        assert told(desk, "route")[0][1] == "threatened"

    def test_a_denial_says_the_opposite(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(8)).says(
            "route.cut", "actor:army", "actor:rebels", at="place:road", on=day(7), status="negated")
        assert told(desk, "route") == [("place:road|opposition|", "open", "assessed")]

    def test_a_road_is_not_known_for_ever(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(1)).says("route.cut", "actor:army", "actor:rebels", at="place:road", on=day(1))
        (state,) = states(desk, "route")
        assert state.end is not None
        assert state.end < day(1, 11)


class TestSieges:
    def test_besieged_until_it_is_broken(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(8)).says(
            "siege.ongoing", "actor:army", "actor:rebels", at="place:east", on=(day(7, 7), day(6))).says(
            "siege.broken", "actor:rebels", "actor:army", at="place:east", on=day(6))
        desk.report("outlet:daily", day(8)).says("siege.broken", "actor:rebels", at="place:east", on=day(6))
        found = states(desk, "siege")
        assert [(state.value, state.label, state.start) for state in found] == [
            ("besieged", "claimed", day(7, 7)), ("broken", "assessed", day(6))]
        assert found[0].end == day(6)

    def test_broken_or_not(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(7)).says("siege.broken", "actor:rebels", "actor:army", at="place:east",
                                                 on=day(6))
        desk.report("outlet:weekly", day(7)).says(
            "siege.broken", "actor:rebels", "actor:army", at="place:east", on=day(6), status="negated")
        assert told(desk, "siege")[-1] == ("place:east", "contested", "contested")

    def test_a_boast_weighs_less_than_a_denial_by_nobody_in_it(self) -> None:
        desk = Desk()
        desk.report("outlet:revolt", day(7)).says("siege.broken", "actor:rebels", "actor:army", at="place:east",
                                                  on=day(6))
        desk.report("outlet:wire", day(7)).says(
            "siege.broken", "actor:rebels", "actor:army", at="place:east", on=day(6), status="negated")
        assert told(desk, "siege")[0][1] == "besieged"
