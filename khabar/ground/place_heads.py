"""The words around place names, loaded from ``data/places/{heads,articles}.yaml`` and folded."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from khabar.model.data_files import read_yaml
from khabar.text.folding import fold


@dataclass(frozen=True)
class PlaceHeads:
    """What the words beside a name say: of which kind the place is, where about it, in what and in which country.

    ``kinds`` and ``anaphora`` map a word to kinds of place, the best fitting first, and ``narrowing`` an adjective to
    the only ones that a noun with it may point back to (the military area); ``nisba`` an adjective to the ISO code of
    its country; ``proclitics`` a letter to what it makes of the word: joint, within or other.
    """

    joined_articles: tuple[str, ...]
    free_articles: tuple[str, ...]
    proclitics: dict[str, str]
    contracted_article: str
    kinds: dict[str, tuple[str, ...]]
    relations: frozenset[str]
    directions: frozenset[str]
    adjectives: frozenset[str]
    common: frozenset[str]
    within: frozenset[str]
    within_after: frozenset[str]
    beside: frozenset[str]
    nisba: dict[str, str]
    possessives: tuple[str, ...]
    possessed: tuple[str, ...]
    anaphora: dict[str, tuple[str, ...]]
    narrowing: dict[str, tuple[str, ...]]

    def is_possessed(self, word: str) -> bool:
        """Whether a word is a direction or a surrounding «of it», with or without «and» before."""
        for joint in ("", *(letter for letter, role in self.proclitics.items() if role == "joint")):
            for pronoun in self.possessives:
                stem = word.removeprefix(joint).removesuffix(pronoun)
                if word.startswith(joint) and word.endswith(pronoun) and (
                    stem in self.directions or stem in self.relations or stem in self.kinds
                ):
                    return True
        return False

    def is_joined_direction(self, word: str) -> bool:
        """Whether a word is «and» with a direction written as one with it."""
        return self.proclitics.get(word[:1]) == "joint" and word[1:] in self.directions

    def is_common(self, word: str) -> bool:
        """Whether a word by itself is a common noun or adjective rather than a name."""
        bare = word.removeprefix(self.joined_articles[0])
        return (word in self.anaphora or word in self.kinds or bare in self.kinds or word in self.relations
                or bare in self.relations or word in self.adjectives or word in self.directions or word in self.common
                or word in self.nisba or word in self.within or word in self.beside or self.is_possessed(word))


@cache
def place_heads() -> PlaceHeads:
    """The words of this build, read once."""
    raw, articles = _read("heads.yaml"), _read("articles.yaml")
    return PlaceHeads(
        joined_articles=tuple(map(fold, articles["joined"])),
        free_articles=tuple(map(fold, articles["free"])),
        proclitics={fold(letter): role for role, letters in raw["proclitics"].items() for letter in letters},
        contracted_article=fold(raw["contracted_article"]),
        kinds={fold(word): tuple(entry["kinds"]) for entry in raw["heads"] for word in entry["words"]},
        relations=frozenset(fold(word) for words in raw["relations"].values() for word in words),
        directions=frozenset(map(fold, raw["directions"])),
        adjectives=frozenset(map(fold, raw["adjectives"])),
        common=frozenset(map(fold, raw["common"])),
        within=frozenset(map(fold, raw["within"])),
        within_after=frozenset(map(fold, raw["within_after"])),
        beside=frozenset(map(fold, raw["beside"])),
        nisba={fold(word): code for code, words in raw["nisba"].items() for word in words},
        possessives=tuple(map(fold, raw["possessives"])),
        possessed=tuple(raw["possessed"]),
        anaphora={fold(word): tuple(entry["kinds"]) for entry in raw["anaphora"] for word in entry["words"]},
        narrowing={fold(word): tuple(entry["kinds"]) for entry in raw["narrowing"] for word in entry["words"]},
    )


def _read(file: str) -> Any:
    return read_yaml(resources.files("khabar").joinpath("data/places", file))
