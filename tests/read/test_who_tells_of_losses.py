"""Who did harm of which his enemies tell nothing: the party that announces it, where nobody else is named."""

import pytest
from readings import agents


@pytest.mark.parametrize(("text", "kind", "who"), [
    ("أعلن الجيش السوري مقتل عشرة من مسلحي داعش قرب تدمر.", "harm.killed", ["الجيش السوري"]),
    ("وقال مصدر في المقاومة الشعبية إن هناك قتلى في صفوف الحوثيين.", "harm.killed", ["المقاومة الشعبية"]),
    ("وقال المتحدث باسم المقاومة الشعبية إن عشرين حوثيا قتلوا قرب تعز.", "harm.killed", ["المقاومة الشعبية"]),
    ("أعلنت القوات العراقية أسر سبعة من مسلحي داعش.", "harm.captured", ["القوات العراقية"]),
])
def test_who_announces_the_losses_of_his_enemies_made_them(text: str, kind: str, who: list[str]) -> None:
    assert agents(text, kind) == who


@pytest.mark.parametrize("text", [
    "أعلن الحوثيون مقتل عشرة من عناصرهم في كمين.",  # his own
    "قال المرصد السوري إن عشرة من مسلحي داعش قتلوا قرب تدمر.",  # who tells is on no side
    "أعلن الجيش السوري استشهاد عشرة مقاتلين.",
])
def test_but_not_of_his_own_nor_of_those_of_others(text: str) -> None:
    assert agents(text, "harm.killed") == []


def test_nor_where_another_is_named() -> None:
    assert agents("أعلن الجيش العراقي مقتل عشرة من داعش في غارة للتحالف.", "harm.killed") == ["للتحالف"]
