"""Choosing, among the analyses of each word, the one that its neighbours call for."""

from collections.abc import Sequence

from khabar.lang.lexicon import Entry
from khabar.read.agreement import as_definite, counts_out, is_of_deed, is_unbound, rather_ground
from khabar.read.clause_so_far import UNKNOWN, Before, after_mark, after_word, gone_on_with, must_be_noun, opens_words
from khabar.read.following import (
    BOMBS,
    PEOPLE,
    are_some,
    is_bare_noun,
    is_subject,
    is_toll,
    leads_to_that,
    leaves_toll,
    likeliest,
    names_ground,
    place_follows,
    put_down_to,
    sets_off,
    takes_object,
)
from khabar.read.speech_openings import SAYING, says_so
from khabar.text.words import CLOSED, Analysis, Token

NOMINAL = frozenset({"noun", "masdar", "adj", "name", "number"})
_OPENS_NOMINAL = frozenset({"prep", "demonstrative", "number"})
_BEFORE_VERBS = frozenset({"op.perfect", "op.negate", "op.future", "op.hedge"})
_GOES_ON_IN_PRESENT = frozenset({"aux", "op.aspect", "op.hedge", "op.continue_state"})
_SUBJECTS = frozenset({"party.head", "person", "air.platform", "transparent", "person.title", "speaker", "collective",
                       "materiel.vehicle", "weapon.ground", "weapon.bomb", "airstrike", "explode", "victim.dead"})
_GROUND = frozenset({"place.head", "place.vague", "place.site", "place.military", "road.head"})
_BEFALLS = frozenset({"op.undergo", "op.witness"})  # what ground may be the subject of: it came under fire
_NAME = Analysis("", Entry("", "name", frozenset()))  # a known name that is no word of the lexicon
_HARMS = frozenset({"kill", "wound"})  # of these the passive is told without its subject next to it
_BEFALLEN = frozenset({"kill", "die", "wound", "arrest", "abduct"})  # masdars of which somebody is the genitive
_HARMED = frozenset({"victim.dead", "victim.wounded", "victim.captive"})
_RARELY_A_VERB = ("past 3md", "past 3fp", "past 3fd", "past 1p", "present 1p")  # written like far likelier nouns


def tag(tokens: Sequence[Token], names: frozenset[int]) -> list[Analysis]:
    """One analysis per token. ``names`` are the indices of tokens inside known names, which are always nominal.

    The rules are those a reader of unvowelled Arabic uses: a word after a preposition or another noun is a noun, a
    word after a relative pronoun, a negation or at the start of a clause before a definite noun is a verb.
    """
    chosen: list[Analysis] = []
    before = Before()
    for index, token in enumerate(tokens):
        if token.word.kind != "word":
            chosen.append(UNKNOWN)
            before = after_mark(before, tokens, index)
            continue
        analyses: Sequence[Analysis] = token.word.analyses
        if "kunya" in before.word.senses:
            analyses = [each for each in analyses if each.pos != "verb"] or analyses
        if must_be_noun(analyses, before):
            pick = _bare(analyses[0])
        elif index in names:
            nominal = [a for a in analyses if a.pos in NOMINAL] or [_bare(
                next((a for a in analyses if a.conj), analyses[0]))]
            pick = max(nominal, key=lambda a: len(a.senses))
        elif len(analyses) == 1:
            pick = analyses[0]
        else:
            starts = before.start or "sub" in before.word.senses
            pick = says_so(tokens, index, starts=starts) or _pick(analyses, before, _following(tokens, index))
        chosen.append(pick)
        before = after_word(before, pick)
        if index in names and pick.entry is None and token.word.find("adj") is None:
            before = before._replace(word=_NAME)
    return chosen


def _bare(analysis: Analysis) -> Analysis:
    """A word that the lexicon knows only as a verb, where only a noun can stand: the same clitics before it."""
    return Analysis(analysis.stem + analysis.enclitic, None, "", analysis.conj, analysis.prep, analysis.article)


