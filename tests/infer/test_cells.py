"""One place, road or area inferred alone is what it is in the whole, and a report touches no other cell."""

from __future__ import annotations

from besieged_town import STATEMENTS, told, town, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import Batch as Reports
from reports import Desk, day

from khabar.infer.cells import AREA, CONTROL, ROUTE, SIEGE, Cell, infer_cell, needed, touched
from khabar.infer.inferring import Batch, infer, observed
from khabar.infer.levels import areas_of
from khabar.model.records import Assessment
from khabar.weigh.weighing import weigh

QUICK = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORLD = town()
AREAS = {area.place: area for area in areas_of(WORLD)}


def weighed(reports: Reports) -> Batch:
    found = weigh(reports.documents, reports.claims, reports.groundings, WORLD)
    return Batch(reports.documents, reports.claims, reports.groundings, found.origins, found.events)


def whole(batch: Batch) -> tuple[Assessment, ...]:
    found = infer(batch.documents, batch.claims, batch.groundings, batch.origins, batch.events, WORLD)
    return tuple(state for state in found if state.kind != "toll")


def about(batch: Batch, cell: Cell) -> Batch:
    """The reports that speak of the places that a cell needs, all of each, and nothing else."""
    wanted = needed(cell, WORLD)
    items, _ = observed(batch, WORLD)
    within = {cell.place} if cell.kind == AREA else set()
    documents = {item.document.id for item in items if item.place is not None and (
        item.place in wanted or within.intersection(WORLD.containers(item.place)))}
    claims = [claim for claim in batch.claims if claim.document in documents]
    held = {claim.id for claim in claims}
    return Batch([document for document in batch.documents if document.id in documents], claims,
                 [grounding for grounding in batch.groundings if grounding.claim in held],
                 [origin for origin in batch.origins if origin.claim in held],
                 [event for event in batch.events if held.intersection(event.claims)])


def cell_of(state: Assessment) -> Cell:
    place, *rest = state.subject.split("|")
    if state.kind == "control":
        return Cell(CONTROL, place)
    if state.kind == "route" and rest[-1:] not in (["way"], ["deliveries"]):
        return Cell(ROUTE, place)
    if state.rule == "route.way":
        side = rest[0]
        return Cell(AREA, next(area for area in AREAS if any(
            way.road == place and way.area == area for way in WORLD.ways) and area.endswith(
                {"opposition": "east", "government": "west"}[side])))
    return Cell(AREA if place in AREAS else SIEGE, place)


def below(cell: Cell, states: tuple[Assessment, ...]) -> list[Assessment]:
    return [state for state in states if state.rule in ("control.belief", "route.belief")]


@QUICK
@given(STATEMENTS)
def test_a_cell_alone_is_what_it_is_in_the_whole(statements: list[tuple[str, str, str, str, int]]) -> None:
    batch = weighed(written([each for each in statements if each[3] != "place:west"]).batch())
    states = whole(batch)
    for cell in {cell_of(state) for state in states}:
        alone = infer_cell(cell, about(batch, cell), WORLD, below(cell, states))
        assert set(alone) == {state for state in states if cell_of(state) == cell}, cell


@QUICK
@given(STATEMENTS, st.sampled_from(["control.captured", "route.cut", "siege.broken", "aid.blocked"]),
       st.sampled_from(["place:college", "place:road", "place:east", "place:far-town"]))
def test_a_report_changes_no_cell_that_it_does_not_touch(
        statements: list[tuple[str, str, str, str, int]], kind: str, place: str) -> None:
    before = weighed(written(statements).batch())
    desk: Desk = written(statements)
    desk.report("outlet:weekly", day(8), "new").says(kind, "actor:army", "actor:rebels", at=place, on=day(7))
    after = weighed(desk.batch())
    new = {document.id for document in after.documents} - {document.id for document in before.documents}
    items, _ = observed(after, WORLD)
    known = [state.subject for state in whole(before) if state.kind == "control"]
    cells = touched([item for item in items if item.document.id in new], WORLD, known)
    moved = {(one.kind, one.subject) for one in set(whole(before)) ^ set(whole(after))
             if one.rule in ("control.belief", "route.belief", "siege.belief")}
    assert {Cell(AREA if kind == "siege" and subject in AREAS else kind, subject.partition("|")[0])
            for kind, subject in moved} <= cells


def test_what_a_claim_touches() -> None:
    desk = told()
    desk.report("outlet:wire", day(6)).says("control.captured", "actor:army", at="place:college", on=day(6))
    items, _ = observed(weighed(desk.batch()), WORLD)
    cells = touched([item for item in items if item.place == "place:college"], WORLD)
    assert cells == {Cell(CONTROL, "place:college"), Cell(AREA, "place:east"), Cell(AREA, "place:west")}
