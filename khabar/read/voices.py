"""Who says so: the speakers of a sentence and how far each one's word reaches."""

from collections.abc import Mapping
from dataclasses import dataclass

from khabar.model.records import Span
from khabar.read.chunks import Chunk, Parsed
from khabar.read.functions import Arguments

SPEAKERS = frozenset({"speaker", "party.head", "party.name", "person.title", "person.name", "person", "unknown.party"})


_MUTE = frozenset({"place.name", "place.head", "counted", "casualty", "time.noun", "materiel.vehicle", "weapon.ground",
                   "price", "evidence"})
_FRAGMENT = 4  # chunks after the source in a fragment
# nouns of speech that may name another act: carrying, sending, handing out
_OTHER_ACTS = ("carry", "send", "handout")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker (innermost first, then who carries the words) and the chunks it covers, half-open."""

    speakers: tuple[Span, ...]
    first: int
    stop: int


class VoiceTracker:
    """Follows who speaks through a document.

    A voice reaches to the end of its sentence, and over the following ones only inside an open quotation; a verb of
    speech without a speaker carries on the last named one. (Carried on over its whole paragraph a voice would be right
    for a tenth fewer claims of 80 coded reports: sentences in between mostly speak for the report again.)
    """

    def __init__(self) -> None:
        self._open = False
        self._paragraph = -1
        self._introduced: dict[str, Span] = {}
        self._chains: dict[str, tuple[Span, ...]] = {}
        self._carried: tuple[Span, ...] = ()
        self._named: tuple[Span, ...] = ()
        self._now = -1

    def voices(self, parsed: Parsed, found: Mapping[int, Arguments]) -> list[Voice]:
        """The voices of a sentence, the most specific last."""
        if not self._open or parsed.paragraph != self._paragraph:
            self._open = False
            self._carried = ()
        self._paragraph = parsed.paragraph
        stop = len(parsed.chunks)
        out: list[Voice] = []
        if parsed.credit is not None:
            out.append(Voice((parsed.credit,), 0, stop))
        if self._carried:
            out.append(Voice(self._carried, 0, stop))
        for chunk in parsed.chunks:
            voice = None
            if chunk.is_a("narrator"):
                out.clear()
                self._carried = ()
            if chunk.kind == "verb" and chunk.is_a("say"):
                voice = self._speech(parsed, chunk, found[chunk.index])
            elif chunk.kind == "np" and "attrib" in chunk.case_senses:
                voice = self._according_to(parsed, chunk)
            elif chunk.is_a("statement") and (statement := self._statement(parsed, chunk)):
                voice = statement
            elif chunk.kind == "event" and chunk.is_a("say") and not chunk.gen and not chunk.is_a(*_OTHER_ACTS):
                voice = self._said_noun(parsed, chunk, found[chunk.index])
            if voice is not None:
                out.append(voice)
                self._now = parsed.index
                self._carried = self._named = voice.speakers
        self._open = self._still_open(parsed)
        return out

    def _still_open(self, parsed: Parsed) -> bool:
        """Whether a quotation runs on past the sentence."""
        raws = [token.word.raw for token in parsed.tokens if token.word.kind == "mark"]
        opened = sum(raw in "«“" for raw in raws) - sum(raw in "»”" for raw in raws)
        return opened > 0 or (self._open and opened == 0)

    def _speech(self, parsed: Parsed, verb: Chunk, args: Arguments) -> Voice | None:
        """A verb of speech: its subject speaks what follows; after "as" it covers the whole sentence."""
        before = parsed.chunks[verb.index - 1] if verb.index else None
        whole = before is not None and before.is_a("attrib.clause", "attrib.maybe")
        stop = len(parsed.chunks)
        speakers: list[Span] = []
        source = next((chunk for chunk in args.get("about") if chunk.is_a(*SPEAKERS)), None)
        subject = next((chunk for chunk in args.get("subj") if not args.inherited), None)
        denied = before is not None and before.is_a("op.negate") and not verb.is_a("op.hedge", "op.deny")
        if denied or (subject is None and args.passive):
            return None  # "nobody has claimed", "was said"
        if subject is not None and _too_far(parsed, verb, subject):
            subject = None
        if source is not None and verb.is_a("say.carry"):
            speakers.append(self._known(parsed, source))
        if subject is not None and (_may_speak(subject) or _is_told_to_speak(parsed, verb, subject)):
            speakers.append(self._known(parsed, subject))
        if not speakers:
            speakers = list(self._named)
        if not speakers:
            return None
        if len(speakers) > 1:
            self._chains[speakers[0].text] = tuple(speakers)
        chain = self._chains.get(speakers[0].text, tuple(speakers))
        return Voice(chain, 0 if whole else _begins(parsed, verb), stop)

    def _known(self, parsed: Parsed, speaker: Chunk) -> Span:
        """The speaker's words; a definite noun alone (the agency) is the last speaker that was introduced by it."""
        tag, words = speaker.analysis, named(parsed, speaker)
        if tag.article and speaker.stop - speaker.head == 1 and tag.stem in self._introduced:
            return self._introduced[tag.stem]
        if not tag.article:
            self._introduced[tag.stem] = words
        return words

    def _according_to(self, parsed: Parsed, source: Chunk) -> Voice:
        """Whoever a sentence goes by; for a count or list of somebody's that body itself."""
        stop = len(parsed.chunks)
        following = parsed.chunks[source.index + 1 : source.index + 2]
        counted = not source.is_a(*SPEAKERS) and not source.analysis.article and source.analysis.entry is not None
        for body in following if counted else ():
            if body.kind == "np" and "prep.for" in body.case_senses and body.is_a(*SPEAKERS):
                return Voice((parsed.words(body),), 0, stop)
        return Voice((parsed.words(source),), 0, stop)

    def _statement(self, parsed: Parsed, statement: Chunk) -> Voice | None:
        """A statement that speaks: with the body whose it is; one that was told of speaks for who issued it.

        "The army said in a statement" issues one; "the statement added", "it says in the statement" go back to it.
        """
        chunks, index = parsed.chunks, statement.index
        before = chunks[index - 1] if index else None
        after = chunks[index + 1 : index + 2]
        stem, own = statement.analysis.stem, statement.stop - statement.head > 1
        issued = statement.case_senses & {"prep.in"} and not statement.analysis.article
        if issued and self._named and self._now == parsed.index:
            self._introduced[stem] = self._named[0]
        says = before is not None and before.is_a("say") and not statement.case
        quoted = bool(statement.case) and statement.analysis.article and any(other.kind == "comp" for other in after)
        if not (says or quoted):
            return None
        if statement.analysis.article and not own and stem in self._introduced:
            return Voice((self._introduced[stem],), index, len(chunks))
        if after and after[0].gen and not own:
            return Voice((self._known(parsed, after[0]),), index, len(chunks))
        whose = {"prep.for", "of", "prep.about"}
        body = next((o for o in after if o.kind == "np" and o.case_senses & whose and o.is_a(*SPEAKERS)), None)
        words = parsed.span(statement.head, body.stop if body is not None else statement.stop)
        self._introduced[stem] = words
        return Voice((words,), index, len(chunks))

    def _said_noun(self, parsed: Parsed, noun: Chunk, args: Arguments) -> Voice | None:
        speaker = next((chunk for chunk in args.get("gen") if chunk.is_a(*SPEAKERS)), None)
        if speaker is None:
            return None
        return Voice((self._known(parsed, speaker),), noun.index, len(parsed.chunks))


