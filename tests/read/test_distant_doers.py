"""Who did a deed, where only a pronoun stands for the doer."""

from functools import cache

import pytest

from khabar.model.records import make_document
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def doers(text: str, kind: str) -> list[list[str]]:
    """The agents of the claims of a type."""
    return [[span.text for span in claim.agents]
            for explained in reader().explain(text) for claim in explained.claims if claim.type == kind]


def test_that_it_had_done_so_means_who_says_so() -> None:
    assert doers("قال الجيش العراقي إنه قتل عشرين مسلحا في الرمادي.", "harm.killed") == [["الجيش العراقي"]]


@pytest.mark.parametrize(("text", "kind"), [
    # "that it happened that": the pronoun stands for nobody
    ("قالت الشرطة إنه تم اختطاف ضابط في بغداد.", "harm.missing"),
    # a monitor that says so of itself has not done it
    ("قال المرصد السوري لحقوق الإنسان إنه وثق مقتل سبعة مدنيين في حلب.", "harm.killed"),
])
def test_that_it_had_been_done_means_nobody(text: str, kind: str) -> None:
    assert doers(text, kind) == [[]]


def test_how_often_something_is_done_is_no_antecedent() -> None:
    assert doers("ومرة أخرى شن مقاتلو طالبان هجمات على قوات الأمن.", "battle.attack") == [["مقاتلو طالبان"]]


def test_a_relative_clause_parts_a_verb_from_its_subject() -> None:
    text = "قال مسؤولون إن القوات اليمنية مدعومة بغارات من التحالف الذي تقوده السعودية استعادت بلدة لودر."
    assert doers(text, "control.captured") == [["القوات اليمنية"]]


def test_a_verb_may_wait_for_its_deed() -> None:
    text = "قام الحوثيون الذين يواجهون عملية للجيش تجري بدعم من طيران التحالف، بقصف أحياء في عدن."
    assert doers(text, "strike.shelling") == [["الحوثيون"]]


def test_who_did_a_deed_did_what_came_of_it() -> None:
    assert doers("غارة أميركية تقتل قياديا كبيرا في تنظيم القاعدة بأفغانستان.", "harm.killed") == [["أميركية"]]


def test_a_participle_of_speech_is_nobody() -> None:
    text = "قال مسؤول إن التفجير وقع في مدينة درنة، مشيرا إلى أن القوات انسحبت."
    assert [claim.targets for explained in reader().explain(text) for claim in explained.claims
            if claim.type == "strike.bomb"] == [()]


def test_whoever_claims_a_deed_has_not_done_what_is_told_next() -> None:
    text = "انفجرت سيارة مفخخة في بغداد، تبناها التنظيم، كما قتل وجرح آخرون في انفجار سيارتين."
    assert doers(text, "harm.killed") == [[]]


@pytest.mark.parametrize(("text", "killers"), [
    ("قتل ثلاثة من مسلحي حركة طالبان في اشتباكات مع القوات الأفغانية.", ["القوات الأفغانية"]),
    ("قتل أربعة حوثيين في مواجهات بين المقاومة الشعبية والحوثيين.", ["المقاومة الشعبية"]),
    ("قتل خمسة مدنيين في اشتباكات بين الجيش والمسلحين.", []),  # nobody's men
])
def test_who_dies_in_a_clash_is_killed_by_the_other_side(text: str, killers: list[str]) -> None:
    assert doers(text, "harm.killed") == [killers]


def test_what_breaks_out_is_done_by_nobody() -> None:
    text = "قصف المتمردون حي الروضة، بينما اندلعت اشتباكات في شارع الستين."
    assert doers(text, "battle.clash") == [[]]


