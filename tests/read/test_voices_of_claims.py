"""Who says so: bodies that a sentence goes by, statements, whatever stands before "that"."""

from functools import cache

import pytest

from khabar.model.records import make_document
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def voices(text: str) -> list[list[str]]:
    """The voices of the claims of killing."""
    return [[span.text for span in claim.voice]
            for explained in reader().explain(text) for claim in explained.claims if claim.type == "harm.killed"]


@pytest.mark.parametrize(("text", "voice"), [
    # according to, before its "to"
    ("قتل سبعة جنود في الرمادي وفقا لقناة الجزيرة.", ["قناة الجزيرة"]),
    # in a fragment after the full stop
    ("قتل سبعة جنود في الرمادي. وفقا لقناة الجزيرة.", ["قناة الجزيرة"]),
    # a count that a body has made
    ("قتل سبعة جنود بحسب تعداد لوكالة رويترز.", ["وكالة رويترز"]),
    # whatever stands between a verb of speech and "that"
    ("وأفادت حصيلة رسمية بأن سبعة جنود قتلوا.", ["حصيلة رسمية"]),
    # a statement, with the body whose it is
    ("وأفاد بيان لقيادة الشرطة أن سبعة جنود قتلوا.", ["بيان لقيادة الشرطة"]),
])
def test_who_says_so(text: str, voice: list[str]) -> None:
    assert voices(text) == [voice]


def test_a_statement_that_was_issued_speaks_for_who_issued_it() -> None:
    text = "قالت قيادة العمليات في بيان إن سبعة جنود قتلوا. وأضاف البيان أن تسعة قتلوا. وجاء في البيان أن عشرة قتلوا."
    assert voices(text) == [["قيادة العمليات"]] * 3


def test_a_voice_ends_with_its_sentence() -> None:
    assert voices("وقال المرصد إن سبعة جنود قتلوا. وقتل مدني في حلب.")[1:] == [[]]


@pytest.mark.parametrize(("text", "expected"), [
    # verbs that speak only before what is said
    ("وقال الناطق ذلك. وتابع أن سبعة جنود قتلوا.", [["الناطق"]]),
    ("وشدد قائد الشرطة على أن سبعة جنود قتلوا.", [["قائد الشرطة"]]),
    ("وقالت المصادر إن القوات علّقت عملياتها وإن سبعة جنود قتلوا.", [["المصادر"]]),
    ("وبين المصدر الأمني أن سبعة جنود قتلوا.", [["المصدر الأمني"]]),
    ("قال المصدر ذلك. وذكر أيضا أن سبعة جنود قتلوا.", [["المصدر"]]),
    # evidence and information say nothing themselves
    ("وقال الناطق إن معلوماتنا تشير إلى مقتل سبعة جنود.", [["الناطق"]]),
    # a participle, or "likewise", goes on with whoever spoke last
    ("وقال الناطق ذلك. موضحا أن سبعة جنود قتلوا.", [["الناطق"]]),
    ("وقالت الشرطة إن سبعة جنود قتلوا. كما قتل مدنيان في حلب.", [["الشرطة"], ["الشرطة"]]),
    # a quotation between two like marks runs on over the full stop
    ('وقالت الشرطة "سمعنا دويا. قتل سبعة جنود في حلب".', [["الشرطة"]]),
    # who issues a statement speaks in it; so does whoever it names as its source
    ("وأصدرت قيادة الشرطة بيانا قالت فيه إن سبعة جنود قتلوا.", [["قيادة الشرطة"]]),
    ("قالت الشرطة في بيان ذلك. ووفقا للبيان، فقد قتل سبعة جنود.", [["الشرطة"]]),
    ("قتل سبعة جنود في حلب، بحسب تصريحات مسؤولين.", [["تصريحات مسؤولين"]]),
    # what a clause only tells in passing about a phrase is no report of the rest
    ("وقتل سبعة جنود في الهجوم الذي تبناه التنظيم.", [[]]),
    # words of somebody else at the end of what one says are his for the last clause only
    ("وقال قائد الشرطة إن سبعة جنود قتلوا، فيما أصيب مدني، بحسب مصدر طبي.", [["قائد الشرطة"]]),
    # "as he announced" is said of what stands before, "and he also announced" of what follows
    ("قتل سبعة جنود في حلب، كما أعلن المرصد.", [["المرصد"]]),
    ("قتل سبعة جنود في حلب، كما أعلن المرصد سقوط قذائف.", [[]]),
    # a quotation that an earlier sentence opened ends where it is closed
    ('وقال شاهد "سمعنا دويا. قتل سبعة جنود"، وقتل مدني في حلب.', [["شاهد"], []]),
    # whoever blames, whoever was the source of what was learnt
    ("وحمل الأهالي الجيش المسؤولية عن مقتل سبعة جنود.", [["الأهالي"]]),
    ("وعلمت الصحيفة من مصدر أمني أن سبعة جنود قتلوا.", [["مصدر أمني"]]),
    # a body that no lexicon knows to speak, before what it says
    ("وقالت محكمة استئناف حلب، إن سبعة جنود قتلوا.", [["محكمة"]]),
    # whoever claims a deed speaks of that deed alone; who is suspected, and what is held to be the first, say nothing
    ("قال شاهد إن عبوة انفجرت قرب حلب، تبناها التنظيم، كما قتل سبعة جنود في درعا.", [["شاهد"]]),
    ("أعلنت الشرطة أن مسلحين يشتبه بأنهم من التنظيم قتلوا سبعة جنود.", [["الشرطة"]]),
    ("قال مدير المشفى إن الحملة تعتبر الأولى بعد مقتل سبعة جنود.", [["مدير المشفى"]]),
    # in what respect something is told is nobody
    ("عسكريا، أوضح مصدر ميداني أن سبعة جنود قتلوا.", [["مصدر ميداني"]]),
    # accusations that are traded are both sides'
    ("وتبادلت الشرطة والمعارضة الاتهامات بقتل سبعة جنود.", [["الشرطة", "المعارضة"]]),
])
def test_how_far_a_voice_reaches(text: str, expected: list[list[str]]) -> None:
    assert voices(text) == expected


