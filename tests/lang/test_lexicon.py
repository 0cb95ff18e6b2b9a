"""The Arabic lexicon: its rows are well formed, and the words of war reports are read as what they mean."""

from collections import Counter
from importlib import resources

import pytest

from khabar.lang.lexicon import Entry, read_entries
from khabar.lang.pack import load_pack
from khabar.text.folding import fold
from khabar.text.words import Lexer

FOLDER = resources.files("khabar").joinpath("data/lang/ar/lexicon")
FILES = ("verbs.tsv", "events.tsv", "nouns.tsv", "adjectives.tsv", "names.tsv", "adverbs.tsv")
LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ٍّ")


@pytest.fixture(scope="module")
def lexer() -> Lexer:
    return Lexer(load_pack("ar"))


def rows(name: str) -> list[list[str]]:
    """The rows of a lexicon file as cells."""
    lines = FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("name", FILES)
def test_a_lemma_stands_once_in_its_class(name: str) -> None:
    counts = Counter((row[0], row[1]) for row in rows(name))
    assert [row for row, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_lemmas_are_written_in_letters_of_the_language(name: str) -> None:
    assert [row[0] for row in rows(name) if not LETTERS.issuperset(row[0]) or row[0] != row[0].strip()] == []


@pytest.mark.parametrize("name", FILES)
def test_no_word_is_its_own_plural(name: str) -> None:
    same = [e.lemma for e in read_entries(FOLDER.joinpath(name)) if fold(e.lemma) in map(fold, e.values("plural"))]
    assert same == []


def test_every_verb_has_a_present_tense_of_the_third_person() -> None:
    verbs = [entry for entry in read_entries(FOLDER.joinpath("verbs.tsv")) if entry.pos == "verb"]
    assert len(verbs) > 1500
    assert [v.lemma for v in verbs if not v.values("present") or any(p[0] != "ي" for p in v.values("present"))] == []


def test_senses_of_verbs_are_declared_at_the_head_of_the_file() -> None:
    text = FOLDER.joinpath("verbs.tsv").read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")][:10]
    declared = set(" ".join(head).replace(";", " ").replace(",", " ").replace(":", " ").split())
    declared |= {word.rstrip(".") for word in declared}
    used = {sense for entry in read_entries(FOLDER.joinpath("verbs.tsv")) for sense in entry.senses}
    assert used - declared == set()


@pytest.mark.parametrize(("word", "lemma", "features"), [
    ("لقيت", "لقي", "past 3fs"),  # a true ya stays before t
    ("نفت", "نفى", "past 3fs"),  # a long a drops
    ("نفوا", "نفى", "past 3mp"),
    ("قلنا", "قال", "past 1p"),  # a hollow stem is short before consonants
    ("أعلنا", "أعلن", "past 1p"),  # two n are written once
    ("أصيبوا", "أصاب", "past 3mp passive"),
    ("حوصرت", "حاصر", "past 3fs passive"),
    ("أجريت", "أجرى", "past 3fs passive"),
    ("يستعيدون", "استعاد", "present 3mp"),
    ("يستعد", "استعاد", "present 3ms jussive"),
    ("تصاب", "أصاب", "present 3fs passive"),
    ("يصابوا", "أصاب", "present 3mp passive"),
    ("يبدؤون", "بدأ", "present 3mp"),  # a final hamza changes its seat
    ("يوضع", "وضع", "present 3ms passive"),
    ("مقاتلان", "مقاتل", "noun du"),
    ("غارتين", "غارة", "masdar du"),
    ("مستشفيات", "مستشفى", "noun pl"),
    ("منشآت", "منشأة", "noun pl"),
    ("مشبوهة", "مشبوه", "adj f sg"),  # a true h is no feminine ending
    ("اشتباكات", "اشتباك", "masdar pl"),
])
def test_inflection(lexer: Lexer, word: str, lemma: str, features: str) -> None:
    readings = {(a.entry.lemma, a.features) for a in lexer.word(word).analyses if a.entry}
    assert (lemma, features) in readings


@pytest.mark.parametrize(("word", "lemma", "enclitic"), [
    ("انتهائه", "انتهاء", "ه"), ("أعضائها", "عضو", "ها"), ("قتلوهم", "قتل", "هم"), ("بقصفهم", "قصف", "هم"),
    ("غاراتها", "غارة", "ها"), ("غارته", "غارة", "ه"),
])
def test_pronouns_attach_to_the_bound_form(lexer: Lexer, word: str, lemma: str, enclitic: str) -> None:
    assert (lemma, enclitic) in {(a.entry.lemma, a.enclitic) for a in lexer.word(word).analyses if a.entry}


@pytest.mark.parametrize(("word", "pos", "sense"), [
    ("سيطرت", "verb", "capture"), ("بسيطرتها", "masdar", "capture"), ("تصدت", "verb", "repel"),
    ("اشتباكات", "masdar", "clash"), ("غارات", "masdar", "airstrike"), ("استشهد", "verb", "die"),
    ("القتلى", "noun", "victim.dead"), ("والجرحى", "noun", "victim.wounded"), ("للأسرى", "noun", "victim.captive"),
    ("نازحين", "noun", "victim.displaced"), ("المقاتلات", "noun", "air.platform"), ("البراميل", "noun", "weapon.air"),
    ("بالمدفعية", "noun", "weapon.ground"), ("مساعدات", "noun", "aid"), ("أسعار", "noun", "price"),
    ("مديرية", "noun", "place.head"), ("مشارف", "noun", "place.direction"), ("مستشفى", "noun", "place.site"),
    ("معابر", "noun", "road.head"), ("دبابتين", "noun", "materiel.vehicle"), ("وميليشيات", "noun", "party.head"),
    ("مراسل", "noun", "speaker"), ("اللواء", "noun", "person.title"), ("أفادت", "verb", "say"),
    ("تعرضت", "verb", "op.undergo"), ("أخفقت", "verb", "op.fail"), ("يعتزم", "verb", "op.plan"),
    ("أسفرت", "verb", "op.cause"), ("نفت", "verb", "op.deny"), ("التابعة", "adj", "modifier.party"),
    ("نافيا", "adj", "op.deny"), ("مضيفا", "adj", "say"), ("السعودية", "adj", "origin"),
])
def test_the_first_reading_in_a_class_has_the_sense(lexer: Lexer, word: str, pos: str, sense: str) -> None:
    analysis = lexer.word(word).find(pos)
    assert analysis is not None
    assert sense in analysis.senses


@pytest.mark.parametrize(("word", "sense"), [
    ("القضاء", "kill"),  # the judiciary, and a district
    ("الوضع", "op.light"),
    ("المدينة", "reinforce"),
    ("حي", "person"),
    ("عودة", "displace"),  # who returns is not displaced
    ("الدفاع", "repel"),  # the ministry
])
def test_common_words_do_not_have_the_sense_of_a_rarer_one(lexer: Lexer, word: str, sense: str) -> None:
    assert not lexer.word(word).has(sense)


@pytest.mark.parametrize("word", ["فيصل", "لافروف", "بوتين", "كيري", "بنيامين", "واتس", "كوبلر"])
def test_a_name_is_not_split_into_clitics(lexer: Lexer, word: str) -> None:
    assert {(a.conj, a.prep, a.enclitic) for a in lexer.word(word).analyses} == {("", "", "")}


@pytest.mark.parametrize(("phrase", "sense"), [
    ("سيارة مفخخة", "weapon.bomb"), ("السيارات المفخخة", "weapon.bomb"), ("سيارتين مفخختين", "weapon.bomb"),
    ("وقف إطلاق النار", "truce"), ("عبوة ناسفة", "weapon.bomb"), ("قوافل المساعدات", "aid"),
    ("راجمات الصواريخ", "weapon.ground"), ("طائرات بدون طيار", "air.platform"), ("خط الإمداد", "road.head"),
])
def test_phrases(phrase: str, sense: str) -> None:
    words = tuple(fold(phrase).split())
    found: list[Entry] = [entry for key, entry in load_pack("ar").phrases if key == words]
    assert any(sense in entry.senses for entry in found)
