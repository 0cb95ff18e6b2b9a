"""Towns that are only counted out (a good many of the towns and villages of the country) are where the strikes were."""

import pytest
from readings import agents, claims, places


@pytest.mark.parametrize(("text", "place"), [
    ("قصف سلاح الجو العديد من القرى والبلدات الليبية اليوم.", "العديد من القرى والبلدات الليبية"),
    ("قصف سلاح الجو العديد من القرى والبلدات الليبية في محيط سرت.", "محيط سرت"),
])
def test_towns_counted_out(text: str, place: str) -> None:
    """Whether the joint words are the place where no name is told, and no part of who struck."""
    assert places(text, "strike.air") == [place]
    assert agents(text, "strike.air") == ["سلاح الجو"]


def test_nobody_kills_towns() -> None:
    """Whether men are killed by a shelling of towns, and not towns by men."""
    text = "قتل تسعة أشخاص نتيجة قصف الجيش العديد من القرى والبلدات الليبية اليوم."
    assert [claim.counts[0].low for claim in claims(text, "harm.killed")] == [9]
    assert agents("قتل عناصر التنظيم العديد من سكان القرية.", "harm.killed") == ["عناصر التنظيم"]
