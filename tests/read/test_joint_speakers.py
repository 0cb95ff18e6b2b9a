"""Two who speak together are told apart from one who is quoted by another."""

from functools import cache

import pytest

from khabar.model.records import Claim
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def claim(text: str) -> Claim:
    """The claim of killing that a text makes."""
    (found,) = [each for told in reader().explain(text) for each in told.claims if each.type == "harm.killed"]
    return found


@pytest.mark.parametrize(("text", "voices", "joint"), [
    ("قال سكان ومسؤولون محليون إن سبعة جنود قتلوا.", ["سكان", "مسؤولون محليون"], 2),
    ("قتل سبعة جنود بحسب التلفزيون الرسمي والمرصد السوري لحقوق الإنسان.",
     ["التلفزيون الرسمي", "المرصد السوري لحقوق الإنسان"], 2),
    ("وقال وزير الدفاع سمير حداد وقائد الشرطة إن سبعة جنود قتلوا.", ["وزير الدفاع سمير حداد", "قائد الشرطة"], 2),
    ("وأعلن المقاتلون الأكراد والمرصد السوري لحقوق الإنسان أن سبعة جنود قتلوا.",
     ["المقاتلون الأكراد", "المرصد السوري لحقوق الإنسان"], 2),
    # a chain: the agency carries what the source says
    ("ونقلت وكالة رويترز عن مصدر أمني أن سبعة جنود قتلوا.", ["مصدر أمني", "وكالة رويترز"], 1),
    # two sources that one agency carries
    ("ونقلت وكالة رويترز عن شهود ومصادر طبية أن سبعة جنود قتلوا.", ["شهود", "مصادر طبية", "وكالة رويترز"], 2),
    # two bodies to which one source belongs
    ("وذكر مصدر في الجيش والشرطة أن سبعة مدنيين قتلوا.", ["مصدر في الجيش"], 1),
    ("وقتل سبعة جنود في حلب.", [], 1),
])
def test_who_speaks_with_whom(text: str, voices: list[str], joint: int) -> None:
    found = claim(text)
    assert ([span.text for span in found.voice], found.joint) == (voices, joint)


def test_who_answers_among_the_words_of_another_does_not_speak_on() -> None:
    text = "وقال القائد إن المسلحين تحصنوا هناك، غير أنهم ردوا عليه بأن يستسلم. وأضاف أن سبعة جنود قتلوا."
    assert [span.text for span in claim(text).voice] == ["القائد"]


def test_who_spoke_with_another_may_speak_alone_later() -> None:
    text = "وقال الجيش والمرصد ذلك. وقال المرصد إن سبعة جنود قتلوا."
    assert [span.text for span in claim(text).voice] == ["المرصد"]
