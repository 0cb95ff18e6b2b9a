"""What is put forward as having happened, and what is only meant, possible, or said not to have happened."""

import pytest

from khabar.model.records import make_document
from khabar.read.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def statuses(reader: Reader, text: str, kind: str) -> list[str]:
    """The standing of the claims of a type."""
    claims = reader.read(make_document(name="r", text=text + " وقصفت المدفعية مواقع المسلحين.", sha256="0")).claims
    return [claim.status for claim in claims if claim.type == kind]


@pytest.mark.parametrize(("text", "kind", "status"), [
    ("ولا يزال القتال دائرا في البلدة.", "battle.clash", "asserted"),
    # nobody was hurt, however it is said
    ("سقطت قذيفة ولم ينجم عنها أي قتلى في البلدة.", "harm.killed", "negated"),
    ("قصف الجيش البلدة دون أن يسفر ذلك عن سقوط قتلى.", "harm.killed", "negated"),
    ("انتهت الهدنة بعد القصف من غير أن يغادر المقاتلون الأحياء الشرقية.", "control.withdrew", "negated"),
    # an aside about who speaks denies nothing; nor does a drone, or telling no more
    ("وقال المصدر، الذي لم تتم تسميته، إن التنظيم أعدم سائقا في حلب.", "harm.killed", "asserted"),
    ("أسفرت غارة شنتها طائرة روسية بلا طيار عن مقتل قائد ميداني في حلب.", "harm.killed", "asserted"),
    ("ولم تنذر موسكو دمشق بالغارات التي نفذتها على حلب.", "strike.air", "asserted"),
    # what goes on with something is meant to, what follows from an "if" is possible
    ("وإن انتشار التعزيزات على الحدود سيتواصل.", "force.reinforced", "planned"),
    ("وإذا سيطر الثوار على المدينة فسيتقدم الثوار نحو دمشق.", "battle.attack", "hedged"),
    # whoever is allowed to strike has not struck yet
    ("وافقت أنقرة على السماح لواشنطن بشن غارات على التنظيم.", "strike.air", "planned"),
    # what is said to be the goal of a fight has not been done
    ("أعلن الفصيل بدء مرحلة جديدة من القتال هدفها السيطرة على مدينة حلب.", "control.captured", "planned"),
    # what was done before something else was done
    ("انسحب الجيش من سراقب قبل أن تسيطر الفصائل على المدينة.", "control.captured", "asserted"),
    # an aside parts the verb from what it aims at
    ("تسعى القوات، بدعم من طيران يقصف المدينة، إلى استعادة مدينة الباب.", "control.captured", "planned"),
    ("يستعد الجيش، بعد أن عزز مواقعه، لاقتحام مدينة الباب.", "battle.attack", "planned"),
    # what is a priority has not been done; what was suspended has ended
    ("استعادة مدينة الموصل من أولويات الحكومة العراقية.", "control.captured", "planned"),
    ("علقت القوات العراقية القصف المدفعي على الفلوجة.", "strike.shelling", "negated"),
    # upon whom it is to do something; where a statement stands is nobody's charge; men move to arrest others
    ("عليها أن تطهر أراضيها من الإرهابيين.", "control.captured", "planned"),
    ("وقال ناطق في بيان على موقع فيسبوك ان ثلاثة جنود جرحوا في انفجار عبوة ناسفة.", "harm.wounded", "asserted"),
    ("نفذ الجيش عملية في القرية لاعتقال عشرة مطلوبين.", "harm.captured", "planned"),
    ("كان لا بد بعد تحرير مدينة عدن من تأمين الطرق.", "control.captured", "asserted"),
    # called upon from afar to do it
    ("دعت المصادر التي تتحدث باسم السكان، رئيس الحكومة والأمم المتحدة إلى قصف مواقع التنظيم.", "strike.shelling",
     "planned"),
    # nobody could confirm it, or it cannot be; only a matter of time, warned of
    ("ولم يتسن التأكد من مقتل سبعة جنود في حلب من مصدر آخر.", "harm.killed", "hedged"),
    ("وتم التأكد من مقتل سبعة جنود في حلب.", "harm.killed", "asserted"),
    ("وقال الوزير إن انسحاب المسلحين من البلدة لا يمكن تأكيده.", "control.withdrew", "hedged"),
    ("وقال الناطق إن سقوط المطار بيد الفصائل مسألة وقت.", "control.captured", "hedged"),
    ("وحذرت المنظمة من نزوح آلاف السكان من المدينة.", "people.displaced", "hedged"),
    ("وحذر الوزير من هجمات قد يشنها التنظيم على المدينة.", "battle.attack", "hedged"),
    # impossible, refused, not there, not planned, at an end
    ("من المستحيل مواصلة محادثات السلام مع المتمردين.", "politics.talks", "negated"),
    ("وقال الوزير إن مواصلة المفاوضات مع المتمردين مستحيلة.", "politics.talks", "negated"),
    ("وانتقد القائد رفض الحكومة تزويد الفصائل بالأسلحة.", "force.reinforced", "negated"),
    ("وأكد الوزير عدم وجود أي مفاوضات مع المتمردين.", "politics.talks", "negated"),
    ("لا توجد خطط لإرسال قوات برية إلى البلدة.", "force.reinforced", "negated"),
    ("وقال الطبيب إنه لا يوجد قتلى في صفوف القوات.", "harm.killed", "negated"),
    ("توقف المعارك في البلدة بعد وساطة.", "battle.clash", "negated"),
    # a goal, and what a bomb that was found was to hit
    ("تحرير العاصمة من سيطرة المتمردين يعد من أولويات الجيش.", "control.captured", "planned"),
    ("عثرت الشرطة على عبوة ناسفة يعتقد أنها كانت تستهدف حافلة.", "strike.bomb", "planned"),
    # hearsay
    ("ويقال إن سبعة جنود قتلوا في حلب.", "harm.killed", "hedged"),
    ("ويتخوف خبراء أن يقوم التنظيم بتنفيذ هجمات على البلدة.", "battle.attack", "hedged"),
])
def test_standing(reader: Reader, text: str, kind: str, status: str) -> None:
    assert set(statuses(reader, text, kind)[:1]) == {status}


@pytest.mark.parametrize("text", [
    "نادرا ما تستهدف الحركة مدينة البصرة بالقذائف.",
    "كلما سقطت قذيفة على القرية رد الجيش بقصف مواقع المسلحين.",
])
def test_what_rarely_happens_or_whenever_is_no_happening(reader: Reader, text: str) -> None:
    assert not reader.read(make_document(name="r", text=text, sha256="0")).claims


def test_a_new_clause_after_a_habit_tells_what_happened(reader: Reader) -> None:
    text = "نادرا ما تستهدف الحركة مدينة البصرة بالقذائف، فيما قتل أمس خمسة جنود في قصف بالمدفعية."
    claims = reader.read(make_document(name="r", text=text, sha256="0")).claims
    assert {claim.type for claim in claims} == {"harm.killed"}