def _following(tokens: Sequence[Token], index: int) -> list[Token]:
    """The next words, at most four."""
    return [token for token in tokens[index + 1 : index + 6] if token.word.kind != "mark"][:4]


def _pick(analyses: Sequence[Analysis], before: Before, following: Sequence[Token]) -> Analysis:
    after = following[0] if following else None
    first = analyses[0]
    if "op.perfect" in first.senses and first.pos == "particle" and not (after and after.word.find("verb")):
        analyses = analyses[1:]  # the particle stands only before a verb
    elif first.entry and "proper" in first.entry.features and not first.prep and not (
            before.word.pos == "relative" and any(a.enclitic for a in analyses)):
        left = next((a for a in analyses if "op.cause" in a.senses and a.features == "past 3ms"), None)
        if left is not None and first.pos == "prep" and (is_toll(after) or (before.start and leaves_toll(following))):
            return left  # "an attack left ten dead" is written like "behind ten dead"
        says = (a for a in analyses if before.start and a.conj and a.senses & SAYING and a.features == "past 3ms")
        return next(says, first) if first.pos == "prep" and leads_to_that(following) else first
    verbs = [a for a in analyses if a.pos == "verb"]
    others = [a for a in analyses if a.pos != "verb"]
    if not verbs or not others:
        return _nominal(analyses, before, after) if others else _verb(verbs, before, after)
    other = _nominal(others, before, after)
    verb = _verb(verbs, before, after)
    if first.pos == "verb" and other.pos in CLOSED:
        return verb  # the closed word is only what a sloppy hand might have written so
    return verb if _calls_for_verb(verb, other, before, following) else other


def _verb(verbs: Sequence[Analysis], before: Before, after: Token | None) -> Analysis:
    """Of the verbs that agree with their neighbours the first that tells something here."""
    verbs = [verb for verb in verbs if "1p" in verb.features] if _is_ours(verbs, after) else verbs
    fitting = [verb for verb in verbs if _agrees(verb, before, after)] or verbs
    if "sign" in fitting[0].senses and is_toll(after):  # an attack "leaves" dead, though the word is that for "signs"
        return next((verb for verb in fitting if "op.cause" in verb.senses), fitting[0])
    alike = [verb for verb in fitting if verb.conj and before.verb and verb.features == before.verb.features]
    told = alike or [verb for verb in fitting if before.start and verb.senses and verb.features.startswith("past")]
    if told:
        return told[0]  # a report begins with what was done: "they reached an agreement", not "it delivers"
    if fitting[0].senses:
        return fitting[0]
    telling = (a for a in fitting if not all(sense.startswith("op.") for sense in a.senses))
    present = (a for a in fitting if a.senses and fitting[0].features == "past 3ms" and a.features == "present 3fs")
    return next(telling, next(present, fitting[0]))  # that of the reflexive pattern is rarer than the plain present


def _is_ours(verbs: Sequence[Analysis], after: Token | None) -> bool:
    """Whether what may be "he did it to us" is "we did it": it is, where nobody is named who could have done it."""
    if not (verbs[0].enclitic and verbs[0].features == "past 3ms" and any(v.features == "past 1p" for v in verbs)):
        return False
    doer = likeliest(after) if after is not None else None
    return doer is None or not (doer.article and doer.senses & {"party.head", "party.name", "air.platform"})


def _agrees(verb: Analysis, before: Before, after: Token | None) -> bool:
    """Whether a verb may stand where it stands: in its tense after a particle, in its gender beside a noun."""
    previous = before.word
    if "jussive" in verb.features and "op.negate" not in previous.senses:
        return False
    if previous.pos == "relative" and previous.entry and not verb.enclitic:
        feminine, masculine = previous.entry.values("feminine"), previous.entry.values("masculine")
        return not (feminine or masculine) or (" 3fs" in verb.features) == bool(feminine)
    if previous.pos == "complementizer" and previous.senses & {"comp"} and "has.subject" not in previous.senses:
        return verb.features.startswith("present") and not verb.future
    if previous.pos == "particle" and previous.senses & {"op.negate", "op.future"}:
        return verb.features.startswith("present")
    led = previous.pos == "pronoun" or (previous.pos in NOMINAL and _definite(previous))
    return led or not _disagrees(verb, after)


