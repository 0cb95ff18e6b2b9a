"""Disputes between events: roads and the places they run through, reversals, sieges, rival figures."""

from reports import Desk, counted, day, front

from khabar.model.knowledge import Knowledge
from khabar.model.records import Event, Place, Rival
from khabar.model.rivals import COUNTER
from khabar.weigh.contradictions import recountered
from khabar.weigh.weighing import weigh

RAMOUSEH, ROAD = "place:aleppo-ramouseh", "place:aleppo-ramouseh-road"


def knowledge() -> Knowledge:
    """The small front, with a quarter and the road that the road data lead through it."""
    known = front()
    places = dict(known.places)
    places[RAMOUSEH] = Place(RAMOUSEH, "", "", "neighbourhood", "SY", "place:city")
    places[ROAD] = Place(ROAD, "", "", "road", "SY", "place:city")
    return Knowledge(places, known.actors, known.outlets)


def disputed(desk: Desk) -> list[Event]:
    batch = desk.batch()
    return [event for event in weigh(batch.documents, batch.claims, batch.groundings, knowledge()).events
            if event.disputed]


def test_a_road_said_open_in_one_report_and_cut_where_it_runs_through_in_another_is_disputed() -> None:
    desk = Desk()
    desk.report("outlet:rising", day(8)).says("route.opened", "actor:rebels", at=RAMOUSEH, on=day(7))
    desk.report("outlet:state", day(8)).says("route.cut", "actor:army", at=ROAD, on=day(7))
    found = disputed(desk)
    assert len(found) == 2
    assert {rival.value for event in found for rival in event.rivals if rival.attribute == COUNTER} == {
        event.id for event in found}


def test_a_denial_that_it_was_cut_and_a_denial_that_it_was_opened_exclude_each_other() -> None:
    desk = Desk()
    desk.report("outlet:rising", day(8)).says("route.cut", "actor:army", at=ROAD, on=day(7), status="negated")
    desk.report("outlet:wire", day(8)).says("route.opened", at=RAMOUSEH, on=day(7), status="negated")
    assert disputed(desk)


def test_an_open_road_that_is_dangerous_is_disputed_for_the_same_users_only() -> None:
    def told(users: str) -> list[Event]:
        desk = Desk()
        desk.report("outlet:rising", day(8)).says("route.opened", onto="actor:un", at=ROAD, on=day(7))
        desk.report("outlet:wire", day(8)).says("route.threatened", onto=users, at=ROAD, on=day(7))
        return disputed(desk)

    assert told("actor:un")
    assert not told("actor:residents")


def test_the_road_of_one_side_opened_and_that_of_the_other_cut_are_no_dispute() -> None:
    desk = Desk()
    desk.report("outlet:rising", day(8)).says("route.opened", "actor:rebels", at=ROAD, on=day(7))
    desk.report("outlet:state", day(8)).says("route.cut", "actor:rebels", "actor:army", at=RAMOUSEH, on=day(7))
    assert not disputed(desk)


def test_a_place_taken_and_by_another_word_taken_back_the_next_day_is_disputed() -> None:
    desk = Desk()
    desk.report("outlet:rising", day(15)).says("control.captured", "actor:rebels", at="place:plant", on=day(14))
    desk.report("outlet:wire", day(15)).says("control.captured", "actor:army", at="place:plant", on=day(15))
    assert {event.start for event in disputed(desk)} == {day(14), day(15)}


def test_a_reversal_that_one_originator_tells_is_no_dispute() -> None:
    desk = Desk()
    desk.report("outlet:wire", day(15)).says("control.captured", "actor:rebels", at="place:plant", on=day(14)).says(
        "control.captured", "actor:army", at="place:plant", on=day(15))
    assert not disputed(desk)


def test_a_siege_said_broken_and_going_on_the_day_after_is_disputed() -> None:
    desk = Desk()
    desk.report("outlet:rising", day(7)).says("siege.broken", "actor:rebels", at="place:east", on=day(6))
    desk.report("outlet:wire", day(7)).says("siege.ongoing", "actor:army", at="place:east", on=day(7))
    assert len(disputed(desk)) == 2


def test_a_siege_that_went_on_until_it_was_broken_is_no_dispute() -> None:
    desk = Desk()
    desk.report("outlet:rising", day(7)).says("siege.broken", "actor:rebels", at="place:east", on=day(6))
    desk.report("outlet:wire", day(5)).says("siege.ongoing", "actor:army", at="place:east", on=day(5))
    assert not disputed(desk)


def test_whole_and_part_by_two_originators_are_disputed() -> None:
    desk = Desk()
    desk.report("outlet:rising", day(15)).says("control.captured", "actor:rebels", at="place:plant", on=day(14),
                                               extent="full")
    desk.report("outlet:wire", day(15)).says("control.captured", "actor:rebels", at="place:plant", on=day(14),
                                             extent="partial")
    assert disputed(desk)


def test_figures_of_two_events_of_one_place_and_day_that_exclude_each_other_are_disputed() -> None:
    desk = Desk()
    desk.report("outlet:rising", day(15)).says("harm.killed", onto="actor:army", at="place:plant", on=day(14),
                                               counts=[counted("killed", 60)])
    desk.report("outlet:wire", day(15)).says("strike.air", "actor:rebels", at="place:plant", on=day(14)).says(
        "harm.killed", "actor:rebels", "actor:army", at="place:plant", on=day(14), counts=[counted("killed", 17)])
    assert disputed(desk)


def against(*others: str, disputed: bool = False) -> Event:
    """An event with rival figures of its own if it is disputed, and against which these other events stand."""
    own = (Rival("killed", "7", ("claim_a",), ("outlet:x",), 7, 7),) if disputed else ()
    return Event("event_a", "strike.air", "place:plant", day(7), day(7), ("claim_a",), ("outlet:x",), rivals=(
        *own, *(Rival(COUNTER, other, (f"claim_of_{other}",), ("outlet:y",)) for other in others)),
        disputed=disputed or bool(others))


def test_what_stands_against_an_event_is_changed_where_it_is_stored() -> None:
    """The store knows of event_d, too, which is not among what was looked at."""
    assert recountered(against("event_b", "event_d"), against("event_b"), against("event_c")) == against(
        "event_c", "event_d")
    assert recountered(against("event_d"), against(), against("event_b")) == against("event_b", "event_d")
    assert recountered(against("event_b"), against("event_b"), against()) == against()
    assert recountered(against("event_b", disputed=True), against("event_b", disputed=True),
                       against(disputed=True)) == against(disputed=True)


def test_an_event_of_which_more_changed_than_what_stands_against_it_is_not_changed_in_place() -> None:
    assert recountered(against("event_b"), against("event_b"), against("event_b", disputed=True)) is None
    assert recountered(against("event_d"), against("event_b"), against()) is None  # it is not stored as it was seen
    assert recountered(against("event_c"), against("event_b"), against("event_b", "event_c")) is None
