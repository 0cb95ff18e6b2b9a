"""What must hold of weighing and inferring whatever is reported: order, neutrality, independence, lateness, copies."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import Batch, Desk, counted, day, front

from khabar.infer.halfdays import halfday
from khabar.infer.inferring import infer, known_by
from khabar.infer.standing import Standing
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Event, Evidence, Origin
from khabar.weigh.weighing import weigh

OUTLETS = ("state", "loyal", "revolt", "rising", "wire", "daily", "blog")
TYPES = ("control.captured", "control.lost", "control.held", "control.withdrew", "battle.repelled", "battle.attack",
         "battle.clash", "route.opened", "route.cut", "siege.broken", "siege.ongoing", "harm.killed", "strike.air")
SWAP = {"government": "opposition", "opposition": "government"}

STATEMENTS = st.fixed_dictionaries({
    "outlet": st.sampled_from(OUTLETS), "published": st.integers(6, 12), "type": st.sampled_from(TYPES),
    "by": st.sampled_from(["actor:army", "actor:rebels", ""]),
    "onto": st.sampled_from(["actor:army", "actor:rebels", ""]),
    "at": st.sampled_from(["place:plant", "place:city", "place:road", "place:hill"]), "on": st.integers(3, 9),
    "span": st.integers(0, 2), "status": st.sampled_from(["asserted", "asserted", "asserted", "negated", "planned"]),
    "extent": st.sampled_from([None, "full", "partial"]), "dead": st.integers(0, 60),
    "cumulative": st.booleans(), "voice": st.sampled_from(["", "actor:monitor", "actor:army", "actor:brigade", "?"]),
})
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def written(statements: list[dict[str, object]], place: str | None = None) -> Desk:
    desk = Desk()
    for number, said in enumerate(statements):
        first, span, dead = said["on"], said["span"], said["dead"]
        assert isinstance(first, int) and isinstance(span, int) and isinstance(dead, int)
        published = said["published"]
        assert isinstance(published, int)
        voice = said["voice"]
        desk.report(f"outlet:{said['outlet']}", day(published), f"{place or ''}report{number}").says(
            str(said["type"]), [str(said["by"])] if said["by"] else [], [str(said["onto"])] if said["onto"] else [],
            at=place or str(said["at"]), on=(day(first), day(first + span)),
            status=said["status"], extent=said["extent"],  # type: ignore[arg-type]
            voice=[None] if voice == "?" else [str(voice)] if voice else [],
            counts=[counted("killed", dead, cumulative=bool(said["cumulative"]))] if dead else [])
    return desk


def result(batch: Batch, knowledge: Knowledge) -> tuple[tuple[Origin, ...], tuple[Event, ...], tuple[Assessment, ...]]:
    weighed = weigh(batch.documents, batch.claims, batch.groundings, knowledge)
    states = infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events, knowledge)
    return weighed.origins, weighed.events, states


@QUICK
@given(st.lists(STATEMENTS, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(statements: list[dict[str, object]], mixer: random.Random) -> None:
    batch = written(statements).batch()
    expected = result(batch, front())
    for records in (batch.documents, batch.claims, batch.groundings):
        mixer.shuffle(records)
    assert result(batch, front()) == expected


def _renamed(words: str) -> str:
    return (words.replace("government", "\0").replace("opposition", "government").replace("\0", "opposition"))


def _mirrored(state: Assessment) -> Assessment:
    """The state with the names of the two sides exchanged; ids hash the names and are left out."""
    note = state.note
    if state.rule == "control.belief":  # the order of the names follows the alphabet
        note = "; ".join(sorted(", ".join(sorted(part.partition(": ")[2].split(", "))) for part in note.split("; ")))
    evidence = tuple(sorted((Evidence(line.claim, line.weight, line.supports, line.reason) for line in state.evidence),
                            key=repr))
    return replace(state, id="", note=note, evidence=evidence)


def _swapped(state: Assessment) -> Assessment:
    evidence = tuple(replace(line, reason=_renamed(line.reason)) for line in state.evidence)
    subject = "|".join("+".join(sorted(_renamed(part).split("+"))) for part in state.subject.split("|"))
    return replace(state, value=_renamed(state.value), subject=subject, note=_renamed(state.note), evidence=evidence)


@QUICK
@given(st.lists(STATEMENTS, max_size=12))
def test_swapping_the_names_of_the_sides_swaps_the_result_and_nothing_else(
        statements: list[dict[str, object]]) -> None:
    batch = written(statements).batch()
    _, events, states = result(batch, front())
    _, mirror_events, mirror_states = result(batch, front(government="opposition", opposition="government"))
    assert [(event.id, event.disputed, event.type) for event in mirror_events] == [
        (event.id, event.disputed, event.type) for event in events]
    expected = sorted((_mirrored(_swapped(state)) for state in states), key=repr)
    assert sorted((_mirrored(state) for state in mirror_states), key=repr) == expected


@QUICK
@given(st.lists(STATEMENTS, max_size=10), st.lists(STATEMENTS, min_size=1, max_size=3))
def test_an_unrelated_report_changes_nothing(statements: list[dict[str, object]],
                                             others: list[dict[str, object]]) -> None:
    batch = written(statements).batch()
    far = written(others, place="place:far-town").batch()
    origins, events, states = result(batch, front())
    more_origins, more_events, more_states = result(batch.plus(far), front())
    assert set(origins) <= set(more_origins)
    assert set(events) <= set(more_events)
    assert set(states) <= set(more_states)


def known_on(batch: Batch, number: int) -> Batch:
    """The records of the reports that were out by a day of August."""
    out = {document.id for document in known_by(day(number), batch.documents)}
    claims = [claim for claim in batch.claims if claim.document in out]
    kept = {claim.id for claim in claims}
    return Batch([document for document in batch.documents if document.id in out], claims,
                 [each for each in batch.groundings if each.claim in kept])


@QUICK
@given(st.lists(STATEMENTS, max_size=10), st.lists(STATEMENTS, min_size=1, max_size=4))
def test_a_late_report_leaves_what_was_known_before_it(statements: list[dict[str, object]],
                                                       late: list[dict[str, object]]) -> None:
    desk = written(statements)
    before = result(desk.batch(), front())
    for number, report in enumerate(written(late).reports):
        report.name, report.published = f"late{number}", day(20 + number)
        desk.reports.append(report)
    assert result(known_on(desk.batch(), 14), front()) == before


@QUICK
@given(st.lists(STATEMENTS, max_size=8), st.integers(3, 9), st.sampled_from(sorted(SWAP)))
def test_and_rewrites_who_held_a_place_on_the_day_it_speaks_of(statements: list[dict[str, object]], on: int,
                                                               side: str) -> None:
    actors = {"government": "actor:army", "opposition": "actor:rebels"}
    desk = written(statements)
    desk.report("outlet:wire", day(10), "then").says(
        "control.held", actors[SWAP[side]], at="place:college", on=day(on), extent="full")
    then = Standing(result(desk.batch(), front())[2]).at("control", "place:college", halfday(day(on), 1))
    for outlet in ("wire", "daily", "weekly"):
        desk.report(f"outlet:{outlet}", day(20), f"late {outlet}").says(
            "control.captured", actors[side], actors[SWAP[side]], at="place:college", on=day(on), part="morning",
            extent="full").says("control.held", actors[side], at="place:college", on=day(on + 1), extent="full")
    batch = desk.batch()
    now = Standing(result(batch, front())[2]).at("control", "place:college", halfday(day(on), 1))
    assert then is not None and now is not None
    assert (then.value, now.value) == (SWAP[side], side)
    known = Standing(result(known_on(batch, 14), front())[2]).at("control", "place:college", halfday(day(on), 1))
    assert known == then


@QUICK
@given(st.lists(STATEMENTS, min_size=1, max_size=8), st.integers(0, 7), st.integers(1, 10))
def test_copies_of_a_report_are_no_further_originators(statements: list[dict[str, object]], chosen: int,
                                                       copies: int) -> None:
    desk = written(statements)
    originators = {origin.originator for origin in result(desk.batch(), front())[0]}
    report = desk.reports[chosen % len(desk.reports)]
    for number in range(copies):
        desk.copy(report, "outlet:blog", day(14), f"copy{number}")
    origins, events, _ = result(desk.batch(), front())
    assert {origin.originator for origin in origins} == originators
    assert sum(origin.carrier for origin in origins) >= copies
    assert {voice for event in events for voice in event.originators} == originators
