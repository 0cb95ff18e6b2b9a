"""Clauses that qualify an event noun: who did it, whom it hit, whom it is put down to."""

from collections.abc import Iterator, Mapping, Sequence

from khabar.read.chunks import LOCAL, Chunk
from khabar.read.dependents import FORCES, is_aside
from khabar.read.functions import Arguments

FOLLOWS = 10  # chunks after an event noun in which a verb may still put it down to somebody
_STRIKES = ("strike", "destroy", "shell", "op.reach")  # whose object a blow hits
CLOSE = 5  # chunks after it in which a verb may tell more of it
_TELLING = ("claim", "op.light", "op.aspect", "plant", "strike", "destroy")
_HITS = ("strike", "destroy", "kill", "wound", "shell", "op.reach")  # what a blow does, told by a verb
_ON_GROUND = ("attack", "airstrike", "shell", "strike", "assault")  # of which "for" tells the ground
_UNDOING = ("repel", "foil", "break", "op.stop", "op.fail", "arrest", "crush")  # what is done to another's deed
_BLOWS = ("airstrike", "shell", "strike", "explode", "assault", "attack", "operation", "campaign")


def told_after(
    chunks: Sequence[Chunk], found: Mapping[int, Arguments], event: Chunk
) -> Iterator[tuple[str, Chunk]]:
    """What the clauses that qualify an event noun, or have it for their subject, tell of it: functions, each with a
    phrase."""
    if not _governs_deed(chunks, event):
        yield from _told_behind(chunks, found, event)
    if event.is_a(*_BLOWS):
        for verb in chunks[max(0, event.index - CLOSE) : event.index + 2 * FOLLOWS]:
            if verb.kind == "verb" and verb.is_a(*_STRIKES) and event in found[verb.index].get("subj"):
                yield from _struck(chunks, found[verb.index].get("obj"))
        yield from _struck(chunks, list(aimed_at(chunks, event)))


def objects_behind(chunks: Sequence[Chunk], event: Chunk, doer: Chunk) -> Iterator[Chunk]:
    """The bare phrase behind an event noun and its genitive: to what somebody does it (the army's retaking | of the
    town, its retaking | of control); or ground under "for" (the army's shelling | of the town)."""
    for chunk in chunks[doer.index + 1 : doer.index + 2]:
        control = chunk.is_a("capture") and event.is_a("capture")
        hit = "prep.for" in chunk.case_senses and doer.is_a(*FORCES) and chunk.is_a(*LOCAL)
        free = not chunk.case or (hit and event.is_a(*_ON_GROUND))
        if (chunk.kind == "np" or control) and free and not chunk.coord:
            yield chunk


def round_of(chunks: Sequence[Chunk], event: Chunk) -> Chunk | None:
    """The noun that counts a happening out, of which the clause tells (a first round of talks was held between)."""
    before = chunks[event.index - 1] if event.index and (event.gen or "of" in event.case_senses) else None
    return before if before is not None and before.is_a("meeting", "session") else None


def _governs_deed(chunks: Sequence[Chunk], event: Chunk) -> bool:
    """Whether the clause behind an event noun tells of the deed that is undone (the repulse of an attack that X made;
    the repulse by Y of an attempt to advance that X made)."""
    if not event.is_a(*_UNDOING):
        return False
    deed = next((chunk for chunk in chunks[event.index + 1 : event.index + 3] if chunk.kind == "event" and (
        chunk.gen or "prep.for" in chunk.case_senses)), None)
    behind = chunks[deed.index + 1 : deed.index + 3] if deed is not None else ()
    clause = next((chunk for chunk in behind if not chunk.gen), None)
    return clause is not None and (clause.kind == "rel" or (
        clause.kind == "verb" and bool(clause.analysis.enclitic)))


def _struck(chunks: Sequence[Chunk], phrases: Sequence[Chunk]) -> Iterator[tuple[str, Chunk]]:
    """Phrases for what a blow hit, with what "and" joins to them."""
    told = list(phrases)
    for phrase in phrases:
        told += (chunk for chunk in chunks[phrase.index + 1 : phrase.index + 2 * FOLLOWS] if chunk.mate in told)
    yield from (("struck", phrase) for phrase in told)


def aimed_at(chunks: Sequence[Chunk], event: Chunk) -> Iterator[Chunk]:
    """What a participle of manner says that a blow hit (flew raids on the town, hitting depots of X)."""
    for chunk in chunks[event.index + 1 : event.index + FOLLOWS]:
        if chunk.kind in {"verb", "comp", "conj"}:
            return
        if chunk.is_a("manner") and chunk.is_a(*_STRIKES):
            yield from (after for after in chunks[chunk.index + 1 : chunk.index + 2]
                        if after.kind == "np" and not after.case)


