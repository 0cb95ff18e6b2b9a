"""Who says so: the speakers of a sentence and how far each one's word reaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khabar.model.records import Span
from khabar.read.attribution import is_issuer, source_of
from khabar.read.called import called
from khabar.read.chunks import Chunk, Parsed
from khabar.read.functions import Arguments
from khabar.read.heard import Heard
from khabar.read.reaches import OPENS, first_said, goes_on, last_said, since
from khabar.read.speakers import (
    SPEAKERS,
    addresses,
    came_of_that,
    closes_words,
    doer_before,
    fronted,
    heads,
    impersonal,
    is_mute,
    is_told_to_speak,
    may_speak,
    named,
    opens_words,
    speaks,
    speaks_of_thing,
    subject_of,
    together,
)

# nouns of speech that may name another act: carrying, sending, handing out
_OTHER_ACTS = ("carry", "send", "handout")
_WHOSE = frozenset({"prep.at", "prep.in", "of"})  # under which stands whose spokesman somebody is, or where
_ACCUSED = 5  # chunks after an accusation in which it is told against whom
_OPENING, _CLOSING, _EITHER = "«“", "»”", '"'


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker (innermost first, then who carries the words) and the chunks it covers, half-open.

    ``aside``: it only tells whose word one thing in the sentence is, so that nobody speaks on after it.
    """

    speakers: tuple[Span, ...]
    first: int
    stop: int
    aside: bool = False


