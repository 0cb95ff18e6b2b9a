"""Days told by other days: so long after it, on the morrow of it; the day of saying so is not that of the deed."""

import pytest

from khabar.model.records import make_document
from khabar.read.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "kind", "when"), [
    ("شن سلاح الجو اليوم غارات على مواقع التنظيم بعد أربعة أيام على هجوم انتحاري.", "strike.bomb", ("days", -4)),
    ("شن سلاح الجو اليوم غارات على مواقع التنظيم بعد أربعة أيام على هجوم انتحاري.", "strike.air", ("days", 0)),
    ("وبعد يومين على التفجير الذي أوقع 12 قتيلا، قصف الجيش أمس مواقع التنظيم.", "harm.killed", ("days", -3)),
    ("جاء القصف بعد يوم من هجوم شنه مسلحون أول من أمس على بلدة الراعي.", "battle.attack", ("days", -2)),
    ("ويأتي القصف بعد يوم من مقتل عشرة جنود جراء تفجير وقع الأحد في بلدة الراعي.", "harm.killed", ("weekday", 7)),
    ("وبعد يومين من تفجير استهدف سوق البلدة اعتقلت الشرطة أمس عشرة أشخاص.", "strike.bomb", ("days", -3)),
    ("قصف الجيش الأربعاء مواقع التنظيم غداة مقتل 20 مدنيا في تفجيرين.", "harm.killed", ("weekday", 2)),
    ("وقال المرصد أمس إن سبعة جنود قتلوا الأحد في حلب.", "harm.killed", ("weekday", 7)),
    # the day of an earlier paragraph, or the one after it; not of a sentence that has its own
    ("قصف الجيش البلدة الاثنين.\n\nوفي اليوم نفسه قتل سبعة جنود في حلب.", "harm.killed", ("weekday", 1)),
    ("قصف الجيش البلدة الاثنين.\n\nوقتل سبعة جنود في نفس اليوم في حلب.", "harm.killed", ("weekday", 1)),
    ("قصف الجيش البلدة الاثنين.\n\nوفي اليوم التالي قتل سبعة جنود في حلب.", "harm.killed", ("weekday", 2)),
    ("قصف الجيش البلدة الاثنين.\n\nوقتل الأحد سبعة جنود وأصيب في اليوم ذاته ثلاثة.", "harm.killed", ("weekday", 7)),
    ("قصف الجيش البلدة الاثنين.\n\nوقتل اليوم سبعة جنود في حلب.", "harm.killed", ("days", 0)),
    ("وقتل عشرة جنود، ومن المتوقع وصول إغاثة خلال الساعات المقبلة.", "harm.killed", ("unstated", None)),
])
def test_days(reader: Reader, text: str, kind: str, when: tuple[str, int | None]) -> None:
    document = make_document(name="r", text=text + " وقصفت المدفعية مواقع المسلحين.", sha256="0")
    found = [claim.when for claim in reader.read(document).claims if claim.type == kind]
    assert [(each.kind, each.first) for each in found[:1] if each is not None] == [when]
