"""A sentence that only adds by what else somebody strikes is about the strikes of the one before it."""

from readings import agents, places, targets

STRUCK = "ويقصف الجيش بانتظام أحياء خاضعة للمعارضة في مدينة حلب بالطائرات. "


def test_who_uses_guns_too_strikes_those_struck_before() -> None:
    """The army shells quarters from the air; it also uses artillery."""
    text = "عنوان\n\n" + STRUCK + "ويستخدم كذلك المدفعية والصواريخ بدرجة أقل."
    assert agents(text, "strike.shelling") == ["الجيش"]
    assert targets(text, "strike.shelling") == ["للمعارضة"]
    assert places(text, "strike.shelling") == ["مدينة حلب"]


def test_who_is_named_with_his_guns_uses_them() -> None:
    """A subject of its own begins something else."""
    text = "عنوان\n\n" + STRUCK + "ويستخدم التنظيم المدفعية في قصف دوما."
    assert "الجيش" not in agents(text, "strike.shelling")


def test_how_they_strike_is_no_part_of_what_they_strike() -> None:
    """An adverb (regularly, fiercely) stands before the object."""
    assert targets("قصف التحالف بعنف مواقع الحوثيين في صنعاء", "strike.air") == ["مواقع الحوثيين"]


def test_ground_under_the_hold_of_somebody_is_his() -> None:
    """Whoever holds the areas struck is struck, whichever of two it may be; who is driven off them is not told."""
    text = "قصف الجيش قرى تحت سيطرة الفصائل أو المتشددين في ريف حماة"
    assert targets(text, "strike.shelling") == ["الفصائل", "المتشددين"]
    named = "قصف النظام مدينة دوما قرب مناطق تحت سيطرة الجهاديين"
    assert targets(named, "strike.shelling") == []
