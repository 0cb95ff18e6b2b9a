"""Adding a report to what is known derives only what it touches, and comes to what deriving everything comes to."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from reports import Batch, Desk, counted, day, front

from khabar.ground.knowledge import load_knowledge
from khabar.infer.inferring import infer
from khabar.model.knowledge import Knowledge
from khabar.model.records import Reading
from khabar.run.carrying import keep_index
from khabar.run.incremental import bring_up
from khabar.simulate.simulation import simulate
from khabar.simulate.writing import Written
from khabar.store.queries import Filter
from khabar.store.store import Store
from khabar.weigh.parameters import parameters
from khabar.weigh.weighing import weigh

TYPES = ("control.captured", "control.lost", "control.held", "control.withdrew", "battle.repelled", "battle.attack",
         "battle.clash", "harm.killed", "strike.air", "politics.talks")
PLACES = ("place:plant", "place:college", "place:city", "place:hill", "place:province", "place:far-town", None)


def added(store: Store, written: list[Written]) -> None:
    store.add_batch((each.document, each.reading, each.groundings) for each in written)


def derived(store: Store, knowledge: Knowledge) -> None:
    documents, claims = store.documents(), store.claims(Filter())
    groundings = store.groundings(claim.id for claim in claims)
    weighed = weigh(documents, claims, groundings, knowledge)
    store.replace_derived(weighed.origins, weighed.events, infer(
        documents, claims, groundings, weighed.origins, weighed.events, knowledge))
    keep_index(documents, claims, store, knowledge, parameters().copies)


def everything(store: Store) -> tuple[list[str], list[str], list[str], list[str]]:
    claims = [claim.id for claim in store.claims(Filter())]
    return (sorted(map(repr, store.origins(claims))), sorted(map(repr, store.events())),
            sorted(map(repr, store.assessments())), sorted(map(repr, store.repeats(claims).values())))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_report_more_comes_to_what_deriving_everything_comes_to(tmp_path: Path, seed: int) -> None:
    simulation = simulate(seed, 14, 9, load_knowledge())
    written, knowledge = list(simulation.written()), simulation.knowledge
    late = written[::7][-5:]  # some of the last days, some earlier
    with Store.open(tmp_path / "part.db") as part, Store.open(tmp_path / "whole.db") as whole:
        for store in (part, whole):
            store.save_knowledge(knowledge.places.values(), (), ())
        added(part, [each for each in written if each not in late])
        derived(part, knowledge)
        alone = 0
        for each in late:
            added(part, [each])
            if bring_up(part, [each.document.id], knowledge):
                alone += 1
                assert part.indexed()
            else:
                derived(part, knowledge)
        added(whole, [*(each for each in written if each not in late), *late])
        derived(whole, knowledge)
        for some, all_of in zip(everything(part), everything(whole), strict=True):
            assert some == all_of
        assert alone >= len(late) / 2


def batches(chance: random.Random, reports: int) -> list[Batch]:
    """So many reports, each alone; one in five repeats an earlier one word for word."""
    desk, found = Desk(), []
    for number in range(reports):
        outlet = chance.choice(("state", "loyal", "revolt", "rising", "wire", "daily", "blog"))
        published = day(chance.randint(6, 24))
        if desk.reports and chance.random() < 0.2:
            desk.copy(chance.choice(desk.reports), f"outlet:{outlet}", published, f"copy{number}")
        else:
            report = desk.report(f"outlet:{outlet}", published, f"report{number}")
            for _ in range(chance.randint(1, 3)):
                first = chance.randint(3, 22)
                sides = chance.sample(["actor:army", "actor:rebels"], 2)
                report.says(
                    chance.choice(TYPES), sides[:1] * chance.randint(0, 1), sides[1:] * chance.randint(0, 1),
                    at=chance.choice(PLACES), on=chance.choice((None, day(first), (day(first), day(first + 2)))),
                    status=chance.choice(("asserted", "asserted", "negated")),
                    extent=chance.choice((None, "full", "partial")), voice=chance.choice(((), ("actor:monitor",))),
                    counts=[counted("killed", chance.randint(5, 40))] if chance.random() < 0.4 else [])
        whole = Desk()
        whole.reports = desk.reports[-1:]
        found.append(whole.batch())
    return found


def added_alone(store: Store, given: Batch) -> str:
    (document,) = given.documents
    claims = {claim.id: claim for claim in given.claims}
    store.add_document(document, Reading(document.id, tuple(claims.values())), given.groundings)
    return document.id


@pytest.mark.parametrize("seed", range(3))
def test_a_report_more_of_anything_comes_to_what_everything_comes_to(tmp_path: Path, seed: int) -> None:
    knowledge = front()
    given = batches(random.Random(seed), 34)
    with Store.open(tmp_path / "part.db") as part, Store.open(tmp_path / "whole.db") as whole:
        for store in (part, whole):
            store.save_knowledge(knowledge.places.values(), (), ())
        for each in given[:-4]:
            added_alone(part, each)
        derived(part, knowledge)
        alone = 0
        for each in given[-4:]:
            if bring_up(part, [added_alone(part, each)], knowledge):
                alone += 1
            else:
                derived(part, knowledge)
        assert alone >= 2
        for each in given:
            added_alone(whole, each)
        derived(whole, knowledge)
        assert everything(part) == everything(whole)
