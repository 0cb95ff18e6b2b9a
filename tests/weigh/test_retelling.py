"""Reports that date one event differently: few after many, days of the calendar, places taken twice, and no place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports import Batch, Desk, counted, day, front

from khabar.model.records import Event, When
from khabar.weigh.weighing import weigh

OUTLETS = ("wire", "daily", "weekly", "rising", "loyal")


def bombing(desk: Desk, on: date, reports: int = 4) -> None:
    for outlet in OUTLETS[:reports]:
        desk.report(f"outlet:{outlet}", on).says("strike.bomb", at="place:plant", on=on)


def by_calendar(batch: Batch, *chosen: int) -> Batch:
    """The same claims, the days of those chosen named as days of the week and not counted from the report."""
    return Batch(batch.documents, [replace(claim, when=When("weekday", 1, 1)) if number in chosen else claim
                                   for number, claim in enumerate(batch.claims)], batch.groundings)


def events(batch: Batch, kind: str) -> list[Event]:
    found = weigh(batch.documents, batch.claims, batch.groundings, front()).events
    return sorted((event for event in found if event.type == kind), key=lambda event: (event.start or date.max))


class TestFewAfterMany:
    def test_what_one_report_dates_two_days_later_is_what_four_tell_of(self) -> None:
        desk = Desk()
        bombing(desk, day(4))
        desk.report("outlet:blog", day(7)).says("strike.bomb", at="place:plant", on=day(6))
        (event,) = events(desk.batch(), "strike.bomb")
        assert (event.start, len(event.claims)) == (day(4), 5)
        assert "told in these days" in event.reason

    def test_two_that_as_many_tell_of_are_two(self) -> None:
        desk = Desk()
        bombing(desk, day(4), 2)
        for outlet in OUTLETS[2:4]:
            desk.report(f"outlet:{outlet}", day(7)).says("strike.bomb", at="place:plant", on=day(6))
        assert [event.start for event in events(desk.batch(), "strike.bomb")] == [day(4), day(6)]

    def test_a_day_of_the_calendar_on_both_is_believed(self) -> None:
        desk = Desk()
        bombing(desk, day(4))
        desk.report("outlet:blog", day(7)).says("strike.bomb", at="place:plant", on=day(6))
        batch = desk.batch()
        assert len(events(by_calendar(batch, 0, 1), "strike.bomb")) == 1
        assert len(events(by_calendar(batch, 0, 1, 4), "strike.bomb")) == 2

    def test_unless_many_more_name_the_other_day(self) -> None:
        desk = Desk()
        bombing(desk, day(4))
        desk.report("outlet:blog", day(7)).says("strike.bomb", at="place:plant", on=day(6))
        assert len(events(by_calendar(desk.batch(), 0, 1, 2, 3, 4), "strike.bomb")) == 1

    def test_what_is_told_before_it_is_something_else(self) -> None:
        desk = Desk()
        desk.report("outlet:blog", day(3)).says("strike.bomb", at="place:plant", on=day(2))
        bombing(desk, day(4))
        assert len(events(desk.batch(), "strike.bomb")) == 2

    def test_other_dead_are_of_another_bombing(self) -> None:
        desk = Desk()
        for outlet in OUTLETS[:4]:
            desk.report(f"outlet:{outlet}", day(4)).says("strike.bomb", at="place:plant", on=day(4)).says(
                "harm.killed", at="place:plant", on=day(4), counts=[counted("killed", 40)])
        desk.report("outlet:blog", day(7)).says("strike.bomb", at="place:plant", on=day(6)).says(
            "harm.killed", at="place:plant", on=day(6), counts=[counted("killed", 3)])
        assert len(events(desk.batch(), "strike.bomb")) == 2


class TestTakenOnce:
    def test_who_is_said_to_have_taken_a_place_on_two_days_took_it_on_the_first(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(5)).says("control.captured", "actor:rebels", at="place:plant", on=day(4))
        desk.report("outlet:daily", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6))
        (event,) = events(desk.batch(), "control.captured")
        assert event.start == day(4)

    def test_unless_it_was_lost_in_between(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(5)).says("control.captured", "actor:rebels", at="place:plant", on=day(4))
        desk.report("outlet:wire", day(6)).says("control.captured", "actor:army", at="place:plant", on=day(5))
        desk.report("outlet:daily", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6))
        assert [event.start for event in events(desk.batch(), "control.captured")] == [day(4), day(5), day(6)]

    def test_what_changed_hands_a_week_before_says_nothing_of_these_days(self) -> None:
        desk = Desk()
        for outlet in OUTLETS[:3]:
            desk.report(f"outlet:{outlet}", day(1)).says("control.captured", "actor:army", at="place:plant", on=day(1))
        desk.report("outlet:wire", day(11)).says("control.captured", "actor:rebels", at="place:plant", on=day(10))
        desk.report("outlet:daily", day(13)).says("control.captured", "actor:rebels", at="place:plant", on=day(12))
        assert [event.start for event in events(desk.batch(), "control.captured")] == [day(1), day(10)]

    def test_a_part_and_the_whole_are_two(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(5)).says(
            "control.captured", "actor:rebels", at="place:plant", on=day(4), extent="partial")
        desk.report("outlet:daily", day(7)).says(
            "control.captured", "actor:rebels", at="place:plant", on=day(6), extent="full")
        assert len(events(desk.batch(), "control.captured")) == 2


class TestNoPlace:
    def test_where_a_report_names_no_place_it_means_the_bombing_that_it_places(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(5)).says("strike.bomb", on=day(4)).says(
            "strike.bomb", at="place:plant", on=day(4))
        (event,) = events(desk.batch(), "strike.bomb")
        assert event.place == "place:plant"
        assert "the one its report places" in event.reason

    def test_of_two_it_means_neither(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(5)).says("strike.bomb", on=day(4)).says(
            "strike.bomb", at="place:plant", on=day(4)).says("strike.bomb", at="place:college", on=day(4))
        assert len(events(desk.batch(), "strike.bomb")) == 3


def test_who_opens_fire_with_as_many_dead_attacks() -> None:
    desk = Desk()
    for outlet, kind in (("wire", "battle.attack"), ("daily", "strike.shelling")):
        desk.report(f"outlet:{outlet}", day(5)).says(kind, "actor:rebels", at="place:hill", on=day(4)).says(
            "harm.killed", onto="actor:army", at="place:hill", on=day(4), counts=[counted("killed", 3)])
    batch = desk.batch()
    assert len(weigh(batch.documents, batch.claims, batch.groundings, front()).events) == 1
