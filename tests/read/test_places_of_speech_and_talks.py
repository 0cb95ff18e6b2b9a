"""Talks are where they are called after; what somebody told the press in a town did not happen there."""

import pytest
from readings import places


@pytest.mark.parametrize(("text", "place"), [
    ("استؤنفت محادثات أستانا بين الحكومة السورية والمعارضة.", "أستانا"),
    ("تعثرت مشاورات الكويت بين الحكومة اليمنية والحوثيين.", "الكويت"),
    ("انسحب وفد الحوثيين من مشاورات الكويت احتجاجا على القصف.", "الكويت"),
    ("بدأت محادثات تركيا مع المعارضة السورية.", None),
])
def test_talks_called_after_a_town(text: str, place: str | None) -> None:
    """Whether the town is the place, and a state that talks is none."""
    assert places(text, "politics.talks") == [place]


@pytest.mark.parametrize(("text", "place"), [
    ("قال الناطق أمام الصحافيين في الرياض إن الغارة أدت إلى مقتل ستة مسلحين.", None),
    ("قال الناطق أمام الصحافيين في الرياض إن الغارة على صعدة أدت إلى مقتل ستة مسلحين.", "صعدة"),
    ("قتل ستة مسلحين أمام البرلمان في طرابلس.", "طرابلس"),
])
def test_told_to_the_press(text: str, place: str | None) -> None:
    """Whether the town in which it was told is left out."""
    told = places(text, "harm.killed")
    assert len(told) == 1
    assert (told[0] or "").endswith(place) if place else told[0] is None