def is_aimed_at(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a phrase is the object of a participle of manner (blew up, hitting a patrol)."""
    before = chunks[chunk.index - 1] if chunk.index else None
    return before is not None and before.kind == "np" and before.is_a("manner") and before.is_a(*_STRIKES)


def _told_behind(
    chunks: Sequence[Chunk], found: Mapping[int, Arguments], event: Chunk
) -> Iterator[tuple[str, Chunk]]:
    """What the clauses behind an event noun tell of it.

    After the clause of a relative pronoun the sentence may go on about the noun (the raid that killed ten was flown
    by ...); any other verb is the last one asked.
    """
    for position in range(event.index + 1, min(event.index + FOLLOWS, len(chunks))):
        verb = chunks[position]
        if verb.kind in {"comp", "conj"}:
            return
        if verb.kind != "verb":
            continue
        if verb.is_a("say") and chunks[position + 1 : position + 2] and chunks[position + 1].kind == "comp":
            return  # "the attack, of which the police said that ..."
        relative = any(chunk.kind == "rel" for chunk in chunks[event.index + 1 : position])
        if verb.analysis.enclitic and (_is_about_another(chunks, event, verb) if relative else (
                _qualifies_another(found[position], event, chunks))):
            return
        if _is_undergone(chunks, event, verb):
            yield from (("gov.place", phrase) for phrase in found[position].get("subj") + found[position].get("obj"))
        elif verb.is_a("attribute"):
            yield from (("by", phrase) for phrase in found[position].get("to") or found[position].get("for"))
        elif position < event.index + CLOSE or verb.is_a("goes.on") or (
                relative and verb.is_a("op.light") and verb.analysis.enclitic):
            under = found[position].inherited and verb.is_a("op.undergo") and any(
                chunk.kind == "pron" and chunk.is_a("to") for chunk in chunks[position + 1 : position + 2])
            yield from _undergone(found[position]) if under else _clause(found[position], event, verb, relative)
            yield from _under_it_too(chunks, found, event, verb)
        following = next((chunk for chunk in chunks[position + 1 :] if chunk.kind in {"verb", "comp", "mark"}), None)
        joined = following is not None and bool(following.analysis.conj) and following.is_a("goes.on")
        if not (relative and event.analysis.article) and not joined:
            return


def _under_it_too(
    chunks: Sequence[Chunk], found: Mapping[int, Arguments], event: Chunk, verb: Chunk
) -> Iterator[tuple[str, Chunk]]:
    """Who came under a second happening whose clause leaves them untold: who came under the first (the siege that the
    camps are under and the shelling that they are under)."""
    if not (verb.is_a("op.undergo") and event.coord) or found[verb.index].get("obj") or found[verb.index].get("subj"):
        return
    for chunk in reversed(chunks[max(0, event.index - FOLLOWS) : event.index]):
        if chunk.kind == "verb":
            yield from (("obj", phrase) for phrase in found[chunk.index].get("obj") if chunk.is_a("op.undergo"))
            return


def _is_about_another(chunks: Sequence[Chunk], event: Chunk, verb: Chunk) -> bool:
    """Whether a relative clause tells of a happening behind the event noun, under a preposition of its own (an end to
    the truce after the raids that X flew)."""
    between = chunks[event.index + 1 : verb.index]
    return any(chunk.kind == "event" and chunk.case and not chunk.coord for chunk in between)


def _is_undergone(chunks: Sequence[Chunk], event: Chunk, verb: Chunk) -> bool:
    """Whether a verb tells who came under what the event noun names, behind the arms of that (a shelling with rockets
    that the town came under)."""
    pronoun, arms = chunks[verb.index + 1 : verb.index + 2], chunks[event.index + 1 : event.index + 2]
    under = verb.is_a("op.undergo") and any(chunk.kind == "pron" and chunk.is_a("to") for chunk in pronoun)
    return under and any("prep.at" in chunk.case_senses and chunk.kind == "np" for chunk in arms)


def _undergone(found: Arguments) -> Iterator[tuple[str, Chunk]]:
    """Who or what came under a blow of which a clause tells whose subject stands before it (X withdrew after the
    shelling that it came under), or rather behind it (the shelling that its positions came under)."""
    told = found.get("obj") or found.get("subj")
    yield from (("obj", phrase) for phrase in told if phrase.kind == "np")
    for function, phrases in found.functions.items():
        if function not in {"subj", "obj", "antecedent", "pronoun"}:
            yield from ((function, phrase) for phrase in phrases)


def _qualifies_another(clause: Arguments, event: Chunk, chunks: Sequence[Chunk]) -> bool:
    """Whether a clause without a relative pronoun tells of a happening right before it that says when, or beside what,
    the event noun came (took the hill after clashes that X waged; ten raids, besides two that Y flew)."""
    other = chunks[clause.trigger.index - 1]
    told = other.kind == "event" and other is not event and other in clause.get("antecedent")
    return told and not other.coord and not other.case_senses.isdisjoint({"sub.time", "besides"})


def _clause(found: Arguments, event: Chunk, verb: Chunk, relative: bool) -> Iterator[tuple[str, Chunk]]:
    """What the verb of one such clause tells, where it speaks of the noun by a pronoun or as its subject or object."""
    light = relative or verb.index == event.index + 1 or verb.is_a(*_TELLING)
    about = any(found.get(function) == [event] for function in ("subj", "obj", "antecedent"))
    if not light or not (verb.analysis.enclitic or about) or verb.is_a("arrest", "take.as"):
        return  # ground is what somebody uses as a base
    other = verb.is_a("impose") and not event.is_a("besiege")  # to break a siege that others impose
    sees = verb.is_a("op.witness")  # fights that the town sees
    for function, phrases in found.functions.items():
        if function in {"antecedent", "pronoun"} or (function == "from" and verb.is_a(*_STRIKES)):
            continue  # those whom it hit may be "of" a party
        if function == "obj" and verb.is_a("compel"):
            continue  # whom shelling forced to leave it need not have hit
        for phrase in phrases:
            lent = function == "subj" and found.inherited and not phrase.is_a(*FORCES)
            if phrase is not event and not lent:
                scene = sees and function in {"subj", "obj"}
                yield ("gov.place" if scene else "imposer" if other and function == "subj" else function), phrase


def qualified_by(chunks: Sequence[Chunk], previous: Chunk, verb: Chunk) -> Chunk | None:
    """The noun that a clause without a relative pronoun qualifies: the event noun over its genitive (a blast of a car
    that), or arms under a preposition (by shells that fell on the town)."""
    arms = previous.kind == "np" and previous.is_a("weapon.bomb", "weapon.ground", "weapon.air")
    if arms and previous.case and not (previous.analysis.article or verb.analysis.enclitic):
        return previous
    led = previous.gen or previous.case  # "the beginning of a campaign that targets X"
    if previous.is_a("operation", "campaign") and led and not (previous.analysis.article or verb.analysis.enclitic):
        return previous
    event = chunks[previous.index - 1] if previous.gen and previous.index else None
    if verb.analysis.enclitic:
        return None  # the noun is whom the pronoun means (a shell that X fired)
    if event is None or event.kind != "event" or previous.analysis.article or event.analysis.article:
        return None
    if event.case and previous.is_a("place.name", "party.name"):
        return None  # "together with the attack of X, a bomber blew himself up": no clause qualifies what is definite
    feminine = verb.analysis.features.endswith("3fs")
    if feminine and arms and previous.is_a("feminine") and not event.is_a("feminine"):
        return previous  # "the blast of a bomb that hit a car"
    return event if feminine == event.is_a("feminine") and event.analysis.features.endswith(" sg") else None


def tells_deed(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether a clause without a relative pronoun tells that somebody named before did the deed before it: its verb
    has a pronoun for the deed and nobody behind it (an attack that it launched on the town)."""
    behind = chunks[verb.index + 1] if verb.index + 1 < len(chunks) else None
    bare = behind is not None and behind.kind in {"np", "event"} and not behind.case
    event = chunks[max(0, verb.index - 1)]
    return event.kind == "event" and verb.is_a("op.light") and bool(verb.analysis.enclitic) and not (
        bare or event.analysis.article or verb.analysis.conj)


def speaks_of_deed(chunks: Sequence[Chunk], verb: Chunk, bare: Sequence[Chunk]) -> bool:
    """Whether a clause without a relative pronoun tells what somebody said of the deed before it, which itself says
    nothing (an attack for which X declared its responsibility)."""
    event = chunks[max(0, verb.index - 1)]
    said = event.kind == "event" and verb.is_a("say") and not verb.analysis.enclitic
    return said and bool(bare) and bare[0].index == verb.index + 1 and bare[0].is_a(*FORCES)


def goes_on_hitting(chunks: Sequence[Chunk], found: Mapping[int, Arguments], verb: Chunk) -> Chunk | None:
    """The blow of which "and" with a verb goes on to say what it hit (ten raids were flown near X and struck Y)."""
    if not verb.is_a(*_HITS, "op.cause") or verb.is_a("say"):
        return None
    theirs = any(chunk.is_a("ranks") and chunk.analysis.enclitic for chunk in chunks[verb.index + 1 : verb.index + 3])
    for chunk in reversed(chunks[max(0, verb.index - FOLLOWS) : verb.index]):
        if chunk.kind == "verb":
            told = found[chunk.index]
            if verb.is_a("op.cause"):  # "an attack that X launched and that left ten dead", but "left dead among them"
                about = told.get("antecedent") or (told.get("subj") if chunk.is_a("attribute") else [])
                return None if theirs else _blow_of(about, verb)
            if (blow := _dealt_with_it(chunks, told.get("obj"), verb)) is not None:
                return blow
            dealt = told.get("antecedent") + told.get("obj") if chunk.is_a("op.light") and verb.is_a("strike") else []
            return _blow_of(dealt or told.get("subj") or told.get("obj"), verb)  # who dealt it may be who goes on
        if chunk.kind in {"comp", "conj"}:
            return None
    return None


def _dealt_with_it(chunks: Sequence[Chunk], done: Sequence[Chunk], verb: Chunk) -> Chunk | None:
    """Of what was ``done`` the blow with whose pronoun a verb says that its doer hit something (they fly raids on X and
    strike depots in them)."""
    behind = chunks[verb.index + 1 : verb.index + 3]
    if not verb.is_a("strike") or not any(
            chunk.is_a("through.it") or (chunk.kind == "pron" and chunk.is_a("in", "with")) for chunk in behind):
        return None
    deeds = (chunks[deed.index + 1] if deed.is_a("op.light") and deed.kind == "event" else deed for deed in done)
    return next((deed for deed in deeds if deed.kind == "event" and deed.is_a(*_BLOWS)), None)


def _blow_of(about: Sequence[Chunk], verb: Chunk) -> Chunk | None:
    """The blow that an earlier clause tells of, if this verb agrees with it."""
    blow = next((chunk for chunk in about if chunk.kind == "event" and chunk.is_a(*_BLOWS)), None)
    return blow if blow is not None and _agrees(verb, blow) else None


def hit_by(chunks: Sequence[Chunk], found: Mapping[int, Arguments], verb: Chunk) -> Chunk | None:
    """The indefinite blow of which a verb without a relative pronoun says what it hit, over phrases under prepositions
    and a clause on who dealt it that stand between them (a raid by the air force on the town that struck a depot)."""
    if verb.analysis.conj or not verb.is_a(*_HITS, "op.cause") or verb.is_a("say"):
        return None
    for chunk in reversed(chunks[max(0, verb.index - FOLLOWS) : verb.index]):
        blow = chunk.kind == "event" or (chunk.kind == "np" and not (chunk.case or chunk.gen))
        if blow and chunk.is_a(*_BLOWS) and not (chunk.analysis.article or chunk.analysis.enclitic):
            return chunk if _agrees(verb, chunk) else None
        if chunk.kind == "verb" and chunk.is_a("op.light") and not chunk.analysis.conj:
            told = found[chunk.index]
            return _blow_of(told.get("subj") or told.get("obj"), verb)
        if is_aside(chunk):
            continue
        if chunk.kind not in {"np", "event", "time", "part"} or not (chunk.kind != "np" or chunk.case or chunk.gen):
            return None
    return None


def _agrees(verb: Chunk, event: Chunk) -> bool:
    """Whether an event noun may be the subject of a verb in the third person."""
    person, tag = verb.analysis.features.split()[-1], event.analysis
    if tag.features.endswith(" du"):
        return person in {"3md", "3fd"}
    several = tag.features.endswith(" pl") or event.quantity is not None
    feminine = event.is_a("feminine") or (tag.entry is not None and bool(tag.entry.values("feminine")))
    return (person == "3fs") == (several or feminine) and person in {"3ms", "3fs"}


def is_planted(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether a verb only says where the bomb before it lay (one planted at the roadside, that was hidden)."""
    before = chunks[verb.index - 1] if verb.index else None
    bare = before is not None and before.is_a("weapon.bomb") and not before.analysis.article
    return bare and not verb.analysis.conj and (verb.is_a("plant") or (verb.is_a("aux") and not verb.analysis.enclitic))


def is_said_of_arms(chunks: Sequence[Chunk], phrase: Chunk) -> bool:
    """Whether a phrase only says of a bomb what it was (one that was | planted), behind the verb of being."""
    return phrase.index > 1 and is_planted(chunks, chunks[phrase.index - 1]) and chunks[phrase.index - 1].is_a("aux")


def restricts(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether a verb with a pronoun says which arms or vehicle is meant before it (a car that a man drove)."""
    before = chunks[verb.index - 1] if verb.index else None
    if before is None or before.kind != "np" or verb.analysis.conj:
        return False
    if verb.is_a("include", "carry") and before.is_a("convoy", "aid") and verb.analysis.features.startswith("present"):
        return not before.analysis.article  # "let in a convoy that comprises food to the town"
    if not verb.analysis.enclitic:
        return False
    return before.is_a("weapon.bomb", "weapon.ground", "materiel.vehicle") and not (
        before.analysis.article or before.analysis.enclitic)