@pytest.mark.parametrize(("text", "kind", "who"), [
    ("استولى التنظيم على بلدات، وشن هجمات على قرى مجاورة.", "battle.attack", ["التنظيم"]),
    ("انفجرت قنبلة محلية الصنع زرعها مسلحون قرب السوق.", "strike.bomb", ["مسلحون"]),
    ("قال السكان إن المسلحين قتلوا حارسا وأصابوا أربعة آخرين.", "harm.wounded", ["المسلحين"]),
    ("قتل مدني على أيدي رجال أمن في المدينة.", "harm.killed", ["رجال أمن"]),
])
def test_a_verb_like_a_noun_is_the_verb_that_its_clause_goes_on_with(text: str, kind: str, who: list[str]) -> None:
    assert doers(text, kind) == [who]


def test_who_set_off_a_bomb_that_hit_something_is_told_once() -> None:
    assert doers("فجر التنظيم أيضا عربة مفخخة استهدفت حاجزا للجيش في المدينة.", "strike.bomb") == [["التنظيم"]]


@pytest.mark.parametrize(("text", "kind", "who"), [
    ("نجح الجيش في إجبار المسلحين على الانسحاب من البلدة.", "control.withdrew", ["المسلحين"]),
    ("ردت القوات بقصف عنيف على المعسكر، فيما واصلت المدفعية التركية دك مواقع المسلحين في التل.",
     "strike.shelling", ["المدفعية التركية"]),
    ("أصيب جندي برصاصة من مسلحين في المدينة.", "harm.wounded", ["مسلحين"]),
    ("فك المقاتلون الطوق بالسيطرة على المعبر والتقدم صوب البلدة.", "battle.attack", ["المقاتلون"]),
    ("قتل المسلحون ثلاثة جنود، فيما أصيب عشرة آخرون.", "harm.wounded", ["المسلحون"]),
    ("قصفت قوات النظام حي الوعر. وأدى ذلك إلى مقتل أربعة مدنيين.", "harm.killed", ["قوات النظام"]),
])
def test_who_did_it_stands_farther_off(text: str, kind: str, who: list[str]) -> None:
    claims = reader().read(make_document(name="t", text=text, sha256="0" * 64)).claims
    assert who in [[span.text for span in claim.agents] for claim in claims if claim.type == kind]


@pytest.mark.parametrize(("text", "kind", "who"), [
    ("اشتبك الجيش مع عناصر التنظيم بعد محاولتهم اقتحام قرية التل.", "battle.attack", ["عناصر التنظيم"]),
    ("وحشدت القوات آلياتها في محاولة منها لاقتحام البلدة.", "battle.attack", ["القوات"]),
    ("وانتزعت الوحدات الكردية البلدة من داعش بعد معارك، وذلك من خلال قطع خطوط إمداد التنظيم.", "route.cut",
     ["الوحدات الكردية"]),
    ("قتل المسلحون خمسة جنود في هجوم على حاجز للجيش.", "battle.attack", ["المسلحون"]),
    ("قال مصدر إن الحوثيين والموالين لصالح شنوا هجمات على البلدة.", "battle.attack",
     ["الحوثيين", "الموالين لصالح"]),
    ("قتل القائد أثناء محاولته قيادة رتل باتجاه المدينة، وفي مديرية الحد نصبت المقاومة كمينا للميليشيات.",
     "battle.attack", ["المقاومة"]),
    ("واصل الجانب الأميركي قصف مواقع داعش.", "strike.shelling", ["الجانب الأميركي"]),
    ("وكان رصاص الجيش التركي قد قتل شابا في البلدة.", "harm.killed", ["الجيش التركي"]),
])
def test_who_did_it_is_lent(text: str, kind: str, who: list[str]) -> None:
    claims = reader().read(make_document(name="t", text=text, sha256="0" * 64)).claims
    assert who in [[span.text for span in claim.agents] for claim in claims if claim.type == kind]


def test_we_are_not_those_of_whom_was_spoken() -> None:
    text = "قال القائد إن قوات النظام حاولت التقدم نحو القرية، وتابع «استطعنا إيقاف تقدم قوات النظام»."
    assert ["قوات النظام"] not in doers(text, "battle.repelled")
