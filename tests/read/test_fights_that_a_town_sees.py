"""A clause on a place that tells of fighting may say where in it that was."""

import pytest
from readings import places


@pytest.mark.parametrize(("text", "place"), [
    ("وصل جنود إلى مدينة بنغازي التي تشهد اشتباكات بين الجيش والمسلحين في حي الصابري.", "حي الصابري"),
    ("شهدت محافظة نينوى معارك بين الجيش والمسلحين في بلدة القيارة.", "بلدة القيارة"),
    ("وصل جنود إلى مدينة البيضاء.\nوتشهد محافظة البيضاء معارك بين الجيش والمسلحين على أطراف المدينة.", "مدينة البيضاء"),
    # what is no part of it is not where they fight
    ("شهدت مدينة حماة معارك بين الجيش والمسلحين في محافظة حماة.", "مدينة حماة"),
    ("وصل جنود إلى مدينة بنغازي التي تشهد اشتباكات بين الجيش والمسلحين.", "مدينة بنغازي"),
])
def test_where_in_it(text: str, place: str) -> None:
    """Whether the nearer place is that of the fighting."""
    assert places(text, "battle.clash") == [place]
