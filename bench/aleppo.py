"""Aleppo 2016 against what is known of it: ``python bench/aleppo.py [--shared DIR]``.

Reads the five seed reports (with their days from the coded ones) and the example corpus, and compares what is inferred
with the dated rows of ``data/aleppo_control_truth_2016.csv``, and the levels of both halves of the city with the course
of the siege. A place-day is one place at the end of one day; of a row whose first or last day is a span, the days
in between are passed over. Nothing was set on these figures.
"""

import argparse
import csv
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from khabar.infer.halfdays import EVENING, halfday
from khabar.infer.standing import Standing
from khabar.model.records import Assessment
from khabar.run import pipeline
from khabar.run.engines import Serial
from khabar.sources import load
from khabar.store.queries import StateFilter
from khabar.store.store import Store

ROOT = Path(__file__).resolve().parents[1]
FIRST, LAST = date(2016, 7, 1), date(2016, 12, 31)
SEEDS = ("000", "001", "002", "003", "004")
HOLDERS = {"YPG/SDF": "sdf"}
EAST, WEST = "place:aleppo-east|opposition", "place:aleppo-west|government"
SOUTHERN = "place:aleppo-ramouseh-road|government||way"
PLANT = "place:aleppo-sheikh-saeed-cement"
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:/(?:(\d{2})-)?(\d{2}))?")
_CLOSED = ("encircled", "besieged")


@dataclass(frozen=True)
class Row:
    """Who held a place from ``start`` up to ``end`` (exclusive), for certain; ``exact`` when known to the day.

    ``implied`` is what a row leaves to be understood: what the opposition lost and no later row tells of was the
    government's from then on.
    """

    place: str
    holder: str
    start: date
    end: date
    exact: bool
    implied: bool = False


@dataclass(frozen=True)
class Compared:
    """A place on a day: what is shown, and what it was."""

    place: str
    day: date
    shown: Assessment
    rows: tuple[Row, ...]

    @property
    def agrees(self) -> bool:
        return any(row.holder == self.shown.value for row in self.rows)


