"""Answers joined of parts that are compressed already are what they would be if they were written at once."""

import gzip
import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from khabar.serve.packing import Packer, shifted

texts = st.lists(st.binary(max_size=300), max_size=30)


@given(before=st.binary(max_size=50), parts=texts, after=st.binary(max_size=5))
def test_a_list_of_packed_parts_is_the_list_whether_its_parts_are_new_or_known(
    before: bytes, parts: list[bytes], after: bytes,
) -> None:
    packer, whole = Packer(), before + b"[" + b",".join(parts) + b"]" + after
    for order in (parts, parts[::-1], parts):
        joined = packer.listed(before, order, lambda part: part, after)
        expected = whole if order is parts else before + b"[" + b",".join(order) + b"]" + after
        assert gzip.decompress(joined.gzip) == joined.plain == expected


@given(first=st.binary(max_size=40), behind=st.integers(0, 1_500))
def test_a_check_sum_is_shifted_by_what_stands_behind_its_text(first: bytes, behind: int) -> None:
    rest = b"\xa5" * behind
    moved = shifted(np.array([zlib.crc32(first)], np.uint32), np.array([behind], np.int64))
    assert int(moved[0]) ^ zlib.crc32(rest) == zlib.crc32(first + rest)
