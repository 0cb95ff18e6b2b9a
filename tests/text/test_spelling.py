"""Letters that folding makes alike still tell words apart where the writer has set them."""

import pytest

from khabar.lang.pack import load_pack
from khabar.text.words import Lexer

LEXER = Lexer(load_pack("ar"))


def lemmas(raw: str) -> set[str]:
    return {a.entry.lemma for a in LEXER.word(raw).analyses if a.entry}


@pytest.mark.parametrize(("word", "is_", "is_not"), [
    ("وأدى", "أدى", "وادي"),
    ("وادي", "وادي", "وأد"),
    ("الأمطار", "مطر", "إمطار"),
    ("زعماء", "زعيم", "زعم"),  # a hamza that the shorter word does not have
    ("وأعداء", "عدو", "واعد"),
    ("معنى", "معنى", "عنى"),
    ("إن", "إن", "أن"),
    ("شنّ", "شن", "وشن"),
    ("فجّر", "فجر", "جر"),
])
def test_a_letter_that_is_set_rules_words_out(word: str, is_: str, is_not: str) -> None:
    assert is_ in lemmas(word)
    assert is_not not in lemmas(word)


@pytest.mark.parametrize(("sloppy", "lemma"), [
    ("اعلنت", "أعلن"), ("امطار", "مطر"), ("الى", "إلى"), ("مدينه", "مدينة"), ("على", "على"), ("علي", "على"),
    ("اسرى", "أسير"),
])
def test_a_letter_that_is_left_out_rules_nothing_out(sloppy: str, lemma: str) -> None:
    assert lemma in lemmas(sloppy)


@pytest.mark.parametrize(("word", "lemma"), [
    ("أعضاؤهم", "عضو"), ("بدؤوا", "بدأ"), ("مسؤوليها", "مسؤول"), ("أبنائهم", "ابن"), ("شيئا", "شيء"), ("رؤساء", "رئيس"),
    ("يأخذون", "أخذ"), ("لجؤوا", "لجأ"),
])
def test_a_hamza_that_moves_in_inflection_rules_nothing_out(word: str, lemma: str) -> None:
    assert lemma in lemmas(word)


def test_a_doubled_letter_is_a_verbs() -> None:
    assert {a.pos for a in LEXER.word("فجّر").analyses} == {"verb"}
    assert "noun" in {a.pos for a in LEXER.word("سيّد").analyses}


def test_an_unknown_word_keeps_a_letter_that_foreign_names_begin_with() -> None:
    assert LEXER.word("فبراير").analyses[0].stem == "فبراير"


@pytest.mark.parametrize(("word", "conjunctions"), [
    ("وزير", {""}), ("وضع", {""}), ("فتحت", {""}), ("فجر", {""}),  # one word, though a shorter one stands in it
    ("وفي", {"", "و"}), ("وقصف", {"و"}), ("فكان", {"", "ف"}),
])
def test_a_conjunction_is_not_split_off_what_is_one_word(word: str, conjunctions: set[str]) -> None:
    assert {a.conj for a in LEXER.word(word).analyses} == conjunctions
