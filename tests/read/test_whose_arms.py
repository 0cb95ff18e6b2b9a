"""Whose the arms and vehicles are that are said to be destroyed, where no word beside them tells it."""

from functools import cache

import pytest

from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def losers(text: str) -> list[list[str]]:
    """The targets of the claims of destroyed arms."""
    return [
        [span.text for span in claim.targets]
        for explained in reader().explain(text) for claim in explained.claims if claim.type == "materiel.destroyed"]


@pytest.mark.parametrize("text", [
    "استهدفت غارات التحالف مواقع لتنظيم داعش في بلدة هيت ودمرت ثلاث منصات صواريخ.",
    "دمرت الطائرات الأمريكية دبابات ومدرعات كان يستخدمها تنظيم داعش قرب الموصل.",
    "قتلت القوات العراقية عشرة مسلحين من تنظيم داعش ودمرت عربتين مصفحتين.",
    "دمرت الطائرات الأمريكية مستودع أسلحة كان بحوزة تنظيم داعش قرب الموصل.",
])
def test_they_are_of_whom_the_sentence_strikes_or_says_to_have_held_them(text: str) -> None:
    assert [targets for targets in losers(text) if targets and "تنظيم داعش" in targets[0]]


def test_they_are_nobodys_where_only_a_bystander_is_named() -> None:
    assert losers("دمر الجيش العراقي أربع آليات قرب الرمادي، وندد تنظيم داعش بالعملية.") == [[]]
