"""When and by whom a blow was dealt that is told as what led to something told before it."""

from readings import agents, claims, targets

MASSACRE = "ويأتي التوتر غداة المجزرة التي ارتكبتها قوات النظام أول من أمس نتيجة استهدافها قرية السنابل بالصواريخ"


def test_the_blow_behind_a_massacre_is_of_its_day_and_doer() -> None:
    assert agents(MASSACRE, "strike.shelling") == ["قوات النظام"]
    assert targets(MASSACRE, "strike.shelling") == []
    assert [claim.when.first for claim in claims(MASSACRE, "strike.shelling") if claim.when] == [-2]


def test_who_is_hit_without_an_object_is_the_target() -> None:
    assert targets("تكبد المسلحون خسائر جراء استهدافهم بالصواريخ", "strike.shelling") == ["المسلحون"]
