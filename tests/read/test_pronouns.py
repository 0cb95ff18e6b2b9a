"""Whom a pronoun or "these forces" stand for: the last party named that agrees with it."""

from functools import cache

import pytest

from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def takers(text: str) -> list[list[str]]:
    """Who is said to have captured something, claim by claim."""
    claims = (claim for told in reader().explain(text) for claim in told.claims)
    return [[span.text for span in claim.agents] for claim in claims if claim.type == "control.captured"]


@pytest.mark.parametrize(("pronoun", "taker"), [("سيطرتها", "جبهة النصرة"), ("سيطرته", "حزب الله")])
def test_a_pronoun_is_the_last_party_of_its_gender(pronoun: str, taker: str) -> None:
    assert [taker] in takers(f"تراجعت جبهة النصرة أمام حزب الله بعد {pronoun} على بلدة حاضر.")


def test_these_forces_are_those_named_before() -> None:
    text = "هاجم مقاتلو المعارضة بلدة حاضر. وقال المصدر إن هذه القوات سيطرت على قرية خلصة."
    assert ["مقاتلو المعارضة"] in takers(text)
