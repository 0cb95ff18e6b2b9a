"""A part of a place, however it is measured: half of, more than a third of."""

from functools import cache

import pytest

from khabar.model.records import Claim, make_document
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    return Reader()


def claim_of(text: str) -> Claim:
    (claim,) = reader().read(make_document(name="r", text=text, sha256="0")).claims
    return claim


@pytest.mark.parametrize(("text", "place"), [
    ("سيطرت قوات النظام على نصف المدينة.", "نصف المدينة"),
    ("سيطرت قوات النظام على أكثر من نصف أحياء المدينة.", "نصف أحياء المدينة"),
    ("خسرت فصائل المعارضة أمس الأحد أكثر من ثلث البلدة.", "ثلث البلدة"),
])
def test_a_part_of_a_place_is_a_part_however_it_is_measured(text: str, place: str) -> None:
    claim = claim_of(text)
    assert claim.place is not None
    assert (claim.place.text, claim.extent) == (place, "partial")


def test_half_a_million_is_a_number() -> None:
    assert [count.low for count in claim_of("قتل نصف مليون شخص منذ بدء الحرب.").counts] == [500_000]


def test_thereby_is_no_preposition_of_what_follows() -> None:
    claim = claim_of("وقطعت قوات النظام بذلك الطريق الوحيد إلى البلدة.")
    assert claim.type == "route.cut"
