"""Who is attacked or loses ground that words say belongs to them, before anybody who is told farther away."""

from readings import targets


def test_ground_that_belongs_to_somebody_is_attacked_as_theirs() -> None:
    text = "تهدف العملية للسيطرة على المعسكرات التي تتبع لجيش الراية، وهي أبرز معاقل قوات النظام."
    assert targets(text, "battle.attack") == ["جيش الراية"]
    text = "تسعى المقاومة للسيطرة على مواقع تتبع لميليشيا الحوثي في الجبل."
    assert targets(text, "control.captured") == ["ميليشيا الحوثي"]


def test_a_district_that_belongs_to_another_is_nobodys_loss() -> None:
    text = "سيطرت الفصائل على قرية السدرة التي تتبع لناحية الصخر."
    assert targets(text, "control.captured") == []
