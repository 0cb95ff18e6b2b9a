"""Who killed people: who struck them, whatever else the sentence tells, and nobody where that is not told."""

import pytest
from readings import agents, claims, targets

KILLED = "harm.killed"


@pytest.mark.parametrize(("text", "killers"), [
    # what caused the death is told by the clause right before, whoever the sentence began with
    ("سعت قوات الجيش لتمشيط القرى، وهي المناطق التي قصف منها المتمردون المدينة مما تسبب بمقتل عشرة مدنيين.",
     ["المتمردون"]),
    ("قصفت القوات التركية مناطق سكنية في عفرين مما تسبب بمقتل عشرة مدنيين.", ["القوات التركية"]),
    # arms that a clause says who fired or planted
    ("قتل أربعة مدنيين بقذائف أطلقها الحوثيون على تعز.", ["الحوثيون"]),
    ("قتل ثلاثة جنود بعبوة ناسفة زرعها مسلحون في رفح.", ["مسلحون"]),
    ("قتل ثلاثة جنود بعبوة ناسفة في رفح، وهاجم مسلحون حاجزا.", []),
    # in another place another clause begins
    ("لقي قائد من الحوثيين مصرعه في مواجهات بعدن، وفي لودر نصبت المقاومة كمينا لقيادي آخر.", []),
    ("لقي قائد من الحوثيين مصرعه بعدما نصبت المقاومة كمينا له في لودر.", ["المقاومة"]),
    # the dead of all the time since are not those of one attack
    ("شن داعش هجوما على القاعدة في دير الزور، وقتل أكثر من 600 شخص في المحافظة منذ بداية العام.", []),
    ("شن داعش هجوما على القاعدة في دير الزور، وقتل أكثر من 60 جنديا.", ["داعش"]),
    # which of two that fought killed anybody is not told
    ("شن الجيش هجوما على المدينة. وخلفت تلك الاشتباكات عشرات القتلى والجرحى.", []),
    ("شن الجيش هجوما على المدينة. وخلف الهجوم عشرات القتلى والجرحى.", ["الجيش"]),
    ("وقع تفجير نفذه تنظيم داعش في سوق ببغداد، وخلف الانفجار 20 قتيلا.", ["تنظيم داعش"]),
    ("قتل شخصان في هجوم نفذه ملثمون في بغداد.", ["ملثمون"]),
    ("قتل انتحاري يشتبه في أنه ينتمي لتنظيم داعش 32 شخصا في بلدة سروج.", ["انتحاري"]),
    ("قتل أربعة أشخاص في انفجار سيارة مفخخة في صنعاء، وأعلن تنظيم داعش مسؤوليته عن العملية.", ["تنظيم داعش"]),
    ("قتل ثلاثة مسلحين في عملية لقوات الأمن في الموصل.", ["قوات الأمن"]),
    # who found out about an attack has not made it
    ("تعرفت الشرطة على مشتبه به مرتبط بالهجوم الانتحاري الذي قالت إن حصيلة ضحاياه ارتفعت إلى 32 قتيلا.", []),
    # to whom a statement was given out
    ("أوضحت الوزارة أن العملية أدت إلى مقتل قيادي في تنظيم القاعدة، وذلك في بيان تم توزيعه على الصحافيين "
     "المرافقين لوزير الدفاع.", []),
])
def test_who_killed_them(text: str, killers: list[str]) -> None:
    assert agents(text, KILLED) == killers


def test_shells_that_killed_and_who_fired_them_are_one_shelling() -> None:
    text = "قتل أربعة مدنيين بقذائف أطلقها الحوثيون على تعز."
    assert [[span.text for span in claim.agents] for claim in claims(text, "strike.shelling")] == [["الحوثيون"]]


def test_a_blast_of_a_bomb_and_what_it_hit_are_one_bombing() -> None:
    text = "أصيب مدير الأمن بجروح بانفجار عبوة ناسفة استهدفت سيارته في عدن."
    assert [[span.text for span in claim.targets] for claim in claims(text, "strike.bomb")] == [["سيارته"]]


def test_of_them_are_people_and_not_where_they_fought() -> None:
    text = "وتمكنت المقاومة من صد هجوم للحوثيين في جبهة الضباب وقتل 12 منهم."
    assert targets(text, KILLED) == ["للحوثيين"]


def test_those_killed_may_stand_under_for() -> None:
    assert targets("وثقت المنظمة عمليات قتل لمدنيين بعد الهجوم.", KILLED) == ["مدنيين"]


@pytest.mark.parametrize(("text", "who"), [
    ("قتل قيادي كبير في غارة أميركية على أفغانستان في ضربة جديدة للتنظيم المتطرف.", ["أميركية"]),
    ("مقتل القائد في غارة يمثل ضربة قوية للتنظيم.", []),
    ("قتل عشرة مدنيين في ضربة جوية للتحالف على الرقة.", ["للتحالف"]),
    ("قتل عشرة مدنيين في ضربات جديدة للتحالف على الرقة.", ["للتحالف"]),
])
def test_a_hard_blow_to_somebody_is_not_his(text: str, who: list[str]) -> None:
    assert agents(text, "harm.killed") == who
