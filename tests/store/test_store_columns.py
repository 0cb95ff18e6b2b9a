"""Claims as columns say the same as the database, on either engine, when they are read and when they are renewed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from store_samples import PLACES, addition, captured, report

from khabar.errors import NotFoundError
from khabar.model.records import Grounding, Reading
from khabar.store.browsing import Browser, Wanted
from khabar.store.columns import ClaimColumns, Narrower
from khabar.store.queries import Filter

NOTHING = Narrower()
DAYS = (None, date(2016, 8, 1), date(2016, 8, 6), date(2016, 8, 20))
ASKED = [
    Filter(types=types, statuses=statuses, start=start, end=end, current=current)
    for types, statuses, start, end, current in product(
        ((), ("control",), ("strike.shelling", "control.captured"), ("cont",)), ((), ("asserted",), ("planned",)),
        DAYS, DAYS, (True, False))
    if start is None or end is None or start <= end]


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with Browser.open(tmp_path / "khabar.db") as opened:
        opened.save_knowledge(PLACES, [], [])
        opened.add_batch([addition("r1"), addition("r2", day=None), addition("r3", day=date(2016, 8, 19))])
        yield opened


def long_report(name: str) -> Any:
    """A report of one claim that begins and does not end, or ends and nobody knows when it began."""
    document = report(name)
    claim = captured(document, confidence=0.25)
    grounding = Grounding(claim.id, "date", 0, start=None, end=date(2016, 8, 6), score=1.0)
    return document, Reading(document.id, (claim,)), [grounding]


def rows(columns: ClaimColumns, wanted: Filter, narrower: Narrower = NOTHING) -> Sequence[int]:
    return columns.fitting(wanted, narrower, None).rows


def test_every_question_finds_the_claims_that_the_database_finds(browser: Browser) -> None:
    newer = addition("r1", text="سيطرت المعارضة على الراموسة. قوات النظام قصفت حلب، المرصد")
    browser.add_batch([long_report("r4"), newer])
    assert len(browser.page_of_claim_rows(Wanted())) < browser.columns().fitting(
        Filter(current=False), Narrower(), None).all
    columns = browser.columns()
    for wanted in ASKED:
        assert list(rows(columns, wanted)) == browser.page_of_claim_rows(Wanted(wanted)), wanted
    for place in ("place:aleppo", "place:ramouseh"):
        found = [seq for seq, told in browser.claims_told(rows(columns, Filter())).items() if any(
            each.ref == place for each in told.groundings)]
        assert list(rows(columns, Filter(), Narrower(places=[place]))) == found
    assert list(rows(columns, Filter(), Narrower(confidence=0.5))) == browser.page_of_claim_rows(
        Wanted(confidence=0.5))
    assert list(rows(columns, Filter(), Narrower(claims=(browser.rows_of_actor("actor:opposition"),)))) == (
        browser.page_of_claim_rows(Wanted(Filter(actor="actor:opposition"))))
    assert list(rows(columns, Filter(), Narrower(documents=(browser.rows_of_documents(called="r3"),)))) == (
        browser.page_of_claim_rows(Wanted(Filter(document="r3"))))


def test_zones_leave_out_nothing_that_fits(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    browser.add_batch([long_report("r4"), *(
        addition(f"r{number}", day=date(2016, 8, number)) for number in range(5, 25))])
    whole = browser.columns()
    expected = [rows(whole, wanted) for wanted in ASKED]
    monkeypatch.setattr("khabar.store.columns.ZONE", 3)
    parted = browser.columns()
    assert len(parted.zones["first"]) > len(whole.zones["first"]) == 1
    assert [rows(parted, wanted) for wanted in ASKED] == expected


def test_pages_follow_each_other_and_the_count_is_of_all_of_them(browser: Browser) -> None:
    columns, after, seen = browser.columns(), None, list[int]()
    while found := columns.fitting(Filter(limit=2), Narrower(), after):
        assert found.all == 6
        if not found.rows:
            break
        seen += found.rows
        after = found.rows[-1]
    assert seen == list(rows(columns, Filter()))
    assert columns.among(seen[:3], Filter(types=("control",)), Narrower()) == {seen[0], seen[2]}
    with pytest.raises(NotFoundError):
        browser.claim_row("claim_none")


def test_renewed_columns_are_those_read_anew_whatever_changed(browser: Browser) -> None:
    columns = browser.columns()
    undated = browser.undated()[0]
    browser.replace_days(Grounding(claim.id, "date", 0, start=date(2016, 8, 2), end=date(2016, 8, 3), score=0.5)
                         for claim in browser.claims(Filter(document=undated)))
    document, reading, groundings = addition("r1", text="سيطرت المعارضة على الراموسة. المرصد: قوات النظام قصفت حلب")
    browser.add_batch([(document, reading, groundings), long_report("r5"), addition("r6", day=date(2017, 1, 1))])
    renewed, fresh = browser.columns(columns), browser.columns()
    for name, column in fresh.columns.items():
        if name not in fresh.names:
            np.testing.assert_array_equal(renewed.columns[name], column, name)
    for wanted in ASKED:
        assert rows(renewed, wanted) == rows(fresh, wanted)
        assert list(rows(fresh, replace(wanted, limit=2))) == browser.page_of_claim_rows(
            Wanted(replace(wanted, limit=2)))


def test_a_database_without_claims_has_empty_columns(tmp_path: Path) -> None:
    with Browser.open(tmp_path / "empty.db") as empty:
        columns = empty.columns()
        assert columns.fitting(Filter(limit=5), Narrower(), None).all == 0
        empty.add_batch([addition("r1")])
        assert empty.columns(columns).fitting(Filter(), Narrower(), None).all == 2
