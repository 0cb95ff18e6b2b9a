"""Which claims are of one event: opposite captures on neighbouring half-days, what is looked back upon, and what
people decide about it."""

from __future__ import annotations

from dataclasses import replace

from reports import Batch, Desk, Report, day, front

from khabar.model.judgements import Pair
from khabar.model.records import Claim, Event, When
from khabar.weigh.weighing import Weighed, weigh


def weighed(batch: Batch, links: dict[Pair, bool] | None = None) -> Weighed:
    return weigh(batch.documents, batch.claims, batch.groundings, front(), links)


def claims_of(batch: Batch, report: Report) -> list[str]:
    (document,) = [each for each in batch.documents if each.name == report.name]
    return [claim.id for claim in batch.claims if claim.document == document.id]


def event_of(found: Weighed, claim: str) -> Event:
    (event,) = [each for each in found.events if claim in each.claims]
    return event


def pair(one: str, other: str) -> Pair:
    return Pair(*sorted((one, other)))


class TestOppositeCaptures:
    """One side takes a plant in the evening, the other takes it back at dawn; headlines of the day name neither."""

    def test_are_two_events_though_a_third_claim_names_nobody(self) -> None:
        desk = Desk()
        taken = desk.report("outlet:rising", day(15)).says(
            "control.captured", "actor:rebels", at="place:plant", on=day(14), part="evening", extent="partial")
        back = desk.report("outlet:loyal", day(16)).says(
            "control.captured", "actor:army", at="place:plant", on=day(15), part="dawn")
        desk.report("outlet:wire", day(16)).says("control.captured", at="place:plant", on=day(15), part="dawn",
                                                 extent="partial")
        batch = desk.batch()
        found = weighed(batch)
        gained, lost = (event_of(found, claims_of(batch, report)[0]) for report in (taken, back))
        assert gained.id != lost.id
        assert {claim.agents[0].text for claim in batch.claims if claim.id in gained.claims and claim.agents} \
            == {"actor:rebels"}

    def test_a_headline_of_three_days_joins_the_gain_of_its_own_side(self) -> None:
        desk = Desk()
        taken = desk.report("outlet:revolt", day(15)).says(
            "control.captured", "actor:rebels", at="place:plant", on=day(14), part="evening")
        back = desk.report("outlet:loyal", day(16)).says(
            "control.captured", "actor:army", at="place:plant", on=day(15), part="dawn")
        stale = desk.report("outlet:rising", day(16)).says(
            "control.captured", "actor:rebels", at="place:plant", on=(day(13), day(15)))
        batch = desk.batch()
        found = weighed(batch)
        assert event_of(found, claims_of(batch, stale)[0]).id == event_of(found, claims_of(batch, taken)[0]).id
        assert event_of(found, claims_of(batch, stale)[0]).id != event_of(found, claims_of(batch, back)[0]).id


class TestWhatPeopleDecide:
    """A decision overrides every reason for or against a link, and holds for all that it implies."""

    def test_what_is_declared_one_is_one_whatever_place_and_day(self) -> None:
        desk = Desk()
        one = desk.report("outlet:wire", day(5)).says("strike.bomb", at="place:plant", on=day(4))
        other = desk.report("outlet:daily", day(9)).says("strike.air", at="place:far-town", on=day(8))
        batch = desk.batch()
        first, second = claims_of(batch, one)[0], claims_of(batch, other)[0]
        assert len(weighed(batch).events) == 2
        (event,) = weighed(batch, {pair(first, second): True}).events
        assert "a person's decision" in event.reason

    def test_what_is_declared_two_is_two_and_their_companions_stay(self) -> None:
        desk = Desk()
        reports = [desk.report(f"outlet:{outlet}", day(5)).says("strike.bomb", at="place:plant", on=day(4))
                   for outlet in ("wire", "daily", "weekly")]
        batch = desk.batch()
        first, second, third = (claims_of(batch, report)[0] for report in reports)
        assert len(weighed(batch).events) == 1
        found = weighed(batch, {pair(first, second): False})
        assert event_of(found, first).id != event_of(found, second).id
        assert len(found.events) == 2
        assert third in event_of(found, first).claims + event_of(found, second).claims

    def test_apart_holds_for_everything_that_was_declared_one_with_it(self) -> None:
        desk = Desk()
        reports = [desk.report(f"outlet:{outlet}", day(5)).says("strike.bomb", at="place:plant", on=day(4))
                   for outlet in ("wire", "daily", "weekly")]
        batch = desk.batch()
        first, second, third = (claims_of(batch, report)[0] for report in reports)
        found = weighed(batch, {pair(first, second): True, pair(second, third): False})
        assert set(event_of(found, first).claims) == {first, second}
        assert event_of(found, third).claims == (third,)

    def test_of_decisions_that_cannot_all_hold_the_one_that_keeps_apart_holds(self) -> None:
        desk = Desk()
        reports = [desk.report(f"outlet:{outlet}", day(5)).says("strike.bomb", at="place:plant", on=day(4))
                   for outlet in ("wire", "daily", "weekly")]
        batch = desk.batch()
        first, second, third = (claims_of(batch, report)[0] for report in reports)
        decided = {pair(first, second): True, pair(second, third): True, pair(first, third): False}
        found = weighed(batch, decided)
        assert event_of(found, first).id != event_of(found, third).id
        assert weighed(batch, dict(reversed(decided.items()))) == found

    def test_deaths_are_taken_out_of_the_strike_beside_them(self) -> None:
        desk = Desk()
        report = desk.report("outlet:wire", day(5)).says("strike.air", at="place:plant", on=day(4))
        report.says("harm.killed", at="place:plant", on=day(4), same_sentence=True)
        batch = desk.batch()
        strike, deaths = claims_of(batch, report)
        assert len(weighed(batch).events) == 1
        assert len(weighed(batch, {pair(strike, deaths): False}).events) == 2


def test_who_names_no_day_speaks_of_the_bombing_that_is_talked_of() -> None:
    desk = Desk()
    desk.report("outlet:wire", day(5)).says("strike.bomb", at="place:plant", on=day(4))
    later = desk.report("outlet:daily", day(8)).says("strike.bomb", at="place:plant", on=(day(6), day(8)))
    batch = desk.batch()
    assert len(weighed(batch).events) == 2  # it names its days
    vague = Batch(batch.documents, [_without_day(claim, claims_of(batch, later)) for claim in batch.claims],
                  batch.groundings)
    assert len(weighed(vague).events) == 1


def _without_day(claim: Claim, of: list[str]) -> Claim:
    return replace(claim, when=When("unstated", basis="cycle")) if claim.id in of else claim
