"""Who announces a deed over a clause that tells of whom he consists."""

from readings import agents


def test_an_alliance_announces_its_own_deed_over_a_clause() -> None:
    """The clause without a relative pronoun tells more of the alliance; the deed behind it is announced."""
    assert agents("أعلن تحالف يضم كتائب إسلامية بدء معركة تحرير مدينة إدلب", "battle.attack") == ["تحالف"]
    assert agents("أعلن تحالف يضم كتائب مقاتلة السيطرة على معلولا", "control.captured") == ["تحالف"]


def test_a_man_announces_what_others_do() -> None:
    """An activist or official who lives or works somewhere has begun nothing."""
    assert agents("أعلن ناشط يعيش في حلب بدء هجوم على إدلب", "battle.attack") == []
    assert agents("أعلن مسؤول يعمل في الوزارة بدء عملية تحرير إدلب", "battle.attack") == []
