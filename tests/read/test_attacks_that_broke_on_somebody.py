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
