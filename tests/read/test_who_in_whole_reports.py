"""Who is who in whole reports: datelines, subjects carried on, words that mean somebody named before."""

from readings import agents, claims, targets


def voices(text: str, kind: str) -> list[str]:
    return [span.text for claim in claims(text, kind) for span in claim.voice]


def test_the_city_and_outlet_of_a_dateline_say_and_do_nothing() -> None:
    said = "عدن (رويترز) - قال سكان ومسؤول محلي إن مقاتلي المقاومة سيطروا على حي التواهي."
    assert voices(said, "control.captured") == ["سكان", "مسؤول محلي"]
    told = "بغداد - أعلنت قيادة العمليات المشتركة العراقية أن قوات مكافحة الإرهاب حررت الجامعة."
    assert voices(told, "control.captured") == ["قيادة العمليات المشتركة العراقية"]


def test_who_stands_behind_and_before_a_verb_begins_a_clause() -> None:
    assert agents("القوات العراقية تستعيد الجامعة وداعش يفجر جسرا في الرمادي", "strike.bomb") == ["داعش"]


def test_planes_of_the_alliance_are_told_again_as_planes() -> None:
    text = "شنت مقاتلات التحالف غارات على صنعاء. وقال سكان إن الطائرات استهدفت مخازن أسلحة في جبل نقم."
    assert agents(text, "strike.air")[-1] == "مقاتلات التحالف"


def test_his_forces_are_those_of_whom_the_speaker_speaks_for() -> None:
    text = "نفى متحدث باسم جماعة الحوثي أن تكون قواته انسحبت من عدن."
    assert agents(text, "control.withdrew") == ["جماعة الحوثي"]
    assert [claim.status for claim in claims(text, "control.withdrew")] == ["negated"]


def test_an_officer_who_speaks_of_a_blast_is_not_behind_it() -> None:
    assert agents("وقال ضابط في الشرطة إن عبوتين ناسفتين انفجرتا أيضا في حي الشعب شمال العاصمة.", "strike.bomb") == []


def test_who_stopped_an_attack_goes_on_and_not_who_launched_it() -> None:
    text = "أكد التلفزيون الرسمي أن الجيش تصدى لهجوم شنه مسلحون على نقاط عسكرية وأوقع في صفوفهم قتلى."
    assert agents(text, "harm.killed") == ["الجيش"]
    assert targets(text, "battle.repelled") == ["مسلحون"]


def test_a_clause_on_who_helps_does_not_take_the_sentence_over() -> None:
    text = "وحدات حماية الشعب الكردية، تساندها طائرات التحالف الدولي، طردت مقاتلي تنظيم داعش من حي النشوة وقطعت الطريق."
    assert agents(text, "control.captured") == agents(text, "route.cut") == ["وحدات حماية الشعب الكردية"]


def test_a_clause_on_what_he_drives_does_not_take_the_attack_from_a_bomber() -> None:
    text = "قال مصدر إن انتحاريا يقود سيارة ملغومة هاجم نقطة تفتيش في التاجي شمالي بغداد، فقتل ثمانية من أفراد الأمن."
    assert agents(text, "strike.bomb") == agents(text, "harm.killed") == ["انتحاريا"]


def test_soldiers_are_not_renamed_by_whose_post_was_hit() -> None:
    assert targets("استهدف تفجير حاجزا للجيش، مما أدى إلى مقتل 14 جنديا.", "harm.killed") == ["جنديا"]


def test_nobody_strikes_himself() -> None:
    text = "قضت وحدات الجيش على عشرات الإرهابيين ودمرت لهم خمس عربات."
    assert targets(text, "harm.killed") == targets(text, "materiel.destroyed") == ["الإرهابيين"]
