"""The made-up war's words and voices, read once from ``data/simulate/war.yaml``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

GOVERNMENT, OPPOSITION, CONTESTED = "government", "opposition", "contested"
SIDES = (GOVERNMENT, OPPOSITION)


def other(side: str) -> str:
    """The enemy of a side."""
    return OPPOSITION if side == GOVERNMENT else GOVERNMENT


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of the war, by id, and the names it goes by."""

    actor: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reporter:
    """An outlet and its habits: shares of what happens, in 0..1, except ``lag``, the mean in half-days until it
    reports, and ``fabricates``, made-up successes per thousand half-days of a village.
    """

    outlet: str
    covers: float
    lag: float
    errs: float
    inflates: float
    denies: float
    admits: float
    fabricates: float
    blurs: float
    carries: float


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything that is not chance: names, sentences, reporters and the first day."""

    first_day: date
    country: str
    sides: Mapping[str, Party]
    monitor: Party
    reporters: tuple[Reporter, ...]
    sayings: Mapping[str, Sequence[str]]
    words: Mapping[str, Any]


@cache
def scenario() -> Scenario:
    """The scenario of this build."""
    text = resources.files("khabar").joinpath("data/simulate/war.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    return Scenario(
        first_day=raw["first_day"], country=raw["country"],
        sides={side: Party(each["actor"], tuple(each["names"])) for side, each in raw["sides"].items()},
        monitor=Party(raw["monitor"]["actor"], tuple(raw["monitor"]["names"])),
        reporters=tuple(Reporter(**each) for each in raw["reporters"]), sayings=raw["sayings"], words=raw)


def place_names(count: int) -> list[str]:
    """So many different names of villages, the plain ones first."""
    words = scenario().words["toponyms"]
    plain = [f"{head} {tail}" for tail in words["tails"] for head in words["heads"]]
    found = [*plain, *(f"{name} {point}" for point in words["points"] for name in plain)]
    while len(found) < count:
        found += [f"{name} {len(found)}" for name in found[:count - len(found)]]
    return found[:count]
