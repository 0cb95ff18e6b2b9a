"""The reader: from a document to its claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from khabar.lang.grammar import Grammar, load_grammar
from khabar.lang.pack import LanguagePack, load_pack
from khabar.model.records import Claim, Document, Reading, Unread
from khabar.read.arguments import LENDING, ArgumentFinder
from khabar.read.assembly import Assembler
from khabar.read.bases import settle_bases
from khabar.read.chunker import Chunker
from khabar.read.chunks import ClosedClasses, Parsed
from khabar.read.conflict import ConflictWords
from khabar.read.discourse import Discourse
from khabar.read.frames import Attempt, FrameFinder
from khabar.read.headlines import placed_below
from khabar.read.items import AMONG_OTHERS, history_aside, items_aside
from khabar.read.listed_names import read_as_names
from khabar.read.mentions import opens_time
from khabar.read.names import NameFinder, settle
from khabar.read.own_words import settle_own_words
from khabar.read.quantities import QuantityFinder
from khabar.read.speakers import credited
from khabar.read.surroundings import of_sentence
from khabar.read.tagging import tag
from khabar.read.tellings import lent
from khabar.read.times import TimeFinder
from khabar.read.voices import VoiceTracker
from khabar.text.words import Lexer, Sentence


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the reader saw in one sentence: the sentence cut up, the rules tried, the claims made.

    ``conflict``: whether the text as a whole shows that it is about a war; a report that does not is not read.
    """

    parsed: Parsed
    attempts: tuple[Attempt, ...]
    claims: tuple[Claim, ...]
    conflict: bool


class Reader:
    """Reads documents of one language. Make one per process: it learns the words it meets."""

    def __init__(self, language: str = "ar") -> None:
        self.pack: LanguagePack = load_pack(language)
        self.grammar: Grammar = load_grammar(self.pack)
        self.names = NameFinder(self.pack)
        self.lexer = Lexer(self.pack, self.names.protected)
        self.quantities = QuantityFinder(self.pack)
        self.times = TimeFinder(self.pack)
        self.frames = FrameFinder(self.grammar)
        self.conflict = ConflictWords(self.pack, self.lexer)
        self.assembler = Assembler(self.pack, self.frames)
        self._closed = ClosedClasses(
            frozenset(sense for rule in self.grammar.rules if "event" in rule.forms for sense in rule.on) | LENDING,
            {letter: frozenset(senses) for letter, senses in self.pack.settings["proclitic_senses"].items()},
            self.pack.settings["noun"]["feminine"],
            tuple({*self.pack.settings["noun"]["dual"], *self.pack.settings["noun"]["plural"]}))
        self._triggers = frozenset(self.grammar.by_sense)

    def read(self, document: Document) -> Reading:
        """All claims of a document, in the order of the text; none where it does not report on a conflict."""
        if document.language != self.pack.code:
            unread = Unread(document.name, f"no reader for {document.language!r}", document.id)
            return Reading(document.id, (), (unread,))
        claims: dict[str, Claim] = {}
        for claim in self._claims(document):
            claims.setdefault(claim.id, claim)
        return Reading(document.id, tuple(claims.values()))

    def explain(self, text: str) -> list[Explanation]:
        """What the reader makes of a text, sentence by sentence, with the rules that fired and those that did not."""
        document = Document("explained", "explained", "explained", text, "")
        discourse, voices = Discourse(), VoiceTracker()
        out: list[Explanation] = []
        sentences = self.lexer.sentences(text)
        report = self._report(text)
        for parsed in self._parsed(text, sentences):
            self.frames.attempts = []
            claims = tuple(self._sentence_claims(document, parsed, discourse, voices, report))
            out.append(Explanation(parsed, tuple(self.frames.attempts), claims, bool(report)))
        self.frames.attempts = None
        return out

    def _claims(self, document: Document) -> Iterator[Claim]:
        report = self._report(document.text)
        if not report:
            return
        discourse, voices = Discourse(), VoiceTracker()
        sentences = self.lexer.sentences(document.text)
        if not any(self._has_trigger(sentence) for sentence in sentences):
            return
        several, above, told = sentences[-1].paragraph > 0, 0, list[Claim]()
        aside = items_aside(sentences, partial(self.conflict.tell, least=AMONG_OTHERS)) | history_aside(sentences)
        read = [each for each in sentences if each.paragraph not in aside and not _is_footer(each)]
        for parsed in self._parsed(document.text, read):
            parsed.headline = several and parsed.paragraph == 0 and parsed.tokens[-1].word.raw != "."
            above = parsed.stop if parsed.headline else above
            told += self._sentence_claims(document, parsed, discourse, voices, report)
        yield from lent(list(placed_below(told, above)))

    def _report(self, text: str) -> frozenset[str]:
        """What a report lends its sentences: that it is about a war, and that this matters more than anything else in
        it; nothing where it is not."""
        spellings = self.lexer.spellings(text)
        if not self.conflict.tell(spellings):
            return frozenset()
        return frozenset({"in.conflict", "war.matters"} if self.conflict.dense(spellings) else {"in.conflict"})

    def _has_trigger(self, sentence: Sentence) -> bool:
        triggers = self._triggers
        return any(
            not analysis.senses.isdisjoint(triggers) for token in sentence.tokens for analysis in token.word.analyses)

    def _parsed(self, text: str, sentences: Sequence[Sentence]) -> list[Parsed]:
        """All sentences, each with whom a fragment right after it credits it to."""
        out = [self.parse(text, sentence) for sentence in sentences]
        settle_bases(out)
        for before, after in pairwise(out):
            if before.paragraph == after.paragraph:
                before.credit = credited(after)
        return out

    def parse(self, text: str, sentence: Sentence) -> Parsed:
        """Tag and chunk one sentence."""
        tokens = sentence.tokens
        names = self.names.find(tokens)
        inside = frozenset(i for name in names if name.entry is None for i in range(name.first, name.stop))
        tags = tag(tokens, inside)
        settle(names, tags, tokens)
        read_as_names(tags, tokens, names)
        times = self.times.find(tokens, tags)
        names = [name for name in names if not opens_time(name, times)]
        quantities = self.quantities.find(tokens, tags, times)
        chunker = Chunker(tokens, tags, names, quantities, times, self._closed)
        chunks = chunker.run()
        settle_own_words(chunks)
        return Parsed(text, tokens, tags, chunks, sentence.paragraph, sentence.index)

    def _sentence_claims(
        self, document: Document, parsed: Parsed, discourse: Discourse, voices: VoiceTracker, report: frozenset[str]
    ) -> Iterator[Claim]:
        arguments = ArgumentFinder(parsed)
        spoken = voices.voices(parsed, arguments.run())
        discourse.note(parsed)
        around = report | discourse.after(parsed) | of_sentence(parsed)
        if self.conflict.mentioned(parsed.tokens):
            around |= {"about.war", "war.matters"}
        drafts = self.frames.drafts(parsed, arguments, around)
        claims = list(self.assembler.claims(document, drafts, discourse, spoken))
        discourse.remember(parsed)
        yield from claims


def _is_footer(sentence: Sentence) -> bool:
    """Whether a sentence is no sentence but the keywords that a newspaper's page puts under a report."""
    return any("footer" in analysis.senses for analysis in sentence.tokens[0].word.analyses)