def truth(shared: Path, names: dict[str, str]) -> list[Row]:
    """The dated rows; of a span of days as a bound the inner ones, so that what is left is certain."""
    found = []
    with (shared / "data" / "aleppo_control_truth_2016.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            start, end = _bounds(line["from"]), _bounds(line["to"])
            if line["place_ar"] in names and (start or end):
                found.append(Row(names[line["place_ar"]], HOLDERS.get(line["holder"], line["holder"]),
                                 start[1] if start else FIRST, end[0] if end else LAST,
                                 line["precision"] == "day"))
    last = {row.place: max(other.end for other in found if other.place == row.place) for row in found}
    return [*found, *(Row(row.place, "government", row.end + timedelta(days=1), LAST, False, True) for row in found
                      if row.holder == "opposition" and row.end == last[row.place] < LAST)]


def _bounds(words: str) -> tuple[date, date] | None:
    """First and last day that a bound may be."""
    match = _DAY.search(words)
    if match is None:
        return None
    year, month, day, last_month, last = match.groups()
    first = date(int(year), int(month), int(day))
    return first, first if last is None else date(int(year), int(last_month or month), int(last))


def place_ids(shared: Path) -> dict[str, str]:
    """The places of the table by their Arabic name, as the gazetteer knows them within Aleppo."""
    knowledge = pipeline.known_world()
    names = {}
    with (shared / "data" / "aleppo_control_truth_2016.csv").open(encoding="utf-8") as file:
        wanted = {line["place_ar"] for line in csv.DictReader(file)}
    for name in sorted(wanted):
        bearers = [bearer.place.id for bearer in knowledge.places.lookup(name)]  # type: ignore[attr-defined]
        inside = [place for place in bearers if "place:aleppo" in knowledge.containers(place)
                  or "place:aleppo-governorate" in knowledge.containers(place)]
        if inside:
            names[name] = inside[0]
    return names


def assessments(shared: Path, folder: Path) -> list[Assessment]:
    """What is inferred from the seeds and the example corpus."""
    seeds = folder / "seeds.jsonl"
    lines = (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    seeds.write_text("".join(line for line in lines if json.loads(line)["id"] in SEEDS), encoding="utf-8")
    with Store.open(folder / "aleppo.db") as store:
        pipeline.add(load([seeds, ROOT / "examples" / "aleppo-2016"]), store, Serial())
        return store.assessments(StateFilter())


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def compared(rows: Sequence[Row], stands: Standing) -> list[Compared]:
    """Every place-day of a dated row on which a side is *assessed* to hold the place."""
    found = []
    for place in sorted({row.place for row in rows}):
        for day in days(FIRST, LAST):
            known = tuple(row for row in rows if row.place == place and row.start <= day < row.end)
            shown = stands.at("control", place, halfday(day, EVENING))
            if known and shown is not None and shown.label == "assessed":
                found.append(Compared(place, day, shown, known))
    return found


def on(stands: Standing, kind: str, subject: str, day: date) -> str:
    """The value at the end of a day; unknown when nothing stands."""
    state = stands.at(kind, subject, halfday(day, EVENING))
    return "unknown" if state is None else state.value


def course(stands: Standing) -> dict[str, list[date]]:
    """What the sieges must have been like, each with the days on which they are shown otherwise; none is right."""
    east = {day: on(stands, "siege", EAST, day) for day in days(date(2016, 7, 17), date(2016, 10, 5))}
    return {
        "east encircled from 17 July": [day for day in days(date(2016, 7, 17), date(2016, 8, 4))
                                        if east[day] not in _CLOSED],
        "east partial from 6 August": [day for day in days(date(2016, 8, 6), date(2016, 9, 3))
                                       if east[day] != "partial"],
        "east encircled from 4 September": [day for day in days(date(2016, 9, 4), date(2016, 10, 5))
                                            if east[day] not in _CLOSED],
        "west's southern road cut from 6 August": [day for day in days(date(2016, 8, 6), date(2016, 9, 7))
                                                   if on(stands, "route", SOUTHERN, day) != "cut"],
        "west's southern road not cut from 9 September": [day for day in days(date(2016, 9, 9), date(2016, 9, 30))
                                                          if on(stands, "route", SOUTHERN, day) == "cut"],
        "west never besieged": [day for day in days(FIRST, LAST) if on(stands, "siege", WEST, day) in _CLOSED],
        "plant never assessed opposition": [
            day for day in days(FIRST, LAST) for half in (0, 1)
            if (state := stands.at("control", PLANT, halfday(day, half))) is not None
            and (state.value, state.label) == ("opposition", "assessed")],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared: Path = parser.parse_args().shared
    if not shared.is_dir():
        sys.exit(f"{shared}: the team's shared folder is not there; name it with --shared")
    with tempfile.TemporaryDirectory() as folder:
        stands = Standing(assessments(shared, Path(folder)))
    found = compared(truth(shared, place_ids(shared)), stands)
    right = [each for each in found if each.agrees]
    wrong = [each for each in found if not each.agrees]
    exact = [each for each in wrong if any(row.exact for row in each.rows)]
    stated = [each for each in found if not all(row.implied for row in each.rows)]
    print(f"assessed place-days {len(found)} ({len(stated)} of dated rows, the others of what follows from them), "
          f"agreeing {len(right)} ({len(right) / max(1, len(found)):.1%}), against rows known to the day {len(exact)}")
    for place in sorted({each.place for each in found}):
        of_place = [each for each in found if each.place == place]
        print(f"  {place:38} {len(of_place):4} days, {sum(each.agrees for each in of_place):4} agree")
    for name, otherwise in course(stands).items():
        print(f"{name}: " + ("yes" if not otherwise else f"NO on {len(otherwise)} days, first {otherwise[0]}"))


if __name__ == "__main__":
    main()
