"""What the running text beside a place mention says of it: a head noun before it, a container or a country after it."""

import re
from dataclasses import dataclass

from khabar.ground.place_heads import PlaceHeads, place_heads
from khabar.ground.place_names import words_of
from khabar.ground.place_phrases import Known, head_kinds, without_proclitic
from khabar.model.records import Span

WINDOW = 80
SENTENCE_END = re.compile("[.!?\u061f\u061b\u060c,;:\n«»\"]")
LONGEST_CONTAINER = 4
QUALIFIERS = 3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The kinds that the noun before a mention fits; what it is said to lie in or beside; a nationality adjective."""

    kinds: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    country: str | None = None


def surroundings(text: str, span: Span, known: Known) -> Surroundings:
    """Read the words beside a mention, up to the next punctuation mark."""
    heads = place_heads()
    before = words_of(SENTENCE_END.split(text[max(0, span.start - WINDOW):span.start])[-1])
    after = words_of(SENTENCE_END.split(text[span.stop:span.stop + WINDOW])[0])
    kinds = head_kinds(before[-1]) if before else ()
    if before and not kinds:
        kinds = next((found for word in without_proclitic(before[-1]) if (found := head_kinds(word))), ())
    country = None
    directed = False
    begin = 0
    while begin < min(QUALIFIERS, len(after)) and _qualifies(after[begin], heads):
        country = country or heads.nisba.get(after[begin])
        directed = directed or after[begin] in heads.directions
        begin += 1
    container = _container(after[begin:], known, heads, directed=directed)
    if not container:
        return Surroundings(kinds, country=country)
    return Surroundings(kinds, () if directed else (container,), (container,) if directed else (), country)


def _qualifies(word: str, heads: PlaceHeads) -> bool:
    return word in heads.nisba or word in heads.adjectives or word in heads.directions


def _container(words: list[str], known: Known, heads: PlaceHeads, *, directed: bool) -> str:
    """The name of the container that the words begin with; empty when they begin with something else."""
    if not words:
        return ""
    if words[0] in heads.within_after:
        return _name(words[1:], known)
    for rest in without_proclitic(words[0]):
        if heads.proclitics.get(words[0][0]) == "within":
            return _name([rest, *words[1:]], known)
    return _name(words, known) if directed else ""


def _name(words: list[str], known: Known) -> str:
    for length in range(min(LONGEST_CONTAINER, len(words)), 0, -1):
        name = " ".join(words[:length])
        if known(name) or (length > 1 and head_kinds(words[0]) and known(" ".join(words[1:length]))):
            return name
    return ""
