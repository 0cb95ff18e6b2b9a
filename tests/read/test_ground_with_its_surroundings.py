"""Definite ground to which what lies round it is joined keeps these words; the story stays with its name."""

import pytest
from readings import places


@pytest.mark.parametrize(("text", "place"), [
    ("قصفت المدفعية مطار الثعلة.\nوقتل في المطار ومحيطه ستة جنود.", "المطار ومحيطه"),
    ("دخلت القوات بلدة العيس.\nوقتل في البلدة وجوارها ستة جنود.", "البلدة وجوارها"),
    ("هاجم المسلحون مصنع الأسمدة في القائم.\nوقتل ستة جنود حول المصنع ومحيطه.", "المصنع ومحيطه"),
    # without that it is the place told before
    ("قصفت المدفعية مطار الثعلة.\nوقتل في المطار ستة جنود.", "مطار الثعلة"),
    ("دخلت القوات بلدة العيس.\nوقتل في البلدة وقادتها غائبون ستة جنود.", "بلدة العيس"),
])
def test_ground_told_again_with_its_surroundings(text: str, place: str) -> None:
    """Whether the surroundings that are joined to definite ground stay with it."""
    assert places(text, "harm.killed") == [place]


def test_the_story_stays_with_the_name() -> None:
    """Whether later claims are about the place by its name."""
    text = "دخلت القوات بلدة العيس.\nودارت معارك في البلدة ومحيطها.\nوقتل ستة جنود."
    assert places(text, "battle.clash") == ["البلدة ومحيطها"]
    assert places(text, "harm.killed") == ["بلدة العيس"]
