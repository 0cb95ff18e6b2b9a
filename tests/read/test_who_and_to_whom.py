"""Who did a deed and to whom, where the words stand apart, in another order, or only tell it of arms and ground."""

from functools import cache

import pytest

from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def told(text: str, kind: str, slot: str) -> list[list[str]]:
    """A slot of the claims of a type."""
    return [[span.text for span in getattr(claim, slot)]
            for explained in reader().explain(text) for claim in explained.claims if claim.type == kind]


@pytest.mark.parametrize(("text", "kind", "doer"), [
    # people who blow up themselves or others
    ("وقع هجوم انتحاري نفذته امرأة في سوق الموصل.", "strike.bomb", "امرأة"),
    ("قال الجيش إن مفجرا انتحاريا دخل السوق لكنه فجر نفسه قبل وصول الشرطة.", "strike.bomb", "مفجرا انتحاريا"),
    ("انفجرت قنبلة زرعها متشددون قرب مدرسة في بعقوبة.", "strike.bomb", "متشددون"),
    # in a clause that gives a reason
    ("تأتي أهمية القرية كون التنظيم قد قطع طريق الإمداد عن قوات النظام.", "route.cut", "التنظيم"),
    # ground that somebody else uses
    ("أعلن الجيش بعد القصف السيطرة على التلال التي تتخذها الميليشيات مقرا لها.", "control.captured", "الجيش"),
    # what is ascribed or owned up to behind its place
    ("سقط قتلى في تفجير انتحاري في مدينة حمص، نسب إلى تنظيم داعش.", "strike.bomb", "تنظيم داعش"),
    ("سقط قتلى في تفجير انتحاري في مدينة حمص تبناه تنظيم داعش.", "strike.bomb", "تنظيم داعش"),
    # whose bullets and rockets
    ("أصيب ثلاثة فلسطينيين برصاص الجيش الإسرائيلي قرب الخليل.", "harm.wounded", "الجيش الإسرائيلي"),
    ("قضى سبعة مدنيين بنيران قناصة الحوثيين في تعز.", "harm.killed", "قناصة الحوثيين"),
    ("أضرم متطرفون النار في منزل قرب نابلس مما أدى إلى مقتل طفل.", "harm.killed", "متطرفون"),
    ("قضت وحدة من الجيش السوري على مسلحين من جبهة النصرة في درعا بعد القصف.", "harm.killed", "وحدة من الجيش السوري"),
    # men told more of before what they did
    ("قتل مسلحون يركبون دراجة نارية شرطيا في كراتشي.", "harm.killed", "مسلحون"),
    # one doer of two deeds
    ("قوات الأمن أغلقت الحي واعتقلت عددا من الشبان بعد القصف.", "harm.captured", "قوات الأمن"),
    # over those who only tell more of the doer
    ("جاء ذلك بعد نجاح قوات المقاومة الموالية للرئيس اليمني عبد ربه منصور هادي، في تحرير عدن.", "control.captured",
     "قوات المقاومة الموالية للرئيس اليمني عبد ربه منصور هادي"),
])
def test_who_did_it(text: str, kind: str, doer: str) -> None:
    assert told(text, kind, "agents") == [[doer]]


def test_between_whom_a_verb_tells_a_fight() -> None:
    text = "قالت المصادر إن معارك ضارية اندلعت ليلا واستمرت ساعات بين الجيش السوري ومقاتلي المعارضة في حلب."
    assert told(text, "battle.clash", "agents") == [["الجيش السوري", "مقاتلي المعارضة"]]


def test_a_plural_of_people_behind_a_force_names_them() -> None:
    text = "طردت المقاومة الشعبية الحوثيين من مدينة الضالع."
    assert told(text, "control.captured", "agents") == [["المقاومة الشعبية"]]
    assert told(text, "control.captured", "targets") == [["الحوثيين"]]


@pytest.mark.parametrize(("text", "kind", "targets"), [
    # whom a strike or attack on ground that somebody holds is meant for
    ("نفذت طائرات التحالف غارات على مواقع يسيطر عليها الحوثيون في صعدة.", "strike.air", ["الحوثيون"]),
    ("بدأت القوات العراقية عملية لاستعادة مناطق يسيطر عليها تنظيم داعش في الأنبار.", "battle.attack", ["تنظيم داعش"]),
    ("تقدم الجيش باتجاه مواقع المتمردين في ريف حماة.", "battle.attack", ["مواقع المتمردين"]),
    ("واصل الطيران قصفه لمواقع الحوثيين ومعسكرات الحرس الجمهوري في صنعاء.", "strike.air",
     ["مواقع الحوثيين", "معسكرات الحرس الجمهوري"]),
    ("حققت القوات الحكومية تقدما على حساب المتمردين في ريف حماة.", "battle.attack", ["المتمردين"]),
    ("شن الطيران غارات على تجمعات إرهابيي داعش في الرقة.", "strike.air", ["تجمعات إرهابيي داعش"]),
    # a direction in brackets is no object
    ("الهجوم الانتحاري الذي استهدف في عدن (جنوب) مجندين أوقع عشرات القتلى.", "strike.bomb", ["مجندين"]),
    # who had left the ground lost it
    ("سيطر مسلحو طالبان على بلدة موسى قلعة بعد انسحاب القوات الحكومية.", "control.captured", ["القوات الحكومية"]),
    # of whom those are who were arrested
    ("اعتقلت الشرطة 90 شخصا ينتمون إلى تنظيم داعش بعد التفجير.", "harm.captured", ["تنظيم داعش"]),
    ("قتل ثلاثة أشخاص في انفجار قنبلة، غالبيتهم من عناصر الشرطة.", "harm.killed", ["عناصر الشرطة"]),
])
def test_to_whom_it_was_done(text: str, kind: str, targets: list[str]) -> None:
    assert told(text, kind, "targets")[0] == targets


def test_who_fired_the_rockets_of_a_strike_makes_no_strike_of_its_own() -> None:
    text = "تعرضت بلدة حدودية لقصف بصواريخ أطلقها الحوثيون من صعدة."
    assert told(text, "strike.shelling", "agents") == [["الحوثيون"]]


def test_men_joined_to_those_captured_did_not_capture_them() -> None:
    text = "أسر مقاتلو المعارضة ضابطا وعشرة جنود من قوات النظام في سهل الغاب."
    assert told(text, "harm.captured", "agents") == [["مقاتلو المعارضة"]]


def test_gunmen_are_not_against_those_whose_men_they_are_thought_to_be() -> None:
    text = "هاجم مسلحون يعتقد أنهم من بوكو حرام قرية في ولاية بورنو."
    assert told(text, "battle.attack", "targets") == [[]]


def test_ground_is_not_taken_from_aircraft() -> None:
    text = "قال المتحدث إن استعادة مدينة بيجي بعد القصف تمت بدعم من غارات مكثفة من طيران التحالف."
    assert told(text, "control.captured", "targets") == [[]]
