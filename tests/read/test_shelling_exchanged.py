"""Who shell each other, relief bodies that bring goods in, towns and their centres as ground."""

from readings import agents, places


def test_both_who_shell_each_other_are_told() -> None:
    text = "تجدد القصف المتبادل بين القوات الحكومية والمتمردين في ضواحي العاصمة."
    assert agents(text, "strike.shelling") == ["القوات الحكومية", "المتمردين"]
    assert agents("تجدد القصف المدفعي بين بلدتي تلبيسة والرستن خلال المعارك.", "strike.shelling") == []


def test_the_centre_of_a_town_is_ground() -> None:
    text = "اقتحم الجيش بلدة كتاف. وسيطر المسلحون على مركز البلدة بعد معارك."
    assert places(text, "control.captured") == ["مركز البلدة"]
    assert places("سيطر مقاتلو العشائر بالتعاون مع الشرطة على مركز الناحية.", "control.captured") == ["مركز الناحية"]


def test_bodies_bring_goods_in() -> None:
    assert agents("أدخلت مؤسسات أهلية أدوية إلى البلدة المحاصرة.", "aid.delivered") == ["مؤسسات أهلية"]


def test_a_town_that_no_list_has_sees_fights() -> None:
    assert places("تشهد بلدة كتاف مواجهات عنيفة بين الجيش والمسلحين.", "battle.clash") == ["بلدة كتاف"]
