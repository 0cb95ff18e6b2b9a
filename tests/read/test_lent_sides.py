"""Who may be lent as the other side, and who depended on a road."""

from readings import targets


def test_all_whom_the_words_of_a_road_name_depended_on_it() -> None:
    """What "and" joins to the party of the supply lines depended on them, too."""
    both = "قطعت المقاومة طرق إمداد الحوثيين والقوات الموالية للرئيس السابق في مأرب"
    assert targets(both, "route.cut") == ["الحوثيين", "القوات الموالية للرئيس السابق"]
    one = "قطعت المقاومة طرق إمداد الحوثيين وسيطرت القوات الحكومية على مأرب"
    assert targets(one, "route.cut") == ["الحوثيين"]


def test_one_man_is_no_side_of_a_fight() -> None:
    """A politician who is spoken of before lost no town; a force did."""
    man = "وهاجم المتحدث المالكي، وقال إن الرمادي سقطت بيد المتطرفين في مايو الماضي"
    assert targets(man, "control.captured") == []
    force = "واجه الجيش العراقي المسلحين، وسقطت الرمادي بيد المسلحين في مايو الماضي"
    assert "الجيش العراقي" in targets(force, "control.captured")
