"""The stages joined: the same claims from any number of processes, the same database from any order of the input."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.export.claims import claim_object
from khabar.model.records import Document, Unread
from khabar.run import pipeline
from khabar.run.engines import Processes, Serial
from khabar.sources import load
from khabar.store.store import Store

EXAMPLES = Path(__file__).parents[2] / "examples" / "aleppo-2016"
Results = list[pipeline.Prepared | Unread]


@pytest.fixture(scope="module")
def loaded() -> list[pipeline.Loaded]:
    """The example corpus as documents."""
    found = list(load([EXAMPLES]))
    assert len(found) > 20
    return found


@pytest.fixture(scope="module")
def read(loaded: list[pipeline.Loaded]) -> Results:
    """The example corpus as one process reads it."""
    return list(pipeline.read(loaded, Serial()))


def written(results: Results) -> list[str]:
    return [
        json.dumps(claim_object(item.document, claim, item.groundings), ensure_ascii=False)
        for item in results if isinstance(item, pipeline.Prepared) for claim in item.reading.claims
    ]


def as_read(results: Results) -> Callable[[], pipeline.Prepare]:
    """The work of reading, remembered."""
    known = {item.document.id: item for item in results if isinstance(item, pipeline.Prepared)}
    return lambda: lambda item: known[item.id] if isinstance(item, Document) else item


def test_processes_read_byte_for_byte_what_one_process_reads(loaded: list[pipeline.Loaded], read: Results) -> None:
    several = list(pipeline.read(loaded, Processes(jobs=2, batch=5, start_after=0)))
    assert len(written(read)) > 50
    assert written(several) == written(read)


def test_the_order_of_the_input_changes_nothing_that_is_derived(
    loaded: list[pipeline.Loaded], read: Results, tmp_path: Path,
) -> None:
    derived = []
    for name, items in (("one.db", loaded), ("other.db", loaded[::-1])):
        with Store.open(tmp_path / name) as store:
            pipeline.add(items, store, Serial(), as_read(read))
            events = sorted(store.events(), key=lambda event: event.id)
            states = sorted(store.assessments(), key=lambda state: state.id)
            derived.append((events, states))
    assert derived[0] == derived[1]
    assert all(derived[0])


def test_only_places_that_are_spoken_of_are_stored_with_their_containers(
    loaded: list[pipeline.Loaded], read: Results, tmp_path: Path,
) -> None:
    with Store.open(tmp_path / "places.db") as store:
        pipeline.add(loaded, store, Serial(), as_read(read))
        places = store.places()
    assert 10 < len(places) < 500
    assert all(place.parent in places for place in places.values() if place.parent)


def test_a_run_in_small_batches_leaves_the_same_database(
    loaded: list[pipeline.Loaded], read: Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted = []
    for size in (1, 64):
        monkeypatch.setattr(pipeline, "COMMIT_EVERY", size)
        with Store.open(tmp_path / f"{size}.db") as store:
            pipeline.add(loaded, store, Serial(), as_read(read))
            counted.append(store.counts())
    assert counted[0] == counted[1]
