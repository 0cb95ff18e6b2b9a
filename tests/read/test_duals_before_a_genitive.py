"""A dual that stands before a genitive has lost its ending, and is two all the same."""

import pytest
from readings import agents, claims


@pytest.mark.parametrize(("text", "kind", "number"), [
    ("اغتال مجهولون ضابطي مخابرات في مدينة الناصرية", "harm.killed", 2),
    ("أصيب رجلا أمن في انفجار عبوة ناسفة في الرمادي", "harm.wounded", 2),
    ("قتل ضابطا شرطة في هجوم شنه مسلحون على دورية في سيناء", "harm.killed", 2),
    ("قتل المسلحون ضابطا تركيا في سيناء", "harm.killed", 1),
    ("قتل المسلحون جنديا شمال سيناء", "harm.killed", 1),
])
def test_two_before_a_genitive(text: str, kind: str, number: int) -> None:
    assert [(count.low, count.high) for claim in claims(text, kind) for count in claim.counts] == [(number, number)]


def test_who_did_it_does_not_swallow_the_dual() -> None:
    assert agents("اغتال مجهولون ضابطي مخابرات في مدينة الناصرية", "harm.killed") == ["مجهولون"]
