"""Ground taken, lost, left and besieged, attacks aimed at it and stopped: usual ways of telling them."""

from functools import cache

import pytest

from khabar.read.reader import Reader

BEFORE = "قصفت الطائرات المدينة فجرا. "


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def kinds(sentence: str) -> set[str]:
    """The types of claim that a sentence makes in a report of war."""
    return {claim.type for explained in reader().explain(BEFORE + sentence)[1:] for claim in explained.claims}


@pytest.mark.parametrize("told", [
    "control.captured | اقتحمت المقاومة القصر الجمهوري وسيطرت عليه.",
    "control.captured | استعاد الجيش زمام المبادرة واسترجع أربع قرى.",
    "control.captured | حررنا ثلاث قرى من المتمردين.",
    "control.lost | خرجت المدينة عن سيطرة الحكومة.",
    "control.lost | خرجت ثلاث قرى من قبضة التنظيم.",
    "control.lost | انحسرت سيطرة التنظيم في المحافظة.",
    "control.lost | فقدان التنظيم لبلدة تل أبيض ضربة له.",
    "control.lost | خسارة الجيش لمدينة إدلب.",
    "control.lost | انهارت دفاعات الجيش في البلدة.",
    "control.withdrew | اضطر الجيش إلى الانسحاب من أجزاء كبيرة في المحافظة.",
    "control.withdrew | اضطرت القوات للتراجع عن مواقعها في الحي.",
    "control.withdrew | أجبر القصف المسلحين على الانسحاب من القرية.",
    "battle.attack | توغلت آليات إسرائيلية شرق خان يونس.",
    "battle.clash | تدور معارك كر وفر في البلدة.",
    "battle.clash | تخوض القوات حرب شوارع داخل المدينة.",
    "battle.repelled | كسرت المقاومة هجوما للميليشيات.",
    "battle.repelled | دحرت القوات هجوم التنظيم.",
    "battle.repelled | انكسر هجوم الميليشيات على الحي.",
    "battle.repelled | منعت المقاومة الحوثيين من التقدم نحو الحي.",
    "siege.imposed | بات التنظيم محاصرا في منطقتين.",
    "siege.imposed | أصبح المسلحون محاصرين داخل الحي.",
    "siege.imposed | أحاطت القوات بالبلدة من كل جانب.",
    "siege.imposed | أغلقت القوات جميع منافذ المدينة وحاصرتها.",
    "siege.ongoing | المسلحون محاصرون في مربع ضيق.",
    "siege.broken | نجح المقاتلون في كسر الطوق.",
])
def test_it_is_told_so(told: str) -> None:
    kind, _, sentence = told.partition(" | ")
    assert kind in kinds(sentence)


@pytest.mark.parametrize("sentence", [
    "سيطر الفريق على مجريات المباراة في شوطها الثاني.", "خسر المنتخب مباراته أمام تونس.",
    "انسحبت الشركة من المناقصة.", "خرج الوزير عن صمته.",
    "حاصر الصحفيون الوزير بالأسئلة.", "تراجعت الليرة أمام الدولار.", "كسر الممثل حاجز الصمت.",
    "أحاط الغموض بالبلدة.", "تقدم النائب بطلب إحاطة.",
])
def test_what_is_no_ground_is_not(sentence: str) -> None:
    assert not {kind for kind in kinds(sentence) if kind.startswith(("control.", "battle.", "siege.", "route."))}
