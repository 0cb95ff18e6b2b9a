"""Who the information comes from: agencies named in datelines, and how little ten copies of a report move."""

from __future__ import annotations

from dataclasses import replace
from math import log

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import Batch, Desk, day, front

from khabar.infer.inferring import infer
from khabar.infer.parameters import parameters
from khabar.infer.tracks import belief_in
from khabar.model.knowledge import Knowledge
from khabar.model.records import Actor, Assessment, Document, make_document
from khabar.weigh.datelines import Datelines
from khabar.weigh.weighing import weigh

AGENCY = Actor("actor:wire-agency", "وكالة الشرق", "Wire Agency", "agency", ("ش ر ق",))
OTHER = Actor("actor:second-agency", "وكالة الغرب", "Second Agency", "agency", ())
DATELINES = Datelines([AGENCY, OTHER])


def document(text: str, name: str = "one", outlet: str | None = None) -> Document:
    return make_document(name=name, text=text, sha256=text or name, outlet=outlet, published=day(5))


class TestDatelines:
    @pytest.mark.parametrize("text", [
        "حلب - ش ر ق - قالت مصادر إن القصف تواصل أمس.",
        "حلب – ش.ر.ق: قالت مصادر إن القصف تواصل أمس.",
        "حلب (وكالة الشرق) - قالت مصادر إن القصف تواصل.",
        "(وكالة الشرق) قالت مصادر إن القصف تواصل أمس.",
        "قالت مصادر إن القصف تواصل أمس على المدينة. (وكالة الشرق)",
    ])
    def test_the_agency_of_a_dateline_or_signature(self, text: str) -> None:
        assert DATELINES.agency(document(text)) == AGENCY.id

    @pytest.mark.parametrize("text", [
        "حلب - قالت وكالة الشرق إن القصف تواصل أمس.",
        "قال مراسل إن وكالة الشرق نقلت عن مصادر أن القصف تواصل.",
        "حلب - وكالة الشرق، وكالة الغرب - قالت مصادر إن القصف تواصل.",
        "",
    ])
    def test_an_agency_that_is_quoted_or_one_of_two_is_not(self, text: str) -> None:
        assert DATELINES.agency(document(text)) is None


def knowledge() -> Knowledge:
    known = front()
    return Knowledge(known.places, {**known.actors, AGENCY.id: AGENCY}, known.outlets)


def with_dateline(batch: Batch) -> Batch:
    """The same reports, each beginning with the agency's dateline; every mention moves along."""
    line = "حلب - ش ر ق - "
    moved = len(line)
    documents = [replace(each, text=line + each.text) for each in batch.documents]
    claims = [replace(claim, quote=replace(claim.quote, start=claim.quote.start + moved, stop=claim.quote.stop + moved))
              for claim in batch.claims]
    return Batch(documents, claims, batch.groundings)


def test_five_papers_that_carry_an_agency_are_one_originator() -> None:
    desk = Desk()
    for outlet in ("daily", "weekly", "state", "revolt", "blog"):
        desk.report(f"outlet:{outlet}", day(5)).says("strike.air", at="place:plant", on=day(4))
    plain, signed = desk.batch(), with_dateline(desk.batch())
    (event,) = weigh(plain.documents, plain.claims, plain.groundings, knowledge()).events
    assert len(event.originators) == 5
    (event,) = weigh(signed.documents, signed.claims, signed.groundings, knowledge()).events
    assert event.originators == (AGENCY.id,)


def states(desk: Desk) -> list[Assessment]:
    batch = desk.batch()
    weighed = weigh(batch.documents, batch.claims, batch.groundings, front())
    return [state for state in infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events,
                                     front()) if state.kind == "control" and state.subject == "place:plant"]


SIDES = st.sampled_from(["actor:army", "actor:rebels"])
TOLD = st.tuples(st.sampled_from(["wire", "daily", "loyal", "rising", "blog"]), SIDES,
                 st.sampled_from(["control.captured", "control.held"]))


def most_by_copies() -> float:
    """By how much copies of a report may move the log-odds of who holds a place: a ninth of what it moves itself.

    The further claims of one originator count 0.1, 0.01, ...: together less than 1/9 of the first. One report moves
    the log-odds of two states by at most the ratio of its chances under the two, at the greatest weight.
    """
    trust, control = parameters().trust, parameters().control
    share = (1 - trust.most) / 3  # of a report that is a coin's throw over two sides and a contested place
    most = max(log((trust.most * max(row) + share) / (trust.most * min(row) / 2 + share))
               for row in control.kinds.values())
    return most * trust.repeat / (1 - trust.repeat)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TOLD, min_size=1, max_size=4), st.integers(0, 3))
def test_ten_copies_of_a_report_move_a_state_by_no_more_than_the_bound(
        reports: list[tuple[str, str, str]], chosen: int) -> None:
    desk = Desk()
    for number, (outlet, side, kind) in enumerate(reports):
        desk.report(f"outlet:{outlet}", day(5), f"report{number}").says(kind, side, at="place:plant", on=day(4))
    before = states(desk)
    copied = desk.reports[chosen % len(desk.reports)]
    for number in range(10):
        desk.copy(copied, f"outlet:{('daily', 'weekly', 'blog')[number % 3]}", day(6), f"copy{number}")
    after = states(desk)
    for value in {state.value for state in before} & {state.value for state in after}:
        moved = _surest(after, value) - _surest(before, value)
        assert abs(moved) <= most_by_copies() + 1e-6
    assert {state.label for state in after} - {state.label for state in before} <= {"contested", "claimed", "unknown"} \
        or _closest(before) < most_by_copies()


def _surest(found: list[Assessment], value: str) -> float:
    """The log-odds of the belief in a value where it is shown most surely, before it is calibrated."""
    return max(_odds(belief_in(state)) for state in found if state.value == value)


def _odds(chance: float) -> float:
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return log(chance / (1 - chance))


def _closest(found: list[Assessment]) -> float:
    """How near, in log-odds, a state was to being assessed."""
    return min((abs(_odds(belief_in(state)) - _odds(parameters().control.assessed)) for state in found), default=0.0)
