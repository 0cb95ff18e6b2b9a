"""Where a claim happened that the sentence names no place for, or only one that belongs to something else."""

import pytest
from readings import places


@pytest.mark.parametrize(("text", "place"), [
    # what others say, or another deed, told behind "while" has a place of its own
    ("تواصلت المعارك في مدينة زليتن.\nوأعلن الجيش أنه قتل عشرين مسلحا، بينما ذكر سكان أن النازحين وصلوا إلى بلدة الخمس.",
     "مدينة زليتن"),
    ("دارت اشتباكات في مدينة تعز.\nوقتل سبعة مسلحين، في حين قصفت طائرات التحالف معسكرا في صنعاء.", "مدينة تعز"),
    # others who died or were hurt were so in one place with them
    ("دارت اشتباكات في مدينة تعز.\nوقتل سبعة مسلحين، في حين أصيب ثلاثة جنود في بلدة الضالع.", "بلدة الضالع"),
    # where nothing was told before, that place is the only one
    ("قتل سبعة مسلحين، في حين قصفت طائرات التحالف معسكرا في صنعاء.", "صنعاء"),
])
def test_while_parts_where_two_things_happened(text: str, place: str) -> None:
    """Whether a place behind "while" is that of a claim before it."""
    assert places(text, "harm.killed") == [place]
