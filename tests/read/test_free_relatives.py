"""People who are told by a clause alone: who was in it, all who tried, who was left; and what is no such clause."""

import pytest
from readings import targets


@pytest.mark.parametrize(("text", "kind", "whom"), [
    ("أدى الانفجار إلى مقتل من في الحافلة.", "harm.killed", ["من في الحافلة"]),
    ("أدى الانفجار إلى مقتل كل من كان في الشاحنة.", "harm.killed", ["كل من كان في الشاحنة"]),
    ("استهدف القصف منزلا وأدى إلى مقتل جميع من كانوا فيه.", "harm.killed", ["جميع من كانوا فيه"]),
    ("اعتقل جنود الاحتلال كل من حاول العبور.", "harm.captured", ["كل من حاول العبور"]),
    ("نفذ التنظيم إعدامات بحق كل من يعمل مع الحكومة.", "harm.killed", ["كل من يعمل مع الحكومة"]),
    ("نزح سكان القرية ويعاني من تبقى منهم من نقص الدواء.", "hardship.shortage", ["من تبقى منهم"]),
    ("يعيش النازحون ظروفا قاسية في ظل انقطاع المياه.", "hardship.shortage", ["النازحون"]),
])
def test_a_clause_may_be_whom_it_befell(text: str, kind: str, whom: list[str]) -> None:
    assert targets(text, kind) == whom


def test_both_a_and_b_are_no_clause() -> None:
    assert targets("قتل كل من سالم ومحمود في القصف.", "harm.killed") == ["سالم", "محمود"]


def test_from_is_no_who() -> None:
    assert targets("قتل عشرة من المسلحين في المعارك.", "harm.killed") == ["المسلحين"]
