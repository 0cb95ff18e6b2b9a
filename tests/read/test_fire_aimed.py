"""Fire and guns that are turned upon ground, and what was destroyed by them."""

from readings import agents, claims


def test_guns_turned_upon_ground_shell_it() -> None:
    """Aircraft that do so strike from the air."""
    assert agents("وجهت قوات النظام نيران مدافعها نحو أحياء دوما", "strike.shelling") == ["قوات النظام"]
    told = "وقال المتحدث إن طائرات التحالف صوبت نيرانها نحو المواقع، وتم تدميرها بالكامل، ما أدى إلى مقتل عشرة مسلحين"
    assert agents(told, "strike.air") == ["طائرات التحالف"]
    assert agents(told, "harm.killed") == ["طائرات التحالف"]


def test_words_and_looks_are_turned_upon_people() -> None:
    """A call or a look that is directed to somebody is no fire."""
    assert not claims("وجه الجيش نداء إلى سكان دوما", "strike.shelling")
    assert not claims("صوب المسلح نظره نحو دوما", "strike.shelling")
