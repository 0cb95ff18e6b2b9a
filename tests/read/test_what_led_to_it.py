"""When and by whom a blow was dealt that is told as what led to something told before it."""

from readings import agents, claims, places, targets

MASSACRE = "وجاء الإضراب غداة المجزرة التي ارتكبتها قوات النظام قبل يومين جراء استهدافها بلدة السنابل بالصواريخ"


def test_the_blow_behind_a_massacre_is_of_its_day_and_doer() -> None:
    assert agents(MASSACRE, "strike.shelling") == ["قوات النظام"]
    assert targets(MASSACRE, "strike.shelling") == []
    assert [claim.when.first for claim in claims(MASSACRE, "strike.shelling") if claim.when] == [-2]


def test_who_is_hit_without_an_object_is_the_target() -> None:
    assert targets("تكبد المسلحون خسائر جراء استهدافهم بالصواريخ", "strike.shelling") == ["المسلحون"]


def test_the_town_behind_why_it_happened_is_no_object_of_the_killing() -> None:
    text = "قتل تسعة مدنيين جراء قصف قوات النظام بلدة السنابل"
    assert agents(text, "harm.killed") == ["قوات النظام"]
    assert targets(text, "harm.killed") == ["مدنيين"]
    assert places(text, "strike.shelling") == ["بلدة السنابل"]


def test_ground_under_for_behind_the_doer_was_hit() -> None:
    assert places("ويتواصل قصف قوات النظام لبلدة السنابل", "strike.shelling") == ["بلدة السنابل"]
    assert places("وأدان المجلس اقتحام الجيش للمدينة", "battle.attack") == ["للمدينة"]
    assert places("ويتواصل قصف قوات النظام بالمدفعية للضغط على السكان", "strike.shelling") == [None]


def test_who_came_under_a_blow_did_not_deal_it() -> None:
    text = "هددت الجماعة بالرد بعد القصف الذي تعرضت له مواقعها"
    assert agents(text, "strike.shelling") == []
    assert targets(text, "strike.shelling") == ["الجماعة"]
    text = "انسحبت قوات النظام من التلة بعد القصف الذي تعرضت له"
    assert agents(text, "strike.shelling") == []
    text = "وقال المجلس إن القصف الذي تتعرض له المدينة من قبل قوات النظام مستمر"
    assert agents(text, "strike.shelling") == ["قوات النظام"]