def _nominal(others: Sequence[Analysis], before: Before, after: Token | None) -> Analysis:
    """A noun at the head of a phrase, an adjective after a noun of the same definiteness and number."""
    previous = before.word
    if not previous.senses.isdisjoint(_BEFALLEN) and previous.pos == "masdar" and not previous.article:
        others = [a for a in others if a.pos != "adj" or not a.entry or a.article] or others  # "the death of a leader"
    whole = next((a for a in others if "whole" in a.senses and not a.article), None)
    if whole and after is not None and after.word.analyses and _may_be_measured(after.word.analyses[0]):
        return whole
    part = next((a for a in others if a.pos == "noun" and "part" in a.senses and not a.article), None)
    if part is not None and after is not None and names_ground(after):
        return part  # "half of the town" is no number
    if after is not None and is_bare_noun(after):
        lies = (a for a in others if a.pos == "noun" and "place.direction" in a.senses and not (a.article or a.conj))
        direction = next(lies, None)
        if direction is not None and ("place.direction" in previous.senses or "compass" in direction.senses):
            return direction  # "north-east of the capital"
    number = next((a for a in others if a.entry and a.pos == "number" and a.entry.values("value") != ("1",)), None)
    plain = number is not None and number.prep and next((a for a in others if a.entry and not a.prep), None)
    if number is not None:
        return plain or number
    nouns, adjectives = rather_ground([a for a in others if a.pos != "adj"]), [a for a in others if a.pos == "adj"]
    if nouns and not adjectives:
        return _noun_or_masdar(nouns, before, after)
    if not nouns:
        return others[0]
    if (previous.pos == "name" and nouns[0].pos == "name") or counts_out(nouns[0], adjectives[0], after):
        return nouns[0]
    another = adjectives[0].features == "adj f sg" and previous.pos in {"noun", "masdar"}  # "a second raid", no time
    if "elative" in adjectives[0].senses and not adjectives[0].article and not another:
        return nouns[0]  # "the first ship": the word heads the phrase that follows
    head = likeliest(after)
    heads = head.article and not head.prep + head.conj and head.pos in {"noun", "masdar"}
    if (heads and not adjectives[0].article and not is_unbound(nouns[0])) or is_of_deed(adjectives[0], previous):
        return nouns[0]  # in annexation to the noun that follows, or what something is done to
    follows = not before.start and previous.pos in {"noun", "masdar", "name", "adj"} and not (
        adjectives[0].conj + adjectives[0].prep) and "times" not in previous.senses
    single = previous.features.endswith(("sg", "sg bound")) or (previous.entry and not previous.features)  # or a name
    many = adjectives[0].features.endswith("pl") and single and previous.pos != "adj"
    many = many or (single and "transparent" in adjectives[0].senses)  # "the destruction of several stores"
    return adjectives[0] if follows and not many and as_definite(adjectives[0], previous) else nouns[0]


def _noun_or_masdar(nouns: Sequence[Analysis], before: Before, after: Token | None) -> Analysis:
    """A masdar that tells something rather than another noun; but "families of the fallen", "capture of ten rebels"."""
    noun = nouns[0]
    masdar = next((a for a in nouns if a.pos == "masdar" and a.senses and not _unlike(a, after)), noun)
    if noun.pos == "noun" and "party.head" in noun.senses and masdar.features.endswith(" pl"):
        return noun  # formations and organisations, not what forms and organises them
    if not noun.senses & PEOPLE or (noun.conj and before.telling):
        return masdar
    head = likeliest(after)
    done = before.word.pos == "verb" and "impersonal" in before.word.senses  # "was done the capture of"
    achieved = before.word.pos == "prep" and before.open and before.verb is not None and (
        "op.achieve" in before.verb.senses)
    if done or (achieved and not noun.enclitic):
        return masdar
    counted = head.pos == "number" or (head.pos == "noun" and not head.article and not head.senses & _HARMED)
    return masdar if not noun.enclitic and (counted or (after and after.word.has("party.head"))) else noun


