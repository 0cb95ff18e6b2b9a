"""The commands from end to end: what they print, what they store, and their exit status."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from khabar.run import pipeline
from khabar.store.store import Store

Run = Callable[..., Result]
Write = Callable[..., Path]
TAKEN = "أعلنت الوكالة أن الجيش تقدم. سيطر الجيش على الراموسة يوم أمس بعد معارك.\n"
SHELLED = "قالت مصادر محلية إن المدينة شهدت يوما عنيفا. قصف الجيش على المعمل وأصاب مخازنه.\n"
DAY = "2016-08-16"


@pytest.fixture
def war(khabar: Run, report: Write) -> Run:
    """A database of two reports."""
    report("a.txt", TAKEN)
    report("b.txt", SHELLED)
    assert khabar("add", "a.txt", "b.txt", "--published", DAY, "--outlet", "daily").exit_code == 0
    return khabar


def first_id(result: Result, kind: str) -> str:
    return next(word for word in result.stdout.split() if word.startswith(f"{kind}_"))


def test_adding_says_what_was_read_and_what_the_database_holds(khabar: Run, report: Write) -> None:
    result = khabar("add", report("a.txt", TAKEN), "--published", DAY)
    assert result.exit_code == 0
    assert "read 1 new, 0 new versions, 0 already known; 1 claims" in result.stdout
    assert "khabar.db holds 1 reports, 1 claims, 1 events" in result.stdout


def test_the_same_again_changes_nothing(war: Run) -> None:
    before = war("claims", "--json").stdout, war("brief").stdout
    result = war("add", "a.txt", "b.txt", "--published", DAY, "--outlet", "daily")
    assert "read 0 new, 0 new versions, 2 already known" in result.stdout
    assert (war("claims", "--json").stdout, war("brief").stdout) == before


def test_a_changed_report_is_a_new_version(war: Run, report: Write) -> None:
    report("a.txt", TAKEN.replace("الجيش على", "الفصائل على"))
    result = war("add", "a.txt", "--published", DAY, "--outlet", "daily")
    assert "read 0 new, 1 new versions" in result.stdout
    brief = war("brief").stdout
    assert "The factions took Ramouseh" in brief
    assert "The army took Ramouseh" not in brief
    assert "replaced by a later version" in brief


def test_what_cannot_be_read_is_one_line_each_and_the_rest_goes_on(khabar: Run, report: Write, tmp_path: Path) -> None:
    report("in/good.txt", TAKEN)
    report("in/empty.txt", "")
    (tmp_path / "in/binary.txt").write_bytes(bytes(range(256)) * 20)
    report("in/lines.jsonl", '{"id": "x", "text": ')
    result = khabar("add", "in", "--published", DAY)
    assert result.exit_code == 3
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    for name in ("empty.txt", "binary.txt", "lines.jsonl"):
        assert sum(name in line for line in lines) == 1
    assert "read 1 new" in result.stdout
    assert "skipped 3: " in result.stdout


def test_a_report_on_which_the_reader_fails_is_skipped_by_name(khabar: Run, report: Write) -> None:
    report("bad.txt", TAKEN + " ثم انفجر المخزن في المدينة كلها.")
    report("good.txt", SHELLED)
    result = khabar("add", "bad.txt", "good.txt", "--published", DAY)
    assert result.exit_code == 3
    assert "khabar: bad.txt: the reader failed on it (ValueError: a defect of the reader)" in result.stderr
    assert "read 1 new" in result.stdout


def test_a_remark_on_a_report_that_was_read_is_no_failure(khabar: Run, report: Write) -> None:
    result = khabar("add", report("a.txt", TAKEN + " ثم قالت المصادر إن…"), "--published", DAY)
    assert result.exit_code == 0
    assert "note: a.txt: one sentence is cut off" in result.stderr


def test_an_impossible_day_of_publication_is_refused_before_anything_is_read(khabar: Run, report: Write) -> None:
    result = khabar("add", report("a.txt", TAKEN), "--published", "3016-01-01")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "--published" in result.stderr


def test_a_killed_run_is_continued(khabar: Run, report: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed between reading and deriving, and then between two batches."""
    report("a.txt", TAKEN)
    report("b.txt", SHELLED)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "COMMIT_EVERY", 1)
        patch.setattr(pipeline, "derive", _killed)
        assert khabar("add", "a.txt", "--published", DAY).exit_code != 0
    with Store.open("khabar.db") as store:
        assert store.counts().claims == 1
        assert store.counts().events == 0
    result = khabar("add", "a.txt", "b.txt", "--published", DAY)
    assert result.exit_code == 0
    assert "read 1 new, 0 new versions, 1 already known" in result.stdout
    assert "2 events" in result.stdout


def _killed(store: Store) -> None:
    raise KeyboardInterrupt


def test_no_database_is_one_line(khabar: Run) -> None:
    for command in (["brief"], ["claims"], ["events"], ["state"], ["why", "event_1"]):
        result = khabar(*command)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1
        assert "khabar.db" in result.stderr
    assert not Path("khabar.db").exists()


