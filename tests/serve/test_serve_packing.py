"""Answers joined of parts that are compressed already are what they would be if they were written at once."""

import gzip
import zlib
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from khabar.serve.intervals import States
from khabar.serve.packing import Parts, shifted
from khabar.store.browsing import Stand

texts = st.lists(st.binary(min_size=1, max_size=300), max_size=30)


@given(before=st.binary(max_size=50), parts=texts, after=st.binary(max_size=5))
def test_a_list_of_packed_parts_is_the_list_whether_its_parts_are_new_or_known(
    before: bytes, parts: list[bytes], after: bytes,
) -> None:
    held, numbers = Parts(len(parts), parts.__getitem__), np.arange(len(parts))
    for order in (numbers, numbers[::-1], numbers[::2], numbers):
        joined = held.listed(before, order, after)
        expected = before + b"[" + b",".join(parts[number] for number in order) + after
        assert gzip.decompress(joined.gzip) == joined.plain == expected


@given(first=st.binary(max_size=40), behind=st.integers(0, 70_000))
def test_a_check_sum_is_shifted_by_what_stands_behind_its_text(first: bytes, behind: int) -> None:
    rest = b"\xa5" * behind
    moved = shifted(np.array([zlib.crc32(first)], np.uint32), np.array([behind], np.int64))
    assert int(moved[0]) ^ zlib.crc32(rest) == zlib.crc32(first + rest)


@st.composite
def stands(draw: st.DrawFn) -> Stand:
    start, days = draw(st.integers(0, 12)), draw(st.none() | st.integers(-1, 9))
    first = date(2016, 8, 1) + timedelta(start)
    return Stand(
        draw(st.uuids()).hex, draw(st.sampled_from(["control", "route"])), draw(st.sampled_from("abcdefghijklmnopqr")),
        "open", "claimed", first, draw(st.integers(0, 1)), None if days is None else first + timedelta(days),
        draw(st.integers(0, 1)), None, 0.5, "rule", "1")


@given(found=st.lists(stands(), max_size=60), day=st.integers(-2, 25), half=st.integers(0, 1))
def test_the_groups_of_a_day_hold_what_holds_on_it(found: list[Stand], day: int, half: int) -> None:
    states = States(sorted(found, key=lambda each: (each.start, each.start_half, each.id)))
    on = date(2016, 8, 1) + timedelta(day)
    for kinds in (("control",), ("route",), ("control", "route", "siege")):
        members = [number for group in states.groups_on(on, half, kinds).tolist()
                   for number in states.groups.members(group)]
        assert members == [number for number in states.numbers_on(on, half).tolist()
                           if states.all[number].kind in kinds]
