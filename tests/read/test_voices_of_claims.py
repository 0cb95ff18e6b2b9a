"""Who says so: bodies that a sentence goes by, statements, whatever stands before "that"."""

from functools import cache

import pytest

from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def voices(text: str) -> list[list[str]]:
    """The voices of the claims of killing."""
    return [[span.text for span in claim.voice]
            for explained in reader().explain(text) for claim in explained.claims if claim.type == "harm.killed"]


@pytest.mark.parametrize(("text", "voice"), [
    # according to, before its "to"
    ("قتل سبعة جنود في الرمادي وفقا لقناة الجزيرة.", ["قناة الجزيرة"]),
    # in a fragment after the full stop
    ("قتل سبعة جنود في الرمادي. وفقا لقناة الجزيرة.", ["قناة الجزيرة"]),
    # a count that a body has made
    ("قتل سبعة جنود بحسب تعداد لوكالة رويترز.", ["وكالة رويترز"]),
    # whatever stands between a verb of speech and "that"
    ("وأفادت حصيلة رسمية بأن سبعة جنود قتلوا.", ["حصيلة رسمية"]),
    # a statement, with the body whose it is
    ("وأفاد بيان لقيادة الشرطة أن سبعة جنود قتلوا.", ["بيان لقيادة الشرطة"]),
])
def test_who_says_so(text: str, voice: list[str]) -> None:
    assert voices(text) == [voice]


def test_a_statement_that_was_issued_speaks_for_who_issued_it() -> None:
    text = "قالت قيادة العمليات في بيان إن سبعة جنود قتلوا. وأضاف البيان أن تسعة قتلوا. وجاء في البيان أن عشرة قتلوا."
    assert voices(text) == [["قيادة العمليات"]] * 3


def test_a_voice_ends_with_its_sentence() -> None:
    assert voices("وقال المرصد إن سبعة جنود قتلوا. وقتل مدني في حلب.")[1:] == [[]]
