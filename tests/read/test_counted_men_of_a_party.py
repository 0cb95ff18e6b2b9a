"""Counted men are no side of a fight: the party is that they are said to be of, an adverb between or none."""

from readings import agents, targets

_TEXT = "قتل 12 مسلحا على الأكثر من كتائب الساحل و9 جنود من الجيش خلال المعارك، وسقط عشرات الجرحى في صفوف الطرفين."


def test_the_parties_of_counted_men_fought() -> None:
    assert agents(_TEXT, "battle.clash") == ["كتائب الساحل", "الجيش"]
    assert targets(_TEXT, "harm.wounded") == ["كتائب الساحل", "الجيش"]


def test_men_of_nobody_are_who_fought() -> None:
    text = "قتل 12 مسلحا على الأكثر خلال المعارك."
    assert agents(text, "battle.clash") == ["مسلحا"]
