"""The stages joined: the same claims from any number of processes, the same database from any order of the input."""

import json
from pathlib import Path

import pytest

from khabar.export.claims import claim_object
from khabar.model.records import Unread
from khabar.run import pipeline
from khabar.run.engines import Engine, Processes, Serial
from khabar.sources import load
from khabar.store.store import Store

EXAMPLES = Path(__file__).parents[2] / "examples" / "aleppo-2016"


@pytest.fixture(scope="module")
def archives() -> list[Path]:
    found = sorted(EXAMPLES.glob("*.jsonl"))
    assert found
    return found


def written(paths: list[Path], engine: Engine) -> list[str]:
    return [
        json.dumps(claim_object(item.document, claim, item.groundings), ensure_ascii=False)
        for item in pipeline.read(load(paths), engine) if not isinstance(item, Unread)
        for claim in item.reading.claims
    ]


def test_processes_read_byte_for_byte_what_one_process_reads(archives: list[Path]) -> None:
    one = written(archives, Serial())
    assert len(one) > 50
    assert written(archives, Processes(jobs=2, batch=5, start_after=0)) == one


def test_the_order_of_the_input_changes_nothing_that_is_derived(archives: list[Path], tmp_path: Path) -> None:
    loaded = list(load(archives))
    derived = []
    for name, items in (("one.db", loaded), ("other.db", loaded[::-1])):
        with Store.open(tmp_path / name) as store:
            pipeline.add(items, store, Serial())
            events = sorted(store.events(), key=lambda event: event.id)
            states = sorted(store.assessments(), key=lambda state: state.id)
            derived.append((events, states))
    assert derived[0] == derived[1]
    assert all(derived[0])


def test_only_places_that_are_spoken_of_are_stored_with_their_containers(
    archives: list[Path], tmp_path: Path,
) -> None:
    with Store.open(tmp_path / "places.db") as store:
        pipeline.add(load(archives), store, Serial())
        places = store.places()
    assert 10 < len(places) < 500
    assert all(place.parent in places for place in places.values() if place.parent)
