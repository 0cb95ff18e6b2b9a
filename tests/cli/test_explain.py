"""``khabar explain``: how words are read, which rules fired, and why those that nearly did are silent."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def explained(khabar: Run) -> Callable[[str], dict[str, Any]]:
    """Explains one sentence."""
    def run(sentence: str) -> dict[str, Any]:
        result = khabar("explain", "--json", sentence)
        assert result.exit_code == 0, result.output
        (told,) = map(json.loads, result.stdout.splitlines())
        return dict(told)

    return run


def rule(told: dict[str, Any], name: str) -> dict[str, Any]:
    return next(attempt for attempt in told["rules"] if attempt["rule"] == name)


def test_a_sense_that_stops_a_rule_is_shown_with_its_words(explained: Callable[[str], dict[str, Any]]) -> None:
    told = explained("تتنازع الفصائل السيطرة على البلدة")
    assert rule(told, "captured")["because"] == "contest in «تتنازع»"
    assert not told["claims"]


def test_a_slot_that_stays_empty_shows_what_stands_in_its_place(explained: Callable[[str], dict[str, Any]]) -> None:
    told = explained("انسحب المقاتلون من الحي الشرقي أمس")
    assert "from «الحي الشرقي» is no parley" in rule(told, "talks-ended")["because"]
    assert rule(told, "withdrew") == {
        "rule": "withdrew", "trigger": "انسحب", "fired": True, "lacks": "", "because": ""}


def test_words_are_shown_as_they_are_read_and_might_be(explained: Callable[[str], dict[str, Any]]) -> None:
    words = {word["word"]: word for word in explained("أسر الحوثيون عشرين جنديا قرب مأرب")["words"]}
    assert (words["أسر"]["read_as"], words["أسر"]["of"]) == ("past 3ms", "أسر")
    assert "أسرة" in words["أسر"]["or"]
    assert words["مأرب"]["read_as"] == "name of a place"


def test_a_report_that_nobody_would_take_for_one_of_war_is_said_to_be_none(khabar: Run) -> None:
    assert "do not show that a report is about a war" in khabar("explain", "فاز الفريق بالمباراة").stdout
    assert "do not show" not in khabar("explain", "قصف الجيش مواقع المسلحين بالهاون والمدفعية").stdout
