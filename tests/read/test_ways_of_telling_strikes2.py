"""Ways of telling strikes, arms and what is hit: who did it, what was hit and where, in the words of news agencies."""

import pytest
from readings import claims, reader

WAYS = """
strike.air|طائرات التحالف|معسكر الصواريخ||قصفت طائرات التحالف معسكر الصواريخ في صعدة.
strike.air|الطائرات||قاعدة الديلمي الجوية|قصفت الطائرات قاعدة الديلمي الجوية بعد المعارك.
strike.air|الطائرات||تعز|استهدفت الطائرات صنعاء وتعز.
strike.air|سلاح الجو الليبي|سفينة|ميناء سرت|قال متحدث إن سلاح الجو الليبي أغار على سفينة قرب ميناء سرت.
strike.air|مقاتلات إف-16 تركية|مواقع الحزب|شمال العراق|قصفت مقاتلات إف-16 تركية مواقع الحزب في شمال العراق.
strike.air|طائرات ميغ 29 تابعة للنظام||حي الوعر|قصفت طائرات ميغ 29 تابعة للنظام حي الوعر.
strike.shelling|المدفعية الثقيلة||القرية|قصفت المدفعية الثقيلة القرية.
strike.shelling|المدفعية التابعة للجيش||حي الصابري|واصلت المدفعية التابعة للجيش، السبت، قصف حي الصابري.
strike.bomb|المسلحون|مقر الشرطة||هاجم المسلحون بثلاث سيارات مفخخة مقر الشرطة.
harm.site||مستشفى|مدينة دوما|قالت المنظمة إن مستشفى تدعمه في مدينة دوما تعرض لأضرار جسيمة جراء قصف صاروخي.
materiel.seized|قوات الأمن||منطقة أبو غريب|ضبطت قوات الأمن مخبأ للأسلحة في منطقة أبو غريب بعد الاشتباكات.
strike.shelling|ميليشيات الحوثي|مستشفى الثورة العام||قصفت ميليشيات الحوثي المتمركزة في تبة السلال مستشفى الثورة العام.
strike.shelling|الانفصاليين|مواقع القوات||اتهمت كييف الانفصاليين بإطلاق النار من المدافع على مواقع القوات.
strike.bomb||عناصر الصحوة|ناحية اليوسفية|قال مصدر إن عبوة ناسفة انفجرت مستهدفة عناصر الصحوة في ناحية اليوسفية.
strike.bomb|||مدينة بغلان|قال مسؤول إن شخصا يرتدي سترة ناسفة فجر نفسه في مدينة بغلان.
strike.air|الطيران|تحركات||استهدف الطيران تحركات للمسلحين في الجبل.
materiel.destroyed|المقاومة|للحوثيين|عدن|أعطبت المقاومة ثلاثة أطقم عسكرية للحوثيين في عدن خلال المعارك.
materiel.destroyed|||حي التأميم|تم إبطال مفعول ثلاث عبوات ناسفة في حي التأميم بعد المعارك.
strike.air|طائرات يعتقد أنها تابعة للتحالف||الميادين|أغارت طائرات يعتقد أنها تابعة للتحالف على الميادين.
strike.air|طائرة مسيرة يرجح أنها أمريكية|مركبة||قتلوا في غارة شنتها طائرة مسيرة يرجح أنها أمريكية على مركبة.
strike.bomb||جنود|الرمادي|قتل ثلاثة جنود بعبوة ناسفة في الرمادي خلال المعارك.
strike.shelling|||حلب|قتل طفل بقذيفة هاون في حلب خلال المعارك.
strike.air|طيران التحالف|مخازن سلاح|مدينة إب|استهدف طيران التحالف مقرا في مدينة إب، وطالت غارات أخرى مخازن سلاح.
"""
CASES = [line.split("|") for line in WAYS.strip().splitlines()]


@pytest.mark.parametrize(("kind", "agent", "target", "place", "text"), CASES, ids=[case[4] for case in CASES])
def test_it_is_told_who_struck_what_and_where(kind: str, agent: str, target: str, place: str, text: str) -> None:
    told = claims(text, kind)
    assert told, "no such claim"
    assert any(
        ([span.text for span in claim.agents] == ([agent] if agent else []))
        and (not target or any(target in span.text for span in claim.targets))
        and (target or not claim.targets)
        and (not place or (claim.place is not None and claim.place.text == place))
        for claim in told
    ), [(claim.agents, claim.targets, claim.place) for claim in told]


NOTHING = """
strike.bomb|هزت انفجارات عنيفة العاصمة جراء غارات استهدفت مخازن أسلحة في جبل نقم.
"""


@pytest.mark.parametrize(("kind", "text"), [line.split("|") for line in NOTHING.strip().splitlines()])
def test_what_only_sounds_like_a_strike_is_none(kind: str, text: str) -> None:
    assert not [claim for told in reader().explain(text) for claim in told.claims if claim.type == kind]
