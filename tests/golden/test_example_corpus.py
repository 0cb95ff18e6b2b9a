"""What comes out of the example corpus, pinned in files: claims of each report, briefings, states and their why.

The files say what the program does, not what is right: read the difference before you accept it with `make golden`.
Ids are crossed out in the texts, as each follows from words that are pinned themselves.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from claim_lines import report_lines
from typer.testing import Result

from khabar.model.records import Document
from khabar.sources import load
from khabar.store.queries import Filter
from khabar.store.store import Store

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples" / "aleppo-2016"
REPORTS = sorted(report.name for report in load([EXAMPLES]) if isinstance(report, Document))
ID = re.compile(r"\b(assessment|claim|doc|event|report|source)_([0-9a-f]{8,})")

LANGUAGES = ("en", "ar")
# Who held the plant when the battle turned, whether the east was besieged, and how many had been killed in it.
STATES = {
    "ramouseh-2016-08-15": ("--place", "Ramouseh", "--on", "2016-08-15"),
    "aleppo-2016-08-07": ("--place", "Aleppo", "--on", "2016-08-07"),
    "aleppo-2016-12-13": ("--place", "Aleppo", "--on", "2016-12-13"),
}
SUBJECTS = {
    "plant-control": ("--place", "Sheikh Saeed cement plant", "--kind", "control", "--on", "2016-08-15"),
    "east-siege": ("--place", "Eastern Aleppo", "--kind", "siege", "--on", "2016-08-08"),
    "east-toll": ("--place", "Eastern Aleppo", "--kind", "toll", "--on", "2016-11-28"),
}

PAGES = {"briefing": LANGUAGES, "state": STATES, "why": SUBJECTS}

Run = Callable[..., Result]


class Pinned(Protocol):
    """What compares with a golden file, or writes it."""

    writing: bool

    def __call__(self, path: Path, text: str) -> None: ...


@pytest.fixture(scope="module")
def store(example_db: Path) -> Iterator[Store]:
    """The database of the example corpus."""
    with Store.open(example_db, create=False) as opened:
        yield opened


def said(result: Result) -> str:
    """What a command printed, with ids crossed out and without the blanks that fill up the lines of tables."""
    assert result.exit_code == 0, result.output
    text = ID.sub(lambda found: f"{found[1]}_{'x' * len(found[2])}", result.stdout)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


@pytest.mark.parametrize("name", REPORTS)
def test_claims_of_report(name: str, store: Store, pinned: Pinned) -> None:
    (document,) = store.documents(name=name)
    claims = store.claims(Filter(document=document.id))
    groundings = store.groundings(claim.id for claim in claims)
    pinned(HERE / "claims" / f"{Path(name).stem}.txt", report_lines(document, claims, groundings))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_briefing(lang: str, khabar_command: Run, example_db: Path, pinned: Pinned) -> None:
    pinned(HERE / f"briefing.{lang}.txt", said(khabar_command("brief", "--db", example_db, "--lang", lang)))


@pytest.mark.parametrize("name", STATES)
def test_state(name: str, khabar_command: Run, example_db: Path, pinned: Pinned) -> None:
    pinned(HERE / f"state.{name}.txt", said(khabar_command("state", "--db", example_db, *STATES[name])))


@pytest.mark.parametrize("name", SUBJECTS)
def test_why(name: str, khabar_command: Run, example_db: Path, pinned: Pinned) -> None:
    listed = khabar_command("state", "--db", example_db, *SUBJECTS[name], "--json").stdout.splitlines()
    ids = sorted(json.loads(line)["id"] for line in listed)
    assert ids, f"no state of {name}"
    trees = (said(khabar_command("why", "--db", example_db, each)) for each in ids)
    pinned(HERE / f"why.{name}.txt", "\n".join(trees))


def test_no_file_pins_what_is_no_longer_made(pinned: Pinned) -> None:
    made = {HERE / "claims" / f"{Path(name).stem}.txt" for name in REPORTS}
    made |= {HERE / f"{kind}.{name}.txt" for kind, names in PAGES.items() for name in names}
    left = set(HERE.rglob("*.txt")) - made
    if pinned.writing:
        for path in left:
            path.unlink()
    else:
        assert left == set()
