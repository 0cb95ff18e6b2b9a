"""Whose men "the fighters" are: those that the same sentence called so with more words; another one's stay as told."""

from readings import agents


def test_the_fighters_are_those_told_with_more_words_in_the_sentence() -> None:
    text = "هاجم مسلحو تنظيم الراية نقطة تفتيش قرب السد، وتمكن المسلحون من أسر جنديين."
    assert agents(text, "harm.captured") == ["مسلحو تنظيم الراية"]


def test_the_fighters_of_another_sentence_stay_as_they_are_told() -> None:
    text = "هاجم مسلحو تنظيم الراية نقطة تفتيش.\nوتمكن المسلحون من أسر جنديين."
    assert agents(text, "harm.captured") == ["المسلحون"]


def test_soldiers_are_no_gunmen() -> None:
    text = "هاجم مسلحو تنظيم الراية نقطة تفتيش، وقتل الجنود عشرة مسلحين."
    assert agents(text, "harm.killed") == ["الجنود"]
