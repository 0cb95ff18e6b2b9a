"""Strikes of which the sentence goes on to say what they hit: one deed, whatever verb or participle takes it up."""

import pytest
from readings import agents, claims, places, targets


@pytest.mark.parametrize(("text", "what"), [
    ("شن الطيران الحربي غارات على ريف حماة، مستهدفا مواقع الفصائل.", ["مواقع الفصائل"]),
    ("نفذ طيران التحالف عدة غارات على صرواح واستهدفت مخازن للحوثيين.", ["مخازن للحوثيين"]),
    ("قتل ثلاثة في ضربات شنتها مقاتلات التحالف أمس، واستهدفت معسكرات الجماعة قرب المدينة.", ["معسكرات الجماعة"]),
    ("يواصل طيران التحالف شن غاراته على البلاد، ويستهدف من خلالها معسكرات الجماعة.", ["معسكرات الجماعة"]),
])
def test_what_the_raids_hit(text: str, what: list[str]) -> None:
    assert len(claims(text, "strike.air")) == 1
    assert targets(text, "strike.air") == what


def test_what_somebody_else_then_hits_is_another_deed() -> None:
    text = "شن الطيران الحربي غارات على ريف حماة، وقصفت المدفعية بلدة كفرزيتا."
    assert places(text, "strike.shelling") == ["بلدة كفرزيتا"]
    assert places(text, "strike.air") == ["ريف حماة"]


def test_those_who_advance_take_prisoners_in_the_same_breath() -> None:
    text = "تقدم الثوار في ريف حماة وأسروا خمسة من جنود النظام."
    assert (agents(text, "harm.captured"), targets(text, "harm.captured")) == (["الثوار"], ["جنود النظام"])


def test_but_an_advance_that_is_stopped_is_no_arrest() -> None:
    text = "تمكن الجيش من إيقاف تقدم المسلحين في البلدة."
    assert not claims(text, "harm.captured")
    assert targets(text, "battle.repelled") == ["المسلحين"]
