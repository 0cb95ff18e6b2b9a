"""Whom an advance was against that names nobody: those on whom its clause says losses were inflicted."""

from readings import targets


def test_on_whom_losses_were_inflicted_was_attacked() -> None:
    text = "تقدمت القوات على جبهات غرب المديرية وألحقت بالمتمردين خسائر كبيرة."
    assert targets(text, "battle.attack") == ["المتمردين"]


def test_losses_of_a_trade_are_nobodys_defeat() -> None:
    text = "تقدمت القوات على جبهات غرب المديرية وألحقت المعارك بالتجارة خسائر كبيرة."
    assert targets(text, "battle.attack") == []
