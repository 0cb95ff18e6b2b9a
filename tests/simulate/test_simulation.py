"""A made-up war is the same for the same seed, tells what its truth says, and can be read by the whole system."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from khabar.ground.knowledge import load_knowledge
from khabar.ground.own_places import read_places
from khabar.model.resolved import resolve
from khabar.simulate.baselines import BASELINES, Said, said_of
from khabar.simulate.reporting import lean_of
from khabar.simulate.scenario import CONTESTED, SIDES, place_names
from khabar.simulate.scoring import STATES, Shown, brier, confusion, score
from khabar.simulate.simulation import Simulation, simulate, write
from khabar.simulate.war import War
from khabar.store.adding import check


@cache
def war_of(seed: int) -> Simulation:
    return simulate(seed, 20, 9, load_knowledge())


def test_the_same_seed_gives_the_same_files_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write(simulate(seed, 15, 6, load_knowledge()), tmp_path / name)
    for file in ("reports.jsonl", "places.csv", "truth.jsonl"):
        one, again = (tmp_path / "one" / file).read_bytes(), (tmp_path / "again" / file).read_bytes()
        assert one == again
        assert one
    assert (tmp_path / "one/reports.jsonl").read_bytes() != (tmp_path / "other/reports.jsonl").read_bytes()


def test_every_claim_quotes_its_report_and_every_mention_stands_in_it() -> None:
    for written in war_of(1).written():
        check(written.document, written.reading, written.groundings)
        text = written.document.text
        for claim in written.reading.claims:
            spans = [*claim.agents, *claim.targets, *claim.voice, *(count.of for count in claim.counts)]
            assert claim.place is not None
            for span in (*spans, claim.place):
                assert text[span.start:span.stop] == span.text != ""


def test_the_places_can_be_imported_and_are_those_that_the_claims_mean(tmp_path: Path) -> None:
    simulation = war_of(1)
    write(simulation, tmp_path)
    imported = {place.id: place for place in read_places(tmp_path / "places.csv")}
    for identity, place in simulation.war.places.items():
        known = imported[identity]
        assert (known.kind, known.name_ar, known.parent) == (place.kind, place.name_ar, place.parent)


def test_a_report_is_never_of_the_future() -> None:
    simulation = war_of(1)
    for report in simulation.reports:
        assert all(statement.step // 2 <= report.day for statement in report.statements)


def test_a_carried_report_has_the_words_of_an_earlier_one_of_its_camp() -> None:
    simulation = war_of(1)
    texts = {report.number: written.document.text.split("\n")[1:]
             for report, written in zip(simulation.reports, simulation.written(), strict=True)}
    outlets = {report.number: report.outlet for report in simulation.reports}
    carried = [report for report in simulation.reports if report.carried is not None]
    assert carried
    for report in carried:
        assert report.carried is not None and report.carried < report.number
        lean = lean_of(report.outlet, simulation.knowledge)
        if lean in SIDES:
            assert lean_of(outlets[report.carried], simulation.knowledge) == lean
        if simulation.reports[report.carried].day == report.day:
            assert texts[report.number] == texts[report.carried]


def test_the_truth_is_written_as_it_is(tmp_path: Path) -> None:
    simulation = war_of(1)
    write(simulation, tmp_path)
    lines = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    for place, village in simulation.war.villages.items():
        own = [line for line in lines if line["place"] == place]
        assert [line["state"] for line in own] == village.states
        assert own[0]["from"] == str(simulation.war.first_day)


def test_partisans_do_what_they_are_said_to_do() -> None:
    """Of what its own side lost, a partisan mostly says nothing or the contrary; who is on no side says it."""
    admitted, told = 0, 0
    for seed in range(1, 5):
        simulation = war_of(seed)
        for report in simulation.reports:
            lean = lean_of(report.outlet, simulation.knowledge)
            for each in report.statements:
                if each.kind in ("capture", "whole") and report.carried is None:
                    admitted += lean in SIDES and each.side != lean
                    told += lean not in SIDES
    assert told > 3 * admitted


def test_village_names_are_all_different() -> None:
    assert len(set(place_names(12_000))) == 12_000


def said(step: int, state: str, outlet: str = "wire", lean: str = "neutral") -> Said:
    return Said("v", step, step // 2, outlet, lean, state)


@pytest.mark.parametrize(("rule", "expected"), [
    ("latest report", "opposition"), ("majority", "government"), ("conservative", "government"),
    ("admissions only", None), ("neutral or admission", "government"),
])
def test_the_simple_rules_on_a_victory_that_only_the_victor_reports(rule: str, expected: str | None) -> None:
    told = [said(2, "government"), said(3, "government", "daily"), said(6, "opposition", "revolt", "opposition")]
    assert BASELINES[rule](told) == expected


@pytest.mark.parametrize("rule", list(BASELINES))
def test_the_simple_rules_say_nothing_of_nothing_and_believe_an_admission_that_all_confirm(rule: str) -> None:
    assert BASELINES[rule]([]) is None
    told = [said(2, "government"), said(6, "opposition", "state", "government"), said(7, "opposition", "daily"),
            said(7, "opposition")]
    assert BASELINES[rule](told) == "opposition"


def test_claims_become_what_the_simple_rules_see() -> None:
    simulation = war_of(1)
    written = list(simulation.written())
    documents = [each.document for each in written]
    items = resolve(documents, [claim for each in written for claim in each.reading.claims],
                    [found for each in written for found in each.groundings], simulation.knowledge)
    seen = said_of(items, documents, simulation.war.first_day, simulation.knowledge)
    assert set(seen) <= set(simulation.war.villages)
    assert {each.state for lines in seen.values() for each in lines} == set(STATES)
    assert all(simulation.war.first_day + timedelta(days=each.step // 2) >= simulation.war.first_day
               for lines in seen.values() for each in lines)


def sure(village: str, step: int, answer: str) -> Shown:
    return Shown(village, step, answer, {state: float(state == answer) for state in STATES})


def front_of(war: War) -> str:
    return max(war.villages, key=lambda place: len(war.villages[place].states))


def test_the_truth_scores_perfectly() -> None:
    war = war_of(1).war
    account = [sure(place, step, village.at(step)) for place, village in war.villages.items()
               for step in range(1, 2 * war.days, 2)]
    found = score(war, account)
    assert (found.brier, found.false_flips, found.missed, found.calibration_error) == (0.0, 0, 0, 0.0)
    assert found.latency <= 0.5


def test_false_and_missed_flips_are_counted() -> None:
    war = war_of(1).war
    quiet = next(place for place, village in war.villages.items() if village.states in (["government"], ["opposition"]))
    held = war.villages[quiet].states[0]
    enemy = SIDES[held == SIDES[0]]
    found = score(war, [sure(quiet, step, enemy if 10 <= step < 14 else held) for step in range(1, 30)])
    assert found.false_flips == 1
    stubborn = score(war, [sure(front_of(war), step, CONTESTED) for step in range(1, 2 * war.days)])
    assert stubborn.missed == len(stubborn.latencies)


def test_a_coin_scores_worse_than_knowing_and_better_than_certainty_of_the_wrong() -> None:
    even = Shown("v", 1, None, dict.fromkeys(STATES, 1 / 3))
    assert brier(sure("v", 1, "government"), "government") < brier(even, "government")
    assert brier(even, "government") < brier(sure("v", 1, "opposition"), "government")


def test_a_table_of_confusion_learns_how_far_to_trust() -> None:
    learnt = confusion([("government", "government")] * 8 + [("government", "opposition")])
    assert learnt["government"]["government"] == pytest.approx(9 / 12)
    assert sum(learnt["government"].values()) == pytest.approx(1)
