"""Adding a report to what is known derives only what it touches, and comes to what deriving everything comes to."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.ground.knowledge import load_knowledge
from khabar.infer.inferring import infer
from khabar.model.knowledge import Knowledge
from khabar.run.carrying import keep_index
from khabar.run.incremental import bring_up
from khabar.simulate.simulation import simulate
from khabar.simulate.writing import Written
from khabar.store.queries import Filter
from khabar.store.store import Store
from khabar.weigh.parameters import parameters
from khabar.weigh.weighing import weigh


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


@pytest.mark.parametrize("seed", [1, 2, 3])
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
