"""Running totals as series: when another one begins, what is told again, and what cannot be right together."""

from __future__ import annotations

from datetime import date

import pytest
from reports import Desk, counted, day, front

from khabar.infer.inferring import infer
from khabar.infer.parameters import parameters
from khabar.infer.tolls import estimate_again
from khabar.model.figures import Happened, Interval, addable, exceeding, narrowed, written
from khabar.model.records import Assessment
from khabar.weigh.weighing import weigh


def tolls(desk: Desk) -> list[Assessment]:
    batch = desk.batch()
    weighed = weigh(batch.documents, batch.claims, batch.groundings, front())
    found = infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events, front())
    return [state for state in found if state.kind == "toll"]


def tally(desk: Desk, value: int, asof: date, voice: str = "actor:rescuers") -> None:
    desk.report("outlet:daily", asof).says("harm.killed", at="place:city", on=asof, voice=[voice],
                                           counts=[counted("killed", value, cumulative=True)])


def values(desk: Desk) -> list[str]:
    return sorted(toll.value for toll in tolls(desk) if toll.rule == "toll.series")


def test_after_months_of_silence_a_total_without_a_beginning_is_another_one() -> None:
    desk = Desk()
    tally(desk, 613, day(31, 8))
    tally(desk, 700, day(28, 11))
    assert values(desk) == ["613", "700"]


def test_within_weeks_it_goes_on() -> None:
    desk = Desk()
    tally(desk, 613, day(1, 11))
    tally(desk, 700, day(28, 11))
    assert values(desk) == ["700"]


@pytest.mark.parametrize(("where", "dead", "incidents"), [
    ("place:quarter", 508, 0), ("place:far-town", 508, 1), ("place:quarter", 507, 1)])
def test_a_total_told_again_in_the_same_area_is_no_incident(where: str, dead: int, incidents: int) -> None:
    desk = Desk()
    tally(desk, 508, day(26, 11))
    desk.report("outlet:weekly", day(28, 11)).says("harm.killed", at=where, on=day(28, 11),
                                                   counts=[counted("killed", dead)])
    assert sum(toll.rule == "toll.incident" for toll in tolls(desk)) == incidents


def test_incidents_that_come_to_more_than_the_total_are_named() -> None:
    desk = Desk()
    desk.report("outlet:daily", day(20)).says("harm.killed", at="place:city", on=(day(1), day(20)), voice=["actor:un"],
                                              counts=[counted("killed", 50, cumulative=True)])
    for number, place in ((4, "place:plant"), (9, "place:hill")):
        desk.report("outlet:wire", day(number + 1)).says("harm.killed", at=place, on=day(number),
                                                         counts=[counted("killed", 30)])
    found = tolls(desk)
    (series,) = [toll for toll in found if toll.rule == "toll.series"]
    assert "more than the total" in series.note
    assert all(toll.events[0] in series.note for toll in found if toll.rule == "toll.incident")


def test_every_toll_recomputes_and_nothing_recomputes_from_nothing() -> None:
    desk = Desk()
    tally(desk, 508, day(26, 11))
    for outlet, dead in (("wire", 12), ("daily", 20)):
        desk.report(f"outlet:{outlet}", day(5)).says("harm.killed", at="place:plant", on=day(4),
                                                     counts=[counted("killed", dead)])
    for toll in tolls(desk):
        again = estimate_again(toll, parameters())
        assert (again.low, again.best, again.high) == (toll.low, toll.best, toll.high)
        with pytest.raises(ValueError, match="no "):
            estimate_again(toll, parameters(), {line.claim for line in toll.evidence})


class TestAlgebra:
    def test_a_whole_is_at_least_its_parts_and_no_part_is_more_than_the_whole(self) -> None:
        assert narrowed(Interval(20, 99), [Interval(35, None)]) == (Interval(35, 99), (Interval(35, 99),))
        assert narrowed(Interval(10, 10), [Interval(12, 12)]) is None

    @pytest.mark.parametrize(("words", "interval"), [
        ("states 35+ as of 2016-08-16", Interval(35, None)), ("total 613", Interval(613, 613)),
        ("20\u201399, counted as 20", Interval(20, 99))])
    def test_what_was_written_is_read_again(self, words: str, interval: Interval) -> None:
        assert written(words) == interval

    @pytest.mark.parametrize(("low", "high", "cautious"), [(20, 99, 10), (200, 999, 100), (35, None, 35), (12, 15, 12)])
    def test_the_most_cautious_reading(self, low: int, high: int | None, cautious: int) -> None:
        assert Interval(low, high).cautious == cautious

    def test_the_fewest_that_are_too_many(self) -> None:
        assert exceeding(50, [(10, "a"), (30, "b"), (30, "c")]) == ("b", "c")
        assert exceeding(80, [(10, "a"), (30, "b"), (30, "c")]) == ()

    def test_what_happened_nowhere_in_particular_is_added_to_nothing_of_its_days(self) -> None:
        here = Happened("here", 5, ("place:city",), day(4), day(4), frozenset())
        nowhere = Happened("nowhere", 9, (), day(4), day(5), frozenset())
        later = Happened("later", 2, ("place:city",), day(7), day(7), frozenset())
        assert addable([here, nowhere, later]) == {"nowhere", "later"}
