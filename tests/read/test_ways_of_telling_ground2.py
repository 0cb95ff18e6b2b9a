"""Ground held, lost and taken, roads used again: usual ways of telling them, with who, whom and where."""

import pytest
from readings import claims

from khabar.model.records import Claim

BEFORE = "قصفت الطائرات المدينة فجرا. "


def only(text: str, kind: str) -> Claim:
    """The one claim of a type that a sentence makes in a report of war."""
    found = claims(BEFORE + text, kind)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("told", [
    "control.held | التنظيم | حي الصناعة | لم يعد التنظيم يسيطر سوى على حي الصناعة.",
    "control.held | التنظيم | حي الصناعة | لم يبق في يد التنظيم سوى حي الصناعة.",
    "control.held | قوات النظام | مدينة جسر الشغور | لم يبق بيد قوات النظام سوى مدينة جسر الشغور.",
    "control.lost | التنظيم | حي الصناعة | وقال المتحدث إن التنظيم لم يعد يسيطر على حي الصناعة.",
    "control.captured | الحشد الشعبي | ناحية الصقلاوية | وقال قيادي في الحشد الشعبي \"سيطرنا على ناحية الصقلاوية\".",
    "control.captured | جيش الفتح | مدينة أريحا | "
    "وكان جيش الفتح، الذي يضم فصائل عدة، قد سيطر على مدينة أريحا، آخر معاقل قوات النظام في المحافظة.",
    "battle.repelled | الجيش الأوكراني | بلدة مارينكا | "
    "أعلن الناطق أن الجيش الأوكراني تمكن من صد هجوم شنه الانفصاليون على بلدة مارينكا.",
])
def test_who_and_where(told: str) -> None:
    kind, agent, place, sentence = told.split(" | ")
    claim = only(sentence, kind)
    assert [span.text for span in claim.agents] == [agent]
    assert claim.place is not None
    assert claim.place.text == place


@pytest.mark.parametrize(("told", "targets"), [
    ("control.captured | استعاد الجيش بلدة بارديري التي كانت حركة الشباب تسيطر عليها منذ سنوات.", ["حركة الشباب"]),
    ("control.captured | سيطر الجيش على مديريات المعلا والتواهي وكريتر في عدن، بعد انسحاب الحوثيين منها.",
     ["الحوثيين"]),
    ("battle.repelled | صد الجيش هجوما شنه المتمردون على البلدة.", ["المتمردون"]),
])
def test_to_whom(told: str, targets: list[str]) -> None:
    kind, _, sentence = told.partition(" | ")
    found = claims(BEFORE + sentence, kind)
    assert found
    assert all([span.text for span in claim.targets] == targets for claim in found)


@pytest.mark.parametrize("told", [
    "route.opened | عادت حركة السير على الطريق الدولي بين بغداد وكركوك.",
    "route.opened | استؤنفت الملاحة الجوية في مطار معيتيقة.",
    "route.cut | أعلنت الشركة تعليق رحلاتها إلى مطار صنعاء.",
])
def test_roads_told_by_what_moves_there(told: str) -> None:
    kind, _, sentence = told.partition(" | ")
    assert only(sentence, kind)


def test_the_outlet_of_a_dateline_says_nothing_itself() -> None:
    told = claims("كابول (رويترز) - قال متحدث باسم الوزارة إن القوات سيطرت على البلدة.", "control.captured")
    assert [span.text for claim in told for span in claim.voice] == ["متحدث باسم الوزارة"]


@pytest.mark.parametrize(("sentence", "targets"), [
    ("هاجم تنظيم الدولة حواجز لقوات النظام في المحيط وسيطر على قرية الدوة.", ["قوات النظام"]),
    ("سيطر المسلحون على قاعدة كبيرة تابعة للشرطة في المحافظة.", ["للشرطة"]),
    ("سيطر الجيش على قرية سقطت بأيدي التنظيم أمس.", ["التنظيم"]),
    ("طهرت المقاومة الشعبية المديرية من آخر تواجد للحوثيين.", ["للحوثيين"]),
])
def test_from_whom_ground_was_taken(sentence: str, targets: list[str]) -> None:
    assert [span.text for span in only(sentence, "control.captured").targets] == targets


@pytest.mark.parametrize(("sentence", "agent", "place"), [
    ("أغلق الأردن معبر نصيب إثر سيطرة فصائل معارضة عليه.", "فصائل معارضة", "معبر نصيب"),
    ("عاد السكان إلى مدينة قندوز بعد أيام من سقوطها بيد حركة طالبان.", "حركة طالبان", "مدينة قندوز"),
    ("قال المحافظ إن الجيش تمكن من تطهير قضاء بيجي بالكامل.", "الجيش", "قضاء بيجي"),
])
def test_who_took_it_and_where(sentence: str, agent: str, place: str) -> None:
    claim = only(sentence, "control.captured")
    assert [span.text for span in claim.agents] == [agent]
    assert claim.place is not None
    assert claim.place.text == place


def test_two_who_managed_to_take_it_are_both_told() -> None:
    claim = only("قال المحافظ إن الجيش وقوات الحشد الشعبي تمكنا من تطهير قضاء بيجي.", "control.captured")
    assert [span.text for span in claim.agents] == ["الجيش", "قوات الحشد الشعبي"]


@pytest.mark.parametrize(("sentence", "targets"), [
    ("قتل 14 جنديا في كمين نصبه مسلحون في ولاية عين الدفلى.", ["جنديا"]),
    ("اقتحم جنود إسرائيليون منزلا في بلدة يعبد.", ["منزلا"]),
    ("هاجم مسلحون دورية للشرطة في بلدة يعبد.", ["للشرطة"]),
])
def test_whom_an_attack_was_made_on(sentence: str, targets: list[str]) -> None:
    assert [span.text for span in only(sentence, "battle.attack").targets] == targets


@pytest.mark.parametrize(("sentence", "agent", "place"), [
    ("قال السكان إن المقاومة سيطرت على التلة بعد هجوم شنته على قرية حدنان.", "المقاومة", "قرية حدنان"),
    ("بدأ الجيش هجوما لطرد المسلحين من منطقة الهواري.", "الجيش", "منطقة الهواري"),
])
def test_who_attacked_and_where(sentence: str, agent: str, place: str) -> None:
    claim = only(sentence, "battle.attack")
    assert [span.text for span in claim.agents] == [agent]
    assert claim.place is not None
    assert claim.place.text == place


def test_what_is_sought_over_an_aside_is_not_had_yet() -> None:
    told = "يسعى الجيش الموالي للحكومة، ومقرها البيضاء، إلى استعادة السيطرة على مدينة بنغازي."
    assert only(told, "control.captured").status == "planned"
