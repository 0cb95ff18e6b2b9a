"""Whom a bomber hits, behind the words that tell more of him."""

import pytest
from readings import agents, targets


@pytest.mark.parametrize("text", [
    "قال ضابط إن الهجوم نفذه انتحاري يرتدي حزاما ناسفا ضد حاجز للشرطة.",
    "الهجوم نفذه انتحاري يقود شاحنة مفخخة ضد حاجز للشرطة.",
    "نفذ انتحاري يقود شاحنة مفخخة هجوما ضد حاجز للشرطة.",
])
def test_what_is_told_of_a_bomber_does_not_take_what_he_hit(text: str) -> None:
    assert targets(text, "strike.bomb") == ["حاجز للشرطة"]
    assert agents(text, "strike.bomb") == ["انتحاري"]


def test_nobody_is_hit_where_none_is_told() -> None:
    assert targets("قال ضابط إن الهجوم نفذه انتحاري يرتدي حزاما ناسفا.", "strike.bomb") == []
