"""A folder of everything that goes wrong: one clear line each, the rest is read, nothing that was stored is lost."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from khabar.store.store import Store

Run = Callable[..., Result]
SKIPPED = 3
DAY = "2016-08-16"
TOLD = "قالت وكالة الأنباء إن قوات النظام السوري سيطرت يوم الاثنين على حي الراموسة في حلب بعد معارك عنيفة."
PLAIN = "أعلن المرصد السوري لحقوق الإنسان مقتل 12 مدنيا في غارة جوية على حي المشهد في مدينة حلب أمس."
ENGLISH = "Government forces captured the Ramouseh district of Aleppo on Monday after fierce clashes, a monitor said."
MENU = '<html><head><title>أخبار</title></head><body><nav><a href="/">الرئيسية</a></nav></body></html>'
HUGE_BYTES = 200 * 1024 * 1024

# The file (and line) that is named, and what is said to be wrong with it.
REFUSED = {
    "binary.txt": "binary data",
    "broken-utf8.txt": "broken UTF-8 at byte",
    "empty.txt": "the file is empty",
    "huge.txt": "too large for one report",
    "lines.jsonl:2": "not valid JSON",
    "lines.jsonl:3": "in the future: 3016-08-16",
    "lines.jsonl:4": "language not supported",
    "menu.html": "a page without an article",
}


def write_huge(path: Path) -> None:
    """A text of 200 MB, written in blocks."""
    block = (PLAIN + "\n").encode() * 8192
    with path.open("wb") as stream:
        for _ in range(HUGE_BYTES // len(block) + 1):
            stream.write(block)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Every bad input of the issue, and three reports that can be read."""
    path = tmp_path_factory.mktemp("reports")
    (path / "binary.txt").write_bytes(bytes(range(256)) * 12)
    (path / "broken-utf8.txt").write_bytes(TOLD.encode() + b"\xff\xfe\xc3(" + PLAIN.encode())
    (path / "cp1256.txt").write_bytes(TOLD.encode("cp1256"))
    (path / "empty.txt").touch()
    (path / "menu.html").write_text(MENU, encoding="utf-8")
    (path / "plain.txt").write_text(PLAIN, encoding="utf-8")
    lines = [{"id": "good", "published": DAY, "text": TOLD}, {"id": "future", "published": "3016-08-16", "text": TOLD},
             {"id": "english", "published": DAY, "text": ENGLISH}]
    good, *rest = (json.dumps(line, ensure_ascii=False) for line in lines)
    (path / "lines.jsonl").write_text("\n".join([good, '{"id": "cut", "text": "قال', *rest]), encoding="utf-8")
    write_huge(path / "huge.txt")
    yield path
    (path / "huge.txt").unlink()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folder is added to."""
    return tmp_path_factory.mktemp("bad") / "khabar.db"


@pytest.fixture(scope="module")
def added(khabar_command: Run, folder: Path, database: Path) -> Result:
    """The folder added to a database in which a report stood before."""
    first = folder.parent / "first.txt"
    first.write_text(TOLD, encoding="utf-8")
    assert khabar_command("add", first, "--db", database, "--published", DAY).exit_code == 0
    return khabar_command("add", folder, "--db", database, "--published", DAY)


def test_the_exit_status_says_that_something_was_skipped(added: Result) -> None:
    assert added.exit_code == SKIPPED, added.output


@pytest.mark.parametrize("where", REFUSED)
def test_what_cannot_be_read_is_one_line_that_names_it(where: str, added: Result, folder: Path) -> None:
    (line,) = (line for line in added.stderr.splitlines() if f"{folder / where}: " in line)
    assert line.startswith(f"khabar: {folder / where}: ")
    assert REFUSED[where] in line


def test_nothing_else_is_said_but_what_was_guessed(added: Result, folder: Path) -> None:
    lines = added.stderr.splitlines()
    assert len(lines) == len(REFUSED) + 1
    assert f"khabar: note: {folder / 'cp1256.txt'}: not UTF-8; read as Windows-1256" in lines


def test_the_rest_is_read_and_what_was_stored_is_still_there(added: Result, database: Path) -> None:
    with Store.open(database, create=False) as store:
        names = {document.name for document in store.documents()}
        places = {grounding.ref for claim in store.claims() for grounding in store.groundings([claim.id])}
    assert names == {"first.txt", "cp1256.txt", "plain.txt", "good"}
    assert {"place:aleppo-ramouseh", "place:aleppo-mashhad"} <= places


def test_the_summary_counts_what_was_read_and_skipped_and_why(added: Result) -> None:
    assert "read 3 new, 0 new versions, 0 already known" in added.stdout
    last = added.stdout.splitlines()[-1]
    assert last.startswith(f"skipped {len(REFUSED)}: ")
    assert "broken UTF-8" in last


def test_a_day_in_the_year_3016_is_refused_before_anything_is_read(khabar_command: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TOLD, encoding="utf-8")
    refused = khabar_command("add", report, "--db", tmp_path / "khabar.db", "--published", "3016-08-16")
    assert refused.exit_code == 1
    (line,) = refused.stderr.splitlines()
    assert line == "khabar: --published: its date of publication lies in the future: 3016-08-16"
