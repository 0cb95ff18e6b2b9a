"""What stands before a word in its clause, as far as the tagger asks about it."""

from collections.abc import Sequence
from typing import NamedTuple

from khabar.lang.lexicon import Entry
from khabar.text.words import Analysis, Token

# verbs whose object is what is done: a conjunction after it goes on telling that
_DOING = frozenset({"op.aspect", "op.attempt", "op.achieve", "op.plan", "op.fail", "op.stop", "op.complete", "say"})
_BEFORE_NOUNS = frozenset({"prep.in", "prep.on", "prep.from", "prep.to", "prep.about", "prep.with", "prep.between",
                           "prep.against", "prep.for"})  # a clause cannot follow these, as it does "since"
# masdars that name what others do in passing: "after an attack" says when
_HAPPENINGS = frozenset({"attack", "clash", "strike", "airstrike", "shell", "explode", "advance"})
# prepositions whose noun tells what is done, so that a conjunction after it goes on telling it ("led to the death of
# three and the wounding of others"), not where or when it is done
_LEADS_TO = frozenset({"prep.from", "prep.to", "prep.about", "prep.on", "op.plan", "prep.for", "prep.at", "towards"})
_GROUND_MADE = frozenset({"advance", "attack", "withdraw", "capture"})
_SOFT_MARKS = "«»\"“”()"
UNKNOWN = Analysis("")
_SUBORDINATE = Analysis("", Entry("", "complementizer", frozenset({"sub"})))
NUMBER = Analysis("", Entry("", "number", frozenset()))


class Before(NamedTuple):  # made anew for every word, which is cheap for a tuple
    """What stands before a word in its clause.

    ``verb``: the finite verb so far. ``open``: it may still have an object, so that a bare word which may be a verb or
    a masdar is that. ``telling``: what a conjunction would go on with is a masdar: the object of a preposition or of a
    verb such as "went on", or all that a clause without verb has. ``event``: a masdar that is not its subject has
    followed the verb. ``aside``: no more than an adverbial has opened it (on the other hand, at a later time).
    ``told``: the finite verb of the clause before its mark, with nothing but its objects after that.
    """

    word: Analysis = UNKNOWN
    start: bool = True
    verb: Analysis | None = None
    open: bool = False
    telling: bool = False
    event: bool = False
    aside: bool = False
    told: Analysis | None = None


def after_mark(before: Before, tokens: Sequence[Token], index: int) -> Before:
    """What stands before the word that follows a mark or a figure."""
    token = tokens[index]
    if token.word.kind == "number":
        year = len(token.word.folded) == 4 and token.word.folded.startswith(("19", "20"))
        return before._replace(word=UNKNOWN if year else NUMBER, start=False)
    if token.word.raw in _SOFT_MARKS:
        quoted = _has_said(before) and any(token.stop == after.start for after in tokens[index + 1 : index + 2])
        return Before() if quoted and tokens[index - 1].stop < token.start else before
    return Before(told=None if before.telling or before.event else before.verb)


def after_word(before: Before, pick: Analysis) -> Before:
    """What stands before the word that follows a word of which ``pick`` is the analysis."""
    if pick.pos == "complementizer" and before.word.pos == "prep" and "sub.time" in before.word.senses:
        return Before(_SUBORDINATE, start=False)  # "after that" and "before that" take a verb of any tense
    if pick.pos in {"conj", "complementizer", "relative"}:
        return Before(pick, start=False)
    if pick.pos == "verb":
        return Before(pick, start=False, verb=pick, open="aux" not in pick.senses)
    subject = before.word.pos == "verb" and pick.article
    telling, event = before.telling, before.event or (pick.pos == "masdar" and not subject)
    if pick.pos == "masdar" and not pick.features.endswith("pl"):
        telling = _tells(before, pick)
    aside = before.aside or (before.start and (pick.pos in {"prep", "adverb"} or bool(pick.prep)))
    closed = pick.conj and not _lists_ground(before, pick)
    return Before(pick, False, before.verb, before.open and not closed, telling, event, aside)


def _lists_ground(before: Before, pick: Analysis) -> bool:
    """Whether a joined word is one more place of those who go on with something, which is still to come (the forces
    entrenched in X and Y go on shelling the town)."""
    going_on = before.verb is not None and not before.verb.senses.isdisjoint({"goes.on", "op.aspect"})
    return going_on and "place.name" in pick.senses and "place.name" in before.word.senses


def _tells(before: Before, masdar: Analysis) -> bool:
    """Whether a conjunction after a masdar goes on with what it tells."""
    if before.word.pos == "prep":
        caused = before.open and before.verb is not None and "op.cause" in before.verb.senses
        if caused and "prep.in" in before.word.senses:
            return True  # "it caused the death of three and the wounding of others", as Arabic says "caused in"
        timed = "sub.time" in before.word.senses and not masdar.senses & _HAPPENINGS
        return timed or bool(before.word.senses & _LEADS_TO)
    if masdar.prep:
        return before.word.pos != "masdar"
    if masdar.conj and before.verb is not None:
        return before.telling
    return before.verb is None or (before.open and not before.event and bool(before.verb.senses & _DOING))


def gone_on_with(masdar: Analysis, before: Before) -> bool:
    """Whether a masdar is what somebody goes on with (they go on with their advance)."""
    goes_on = before.open and before.verb is not None and "goes.on" in before.verb.senses
    return goes_on and masdar.pos == "masdar" and not masdar.senses.isdisjoint(_GROUND_MADE)


def opens_words(before: Before, *, joined: bool) -> bool:
    """Whether a word opens a clause, or what somebody says in his own words (the commander said: we lost ...), or is
    joined to what he says of himself and others (we attacked the post | and killed)."""
    ours = joined and before.verb is not None and before.verb.features == "past 1p"
    return before.start or ours or _has_said(before) or "say" in before.word.senses


def _has_said(before: Before) -> bool:
    """Whether a verb of speech and who speaks stand before a word, so that a quotation mark there opens a clause."""
    said = before.verb is not None and "say" in before.verb.senses
    return said and before.word.pos in {"noun", "name", "adj"}


def must_be_noun(analyses: Sequence[Analysis], before: Before) -> bool:
    """Whether a preposition, or the first half of a name (father of X), stands before a word that the lexicon knows
    only as a bare verb."""
    led = before.word.pos == "prep" and not before.word.senses.isdisjoint(_BEFORE_NOUNS)
    led = led or "kunya" in before.word.senses
    return led and all(
        each.pos == "verb" and not each.conj and not each.features.endswith("3mp") for each in analyses)
