"""The words after the one that is tagged: what they are by themselves, and what they say of a verb before them."""

from collections.abc import Sequence

from khabar.read.clause_so_far import NUMBER, UNKNOWN
from khabar.text.words import Analysis, Token

PEOPLE = frozenset({"person", "person.title", "speaker", "victim.dead", "victim.wounded", "victim.captive",
                     "collective"})
BOMBS = frozenset({"weapon.bomb", "bomber"})
_BLOWS = frozenset({"attack", "assault", "explode", "strike", "airstrike", "shell", "clash"})
_TOLL = frozenset({"victim.dead", "victim.wounded", "casualty", "losses", "devastation", "damage", "transparent"})


def likeliest(token: Token | None) -> Analysis:
    """The likeliest analysis of a word by itself."""
    if token is None:
        return UNKNOWN
    return token.word.analyses[0] if token.word.analyses else NUMBER


def is_bare_noun(after: Token) -> bool:
    """Whether the next word may be a noun in annexation: a name or noun without clitics before it."""
    head = likeliest(after)
    bare = after.word.kind == "word" and not (head.prep or head.conj)
    return bare and (head.entry is None or head.pos in {"noun", "name"} or "proper" in head.entry.features)


def names_ground(after: Token) -> bool:
    """Whether the next word is a sort of ground (the town, quarters of)."""
    return "place.head" in likeliest(after).senses


def is_toll(after: Token | None) -> bool:
    """Whether a word tells what a blast or attack leaves: a number of them, the dead, damage."""
    head = likeliest(after)
    counted = head.pos == "number" or (after is not None and after.word.kind == "number")
    return not head.article and (counted or bool(head.senses & _TOLL))


def leaves_toll(following: Sequence[Token]) -> bool:
    """Whether the next word is a definite blow (the attack, those raids) behind which a toll is told."""
    blow = likeliest(following[0]) if following else UNKNOWN
    return blow.pos == "masdar" and blow.article and bool(blow.senses & _BLOWS) and any(
        is_toll(token) for token in following[1:4])


def sets_off(following: Sequence[Token]) -> bool:
    """Whether a bomb, a bomber or "himself" follows, or behind an adverb what is rigged with one."""
    adverb = likeliest(following[0]).pos in {"particle", "adverb"}
    self = "reflexive" in likeliest(following[0]).senses
    return self or any(likeliest(token).senses & BOMBS for token in (following[1:3] if adverb else following[:1]))


def are_some(following: Sequence[Token]) -> bool:
    """Whether the next word is an indefinite plural of people."""
    nouns = [a for a in following[0].word.analyses if a.pos == "noun" and a.senses & PEOPLE] if following else []
    bare = bool(nouns) and not (nouns[0].article or nouns[0].prep + nouns[0].conj)
    return bare and nouns[0].features in {"noun pl", "noun nom pl"}


def is_subject(following: Sequence[Token]) -> bool:
    """Whether the next word has the ending of a subject, so that it is no genitive of the one before it."""
    head = likeliest(following[0]) if following else UNKNOWN
    return " nom " in head.features and not head.prep + head.conj


def leads_to_that(following: Sequence[Token]) -> bool:
    """Whether what is said follows, behind the words for who says it at most."""
    for word in map(likeliest, following):
        if word.pos in {"complementizer", "verb"}:
            return "comp" in word.senses
    return False


def takes_object(following: Sequence[Token]) -> bool:
    """Whether what follows a verb after its subject is an object or a preposition, not an adjective of a masdar; an
    adverb (the army launched also ten raids) may stand between."""
    behind = following[1:] if following and likeliest(following[0]).pos == "adverb" else following
    if not behind:
        return False
    following, first = behind, likeliest(behind[0])
    if first.pos == "verb" and not first.conj:  # one finite verb does not follow another: it is the masdar
        first = next((a for a in following[0].word.analyses if a.pos == "masdar"), first)
    return bool(first.prep) or (first.pos in {"noun", "masdar", "name", "number", "prep"} and not first.conj)


def place_follows(following: Sequence[Token]) -> bool:
    """Whether a preposition follows."""
    first = likeliest(following[0]) if following else UNKNOWN
    return bool(first.prep) or first.pos == "prep"


def put_down_to(following: Sequence[Token]) -> bool:
    """Whether "to" follows, as it does where a deed is put down to somebody (a blast ascribed to X); or first who does
    so, told by a noun with the article (that the police ascribes to X)."""
    by_whom = following[1:] if following and likeliest(following[0]).article else following
    return bool(by_whom) and "prep.to" in likeliest(by_whom[0]).senses
