"""Figures: kinds, estimates, series, totals; and what is never added to what."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import Desk, counted, day, front

from khabar.infer.inferring import infer
from khabar.infer.recompute import again
from khabar.model.figures import Interval, estimate, middle
from khabar.model.records import Assessment, Grounding, Span, make_claim
from khabar.weigh.weighing import weigh

FRONT = front()


def tolls(desk: Desk, rule: str) -> list[Assessment]:
    batch = desk.batch()
    weighed = weigh(batch.documents, batch.claims, batch.groundings, FRONT)
    found = infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events, FRONT)
    return sorted((state for state in found if state.rule == f"toll.{rule}"), key=lambda state: state.subject)


def test_one_figure_that_a_sentence_states_of_two_places_is_in_a_sum_once() -> None:
    desk = Desk()
    report = desk.report("outlet:daily", day(15))
    report.says("harm.killed", at="place:plant", on=day(14), counts=[counted("killed", 30)])
    report.says("harm.killed", at="place:college", on=day(12), counts=[counted("killed", 5)])
    batch = desk.batch()
    split = make_claim(document=batch.documents[0].id, type="harm.killed", status="asserted",
                       quote=batch.claims[0].quote, place=Span(0, 1, "hill"), counts=batch.claims[0].counts,
                       when=batch.claims[0].when)
    batch.claims.append(replace(split, id="claim_split"))
    batch.groundings.append(Grounding("claim_split", "place", 0, "place:hill", score=1.0))
    batch.groundings.append(Grounding("claim_split", "date", 0, start=day(14), end=day(14), score=1.0))
    weighed = weigh(batch.documents, batch.claims, batch.groundings, FRONT)
    found = infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events, FRONT)
    (city,) = (state for state in found if state.rule == "toll.total" and state.subject.startswith("place:city|"))
    assert city.best == 35


class TestIntervals:
    @pytest.mark.parametrize(("low", "high", "typical", "shown"), [
        (35, None, 35, "35+"), (17, 17, 17, "17"), (20, 30, 24.49, "20\u201330"), (20, 99, None, "20\u201399"),
        (200, 999, None, "200\u2013999"), (0, 0, 0, "0")])
    def test_what_stands_for_a_figure(self, low: int, high: int | None, typical: float | None, shown: str) -> None:
        interval = Interval(low, high)
        assert interval.typical == pytest.approx(typical, abs=0.01)
        assert str(interval) == shown

    @pytest.mark.parametrize(("one", "other", "apart"), [
        ((35, None), (17, 17), True), ((35, None), (40, 40), False), ((1, 5), (5, 9), False), ((1, 4), (5, 9), True)])
    def test_figures_that_exclude_each_other(self, one: tuple[int, int], other: tuple[int, int], apart: bool) -> None:
        assert Interval(*one).disjoint(Interval(*other)) is apart

    @given(st.lists(st.tuples(st.floats(1, 1e6), st.floats(0.01, 1)), min_size=1, max_size=9))
    def test_half_the_weight_lies_on_either_side_of_the_middle(self, values: list[tuple[float, float]]) -> None:
        found = middle(values)
        assert found is not None
        total = sum(weight for _, weight in values)
        assert sum(weight for value, weight in values if value < found) <= total / 2 + 1e-9
        assert sum(weight for value, weight in values if value > found) <= total / 2 + 1e-9

    def test_nobody_states_a_top_and_it_stays_open(self) -> None:
        assert estimate([(Interval(35, None), 0.6), (Interval(40, None), 0.6)], 0.2).high is None
        assert estimate([(Interval(35, None), 0.6), (Interval(40, 40), 0.6)], 0.2).high == 40
        assert estimate([(Interval(50, None), 0.6), (Interval(40, 40), 0.6)], 0.2).high is None

    def test_what_nobody_believes_sets_no_bottom(self) -> None:
        assert estimate([(Interval(3, 3), 0.06), (Interval(40, 40), 0.6)], 0.2).low == 40

    def test_words_bound_but_do_not_estimate(self) -> None:
        found = estimate([(Interval(20, 99), 0.75)], 0.2)
        assert (found.low, found.best, found.high) == (20, None, 99)


class TestIncidents:
    def test_rival_figures_are_joined_and_never_added(self) -> None:
        desk = Desk()
        for outlet, figure in (("outlet:daily", 40), ("outlet:wire", 44), ("outlet:revolt", 90)):
            desk.report(outlet, day(7)).says("strike.air", "actor:army", at="place:quarter", on=day(6)).says(
                "harm.killed", "actor:army", "actor:residents", at="place:quarter", on=day(6),
                counts=[counted("killed", figure)], same_sentence=True)
        (state,) = tolls(desk, "incident")
        assert (state.low, state.best, state.high, state.label) == (40, 44, 90, "contested")
        assert state.subject.startswith("place:quarter|killed|actor:residents|event_")
        assert again(state) == 44

    def test_one_originator_counts_once_and_its_last_word_counts(self) -> None:
        desk = Desk()
        for published, figure in ((day(6), 12), (day(7), 18)):
            for outlet in ("outlet:daily", "outlet:weekly"):
                desk.report(outlet, published).says(
                    "harm.killed", (), "actor:rebels", at="place:plant", on=day(6),
                    counts=[counted("killed", figure)], voice=["actor:monitor"])
        (state,) = tolls(desk, "incident")
        assert (state.best, len(state.evidence), state.note) == (18, 1, "1 originator")

    def test_the_dead_of_two_sides_are_two_figures(self) -> None:
        desk = Desk()
        report = desk.report("outlet:daily", day(16)).says("battle.clash", at="place:plant", on=day(14))
        for side, count in (("actor:rebels", counted("killed", 35, None)), ("actor:army", counted("killed", 17))):
            report.says("harm.killed", (), side, at="place:plant", on=day(14), counts=[count],
                        voice=["actor:monitor"])
        found = tolls(desk, "incident")
        assert [(state.subject.split("|")[2], state.low, state.best, state.high) for state in found] == [
            ("government", 17, 17, 17), ("opposition", 35, 35, None)]

    def test_an_admission_outweighs_a_boast(self) -> None:
        desk = Desk()
        for outlet, figure in (("outlet:revolt", 80), ("outlet:state", 12)):
            desk.report(outlet, day(7)).says(
                "harm.killed", "actor:rebels", "actor:army", at="place:plant", on=day(6),
                counts=[counted("killed", figure)])
        (state,) = tolls(desk, "incident")
        assert state.best == 12


class TestSeries:
    def test_508_to_613_is_one_series(self) -> None:
        desk = Desk()
        report = desk.report("outlet:daily", day(29, 11))
        for asof, figure in ((day(27, 11), 508), (day(29, 11), 613)):
            report.says("harm.killed", "actor:army", at="place:east", on=asof,
                        counts=[counted("killed", figure, cumulative=True)], voice=["actor:rescuers"])
        (state,) = tolls(desk, "series")
        assert (state.value, state.best, state.subject) == ("613", 613, "place:east|killed||actor:rescuers")
        assert "508 (2016-11-27) → 613 (2016-11-29), +105" in state.note
        assert again(state) == 613
        assert not tolls(desk, "total")

    def test_another_originator_keeps_another_series(self) -> None:
        desk = Desk()
        for voice, figure in (("actor:rescuers", 613), ("actor:monitor", 494)):
            desk.report("outlet:daily", day(29, 11), voice).says(
                "harm.killed", at="place:east", on=day(29, 11), counts=[counted("killed", figure, cumulative=True)],
                voice=[voice])
        assert [state.best for state in tolls(desk, "series")] == [494, 613]

    def test_a_total_that_falls_far_began_anew(self) -> None:
        desk = Desk()
        for asof, figure in ((day(8, 9), 696), (day(26, 11), 212), (day(28, 11), 240)):
            desk.report("outlet:daily", asof, str(asof)).says(
                "harm.killed", at="place:city", on=asof, counts=[counted("killed", figure, cumulative=True)],
                voice=["actor:monitor"])
        assert sorted(state.best or 0 for state in tolls(desk, "series")) == [240, 696]

    def test_a_total_that_falls_a_little_was_corrected(self) -> None:
        desk = Desk()
        for asof, figure in ((day(8), 200), (day(9), 190)):
            desk.report("outlet:daily", asof, str(asof)).says(
                "harm.killed", at="place:city", on=asof, counts=[counted("killed", figure, cumulative=True)],
                voice=["actor:monitor"])
        (state,) = tolls(desk, "series")
        assert state.best == 190
        assert "corrected downwards" in state.note


class TestTotals:
    def _strike(self, desk: Desk, place: str, when: date, dead: int, outlet: str = "outlet:daily") -> None:
        desk.report(outlet, when, f"{place}{when}{outlet}").says("strike.air", at=place, on=when).says(
            "harm.killed", at=place, on=when, counts=[counted("killed", dead)], same_sentence=True)

    def test_incidents_apart_in_time_or_place_are_added(self) -> None:
        desk = Desk()
        self._strike(desk, "place:quarter", day(6), 4)
        self._strike(desk, "place:quarter", day(9), 3)
        self._strike(desk, "place:hill", day(6), 5)
        found = {state.subject: state for state in tolls(desk, "total")}
        assert found["place:east|killed||*"].best == 12
        assert found["place:quarter|killed||*"].best == 7
        assert again(found["place:east|killed||*"]) == 12
        assert "place:hill|killed||*" not in found

    def test_incidents_that_may_be_one_are_not_added(self) -> None:
        desk = Desk()
        self._strike(desk, "place:quarter", day(6), 14)
        self._strike(desk, "place:hill", day(6), 5)
        self._strike(desk, "place:east", day(6), 9, "outlet:wire")
        found = {state.subject: state for state in tolls(desk, "total")}
        assert found["place:east|killed||*"].best == 19
        assert "1 left out" in found["place:east|killed||*"].note

    def test_a_total_over_several_months_adds_up_its_months(self) -> None:
        desk = Desk()
        for when, dead in ((date(2016, 7, 30), 4), (date(2016, 8, 2), 3), (date(2016, 8, 9), 5)):
            self._strike(desk, "place:quarter", when, dead)
        months = {state.subject.rpartition("|")[2]: state for state in tolls(desk, "month")
                  if state.subject.startswith("place:east|")}
        total = next(state for state in tolls(desk, "total") if state.subject == "place:east|killed||*")
        assert {name: (state.best, len(state.events)) for name, state in months.items()} == {
            "2016-07": (4, 1), "2016-08": (8, 2)}
        assert total.best == again(total) == sum(again(state) for state in months.values()) == 12
        assert [line.reason for line in total.evidence] == [
            "month 2016-07: 4, counted as 4", "month 2016-08: 8, counted as 8"]
        assert total.note == ("3 incidents in 2 months; rests on: "
                              f"{months['2016-07'].id}, {months['2016-08'].id}")

    def test_a_month_without_another_needs_no_sum_of_its_own(self) -> None:
        desk = Desk()
        self._strike(desk, "place:quarter", day(6), 4)
        self._strike(desk, "place:quarter", day(9), 3)
        assert tolls(desk, "month") == []

    @pytest.mark.parametrize(("dead", "counted_as"), [(9, {"2016-07": 1, "2016-08": 9}), (2, {"2016-07": 5})])
    def test_who_may_have_died_at_the_turn_of_a_month_is_counted_once(
            self, dead: int, counted_as: dict[str, int]) -> None:
        desk = Desk()
        desk.report("outlet:daily", date(2016, 8, 2), "night").says(
            "strike.air", at="place:quarter", on=(date(2016, 7, 31), date(2016, 8, 1))).says(
            "harm.killed", at="place:quarter", on=(date(2016, 7, 31), date(2016, 8, 1)),
            counts=[counted("killed", 4)], same_sentence=True)
        self._strike(desk, "place:quarter", date(2016, 7, 20), 1)
        desk.report("outlet:wire", date(2016, 8, 1), "morning").says(
            "strike.shelling", at="place:quarter", on=date(2016, 8, 1)).says(
            "harm.killed", at="place:quarter", on=date(2016, 8, 1), counts=[counted("killed", dead)],
            same_sentence=True)
        (total,) = (state for state in tolls(desk, "total") if state.subject == "place:quarter|killed||*")
        assert total.best == sum(counted_as.values())

    def test_a_tally_stands_beside_the_incidents_it_covers(self) -> None:
        desk = Desk()
        self._strike(desk, "place:quarter", day(6), 4)
        self._strike(desk, "place:quarter", day(9), 3)
        desk.report("outlet:wire", day(10)).says(
            "harm.killed", at="place:east", on=(day(1), day(10)),
            counts=[counted("killed", 60, cumulative=True)], voice=["actor:rescuers"])
        (state,) = tolls(desk, "series")
        assert state.best == 60
        assert "itemised from 2016-08-01 to 2016-08-10: 7 in 2 incidents" in state.note
        assert {total.best for total in tolls(desk, "total")} == {7}