@pytest.mark.parametrize(("text", "voice"), [
    # whom words are for is not who speaks
    ("وقال المبعوث إن القتال مستمر، كما حث الأطراف على وقف قتل المدنيين.", ["المبعوث"]),
    ("وأكدت الحركة أنها تحمل الجيش المسؤولية عن قتل سبعة مدنيين.", ["الحركة"]),
    ("وفي بيان منفصل قال الجيش إن سبعة مسلحين قتلوا.", ["الجيش"]),
])
def test_whom_words_are_for(text: str, voice: list[str]) -> None:
    assert voices(text)[-1] == voice


def test_a_ministry_told_by_its_adjective_speaks_in_a_headline() -> None:
    report = "الداخلية: مقتل 4 جنود على الحدود\n\nوقعت اشتباكات في مدينة درنة أمس.\n"
    claims = reader().read(make_document(name="r", text=report, sha256="0")).claims
    assert [[span.text for span in claim.voice] for claim in claims if claim.type == "harm.killed"] == [["الداخلية"]]


def test_who_spoke_of_it_is_told_behind_the_verb() -> None:
    text = "سيطر الجيش على المطار، فيما تحدث وزير الدفاع عن مقتل خمسة جنود."
    assert voices(text) == [["وزير الدفاع"]]


def test_what_came_of_all_that_is_told_by_whoever_told_it() -> None:
    text = "وقال الناطق إن مسلحين هاجموا موقعا للجيش. وأدى ذلك إلى مقتل ثلاثة جنود."
    assert voices(text) == [["الناطق"]]


def test_what_came_after_that_is_told_by_the_report() -> None:
    text = "وقال الناطق إن مسلحين هاجموا موقعا للجيش. وجاء ذلك بعد مقتل ثلاثة جنود."
    assert voices(text) == [[]]


@pytest.mark.parametrize(("text", "expected"), [
    # "and he said" after witnesses goes back to the governor, "and they said" does not
    ("وقال حاكم الولاية إن المدينة هادئة. وقال شهود إن حريقا اندلع. وقال أيضا إن سبعة جنود قتلوا.",
     [["حاكم الولاية"]]),
    ("وقال حاكم الولاية إن المدينة هادئة. وقال شهود إن حريقا اندلع. وقالوا أيضا إن سبعة جنود قتلوا.", [["شهود"]]),
    ("وقال مصدر إن المدينة هادئة. وقال أحد الشهود إن حريقا اندلع. وأضاف أن سبعة جنود قتلوا.", [["أحد الشهود"]]),
    # what counts as something does not speak
    ("وقال الناطق إن المرتفعات تطل على البلدة وتعتبر مصدر قلق. وأضاف أن سبعة جنود قتلوا.", [["الناطق"]]),
    # what is told of the speaker in between
    ("ودعت المصادر التي تتحدث باسم السكان إلى قتل الجنود.", [["المصادر"]]),
])
def test_to_whom_a_verb_of_speech_goes_back(text: str, expected: list[list[str]]) -> None:
    assert voices(text) == expected
