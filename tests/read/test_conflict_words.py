"""Which reports are about a war: told from their words as written, most of which are never analysed."""

from functools import cache
from itertools import chain, product

from khabar.read.conflict import ConflictWords
from khabar.read.reader import Reader

BEFORE = ("", "و", "ال", "لل", "وب", "وال", "ولل", "بال", "ف", "سي")
AFTER = ("", "ها", "هم")


@cache
def reader() -> Reader:
    return Reader()


def tell(text: str) -> bool:
    known: ConflictWords = reader().conflict
    return known.tell(reader().lexer.spellings(text))


def test_words_of_war_count_once_each_whatever_is_attached_to_them() -> None:
    assert tell("وبقصفهم للمسلحين")
    assert tell("للحوثيين")
    page = " كتاب" * 46
    assert not tell("المعارك معارك ومعارك" + page)
    assert tell("المعارك وجندي وقذائف" + page)
    assert not tell("فاز الفريق بالمباراة في الدقيقة التسعين")


def test_no_word_of_war_is_passed_over_because_it_was_not_analysed() -> None:
    groups, lexer = reader().conflict._groups, reader().lexer
    table = reader().pack.forms
    of_war = sorted({*groups._listed, *table.forms_of(groups._listed)})
    forms = chain(of_war[::8], sorted(table)[::700])
    written = {before + form + after for form, before, after in product(forms, BEFORE, AFTER)}
    assert [raw for raw in sorted(written) if groups[raw] != groups._of(lexer.word(raw))] == []


def test_words_of_sport_and_accidents_speak_against_a_war() -> None:
    assert tell("قتل جنود في هجوم على معسكر للجيش")
    assert not tell("قتل لاعبون من الجيش في حادث بعد مباراة الكأس وهجوم الجماهير")


def test_a_long_text_that_mentions_a_war_in_passing_is_not_about_it() -> None:
    war = "قصف الجيش مواقع المسلحين وقتل جنود في هجوم بقذائف الهاون. "
    assert tell(war + "وقال السكان إن الاشتباكات مستمرة. " * 4)
    assert not tell(war + "وقال المدير إن الشركة ستفتح فروعا جديدة في المدينة هذا العام. " * 30)


def test_a_sentence_needs_one_word_of_war() -> None:
    assert tell("مقتل ستة من عناصر الشرطة")
    assert not tell("انهيار مبنى في وسط المدينة")
    assert not tell("مقتل ثلاثة إثر انهيار سقف")