class VoiceTracker:
    """Follows who speaks through a document.

    A voice reaches to the end of its sentence, and over the following ones only inside an open quotation or where
    "likewise" or a participle (adding that) goes on with it; a verb of speech without a speaker carries on the last
    named one. (Carried on over its whole paragraph a voice would be right for a tenth fewer claims of 80 coded reports:
    sentences in between mostly speak for the report again.)
    """

    def __init__(self) -> None:
        self._open = False
        self._paragraph = self._before = -1
        self._introduced: dict[str, Span] = {}
        self._chains: dict[str, tuple[Span, ...]] = {}
        self._carried: tuple[Span, ...] = ()
        self._named: tuple[Span, ...] = ()
        self._heard = Heard()
        self._now = -1

    def voices(self, parsed: Parsed, found: Mapping[int, Arguments]) -> list[Voice]:
        """The voices of a sentence, the most specific last."""
        if not self._open or parsed.paragraph != self._paragraph:
            self._open = False
            self._carried = ()
        self._before, self._paragraph = self._paragraph, parsed.paragraph
        out = self._from_before(parsed)
        for chunk in parsed.chunks:
            if "narrator" in chunk.senses:
                out.clear()
                self._carried = ()
            voice = self._voice(parsed, chunk, found, out)
            within = voice is not None and _told_of(parsed, chunk, out)
            if voice is not None:
                out.append(voice)
            if voice is not None and not (voice.aside or within):
                self._now = parsed.index
                self._carried = self._named = voice.speakers
                self._heard.spoke(voice.speakers)
        self._issued(parsed, out)
        self._open = self._still_open(parsed)
        return out

    def _issued(self, parsed: Parsed, spoken: Sequence[Voice]) -> None:
        """Whose a statement is that this sentence tells of: it goes back to him in later ones (the statement added)."""
        for chunk in parsed.chunks if self._now == parsed.index else ():
            if "statement" in chunk.senses and not (chunk.analysis.article or chunk.analysis.enclitic):
                self._introduced[chunk.analysis.stem] = (voice_of(chunk, spoken) or self._named)[0]

    def _from_before(self, parsed: Parsed) -> list[Voice]:
        """The voices that a sentence has before its own words name one."""
        stop, first = len(parsed.chunks), parsed.chunks[0]
        out: list[Voice] = []
        if parsed.credit is not None:
            out.append(Voice((parsed.credit,), 0, stop))
        likewise = first.is_a("attrib.maybe") and parsed.paragraph == self._before and parsed.index == self._now + 1
        anew = self._quotes_on(parsed)
        self._carried = self._named if anew else self._carried
        goes_on = likewise or _is_saying(parsed, first) or (parsed.index == self._now + 1 and came_of_that(parsed))
        if self._carried:
            ends = (chunk.index for chunk in parsed.chunks if not anew and closes_words(parsed, chunk))
            out.append(Voice(self._carried, 0, next(ends, stop)))
        elif goes_on and self._named:
            out.append(Voice(self._named, 0, stop))
        head = heads(parsed)
        if head is not None:
            out.append(Voice((parsed.words(head[0]),), head[1], stop))
        return out

    def _quotes_on(self, parsed: Parsed) -> bool:
        """Whether a paragraph begins with words of whoever spoke last in the one before it."""
        follows = parsed.paragraph == self._before + 1 and parsed.index == self._now + 1 and bool(self._named)
        return follows and parsed.chunks[0].first == 0 and opens_words(parsed, parsed.chunks[0])

    def _voice(
        self, parsed: Parsed, chunk: Chunk, found: Mapping[int, Arguments], before: Sequence[Voice]
    ) -> Voice | None:
        """The voice that a chunk brings."""
        if chunk.kind == "verb":
            told = speaks(parsed, chunk) and not _swears(parsed, chunk)
            return self._speech(parsed, chunk, found, before) if told else None
        if "attrib" in chunk.case_senses and chunk.kind in {"np", "event"}:
            return self._according_to(parsed, chunk, found, before)
        if chunk.is_a("statement") and (statement := self._statement(parsed, chunk, found)):
            return statement
        if chunk.kind == "event" and chunk.is_a("say") and not chunk.gen and not chunk.is_a(*_OTHER_ACTS):
            return self._said_noun(parsed, chunk, found[chunk.index], found)
        if _is_saying(parsed, chunk) and chunk.index and (main := _main(parsed, before)) is not None:
            return Voice(main.speakers, chunk.index, len(parsed.chunks))
        if _is_saying(parsed, chunk) and chunk.index and not before:
            doer = doer_before(parsed, chunk.index, found)
            return Voice((self._known(parsed, doer),), chunk.index, len(parsed.chunks)) if doer is not None else None
        return None

    def _still_open(self, parsed: Parsed) -> bool:
        """Whether a quotation runs on past the sentence."""
        raws = [token.word.raw for token in parsed.tokens if token.word.kind == "mark"]
        opened = sum(raw in _OPENING for raw in raws) - sum(raw in _CLOSING for raw in raws)
        if sum(raw == _EITHER for raw in raws) % 2:  # one and the same mark opens and closes
            return not self._open
        return opened > 0 or (self._open and opened == 0)

    def _speech(
        self, parsed: Parsed, verb: Chunk, found: Mapping[int, Arguments], before: Sequence[Voice]
    ) -> Voice | None:
        """A verb of speech: its subject speaks what follows; after "as" it covers the whole sentence."""
        args, chunks = found[verb.index], parsed.chunks
        previous = chunks[verb.index - 1] if verb.index else None
        subject = subject_of(parsed, verb, args)
        denied = previous is not None and previous.is_a("op.negate") and not verb.is_a("op.hedge", "op.deny", "confirm")
        behind = subject is not None and subject.index > verb.index
        ours = verb.analysis.features.endswith((" 1p", " 1s"))
        if denied or ours or (not behind and impersonal(verb)) or (subject is None and args.passive):
            return None  # "nobody has claimed", "we counted", "was said", "it is expected"
        if (aside := self._in_relative(parsed, verb, args, subject)) is not None:
            return aside if aside.speakers else None
        speakers = self._speakers(parsed, verb, args, subject, found, before)
        if not speakers:
            return None
        if len(speakers) > 1 and verb.is_a("say.carry"):
            self._chains[speakers[0].text] = speakers
        elif len(speakers) == 1:
            speakers = self._chains.get(speakers[0].text, speakers)
        return Voice(speakers, first_said(parsed, verb, opened=_opened(before)), last_said(parsed, verb))

    def _speakers(
        self, parsed: Parsed, verb: Chunk, args: Arguments, subject: Chunk | None, found: Mapping[int, Arguments],
        before: Sequence[Voice],
    ) -> tuple[Span, ...]:
        """Who speaks with a verb: the source it carries, its subject; else who did what was told, or spoke last."""
        heard = next((chunk for chunk in args.get("from") if chunk.is_a(*SPEAKERS)), None)
        if verb.is_a("say.hear"):
            return (self._known(parsed, heard),) if heard is not None else ()
        source = next((chunk for chunk in args.get("about") if chunk.is_a(*SPEAKERS)), None)
        speakers = self._all(parsed, source) if source is not None and verb.is_a("say.carry") else []
        if subject is not None and addresses(parsed, verb, subject, told=bool(before)):
            return self._named
        if subject is not None and (may_speak(subject) or is_told_to_speak(parsed, verb, subject)):
            speakers += self._all(parsed, subject) if not speakers else [self._known(parsed, subject)]
        elif subject is not None and not speakers and is_mute(subject, verb):
            other = fronted(parsed, verb) if subject.index < verb.index else None
            return (self._known(parsed, other),) if other is not None and other is not subject else ()
        if speakers:
            return tuple(speakers)
        previous = parsed.chunks[verb.index - 1] if verb.index else None
        if previous is not None and previous.is_a("statement") and not previous.analysis.article:
            other = doer_before(parsed, verb.index, found)  # "they issued a statement saying"
        else:
            other = fronted(parsed, verb)
        if other is None and verb.index and not before and args.inherited:
            other = next((chunk for chunk in args.get("subj") if chunk.kind == "np" and chunk.is_a(*SPEAKERS)), None)
        if other is None and speaks_of_thing(parsed, verb):
            return ()
        return tuple(self._all(parsed, other)) if other is not None else self._heard.meant_by(verb)

    def _all(self, parsed: Parsed, speaker: Chunk) -> list[Span]:
        """The words of a speaker and of those who speak jointly with him."""
        return [self._known(parsed, each) for each in (speaker, *together(parsed, speaker))]

    def _in_relative(self, parsed: Parsed, verb: Chunk, args: Arguments, subject: Chunk | None) -> Voice | None:
        """A verb of speech that only qualifies a phrase (the attack that X claimed; the group that announced its
        loyalty): it speaks of that phrase, or for what it says up to the next comma. Without speakers: it says nothing
        here; None where it does not qualify one."""
        chunks, index = parsed.chunks, verb.index
        relative = index > 1 and chunks[index - 1].kind == "rel" and not chunks[index - 1].is_a("sub")
        bare = index > 0 and verb.analysis.enclitic and not verb.analysis.conj and chunks[index - 1].kind in {
            "np", "event", "mark"} and not chunks[index - 1].is_a("statement") and not opens_words(
                parsed, chunks[index - 1])
        if not (relative or bare):
            return None
        content = any(chunk.kind == "comp" for chunk in chunks[index + 1 : index + 4])
        speaker = subject if subject is not None and may_speak(subject) else None
        if speaker is None or not (content or verb.analysis.enclitic):
            return Voice((), index, index, aside=True)
        words = (self._known(parsed, speaker),)
        if verb.analysis.enclitic:
            near = chunks[max(0, index - 3) : index]  # "raids after a blast that X claimed": not the raids
            later = (chunk for chunk in near if chunk.kind == "event" and "sub.time" in chunk.case_senses)
            return Voice(words, next(later, near[0]).index, index + 1, aside=True)
        stop = next((chunk.index for chunk in chunks[index + 1 :] if chunk.kind == "mark"), len(chunks))
        return Voice(words, index, stop, aside=True)

    def _known(self, parsed: Parsed, speaker: Chunk) -> Span:
        """The words of a speaker; a definite noun alone (the agency, the spokesman) is the last one that was introduced
        by it, as one of them or with his name or body."""
        tag, words = speaker.analysis, called(parsed, speaker) or named(parsed, speaker)
        self._heard.know(words, speaker)
        behind = parsed.chunks[speaker.index + 1 : speaker.index + 2]
        told = any(chunk.kind == "np" and (chunk.gen or chunk.case_senses & _WHOSE) for chunk in behind)
        alone = speaker.stop - speaker.head == 1 and words.stop == parsed.tokens[speaker.stop - 1].stop and not told
        if tag.article and alone and tag.stem in self._introduced:
            return self._introduced[tag.stem]
        if not tag.article or words != parsed.words(speaker):
            self._introduced[tag.stem] = words
        return words

    def _according_to(
        self, parsed: Parsed, source: Chunk, found: Mapping[int, Arguments], before: Sequence[Voice]
    ) -> Voice | None:
        """Whoever a sentence goes by; for somebody's count or list that body itself, for a statement who made it."""
        stop = goes_on(parsed, source)
        first = since(parsed, source, opened=_opened(before))
        if source.coord and before and parsed.words(source) in before[-1].speakers:
            return None  # who speaks jointly with whom the sentence goes by
        if source.is_a("evidence") and before:
            return None  # "according to our information", says who speaks
        account = source.is_a("account")
        if (source.kind == "event" and not account) or (account and source.analysis.enclitic):
            return self._by_their_words(parsed, source, found, first, stop)
        body = source_of(parsed, source)
        return Voice(tuple(self._all(parsed, body)), first, stop) if body is not None else None

    def _by_their_words(
        self, parsed: Parsed, source: Chunk, found: Mapping[int, Arguments], first: int, stop: int
    ) -> Voice | None:
        """Whose statement or saying a sentence goes by (according to the assertions of X, to what they say)."""
        if source.analysis.enclitic and source.is_a("say", "account"):  # of whom the clause tells
            doer = doer_before(parsed, source.index, found)
            return Voice((self._known(parsed, doer),), source.index, stop, aside=True) if doer is not None else None
        if not source.is_a("say"):
            return None
        following = parsed.chunks[source.index + 1 : source.index + 2]
        if following and following[0].kind == "np" and following[0].gen:
            return Voice((self._known(parsed, following[0]),), first, stop)
        known = self._introduced.get(source.analysis.stem)
        if following and source.is_a("statement") and not source.analysis.article and is_issuer(source, following[0]):
            known = parsed.span(source.head, following[0].stop)
        return Voice((known or parsed.words(source),), first, stop)

    def _statement(self, parsed: Parsed, statement: Chunk, found: Mapping[int, Arguments]) -> Voice | None:
        """A statement that speaks: with the body whose it is; one that was told of speaks for who issued it.

        "The army said in a statement" issues one; "the statement added", "it says in the statement" go back to it.
        """
        chunks, index = parsed.chunks, statement.index
        before = chunks[index - 1] if index else None
        after = chunks[index + 1 : index + 2]
        stem, own = statement.analysis.stem, statement.stop - statement.head > 1
        inside = bool(statement.case_senses & {"prep.in"})
        if inside and not statement.analysis.article and self._named and self._now == parsed.index:
            self._introduced[stem] = self._named[0]
        says = before is not None and not statement.case and (
            before.is_a("say") or (before.kind == "verb" and speaks(parsed, before)))
        told = inside and before is not None and before.is_a("is.told")
        quoted = inside and statement.analysis.article and any(other.kind == "comp" for other in after)
        if not (says or told or (quoted and self._now != parsed.index)):
            return None
        if statement.analysis.article and not own and stem in self._introduced:
            return Voice((self._introduced[stem],), index, len(chunks))
        if after and after[0].gen and not own:
            self._introduced[stem] = self._known(parsed, after[0])
            return Voice((self._introduced[stem],), index, len(chunks))
        whose = {"prep.for", "of", "prep.about"}
        body = next((o for o in after if o.kind == "np" and o.case_senses & whose and o.is_a(*SPEAKERS)), None)
        words = parsed.span(statement.head, body.stop if body is not None else statement.stop)
        self._introduced[stem] = words
        return Voice((words,), index, len(chunks))

    def _said_noun(self, parsed: Parsed, noun: Chunk, args: Arguments, found: Mapping[int, Arguments]) -> Voice | None:
        """A noun of speech: whose it is speaks; of one that is uttered (traded accusations) who utters it."""
        speaker = next((chunk for chunk in args.get("gen") if chunk.is_a(*SPEAKERS)), None)
        accused = noun.is_a("accuse") and not any(
            chunk.case_senses & {"prep.for"} for chunk in parsed.chunks[noun.index + 1 : noun.index + _ACCUSED])
        if speaker is not None and accused:
            return None  # "the accusation of X that it killed"
        if speaker is not None:
            return Voice((self._known(parsed, speaker),), noun.index, len(parsed.chunks))
        verb = args.governor
        if verb is None or verb.index not in found or noun not in found[verb.index].get("obj"):
            return None
        doers = [chunk for chunk in found[verb.index].get("subj") if chunk.kind == "np" and chunk.is_a(*SPEAKERS)]
        if not verb.is_a("op.light") or not doers:
            return None
        return Voice(tuple(self._all(parsed, doers[0])), noun.index, len(parsed.chunks))


