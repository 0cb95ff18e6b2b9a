"""Who did what is told behind "and" or "whereupon", after fights that broke out when he attempted something."""

from readings import agents


def test_who_made_the_attempt_did_what_came_next() -> None:
    """The fights are the subject of the clause before, and they sent and took nothing."""
    sent = "اندلعت اشتباكات عنيفة بعد محاولة تنظيم داعش التقدم نحو بيجي، حيث أرسل تعزيزات كبيرة من الموصل"
    assert agents(sent, "force.reinforced") == ["تنظيم داعش"]
    taken = "دارت معارك في دوما إثر هجوم قوات النظام على المدينة، حيث سيطرت على مبان عدة"
    assert agents(taken, "control.captured") == ["قوات النظام"]
    shelled = "دارت معارك في دوما إثر محاولة قوات النظام اقتحام المدينة، وقصفت المنازل بالدبابات"
    assert agents(shelled, "strike.shelling") == ["قوات النظام"]


def test_a_deed_with_its_own_doer_keeps_him() -> None:
    """Whom the verb names did it; a verb of the other gender is not said of who made the attempt."""
    other = "دارت معارك في دوما إثر محاولة قوات النظام اقتحام المدينة، حيث أرسلت المعارضة تعزيزات كبيرة"
    assert agents(other, "force.reinforced") == ["المعارضة"]
    flown = "دارت معارك في دوما إثر محاولة الثوار اقتحام الحي، وقصف الطيران المنازل"
    assert agents(flown, "strike.air") == ["الطيران"]
    woman = "دارت معارك في دوما إثر محاولة الجيش اقتحام الحي، حيث أرسلت تعزيزات كبيرة من حمص"
    assert agents(woman, "force.reinforced") == []


def test_the_town_that_saw_an_attack_sends_nobody() -> None:
    """The subject of the clause before is where it happened: who attacked there sent troops, if the verb agrees."""
    town = "شهدت البلدة توترا بعد هجوم الحوثيين على القبائل، حيث دفعوا بتعزيزات من مدينة عمران"
    assert agents(town, "force.reinforced") == ["الحوثيين"]
    named = "شهدت البلدة توترا بعد هجوم الحوثيين على القبائل، حيث أرسل الجيش تعزيزات من مدينة عمران"
    assert agents(named, "force.reinforced") == ["الجيش"]