def _rare(verb: Analysis) -> bool:
    """Whether the form of a verb is mostly the look of a noun."""
    hollow = verb.features.startswith("past") and verb.features.endswith("passive")
    return hollow or verb.features.startswith(_RARELY_A_VERB)


def _unlike(noun: Analysis, after: Token | None) -> bool:
    """Whether the adjective after a noun is of the other gender, so that it is not this noun that it qualifies."""
    adjective = likeliest(after)
    if adjective.pos != "adj" or adjective.conj or adjective.article != noun.article or adjective.features[-2:] != "sg":
        return False
    return adjective.features.startswith("adj f") != (_gender(noun) == "f")


def _may_be_measured(analysis: Analysis) -> bool:
    """Whether the word after "whole" is the noun that it is the whole of."""
    return analysis.pos in {"noun", "masdar", "name", ""} and not analysis.conj and not analysis.prep


def _definite(analysis: Analysis) -> bool:
    return analysis.article or bool(analysis.enclitic) or analysis.pos == "name"


def _gender(noun: Analysis) -> str:
    """The gender a verb or adjective takes for a noun: plurals of things are feminine; "" where it is not known."""
    if noun.entry is None or noun.pos not in {"noun", "masdar"}:
        return ""
    if noun.features.endswith("pl"):
        return "" if noun.senses & PEOPLE or noun.entry.values("sound") else "f"
    return "f" if noun.entry.values("feminine") else "m"


def _disagrees(verb: Analysis, after: Token | None) -> bool:
    """Whether the definite noun that follows cannot be the subject of a verb before it, for its gender."""
    noun = likeliest(after)
    if not noun.article or noun.prep or noun.conj:
        return False
    gender = _gender(noun)
    return (gender == "f" and " 3ms" in verb.features) or (gender == "m" and " 3fs" in verb.features)


def _calls_for_verb(verb: Analysis, other: Analysis, before: Before, following: Sequence[Token]) -> bool:
    """Whether a word that may be a verb or something else is the verb here; the first rule that applies decides."""
    claimed = "claim" in verb.senses and verb.enclitic  # "an attack in the north, ascribed to X"; "that X claimed"
    ours = verb.features == "past 1p" and verb.senses and other.enclitic and opens_words(before, joined=bool(verb.conj))
    achieved = "op.achieve" in verb.senses and verb.features.endswith((" 3md", " 1p")) and bool(following) and (
        likeliest(following[0]).pos == "prep" or bool(likeliest(following[0]).prep))  # "the army and X managed to"
    masdar = other.pos == "masdar" and not (other.article or other.prep)
    told = masdar and "3ms" in verb.features and is_subject(following)
    opened = before.start or before.word.pos in {"masdar", "adj"}
    put_down = "attribute" in verb.senses and (put_down_to(following) or (opened and place_follows(following)))
    if claimed or ours or achieved or told or put_down or _goes_on_telling(verb, before):
        return True
    if _tells_of(verb, before, following) or _is_joined(verb, following):
        return True
    decided = _by_form(verb, other, before)
    return _by_word_before(verb, other, before, following) if decided is None else decided


def _goes_on_telling(verb: Analysis, before: Before) -> bool:
    """Whether a verb goes on with the clause before its comma (it seized towns, and launched attacks)."""
    last = before.told if before.start and verb.conj and "op.light" in verb.senses else None
    return last is not None and verb.features == last.features


