"""Who hopes to take ground, and who committed the massacre that a toll is told of after its means."""

from readings import agents


def test_who_expects_the_taking_of_ground_takes_it() -> None:
    """A party that expects the taking, and names nobody else for it, speaks of its own."""
    assert agents("ورجحت المقاومة استعادة الميناء خلال أيام", "control.captured") == ["المقاومة"]
    one = "فصائل المعارضة تأسر عنصرا في جوبر.. وتتوقع السيطرة على عدرا"
    assert agents(one, "control.captured") == ["فصائل المعارضة"]


def test_others_may_be_expected_to_take_it() -> None:
    """Whom the words name takes it; who only watches takes nothing."""
    assert agents("وتوقعت المقاومة سيطرة الحوثيين على الميناء", "control.captured") == ["الحوثيين"]
    assert agents("وتوقعت الأمم المتحدة السيطرة على الميناء خلال أيام", "control.captured") == []
    assert agents("ويتوقع السيطرة على الميناء خلال أيام", "control.captured") == []


def test_a_pronoun_leads_to_the_deed_before_it() -> None:
    """The shelling with its pronoun tells no doer: that is whose massacre it was."""
    toll = "المجزرة التي ارتكبتها قوات النظام بعد قصفها سوق عدرا، وراح ضحيتها ثلاثون مدنيا"
    assert agents(toll, "harm.killed") == ["قوات النظام"]
    other = "وقصف الجيش سوق عدرا أمس، وراح ضحية القصف ثلاثون مدنيا"
    assert agents(other, "harm.killed") == ["الجيش"]
