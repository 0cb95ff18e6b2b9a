"""A place told as one of those that somebody holds is where it is held, not the district in which those lie."""

import pytest
from readings import agents, places


@pytest.mark.parametrize(("text", "where"), [
    ("وقريتا صوران وكوكب من أهم المناطق التي لا يزال الجيش يسيطر عليها في ريف حماة.", ["قريتا صوران", "كوكب"]),
    ("وتعد بلدة مورك من أكبر البلدات التي يسيطر عليها المسلحون في ريف حماة.", ["بلدة مورك"]),
    ("يدافع الجيش عن صوران، وهي آخر قرية لا تزال قواته تسيطر عليها في ريف حماة.", ["صوران"]),
    # what somebody comes from or to is none of those
    ("انتقل السكان من مورك إلى المناطق التي يسيطر عليها المسلحون في ريف حماة.", ["ريف حماة"]),
    ("وصل السكان إلى مورك من المناطق التي يسيطر عليها المسلحون في ريف حماة.", ["ريف حماة"]),
])
def test_one_of_those_held(text: str, where: list[str]) -> None:
    """Whether the name is taken for what is held."""
    assert places(text, "control.held") == where
    assert len(set(agents(text, "control.held"))) == 1


def test_a_pronoun_for_two() -> None:
    """Whether "the two that X holds" names X as who holds them, not as ground."""
    text = "قصف الطيران بلدتين تسيطر عليهما المعارضة في ريف حماة."
    assert agents(text, "control.held") == ["المعارضة"]