def _is_joined(verb: Analysis, following: Sequence[Token]) -> bool:
    """Whether what befell somebody is followed by a verb of what befell another (was killed and another was hurt)."""
    harm = not verb.senses.isdisjoint(_HARMS) and verb.features.startswith("past") and not verb.enclitic + verb.conj
    after = following[0].word.analyses if harm and following else ()
    return bool(after) and all(each.pos == "verb" and each.conj and each.senses & _HARMS for each in after)


def _tells_of(verb: Analysis, before: Before, following: Sequence[Token]) -> bool:
    """Whether a verb tells more of a noun (a home-made bomb that gunmen planted): a masdar before a pronoun takes no
    genitive."""
    past = bool(verb.enclitic and verb.senses) and verb.features.startswith("past") and not verb.conj
    return past and before.word.pos in NOMINAL and before.word.pos != "number" and are_some(following)


def _by_form(verb: Analysis, other: Analysis, before: Before) -> bool | None:
    """What clitics, endings and the class of the word before decide; None where they do not."""
    previous = before.word
    if other.article or (other.prep and len(other.prep + other.conj) <= len(verb.prep + verb.conj)) or (
            verb.enclitic and gone_on_with(other, before)):
        return False
    if other.prep:
        return True
    if previous.pos == "relative" or (previous.pos == "particle" and previous.senses & _BEFORE_VERBS):
        return True
    if previous.pos == "pronoun" and not previous.senses:
        return verb.features.startswith(("present", "past 1p"))  # before others it joins a noun: "the aim is to kill"
    if not verb.senses.isdisjoint(_HARMS) and verb.features.startswith("past"):
        number = previous.entry is not None and previous.entry.values("value") == ("2",)
        if " 3md" in verb.features and (number or (before.verb is None and not before.start and _definite(previous))):
            return True  # "that two of the guards were killed"; "two civilians, two, were killed"
        if not verb.conj + verb.enclitic and previous.pos == "noun" and previous.senses & PEOPLE and not (
                _definite(previous) or " pl" in verb.features):
            return True  # "a man was killed": no masdar is the genitive of a person
        if verb.conj and verb.enclitic and other.features.endswith("bound") and before.verb is not None:
            return not verb.features.endswith("passive")  # "it saw ten men and killed them", not "their killers"
    two = " 3md" in verb.features and " du" in previous.features
    if (previous.pos in _OPENS_NOMINAL and not (previous.enclitic and verb.conj)) or (_rare(verb) and not two):
        return False
    if previous.pos == "complementizer":
        return not previous.senses & {"comp"} or "has.subject" in previous.senses or verb.features.startswith("present")
    if previous.pos == "verb" and not verb.conj:
        return verb.features.startswith("present") and bool(previous.senses & _GOES_ON_IN_PRESENT)
    if verb.conj and (before.telling or previous.pos == "masdar"):
        return False
    if verb.conj and other.features.endswith("bound") and previous.pos in NOMINAL:
        return False  # the ending of the verb is that of the noun before a pronoun: "and its control"
    if verb.features.startswith("present") and verb.senses and not other.senses and other.pos == "masdar":
        return True  # a rare masdar that is written like a verb which means something here
    return None


