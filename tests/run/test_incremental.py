"""Adding a report to what is known derives only what it touches, and comes to what deriving everything comes to."""

import random
from pathlib import Path

import pytest
from derivations import added, added_alone, batches, derived, everything
from reports import front

from khabar.ground.knowledge import load_knowledge
from khabar.run.incremental import bring_up
from khabar.simulate.simulation import simulate
from khabar.store.cells import Part
from khabar.store.store import Store


@pytest.mark.parametrize(("seed", "days"), [(1, 14), (2, 14), (3, 45)])
def test_a_report_more_comes_to_what_deriving_everything_comes_to(tmp_path: Path, seed: int, days: int) -> None:
    simulation = simulate(seed, days, 9, load_knowledge())
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


@pytest.mark.parametrize(("seed", "days", "villages"), [(5, 10, 100), (7, 8, 160), (6, 16, 40)])
def test_in_a_war_of_many_villages_no_report_is_turned_away(
        tmp_path: Path, seed: int, days: int, villages: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told of a district fits events in several of its villages; what came late was copied before; and of some
    events nothing changes but what contradicts them."""
    simulation = simulate(seed, days, villages, load_knowledge())
    written, knowledge = list(simulation.written()), simulation.knowledge
    late = written[-60::10]
    parts, replace_part = list[Part](), Store.replace_part

    def noted(store: Store, part: Part) -> None:
        parts.append(part)
        replace_part(store, part)

    monkeypatch.setattr(Store, "replace_part", noted)
    with Store.open(tmp_path / "part.db") as part, Store.open(tmp_path / "whole.db") as whole:
        for store in (part, whole):
            store.save_knowledge(knowledge.places.values(), (), ())
        added(part, [each for each in written if each not in late])
        derived(part, knowledge)
        for each in late:
            added(part, [each])
            assert bring_up(part, [each.document.id], knowledge)
        assert any(each.countered for each in parts)
        added(whole, [*(each for each in written if each not in late), *late])
        derived(whole, knowledge)
        for some, all_of in zip(everything(part), everything(whole), strict=True):
            assert some == all_of


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
