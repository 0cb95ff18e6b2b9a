"""The served database, read by the real reader once for all tests."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from served_reports import REPORTS, TOKENS, Serve, Served, serving

from khabar.run import pipeline
from khabar.run.engines import Serial
from khabar.serve.tokens import read_tokens
from khabar.sources import load
from khabar.store.browsing import Browser
from khabar.text.folding import fold
from khabar.text.search_words import index_terms


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    for number, report in enumerate(REPORTS):
        (folder / f"{number}.json").write_text(json.dumps(report), encoding="utf-8")
    path = folder / "khabar.db"
    with Browser.open(path, fold=fold, terms=index_terms) as store:
        pipeline.add(load(sorted(folder.glob("*.json"))), store, Serial())
    return path


@pytest.fixture(scope="session")
def api(database: Path) -> Iterator[Served]:
    """The API as everybody may read it."""
    with serving(database) as served:
        yield served


@pytest.fixture
def serve(database: Path) -> Serve:
    """Serve the database in another way."""
    def start(**options: Any) -> Any:
        return serving(database, **options)

    return start


@pytest.fixture
def copied(database: Path, tmp_path: Path) -> Path:
    """A copy of the database, to be changed."""
    copy = tmp_path / "copy.db"
    with sqlite3.connect(database) as held, sqlite3.connect(copy) as made:
        held.backup(made)
    held.close()
    made.close()
    return copy


@pytest.fixture
def review(copied: Path) -> Iterator[Served]:
    """A copy of the database on which people may decide."""
    with serving(copied, tokens=read_tokens(TOKENS)) as served:
        yield served
