"""The short way of the README on the example corpus, with the real stages: add, brief, why."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from khabar.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples" / "aleppo-2016"


def test_reports_go_in_and_a_cited_briefing_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_DB", str(tmp_path / "aleppo.db"))
    run = CliRunner().invoke
    added = run(app, ["add", str(EXAMPLES), "--jobs", "1"])
    assert added.exit_code == 0, added.output
    english = run(app, ["brief", "--place", "Aleppo"])
    assert english.exit_code == 0, english.output
    for heading in ("What changed hands", "Fighting", "Strikes", "Tolls", "Sieges and roads", "People and aid",
                    "What is disputed", "Sources"):
        assert heading in english.stdout
    event = next(word.strip("()") for word in english.stdout.split() if word.startswith("(event_"))
    assert "«" in run(app, ["why", event]).stdout
    arabic = run(app, ["brief", "--place", "حلب", "--lang", "ar", "--format", "html"])
    assert arabic.exit_code == 0, arabic.output
    assert '<html lang="ar" dir="rtl">' in arabic.stdout
    assert "سيطرة" in arabic.stdout
