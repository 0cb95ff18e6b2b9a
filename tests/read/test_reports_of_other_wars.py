"""Sentences of reports from Ukraine, Afghanistan, Pakistan, Turkey, Libya, Gaza and the Sinai: who, where, when."""

import pytest
from readings import agents, claims, places


@pytest.mark.parametrize("text", [
    "كييف 20 يوليو (رويترز) - قال الجيش الأوكراني إن اثنين من جنوده قتلا.",
    "رويترز- كييف: قال الجيش الأوكراني إن اثنين من جنوده قتلا.",
])
def test_the_agency_of_a_dateline_does_not_speak(text: str) -> None:
    assert [span.text for claim in claims(text, "harm.killed") for span in claim.voice] == ["الجيش الأوكراني"]


@pytest.mark.parametrize(("text", "weekday"), [
    ("انسحبت القوات من المبنى في وقت متأخر من مساء السبت.", 6),
    ("انسحبت القوات من المبنى في ساعة مبكرة من صباح الأحد.", 7),
    ("انسحبت القوات من المبنى في وقت سابق من يوم الجمعة.", 5),
])
def test_late_on_a_day_tells_the_day(text: str, weekday: int) -> None:
    assert [claim.when.first for claim in claims(text, "control.withdrew") if claim.when] == [weekday]


@pytest.mark.parametrize(("text", "kind", "place"), [
    # where who speaks works
    ("سقطت قذائف هاون على مخيم للنازحين من تاورغاء غربي بنغازي، حسبما قال مصدر طبي في مستشفى الجلاء.",
     "strike.shelling", "مخيم"),
    # whence those come who meet
    ("التقى المبعوث الأممي الجمعة في الجزائر وفدا من قادة الكتائب المسلحة في مصراتة.", "politics.talks", "الجزائر"),
    # what lies somewhere, without the word for lying
    ("أطلق الانفصاليون قذائف على مواقع للجيش قرب بلدة شيروكين الواقعة إلى الشرق من مدينة ماريوبول.",
     "strike.shelling", "بلدة شيروكين"),
])
def test_where_it_happened(text: str, kind: str, place: str) -> None:
    assert places(text, kind) == [place]


@pytest.mark.parametrize(("text", "kind", "doers"), [
    # who the sentence goes on about, over what a vehicle is said to carry
    ("فتح مسلحون مجهولون النار على سيارة تقل أفرادا من الأقلية فقتلوا ثلاثة منهم.", "harm.killed", ["مسلحون مجهولون"]),
    # an adjective behind a plural that takes no genitive
    ("أضرم مسلحون ملثمون النار في ست شاحنات.", "materiel.destroyed", ["مسلحون ملثمون"]),
    # fighters killed in an attack that was thrown back
    ("أحبط الجيش التركي محاولة لمسلحي الحزب مهاجمة مخفر حدودي، ما أسفر عن مقتل أربعة مسلحين.", "harm.killed",
     ["الجيش التركي"]),
    # reinforcements that were sent
    ("أرسلت تعزيزات إلى المنطقة. وأكد المتحدث أن تعزيزات من الجيش أرسلت إلى المنطقة.", "force.reinforced", ["الجيش"]),
])
def test_who_did_it(text: str, kind: str, doers: list[str]) -> None:
    assert agents(text, kind)[-len(doers):] == doers


@pytest.mark.parametrize(("text", "kind", "doers"), [
    ("أعلنت غرفة عمليات «فجر ليبيا» أن قواتها استعادت بلدة العزيزية.", "control.captured", ["غرفة عمليات «فجر ليبيا"]),
    ("أكد متحدث باسم جيش القبائل أن مقاتليه سيطروا على بلدة العزيزية.", "control.captured", ["جيش القبائل"]),
    # a reply to attacks is no attack of who discusses it
    ("عقد الرئيس اجتماعا لبحث الرد على الاعتداءات الإسرائيلية.", "battle.attack", []),
    # before their withdrawal: whom they killed stands behind it
    ("قال المسؤول إن التنظيم أعدم قبل انسحابه من البلدة ثلاثة أسرى رميا بالرصاص.", "harm.killed", ["التنظيم"]),
    ("أجرى قادة فرنسا وألمانيا وروسيا وأوكرانيا محادثات لتعزيز وقف النار.", "politics.talks",
     ["قادة فرنسا", "ألمانيا", "روسيا", "أوكرانيا"]),
])
def test_whose_deed_it_is(text: str, kind: str, doers: list[str]) -> None:
    assert agents("قصفت الطائرات البلدة فجرا. " + text, kind) == doers


def test_an_arrival_that_only_says_when_gives_no_owner_of_arms() -> None:
    text = "اجتاح المسلحون نقطة تفتيش واستولوا على أسلحة وآليات قبل وصول تعزيزات من الجيش إلى البلدة."
    assert [span.text for claim in claims(text, "materiel.seized") for span in claim.targets] == []
    assert agents(text, "force.reinforced") == ["الجيش"]


def test_shells_that_hit_homes() -> None:
    text = "جرح مدنيون جراء قذائف عشوائية أصابت منازل في حي الأكواخ."
    assert [span.text for claim in claims(text, "harm.site") for span in claim.targets] == ["منازل"]


def test_paramilitaries_arrest() -> None:
    text = "أوقفت قوات الحرس شبه العسكرية أربعة عناصر من حركة طالبان الباكستانية."
    assert agents(text, "harm.captured") == ["قوات الحرس"]


def test_a_bomber_does_not_aim_at_his_own_car() -> None:
    (claim,) = claims("فجر انتحاري سيارته عند حاجز تفتيش في مدينة خوست.", "strike.bomb")
    assert "سيارته" not in [span.text for span in claim.targets]


def test_those_hurt_beside_the_dead_are_not_among_them() -> None:
    (claim,) = claims("أسفر الهجوم عن مقتل 33 شخصا، بينهم 27 مدنيا، وإصابة تسعة آخرين.", "harm.killed")
    assert [count.low for count in claim.counts] == [33, 27]


def test_who_clashed_is_not_who_was_hurt() -> None:
    (claim,) = claims("جرح 20 آخرون في تجدد للاشتباكات بين قبيلتي التبو والطوارق في مدينة سبها.", "harm.wounded")
    assert not claim.targets


def test_a_mine_that_went_off_is_no_threat_to_the_road() -> None:
    assert not claims("قتل جنديان في انفجار لغم زرعه المسلحون على طريق قرب البلدة.", "route.threatened")


def test_a_feminine_noun_is_what_a_deed_is_done_to() -> None:
    text = "أعلن التنظيم مسؤوليته عن تدمير مدرعة بعبوة ناسفة في قرية الجورة."
    assert places(text, "materiel.destroyed") == ["قرية الجورة"]


def test_those_who_work_somewhere_were_abducted() -> None:
    (claim,) = claims("أعلنت الوزارة أن أربعة من مواطنيها يعملون لدى شركة للمقاولات خطفوا في ليبيا.", "harm.missing")
    assert [count.low for count in claim.counts] == [4]
