"""Words and tokens: text is cut once, every distinct word is analysed once, offsets always point into the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from khabar.lang.lexicon import Entry
from khabar.lang.pack import LanguagePack
from khabar.text.folding import DOUBLED, fold, plain_letters
from khabar.text.spelling import Spelling, ends_so

_NO_SENSES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """One way to read a written word: clitics, stem, and the lexicon entry of the stem (None: unknown word).

    ``conj`` and ``prep`` are proclitics, ``article`` whether the definite article stands on the stem, ``future``
    the future particle, ``enclitic`` an attached pronoun, ``features`` what the form tells ("past 3fs", "noun du").
    ``pos`` and ``senses`` are those of the entry; an unknown word is a ``noun`` until its neighbours say otherwise,
    and has no sense.
    """

    stem: str
    entry: Entry | None = None
    features: str = ""
    conj: str = ""
    prep: str = ""
    article: bool = False
    future: bool = False
    enclitic: str = ""
    pos: str = field(init=False)
    senses: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        # kept, not computed: the reader asks every word for them, many times over
        object.__setattr__(self, "pos", self.entry.pos if self.entry else "noun")
        object.__setattr__(self, "senses", self.entry.senses if self.entry else _NO_SENSES)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A distinct written word with all its analyses, likeliest first. Shared by all tokens that are written so."""

    raw: str
    folded: str
    kind: str  # "word", "number" or "mark"
    analyses: tuple[Analysis, ...] = ()
    keys: tuple[str, ...] = ()  # spellings under which a name list may know the word: with clitics taken off

    def find(self, pos: str) -> Analysis | None:
        """The first analysis of a word class."""
        return next((a for a in self.analyses if a.pos == pos), None)

    def has(self, sense: str) -> bool:
        """Whether any analysis has this sense."""
        return any(sense in a.senses for a in self.analyses)


@dataclass(slots=True, eq=False)
class Token:
    """A word at its place in a text: half-open code-point offsets."""

    start: int
    stop: int
    word: Word


@dataclass(slots=True, eq=False)
class Sentence:
    """Consecutive tokens that belong together; ``paragraph`` counts from 0 (a headline is a paragraph)."""

    tokens: list[Token] = field(default_factory=list)
    paragraph: int = 0
    index: int = 0


# Marks belong to the word they stand on; invisible characters only to a word that goes on after them.
_MARKS = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_UNSEEN = r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_TOKEN = re.compile(
    rf"[^\W\d_]+(?:[{_MARKS}]+|(?:[{_UNSEEN}]+[{_MARKS}]*)(?=[^\W\d_])|[^\W\d_]+)*"
    rf"|\d+(?:[.,\u066b\u066c]\d+)*%?|[\n\u2028\u2029]|[^\w\s{_UNSEEN}{_MARKS}]")
CLOSED = frozenset({"prep", "conj", "particle", "pronoun", "relative", "complementizer", "demonstrative", "adverb"})
RARE = ("1s", "1p", "3md", "3fd", "3fp", " du", "jussive", "passive", "bound")
_BREAKS = frozenset("\n\u2028\u2029")