def test_the_database_may_be_named_by_the_environment(war: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("khabar.db").rename("war.db")
    monkeypatch.setenv("KHABAR_DB", "war.db")
    assert war("claims").exit_code == 0


def test_a_wrong_setting_is_named(war: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_LANG", "fr")
    result = war("brief")
    assert result.exit_code == 1
    assert "KHABAR_LANG" in result.stderr


def test_reading_alone_writes_the_contract_and_stores_nothing(khabar: Run, report: Write, tmp_path: Path) -> None:
    result = khabar("read", report("a.txt", TAKEN), "--published", DAY)
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    claim = json.loads(line)
    assert claim["schema"] == "khabar.claim/1"
    assert claim["place"]["id"] == "place:ramouseh"
    assert TAKEN[claim["quote"]["start"]:claim["quote"]["end"]] == claim["quote"]["text"]
    assert not (tmp_path / "khabar.db").exists()


def test_reading_into_a_file_leaves_no_half_file(khabar: Run, report: Write, tmp_path: Path) -> None:
    path = report("a.txt", TAKEN)
    assert khabar("read", path, "--published", DAY, "--out", "claims.jsonl").exit_code == 0
    assert len((tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    result = khabar("read", path, "--out", "nowhere/claims.jsonl")
    assert result.exit_code == 1
    assert "nowhere/claims.jsonl: cannot be written" in result.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.txt", "claims.jsonl"]


def test_a_skipped_report_shows_in_the_status_of_reading_too(khabar: Run, report: Write) -> None:
    result = khabar("read", report("empty.txt", ""))
    assert result.exit_code == 3
    assert result.stdout == ""


def test_a_briefing_in_each_language_and_format(war: Run, tmp_path: Path) -> None:
    english, arabic = war("brief", "--lang", "en").stdout, war("brief", "--lang", "ar").stdout
    assert "15 August 2016: The army took Ramouseh" in english
    assert "سيطرة الجيش على الراموسة" in arabic
    assert war("brief", "--lang", "ar", "--out", "b.html").exit_code == 0
    assert '<html lang="ar" dir="rtl">' in (tmp_path / "b.html").read_text(encoding="utf-8")
    assert war("brief", "--format", "md").stdout.startswith("# Briefing")


def test_a_briefing_is_about_its_days_and_place(war: Run) -> None:
    assert "took Ramouseh" not in war("brief", "--from", "2016-08-16").stdout
    assert "took Ramouseh" in war("brief", "--place", "Aleppo", "--to", "2016-08-15").stdout
    assert "took Ramouseh" not in war("brief", "--place", "معمل الاسمنت").stdout


def test_wrong_days_and_places_are_said_plainly(war: Run) -> None:
    backwards = war("brief", "--from", "2016-08-16", "--to", "2016-08-15")
    assert backwards.exit_code == 1
    assert "--to" in backwards.stderr
    assert war("brief", "--from", "yesterday").exit_code == 2
    unknown = war("brief", "--place", "Atlantis")
    assert unknown.exit_code == 1
    assert "Atlantis: no place of this name" in unknown.stderr


def test_every_list_speaks_json_to_programs(war: Run) -> None:
    for command, schema in (("claims", "khabar.claim/1"), ("events", "khabar.event/1"),
                            ("state", "khabar.assessment/1")):
        lines = war(command, "--json").stdout.splitlines()
        assert lines, command
        assert {json.loads(line)["schema"] for line in lines} == {schema}


def test_claims_are_filtered(war: Run) -> None:
    def found(*options: str) -> int:
        return len(war("claims", "--json", *options).stdout.splitlines())

    assert found() == 2
    assert found("--type", "control") == 1
    assert found("--type", "control.captured", "--type", "strike") == 2
    assert found("--place", "Cement plant") == 1
    assert found("--place", "place:ramouseh") == 2
    assert found("--actor", "The army") == 2
    assert found("--report", "a.txt") == 1
    assert found("--from", "2016-08-16") == 0
    assert found("--text", "المعمل") == 1
    assert found("--limit", "1") == 1
    assert war("claims", "--type", "control.stolen").exit_code == 2


def test_events_and_state_are_tables_with_ids_that_why_explains(war: Run) -> None:
    for command, kind in (("events", "event"), ("state", "assessment"), ("claims", "claim")):
        listed = war(command)
        assert listed.exit_code == 0
        explained = war("why", first_id(listed, kind))
        assert explained.exit_code == 0
        assert "على" in explained.stdout
        assert "«" in explained.stdout


def test_state_asks_for_one_day_and_place(war: Run) -> None:
    assert "Ramouseh" in war("state", "--place", "Ramouseh", "--on", "2016-08-15").stdout
    assert war("state", "--place", "Ramouseh", "--on", "2016-08-01", "--json").stdout == ""


def test_why_speaks_json(war: Run) -> None:
    tree = json.loads(war("why", first_id(war("events"), "event"), "--json").stdout)
    assert tree["ref"].startswith("event_")
    assert tree["children"][0]["quote"]


def test_why_of_an_unknown_id_is_one_line(war: Run) -> None:
    result = war("why", "event_ffffffff")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_hostile_names_do_not_reach_the_terminal(khabar: Run, report: Write) -> None:
    path = report("r.jsonl", json.dumps(
        {"id": "\x1b]0;owned\x07[red]x", "outlet": "\u202eevil", "title": "\x1b[2J", "published": DAY, "text": TAKEN}))
    assert khabar("add", path).exit_code == 0
    for command in (["brief"], ["claims"], ["events"], ["state"]):
        shown = khabar(*command).output
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "\x07" not in shown


def test_help_teaches_with_examples(khabar: Run) -> None:
    assert "khabar brief" in khabar("--help").stdout
    for command in ("add", "read", "brief", "why", "claims", "events", "state"):
        shown = khabar(command, "--help")
        assert shown.exit_code == 0
        assert "Examples:" in shown.stdout
        assert f"\n    khabar {command} " in shown.stdout


def test_the_width_that_is_asked_for_is_kept(war: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for command in ("events", "claims", "state", "brief"):
        for line in war(command).stdout.splitlines():
            assert len(line) <= 60, command


def test_version(khabar: Run) -> None:
    assert khabar("--version").stdout.startswith("khabar 0.")
