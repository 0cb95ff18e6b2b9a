"""``khabar judge``: decisions are logged, count at once, and can be taken back; nonsense is refused in one line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
Write = Callable[..., Path]


@pytest.fixture
def claim(khabar: Run, report: Write) -> str:
    """The id of the one claim of a database: the army took Ramouseh."""
    assert khabar("add", report("r.txt", "سيطر الجيش على الراموسة"), "--published", "2016-08-15").exit_code == 0
    return the_claim(khabar)["id"]


def the_claim(khabar: Run) -> dict[str, str]:
    (line,) = khabar("claims", "--json").stdout.splitlines()
    found: dict[str, str] = json.loads(line)
    return found


def holders(khabar: Run, place: str) -> list[str]:
    lines = khabar("state", "--on", "2016-08-15", "--json").stdout.splitlines()
    return [state["value"] for state in map(json.loads, lines)
            if (state["kind"], state["subject"]) == ("control", place)]


def judge(khabar: Run, *arguments: str) -> Result:
    return khabar("judge", *arguments, "--why", "read again", "--by", "reviewer")


def test_a_rejected_claim_moves_no_state_until_that_is_revoked(khabar: Run, claim: str) -> None:
    assert holders(khabar, "place:ramouseh") == ["government"]
    assert judge(khabar, claim, "reject").exit_code == 0
    assert holders(khabar, "place:ramouseh") == []
    (entry,) = map(json.loads, khabar("judgements", "--json").stdout.splitlines())
    assert (entry["subject"], entry["verdict"], entry["by"]) == (claim, "reject", "reviewer")
    assert judge(khabar, entry["id"], "revoke").exit_code == 0
    assert holders(khabar, "place:ramouseh") == ["government"]
    assert khabar("judgements", "--standing", "--json").stdout.count(claim) <= 1
    assert len(khabar("judgements", "--json").stdout.splitlines()) == 2


def test_a_corrected_place_moves_the_state_of_that_place(khabar: Run, claim: str) -> None:
    assert judge(khabar, f"{claim}/place/0", "correct", "place:plant").exit_code == 0
    assert (holders(khabar, "place:ramouseh"), holders(khabar, "place:plant")) == ([], ["government"])
    assert the_claim(khabar)["id"] == claim


@pytest.mark.parametrize(("arguments", "complaint"), [
    (("claim_none", "reject"), "no such record"),
    (("{claim}", "dislike"), "is none of"),
    (("{claim}/place/0", "correct", "place:nowhere"), "no place has this id"),
    (("{claim}/targets/0", "reject"), "no words there"),
    (("judgement_none", "revoke"), "no decision"),
])
def test_nonsense_is_refused_in_one_line_and_logged_nowhere(
    khabar: Run, claim: str, arguments: tuple[str, ...], complaint: str,
) -> None:
    refused = judge(khabar, *(each.format(claim=claim) for each in arguments))
    assert refused.exit_code == 1
    assert complaint in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert khabar("judgements", "--json").stdout == ""
