"""Who does what depends on a verb or noun that says who is let, about to, or meaning to do it."""

import pytest
from readings import agents, claims, targets

LET = [
    ("الهجوم الذي شنته كتائب الثوار مكنها من السيطرة على قرية تل أسود، وأتاح لها قطع طريق حلب دمشق",
     {"control.captured": ["كتائب الثوار"], "route.cut": ["كتائب الثوار"]}),
    ("وحققت القوات الأوكرانية تقدما قرب خاركيف سمح لها بفك الحصار عن المدينة", {"siege.broken": ["القوات الأوكرانية"]}),
    ("سيطر مقاتلو البيشمركة على تلة قرب سنجار ما مكنهم من قطع الطريق بين الموصل وتلعفر",
     {"route.cut": ["مقاتلو البيشمركة"]}),
    ("وشنت القوات الصومالية هجوما أتاح لها أن تسترجع ميناء مركا", {"control.captured": ["القوات الصومالية"]}),
    ("وأوضح أن الدعم الجوي مكن الجيش الليبي من تحرير ميناء درنة", {"control.captured": ["الجيش الليبي"]}),
    ("الضربات الجوية التي نفذها التحالف أتاحت تقدم المقاتلين الأكراد ومكنتهم من أسر عشرة من عناصر تنظيم الدولة",
     {"harm.captured": ["المقاتلين الأكراد"]}),
]


@pytest.mark.parametrize(("text", "told"), LET)
def test_who_is_let_or_enabled_does_it(text: str, told: dict[str, list[str]]) -> None:
    assert {kind: agents(text, kind) for kind in told} == told


def test_who_manages_to_is_no_one_enabled() -> None:
    text = "نفذ الجيش عمليات واسعة في الجبل تمكن خلالها من السيطرة على قرية كفر لاب"
    assert agents(text, "control.captured") == ["الجيش"]


def test_what_somebody_is_enabled_to_do_may_not_have_been_done() -> None:
    told = claims("سيطر الجيش السوري على تلة البراغيث، ما يمكنه من قطع الطريق بين إدلب وحلب", "route.cut")
    assert [(claim.agents[0].text, claim.status) for claim in told] == [("الجيش السوري", "hedged")]


BRINK = [
    ("قوات البيشمركة والحشد الشعبي على وشك استعادة بلدة آمرلي من تنظيم داعش", "control.captured",
     ["قوات البيشمركة", "الحشد الشعبي"]),
    ("أصبح الجيش اليمني على بعد كيلومترين من السيطرة على مطار الحديدة", "control.captured", ["الجيش اليمني"]),
    ("وباتت القوات الصومالية على مسافة 20 كيلومترا من استعادة ميناء كسمايو", "control.captured", ["القوات الصومالية"]),
    ("وحدات حماية الشعب باتت قاب قوسين أو أدنى من قطع الطريق الدولي", "route.cut", ["وحدات حماية الشعب"]),
    ("توشك فصائل المعارضة على اقتحام مدينة إدلب", "battle.attack", ["فصائل المعارضة"]),
]


@pytest.mark.parametrize(("text", "kind", "doers"), BRINK)
def test_who_is_on_the_brink_of_a_deed_has_not_done_it(text: str, kind: str, doers: list[str]) -> None:
    assert agents(text, kind) == doers
    assert [claim.status for claim in claims(text, kind)] == ["planned"]


def test_a_distance_from_ground_says_nothing_of_what_is_told_beside_it() -> None:
    text = "أصبحت القوات الصومالية على بعد 20 كيلومترا من مدينة كسمايو بعد السيطرة على بلدة كونتواري"
    assert [claim.status for claim in claims(text, "control.captured")] == ["asserted"]


MEANT = [
    ("الجيش النيجيري يستعيد بلدة باما من بوكو حرام.. ويستعد لاقتحام غابة سامبيسا", "battle.attack", ["الجيش النيجيري"]),
    ("المقاومة الشعبية تأسر عشرة حوثيين في الضالع.. وتعتزم تحرير معسكر الجرباء", "control.captured",
     ["المقاومة الشعبية"]),
]


@pytest.mark.parametrize(("text", "kind", "doers"), MEANT)
def test_a_headline_goes_on_with_what_its_doer_means_to_do(text: str, kind: str, doers: list[str]) -> None:
    planned = [claim for claim in claims(text, kind) if claim.status == "planned"]
    assert [span.text for claim in planned for span in claim.agents] == doers


def test_what_paves_the_way_for_a_deed_does_not_do_it() -> None:
    text = "هاجم الثوار مواقع قوات الأسد في درعا. وقال إن عملية الأمس تمهد الطريق لتحرير بلدة الغارية"
    assert agents(text, "control.captured") == []


def test_who_works_on_a_deed_does_it_and_has_not_done_it_yet() -> None:
    text = "تعمل القوات الكينية على تأمين الطريق إلى بلدة دوبلي وفتح ممر إليها"
    assert agents(text, "route.opened")[:1] == ["القوات الكينية"]
    assert {claim.status for claim in claims(text, "route.opened")} == {"planned"}


UPON = [
    ("وطلبت واشنطن استخدام القواعد في مهاجمة حركة الشباب في كسمايو", [], ["حركة الشباب"]),
    ("أعلن الجيش مهاجمة المتمردين في جبل مرة", ["الجيش"], ["المتمردين"]),
    ("ويحاول المتمردون مهاجمة الجيش لفك الطوق المضروب حول الثكنة", ["المتمردون"], ["الجيش"]),
    ("استنكر الوزير مهاجمة المسلحين مركز الشرطة", ["المسلحين"], ["مركز الشرطة"]),
    ("وبعد مهاجمة المسلحين للقرية فر السكان", ["المسلحين"], []),
]


@pytest.mark.parametrize(("text", "doers", "hit"), UPON)
def test_the_attacking_of_somebody_is_done_to_him(text: str, doers: list[str], hit: list[str]) -> None:
    assert (agents(text, "battle.attack"), targets(text, "battle.attack")) == (doers, hit)
