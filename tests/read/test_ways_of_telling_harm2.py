"""Harm, flight, want and relief in the usual ways of news agencies, each with who, to whom, where and how many."""

import pytest
from readings import claims

Told = tuple[list[str], list[str], str | None, list[tuple[int | None, int | None]]]


def told(text: str, kind: str) -> list[Told]:
    """Agents, targets, place and figures of the claims of a type."""
    return [([span.text for span in claim.agents], [span.text for span in claim.targets],
             claim.place.text if claim.place else None, [(count.low, count.high) for count in claim.counts])
            for claim in claims(text, kind)]


@pytest.mark.parametrize(("text", "kind", "expected"), [
    # of whom those are who are only counted: suspected, accused, tied
    ("بعد الهجوم اعتقلت الشرطة التركية 251 شخصا يشتبه في انتمائهم إلى تنظيم القاعدة وحزب العمال الكردستاني.",
     "harm.captured", (["الشرطة التركية"], ["تنظيم القاعدة", "حزب العمال الكردستاني"], None, [(251, 251)])),
    ("بعد الهجوم أوقفت الشرطة ثمانية أشخاص على صلة بتنظيم داعش.",
     "harm.captured", (["الشرطة"], ["تنظيم داعش"], None, [(8, 8)])),
    ("قتل أربعة يشتبه بأنهم أعضاء في تنظيم القاعدة في غارة شنتها طائرة بدون طيار.",
     "harm.killed", (["طائرة بدون طيار"], ["تنظيم القاعدة"], None, [(4, 4)])),
    # what they suffered
    ("تعرض خمسة ناشطين للاعتقال على يد مسلحي جماعة الحوثي وسط صنعاء.",
     "harm.captured", (["مسلحي جماعة الحوثي"], ["ناشطين"], "صنعاء", [(5, 5)])),
    # two of the men, no two gunmen; where they were on their way to
    ("خطف مسلحون مجهولون اثنين من المهندسين أثناء توجههما إلى محافظة أبين جنوبي اليمن.",
     "harm.missing", (["مسلحون مجهولون"], [], "محافظة أبين", [(2, 2)])),
    # bodies are counted, and are of somebody
    ("انتشلت الفرق 470 جثة لجنود عراقيين من مقابر جماعية في مدينة تكريت بعد المعارك.",
     "harm.killed", ([], ["جنود عراقيين"], "مدينة تكريت", [(470, 470)])),
    ("قال ناشطون إن السكان عثروا على 15 جثة في بلدة البغدادي بعد الهجوم.",
     "harm.killed", ([], [], "بلدة البغدادي", [(15, 15)])),
    # a clause without a pronoun on people of whom the sentence tells something else
    ("شيعت الحركة ثلاثة من مقاتليها قتلوا في المعارك الدائرة في مدينة الزبداني.",
     "harm.killed", ([], ["مقاتليها"], "مدينة الزبداني", [(3, 3)])),
    ("استقبل المستشفى عشرة جنود أصيبوا في المعارك قرب تعز.",
     "harm.wounded", ([], ["جنود"], "تعز", [(10, 10)])),
    # who won ground while their enemies fell; a figure of two and its verb; who is held responsible
    ("وقتل أحد عشر من الحوثيين أثناء استعادة المقاومة الشعبية السيطرة على ميناء المعلا.",
     "harm.killed", (["المقاومة الشعبية"], ["الحوثيين"], "ميناء المعلا", [(11, 11)])),
    ("أعلنت السلطات أن مدنيين اثنين قتلا في قصف على مدينة دونيتسك.",
     "harm.killed", ([], ["مدنيين اثنين"], "مدينة دونيتسك", [(2, 2)])),
    ("حملت السلطات تنظيم الدولة الإسلامية المسؤولية عن التفجير الذي أودى بحياة 32 شخصا في سوروتش.",
     "harm.killed", (["تنظيم الدولة الإسلامية"], [], "سوروتش", [(32, 32)])),
    ("كبدت الفصائل القوات النظامية عشرات القتلى قرب مدينة دوما.",
     "harm.killed", (["الفصائل"], ["القوات النظامية"], "مدينة دوما", [(20, 99)])),
    # whence the rockets came is not where they fell
    ("لقي خمسة مدنيين حتفهم في درعا البلد جراء سقوط صواريخ أطلقتها قوات النظام من كتيبة المدفعية.",
     "harm.killed", (["قوات النظام"], ["مدنيين"], "درعا البلد", [(5, 5)])),
    ("أفاد ناشطون بفقدان الاتصال مع 12 جنديا من قوات النظام في حاجز قرب خان شيخون بعد الهجوم.",
     "harm.missing", ([], ["قوات النظام"], "خان شيخون", [(12, 12)])),
])
def test_whom_harm_befell(text: str, kind: str, expected: Told) -> None:
    assert told(text, kind) == [expected]


@pytest.mark.parametrize(("text", "kind", "expected"), [
    ("قال المجلس المحلي إن نحو 1500 عائلة ما زالت محاصرة في داريا منذ بدء القصف.",
     "people.trapped", ([], ["عائلة"], "داريا", [(1500, 1500)])),
    ("قالت المنظمة إن 40 ألف أسرة نزحت عن مدينة الرمادي بسبب المعارك.",
     "people.displaced", ([], ["أسرة"], "مدينة الرمادي", [(40000, 40000)])),
    ("تقدر الأمم المتحدة عدد النازحين داخل ليبيا بنحو 400 ألف شخص منذ بدء القتال.",
     "people.displaced", ([], ["النازحين"], "ليبيا", [(400000, 400000)])),
    ("يعاني سكان مدينة عدن من انقطاع التيار الكهربائي بسبب القصف.",
     "hardship.shortage", ([], ["سكان مدينة عدن"], "مدينة عدن", [])),
    ("باتت أحياء واسعة من دونيتسك بلا كهرباء بعد القصف.",
     "hardship.shortage", ([], [], "دونيتسك", [])),
    ("قالت المنظمة إن الحوثيين يعرقلون وصول الإمدادات الطبية إلى مستشفيات تعز.",
     "aid.blocked", (["الحوثيين"], [], "مستشفيات تعز", [])),
    ("قال السكان إن القتال مستمر في تعز دون أن تصلهم أي مساعدات.",
     "aid.blocked", ([], [], "تعز", [])),
    ("أرسلت اللجنة الدولية للصليب الأحمر ثلاث قوافل إنسانية إلى دونيتسك بعد القصف.",
     "aid.delivered", (["اللجنة الدولية للصليب الأحمر"], [], "دونيتسك", [(3, 3)])),
])
def test_people_relief_and_want(text: str, kind: str, expected: Told) -> None:
    assert told(text, kind) == [expected]


def test_who_shelled_hurt_those_told_next() -> None:
    text = ("شن الطيران الحربي السوري غارتين على مدينة الباب. وأدى القصف إلى مقتل 14 شخصا، كما أصيب العشرات بجروح.")
    assert told(text, "harm.wounded") == [(["الطيران الحربي السوري"], [], "مدينة الباب", [(20, 99)])]


@pytest.mark.parametrize("text", [
    "قتل خمسة أشخاص وأصيب عشرة آخرون في انقلاب حافلة على الطريق الصحراوي.",
    "نشبت مشاجرة بين عائلتين بسبب قطعة أرض أوقعت قتيلين وأربعة جرحى.",
    "قتل ثلاثة متسلقين في انهيار ثلجي بالجبال.",
])
def test_accidents_and_quarrels_are_no_harm_of_war(text: str) -> None:
    assert claims(text, "harm.killed") == claims(text, "harm.wounded") == []
