"""Who speaks, by office: ministries with their matters, and the bodies that an office speaks for."""

import pytest
from readings import claims, places


def voice(text: str) -> list[str]:
    """The speakers of the first claim of a text, innermost first."""
    return [span.text for span in claims(text, "control.captured")[0].voice]


@pytest.mark.parametrize("speaker", [
    "وزير النقل اليمني بدر سالم", "وزير الشباب والرياضة", "المتحدث باسم وزارة الهجرة والمهجرين", "وزارة النقل",
    "المتحدث الرسمي للجيش", "المكتب الإعلامي للمجلس المحلي", "مدير المكتب الإعلامي للحركة",
    "الناطق العسكري لكتائب الوادي",
])
def test_the_words_of_a_speaker(speaker: str) -> None:
    assert voice(f"قال {speaker} إن القوات استعادت التلة.") == [speaker]


@pytest.mark.parametrize(("told", "speaker"), [
    ("المركز الإعلامي للصحافيين", "المركز الإعلامي"), ("قيادي لوكالة الأنباء", "قيادي"),
    ("السفير الأميركي للصحافيين", "السفير الأميركي"),
])
def test_but_not_those_to_whom_he_speaks(told: str, speaker: str) -> None:
    assert voice(f"قال {told} إن القوات استعادت التلة.") == [speaker]


def test_how_far_off_a_town_is_does_not_belong_to_its_name() -> None:
    assert places("انفجرت سيارة مفخخة في بلدة الطارمية 40 كم شمال بغداد.", "strike.bomb") == ["بلدة الطارمية"]


def test_a_list_of_the_next_clause_is_not_that_of_this_one() -> None:
    text = "قصف اللواء 22 عددا من الأحياء التي يسيطر عليها الجيش، واندلعت اشتباكات في عدد من المواقع بينها حي السكري."
    assert places(text, "strike.shelling") == ["عددا من الأحياء"]
    assert places(text, "battle.clash") == ["حي السكري"]
