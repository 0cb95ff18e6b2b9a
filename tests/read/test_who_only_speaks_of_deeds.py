"""Who warns of a deed, asks for its end, or looks for those behind it has not done it."""

import pytest
from readings import agents, claims, places, targets


@pytest.mark.parametrize(("text", "kind"), [
    ("أجهزة الأمن حذرت الحكومة من خطر حدوث هجوم على المطار.", "battle.attack"),
    ("طالبت المعارضة بوقف القصف على حلب.", "strike.shelling"),
    ("دعت الحكومة إلى وقف الغارات على المدينة.", "strike.air"),
    ("قال الوزير إن عناصر من الشرطة قاموا بتحديد هوية مشتبه به مرتبط بالهجوم الانتحاري في سروج.", "strike.bomb"),
    ("أوقفت الشرطة رجلا على صلة بتفجير السوق.", "strike.bomb"),
    ("شنت الطائرات غارات على التنظيم بعد أربعة أيام على هجوم انتحاري في سروج.", "strike.bomb"),
])
def test_who_speaks_of_a_deed_did_not_do_it(text: str, kind: str) -> None:
    (claim,) = claims(text, kind)
    assert claim.agents == ()


def test_what_is_only_feared_is_hedged() -> None:
    (claim,) = claims("حذرت السلطات من خطر حدوث هجوم على المطار.", "battle.attack")
    assert claim.status == "hedged"


def test_who_announces_what_they_did_has_done_it() -> None:
    assert agents("أعلن الجيش قصف مواقع المسلحين في حلب.", "strike.shelling") == ["الجيش"]


@pytest.mark.parametrize(("text", "loser"), [
    ("لم تتمكن القوات من دخول المدينة.", "القوات"),
    ("فشلت القوات في اقتحام المدينة.", "القوات"),
    ("لم ينجح الهجوم الذي شنه الجيش على المدينة.", "الجيش"),
])
def test_who_did_not_get_in_was_repelled_there(text: str, loser: str) -> None:
    kind = "battle.repelled"
    assert (targets(text, kind), places(text, kind)) == ([loser], ["المدينة"])


def test_what_is_to_ease_relief_does_not_block_it() -> None:
    text = "أعلن التحالف هدنة تتوقف خلالها الغارات بهدف تسهيل إيصال المساعدات إلى السكان."
    assert not claims(text, "aid.blocked")


@pytest.mark.parametrize(("text", "kind", "who"), [
    ("بريطانيا مستعدة لقصف المتشددين في ليبيا.", "strike.air", "بريطانيا"),
    ("الجيش مستعد لاقتحام المدينة.", "battle.attack", "الجيش"),
    ("القوات على استعداد لاقتحام المدينة.", "battle.attack", "القوات"),
    ("المقاومة عازمة على تحرير المدينة من الحوثيين.", "control.captured", "المقاومة"),
])
def test_who_is_ready_to_has_not_done_it_yet(text: str, kind: str, who: str) -> None:
    (claim,) = claims(text, kind)
    assert (claim.status, [span.text for span in claim.agents]) == ("planned", [who])


def test_what_is_promised_on_the_morrow_of_an_attack_is_not_the_attack() -> None:
    (claim,) = claims("وعدت الحكومة بتعزيز الإجراءات الأمنية غداة هجوم انتحاري في مدينة سروج.", "strike.bomb")
    assert (claim.status, claim.agents) == ("asserted", ())
