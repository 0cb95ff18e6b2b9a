"""Kinds of places whose last letter is written without its dots are kinds of places."""

import pytest
from readings import places


@pytest.mark.parametrize(("text", "place"), [
    ("قتل ستة جنود في مدينه سامراء.", "مدينه سامراء"),
    ("قتل ستة جنود في منطقه الكرمه.", "منطقه الكرمه"),
    ("هاجم المسلحون مدينه سامراء.\nوقتل في المدينه ستة جنود.", "مدينه سامراء"),
    # a pronoun is one where the word means something with it
    ("هاجم المسلحون سامراء.\nوقتل الضابط في بيته.", "سامراء"),
])
def test_kinds_of_places(text: str, place: str) -> None:
    """Whether the name goes with its kind."""
    assert places(text, "harm.killed") == [place]
