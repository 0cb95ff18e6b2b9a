"""SQLite files: what is refused, and what a killed process leaves behind."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from store_samples import addition

from khabar.errors import StoreError
from khabar.store.schema import SCHEMA_VERSION
from khabar.store.store import Added, Store


def test_a_path_is_a_sqlite_file_with_a_write_ahead_log(tmp_path: Path) -> None:
    path = tmp_path / "khabar 50% #1?.db"
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("SELECT version_num FROM khabar_schema").fetchone() == (SCHEMA_VERSION,)
    connection.close()
    assert {each.name for each in tmp_path.iterdir()} == {path.name}


@pytest.mark.parametrize("content", [b"no database at all", b"\x00" * 4096, "خبر".encode(), b"SQLite format 3\x00junk"])
def test_a_file_that_is_not_a_database_is_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"^.*notes\.txt: .*not a database$") as refused:
        Store.open(path)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "songs.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is a database, but not one of Khabar"):
        Store.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(("target", "message"), [
    ("{}", "is a directory"),
    ("{}/none/khabar.db", "does not exist"),
    ("sqlite://", "name a file"),
    (":memory:", "name a file"),
    ("mysql://root@localhost/khabar", "not in mysql"),
    ("oracle+nothing://x", "not in oracle"),
    ("://", "cannot be read"),
    ("postgresql://user:secret@localhost:1/khabar", "(?i)postgresql"),
])
def test_a_target_that_cannot_be_opened_is_named_in_one_line(tmp_path: Path, target: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as refused:
        Store.open(target.format(tmp_path))
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_nothing_is_made_where_nothing_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        Store.open(tmp_path / "khabar.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    path.touch()
    with Store.open(path) as store:
        assert store.add_document(*addition()) == Added.NEW


def test_a_damaged_database_is_reported_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    with Store.open(path) as store:
        store.add_batch(addition(f"r{number}") for number in range(100))
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"khabar\.db: ") as refused, Store.open(path) as store:
        store.claims()
    assert "\n" not in str(refused.value)


ADDING = """
import sys
sys.path.insert(0, {tests!r})
from store_samples import addition
from khabar.store.store import Store

def endless():
    for number in range(10**9):
        yield addition(f"second{{number}}")
        if number == 1500:
            print("adding", flush=True)

with Store.open({path!r}) as store:
    store.add_batch(addition(f"first{{number}}") for number in range(10))
    store.add_batch(endless())
"""


def test_a_killed_run_leaves_a_database_that_opens_and_can_be_continued(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    script = ADDING.format(tests=str(Path(__file__).parent), path=str(path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"adding\n"
        process.send_signal(signal.SIGKILL)
    with Store.open(path) as store:
        assert [document.name for document in store.documents()] == [f"first{number}" for number in range(10)]
        assert store.derived_is_stale()
        assert store.add_batch([addition("first0"), addition("second0")]) == [Added.SAME, Added.NEW]
        assert store.counts().claims == 22
