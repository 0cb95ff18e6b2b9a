"""The README is true: its commands exist with their options, its links lead somewhere, its numbers are counted."""

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from khabar.cli import app
from khabar.model.ontology import ontology
from khabar.model.records import Document
from khabar.sources import load

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def shown_commands() -> list[str]:
    """The lines of code blocks that call khabar."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.startswith("khabar ")]


@pytest.mark.parametrize("line", shown_commands())
def test_a_command_that_is_shown_is_understood(line: str) -> None:
    _, name, *arguments = shlex.split(line, comments=True)
    assert name in COMMANDS
    COMMANDS[name].make_context(name, arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_shown(name: str) -> None:
    assert any(line.startswith(f"khabar {name} ") for line in shown_commands()), f"the README never shows khabar {name}"


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make ([a-z ]+)`|^make ([a-z]+)", README, re.MULTILINE))))
def test_what_make_is_said_to_make_can_be_made(target: tuple[str, str]) -> None:
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(" ".join(target).split()) <= made


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_numbers_are_counted() -> None:
    reports = sum(isinstance(report, Document) for report in load([ROOT / "examples" / "aleppo-2016"]))
    assert f"is {reports} reports on Aleppo" in README
    assert f"There are {len(ontology().types)} types" in README
