"""A cell weighed alone comes out as it does in the whole; and what people decide does not depend on any order."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import Batch, Desk, day, front
from test_invariants import STATEMENTS, written

from khabar.model.judgements import Pair
from khabar.model.knowledge import Knowledge
from khabar.model.records import Event
from khabar.model.resolved import Chains, Resolved, resolve
from khabar.weigh.cells import cell_of, reports_of
from khabar.weigh.copies import CopyFinder
from khabar.weigh.decisions import Decisions
from khabar.weigh.events import events
from khabar.weigh.originators import grades, trace
from khabar.weigh.parameters import parameters
from khabar.weigh.weighing import weigh

WORLD = front()
CHAINS = Chains(WORLD)
POLICY = parameters()
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Weighing:
    """All stages of weighing over one batch, so that a part of it can be weighed with the same origins."""

    def __init__(self, batch: Batch, knowledge: Knowledge = WORLD) -> None:
        self.items = resolve(batch.documents, batch.claims, batch.groundings, knowledge)
        documents = sorted(batch.documents, key=lambda document: document.id)
        copies = CopyFinder(documents, POLICY.copies, grades(documents, knowledge)).find(
            [item.claim for item in self.items])
        self.twins = {claim: copy.claim for claim, copy in copies.items() if copy.claim is not None}
        self.origins = {origin.claim: origin for origin in trace(
            self.items, documents, copies, knowledge, POLICY.originators)}

    def of(self, items: list[Resolved]) -> tuple[Event, ...]:
        held = {item.id for item in items}
        twins = {claim: twin for claim, twin in self.twins.items() if claim in held}
        return events(items, self.origins, twins, WORLD, POLICY, Decisions({}))


@SLOW
@given(st.lists(STATEMENTS, max_size=8), st.lists(STATEMENTS, max_size=6), st.integers(0, 3))
def test_a_cell_weighed_alone_comes_out_as_in_the_whole(
        near: list[dict[str, object]], far: list[dict[str, object]], copies: int) -> None:
    desk = written(near)
    desk.reports += written(far, place="place:far-town").reports
    for number in range(copies if desk.reports else 0):
        desk.copy(desk.reports[number % len(desk.reports)], "outlet:blog", day(13), f"copy{number}")
    all_of_it = Weighing(desk.batch())
    whole = all_of_it.of(list(all_of_it.items))
    for cell in ("place:province", "place:far-town"):
        reports = reports_of(cell, all_of_it.items, all_of_it.twins, CHAINS, POLICY)
        alone = all_of_it.of([item for item in all_of_it.items if item.claim.document in reports])
        assert _in(cell, alone) == _in(cell, whole)


@SLOW
@given(st.lists(STATEMENTS, max_size=6), st.lists(STATEMENTS, max_size=6))
def test_days_before_and_after_a_quiet_time_are_weighed_apart(
        early: list[dict[str, object]], late: list[dict[str, object]]) -> None:
    later = [{**said, "on": int(str(said["on"])) + 20, "published": int(str(said["published"])) + 17} for said in late]
    desk = written(early)
    for report in written(later).reports:
        report.name = f"late-{report.name}"
        desk.reports.append(report)
    all_of_it = Weighing(desk.batch())
    whole = _in("place:province", all_of_it.of(list(all_of_it.items)))
    for days in ((day(3), day(12)), (day(23), day(31))):
        reports = reports_of("place:province", all_of_it.items, all_of_it.twins, CHAINS, POLICY, days)
        alone = all_of_it.of([item for item in all_of_it.items if item.claim.document in reports])
        found = [event for event in _in("place:province", alone) if event.start and days[0] <= event.start <= days[1]]
        assert found == [event for event in whole if event.start and days[0] <= event.start <= days[1]]


def _in(cell: str, found: tuple[Event, ...]) -> list[Event]:
    return [event for event in found if cell_of(event.place, CHAINS, POLICY) == cell]


def test_a_quarter_lies_in_the_cell_of_its_governorate() -> None:
    assert cell_of("place:hill", CHAINS, POLICY) == "place:province"
    assert cell_of("place:far-town", CHAINS, POLICY) == "place:far-town"
    assert cell_of(None, CHAINS, POLICY) is None


@SLOW
@given(st.lists(STATEMENTS, min_size=2, max_size=8), st.data())
def test_decisions_hold_in_any_order_of_claims_and_of_decisions(
        statements: list[dict[str, object]], data: st.DataObject) -> None:
    batch = written(statements).batch()
    ids = sorted({claim.id for claim in batch.claims})
    chosen = data.draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.booleans()), max_size=6))
    links = {Pair(min(one, other), max(one, other)): same for one, other, same in chosen if one != other}
    expected = weigh(batch.documents, batch.claims, batch.groundings, WORLD, links)
    mixer = random.Random(len(links))
    for records in (batch.documents, batch.claims, batch.groundings):
        mixer.shuffle(records)
    assert weigh(batch.documents, batch.claims, batch.groundings, WORLD,
                 dict(reversed(list(links.items())))) == expected
    event_of = {claim: event.id for event in expected.events for claim in event.claims}
    decisions = Decisions(links)
    for pair, same in links.items():
        if not same:
            assert event_of[pair.first] != event_of[pair.second]
        elif pair.second in decisions.group(pair.first):
            assert event_of[pair.first] == event_of[pair.second]
    assert sorted(event_of) == ids


def test_a_desk_without_reports_has_no_events() -> None:
    assert Weighing(Desk().batch()).of([]) == ()
