"""Whom a blow killed or hurt that is said to have led to "his death"."""

import pytest
from readings import agents, claims, targets


@pytest.mark.parametrize(("text", "kind", "whom", "who"), [
    ("نصبت المقاومة كمينا لقائد الكتيبة ما أدى إلى مقتله.", "harm.killed", ["قائد الكتيبة"], ["المقاومة"]),
    ("أطلق الجنود النار على شاب فلسطيني مما أدى إلى إصابته بجروح.", "harm.wounded", ["شاب فلسطيني"], ["الجنود"]),
    ("هاجم مسلحون ضابطا قرب منزله ما تسبب بمقتله على الفور.", "harm.killed", ["ضابطا"], ["مسلحون"]),
])
def test_his_death_is_that_of_whom_the_blow_was_meant_for(
    text: str, kind: str, whom: list[str], who: list[str]
) -> None:
    assert targets(text, kind) == whom
    assert agents(text, kind) == who


@pytest.mark.parametrize("text", [
    "نفى المتحدث أن يكون القائد قد قتل، وقال إن أنباء مقتله شائعات.",
    "سقط القائد عن فرسه ما أدى إلى إصابته بكسر.",
    "قال الوزير إن القصف أدى إلى مقتله.",
])
def test_but_not_a_death_that_is_only_spoken_of_nor_that_of_who_speaks(text: str) -> None:
    assert not [claim for claim in claims(text, "harm.killed") if claim.trace == ("rule:death-of-him",)]
