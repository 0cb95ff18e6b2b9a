"""Attacks that failed "before the steadfastness of X": X held them off."""

from readings import agents, targets


def test_before_whose_steadfastness_an_attack_failed() -> None:
    """Whoever stood fast stopped the attack, whether a verb or a masdar says that it failed."""
    failed = "فشل هجوم قوات النظام على البلدة أمام صمود الثوار"
    assert agents(failed, "battle.repelled") == ["الثوار"]
    assert targets(failed, "battle.repelled") == ["قوات النظام"]
    counter = "شن الجيش هجمات مضادة فشلت أمام ثبات المسلحين"
    assert agents(counter, "battle.repelled") == ["المسلحين"]
    assert targets(counter, "battle.repelled") == ["الجيش"]


def test_what_else_an_attack_fails_before_stops_nobody() -> None:
    """Ground, or a steadfastness of nobody, is no party."""
    ground = "فشل هجوم قوات النظام على البلدة أمام بوابة المعسكر"
    assert agents(ground, "battle.repelled") == []
    assert agents("فشلت الحكومة أمام صمود الأسعار", "battle.repelled") == []


def test_whose_attack_did_not_succeed() -> None:
    """The attack is the object of a negated verb, or one phrase with the name of who made it."""
    assert targets("لم ينجح هجوم التنظيم على حقل الشاعر", "battle.repelled") == ["التنظيم"]
    assert targets("فشلت هجمات الحوثيين على تعز", "battle.repelled") == ["الحوثيين"]
    assert targets("لم ينجح الهجوم على حقل الشاعر", "battle.repelled") == []
