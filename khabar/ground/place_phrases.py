"""What the words of a place mention say: the name itself, the kind of place, and the places it is said to lie in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from khabar.ground.place_heads import place_heads
from khabar.ground.place_names import words_of

Known = Callable[[str], bool]
BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")
LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Core:
    """A name that the gazetteer has, as found in a phrase.

    ``dropped`` counts the words of the phrase that are not part of the name; ``partial`` says that only a part of
    the place or its surroundings is meant; ``clipped`` that a letter was taken off its first word to find it.
    """

    name: str
    dropped: int
    partial: bool
    clipped: bool


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """One mention taken apart.

    ``cores`` are the readings of its name, the fullest first; empty when no name in it is known. ``proper`` is what
    is left of an unknown name (empty when the phrase is all common nouns). ``kinds`` are those its head noun fits,
    ``country`` the code of a nationality adjective, ``points_back`` the kinds that a bare definite noun refers to.
    ``within`` are the phrases of places it is said to lie in, ``beside`` of places it is near or leads to, ``joint``
    of places named along with it.
    """

    cores: tuple[Core, ...] = ()
    proper: str = ""
    kinds: tuple[str, ...] = ()
    country: str | None = None
    points_back: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()


@dataclass(slots=True)
class _Segments:
    core: list[str] = field(default_factory=list)
    within: list[list[str]] = field(default_factory=list)
    beside: list[list[str]] = field(default_factory=list)
    joint: list[list[str]] = field(default_factory=list)


def read_phrase(text: str, known: Known) -> PlacePhrase:
    """Take a mention apart; ``known`` says whether the gazetteer has a name (folded words joined by spaces)."""
    inside = [part for part in BRACKETED.findall(text) if part.strip()]
    words = words_of(BRACKETED.sub(" ", text)) or words_of(text)
    segments = _split(words, known)
    phrase = _read_core(segments.core, known)
    if not phrase.cores and inside:
        other = _read_core(words_of(inside[0]), known)
        if other.cores:
            phrase = other
    return PlacePhrase(
        cores=phrase.cores, proper=phrase.proper, kinds=phrase.kinds, country=phrase.country,
        points_back=phrase.points_back, within=_joined(segments.within), beside=_joined(segments.beside),
        joint=_joined(segments.joint))


def without_proclitic(word: str) -> list[str]:
    """The word without each one-letter word that may be written before it."""
    heads = place_heads()
    found: list[str] = []
    article = heads.joined_articles[0]
    if word.startswith(heads.contracted_article) and len(word) > 4:
        found.append(article + word[len(heads.contracted_article):])
    if word[:1] in heads.proclitics and (len(word) > 3 or word[1:] in heads.kinds):
        found.append(word[1:])
        found.extend(without_proclitic(word[1:]) if word[1] in heads.proclitics else ())
    return found


def head_kinds(word: str) -> tuple[str, ...]:
    """The kinds of place that a common noun names, with or without its article; none for another word."""
    kinds = place_heads().kinds
    return kinds.get(word) or kinds.get(_bare(word), ())


def _joined(parts: list[list[str]]) -> tuple[str, ...]:
    return tuple(" ".join(part) for part in parts if part)


def _bare(word: str) -> str:
    article = place_heads().joined_articles[0]
    return word.removeprefix(article)


def _split(words: Sequence[str], known: Known) -> _Segments:
    """Part the words into the name and the phrases that say what it lies in, beside or along with."""
    segments = _Segments()
    current = segments.core
    start = _longest_known(words, known)
    current.extend(words[:start])
    heads = place_heads()
    for place, word in enumerate(words[start:], start):
        if not current and (word in heads.within or word in heads.beside):
            continue
        role, rest = _role(word, words[place + 1:], current, known)
        if role is None:
            current.append(word)
            continue
        current = [rest] if rest else []
        role_list: list[list[str]] = getattr(segments, role)
        role_list.append(current)
    return segments


def _longest_known(words: Sequence[str], known: Known) -> int:
    for length in range(min(LONGEST_NAME, len(words)), 1, -1):
        if known(" ".join(words[:length])):
            return length
    return 0


def _role(word: str, following: Sequence[str], current: list[str], known: Known) -> tuple[str | None, str]:
    """Which kind of phrase begins with a word, if any, and the word of that phrase that it already holds."""
    heads = place_heads()
    named = any(not heads.is_common(part) for part in current)
    ahead = f"{word} {following[0]}" if following else word
    role: str | None = None
    rest = ""
    if not current:
        pass
    elif word in heads.within and not (following and _is_part_of_name(current, word, following, known)):
        role = "within"
    elif word in heads.beside:
        role = "beside"
    elif (word in heads.kinds and named) or (word in heads.directions and not named and known(ahead)):
        role, rest = "within", word
    elif word in heads.directions and following and known(following[0]):
        role = "beside"
    elif word not in heads.common and not known(word) and not known(" ".join([*current, word])):
        role, rest = _attached_role(word, following, known)
    return role, rest


def _attached_role(word: str, following: Sequence[str], known: Known) -> tuple[str | None, str]:
    """The same for a word that has «and», «in» or «of» written as one with it."""
    heads = place_heads()
    role = heads.proclitics.get(word[0], "other")
    for rest in without_proclitic(word) if role != "other" else ():
        two = f"{rest} {following[0]}" if following else rest
        if known(rest) or known(two) or rest in heads.anaphora or rest in heads.kinds:
            return role, rest
    return None, ""


def _is_part_of_name(current: list[str], word: str, following: Sequence[str], known: Known) -> bool:
    return known(" ".join([*current, word, following[0]]))


def _read_core(words: Sequence[str], known: Known) -> PlacePhrase:
    heads = place_heads()
    words = _without_leading_proclitic(list(words), known)
    cores: dict[str, Core] = {}
    kinds: tuple[str, ...] = ()
    country: str | None = None
    partial = False
    for word in words:
        country = country or heads.nisba.get(word)
    begin = 0
    while begin < len(words):
        for core in _trailing(words[begin:], begin, partial, known):
            cores.setdefault(core.name, core)
        word = words[begin]
        if head_kinds(word) and begin < len(words):
            kinds = kinds or head_kinds(word)
        elif heads.is_possessed(word):
            break
        elif word in heads.relations or word in heads.directions or _bare(word) in heads.relations:
            partial = True
        else:
            break
        begin += 1
    tail = () if all(heads.is_common(word) for word in words[begin:]) else words[begin:]
    back = () if tail or cores else _points_back(words)
    return PlacePhrase(cores=tuple(cores.values()), proper="" if cores else " ".join(tail), kinds=kinds,
                       country=country, points_back=back)


def _without_leading_proclitic(words: list[str], known: Known) -> list[str]:
    """The words, without what is written as one with a head noun that they begin with."""
    if words and not head_kinds(words[0]) and not known(words[0]):
        for rest in without_proclitic(words[0]):
            if head_kinds(rest):
                return [rest, *words[1:]]
    return words


def _points_back(words: list[str]) -> tuple[str, ...]:
    """The kinds of place that a phrase without a name refers to («the town», «its west»)."""
    heads = place_heads()
    for word in words:
        if word in heads.anaphora:
            return next((heads.narrowing[other] for other in words if other in heads.narrowing), heads.anaphora[word])
        if heads.is_possessed(word):
            return heads.possessed
    return ()


def _trailing(words: list[str], begin: int, partial: bool, known: Known) -> list[Core]:
    """Known names that the words begin with, when all words after the name merely qualify it."""
    found = []
    for stop in range(len(words), 0, -1):
        if any(not _qualifies(word) for word in words[stop:]):
            break
        part = any(word in place_heads().directions for word in words[stop:])
        for first in (words[0], *without_proclitic(words[0])):
            name = " ".join([first, *words[1:stop]])
            if known(name) and not (stop == 1 and _never_a_name(first)):
                found.append(Core(name, begin + len(words) - stop, partial or part, first != words[0]))
                break
    return found


def _qualifies(word: str) -> bool:
    heads = place_heads()
    return (word in heads.adjectives or word in heads.directions or word in heads.nisba or word in heads.common
            or heads.is_possessed(word) or heads.is_joined_direction(word))


def _never_a_name(word: str) -> bool:
    """Whether a word by itself is never a name, though some place may bear it; a head noun with its article may be."""
    heads = place_heads()
    return heads.is_common(word) and (
        word in heads.anaphora or not (word in heads.nisba or (_bare(word) != word and _bare(word) in heads.kinds)))