def credited(parsed: Parsed) -> Span | None:
    """The source that a fragment of a sentence names, which only says by whom the sentence before it is told."""
    first, rest = parsed.chunks[0], parsed.chunks[1:]
    fragment = first.kind == "np" and "attrib" in first.case_senses and len(rest) < _FRAGMENT
    if not fragment or any(chunk.kind not in {"np", "mark", "time"} for chunk in rest):
        return None
    return named(parsed, first)


def _may_speak(subject: Chunk) -> bool:
    """Whether the subject of a verb of speech can be somebody."""
    if subject.kind != "np" or subject.is_a("say"):
        return False
    if subject.is_a(*SPEAKERS, "has.party", "named"):
        return True
    thing = subject.analysis.entry is not None and subject.analysis.pos in {"noun", "masdar"}
    return not thing and not subject.is_a(*_MUTE)


def _is_told_to_speak(parsed: Parsed, verb: Chunk, subject: Chunk) -> bool:
    """Whether a noun of any sort stands between the verb of speech and what it says: then it is what says so."""
    chunks = parsed.chunks[verb.index + 1 : verb.index + 3]
    return len(chunks) == 2 and chunks[0] is subject and subject.kind == "np" and chunks[1].is_a("comp") and (
        not subject.is_a("evidence", "place.name", "say") and subject.quantity is None)


def _too_far(parsed: Parsed, verb: Chunk, subject: Chunk) -> bool:
    """Whether what seems to be the subject stands behind a comma and what the verb is about: another clause begins."""
    between = parsed.chunks[verb.index + 1 : max(subject.index, verb.index + 1)]
    return any(chunk.kind == "mark" for chunk in between) and any(chunk.case for chunk in between)


def _begins(parsed: Parsed, verb: Chunk) -> int:
    """Where the words of a speaker begin: at the verb, but after an aside that only says who the speaker is."""
    aside = False
    for chunk in parsed.chunks[verb.index + 1 :]:
        if chunk.kind == "comp" and chunk.is_a("comp") and aside:
            return chunk.index
        if chunk.kind == "comp" or (chunk.kind == "verb" and chunk.is_a("say")):
            break
        aside = aside or chunk.kind == "rel"
    return verb.index


def named(parsed: Parsed, speaker: Chunk) -> Span:
    """The words of a speaker, with the name in apposition to a title, or the body that a source belongs to."""
    following = parsed.chunks[speaker.index + 1 : speaker.index + 3]
    if following and speaker.is_a("person.name") and not speaker.is_a("person.title"):
        surname = following[0]
        joined = surname.first == speaker.stop and not surname.case and surname.is_a("person.name", "unknown")
        return parsed.span(speaker.first, surname.stop) if joined else parsed.words(speaker)
    if not speaker.is_a("person.title", "speaker") or not following:
        return parsed.words(speaker)
    body = following[0]
    inside = body.kind == "np" and body.case_senses & {"prep.in", "of", "prep.at"}
    if inside and body.is_a("party.head", "party.name", "has.party"):
        return parsed.span(speaker.first, body.stop)
    if following[0].kind == "mark":
        following = following[1:]
    if following and following[0].kind == "np":
        name = following[0]
        if not name.case and not name.coord and name.is_a("person.name", "party.name", "unknown"):
            return parsed.span(speaker.first, name.stop)
    return parsed.words(speaker)
