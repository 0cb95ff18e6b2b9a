"""Shells that fall on ground with a name are aimed at no man whom they kill there; others are at those they hit."""

from readings import agents, targets


def test_who_was_killed_by_shells_on_a_quarter_was_not_their_target() -> None:
    text = "أصيب خمسة جنود من الجيش نتيجة سقوط قذائف أطلقها الثوار على حي الورود."
    assert targets(text, "strike.shelling") == []
    assert targets(text, "harm.wounded") == ["الجيش"]
    assert agents(text, "harm.wounded") == ["الثوار"]


def test_who_was_killed_by_a_shelling_of_nothing_told_was_its_target() -> None:
    assert targets("قتل خمسة من عناصر الجيش في قصف للثوار.", "strike.shelling") == ["عناصر الجيش"]
