"""Where the name of a speaker, and the list of the parts of a toll, come to their end."""

import pytest
from readings import claims


@pytest.mark.parametrize(("speaker", "whole"), [
    ("عضو لجنة الأمن والدفاع في البرلمان النائب حامد محمود", ["عضو لجنة الأمن والدفاع في البرلمان النائب حامد محمود"]),
    ("قائد الشرطة والجيش", ["قائد الشرطة", "الجيش"]),                          # two who speak
    ("وزير الدفاع والمتحدث باسم الجيش", ["وزير الدفاع", "المتحدث باسم الجيش"]),
])
def test_a_name_follows_a_body_with_two_tasks(speaker: str, whole: list[str]) -> None:
    [claim] = claims(f"وقال {speaker} إن مسلحين فجروا سيارة في السوق.", "strike.bomb")
    assert [span.text for span in claim.voice] == whole


@pytest.mark.parametrize("adding", ["مضيفا أن الهجوم وقع صباحا", "موضحا أن القصف مستمر"])
def test_who_adds_something_is_none_of_the_dead(adding: str) -> None:
    [claim] = claims(f"قتل 15 شخصا بينهم نساء وجندي واحد، {adding}.", "harm.killed")
    assert [(count.low, count.of.text) for count in claim.counts] == [(15, "شخصا"), (1, "جندي واحد")]


@pytest.mark.parametrize(("text", "cumulative"), [
    ("أدى القصف إلى مقتل 12 مواطنا، وعدد القتلى مرشح للارتفاع بسبب خطورة الإصابات.", False),
    ("وقتل 12 مواطنا في القصف، والعدد مرشح للزيادة.", False),
    ("ارتفع عدد قتلى القصف إلى 12 مواطنا.", True),
])
def test_a_toll_that_may_rise_has_not_risen(text: str, cumulative: bool) -> None:
    [claim] = claims(text, "harm.killed")
    assert claim.counts[0].cumulative is cumulative


@pytest.mark.parametrize(("text", "strikes"), [
    ("أغار الطيران مرتين على مواقع المسلحين في المدينة.", [2]),
    ("قصف الطيران الحربي البلدة مرتين خلال الليل.", [2]),
    ("قصف الطيران الحربي البلدة التي زارها الوزير مرتين.", []),
    ("قصف الطيران الحربي البلدة وقال الوزير مرتين إنه لن يتوقف.", []),
])
def test_what_is_bombed_twice_is_struck_by_two_raids(text: str, strikes: list[int]) -> None:
    [claim] = claims(text, "strike.air")
    assert [count.low for count in claim.counts] == strikes
