"""Whom nobody tells as a foe is none: who was only struck beside a taking of ground, who fights from the air."""

from readings import agents, targets


def test_who_is_struck_after_a_taking_has_not_lost_it() -> None:
    text = "سيطر الثوار على التلة، مشيرين إلى أنهم استهدفوا قوات النظام المنتشرة حولها بالصواريخ."
    assert targets(text, "control.captured") == []
    fought = "سيطر الثوار على التلة، بعد معارك مع قوات النظام المنتشرة حولها."
    assert targets(fought, "control.captured") == ["قوات النظام"]


def test_aircraft_do_not_clash_on_the_ground() -> None:
    raid = "قصفت طائرات التحالف مواقع داعش في بلدة الكرمة. "
    fight = "وقتل عدد من مسلحي داعش في المواجهات الجارية في البلدة."
    assert "طائرات التحالف" not in agents(raid + fight, "battle.clash") + targets(raid + fight, "battle.clash")