class Lexer:
    """Cuts text into sentences of tokens and analyses words, with a cache of every word it has seen."""

    def __init__(self, pack: LanguagePack, protected: frozenset[str] = frozenset()) -> None:
        """``protected`` are folded names that must never be split into clitics and stem."""
        self._pack = pack
        self._table = pack.forms
        self._forms = pack.forms.readings
        self._protected = protected
        settings = pack.settings
        self._conjunctions = ("", *settings["conjunctions"])
        self._prepositions = ("", *settings["prepositions"])
        self._article: str = settings["article"]
        self._contractions: dict[str, str] = settings["contractions"]
        self._nominal_ending: str = settings["nominal_ending"]
        self._nunation = frozenset(settings["nunation"])
        self._unbound_ending: str = settings["unbound_ending"]
        self._future: str = settings["future"]
        self._enclitics = tuple(sorted(settings["enclitics"], key=len, reverse=True))
        self._shortest: int = settings["shortest_stem"]
        self._words: dict[str, Word] = {}
        self._spelling = Spelling(
            settings["marked_letters"], settings["bare_hamza"], settings["before_bare_hamza"])
        self._marked = frozenset(settings["marked_letters"])
        self._purpose: str = settings["purpose"]
        self._stops = frozenset(settings["sentence_ends"])

    def word(self, raw: str) -> Word:
        """The analysed word, from the cache when it was seen before."""
        known = self._words.get(raw)
        if known is None:
            known = self._words[raw] = self._analyse(raw)
        return known

    def spellings(self, text: str) -> list[str]:
        """The words, numbers and marks of a text as they are written, in order, without any analysis."""
        return _TOKEN.findall(text)

    def tokens(self, text: str, start: int = 0, stop: int | None = None) -> Iterator[Token]:
        """All tokens of a stretch of text; line breaks are tokens of kind ``mark``."""
        words = self._words
        for match in _TOKEN.finditer(text, start, len(text) if stop is None else stop):
            raw = match.group()
            yield Token(match.start(), match.end(), words.get(raw) or self.word(raw))

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of a text. A line break ends a sentence and a paragraph."""
        out: list[Sentence] = []
        current, paragraph = Sentence(), 0
        for token in self.tokens(text):
            raw = token.word.raw
            if raw in _BREAKS:
                if current.tokens:
                    out.append(current)
                paragraph += bool(out) and out[-1].paragraph == paragraph
                current = Sentence(paragraph=paragraph, index=len(out))
                continue
            current.tokens.append(token)
            if raw in self._stops and self._ends(text, token, current):
                out.append(current)
                current = Sentence(paragraph=paragraph, index=len(out))
        if current.tokens:
            out.append(current)
        return out

    def _ends(self, text: str, token: Token, sentence: Sentence) -> bool:
        """Whether a full stop ends the sentence: not inside a number or an abbreviation."""
        after = text[token.stop : token.stop + 1]
        if "(" in text[max(0, token.start - 3) : token.start]:
            return False  # words left out: "(...)"
        if after and not after.isspace() and after not in "«»\"”“'()[]":
            return after.isalpha() and len(sentence.tokens) > 3 and _whole(sentence.tokens[-2].word)
        return len(sentence.tokens) < 2 or _whole(sentence.tokens[-2].word)

    def _analyse(self, raw: str) -> Word:
        folded = fold(raw)
        if not raw[0].isalpha():
            return Word(raw, folded, "number" if raw[0].isdigit() else "mark", (), (folded,))
        analyses = list(self._split(folded))
        plain = plain_letters(raw)
        nouns = [a for a in analyses if a.pos != "verb" and not a.enclitic]
        if plain.endswith(self._nominal_ending):
            analyses = nouns
        elif not self._nunation.isdisjoint(raw):
            analyses = nouns or analyses  # the mark is set by mistake, too
        elif plain.endswith(self._unbound_ending):
            analyses = [a for a in analyses if not a.enclitic]
        analyses = self._spelled_so(analyses, folded, plain) if analyses else [self._guess(folded)]
        if len(analyses) > 1:
            analyses.sort(key=lambda analysis: _unlikeliness(analysis, plain))
        rare = ("3fp", "3fd", "3md")  # a verb of several women or of two is written like "and" with a name
        known = [a for a in analyses if a.entry is not None and not a.prep and not a.features.endswith(rare)]
        whole = any(not a.conj for a in known)
        keys = (folded,) if whole else self._keys(folded, joined=bool(known))
        return Word(raw, folded, "word", tuple(analyses), keys)

    def _spelled_so(self, analyses: list[Analysis], folded: str, plain: str) -> list[Analysis]:
        """Without analyses that the letters speak against, and without a conjunction split off what is one word."""
        agreeing = [
            a for a in analyses if a.entry is None or (not self._is_no_article(a, plain) and self._spelling.agrees(
                a.entry, a.features, plain[len(folded) - len(a.stem) - len(a.enclitic):], a.enclitic))
        ] or analyses
        if plain.endswith(self._unbound_ending):
            agreeing = self._ending_so(agreeing)
        whole = (a for a in agreeing if not a.conj and not a.prep and a.pos not in CLOSED)
        if not any(_common(a.features) and not _respelt(a, plain) for a in whole):
            return agreeing
        return [a for a in agreeing if not a.conj or (a.pos in CLOSED and a.conj == self._conjunctions[1])]

    def _is_no_article(self, analysis: Analysis, plain: str) -> bool:
        """Whether what would be the article is written with a letter that only a stem has."""
        at = len(analysis.conj) + len(analysis.prep)
        return analysis.article and plain[at : at + 1] in self._marked

    def _ending_so(self, analyses: list[Analysis]) -> list[Analysis]:
        """Of the analyses of a word with a final long a those that have one, if any do: in the lemma or as passives."""
        exact = {a for a in analyses if a.entry and ends_so(a.entry, a.features, self._unbound_ending)}
        exact = exact or {a for a in analyses if a.features.startswith("present") and "passive" in a.features}
        clitics = {(a.conj, a.prep, a.article) for a in exact}
        return [a for a in analyses if a in exact or a.pos in CLOSED or (a.conj, a.prep, a.article) not in clitics]

    def _split(self, folded: str) -> Iterator[Analysis]:
        whole = tuple(reading for reading in self._forms(folded) if not reading[1].endswith("bound"))
        yield from (Analysis(folded, entry, features) for entry, features in whole)
        if folded in self._protected or any("proper" in entry.features for entry, _ in whole):
            if not whole:
                yield from self._protected_name(folded, "")
            return
        for conj in self._conjunctions:
            if folded.startswith(conj):
                yield from self._after_conjunction(folded[len(conj):], conj)

    def _after_conjunction(self, rest: str, conj: str) -> Iterator[Analysis]:
        if conj and rest in self._protected and rest not in self._table:
            yield from self._protected_name(rest, conj)
            return
        yield from self._stems(rest, conj, "", False)
        if rest.startswith(self._future):
            stem = rest[len(self._future):]
            yield from (
                Analysis(a.stem, a.entry, a.features, conj, "", False, True, a.enclitic)
                for a in self._stems(stem, conj, "", False, bare=True) if a.features.startswith("present")
            )
        for prep in self._prepositions:
            if prep and rest.startswith(prep):
                under = list(self._stems(rest[len(prep):], conj, prep, False))
                yield from under
                if not under and rest[len(prep):] in self._protected:  # "to Aleppo"
                    yield Analysis(rest[len(prep):], conj=conj, prep=prep)
        for melted, prep in self._contractions.items():
            if rest.startswith(melted):
                yield from self._stems(rest[len(melted):], conj, prep, True, bare=True)
        for prep in self._prepositions:
            if rest.startswith(prep + self._article):
                yield from self._stems(rest[len(prep) + len(self._article):], conj, prep, True, bare=True)

    def _protected_name(self, name: str, conj: str) -> Iterator[Analysis]:
        """A name that must not be split; a definite noun that has become one keeps what the noun means."""
        definite = name.startswith(self._article)
        stem = name[len(self._article):] if definite else name
        known = self._forms(stem) if definite else ()
        nouns = [(entry, features) for entry, features in known if self._fits(entry, features, "", article=True)]
        yield from (Analysis(stem, entry, features, conj, "", True) for entry, features in nouns)
        if not nouns:
            yield Analysis(name, conj=conj, article=definite)

    def _stems(self, rest: str, conj: str, prep: str, article: bool, *, bare: bool = False) -> Iterator[Analysis]:
        """Analyses of what is left after proclitics, with and without an attached pronoun."""
        if len(rest) < self._shortest:
            return
        if conj or prep or article or bare:
            for entry, features in self._forms(rest):
                if self._fits(entry, features, prep, article):
                    yield Analysis(rest, entry, features, conj, prep, article)
        if article or not rest.endswith(self._enclitics):
            return
        for enclitic in self._enclitics:
            stem = rest[: -len(enclitic)]
            if rest.endswith(enclitic) and len(stem) >= self._shortest:
                for entry, features in self._forms(stem):
                    verbal = not prep or (prep == self._purpose and features.startswith("present"))
                    if self._takes(entry, stem) and (verbal or entry.pos != "verb"):
                        yield Analysis(stem, entry, features, conj, prep, False, False, enclitic)

    def _fits(self, entry: Entry, features: str, prep: str, article: bool) -> bool:
        """An article stands on nouns, so does a preposition, that of purpose on presents too; a bound form on none."""
        if features.endswith("bound") or (article and entry.pos in CLOSED):
            return False
        return entry.pos != "verb" or not (prep or article) or (
            prep == self._purpose and not article and features.startswith("present"))

    def _takes(self, entry: Entry, stem: str) -> bool:
        """Names, numbers and adverbs take no pronoun; a feminine noun takes it on its bound form only, one whose root
        ends in the same letter as it is."""
        if entry.pos in {"name", "number", "adverb", "conj", "relative", "pronoun", "demonstrative", "adj"}:
            return False
        if entry.pos in {"noun", "masdar"} and stem.endswith(self._pack.settings["noun"]["feminine"]):
            return not entry.lemma.endswith(self._nominal_ending) and fold(entry.lemma) == stem
        return True

    def _guess(self, folded: str) -> Analysis:
        """An unknown word: take off what can only be clitics, and read a present-tense shape as a verb's."""
        for conj in self._conjunctions[::-1]:
            if not folded.startswith(conj):
                continue
            rest = folded[len(conj):]
            for melted, prep in self._contractions.items():
                if rest.startswith(melted) and len(rest) - len(melted) > 2:
                    return Analysis(rest[len(melted):], None, "", conj, prep, True)
            for prep in self._prepositions[::-1]:
                if rest.startswith(prep + self._article) and len(rest) - len(prep) > 4:
                    return Analysis(rest[len(prep) + len(self._article):], None, "", conj, prep, True)
        if folded.startswith(self._conjunctions[1]) and len(folded) > 4:  # the others begin foreign names more often
            return Analysis(folded[1:], None, "", folded[0])
        return Analysis(folded)

    def _keys(self, folded: str, *, joined: bool) -> tuple[str, ...]:
        """Spellings of a name in this word; ``joined``: after "and" it is a known word, from which no more is taken."""
        keys = [folded]
        rests = [folded] + [folded[1:] for conj in self._conjunctions if conj and folded.startswith(conj)]
        for rest in rests:
            keys.append(rest)
            if joined and rest is not folded:
                continue
            for melted in self._contractions:
                if rest.startswith(melted):
                    keys.append(self._article + rest[len(melted):])
            keys += [rest[len(prep):] for prep in self._prepositions if prep and rest.startswith(prep)]
        return tuple(dict.fromkeys(key for key in keys if len(key) > 1))


