"""Weighing one batch of claims after another comes to what weighing each of them afresh comes to."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import reduce

import pytest
from derivations import batches
from reports import Batch, front

from khabar.model.knowledge import Knowledge
from khabar.model.records import Event, Origin
from khabar.model.resolved import Resolved, resolve
from khabar.model.rivals import COUNTER
from khabar.weigh.again import Again, Outcome, compared
from khabar.weigh.copies import CopyFinder
from khabar.weigh.decisions import Decisions
from khabar.weigh.events import events
from khabar.weigh.originators import Tracer, grades
from khabar.weigh.parameters import parameters

Given = tuple[Sequence[Resolved], Mapping[str, Origin], Mapping[str, str]]
TOGETHER = 60  # reports


def read(seed: int, knowledge: Knowledge) -> tuple[Batch, list[Resolved]]:
    """Reports of anything about one front, and what their claims mean."""
    whole = reduce(Batch.plus, batches(random.Random(seed), TOGETHER))
    return whole, list(resolve(whole.documents, whole.claims, whole.groundings, knowledge))


def of_the_first(reports: int, whole: Batch, items: Sequence[Resolved], knowledge: Knowledge) -> Given:
    """What is weighed when only so many reports are known: claims, origins and what each repeats."""
    policy, documents = parameters(), whole.documents[:reports]
    known = {document.id for document in documents}
    part = [item for item in items if item.claim.document in known]
    copies = CopyFinder(documents, policy.copies, grades(documents, knowledge)).find([item.claim for item in part])
    origins = Tracer(knowledge, policy.originators).trace(part, documents, copies)
    return (part, {origin.claim: origin for origin in origins},
            {claim: copy.claim for claim, copy in copies.items() if copy.claim is not None})


def afresh(given: Given, knowledge: Knowledge) -> dict[str, Event]:
    return {event.id: event for event in events(*given, knowledge, parameters(), Decisions({}))}


@pytest.mark.parametrize("seed", range(5))
def test_batches_one_after_the_other_come_out_as_each_alone(seed: int) -> None:
    knowledge = front()
    whole, items = read(seed, knowledge)
    again, contradicted = Again(knowledge, parameters()), 0
    for reports in (40, 52, TOGETHER, 51):
        given = of_the_first(reports, whole, items, knowledge)
        batch, expected = again.batch(*given), afresh(given, knowledge)
        assert {id: batch.record(id) for id in batch.clusters} == expected
        contradicted += sum(rival.attribute == COUNTER for event in expected.values() for rival in event.rivals)
    assert contradicted


@pytest.mark.parametrize("seed", range(6))
def test_what_comes_out_otherwise_with_a_few_reports_more_is_found(seed: int) -> None:
    knowledge = front()
    whole, items = read(seed, knowledge)
    again = Again(knowledge, parameters())
    for reports in (40, 50, TOGETHER - 2):
        less, more = (of_the_first(number, whole, items, knowledge) for number in (reports, reports + 2))
        fresh = frozenset(claim for claim, origin in more[1].items() if less[1].get(claim) != origin)
        gone, come = compared(Outcome([again.batch(*less)]), Outcome([again.batch(*more)]), fresh)
        old, new = afresh(less, knowledge), afresh(more, knowledge)
        assert gone == [old[id] for id in sorted(old) if new.get(id) != old[id]]
        assert come == [new[id] for id in sorted(new) if old.get(id) != new[id]]
        assert come and len(come) < len(new)
