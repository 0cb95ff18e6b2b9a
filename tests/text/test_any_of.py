import re

from hypothesis import given
from hypothesis import strategies as st

from khabar.text.any_of import any_of


def test_a_word_of_several_is_found_inside_a_written_one() -> None:
    war = re.compile(any_of(["حرب", "قصف", "حربيه"]))
    assert war.search("والحربيه")
    assert war.search("بقصفهم")
    assert not war.search("حروف")


@given(st.sets(st.text("ابتث-]^", min_size=1, max_size=4), min_size=1), st.text("ابتث-]^", max_size=8))
def test_it_is_found_exactly_where_one_of_the_words_stands(words: set[str], text: str) -> None:
    assert bool(re.search(any_of(words), text)) == any(word in text for word in words)
