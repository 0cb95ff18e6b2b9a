"""Ground that is struck once more in the same sentence, where the words only point back to it."""

import pytest
from readings import agents, claims, targets


@pytest.mark.parametrize(("text", "whose"), [
    ("استهدفت غارات التحالف مناطق انتشار الحوثيين في حجة، وتزامن ذلك مع قصف بالصواريخ لهذه المناطق.",
     "مناطق انتشار الحوثيين"),
    ("قصفت الطائرات مواقع الحوثيين في صعدة، وترافق ذلك مع قصف مدفعي على المواقع نفسها.", "مواقع الحوثيين"),
    ("قصفت الطائرات تجمعات التنظيم في تدمر، وترافقت الغارات مع قصف مدفعي لهذه التجمعات.", "تجمعات التنظيم"),
])
def test_what_is_pointed_back_to_is_struck_again(text: str, whose: str) -> None:
    assert targets(text, "strike.shelling") == [whose]


def test_other_areas_are_not_the_ones_told_before() -> None:
    text = "استهدفت غارات التحالف مناطق انتشار الحوثيين في حجة، وتزامن ذلك مع قصف بالصواريخ لمناطق حدودية."
    assert "مناطق انتشار الحوثيين" not in targets(text, "strike.shelling")


def test_raids_through_which_somebody_is_hit_hit_him() -> None:
    text = "يواصل التحالف غاراته على صعدة، ويستهدف من خلالها مواقع الحوثيين وقوات صالح."
    assert targets(text, "strike.air") == ["مواقع الحوثيين", "قوات صالح"]


def test_raids_of_which_nothing_more_is_told_hit_nobody_named() -> None:
    text = "يواصل التحالف غاراته على صعدة، ويستهدف مواقع الحوثيين في حجة."
    assert targets(text, "strike.air").count("مواقع الحوثيين") == 1


def test_the_planes_that_killed_children_are_not_among_these() -> None:
    text = "قتل ثلاثة أشخاص وجرح آخرون بينهم أطفال في بلدة كفرنبل نتيجة قصف من طائرات النظام."
    assert targets(text, "harm.wounded") == ["أطفال"]


def test_what_coincides_with_raids_is_no_deed_of_the_planes() -> None:
    text = ("شنت طائرات التحالف غارات على مواقع التنظيم في محيط تدمر ما أسفر عن سقوط قتلى، "
            "وتزامنت الغارات مع قصف بالصواريخ لهذه المواقع.")
    (shelling,) = claims(text, "strike.shelling")
    assert (shelling.agents, [span.text for span in shelling.targets]) == ((), ["مواقع التنظيم"])


def test_what_somebody_goes_along_with_is_his_deed() -> None:
    assert agents("نفذت الطائرات غارات على مواقع التنظيم في تدمر.", "strike.air") == ["الطائرات"]
