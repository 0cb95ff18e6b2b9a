"""Ground joined to a named place and told by who took it is a place of its own, by these words."""

import pytest
from readings import places


@pytest.mark.parametrize(("text", "where"), [
    ("تحاول القوات التقدم نحو بلدة مورك والقرى التي استولى عليها المسلحون قبل أيام.",
     ["بلدة مورك", "القرى التي استولى عليها المسلحون"]),
    ("هاجمت القوات بلدة مورك والتلال التي يسيطر عليها المسلحون.",
     ["بلدة مورك", "التلال التي يسيطر عليها المسلحون"]),
    # ground that a clause only tells something else of, or that no named place stands before, has no words of its own
    ("هاجمت القوات بلدة مورك والمزارع التي يعيش فيها النازحون.", ["بلدة مورك"]),
    ("هاجمت القوات المناطق التي يسيطر عليها المسلحون في ريف حماة.", ["ريف حماة"]),
])
def test_ground_told_by_its_takers(text: str, where: list[str]) -> None:
    """Whether an attack is on both."""
    assert places(text, "battle.attack") == where


def test_what_was_taken() -> None:
    """Whether what the clause tells to have been taken is that ground."""
    text = "تحاول القوات التقدم نحو بلدة مورك والقرى التي استولى عليها المسلحون قبل أيام."
    assert places(text, "control.captured") == ["القرى التي استولى عليها المسلحون"]
