"""Talks and agreements, forces sent and joined, in the usual long sentences of the wires: each with its slots."""

import pytest
from readings import claims

from khabar.model.records import Claim

# type | slots that are checked: agents A, targets T, place P, voice V, status S ("-" is none) | the sentence
TOLD = """
politics.talks|A=وزير الخارجية الأميركي;T=نظيره الروسي;P=-|بحث وزير الخارجية الأميركي مع نظيره الروسي، خلال
اتصال هاتفي جرى مساء السبت، سبل وقف القتال الدائر في البلاد

politics.talks|A=ممثلين+مسؤولين;P=بلدة موري القريبة|قالت الوزارة إن جولة أولى من محادثات السلام جرت بين ممثلين
عن الحكومة الأفغانية ومسؤولين من حركة طالبان في بلدة موري القريبة من إسلام آباد لإنهاء الحرب

politics.talks|A=أطراف النزاع الليبي;S=planned|تستأنف أطراف النزاع الليبي الأسبوع المقبل جلسات الحوار في مدينة
الصخيرات برعاية الأمم المتحدة

politics.talks|A=مجلس الأمن الدولي;S=planned;P=-|يعقد مجلس الأمن الدولي جلسة طارئة غدا الثلاثاء لبحث التصعيد
العسكري في اليمن بطلب من روسيا

politics.talks|A=قادة أركان جيوش دول التحالف;P=-|عقد قادة أركان جيوش دول التحالف اجتماعا لتنسيق الحملة ضد
التنظيم في العراق وسوريا

politics.talks|A=المبعوث الأممي;T=قادة ميليشيات;P=تونس|كشف مصدر أن المبعوث الأممي التقى سرا في تونس قادة
ميليشيات لبحث وقف القتال في مصراتة

politics.talks|A=مجموعة الاتصال;P=مينسك;V=مسؤول|قال مسؤول إن مجموعة الاتصال التقت في مينسك لمناقشة سحب الأسلحة
الثقيلة من خط الجبهة في شرق أوكرانيا

politics.agreement|A=الرئيس اليمني+الحوثيين;S=negated|نفى الناطق باسم الحكومة اليمنية أن يكون الرئيس اليمني وافق
على هدنة جديدة مع الحوثيين

politics.agreement|A=تركيا+للولايات المتحدة;P=قاعدة إنجرليك الجوية|وافقت تركيا على السماح للولايات المتحدة
باستخدام قاعدة إنجرليك الجوية لشن غارات على مواقع التنظيم في سوريا

politics.agreement|S=planned;P=اليمن|أعلن التحالف في بيان هدنة إنسانية في اليمن مدتها خمسة أيام تبدأ منتصف ليل
الأحد المقبل

politics.agreement|S=negated|قال الحزب إن وقف إطلاق النار لم يعد له أي معنى بعد الغارات

politics.agreement|A=عشائر الفلوجة+تنظيم داعش;S=asserted;V=شيخ عشائري|ذكر شيخ عشائري طلب عدم ذكر اسمه أن عشائر
الفلوجة أبرمت اتفاقا مع تنظيم داعش لوقف القتال

force.reinforced|A=جماعة الحوثي;P=جبهة البقع;V=مصادر قبلية|قالت مصادر قبلية إن جماعة الحوثي دفعت خلال اليومين
الماضيين بتعزيزات كبيرة من محافظة عمران إلى جبهة البقع

force.reinforced|P=مطار عدن;V=مسؤول عسكري|ذكر مسؤول عسكري أن طائرة شحن محملة بالأسلحة والذخائر حطت الأربعاء في
مطار عدن بعد استعادته من المتمردين

force.reinforced|A=روسيا|تتهم كييف روسيا بإرسال قوات ودبابات عبر الحدود لمساندة المتمردين في دونيتسك

force.reinforced|A=الولايات المتحدة;P=العراق;S=planned|قررت الولايات المتحدة نشر 450 جنديا إضافيا في العراق
لتدريب القوات المحلية

force.joined|A=لواء شهداء اليرموك المبايع لتنظيم داعش;T=تنظيم داعش|تخوض جبهة النصرة معارك ضد لواء شهداء اليرموك
المبايع لتنظيم داعش في حوض اليرموك

force.joined|A=جماعات;T=داعش;V=-|وكانت جماعات أعلنت ولاءها لداعش قد قصفت البلدة

strike.shelling|A=الحكومة العراقية;S=asserted;V=مجلس المحافظة|طالب مجلس المحافظة الحكومة العراقية بوقف القصف على
الفلوجة لمدة أسبوع

strike.shelling|S=negated;V=أنقرة|نفت أنقرة اتهامات المقاتلين الأكراد بقصف الجيش التركي مواقعهم في قرية حدودية

harm.killed|S=hedged;V=الجيش الاسرائيلي|لم يؤكد الجيش الاسرائيلي مقتل الفلسطيني في الغارة

harm.killed|S=hedged|رفض المتحدث تأكيد أو نفي مقتل القيادي في الغارة

harm.killed|V=-|وقال «الجيش والمقاومة يتقدمون نحو القاعدة وقد قتل ثلاثة جنود في القصف»

strike.air|V=مسؤول إعلام الحزب الديمقراطي في الموصل، سعيد مموزيني|وقال مسؤول إعلام الحزب الديمقراطي في الموصل،
سعيد مموزيني لـ«الشرق الأوسط»: «لقد دمرت طائرات التحالف أمس مخزنا كبيرا لأسلحة التنظيم في قرية بايبوخت»
"""

NOTHING = """
battle.clash|بحث وزير الخارجية الأميركي مع نظيره الروسي سبل وقف القتال الدائر في البلاد منذ أربع سنوات

politics.talks|دعا الأمين العام للأمم المتحدة جميع الأطراف في اليمن إلى وقف القتال والالتزام بالهدنة والعودة إلى
الحوار

politics.agreement|عقد المبعوث الأممي لقاء مع قيادات الحزب في صنعاء لبحث فرص التوصل إلى هدنة توقف القصف

politics.agreement|رفضت الوزارة نفي أو تأكيد الأنباء التي تحدثت عن استيلاء المسلحين على طائرتين من قاعدة
الحبانية الجوية

strike.air|ألقت طائرات بالمظلات أسلحة وذخائر لمقاتلي المقاومة في تعز بعد معارك
"""


def told(claim: Claim) -> dict[str, str]:
    """The slots of a claim in the notation of the cases; the parties of talks have no direction."""
    agents, others = ([span.text for span in spans] for spans in (claim.agents, claim.targets))
    if claim.type == "politics.agreement":
        agents, others = agents + others, []
    place = claim.place.text if claim.place else "-"
    voice = "+".join(span.text for span in claim.voice) or "-"
    return {"A": "+".join(agents) or "-", "T": "+".join(others) or "-", "P": place, "V": voice, "S": claim.status}


@pytest.mark.parametrize("case", TOLD.strip().split("\n\n"))
def test_a_long_sentence_is_read_with_its_slots(case: str) -> None:
    kind, slots, text = " ".join(case.split()).split("|")
    wanted = dict(slot.split("=", 1) for slot in slots.split(";") if slot)
    read = [told(claim) for claim in claims(text, kind)]
    assert wanted in [{name: claim[name] for name in wanted} for claim in read], read


@pytest.mark.parametrize("case", NOTHING.strip().split("\n\n"))
def test_what_is_only_called_for_or_talked_about_is_no_claim(case: str) -> None:
    kind, text = " ".join(case.split()).split("|")
    assert not claims(text, kind)
