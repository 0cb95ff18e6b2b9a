"""What stands behind a number of raids with which something is struck is what is struck, not whose raids they are."""

import pytest
from readings import agents, claims, targets


@pytest.mark.parametrize(("text", "struck"), [
    ("استهدف الطيران بأكثر من 15 غارة الميليشيات المتمردة في بلدة الراهدة", ["الميليشيات المتمردة"]),
    ("قصفت الطائرات بخمس غارات مسلحي التنظيم في بلدة الشرقاط", ["مسلحي التنظيم"]),
])
def test_what_is_struck_with_so_many_raids(text: str, struck: list[str]) -> None:
    assert targets(text, "strike.air") == struck


def test_raids_without_a_number_are_somebodys() -> None:
    text = "أدت غارات التحالف على بلدة الراهدة إلى مقتل مسلحين"
    assert agents(text, "strike.air") == ["التحالف"]
    assert claims(text, "strike.air")[0].targets == ()
