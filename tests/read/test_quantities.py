"""Quantities. Each row: a sentence with its quantities in brackets, and what each comes to.

A quantity is the number with the words before it that change it, without the noun it counts. How a value is written:
``12`` exactly, ``~15`` about fifteen, ``20..99`` between, ``35..`` at least. The values follow the coding manual.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.lang.pack import load_pack
from khabar.read.mentions import Quantity
from khabar.read.number_words import NumberReader
from khabar.read.quantities import QuantityFinder
from khabar.read.tagging import tag
from khabar.read.times import TimeFinder
from khabar.text.words import Lexer, Token

NUMBERS = [
    ("قتل [12] شخصا وأصيب [ثلاثة] جنود", "12; 3"),
    ("قتل [ثلاثة وعشرون] مسلحا", "23"),
    ("أسر [أحد عشر] مقاتلا", "11"),
    ("أسر [اثني عشر] مقاتلا", "12"),
    ("أسر [إحدى وعشرين] مقاتلة", "21"),
    ("نزحت [مئة وخمسون] عائلة", "150"),
    ("نزحت [ثلاث مئة وخمس وأربعون] عائلة", "345"),
    ("يعيش في المدينة [350 ألف] نسمة", "350000"),
    ("قتل [خمسة عشر ألفا] منذ بدء الحرب", "15000"),
    ("وصلت [ألف و200] عائلة", "1200"),
    ("وصل [ألفان وخمسمئة] مقاتل", "2500"),
    ("وصل [8 آلاف] مقاتل", "8000"),
    ("وصل [عشرة آلاف] مقاتل", "10000"),
    ("نزح [مليون ونصف المليون] شخص", "1500000"),
    ("نزح [1.5 مليون] شخص", "1500000"),
    ("نزح [نصف مليون] شخص", "500000"),
    ("نزح [مليونان] من السكان", "2000000"),
    ("قتل [1,070] شخصا", "1070"),
    ("قتل [٣٥] شخصا", "35"),
    ("قتل [أحد] قادة الفصيل", "1"),
    ("نقل الجرحى [الخمسة عشر] جنديا", "15"),
    ("أصيب ( [25] ) شخصا", "25"),
    ("قتل [مئة] جندي في [9] غارات", "100; 9"),
    ("قتل [خمسة] جنود و[17] مسلحا", "5; 17"),
]
VAGUE = [
    ("سقط [عشرات] القتلى", "20..99"),
    ("اعتقل [العشرات] من السكان", "20..99"),
    ("أدى الهجوم إلى مقتل [العشرات] من المسلحين", "20..99"),
    ("أدى الهجوم إلى مقتل [الثلاثة] على الفور", "3"),
    ("سقط [مئات] الجرحى", "200..999"),
    ("فر [آلاف] المدنيين", "2000..9999"),
    ("فر [عشرات الآلاف] من المدنيين", "20000..99999"),
    ("فر [مئات الآلاف] من المدنيين", "200000..999999"),
    ("فر [ملايين] السوريين", "2000000..9999999"),
    ("قتل [بضعة] جنود", "3..9"),
    ("قتل [بضع مئات] منهم", "300..999"),
    ("سقط [عشرات بل مئات] القتلى", "20..999"),
    ("شنت الطائرات هجوما [بعشرات] الغارات", "20..99"),
]
BOUNDS = [
    ("خسر الحزب [أكثر من عشرين] مسلحا", "21.."),
    ("قتل [ما لا يقل عن 35] مقاتلا", "35.."),
    ("قتل [35] مقاتلا على الأقل", "35.."),
    ("قتل [35] مقاتلا من فصائل المعارضة على الأقل و[17] جنديا", "35..; 17"),
    ("قتل [على الأقل 35] مقاتلا", "35.."),
    ("قتل [ما يزيد على مئة] شخص", "101.."),
    ("لا يقل عدد القتلى عن [30]", "30.."),
    ("لا يقل عددهم عن [30] شخصا", "30.."),
    ("تجاوز عدد القتلى [300] شخص", "301.."),
    ("قتل [نحو 15] جنديا", "~15"),
    ("قتل [زهاء ثلاثين] جنديا", "~30"),
    ("نزحت [قرابة الـ 200] عائلة", "~200"),
    ("قتل [15] جنديا تقريبا", "~15"),
    ("قتل [أقل من 100] مقاتل", "1..99"),
    ("ارتفعت الأسعار إلى [ما يصل إلى أربعة] أمثالها", "1..4"),
    ("لا يتجاوز عددهم [20] شخصا", "1..20"),
    ("قتل [عشرة] جنود على الأكثر", "1..10"),
    ("وصل [أكثر من ألف و200] مقاتل", "1201.."),
]
TWO_NUMBERS = [
    ("قتل [بين 20 و30] جنديا", "20..30"),
    ("قتل [ما بين خمسة وعشرين] مقاتلا", "5..20"),
    ("وصل [بين 20 و30 ألف] مقاتل", "20000..30000"),
    ("نفذ الطيران [من 5 إلى 10] غارات", "5..10"),
    ("سقطت [ثلاثة أو أربعة] صواريخ", "3..4"),
    ("سقطت [20-30] قذيفة على الحي", "20..30"),
    ("ارتفعت الحصيلة من [508] قتلى إلى [613] قتيلا", "508; 613"),
    ("ارتفعت الحصيلة من [508] إلى [613]", "508; 613"),
]
DURATIONS = [
    ("استمرت المعارك لمدة [7] أيام", "7"),
    ("أنهت حصارا دام [30] يوما", "30"),
]
COUNTS_NOTHING = [
    "قتل قائد اللواء 15 في الاشتباكات",
    "هاجمت الفرقة الـ30 الموقع",
    "استولوا على دبابة من طراز تي 72",
    "شاركت طائرات F-16 في القصف",
    "شاركت مقاتلات إف-16 في القصف",
    "استخدمت مدافع عيار 23 ملم",
    "سيطرت على مشروع 1070 شقة",
    "فشلت مفاوضات جنيف 3",
    "صدر قرار مجلس الأمن رقم 2216",
    "صدر قرار مجلس الأمن 2254",
    "قتل أحمد (25 عاما) في القصف",
    "تقع على بعد 10 كيلومترات من المدينة",
    "تبعد القرية خمسين كلم عن الحدود",
    "ارتفعت بنسبة 35 في المئة",
    "ارتفعت بنسبة 40%",
    "مساعدات قيمتها 20 مليون دولار",
    "حملت الطائرة عشرين طنا من الأدوية",
    "اندلعت الثورة في 2011 ثم توسعت",
    "حكم عليه بالسجن عشر سنوات",
    "عند الساعة الحادية عشرة والنصف",
    "عند الساعة 10:30 تماما",
    "قتل شخص واحد في القصف",
    "قتل جنديان اثنان في القصف",
    "عاد الضباط الثلاثة إلى مواقعهم",
    "تقدمت في شارع الثلاثين",
    "لم يصب أحد بأذى",
    "نقلت كميات من السلاح أثناء المعركة",
    "تدفقوا بالآلاف نحو الحدود",
    "اتفقت إيران ومجموعة 5+1",
    "ارتفعت بنسبة 5ر3 بالمئة",
    "افتتحت الدورة الـ70 للجمعية العامة",
    "قتل عدة أشخاص",
    "1 - قصف البلدة",
]

ROWS = [*NUMBERS, *VAGUE, *BOUNDS, *TWO_NUMBERS, *DURATIONS, *((sentence, "") for sentence in COUNTS_NOTHING)]


@pytest.fixture(scope="module")
def lexer() -> Lexer:
    return Lexer(load_pack("ar"))


@pytest.fixture(scope="module")
def finders() -> tuple[TimeFinder, QuantityFinder]:
    return TimeFinder(load_pack("ar")), QuantityFinder(load_pack("ar"))


def quantities(tokens: list[Token], finders: tuple[TimeFinder, QuantityFinder]) -> list[Quantity]:
    """The quantities of a sentence, as the reader finds them."""
    tags = tag(tokens, frozenset())
    return finders[1].find(tokens, tags, finders[0].find(tokens, tags))


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_the_quantities_of_a_sentence(
    marked: str, expected: str, lexer: Lexer, finders: tuple[TimeFinder, QuantityFinder]
) -> None:
    sentence = re.sub(r"[\[\]]", "", marked)
    tokens = list(lexer.tokens(sentence))
    found = quantities(tokens, finders)
    words = [sentence[tokens[quantity.first].start : tokens[quantity.stop - 1].stop] for quantity in found]
    assert words == re.findall(r"\[(.*?)\]", marked)
    assert [value(quantity) for quantity in found] == (expected.split("; ") if expected else [])


@pytest.mark.parametrize("sentence", ["قتل أكثر من عشرين مسلحا", "قتل 12 شخصا", "سقط بين 20 و30 قتيلا"])
def test_a_quantity_tells_where_its_number_begins(
    sentence: str, lexer: Lexer, finders: tuple[TimeFinder, QuantityFinder]
) -> None:
    tokens = list(lexer.tokens(sentence))
    (quantity,) = quantities(tokens, finders)
    assert tokens[quantity.number].word.raw in {"عشرين", "12", "20"}
    assert quantity.first <= quantity.number < quantity.stop


def test_numbers_inside_a_time_count_nothing(lexer: Lexer, finders: tuple[TimeFinder, QuantityFinder]) -> None:
    tokens = list(lexer.tokens("قتل عشرة جنود خلال الأيام الأربعة الماضية وفي 6 آب 2015"))
    assert [value(quantity) for quantity in quantities(tokens, finders)] == ["10"]


UNITS = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة", "أحد عشر", "اثنا عشر")
TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
HUNDREDS = ("", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة")
SCALES = ((1_000_000, "مليون", "مليونان", "ملايين"), (1_000, "ألف", "ألفان", "آلاف"))


def below_thousand(number: int) -> list[str]:
    """The words of a number from 1 to 999, to be joined by "and"."""
    words = [HUNDREDS[number // 100]] if number >= 100 else []
    rest = number % 100
    if 0 < rest < len(UNITS):
        words.append(UNITS[rest])
    elif rest:
        words += [f"{UNITS[rest % 10]} عشر"] if rest < 20 else [UNITS[rest % 10], TENS[rest // 10]]
    return [word for word in words if word]


def spelled(number: int) -> str:
    """A number as it is written out, with the scale in the number that grammar asks for."""
    words: list[str] = []
    for scale, one, two, few in SCALES:
        how_many, number = divmod(number, scale)
        if how_many:
            form = few if 3 <= how_many <= 10 else one
            counted = f"{' و'.join(below_thousand(how_many))} {form}"
            words.append(one if how_many == 1 else two if how_many == 2 else counted)
    return " و".join(words + below_thousand(number))


READER, LEXER = NumberReader(load_pack("ar")), Lexer(load_pack("ar"))


@given(st.one_of(st.integers(1, 2_000), st.integers(1, 999_999_999)))
def test_a_number_written_out_is_read_back(number: int) -> None:
    tokens = list(LEXER.tokens(spelled(number)))
    found = READER.read(tokens, 0, len(tokens))
    assert found is not None
    assert (found.low, found.high, found.stop) == (number, number, len(tokens))


def value(quantity: Quantity) -> str:
    """A value as the tables write it."""
    if quantity.high is None:
        return f"{quantity.low}.."
    if quantity.low != quantity.high:
        return f"{quantity.low}..{quantity.high}"
    return f"{quantity.low}" if quantity.exact else f"~{quantity.low}"
