"""Words are compared in one spelling whatever shapes they come in, and every offset still points into the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.lang.pack import load_pack
from khabar.text.folding import fold, plain_letters
from khabar.text.words import Lexer

LEXER = Lexer(load_pack("ar"))
LETTERS = "قصفلاءأىيه ـّٰ\u064e\u200c\u200f\u202b\u202c\ufeff\ufefb\ufdf2\ufee3کی12٣.،_#\n\u2029aé"
ODD = st.text(st.sampled_from(LETTERS), max_size=40)


@pytest.mark.parametrize(("odd", "plain"), [
    ("ﻣﻦ", "من"), ("ﷲ", "الله"), ("ﺍﻻﺷﺘﺒﺎﻛﺎﺕ", "الاشتباكات"),  # shapes and ligatures
    ("قوّاتٍ", "قوات"), ("الرحمٰن", "الرحمن"), ("قـــوات", "قوات"),  # marks and tatweel
    ("\u200fقوات\u200f", "قوات"), ("قو\u200cات", "قوات"), ("قو\u00adات", "قوات"), ("\ufeffحلب", "حلب"),
    ("کردی", "كردي"), ("ھجوم", "هجوم"), ("ٱلباب", "الباب"), ("ا\u0654من", "امن"),  # other keyboards
    ("٤٠", "40"), ("۴۰", "40"), ("ＩＳＩＳ", "isis"),
])
def test_folding_leads_to_one_spelling(odd: str, plain: str) -> None:
    assert fold(odd) == fold(plain)


@given(ODD)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("points", [range(0x600, 0x780), range(0xFB50, 0xFE00), range(0xFE70, 0xFF00)])
def test_folding_is_idempotent_for_every_letter(points: range) -> None:
    assert [hex(point) for point in points if fold(fold(chr(point))) != fold(chr(point))] == []


@given(ODD)
def test_offsets_point_at_the_words(text: str) -> None:
    tokens = list(LEXER.tokens(text))
    assert [text[token.start:token.stop] for token in tokens] == [token.word.raw for token in tokens]
    assert all(one.stop <= other.start for one, other in itertools.pairwise(tokens))


@pytest.mark.parametrize(("text", "words"), [
    ("\u200fقصف\u200f \u202bالجيش\u202c", ["قصف", "الجيش"]),
    ("قُتِلَ", ["قُتِلَ"]),
    ("تي72", ["تي", "72"]),
    ("#حصار_حلب", ["#", "حصار", "حلب"]),
    ("12,5% و٣٫٥", ["12,5%", "و", "٣٫٥"]),
    ("قصف\u2029حلب", ["قصف", "\u2029", "حلب"]),
])
def test_what_is_one_word(text: str, words: list[str]) -> None:
    assert [token.word.raw for token in LEXER.tokens(text)] == words


@pytest.mark.parametrize(("odd", "plain"), [
    ("ﻗﺼﻔﺖ", "قصفت"), ("قَصَفَت", "قصفت"), ("قصـف\u200dت", "قصفت"), ("ﺍﻟﻤﺪﻳﻨﺔ", "المدينة"), ("ﻋﻠﻰ", "على"),
])
def test_an_odd_word_is_analysed_as_the_plain_one(odd: str, plain: str) -> None:
    def readings(raw: str) -> list[tuple[str, str, str]]:
        return [(a.stem, a.pos, a.features) for a in LEXER.word(raw).analyses]
    assert readings(odd) == readings(plain)


def test_the_mark_of_a_doubled_letter_tells_words_apart() -> None:
    assert plain_letters("صَدَّرَ") == "صدّر"
    first = LEXER.word("صَدَّرَ").analyses[0].entry
    assert first is not None
    assert first.lemma == "صدّر"


def test_a_line_or_paragraph_separator_ends_a_paragraph() -> None:
    assert [s.paragraph for s in LEXER.sentences("قصف الجيش\u2029قتل جندي\nانسحب")] == [0, 1, 2]
