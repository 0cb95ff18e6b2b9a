"""Accuracy cannot silently fall: the floors hold, and they only ever rise."""

import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCORE: dict[str, Any] = runpy.run_path(str(ROOT / "bench" / "score.py"))
FLOORS = {"found_f1": 0.7, "found_precision": 0.6, "usable_f1": 0.3}


def test_a_figure_under_its_floor_is_named() -> None:
    assert SCORE["below"]({**FLOORS, "usable_f1": 0.29999}, FLOORS) == ["usable_f1 0.300 is below its floor 0.300"]
    assert SCORE["below"](FLOORS, FLOORS) == []


def test_a_figure_that_was_not_measured_is_under_its_floor() -> None:
    assert len(SCORE["below"]({}, FLOORS)) == 3


def test_floors_rise_to_what_was_measured_and_never_fall() -> None:
    figures = {"found_f1": 0.7459, "found_precision": 0.5, "usable_f1": 0.3}
    assert SCORE["raised"](figures, FLOORS) == {"found_f1": 0.745, "found_precision": 0.6, "usable_f1": 0.3}


def test_figures_hold_the_floors_that_were_raised_to_them() -> None:
    figures = {name: value / 7 for name, value in FLOORS.items()}
    assert SCORE["below"](figures, SCORE["raised"](figures, {})) == []


def test_the_floors_file_asks_for_what_issue_2_asks() -> None:
    floors = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))
    assert floors.keys() == FLOORS.keys()
    assert floors["found_f1"] >= 0.7
    assert floors["usable_f1"] >= 0.3


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A shared folder with one report and a scorer that always gives the same figures."""
    gold = tmp_path / "shared" / "gold"
    gold.mkdir(parents=True)
    (gold / "dev.jsonl").write_text("", encoding="utf-8")
    (gold / "score.py").write_text(
        "import json, pathlib, sys\n"
        "print('the whole table')\n"
        "figures = {'found': {'p': 0.8, 'f1': 0.75}, 'usable': {'f1': 0.35}}\n"
        "pathlib.Path(sys.argv[sys.argv.index('--json') + 1]).write_text(json.dumps(figures))\n", encoding="utf-8")
    return gold.parent


def run(monkeypatch: pytest.MonkeyPatch, shared: Path, floors: dict[str, float], *more: str) -> int:
    """Score as the command line does, with a reader that finds nothing in no time."""
    (shared / "floors.json").write_text(json.dumps(floors), encoding="utf-8")
    real = subprocess.run

    def without_reading(command: list[Any], **rest: Any) -> Any:
        return real([sys.executable, "-c", ""] if command[1] == "read" else command, **rest)

    monkeypatch.setattr(subprocess, "run", without_reading)
    monkeypatch.setattr(sys, "argv", ["score.py", "--shared", str(shared), "--floors", str(shared / "floors.json"),
                                      "--build", str(shared / "build"), *more])
    return int(SCORE["main"]())


def test_scoring_passes_above_the_floors_and_leaves_its_table(
    shared: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, shared, FLOORS) == 0
    assert "the whole table" in capfd.readouterr().out
    assert (shared / "build" / "score.json").is_file()
    assert json.loads((shared / "floors.json").read_text(encoding="utf-8")) == FLOORS


def test_scoring_fails_below_a_floor(
    shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, shared, FLOORS | {"found_precision": 0.9}) == 1
    assert "found_precision 0.800 is below its floor 0.900" in capsys.readouterr().out


def test_raising_lifts_what_rose_and_leaves_what_fell(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, shared, FLOORS | {"found_precision": 0.9}, "--raise") == 1
    floors = json.loads((shared / "floors.json").read_text(encoding="utf-8"))
    assert floors == {"found_f1": 0.75, "found_precision": 0.9, "usable_f1": 0.35}


def test_without_the_shared_folder_it_says_so_and_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, tmp_path, FLOORS) == 0
    assert "nothing scored" in capsys.readouterr().out
