"""Undated reports are read with the dated ones of the same input or of the database, whichever comes first."""

from datetime import date
from pathlib import Path

import pytest

from khabar.ground import clock
from khabar.run import pipeline
from khabar.run.engines import Serial
from khabar.sources import load
from khabar.store.queries import Filter
from khabar.store.store import Store

FIRST = ("سيطرت فصائل المعارضة أمس على معمل إسمنت الشيخ سعيد في حلب. وقتل 15 عنصرا من قوات النظام في المعمل أمس. "
         "وقطعت الفصائل طريق الراموسة أمس بعد اشتباكات عنيفة مع قوات النظام.\n")
UNDATED = ("سيطرت فصائل المعارضة أول من أمس على معمل إسمنت الشيخ سعيد في حلب. وقتل 17 عنصرا من قوات النظام في المعمل "
           "أول من أمس. وقطعت الفصائل طريق الراموسة أول من أمس بعد اشتباكات مع قوات النظام.\n")
TAKEN = "2016-08-14"


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """A report that states its day, and one of the same happenings that does not."""
    dated, undated = tmp_path / "dated.jsonl", tmp_path / "a-undated.txt"
    dated.write_text(f'{{"id": "1", "published": "2016-08-15", "text": "{FIRST.strip()}"}}\n', encoding="utf-8")
    undated.write_text(UNDATED, encoding="utf-8")
    return dated, undated


def captured(store: Store) -> list[tuple[str, str, str]]:
    """For each capture told: the report's date, the day it was found to mean, and how."""
    documents = {each.id: each for each in store.documents()}
    claims = {each.id: each for each in store.claims(Filter(types=("control.captured",)))}
    return sorted((str(documents[claims[each.claim].document].published), str(each.start), each.reason)
                  for each in store.groundings(claims) if each.slot == "date")


def test_days_of_an_undated_report_come_from_the_dated_ones_in_whatever_order(
    reports: tuple[Path, Path], tmp_path: Path,
) -> None:
    dated, undated = reports
    for name, order in (("one.db", [undated, dated]), ("two.db", [dated, undated])):
        with Store.open(tmp_path / name) as store:
            summary = pipeline.add(load(order), store, Serial())
            assert summary.new == 2
            stated, inferred = captured(store)
        assert stated[1] == inferred[1] == TAKEN
        assert inferred[0] == "None" and clock.INFERRED in inferred[2] and "2016-08-16" in inferred[2]


def test_alone_an_undated_report_stays_relative(reports: tuple[Path, Path], tmp_path: Path) -> None:
    with Store.open(tmp_path / "alone.db") as store:
        assert pipeline.add(load([reports[1]]), store, Serial()).new == 1
        assert [day for _, day, _ in captured(store)] == ["None"]


def test_dated_reports_that_come_later_date_an_undated_one_that_is_stored(
    reports: tuple[Path, Path], tmp_path: Path,
) -> None:
    dated, undated = reports
    with Store.open(tmp_path / "later.db") as store:
        for each in (undated, dated):
            assert pipeline.add(load([each]), store, Serial()).new == 1
        stated, inferred = captured(store)
        assert stated[1] == inferred[1] == TAKEN
        assert clock.INFERRED in inferred[2]
        assert [claim.document for claim in store.claims(Filter(types=("control.captured",), start=date(2016, 8, 14)))]
