"""Roads that are cut by what somebody did: his taking of a hill cuts them, and deprives others of them."""

from readings import agents, places, targets


def test_whose_taking_of_ground_cuts_a_road_cuts_it() -> None:
    """The subject of the verb is a deed, whose doer cut the road by it."""
    cut = "سيطرة المسلحين على بلدة كفرنبل قطعت الطريق بين حماة وإدلب"
    assert agents(cut, "route.cut") == ["المسلحين"]
    led = "هجوم مقاتلي المعارضة على بلدة كفرنبل أدى إلى قطع الطريق الدولي"
    assert agents(led, "route.cut") == ["مقاتلي المعارضة"]
    storm = "عاصفة الأمس قطعت الطريق بين حماة وإدلب"
    assert agents(storm, "route.cut") == []


def test_whom_a_deed_deprives_of_a_supply_line() -> None:
    """A supply line may bear a pronoun; whom the verb behind "and" names is deprived, and does not deprive."""
    deprived = "سيطرة الثوار على التلة حرمت قوات النظام من خط إمدادها الوحيد"
    assert agents(deprived, "route.cut") == ["الثوار"]
    assert targets(deprived, "route.cut") == ["قوات النظام"]
    assert places(deprived, "route.cut") == ["خط إمدادها الوحيد"]
    gone_on = "سيطر الثوار على التلة، وأصبح الطريق بيدهم وحرم قوات النظام من طريق خناصر"
    assert targets(gone_on, "route.cut") == ["قوات النظام"]
    own = "وحرم الجيش المسلحين من طريق خناصر"
    assert agents(own, "route.cut") == ["الجيش"]


def test_whose_road_is_cut_lost_the_hill_taken_with_it() -> None:
    """Who is cut off in the same sentence is the enemy from whom the ground was taken."""
    both = "سيطر الثوار على التلة وقطعوا طريق الإمداد عن قوات النظام في المطار"
    assert targets(both, "control.captured") == ["قوات النظام"]
    by_them = "سيطر الثوار على التلة بعد أن قطعت قوات النظام طريق الإمداد عن السكان"
    assert "السكان" not in targets(by_them, "control.captured")
    let = "تقدم الثوار الذي مكنهم من السيطرة على بلدة كفرنبل، جعل الطريق بيدهم وحرم قوات الحكومة من خط إمدادها"
    assert targets(let, "control.captured") == ["قوات الحكومة"]
