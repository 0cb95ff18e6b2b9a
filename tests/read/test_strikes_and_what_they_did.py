"""Who struck and whom, where the words tell it at a distance: the source of a shell, what raids led to."""

from readings import agents


def test_the_source_of_a_shell_fired_it() -> None:
    """Whoever is told as where a rocket came from struck, and killed those whom it hit."""
    told = "قتلت امرأتان إثر سقوط صاروخ مصدره القوات الحكومية على حي الأندلس في درنة."
    assert agents(told, "strike.shelling") == agents(told, "harm.killed") == ["القوات الحكومية"]
    assert agents("سقطت أربع قذائف هاون على بلدة كفريا مصدرها فصائل المعارضة.", "strike.shelling") == ["فصائل المعارضة"]


def test_a_source_that_speaks_does_not_strike() -> None:
    """Whoever a paper goes by is told as its source, too, and so is ground."""
    told = "ذكرت الصحيفة نقلا عن مصدرها أن الجيش قصف بلدة دوما."
    assert agents(told, "strike.shelling") == ["الجيش"]
    assert agents("سقطت قذائف على حي الميدان، ولم يعرف مصدرها.", "strike.shelling") == []
