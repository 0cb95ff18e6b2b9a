"""What the five seed reports must come to, from their coded claims; skipped where ``../shared`` is absent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from gold_claims import SHARED, aleppo, seeds
from reports import Batch, day

from khabar.infer.halfdays import halfday
from khabar.infer.inferring import infer
from khabar.infer.recompute import again
from khabar.model.records import Assessment, Claim, Document
from khabar.weigh.weighing import Weighed, weigh

pytestmark = pytest.mark.skipif(not (SHARED / "gold" / "claims").exists(), reason="../shared is not here")
SEVEN = ("masaken-hanano", "jabal-badro", "hellok", "baidin", "haydariyah", "ain-al-tal", "sakhour")
PLANT = "place:aleppo-sheikh-saeed-cement"


@dataclass
class Account:
    batch: Batch
    weighed: Weighed
    states: tuple[Assessment, ...]

    def of(self, kind: str, subject: str) -> list[Assessment]:
        found = [state for state in self.states if state.kind == kind and state.subject.startswith(subject)]
        return sorted(found, key=lambda state: (state.start, state.start_half))

    def holder(self, place: str, when: date, half: int = 1) -> str:
        step = halfday(when, half)
        for state in self.of("control", place):
            if halfday(state.start, state.start_half) <= step < halfday(state.end or date.max, state.end_half):
                return state.value
        return "unknown"

    def claim(self, claim: str) -> tuple[Claim, Document]:
        found = next(each for each in self.batch.claims if each.id == claim)
        return found, next(each for each in self.batch.documents if each.id == found.document)


@pytest.fixture(scope="module")
def account() -> Account:
    batch, knowledge = seeds(), aleppo()
    weighed = weigh(batch.documents, batch.claims, batch.groundings, knowledge)
    states = infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events, knowledge)
    return Account(batch, weighed, states)


def test_the_siege_of_the_east_is_broken_on_6_august_and_two_reports_say_so(account: Account) -> None:
    before, after = account.of("siege", "place:aleppo-east")
    assert (before.value, after.value) == ("besieged", "broken")
    assert before.end == after.start == day(6)
    assert {account.claim(line.claim)[1].name for line in after.evidence} == {"000", "002"}
    (event,) = [event for event in account.weighed.events if event.type == "siege.broken"]
    assert (event.start, event.end, len(event.originators)) == (day(6), day(6), 2)


def test_35_and_17_killed_at_the_plant_on_the_monitors_word(account: Account) -> None:
    found = {state.subject.split("|")[2]: state for state in account.of("toll", f"{PLANT}|killed")}
    assert (found["opposition"].low, found["opposition"].high) == (35, None)
    assert (found["government"].low, found["government"].high) == (17, 17)
    origins = {origin.claim: origin.originator for origin in account.weighed.origins}
    assert {origins[line.claim] for state in found.values() for line in state.evidence} == {"actor:sohr"}


def test_the_plant_is_back_in_government_hands_at_dawn_and_never_assessed_otherwise(account: Account) -> None:
    assert account.holder(PLANT, day(14)) == "contested"
    assert account.holder(PLANT, day(15), 0) == "government"
    assert account.holder(PLANT, day(20)) == "government"
    assert not [state for state in account.of("control", PLANT) if state.value == "opposition"]


def test_508_to_613_is_one_tally_of_the_civil_defence(account: Account) -> None:
    (state,) = account.of("toll", "place:aleppo-east|killed")
    assert state.subject.endswith("actor:syria-civil-defence")
    assert (state.low, state.best, state.high) == (613, 613, 613)
    assert "+105" in state.note
    assert not [other for other in account.states if other.best == 1121]


@pytest.mark.parametrize("district", SEVEN)
def test_seven_districts_are_lost_by_28_november(account: Account, district: str) -> None:
    assert account.holder(f"place:aleppo-{district}", day(28, 11)) == "government"


def test_the_ramouseh_road_is_open_and_cut_by_rival_words(account: Account) -> None:
    states = {state.value for state in account.of("route", "place:aleppo-ramouseh-road|opposition|")}
    assert "contested" in states
    assert account.of("route", "place:aleppo-ramouseh-road|government|")[0].value == "cut"
    disputed = [event for event in account.weighed.events
                if event.disputed and event.place == "place:aleppo-ramouseh-road"]
    assert disputed
    outcomes = {rival.value for event in disputed for rival in event.rivals if rival.attribute == "outcome"}
    assert {"route.cut", "route.cut:negated"} <= outcomes


def test_all_of_it_recomputes_from_its_own_evidence(account: Account) -> None:
    for state in account.states:
        expected = state.score if state.kind != "toll" else state.low if state.best is None else state.best
        assert again(state) == pytest.approx(expected, abs=1e-3), state


def test_nothing_assessed_contradicts_what_held(account: Account) -> None:
    truth = {"place:aleppo-east": "opposition", "place:aleppo-west": "government", PLANT: "government"}
    assert all(truth.get(state.subject, state.value) == state.value for state in account.states
               if state.kind == "control" and state.label == "assessed")