@cache
def _common(features: str) -> bool:
    """Whether a form is none of those that are mostly the look of another word: duals, the women's plural, moods."""
    return not any(mark in features for mark in RARE)


@cache
def _seldom_written(features: str) -> bool:
    """Whether a form is rare in reports: what the writer says of himself, and the jussive."""
    return any(mark in features for mark in ("1s", "1p", "jussive"))


def _respelt(analysis: Analysis, plain: str) -> bool:
    """Whether a word that folds as its lemma does differs from it in the letters that folding makes alike."""
    entry = analysis.entry
    if entry is None or fold(entry.lemma) != analysis.stem:
        return False
    spelled = (plain, plain.replace(DOUBLED, ""))  # the mark of a doubled letter may be set and left out
    return not any(entry.lemma in one if analysis.enclitic else one.endswith(entry.lemma) for one in spelled)


def _whole(last: Word) -> bool:
    """Whether a full stop after this ends a sentence: a single letter or digit is abbreviated or counts a list."""
    return last.kind == "mark" or len(last.folded) > 1


def _unlikeliness(analysis: Analysis, plain: str) -> int:
    """Fewer clitics are likelier, and a lemma that is written just as the word is."""
    rare = _seldom_written(analysis.features)
    entry = analysis.entry
    clitics = bool(analysis.conj) + 2 * bool(analysis.prep) + bool(analysis.enclitic) + bool(analysis.future)
    open_class = entry is None or "proper" not in entry.features
    meaningless = not analysis.senses
    passive = "passive" in analysis.features
    doubled = DOUBLED in plain and entry is not None and DOUBLED not in entry.lemma
    return 4 * (clitics + 3 * rare + passive + 2 * _respelt(analysis, plain)) + 2 * (open_class + doubled) + meaningless
