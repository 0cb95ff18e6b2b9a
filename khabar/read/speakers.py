"""Who can speak: whether a verb is one of speech here, who its speaker is and by which words."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from khabar.model.records import Span
from khabar.read.chunks import LOCAL, Chunk, Parsed
from khabar.read.functions import Arguments
from khabar.read.neighbours import is_comma
from khabar.read.offices import has_name, is_office_of
from khabar.read.speech_openings import OPENS_WORDS
from khabar.read.subjects import of_other_gender

SPEAKERS = frozenset({"speaker", "party.head", "party.name", "person.title", "person.name", "person", "unknown.party"})
_DEEDS = ("condemn",)  # of a deed that the report vouches for (condemned the attack)
_MUTE = frozenset({"place.name", "place.head", "counted", "casualty", "time.noun", "materiel.vehicle", "weapon.ground",
                   "price", "evidence", "elative"})
_OPENING = 5  # words in which a sentence points back to what was told before it
_FRAGMENT = 4  # chunks after the source in a fragment
_NEAR = 12  # chunks in which the words of a speaker begin after his verb
_HEAD = 4  # chunks that name a speaker before the colon of a headline
_TOGETHER = 7  # chunks in which those who speak together are named
_NAMED = 5  # chunks after the first word of a name in which its bearer begins to speak
_TITLE = 8  # chunks in which the name behind a title ends
_ACCUSATIVE = "\u0627"  # the letter that ends an indefinite accusative
_PARTS = " \u060c,\u00bb\u00ab\u201c\u201d\"()"  # what may stand beside the "and" between two names
_CLOSES_WORDS = frozenset("\u00bb\u201d\"")


def speaks(parsed: Parsed, verb: Chunk) -> bool:
    """Whether a verb is one of speech here. Some are only before what is said (stressed that, went on: "..."), some
    also before an event noun (predicted the fall of)."""
    if verb.is_a("say") and not verb.is_a("say.carry", *_DEEDS):
        return True
    if verb.is_a("say.blame"):  # "held the army responsible for"
        return any(chunk.is_a("blame") for chunk in parsed.chunks[verb.index + 1 : verb.index + _NEAR // 2])
    if not verb.is_a("say.that", "say.of", "say.carry", "say.hear", *_DEEDS):
        return False
    before = parsed.chunks[verb.index - 1] if verb.index and not verb.analysis.conj else None
    if before is not None and before.is_a("attrib.clause"):
        return True  # "as the observers think"
    led = before is not None and before.kind == "np" and not before.case
    for chunk in parsed.chunks[verb.index + 1 : verb.index + _NEAR]:
        if chunk.kind == "comp":
            return chunk.is_a("comp")
        if led and chunk.index == verb.index + 1 and chunk.kind == "np" and not (chunk.case or chunk.is_a("say")):
            return False  # "the forces suspended their operations and that": an object, for the subject stands before
        if opens_words(parsed, chunk):
            return True
        if chunk.kind == "event" and not (chunk.gen or chunk.case or chunk.is_a("statement")):
            return verb.is_a("say.of")
        if verb.is_a("say.of") and (chunk.kind == "event" or (chunk.analysis.pos == "masdar" and chunk.case)):
            return True
        if verb.is_a("say.carry") and "prep.about" in chunk.case_senses:
            return True
        if chunk.kind == "np" and chunk.analysis.pos == "adj" and chunk.is_a("say") and chunk.index <= verb.index + 2:
            return True  # "went on, saying"
        qualifies = chunk.kind == "verb" and parsed.chunks[chunk.index - 1].kind == "rel"
        if (chunk.kind in {"verb", "conj"} and not qualifies) or chunk.is_a("sub"):
            return False
    return False


def opens_words(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a mark stands before somebody's words: a colon, an opening quotation mark."""
    return chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in OPENS_WORDS


