"""A base told by its name is no organisation where it is told again, inside a phrase as well."""

from readings import places, reader, targets


def _parties(text: str) -> set[str]:
    return {text[parsed.tokens[name.first].start - parsed.start : parsed.tokens[name.stop - 1].stop - parsed.start]
            for parsed in (explained.parsed for explained in reader().explain(text))
            for chunk in parsed.chunks for name in chunk.names if "party" in name.kinds}


def test_men_of_a_base_are_of_no_organisation() -> None:
    told = "قصفت الطائرات قاعدة النهر الجوية وقتل عنصران من القاعدة."
    assert "القاعدة" not in _parties(told)


def test_men_of_the_organisation_are() -> None:
    told = "قصفت الطائرات بلدة النهر وقتل عنصران من القاعدة."
    assert "القاعدة" in _parties(told)
    assert targets(told, "harm.killed") == ["عنصران من القاعدة"]


def test_a_base_is_named_by_a_valley_or_hill() -> None:
    assert places("سيطرت القوات على قاعدة الوادي الجوية.", "control.captured") == ["قاعدة الوادي الجوية"]
    told = "سيطرت القوات على قاعدة الوادي الجوية.\nوهاجم مسلحون القاعدة فجرا."
    assert places(told, "battle.attack") == ["قاعدة الوادي الجوية"]
