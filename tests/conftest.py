"""What tests of several rooms share: files that pin what came out, and the example corpus read by the command line."""

import difflib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from khabar.cli import app

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 120  # lines of a difference; more than that is read with git after `make golden`

Run = Callable[..., Result]


@dataclass(frozen=True)
class Pinned:
    """Compares what came out with the file that pins it; ``make golden`` writes the file instead."""

    writing: bool

    def __call__(self, path: Path, text: str) -> None:
        if self.writing:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        if before != text:
            pytest.fail(difference(path, before, text), pytrace=False)


def difference(path: Path, before: str, now: str) -> str:
    """What changed since the file was written, line by line, and how to accept it."""
    name = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
    lines = list(difflib.unified_diff(before.splitlines(), now.splitlines(), name, "what comes out now", "", "", 1, ""))
    more = [f"... and {len(lines) - SHOWN} more lines"] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more, "", "If that is what should come out: make golden, and read git diff."])


@pytest.fixture(scope="session")
def pinned() -> Pinned:
    """Compares with golden files, or writes them when KHABAR_GOLDEN=write."""
    return Pinned(os.environ.get("KHABAR_GOLDEN") == "write")


@pytest.fixture(scope="session")
def khabar_command() -> Run:
    """Runs a command as a person would, with the real reader and knowledge; nothing of this environment counts."""
    kept = {name: None for name in os.environ if name.startswith("KHABAR_") or name in ("COLUMNS", "NO_COLOR")}

    def run(*arguments: str | Path) -> Result:
        return CliRunner(env=kept).invoke(app, [str(argument) for argument in arguments])

    return run


@pytest.fixture(scope="session")
def example_db(khabar_command: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that ``make run`` leaves: the example corpus, read and derived."""
    path = tmp_path_factory.mktemp("examples") / "khabar.db"
    added = khabar_command("add", ROOT / "examples" / "aleppo-2016", "--db", path, "--jobs", "1")
    assert added.exit_code == 0, added.output
    return path
