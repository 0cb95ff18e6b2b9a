"""Whose deed it would be that is a priority or a plan of somebody, and who has done it before."""

from readings import agents, places


def test_whose_priority_the_taking_is_would_take_it() -> None:
    """The words of the goal name the doer, and are no ground."""
    head = "استعادة البلدة من المسلحين على رأس أولويات القوات الحكومية"
    assert agents(head, "control.captured") == ["القوات الحكومية"]
    assert places(head, "control.captured") == ["البلدة"]
    assert agents("تحرير بيجي يعد من أولويات الجيش العراقي", "control.captured") == ["الجيش العراقي"]


def test_a_named_doer_keeps_the_deed() -> None:
    """A priority of others says nothing of who took it."""
    assert agents("سيطرة المسلحين على بيجي من أولويات الحكومة", "control.captured") == ["المسلحين"]


def test_who_has_done_it_before() -> None:
    """A pronoun behind "it has happened before" stands for who did it; without one it only tells what came first."""
    assert agents("القوات العراقية سبق لها استعادة بيجي", "control.captured") == ["القوات العراقية"]
    assert agents("سبق السيطرة على بيجي قصف عنيف", "control.captured") == []


def test_who_draws_up_plans_has_the_aim() -> None:
    """The plans stand as the object of a masdar."""
    assert agents("وتعكف القوات العراقية على وضع خطة لاستعادة بيجي", "control.captured") == ["القوات العراقية"]
    assert agents("وتعكف لجنة على وضع خطة لإغاثة بيجي", "control.captured") == []
