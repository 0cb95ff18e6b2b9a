"""What the state of a place comes to on a day of which nothing tells any more."""

from dataclasses import replace
from datetime import date, timedelta

from khabar.brief.account import Names
from khabar.brief.wording import wording
from khabar.commands.state import silence
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Place

END = date(2016, 9, 15)
PLANT = Place("place:plant", "", "Cement plant", "plant")
NAMES = Names(Knowledge({PLANT.id: PLANT}, {}, {}), wording("en"))
HELD = Assessment("assessment_1122334455", "control", PLANT.id, "government", "claimed", date(2016, 8, 15), END, None,
                  0.6, "control.belief", "1")


def test_after_the_last_report_has_faded_it_is_said_to_be_unknown_and_since_when() -> None:
    earlier = replace(HELD, id="assessment_9988776655", end=date(2016, 8, 15))
    assert silence([HELD, earlier], END + timedelta(days=60), NAMES) == [
        ("assessment_11223344", "control", "Cement plant", "unknown", "unknown", "15 September 2016", "",
         "control.belief")]


def test_of_a_day_before_anything_was_told_nothing_is_said() -> None:
    assert silence([HELD], date(2016, 8, 1), NAMES) == []
