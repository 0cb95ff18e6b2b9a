"""Where those stand who shell is not what they shell, however the shelling is told."""

import pytest
from readings import agents, places, targets


@pytest.mark.parametrize("text", [
    "واصلت القوات المتمركزة في الزبداني قصف مواقع المعارضة.",
    "كثفت القوات المتمركزة في نبل والزهراء قصفها لمواقع المعارضة.",
    "واصلت القوات المنتشرة على تلال القلمون والزبداني قصف مواقع المعارضة.",
])
def test_where_those_stand_who_go_on_shelling_is_not_where_they_shell(text: str) -> None:
    assert places(text, "strike.shelling") == [None]
    assert targets(text, "strike.shelling") == ["مواقع المعارضة"]
    assert agents(text, "strike.shelling")


def test_what_they_shell_is_told_behind() -> None:
    text = "واصلت القوات المتمركزة في نبل والزهراء قصف مواقع المعارضة في حي جوبر."
    assert places(text, "strike.shelling") == ["حي جوبر"]


def test_who_is_struck_where_he_stands_is_struck_there() -> None:
    assert places("قصف الجيش المسلحين المتمركزين في الزبداني.", "strike.shelling") == ["الزبداني"]


@pytest.mark.parametrize("text", [
    "دارت معارك في بلدة مورك.\nوواصلت القوات المتمركزة في حاجز معردس قصفها لمواقع المسلحين.",
    "دارت معارك في بلدة مورك.\nوقصفت القوات المتمركزة في حاجز معردس مواقع المسلحين.",
])
def test_the_seat_of_strikers_does_not_move_the_story(text: str) -> None:
    """Whether a strike without a place is where the report spoke of before it told where those stand who strike."""
    assert places(text, "strike.shelling") == ["بلدة مورك"]
