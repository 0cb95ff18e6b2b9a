"""Every record comes back from its row as it went in, through JSON text as an engine keeps it."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import every_field

from khabar.errors import StoreError
from khabar.model import records
from khabar.store.codec import Codec

RECORDS = [records.Document, records.Claim, records.Grounding, records.Place, records.Actor, records.Outlet,
           records.Origin, records.Event, records.Assessment, records.Judgement, records.Unread, records.Reading]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_a_record_survives_json(record: type[Any], data: st.DataObject) -> None:
    codec = Codec(record)
    original = data.draw(every_field(record))
    assert record(*codec.values(json.dumps(codec.body(original)))) == original


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_has_no_form_for_is_refused(number: float) -> None:
    with pytest.raises(StoreError, match=r"^a number that is (nan|inf) cannot be stored$"):
        Codec(records.Evidence).body(records.Evidence("claim_1", number, True, "it says so"))


@dataclass(frozen=True)
class Before:
    name: str


@dataclass(frozen=True)
class After:
    name: str
    day: date | None = None
    others: tuple[Before, ...] = ()


def test_a_record_may_gain_an_optional_field_without_a_migration() -> None:
    assert After(*Codec(After).values(json.dumps(Codec(Before).body(Before("x"))))) == After("x")
    after = After("x", date(2016, 8, 6), (Before("y"),))
    assert Before(*Codec(Before).values(json.dumps(Codec(After).body(after)))) == Before("x")


def test_what_holds_its_default_is_not_written() -> None:
    assert Codec(After).body(After("x")) == {"name": "x"}


def test_a_type_that_json_cannot_hold_is_refused_at_once() -> None:
    @dataclass(frozen=True)
    class Odd:
        value: complex

    with pytest.raises(TypeError, match="no JSON form"):
        Codec(Odd)
