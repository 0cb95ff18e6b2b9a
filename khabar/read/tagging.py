"""Choosing, among the analyses of each word, the one that its neighbours call for."""

from collections.abc import Sequence

from khabar.text.words import Analysis, Token

NOMINAL = frozenset({"noun", "masdar", "adj", "name", "number"})
_OPENS_NOMINAL = frozenset({"prep", "demonstrative", "number"})
_OPENS_VERB = frozenset({"relative", "pronoun"})
_BEFORE_VERBS = frozenset({"op.perfect", "op.negate", "op.future"})
_SUBJECTS = frozenset({"party.head", "person", "air.platform", "transparent", "person.title", "speaker", "collective",
                       "materiel.vehicle", "weapon.ground", "weapon.bomb", "airstrike", "explode", "victim.dead"})
_UNKNOWN = Analysis("")


def tag(tokens: Sequence[Token], names: frozenset[int]) -> list[Analysis]:
    """One analysis per token. ``names`` are the indices of tokens inside known names, which are always nominal.

    The rules are those a reader of unvowelled Arabic uses: a word after a preposition or another noun is a noun, a
    word after a relative pronoun, a negation or at the start of a clause before a definite noun is a verb.
    """
    chosen: list[Analysis] = []
    previous = _UNKNOWN
    start = True
    for index, token in enumerate(tokens):
        if token.word.kind != "word":
            chosen.append(_UNKNOWN)
            if token.word.kind == "number":
                previous, start = _UNKNOWN, False
            elif token.word.raw not in "«»\"“”()":
                previous, start = _UNKNOWN, True
            continue
        analyses = token.word.analyses
        if index in names:
            nominal = [a for a in analyses if a.pos in NOMINAL] or [_bare(analyses[0])]
            pick = max(nominal, key=lambda a: len(a.senses))
        elif len(analyses) == 1:
            pick = analyses[0]
        else:
            pick = _pick(analyses, previous, start, _after(tokens, index))
        chosen.append(pick)
        previous, start = pick, False
    return chosen


def _bare(analysis: Analysis) -> Analysis:
    """A word of a name that the lexicon knows only as a verb: the same clitics before an unknown noun."""
    return Analysis(analysis.stem + analysis.enclitic, None, "", analysis.conj, analysis.prep, analysis.article)


def _after(tokens: Sequence[Token], index: int) -> Token | None:
    return next((token for token in tokens[index + 1 : index + 3] if token.word.kind != "mark"), None)


def _pick(analyses: Sequence[Analysis], previous: Analysis, start: bool, after: Token | None) -> Analysis:
    first = analyses[0]
    if first.entry and "proper" in first.entry.features and not first.prep:
        return first
    verbs = [a for a in analyses if a.pos == "verb"]
    others = [a for a in analyses if a.pos != "verb"]
    if not verbs or not others:
        return _nominal(analyses, previous) if others else analyses[0]
    other = _nominal(others, previous)
    telling = (a for a in verbs if not all(sense.startswith("op.") for sense in a.senses))
    verb = verbs[0] if verbs[0].senses else next(telling, verbs[0])
    return verb if _calls_for_verb(verb, other, previous, start, after) else other


def _nominal(others: Sequence[Analysis], previous: Analysis) -> Analysis:
    """A noun at the head of a phrase, an adjective after a noun of the same definiteness."""
    number = next((a for a in others if a.entry and a.pos == "number" and a.entry.values("value") != ("1",)), None)
    if number is not None:
        return number
    nouns = [a for a in others if a.pos != "adj"]
    adjectives = [a for a in others if a.pos == "adj"]
    if nouns and not adjectives:
        return next((a for a in nouns if a.pos == "masdar" and a.senses), nouns[0])
    if not nouns:
        return others[0]
    follows = previous.pos in {"noun", "masdar", "name", "adj"} and adjectives[0].conj == ""
    return adjectives[0] if follows and adjectives[0].article == _definite(previous) else nouns[0]


def _definite(analysis: Analysis) -> bool:
    return analysis.article or bool(analysis.enclitic) or analysis.pos == "name"


def _calls_for_verb(
    verb: Analysis, other: Analysis, previous: Analysis, start: bool, after: Token | None
) -> bool:
    if other.article or (other.prep and len(other.prep + other.conj) <= len(verb.prep + verb.conj)):
        return False
    if other.prep:
        return True
    if previous.pos in _OPENS_VERB or (previous.pos == "particle" and previous.senses & _BEFORE_VERBS):
        return True
    if previous.pos in _OPENS_NOMINAL or verb.features.startswith("past 3md"):
        return False  # the ending of a verb of two is also that of an indefinite noun, which is far likelier
    if previous.pos == "complementizer":
        return "comp" not in previous.senses or verb.features.startswith("present")
    if previous.pos == "verb":
        return verb.features.startswith("present") and bool(previous.senses & {"aux", "op.aspect"})
    if verb.conj and previous.pos == "masdar":
        return False
    if verb.conj and verb.features.startswith("present") and verb.senses and not other.senses:
        return True  # a rare masdar that is written like a verb which means something here
    past = verb.features.startswith("past") and not verb.conj and bool(verb.senses)
    if other.pos == "adj" and _definite(previous) and past:
        return True  # an indefinite adjective cannot qualify a definite noun
    if start or verb.conj or previous.pos == "conj":
        return _opens_clause(verb, after)
    if verb.enclitic and verb.features.startswith("past") and previous.pos in {"noun", "masdar", "adj"}:
        if other.features.endswith("bound"):
            return False  # "areas of its control": the ending of the verb is that of the noun before a pronoun
        return not _definite(previous)  # a clause that qualifies the noun: "an attack that he launched"
    return _definite(previous) and previous.pos in NOMINAL and _opens_clause(verb, after)


def _opens_clause(verb: Analysis, after: Token | None) -> bool:
    """A verb that opens a clause is followed by its subject: a definite noun, a name or a number; or by a pronoun."""
    if after is None:
        return False
    if after.word.kind == "number":
        return True
    first = after.word.analyses[0]
    if first.entry is None:
        return True
    if first.prep:
        return verb.features != "past 3ms" or bool(verb.enclitic)
    if first.pos in {"name", "number", "relative"} or first.article:
        return True
    if first.pos == "complementizer":
        return "say" in verb.senses
    if first.pos == "prep":
        return verb.features != "past 3ms" or bool(verb.enclitic)
    if first.pos in {"noun", "masdar", "adj"}:
        return any(a.senses & _SUBJECTS for a in after.word.analyses) or verb.features == "past 3fs" or (
            first.pos == "adj" and not first.senses)
    return first.pos in {"verb", "particle", "adverb"} and verb.features.startswith(("past 3fs", "present"))