def _swears(parsed: Parsed, verb: Chunk) -> bool:
    """Whether a verb of speech only tells that a group swore itself to another (announced its loyalty to)."""
    return any(chunk.kind == "event" and chunk.is_a("join") for chunk in parsed.chunks[verb.index + 1 : verb.index + 2])


def _is_saying(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a participle tells that somebody says more (adding that); not one that is itself somebody who speaks
    (critics say)."""
    tag = chunk.analysis
    plain = not (tag.article or tag.prep or tag.conj or chunk.case or chunk.gen)
    if not (plain and chunk.kind == "np" and tag.pos == "adj" and chunk.is_a("say")):
        return False
    if chunk.first and "op.negate.word" in parsed.tags[chunk.first - 1].senses:
        return False  # "a visit that was not announced"
    behind = parsed.chunks[chunk.index + 1 : chunk.index + 2]
    return not (tag.features.endswith(" pl") and behind and behind[0].kind == "verb")


def _main(parsed: Parsed, before: Sequence[Voice]) -> Voice | None:
    """Whose words a participle goes on with after those of somebody in a subordinate clause (where X announced ...)."""
    own = [voice for voice in before if not voice.aside]
    if len(own) < 2 or own[-1].first == 0:
        return None
    opener = parsed.chunks[own[-1].first - 1]
    return own[0] if opener.kind == "rel" and opener.is_a("sub") else None


def _told_of(parsed: Parsed, verb: Chunk, before: Sequence[Voice]) -> bool:
    """Whether somebody is only told to have spoken among the words of another, who goes on (they answered that)."""
    own = any(voice.first < verb.index < voice.stop and not voice.aside for voice in before)
    previous = parsed.chunks[verb.index - 1] if verb.index else None
    return own and previous is not None and previous.kind == "comp" and previous.is_a("comp", "sub.but")


def _opened(before: Sequence[Voice]) -> bool:
    """Whether somebody speaks already where the sentence begins."""
    return any(voice.first <= OPENS for voice in before if not voice.aside)


def voice_of(trigger: Chunk, voices: Sequence[Voice]) -> tuple[Span, ...]:
    """The innermost voice that covers the trigger."""
    covering = [voice for voice in voices if voice.first <= trigger.index < voice.stop]
    return covering[-1].speakers if covering else ()
