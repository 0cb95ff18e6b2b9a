"""A town that is also told by a by-name (the economic capital) is the place by its own name."""

import pytest
from readings import places


@pytest.mark.parametrize(("text", "place"), [
    ("وزليتن وهي العاصمة الزراعية للبلاد صارت مهددة مع استعداد المليشيات لشن هجوم بهدف السيطرة عليها.", "زليتن"),
    ("أصبحت بنغازي، عاصمة الشرق، خائفة مع استعداد المليشيات لشن هجوم بهدف السيطرة عليها.", "بنغازي"),
    ("أرسل الحلف سفنا إلى بنغازي، العاصمة الاقتصادية للبلاد.\nوهاجم المسلحون العاصمة الاقتصادية.", "بنغازي"),
    # told without a name it keeps its words
    ("هاجم المسلحون العاصمة الاقتصادية.", "العاصمة الاقتصادية"),
    ("أرسل الحلف سفنا إلى بنغازي، العاصمة الاقتصادية للبلاد.\nوهاجم المسلحون العاصمة الليبية.", "العاصمة الليبية"),
])
def test_by_names_of_towns(text: str, place: str) -> None:
    """Whether an attack is put where the town's own name says."""
    assert places(text, "battle.attack") == [place]
