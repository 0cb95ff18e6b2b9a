"""The parameters of weighing, read once from ``data/weighing.yaml``, where each stands with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from khabar.text.folding import fold


@dataclass(frozen=True, slots=True)
class Originators:
    """Letters of the Admiralty code by kind of actor, and whose voice counts as whose."""

    grades: Mapping[str, str]
    neutral_kinds: frozenset[str]
    speaks_for_parent: frozenset[str]
    unnamed_grade: str


@dataclass(frozen=True, slots=True)
class Copies:
    """When two reports have so much in common that one copies the other."""

    gram: int
    sample: int
    short: int
    shared: int
    margin: int
    contained: float
    same_quote: float
    figures: int
    figure_share: float
    figure_days: int


@dataclass(frozen=True, slots=True)
class Linking:
    """Log-odds that two reports are of one event, by what they share; ``reach`` and ``long`` are days."""

    prior: float
    type_same: float
    type_kin: float
    type_near: float
    seldom_same: float
    place_same: float
    place_wide: Mapping[str, float]
    place_within: float
    place_told: float
    day_same: float
    day_overlap: float
    day_next: float
    day_told: float
    party_same: float
    party_other: float
    figure_same: float
    figure_meets: float
    figure_other: float
    figure_other_wide: float
    weapon_same: float
    extent_same: float
    extent_other: float
    near_other: float
    copied: float
    reach: int
    told_later: int
    long: int
    crowd: int
    margin: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """All of them; ``classes`` maps a claim type to its class, ``contradictions`` are unordered pairs of types.

    ``users`` maps a kind of actor to the class of road user it is; of places of the ``wide_kinds`` seldom the whole
    is meant; ``talked_of`` are the classes of what seldom happens twice. ``road_words`` say "the road" without saying
    which, unless one of ``directions`` follows.
    """

    originators: Originators
    copies: Copies
    linking: Linking
    classes: Mapping[str, str]
    exact: frozenset[str]
    placeless: frozenset[str]
    unspecific: frozenset[str]
    harmful: frozenset[str]
    kindred: Mapping[str, tuple[str, ...]]
    seldom: frozenset[str]
    talked_of: frozenset[str]
    attach_within: int
    contradictions: frozenset[frozenset[str]]
    users: Mapping[str, str]
    wide_kinds: frozenset[str]
    road_words: frozenset[str]
    directions: frozenset[str]


def raw_parameters() -> dict[str, Any]:
    """``data/weighing.yaml`` as it stands."""
    text = resources.files("khabar").joinpath("data/weighing.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def _kindred(harmful: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each class of claims the others that may be of one event with it: deaths and what they may be of, and an
    attack that one report calls a bombing or shelling."""
    found = {"harm": tuple(sorted(harmful)), **dict.fromkeys(harmful, ("harm",))}
    return {**found, "bomb": (*found["bomb"], "ground"), "shelling": (*found["shelling"], "ground"),
            "ground": (*found["ground"], "bomb", "shelling")}


@cache
def parameters() -> Parameters:
    """The parameters of this build."""
    raw = raw_parameters()
    who = raw["originators"]
    return Parameters(
        originators=Originators(who["grades"], frozenset(who["neutral_kinds"]), frozenset(who["speaks_for_parent"]),
                                who["unnamed_grade"]),
        copies=Copies(**raw["copies"]),
        linking=Linking(**raw["linking"]),
        classes={name: group for group, names in raw["classes"].items() for name in names},
        exact=frozenset(raw["exact"]),
        placeless=frozenset(raw["placeless"]),
        unspecific=frozenset(raw["unspecific"]),
        harmful=frozenset(raw["harmful"]),
        kindred=_kindred(raw["harmful"]),
        seldom=frozenset(raw["seldom"]),
        talked_of=frozenset(group for group, names in raw["classes"].items() if set(names) & set(raw["seldom"])),
        attach_within=raw["attach_within"],
        contradictions=frozenset(frozenset(pair) for pair in raw["contradictions"]),
        wide_kinds=frozenset(raw["control"]["wide_kinds"]),
        road_words=frozenset(fold(word) for word in raw["road_words"]),
        directions=frozenset(fold(word) for word in raw["directions"]),
        users={kind: group for group, kinds in raw["users"].items() for kind in kinds},
    )
