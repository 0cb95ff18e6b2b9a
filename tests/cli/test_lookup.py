"""``khabar lookup``: what a phrase means as a place, a party and a time, with reasons; on the curated knowledge."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from khabar.ground.actors import load_actors
from khabar.ground.gazetteer import Gazetteer
from khabar.model.knowledge import Knowledge
from khabar.model.records import Outlet
from khabar.run import pipeline

Run = Callable[..., Result]


@cache
def curated() -> Knowledge:
    outlet = Outlet("outlet:daily", "اليومية", "The Daily", country="LB", source="own")
    return Knowledge(places=Gazetteer.load(world=False), actors=load_actors(), outlets={outlet.id: outlet})


@pytest.fixture
def looked_up(khabar: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[dict[str, Any]]]:
    """Looks a phrase up and gives the candidates of one kind."""
    monkeypatch.setattr(pipeline, "known_world", curated)

    def run(kind: str, *arguments: str) -> list[dict[str, Any]]:
        result = khabar("lookup", *arguments, "--json")
        assert result.exit_code == 0, result.output
        return [found for line in result.stdout.splitlines() if (found := json.loads(line))["as"] == kind]

    return run


Found = Callable[..., list[dict[str, Any]]]


def test_a_place_comes_with_where_it_lies_the_reason_and_the_source(looked_up: Found) -> None:
    (found,) = looked_up("place", "حي الراموسة")
    assert (found["id"], found["chosen"]) == ("place:aleppo-ramouseh", True)
    assert "Aleppo" in found["where"] and 0 < found["score"] <= 1
    assert found["reason"] and found["source"]


def test_other_places_in_the_sentence_decide_between_namesakes_and_the_losers_are_shown(looked_up: Found) -> None:
    for sentence, chosen in (("تقدمت القوات نحو طرابلس وسرت ومصراتة", "place:tripoli"),
                             ("وقع انفجار في طرابلس وآخر في بيروت وصيدا", "place:tripoli-lebanon")):
        first, *others = looked_up("place", "طرابلس", "--in", sentence)
        assert first["id"] == chosen and first["chosen"]
        assert others and not any(each["chosen"] for each in others)


def test_a_party_is_who_bore_the_name_in_that_war(looked_up: Found) -> None:
    yemeni = looked_up("party", "الجيش", "--conflict", "yemen", "--published", "2015-07-22")[0]
    assert yemeni["id"] == "actor:yemeni-army" and "yemen: hadi" in yemeni["where"]
    assert looked_up("party", "الجيش", "--conflict", "iraq", "--published", "2015-07-22")[0]["id"] == "actor:iraqi-army"


def test_a_publisher_is_known_as_one_who_speaks(looked_up: Found) -> None:
    (found,) = looked_up("party", "صحيفة اليومية")
    assert (found["id"], found["kind"]) == ("outlet:daily", "outlet")


def test_days_are_counted_from_publication_and_stay_relative_without_it(looked_up: Found) -> None:
    (found,) = looked_up("time", "مساء أمس", "--published", "2016-08-16")
    assert (found["start"], found["end"], found["part"]) == ("2016-08-15", "2016-08-15", "evening")
    (found,) = looked_up("time", "مساء أمس")
    assert found["start"] is None and found["reason"].startswith("stays relative")


def test_what_is_not_known_stays_open_and_says_why(looked_up: Found) -> None:
    (place,) = looked_up("place", "كفر الوهمية")
    assert place["id"] is None and "no place named" in place["reason"]
    (party,) = looked_up("party", "مصدر مطلع")
    assert party["id"] is None and party["reason"] == "an unnamed source"


def test_people_read_three_tables(looked_up: Found, khabar: Run) -> None:
    result = khabar("lookup", "جبهة النصرة", "--published", "2016-08-16")
    assert result.exit_code == 0
    for words in ("As a place", "As a party", "As a time", "actor:jabhat-fatah-al-sham", "syria: opposition", "named"):
        assert words in result.stdout


def test_a_war_that_is_not_known_is_refused_with_those_that_are(khabar: Run) -> None:
    result = khabar("lookup", "الجيش", "--conflict", "atlantis")
    assert result.exit_code == 2 and "yemen" in result.stderr


def test_what_was_corrected_in_a_database_is_what_its_next_report_would_get(
    khabar: Run, looked_up: Found, report: Callable[..., Path],
) -> None:
    assert khabar("add", report("r.txt", "سيطر الجيش على المعمل"), "--published", "2016-08-15").exit_code == 0
    (line,) = khabar("claims", "--json").stdout.splitlines()
    place = f"{json.loads(line)['id']}/place/0"
    judged = khabar("judge", place, "correct", "place:aleppo-ramouseh", "--why", "it lies there")
    assert judged.exit_code == 0, judged.output
    by_itself, in_database = (looked_up("place", "المعمل", *db)[0] for db in ((), ("--db", "khabar.db")))
    assert by_itself["id"] != in_database["id"] == "place:aleppo-ramouseh"
    assert "it lies there" in in_database["reason"]
