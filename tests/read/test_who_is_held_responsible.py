"""A deed that somebody puts down to another is the other's; who says so speaks."""

import pytest
from readings import agents, claims

ATTACK, BOMB, KILLED = "battle.attack", "strike.bomb", "harm.killed"


@pytest.mark.parametrize(("text", "kind", "doer", "speaker"), [
    ("نسبت الوزارة الاعتداء إلى متمردي الشمال.", ATTACK, "متمردي الشمال", "الوزارة"),
    ("نسب قائد الشرطة الهجوم على القرية إلى حركة الشباب.", ATTACK, "حركة الشباب", "قائد الشرطة"),
    ("حملت الشرطة حركة الشباب مسؤولية الهجوم على المخفر.", ATTACK, "حركة الشباب", "الشرطة"),
    ("اتهم وزير الداخلية حركة الشباب بمهاجمة القرية.", ATTACK, "حركة الشباب", "وزير الداخلية"),
    ("قتل جنديان في هجوم في ماروا نسبته الحكومة إلى بوكو حرام.", ATTACK, "بوكو حرام", "الحكومة"),
    ("اتهم رئيس الحكومة حركة طالبان بالوقوف وراء التفجير في كويتا.", BOMB, "حركة طالبان", "رئيس الحكومة"),
])
def test_whose_deed_it_is_said_to_be(text: str, kind: str, doer: str, speaker: str) -> None:
    found = [([each.text for each in told.agents], [each.text for each in told.voice]) for told in claims(text, kind)]
    assert found == [([doer], [speaker])]


def test_a_place_may_stand_before_the_clause_that_tells_whose_deed_it_was() -> None:
    assert agents("قتل ثلاثة جنود في هجوم في ماروا نسبته الحكومة إلى بوكو حرام.", KILLED) == ["بوكو حرام"]


def test_a_part_of_a_hundred_is_no_accusation() -> None:
    assert claims("ارتفع ما نسبته الثلث من أسعار الخبز في ماروا بعد الهجوم الى الضعف.", ATTACK) == []


def test_what_follows_from_a_deed_is_not_put_down_to_anybody() -> None:
    text = "وقع تفجير نسب إلى جماعة متشددة في أنقرة ودفع الأكراد إلى شن هجمات على الشرطة."
    assert "جماعة متشددة" not in agents(text, ATTACK)


@pytest.mark.parametrize(("text", "speaker"), [
    ("أعلن وزير الداخلية أمس أن مسلحين هاجموا مخفرا في ماروا.", "وزير الداخلية"),
    ("قال وزير الخارجية إن المتمردين هاجموا القرية.", "وزير الخارجية"),
    ("قال الوزير العراقي إن المتمردين هاجموا القرية.", "الوزير العراقي"),
])
def test_a_minister_bears_the_whole_name_of_his_office(text: str, speaker: str) -> None:
    assert [span.text for claim in claims(text, ATTACK) for span in claim.voice] == [speaker]
