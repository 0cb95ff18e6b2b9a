"""No bytes whatever end a run: every file gives Documents that can be stored, or Unreads that can be printed."""

import json
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model.records import Document
from khabar.sources import load

ARABIC = "سيطرت الفصائل على حي الراموسة جنوب حلب وقتل سبعة مقاتلين في الاشتباكات. "
PIECES = st.sampled_from([
    ARABIC.encode(), ARABIC.encode("cp1256"), ARABIC.encode("utf-16"), b"\0", b"\xff", b"\n", b"\r\n", b"\xef\xbb\xbf",
    b"<html><body><article><p>", b"</p>", b"<", b"[", b"]", b",", b"{", b"}", b'"', b'{"text": "', b'"}', b"\\ud800",
    b"\\u0000", b'{"id": 1, "text": 2}', b'"published": "3016-01-01"', b"<!--", b"<meta charset=windows-1256>",
])
BYTES = st.lists(PIECES | st.binary(max_size=8), max_size=12).map(b"".join)
# Whole values too, so that what parses is also met with every type in every field.
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(ARABIC) |
    st.sampled_from(["2016-08-08", "3016-01-01", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "outlet", "url", "published", "title", "text", "content"]), inner, max_size=7),
    max_leaves=10,
).map(lambda value: json.dumps(value).encode())


def check(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        records = list(load([path], today=date(2026, 11, 22)))
    assert records or name.endswith(".zip")
    for record in records:
        if isinstance(record, Document):
            assert record.text.strip()
            "".join(filter(None, (record.text, record.name, record.outlet, record.title, record.url))).encode()
            assert record.published is None or record.published.year < 2027
        else:
            assert record.reason
            assert "\n" not in record.where + record.reason
            (record.where + record.reason).encode()


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json", "a.zip"])
@given(data=BYTES)
@settings(max_examples=60, deadline=None)
def test_any_bytes(name: str, data: bytes) -> None:
    check(name, data)


@given(data=BYTES)
@settings(max_examples=25, deadline=None)
def test_any_bytes_as_a_page(data: bytes) -> None:
    check("a.html", data)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
@given(data=JSON)
@settings(max_examples=100, deadline=None)
def test_any_value_as_a_report(name: str, data: bytes) -> None:
    check(name, data)
