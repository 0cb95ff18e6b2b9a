"""The table of tolls: what is added up, what stands beside it, and the three rules."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import Batch, Desk, counted, day, front

from khabar.brief.account import Account
from khabar.brief.toll_table import GROUPINGS, RULES, Question, TollRow, rows_of
from khabar.infer.inferring import infer
from khabar.model.figures import Interval
from khabar.model.records import Grounding
from khabar.weigh.weighing import weigh

FRONT = front()


def table(batch: Batch, **asked: object) -> list[TollRow]:
    return list(rows_of(told(batch), Question(**asked)))  # type: ignore[arg-type]


def told(batch: Batch) -> Account:
    weighed = weigh(batch.documents, batch.claims, batch.groundings, FRONT)
    states = infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events, FRONT)
    groundings: dict[str, tuple[Grounding, ...]] = {}
    for each in batch.groundings:
        groundings[each.claim] = (*groundings.get(each.claim, ()), each)
    return Account({each.id: each for each in batch.documents}, {each.id: each for each in batch.claims}, groundings,
                   {each.claim: each for each in weighed.origins}, weighed.events,
                   tuple(state for state in states if state.kind == "toll"), FRONT)


def tally(desk: Desk, voice: str, value: int, asof: date, outlet: str = "outlet:daily") -> None:
    desk.report(outlet, asof).says("harm.killed", at="place:city", on=asof, voice=[voice],
                                   counts=[counted("killed", value, cumulative=True)])


class TestRunningTotals:
    """The civil defence counts 508 dead and two days later 613; a monitor had counted 613 of its own in August."""

    @pytest.fixture
    def batch(self) -> Batch:
        desk = Desk()
        tally(desk, "actor:rescuers", 508, day(26, 11))
        tally(desk, "actor:rescuers", 613, day(28, 11))
        tally(desk, "actor:monitor", 613, day(31, 8))
        return desk.batch()

    def test_508_to_613_is_one_series_that_grew_by_105(self, batch: Batch) -> None:
        (row,) = [row for row in table(batch, by="originator") if row.group == "actor:rescuers"]
        assert [step.value.low for step in row.steps] == [508, 613]
        assert (row.kind, row.figure.best, row.grown) == ("series", 613, Interval(105, 105))

    @pytest.mark.parametrize("by", GROUPINGS)
    @pytest.mark.parametrize("rule", RULES)
    def test_nobody_ever_counts_1121(self, batch: Batch, by: str, rule: str) -> None:
        rows = table(batch, by=by, rule=rule)
        assert 1121 not in [figure for row in rows for figure in (row.figure.low, row.figure.best, row.figure.high)]
        assert [row.kind for row in rows] == ["series", "series"]

    def test_the_monitors_613_is_another_series(self, batch: Batch) -> None:
        (row,) = [row for row in table(batch, by="originator") if row.group == "actor:monitor"]
        assert [step.value.low for step in row.steps] == [613]
        assert row.grown is None

    def test_only_the_days_asked_for(self, batch: Batch) -> None:
        (row,) = table(batch, end=day(27, 11), start=day(1, 11))
        assert row.figure.best == 508

    def test_the_total_told_again_without_its_name_is_no_further_incident(self) -> None:
        desk = Desk()
        tally(desk, "actor:rescuers", 508, day(26, 11))
        desk.report("outlet:weekly", day(27, 11)).says(
            "harm.killed", at="place:east", on=day(27, 11), counts=[counted("killed", 508)])
        assert [row.kind for row in table(desk.batch(), by="side")] == ["series", "series"]


class TestRules:
    """Three originators on one strike: a neutral agency has 12 to 15, a daily tens, the side that was hit 40 on."""

    @pytest.fixture
    def batch(self) -> Batch:
        desk = Desk()
        for outlet, low, high in (("wire", 12, 15), ("daily", 20, 99), ("loyal", 40, None)):
            desk.report(f"outlet:{outlet}", day(5)).says(
                "harm.killed", "actor:rebels", "actor:residents", at="place:plant", on=day(4),
                counts=[counted("killed", low, high)])
        return desk.batch()

    def figure(self, batch: Batch, rule: str) -> tuple[int, int | None, int | None]:
        (row,) = [row for row in table(batch, rule=rule) if row.incidents]
        return row.figure.low, row.figure.best, row.figure.high

    def test_acled_takes_the_most_cautious(self, batch: Batch) -> None:
        assert self.figure(batch, "conservative") == (10, 10, 10)

    def test_ucdp_takes_the_most_reliable_with_the_least_and_the_greatest(self, batch: Batch) -> None:
        assert self.figure(batch, "ged") == (12, 13, 99)

    def test_khabar_weighs_and_keeps_an_open_top_open(self, batch: Batch) -> None:
        low, best, high = self.figure(batch, "weighted")
        assert (low, best) == (12, 13)
        assert high == 99  # 40 on lies below the greatest that is stated

    def test_nobody_states_a_top(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(5)).says("harm.killed", at="place:plant", on=day(4),
                                                counts=[counted("killed", 35, None)])
        (row,) = table(desk.batch())
        assert (row.figure.best, row.figure.high) == (35, None)


def test_incidents_that_may_be_one_are_not_added_and_are_counted_as_left_out() -> None:
    desk = Desk()
    for outlet, dead in (("wire", 30), ("daily", 4)):
        desk.report(f"outlet:{outlet}", day(5)).says(
            "harm.killed", at="place:city", on=day(4), counts=[counted("killed", dead)])
    desk.report("outlet:wire", day(9)).says("harm.killed", at="place:city", on=day(8), counts=[counted("killed", 7)])
    (row,) = table(desk.batch())
    assert (row.figure.best, row.incidents, row.left_out) == (37, 2, 1)


def test_a_word_for_many_is_at_least_its_parts() -> None:
    desk = Desk()
    desk.report("outlet:wire", day(5)).says("harm.killed", at="place:plant", on=day(4), counts=[
        counted("killed", 20, 99), counted("killed", 35, part_of=0)])
    (row,) = table(desk.batch())
    assert (row.figure.low, row.figure.high) == (35, 99)


INCIDENTS = st.lists(st.tuples(
    st.sampled_from(["place:plant", "place:city", "place:hill", "place:far-town"]), st.integers(1, 9),
    st.integers(1, 90), st.sampled_from(["wire", "daily", "revolt", "state"])), max_size=10)


def written(incidents: list[tuple[str, int, int, str]]) -> Desk:
    desk = Desk()
    for number, (place, on, dead, outlet) in enumerate(incidents):
        desk.report(f"outlet:{outlet}", day(on + 1), f"report{number}").says(
            "strike.air", "actor:army", "actor:rebels", at=place, on=day(on)).says(
            "harm.killed", (), "actor:rebels", at=place, on=day(on), counts=[counted("killed", dead)],
            same_sentence=True)
    return desk


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(INCIDENTS, st.sampled_from(GROUPINGS), st.sampled_from(sorted(RULES)))
def test_no_rule_counts_more_than_was_reported_or_in_another_order(
        incidents: list[tuple[str, int, int, str]], by: str, rule: str) -> None:
    batch = written(incidents).batch()
    rows = table(batch, by=by, rule=rule)
    mixed = Batch(batch.documents[::-1], batch.claims[::-1], batch.groundings[::-1])
    assert table(mixed, by=by, rule=rule) == rows
    if by == "side":
        assert sum(row.figure.best or 0 for row in rows) <= sum(dead for _, _, dead, _ in incidents)
    for row in rows:
        assert row.figure.high is None or row.figure.low <= row.figure.high
        assert row.figure.best is None or row.figure.low <= row.figure.best


def test_another_place_is_another_question() -> None:
    batch = written([("place:hill", 4, 10, "wire"), ("place:far-town", 4, 3, "wire")]).batch()
    assert [row.figure.best for row in table(batch, place="place:city")] == [10]

