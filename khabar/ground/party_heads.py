"""Words that build a phrase around the name of a party, compiled from ``data/actors/heads.yaml``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from khabar.lang.actors import actor_id, party_grammar
from khabar.text.folding import fold


@dataclass(frozen=True, slots=True)
class PartyHeads:
    """The classes of words, folded; single words are listed with and without the article.

    ``arms`` maps a word (or two words) of force to the arm it picks, ``modifiers`` a word to what the words behind it
    do; ``article`` is the definite article; ``clitics`` are proclitics with what stands in for them; ``to`` is the one
    behind which a word of ``opposed`` tells whom somebody is against.
    """

    article: str
    clitics: tuple[tuple[str, str], ...]
    arms: Mapping[str, str]
    modifiers: Mapping[str, str]
    opposed: frozenset[str]
    to: str
    control: frozenset[str]
    unnamed: frozenset[str]
    spokesmen: frozenset[str]
    official: frozenset[str]
    civilians: frozenset[str]
    civilian_actor: str
    people: frozenset[str]
    things: frozenset[str]
    allies: frozenset[str]
    own: frozenset[str]
    both: frozenset[str]
    him: frozenset[str]
    pointing: frozenset[str]
    qualifiers: frozenset[str]
    quantities: frozenset[str]
    members: frozenset[str]
    publishers: frozenset[str]
    former: frozenset[str]


@cache
def party_heads() -> PartyHeads:
    """The heads of this build, read once."""
    raw = party_grammar()
    article = fold(raw["nisba"]["prefixes"][1])
    plain = ("opposed", "control", "people", "things", "pointing", "qualifiers", "quantities", "publishers", "members",
             "former")
    lists = {name: raw[name] for name in plain} | raw["speakers"] | raw["pronouns"]
    lists["civilians"] = raw["civilians"]["words"]
    return PartyHeads(
        article=article, clitics=tuple((fold(clitic), fold(instead)) for clitic, instead in raw["clitics"]),
        arms=_classes(raw["arms"], article), modifiers=_classes(raw["modifiers"], article),
        civilian_actor=actor_id(raw["civilians"]["actor"]), to=fold(raw["to"]),
        **{name: _both_ways(words, article) for name, words in lists.items()},
    )


def _both_ways(words: Iterable[str], article: str) -> frozenset[str]:
    folded = [fold(word) for word in words]
    bare = [word.removeprefix(article) for word in folded if len(word) > len(article) + 2]
    return frozenset([*folded, *bare, *(article + word for word in (*folded, *bare))])


def _classes(raw: Mapping[str, Any], article: str) -> dict[str, str]:
    return {word: name for name, words in raw.items() for word in _both_ways(words, article)}
