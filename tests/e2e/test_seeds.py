"""What a briefing on the five reports of Aleppo must say, each with who says so: the list by which issue 2 is done."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = ("000", "001", "002", "003", "004")
PLANT = "Sheikh Saeed cement plant"
DISTRICTS = ("Masaken Hanano", "Jabal Badro", "Hellok", "Baidin", "Haydariyah", "Ain al-Tal", "as-Sakhour")
ISOLATES = re.compile("[\u2066-\u2069]")

pytestmark = pytest.mark.skipif(not (SHARED / "gold" / "dev.jsonl").is_file(), reason="no shared folder")


@pytest.fixture(scope="module")
def database(khabar_command: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five reports, with the days of publication of the coded reports."""
    folder = tmp_path_factory.mktemp("seeds")
    lines = (SHARED / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    seeds = [line for line in lines if json.loads(line)["id"] in SEEDS]
    assert len(seeds) == len(SEEDS)
    (folder / "seeds.jsonl").write_text("\n".join(seeds), encoding="utf-8")
    added = khabar_command("add", folder / "seeds.jsonl", "--db", folder / "khabar.db", "--jobs", "1")
    assert added.exit_code == 0, added.output
    return folder / "khabar.db"


@pytest.fixture(scope="module")
def briefing(khabar_command: Run, database: Path) -> list[str]:
    """The English briefing up to its sources, one item of it a line: «heading: item» as they stand."""
    text = khabar_command("brief", "--db", database, "--lang", "en").stdout
    return items(ISOLATES.sub("", text).partition("\nSources\n")[0])


def items(text: str) -> list[str]:
    """Lines and rows of a briefing, each with the heading above it, with its turned-over lines joined."""
    found: list[str] = []
    heading = ""
    for line in text.splitlines():
        if line.startswith(("* ", "  - ")):
            found.append(f"{heading}: {line.strip(' *-')}")
        elif line.startswith(" ") and found:
            found[-1] += f" {line.strip()}"
        elif line.strip("-= "):
            heading = line.strip()
    return found


def saying(briefing: list[str], *words: str) -> list[str]:
    """The items in which all the words stand."""
    return [item for item in briefing if all(word in item for word in words)]


def states(khabar_command: Run, database: Path, place: str, kind: str, day: str) -> list[dict[str, str]]:
    result = khabar_command("state", "--db", database, "--place", place, "--kind", kind, "--on", day, "--json")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_siege_of_eastern_aleppo_was_broken_on_6_august_and_who_says_so(briefing: list[str]) -> None:
    told = saying(briefing, "6 August 2016: ", "broke the siege of Eastern Aleppo", "according to")
    assert told
    assert all("Syrian opposition" in item for item in told)


def test_35_and_17_were_killed_at_the_cement_plant_on_the_observatorys_word(briefing: list[str]) -> None:
    rows = saying(briefing, f"{PLANT}: Syrian Observatory for Human Rights", "killed")
    assert [re.findall(r" · ([^·]+) · killed, the (\w+)", row)[0] for row in rows] == [
        ("35 or more", "opposition"), ("17", "government")]


def test_the_plant_was_back_in_government_hands_at_dawn_on_15_august(briefing: list[str]) -> None:
    told = saying(briefing, "15 August 2016, at dawn: Syrian government forces", f" took {PLANT}")
    assert told
    assert all("according to" in item for item in told)


def test_the_plant_is_never_assessed_to_be_the_oppositions(khabar_command: Run, database: Path) -> None:
    days = [f"2016-08-{day}" for day in range(12, 20)]
    held = [state for day in days for state in states(khabar_command, database, PLANT, "control", day)]
    assert held
    assert [state for state in held if state["value"] == "opposition" and state["label"] == "assessed"] == []


def test_the_plant_is_the_governments_or_contested_after_its_counter_attack(
    khabar_command: Run, database: Path,
) -> None:
    values = {state["value"] for state in states(khabar_command, database, PLANT, "control", "2016-08-18")}
    assert values <= {"government", "contested"}
    assert values


def test_508_to_613_is_one_running_tally_of_the_civil_defence_and_never_a_sum(briefing: list[str]) -> None:
    (row,) = saying(briefing, "508 → 613")
    assert row.startswith("Eastern Aleppo: Syria Civil Defence")
    assert "running total" in row
    assert not saying(briefing, "1,121")
    assert not saying(briefing, "1121")


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_seven_districts_were_lost_by_28_november(
    district: str, khabar_command: Run, database: Path, briefing: list[str],
) -> None:
    (state,) = states(khabar_command, database, district, "control", "2016-11-29")
    assert state["value"] == "government"
    assert state["start"] <= "2016-11-28"
    assert saying(briefing, "Syrian government forces", " took ", district)


def test_food_prices_rose_up_to_fourfold_in_the_west(briefing: list[str]) -> None:
    (told,) = saying(briefing, "rices", "Western Aleppo", "Observatory")
    assert "4" in told or "four" in told


def test_rival_statements_on_whether_the_ramouseh_road_is_open(briefing: list[str]) -> None:
    rivals = saying(briefing, "Is the road open? Ramouseh")
    opened = [row for row in rivals if "Syrian opposition opened" in row or "was open" in row]
    shut = [row for row in rivals if "Said not to have happened: opening" in row or "under threat" in row]
    assert opened
    assert saying(shut, "Observatory")  # beside it the report names activists, of whom nothing is known
