"""Men told by a short word of a party's name are its men, and no party kills its own; who is struck by whom."""

from readings import agents, targets


def test_men_told_by_a_short_word_are_of_the_party_that_was_thrown_back() -> None:
    """Who foiled the attempt killed them and destroyed their arms."""
    told = "صد مقاتلو المعارضة هجوما لقوات النظام على معلولا، ما أدى إلى مقتل عشرة من القوات وتدمير عربة"
    assert agents(told, "harm.killed") == ["مقاتلو المعارضة"]
    assert agents(told, "materiel.destroyed") == ["مقاتلو المعارضة"]
    foiled = "أفشل الثوار محاولة ميليشيا حزب الله التقدم نحو معلولا، ما أدى إلى مقتل عدد من عناصر الحزب"
    assert agents(foiled, "harm.killed") == ["الثوار"]
    assert targets(foiled, "battle.attack") == ["الثوار"]


def test_men_of_others_are_killed_by_who_attacks() -> None:
    """A word that is no part of the attacker's name tells of his enemies."""
    told = "شنت قوات المعارضة هجوما على معلولا، أدى إلى مقتل عدد من عناصر الجيش"
    assert agents(told, "harm.killed") == ["قوات المعارضة"]


def test_a_strike_hit_nobody_whom_others_harmed() -> None:
    """Losses that fighters inflict elsewhere say nothing of whom the shelling hit; its own victims do."""
    other = "قصفت الفصائل قرى بريف حماة وسيطر مقاتلون على تلة، وكبدوا قوات النظام خسائر"
    assert targets(other, "strike.shelling") == []
    own = "قصفت الفصائل قرى بريف حماة، وقتلت عشرة من قوات النظام"
    assert targets(own, "strike.shelling") == ["قوات النظام"]
