"""A run that is killed in the middle leaves a database that opens; the same command again ends where one run would."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import Result

from khabar.model.records import Assessment, Event
from khabar.store.store import Store

Run = Callable[..., Result]
KHABAR = Path(sys.executable).with_name("khabar")
REPORTS = 300
PLACES = ("الراموسة", "المشهد", "صلاح الدين", "الصاخور", "بستان القصر")
PATIENCE = 120  # seconds until the first batch must be stored, on a machine that does other work, too


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports enough for several transactions."""
    path = tmp_path_factory.mktemp("archive") / "reports.jsonl"
    lines = []
    for number in range(REPORTS):
        day = date(2016, 8, 1) + timedelta(days=number % 60)
        text = (f"سيطرت قوات النظام السوري أمس على حي {PLACES[number % len(PLACES)]} في حلب وقتل {number + 3} مقاتلا "
                "من فصائل المعارضة، بحسب المرصد السوري لحقوق الإنسان.")
        lines.append(json.dumps({"id": f"r{number}", "published": day.isoformat(), "text": text}, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def stored(database: Path) -> int:
    """How many reports another process has committed so far."""
    if not database.is_file():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            (number,) = connection.execute("SELECT count(*) FROM documents").fetchone()
            return int(number)
    except sqlite3.OperationalError:  # the tables are not made yet
        return 0


def derived(database: Path) -> tuple[list[Event], list[Assessment]]:
    with Store.open(database, create=False) as store:
        assert not store.derived_is_stale()
        return sorted(store.events(), key=lambda one: one.id), sorted(store.assessments(), key=lambda one: one.id)


def test_a_killed_run_is_continued_by_the_same_command(archive: Path, khabar_command: Run, tmp_path: Path) -> None:
    database, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    with subprocess.Popen([KHABAR, "add", archive, "--db", database, "--jobs", "1"], stdout=subprocess.DEVNULL) as run:
        deadline = time.monotonic() + PATIENCE
        while not stored(database) and time.monotonic() < deadline:
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
    assert run.returncode == -signal.SIGKILL
    with Store.open(database, create=False) as store:
        before = store.counts().documents
        assert 0 < before < REPORTS
        assert store.derived_is_stale()

    again = khabar_command("add", archive, "--db", database, "--jobs", "1")
    assert again.exit_code == 0, again.output
    assert f"read {REPORTS - before} new, 0 new versions, {before} already known" in again.stdout
    assert khabar_command("add", archive, "--db", whole, "--jobs", "1").exit_code == 0
    assert derived(database) == derived(whole)
    assert all(derived(whole))


def test_the_same_reports_again_change_nothing(archive: Path, khabar_command: Run, tmp_path: Path) -> None:
    database = tmp_path / "twice.db"
    first, second = (khabar_command("add", archive, "--db", database, "--jobs", "1") for _ in range(2))
    assert f"read 0 new, 0 new versions, {REPORTS} already known; 0 claims" in second.stdout
    assert first.stdout.splitlines()[-1] == second.stdout.splitlines()[-1]