def _by_word_before(verb: Analysis, other: Analysis, before: Before, following: Sequence[Token]) -> bool:
    """What the nouns before and after decide."""
    previous, telling = before.word, bool(verb.senses)
    past = verb.features.startswith("past") and not verb.conj
    if past and telling and following and previous.pos in NOMINAL and likeliest(following[0]).pos == "pronoun":
        return bool(likeliest(following[0]).senses)  # "an attack in which ten were killed"
    under = "op.undergo" in verb.senses and bool(following) and bool(likeliest(following[0]).prep)
    blast = "explode" in verb.senses and following and sets_off(following)
    if before.open and past and not (under or blast) and other.pos in {"masdar", "noun"} and (
            not verb.enclitic or _definite(previous)):
        return False  # the object of the verb before: "the forces went on shelling the town"
    if verb.conj and not telling and other.pos == "noun" and other.senses:
        return False
    if past and (blast or (other.pos == "adj" and _definite(previous) and telling)):  # no dawn is of a charge;
        return True  # an indefinite adjective cannot qualify a definite noun
    if verb.conj and before.verb and verb.features == before.verb.features and not before.event:
        return telling or verb.features.startswith("present")
    if before.start or verb.conj or previous.pos == "conj":
        goes_on = before.start or (before.verb is not None and not before.event)
        joins = bool(verb.conj)
        return _opens_clause(verb, following, joins=joins) or (joins and goes_on and place_follows(following))
    if verb.enclitic and past and telling and previous.pos == "adj" and not _definite(previous):
        return True
    if verb.enclitic and verb.features.startswith("past") and previous.pos in {"noun", "masdar", "adj"}:
        if other.features.endswith("bound") or other.pos == "noun" or "op.aspect" in previous.senses:
            return False  # "areas of its control": the ending of the verb is that of the noun before a pronoun
        return not _definite(previous)  # a clause that qualifies the noun: "an attack that he launched"
    if previous.pos == "adj" and not _definite(previous) and verb.features.startswith("present"):
        return True  # a clause that qualifies an indefinite noun, which its adjective has ended
    if previous.pos == "adj" and before.aside and before.verb is None and past and telling:
        return _opens_clause(verb, following, joins=False)  # "on the other hand, the army managed"
    if past and telling and not _definite(previous) and (previous.pos == "adj" or previous.senses & PEOPLE):
        return takes_object(following) and not likeliest(following[0]).article  # "a suicide bomber blew up a charge"
    if previous.pos not in NOMINAL or not _definite(previous):
        return False
    return (telling and takes_object(following)) or _opens_clause(verb, following, joins=True)


def _opens_clause(verb: Analysis, following: Sequence[Token], *, joins: bool) -> bool:
    """A verb that opens a clause is followed by its subject: a definite noun, a name or a number; or by a pronoun.

    ``joins``: the clause goes on with a subject from before, so that the noun which follows may be the object.
    """
    if not following or following[0].word.kind == "number":
        return bool(following)
    first = following[0].word.analyses[0]
    if first.entry is None:
        return True
    if first.prep or first.pos == "prep":
        return verb.features != "past 3ms" or bool(verb.enclitic) or not verb.senses.isdisjoint(
            _HARMS | {"op.undergo"})  # "a hospital in X came under fire"
    if first.pos in {"name", "number", "relative"}:
        return True
    if first.article:
        return joins or not _disagrees(verb, following[0])
    if first.pos == "complementizer":
        return not verb.senses.isdisjoint(SAYING)
    if first.pos == "adj" and "say" in first.senses and verb.senses & SAYING:
        return True  # "went on saying"
    if first.pos in {"noun", "masdar", "adj"}:
        word = following[0].word
        takers = _SUBJECTS if verb.senses.isdisjoint(_BEFALLS) else _SUBJECTS | _GROUND
        blast = "explode" in verb.senses and any(likeliest(token).senses & BOMBS for token in following[:2])
        if verb.features == "past 3fs" or blast or any(a.senses & takers for a in word.analyses):
            return True
        return first.pos == "adj" and ("elative" in first.senses or bool(word.find("noun") or word.find("name")))
    if first.pos == "pronoun":
        return bool(first.senses) and not first.conj
    if first.pos == "verb" and first.conj and first.features == verb.features:
        return _opens_clause(first, following[1:], joins=joins)  # "killed and wounded were"
    if first.pos in {"particle", "adverb"} and verb.senses & SAYING and leads_to_that(following[1:2]):
        return True
    open_to_all = verb.features.startswith(("past 3fs", "present")) or not verb.senses.isdisjoint(_HARMS)
    return first.pos in {"verb", "particle", "adverb"} and open_to_all
