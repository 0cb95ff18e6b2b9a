"""Who speaks is told by a name behind a title; words begin behind what tells who he is, and end with what he said."""

from functools import cache

import pytest

from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def voices(text: str, kind: str = "harm.killed") -> list[list[str]]:
    """The voices of the claims of one type."""
    return [[span.text for span in claim.voice]
            for explained in reader().explain(text) for claim in explained.claims if claim.type == kind]


@pytest.mark.parametrize(("speaker", "name"), [
    ("المهندس سالم قاسم", "المهندس سالم قاسم"),
    ("أحدهم محمود زيدان", "أحدهم محمود زيدان"),
    ("علي الحسيني", "علي الحسيني"),  # who is not a place
    ("الناطق باسم الجهاز صباح الزبيدي", "الناطق باسم الجهاز صباح الزبيدي"),
    ("الخبير في شؤون العشائر في معهد الشرق هنري مولر", "الخبير في شؤون العشائر في معهد الشرق هنري مولر"),
    ("وزير الدفاع، سيرغي إيفانوف،", "وزير الدفاع، سيرغي إيفانوف"),
    ("العميد المتقاعد ناصر الكعبي", "العميد المتقاعد ناصر الكعبي"),  # "helped" behind a title is his name
    ("المتحدث العسكري للجيش", "المتحدث العسكري للجيش"),
    ("وزير الداخلية اللواء سالم قاسم", "وزير الداخلية اللواء سالم قاسم"),
    ("وزير الدفاع لصحيفة المدار", "وزير الدفاع"),
    ("مسؤول محلي", "مسؤول محلي"),
])
def test_the_name_behind_a_title_belongs_to_it(speaker: str, name: str) -> None:
    assert voices(f"وقال {speaker} إن سبعة جنود قتلوا في حلب.") == [[name]]


@pytest.mark.parametrize(("text", "kind", "expected"), [
    # what tells who the speaker is, or when he spoke, is the report's own
    ("أعلن لواء الفجر، الذي انضم إلى جبهة الثوار، أمس، عن مقتل سبعة جنود في حلب.", "force.joined", [[]]),
    ("أعلن لواء الفجر، الذي انضم إلى جبهة الثوار، أمس، عن مقتل سبعة جنود في حلب.", "harm.killed", [["لواء الفجر"]]),
    ("وأكد الوزير، عقب مقتل سبعة جنود في حلب، أن الجيش سيرد.", "harm.killed", [[]]),
    # "however" ends words that a noun told, not those behind "that"
    ("وكان الجيش أعلن تحرير المدينة، إلا أن سبعة جنود قتلوا فيها أمس.", "harm.killed", [[]]),
    ("وقال الجيش إن المدينة آمنة، إلا أن سبعة جنود قتلوا فيها أمس.", "harm.killed", [["الجيش"]]),
    # an announcement that only dates what the sentence tells
    ("هاجم المسلحون البلدة بعد أن أعلنت الشرطة بدء الحملة، ما أدى إلى مقتل سبعة جنود.", "harm.killed", [[]]),
    # what the report says behind a quotation
    ("وقال الناطق «سنواصل المعركة»، وذلك بعد مقتل سبعة جنود في حلب.", "harm.killed", [[]]),
])
def test_where_words_begin_and_end(text: str, kind: str, expected: list[list[str]]) -> None:
    assert voices(text, kind) == expected


@pytest.mark.parametrize(("text", "expected"), [
    # an account speaks for whoever made it, and for nobody where nobody is told
    ("قتل سبعة جنود بحسب أرقام نشرتها وكالة رويترز.", [["وكالة رويترز"]]),
    ("قتل سبعة جنود وفق حصيلة أولية.", [[]]),
    ("قتل سبعة جنود، وفق تقديرات الأمم المتحدة.", [["تقديرات الأمم المتحدة"]]),
    # by what something is done is no source
    ("وفق برنامج زمني محدد، قتل سبعة جنود في حلب.", [[]]),
    ("قتل سبعة جنود وفقا لخطة الهجوم في حلب.", [[]]),
    # a source that was named before
    ("قال مصدر طبي ذلك. وقتل سبعة جنود بحسب المصدر.", [["مصدر طبي"]]),
    # what is condemned, the report vouches for
    ("ندد الرئيس بمقتل سبعة جنود في حلب.", [[]]),
    # whose account it is that is told by a noun which is written like a verb
    ("ونقل موقع «المدار» عن مصادر مطلعة أن سبعة جنود قتلوا.", [["مصادر مطلعة", "موقع «المدار»"]]),
    ("ذكر موقع «المدار» المعارض، أن سبعة جنود قتلوا.", [["موقع «المدار» المعارض"]]),
    ("وقال الناطق ذلك. وتابع \"ثم قتل سبعة جنود في حلب\".", [["الناطق"]]),
    # any body that speaks in a statement
    ("وأضاف الصندوق في بيان أن سبعة جنود قتلوا.", [["الصندوق"]]),
    ("وأشارت أنباء إلى أن سبعة جنود قتلوا.", [["أنباء"]]),
    ("وقتل سبعة جنود بحسب ما يعتقد المراقبون.", [["المراقبون"]]),
    # the dead do not count, whoever speaks already does
    ("وقال الطبيب «أحصينا ثلاث جثث بعد الهجوم». وأضاف أن سبعة جنود قتلوا.", [["الطبيب"], ["الطبيب"]]),
    # a statement that was issued goes back to who did
    ("وفي بيان أصدره قال لواء الفجر ذلك. وأضاف البيان أن سبعة جنود قتلوا.", [["لواء الفجر"]]),
    # two governors, whose ending is that of an object
    ("وقتل سبعة جنود، كما قال حاكما الولايتين في رسالة بعد الاجتماع.", [["حاكما الولايتين"]]),
    ("ونشرت صحيفة «المدار» أن سبعة جنود قتلوا.", [["صحيفة «المدار»"]]),
    # a paragraph that begins with somebody's words goes on with who spoke in the one before it
    ('وقال الناطق ذلك.\n"قتل سبعة جنود في القصف على حلب. وقتل مدنيان فيها".', [["الناطق"], ["الناطق"]]),
    ("وقال الناطق ذلك.\nوقتل سبعة جنود في حلب.", [[]]),
    # critics, not who was spoken of before
    ("استعاد الجيش البلدة لكن منتقدين يقولون إن سبعة مدنيين قتلوا.", [["منتقدين"]]),
    # a statement goes on with the body whose it was
    ("وجاء في بيان الشرطة: قتل سبعة جنود. وتابع البيان أن تسعة قتلوا.", [["الشرطة"], ["الشرطة"]]),
])
def test_whose_word_it_is(text: str, expected: list[list[str]]) -> None:
    assert voices(text) == expected