def closes_words(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a mark ends somebody's words that an earlier sentence began, none having begun before it in this one."""
    raw = parsed.tokens[chunk.first].word.raw
    if chunk.kind != "mark" or raw not in _CLOSES_WORDS:
        return False
    return not any(opens_words(parsed, other) for other in parsed.chunks[: chunk.index])


def came_of_that(parsed: Parsed) -> bool:
    """Whether a sentence begins with what came of all that was told before it (that led to ...), so that whoever told
    that tells this."""
    opening = parsed.tags[:_OPENING]
    for position, tag in enumerate(opening[1:], start=1):
        alone = position + 1 < len(opening) and "prep" in (opening[position - 1].pos, opening[position + 1].pos)
        if tag.pos == "demonstrative" and alone and not tag.prep:
            return any("op.cause" in each.senses for token in parsed.tokens[:position] for each in token.word.analyses)
    return False


def subject_of(parsed: Parsed, verb: Chunk, args: Arguments) -> Chunk | None:
    """The subject that a verb of speech has in its own clause: the speaker behind it rather than what it stands under
    ("in a statement said the army"), none that stands in another clause."""
    subject = next((chunk for chunk in args.get("subj") if not args.inherited), None)
    if subject is not None and subject.is_a("attention"):
        subject = None  # "and drew attention to"
    if subject is not None and any(opens_words(parsed, each) for each in parsed.chunks[verb.index + 1 : subject.index]):
        subject = None  # said: "the army is ..."
    under = subject is not None and (subject.kind == "event" or bool(subject.case) or (
        subject.is_a("say") and subject.index < verb.index - 1) or _in_what_respect(parsed, subject))
    if subject is not None and under and subject.index < verb.index:
        behind = parsed.chunks[verb.index + 1] if verb.index + 1 < len(parsed.chunks) else None
        if behind is not None and behind.kind == "np" and not (behind.case or behind.coord) and behind.is_a(*SPEAKERS):
            return behind
    if subject is not None and (_too_far(parsed, verb, subject) or _is_deemed(verb, subject)):
        subject = None
    return subject or _some_who(parsed, verb)


def _is_deemed(verb: Chunk, subject: Chunk) -> bool:
    """Whether a verb is said of a thing that counts as what stands behind it, which has another gender (the heights,
    from which rockets are fired, count as a source of trouble)."""
    return verb.is_a("deem") and subject.index > verb.index and of_other_gender(subject, verb)


def _some_who(parsed: Parsed, verb: Chunk) -> Chunk | None:
    """People told by an indefinite plural right before a verb of speech (critics say)."""
    before = parsed.chunks[verb.index - 1] if verb.index and not verb.analysis.conj else None
    several = before is not None and before.analysis.pos == "adj" and before.analysis.features.endswith(" pl")
    bare = before is not None and before.kind == "np" and not (before.case or before.gen or before.coord)
    return before if several and bare and before is not None and not before.analysis.article else None


def speaks_of_thing(parsed: Parsed, verb: Chunk) -> bool:
    """Whether a thing stands before a verb of speech as what the clause is about, so that nobody speaks (an earlier
    count had spoken of)."""
    if verb.analysis.conj:
        return False
    for chunk in parsed.chunks[: verb.index]:
        if chunk.kind == "np" and not (chunk.case or chunk.gen or chunk.coord):
            return not may_speak(chunk)
        if chunk.kind == "event" and not (chunk.case or chunk.gen):
            return not chunk.is_a("say")
        acts = chunk.kind == "verb" and not chunk.is_a("aux")
        if acts or chunk.kind == "comp" or (chunk.kind == "conj" and chunk.index):
            return False
    return False


def impersonal(verb: Chunk) -> bool:
    """Whether a verb of opinion without a subject is told of nobody (it is expected that)."""
    features = verb.analysis.features
    return verb.is_a("by.nobody") and features.startswith("present") and features.endswith("3ms")


def may_speak(subject: Chunk) -> bool:
    """Whether the subject of a verb of speech can be somebody."""
    several = subject.analysis.pos == "adj" and subject.analysis.features.endswith(" pl")  # "critics say"
    if subject.kind != "np" or subject.is_a("victim.dead") or (subject.is_a("say") and not several):
        return False
    if subject.is_a("evidence") and subject.analysis.enclitic:
        return False
    if subject.analysis.prep or "aligned" in subject.analysis.senses:
        return False
    if subject.is_a(*SPEAKERS):
        return True
    if subject.is_a("has.party", "named") and (subject.analysis.senses or subject.analysis.entry is None):
        return True  # "the court of X", but not "the stance of X"
    things = {"noun", "masdar", "number"} | ({"adj"} if "elative" in subject.analysis.senses else set())
    thing = subject.analysis.entry is not None and subject.analysis.pos in things
    return not thing and not subject.is_a(*_MUTE)


def is_told_to_speak(parsed: Parsed, verb: Chunk, subject: Chunk) -> bool:
    """Whether a noun of any sort stands between the verb of speech and what it says: then it is what says so."""
    if subject.kind != "np" or subject.index != verb.index + 1 or subject.quantity is not None:
        return False
    if subject.analysis.pos == "masdar" and subject.analysis.article:
        return False  # "drew attention to the fact that"
    if subject.is_a("evidence", "place.name", "say"):
        return False
    qualified = False
    for chunk in parsed.chunks[subject.index + 1 : subject.index + _NEAR]:
        if opens_words(parsed, chunk):
            return True
        if chunk.kind == "verb" and qualified:  # "Zahra, who speaks for the tribe, said that"
            qualified = False
        elif chunk.kind not in {"np", "mark", "time", "rel", "prep"} and not (chunk.gen or _is_occasion(chunk)):
            return chunk.kind == "comp" and chunk.is_a("comp")
        qualified = qualified or chunk.kind == "rel"
    return False


def _is_occasion(chunk: Chunk) -> bool:
    """Whether a phrase tells on what occasion somebody spoke (in a statement, in a call)."""
    return chunk.kind == "event" and chunk.is_a("statement", "speech", "say", "talk", "call") and bool(
        chunk.case_senses & {"prep.in", "sub.time"})


def addresses(parsed: Parsed, verb: Chunk, subject: Chunk, *, told: bool) -> bool:
    """Whether what stands behind a verb of speech is whom the words are for: of one that calls on somebody or blames
    him, where somebody speaks already, or a pronoun before it is the speaker (that they hold X responsible)."""
    if not verb.is_a("demand", "say.blame") or subject.index < verb.index:
        return False
    before = parsed.chunks[verb.index - 1] if verb.index else None
    by_pronoun = before is not None and before.kind == "comp" and before.is_a("has.subject")
    likewise = before is not None and before.is_a("attrib.maybe")
    return by_pronoun or (told and (likewise or bool(verb.analysis.conj)))


def is_mute(subject: Chunk, verb: Chunk) -> bool:
    """Whether what a verb of speech has for its subject says nothing (evidence shows, an injury described as): nobody
    is quoted."""
    if subject.analysis.enclitic and subject.is_a("evidence"):
        return True  # "our information points to": whoever speaks goes on
    if subject.kind == "event" or (subject.index < verb.index and not verb.analysis.conj):
        return not subject.is_a("say")
    return subject.index == verb.index + 1 and subject.kind == "np" and (
        subject.is_a("evidence") or subject.analysis.article or subject.analysis.enclitic != "")


def _too_far(parsed: Parsed, verb: Chunk, subject: Chunk) -> bool:
    """Whether what seems to be the subject stands behind a comma and what the verb is about: another clause begins."""
    between = parsed.chunks[verb.index + 1 : max(subject.index, verb.index + 1)]
    return any(chunk.kind == "mark" for chunk in between) and any(chunk.case for chunk in between)


def fronted(parsed: Parsed, verb: Chunk) -> Chunk | None:
    """The speaker that stands before a verb of speech without a subject, over what only tells more about him (the
    army, which ..., announced)."""
    if verb.analysis.conj:
        return None
    found: Chunk | None = None
    relative = acted = False
    for chunk in parsed.chunks[: verb.index]:
        if chunk.kind == "np" and not (acted or found) and chunk.is_a(*SPEAKERS) and not (chunk.case or chunk.gen):
            found = chunk
        elif chunk.kind == "rel":
            relative = True
        elif chunk.kind in {"comp", "conj"}:
            found, relative, acted = None, False, False
        elif chunk.kind == "verb" and not chunk.is_a("aux"):
            acted = not relative
            found = found if relative else None
            relative = False
    return found


def _in_what_respect(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a noun opens the sentence in the accusative before a comma (on the military side, ...)."""
    entry, stem = chunk.analysis.entry, chunk.analysis.stem
    accusative = entry is not None and stem.endswith(_ACCUSATIVE) and not entry.lemma.endswith(_ACCUSATIVE)
    return chunk.index == 0 and accusative and not chunk.analysis.article and parsed.chunks[1].kind == "mark"


def doer_before(parsed: Parsed, index: int, found: Mapping[int, Arguments]) -> Chunk | None:
    """Who does what the verb before an index tells, if that can be a speaker: he is who a participle or a statement
    there goes back to."""
    for position in range(index - 1, -1, -1):
        verb = parsed.chunks[position]
        if verb.kind == "comp":
            return None
        qualifies = position > 0 and parsed.chunks[position - 1].kind == "rel"
        if verb.kind == "verb" and not verb.is_a("aux") and not qualifies:
            subjects = found[position].get("subj") if position in found else []
            return next((subject for subject in subjects if subject.kind == "np" and subject.is_a(*SPEAKERS)), None)
    return None


def heads(parsed: Parsed) -> tuple[Chunk, int] | None:
    """Who a headline quotes before its colon, and where his words begin."""
    if not parsed.headline:
        return None
    for position, chunk in enumerate(parsed.chunks[:_HEAD]):
        if chunk.kind == "mark" and position and parsed.tokens[chunk.first].word.raw == ":":
            first = parsed.chunks[0]
            place = first.is_a("place.name", "place.head") and not first.is_a("party.head", "person.title")
            quoted = first.is_a("unknown") and first.first == 1 and first.stop < chunk.first  # "Sky News": ...
            body = first.kind == "np" and first.analysis.article and first.analysis.pos == "adj" and not first.case
            someone = (first.is_a(*SPEAKERS) or quoted or body) and not place and first.quantity is None
            return (first, position) if someone else None
        if chunk.kind not in {"np", "mark"}:
            return None
    return None


def credited(parsed: Parsed) -> Span | None:
    """The source that a fragment of a sentence names, which only says by whom the sentence before it is told."""
    first, rest = parsed.chunks[0], parsed.chunks[1:]
    fragment = first.kind == "np" and "attrib" in first.case_senses and len(rest) < _FRAGMENT
    if not fragment or any(chunk.kind not in {"np", "mark", "time"} for chunk in rest):
        return None
    return named(parsed, first)


def together(parsed: Parsed, speaker: Chunk) -> list[Chunk]:
    """Who speaks jointly with a speaker, joined to him by "and"; not what is joined to the body that he belongs to."""
    stop, out = named(parsed, speaker).stop, list[Chunk]()
    for chunk in parsed.chunks[speaker.index + 1 : speaker.index + _TOGETHER]:
        if chunk.kind == "np" and parsed.tokens[chunk.first].start < stop:
            continue  # the name or body of who spoke
        whole = chunk.is_a("speaker", "observer", "observer.name", "person.title", "person.name", "person")
        if chunk.kind != "np" or not chunk.coord or not (chunk.mate is (out or [speaker])[-1] or whole):
            break
        if not chunk.is_a(*SPEAKERS):
            break
        out.append(chunk)
        stop = named(parsed, chunk).stop
    return out


def named(parsed: Parsed, speaker: Chunk) -> Span:
    """The words of a speaker, with the name that follows a title or office, or the body that a source belongs to."""
    following = parsed.chunks[speaker.index + 1 : speaker.index + 2]
    if not following:
        return parsed.words(speaker)
    if speaker.is_a("person.name") and not speaker.is_a("person.title"):
        surname = following[0]
        joined = surname.first == speaker.stop and not surname.case and surname.is_a("person.name", "unknown")
        return parsed.span(speaker.first, surname.stop) if joined else parsed.words(speaker)
    named_at = _name_behind(parsed, speaker) if has_name(speaker) else None
    if named_at is not None:
        return parsed.span(speaker.first, named_at)
    body = following[0]
    alike = body.first == speaker.stop and body.analysis.article and speaker.analysis.article and not body.case
    alike = alike and body.kind == "np" and body.is_a("party.name")
    if alike and speaker.analysis.features.endswith(" pl") and body.analysis.features.endswith(" pl"):
        return parsed.span(speaker.first, body.stop)  # "the fighters, Kurds"
    inside = body.kind == "np" and body.case_senses & {"prep.in", "of", "prep.at"} and speaker.is_a(
        "person.title", "speaker")
    inside = inside and body.is_a("party.head", "party.name", "has.party", "naming")
    if inside or is_office_of(parsed, speaker, body):
        return parsed.span(speaker.first, body.stop)
    if speaker.is_a("speaker") and body.kind == "np" and not (body.case or body.coord or body.gen) and body.is_a(
            "person.name", "party.name", "unknown"):
        return parsed.span(speaker.first, body.stop)
    return parsed.words(speaker)


def _name_behind(parsed: Parsed, title: Chunk) -> int | None:
    """Where the name ends, at a token, that follows a title over whose he is or what he knows about (the expert on
    Syria at the institute X); None where none follows."""
    stop: int | None = None
    comma = False
    for chunk in parsed.chunks[title.index + 1 : title.index + _TITLE]:
        if stop is None and not comma and is_comma(parsed, chunk):
            comma = True
            continue
        letter = chunk.kind == "np" and chunk.analysis.prep
        melted = letter and letter == chunk.case and chunk.first == stop and chunk.stop - chunk.first == 1  # "in" ...
        melted = melted and not chunk.analysis.article and not chunk.is_a(*LOCAL, *SPEAKERS)
        bare = chunk.kind in {"np", "verb"} and not (chunk.case or chunk.gen or chunk.coord or chunk.quantity)
        if melted or (bare and _may_be_name(parsed, chunk, certain=comma and stop is None)):
            if stop is not None and chunk.first != stop:
                return stop
            stop = chunk.stop
            continue
        office = chunk.coord and chunk.is_a("person.title")  # "the envoy and head of the mission X" are one
        if stop is not None or comma or chunk.kind != "np" or not (office or _tells_whose(chunk)):
            return stop
    return stop


def _tells_whose(chunk: Chunk) -> bool:
    """Whether a phrase behind a title tells whose it is or of what (of the army, in Aleppo), not whom it speaks to."""
    if chunk.coord:
        return chunk.analysis.article and not chunk.is_a(*SPEAKERS)  # the committee of security "and defence"
    if chunk.is_a("speech", "speaker", "observer.name", "medium", "statement"):
        return False
    return chunk.gen or (bool(chunk.case) and chunk.case_senses.isdisjoint({"sub.time", "prep.about", "prep.cause"}))


def _may_be_name(parsed: Parsed, chunk: Chunk, *, certain: bool) -> bool:
    """Whether a bare word behind a title may be a name: behind a comma it must be known for one."""
    if chunk.analysis.conj or chunk.analysis.enclitic or chunk.is_a("place.direction", "say", "speaker"):
        return False
    if chunk.is_a("person.name", "unknown", "unknown.party") or (chunk.is_a("person.title") and not certain):
        return True  # "the minister, major general X"
    if certain:
        unheard = not (chunk.senses or chunk.analysis.article) and _goes_on_to_say(parsed, chunk)
        return unheard or (chunk.is_a("party.name") and not chunk.is_a("party.head"))
    if chunk.kind == "verb":
        behind = parsed.chunks[chunk.index + 1 : chunk.index + 2]
        return not chunk.senses and bool(behind) and behind[0].kind in {"comp", "mark", "np"}
    other = chunk.is_a("party.head", "place.head", "place.name", "collective", "observer.name")
    operates = any(sense.startswith("op.") for sense in chunk.senses)  # "his lack of"
    other = other or operates or chunk.analysis.features.endswith((" pl", " du"))
    return not other and chunk.analysis.pos != "masdar"


def _goes_on_to_say(parsed: Parsed, name: Chunk) -> bool:
    """Whether what follows a word is a name and what its bearer says (..., to the paper X: "...")."""
    for chunk in parsed.chunks[name.index + 1 : name.index + _NAMED]:
        if opens_words(parsed, chunk) or chunk.is_a("comp"):
            return True
        if chunk.kind != "np" or (chunk.case and not chunk.case_senses & {"prep.for"}):
            return False
    return False


def joint(text: str, speakers: Sequence[Span], conjunctions: Collection[str]) -> int:
    """How many of the first speakers say it jointly: only "and" stands between them."""
    for number, (one, other) in enumerate(pairwise(speakers), 1):
        between = text[one.stop : other.start].strip(_PARTS) if one.stop <= other.start else None
        if between not in conjunctions:
            return number
    return max(1, len(speakers))
