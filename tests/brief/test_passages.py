"""Quoted words in their sentence: which sentence, and what is left out of a long one."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.brief.passages import Piece, pieces, sentence_around
from khabar.model.records import Span


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def test_a_sentence_ends_at_its_full_stop_and_not_at_a_decimal_point() -> None:
    text = "قال المصدر ذلك. بلغ السعر 3.5 أضعاف أمس. ثم عاد."
    start, stop = sentence_around(text, span(text, "بلغ السعر"))
    assert text[start:stop].strip() == "بلغ السعر 3.5 أضعاف أمس."


def test_a_headline_without_a_full_stop_ends_with_its_line() -> None:
    text = "سقوط المدينة\nقال المصدر"
    assert sentence_around(text, span(text, "سقوط")) == (0, len("سقوط المدينة\n"))


def test_a_quote_with_its_full_stop_does_not_take_the_next_sentence() -> None:
    text = "عاد الهدوء. وقال المصدر ذلك."
    assert sentence_around(text, span(text, "عاد الهدوء.")) == (0, len("عاد الهدوء."))


def test_quotes_that_meet_are_one_and_others_stay_apart() -> None:
    text = "a b c d e f"
    assert pieces(text, (0, len(text)), [span(text, "b c"), span(text, "c d"), span(text, "f")]) == (
        Piece("a ", False), Piece("b c d", True), Piece(" e ", False), Piece("f", True))


def test_long_stretches_are_cut_at_words() -> None:
    text = f"{'before ' * 80}QUOTE {'after ' * 80}"
    first, quote, last = pieces(text, (0, len(text)), [span(text, "QUOTE")])
    assert quote == Piece("QUOTE", True)
    assert first.text.startswith("…before")
    assert last.text.endswith("after…")
    assert max(len(first.text), len(last.text)) < 160


@given(st.text(alphabet="ab .\n", max_size=80), st.data())
def test_a_sentence_always_holds_its_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    first, last = sentence_around(text, Span(start, stop, text[start:stop]))
    assert first <= start
    assert stop <= last <= len(text)
