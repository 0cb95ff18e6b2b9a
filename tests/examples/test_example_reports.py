"""The written example reports are what their README says, and the claims expected of them stand in their words."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from khabar.model.ontology import ontology

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "aleppo-2016"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "examples" / "aleppo-2016.expected.yaml").read_text(encoding="utf-8"))
OUTLETS: dict[str, Any] = yaml.safe_load((ROOT / "khabar/data/outlets/examples.yaml").read_text(encoding="utf-8"))
TALLIES = {"aleppo-30": 322, "aleppo-32": 508, "aleppo-34": 613, "aleppo-35": 845}


def lines() -> Iterator[dict[str, Any]]:
    for name in ("summer.jsonl", "autumn.jsonl"):
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def texts() -> dict[str, str]:
    found = {report["id"]: report["text"] for report in lines()}
    for path in [*FOLDER.glob("*.txt"), *FOLDER.glob("*.html")]:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            text = unescape(re.sub(r"<[^>]+>", "", text.partition("<article>")[2].partition("</article>")[0]))
        found[path.name.partition("_")[0]] = text
    return found


TEXTS = texts()


def shared_words(one: str, other: str, length: int = 5) -> float:
    """The part of the runs of ``length`` words of ``one`` that ``other`` has too."""
    runs = [{tuple(words[i:i + length]) for i in range(len(words) - length + 1)}
            for words in (re.findall(r"\w+", text) for text in (one, other))]
    return len(runs[0] & runs[1]) / len(runs[0])


def strings(claim: dict[str, Any]) -> Iterator[str]:
    for slot in ("quotes", "agents", "targets", "weapons", "voice"):
        yield from claim.get(slot, [])
    if "place" in claim:
        yield claim["place"]
    yield from (count["of"] for count in claim.get("counts", []))


def test_every_report_has_its_expectations_and_its_outlet() -> None:
    assert set(TEXTS) == set(EXPECTED)
    assert {report["outlet"] for report in EXPECTED.values() if report["outlet"]} == set(OUTLETS["outlets"])


def test_reports_are_short_and_have_one_name_each() -> None:
    assert len(TEXTS) >= 24
    assert all(80 <= len(text.split()) <= 250 for text in TEXTS.values())
    assert [name for name, times in Counter(report["id"] for report in lines()).items() if times > 1] == []


def test_the_fields_of_a_line_agree_with_the_expectations() -> None:
    for report in lines():
        assert list(report) == ["id", "outlet", "url", "published", "title", "text"]
        known = EXPECTED[report["id"]]
        assert (report["outlet"], report["published"]) == (known["outlet"], known["published"].isoformat())
        assert report["text"].startswith(report["title"] + "\n\n")


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_expected_claims_stand_in_the_words_of_the_report(name: str) -> None:
    for claim in EXPECTED[name]["claims"]:
        assert [words for words in strings(claim) if words not in TEXTS[name]] == []


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_expected_claims_follow_the_manual(name: str) -> None:
    known, report = ontology(), EXPECTED[name]
    last = report["published"] or report["assumed"]
    assert 3 <= len(report["claims"]) <= 10
    for claim in report["claims"]:
        kind = known.types[claim["type"]]
        assert claim.get("status", "asserted") in known.statuses
        assert kind.extent or "extent" not in claim
        assert all(count["measure"] in known.measures for count in claim.get("counts", []))
        assert all(count["high"] is None or count["low"] <= count["high"] for count in claim.get("counts", []))
        first, end = claim.get("date", [date.min, date.min])
        assert first <= end
        assert end <= last or claim["status"] in ("planned", "hedged")


def test_every_kind_of_claim_that_moves_state_is_exercised() -> None:
    moving = {name for name, kind in ontology().types.items() if kind.moves}
    assert moving - {claim["type"] for report in EXPECTED.values() for claim in report["claims"]} == {"harm.missing"}


def test_the_wire_story_is_carried_whole_and_in_part() -> None:
    wire, copy, part = (TEXTS[name] for name in ("aleppo-08", "aleppo-09", "aleppo-10"))
    assert shared_words(copy, wire) > 0.75
    assert 0.1 < shared_words(part, wire) < 0.4
    others = (text for name, text in TEXTS.items() if name not in ("aleppo-08", "aleppo-09", "aleppo-10"))
    assert max(shared_words(text, wire) for text in others) < 0.1


def test_the_running_tally_grows() -> None:
    for name, toll in TALLIES.items():
        found = [count for claim in EXPECTED[name]["claims"] for count in claim.get("counts", [])
                 if count.get("cumulative") and count["measure"] == "killed"]
        assert toll in [count["low"] for count in found]
    assert sorted(TALLIES.values()) == list(TALLIES.values())


def test_outlets_are_marked_as_fictional() -> None:
    assert all("fictional" in outlet["source"] for outlet in OUTLETS["outlets"].values())


def test_the_sources_room_reads_every_report_with_its_expected_words(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "bench" / "examples.py", "--out", tmp_path], check=True, capture_output=True, text=True)
    claims = sum(len(report["claims"]) for report in EXPECTED.values())
    assert run.stdout == f"{claims} expected claims under {tmp_path}\n"
    assert {path.stem for path in (tmp_path / "docs").iterdir()} == set(EXPECTED)
    for path in (tmp_path / "claims").iterdir():
        text = (tmp_path / "docs" / f"{path.stem}.txt").read_text(encoding="utf-8")
        for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            assert all(words in text for slot in ("quotes", "agents", "targets", "voice") for words in claim[slot])
