"""The parameters of inference, read once from ``data/weighing.yaml``, where each stands with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Trust:
    """How much a claim weighs: chance of being right by Admiralty letter, and what interest does to it."""

    reliability: Mapping[str, float]
    own_interest: float
    against_interest: float
    least: float
    most: float
    repeat: float
    read_at_least: float
    credible: float


@dataclass(frozen=True, slots=True)
class Control:
    """The state model of who holds a place; chances of change are per day, ``silence`` and ``horizon`` in days.

    ``kinds`` says, for each kind of report, how likely it is about a side that holds the place, in a contested place,
    and about (all) other sides together; in a place of one of the ``wide_kinds``, what is said of somewhere in it is
    not said of all of it.
    """

    wide_kinds: frozenset[str]
    kinds: Mapping[str, tuple[float, float, float]]
    before_counts: float
    quiet_change: float
    active_change: float
    told_change: float
    by_way_of_contest: float
    told_by_way: float
    quiet_settle: float
    active_settle: float
    start_contested: float
    assessed: float
    claimed: float
    kept: float
    own_word: float
    contested: float
    silence: int
    horizon: int
    unknown_originators: int
    calibration: Mapping[str, tuple[float, float, float]]
    rest: float


@dataclass(frozen=True, slots=True)
class Sieges:
    """When an area is besieged and not merely encircled; ``sustained`` in days."""

    sustained: int


@dataclass(frozen=True, slots=True)
class Parameters:
    """All of them; ``users`` maps a kind of actor to the class of road user it is."""

    trust: Trust
    control: Control
    sieges: Sieges
    users: Mapping[str, str]


@cache
def parameters() -> Parameters:
    """The parameters of this build."""
    raw = yaml.safe_load(resources.files("khabar").joinpath("data/weighing.yaml").read_text(encoding="utf-8"))
    control = {**raw["control"], "kinds": {kind: tuple(row) for kind, row in raw["control"]["kinds"].items()},
               "wide_kinds": frozenset(raw["control"]["wide_kinds"]),
               "calibration": {shown: tuple(line) for shown, line in raw["control"]["calibration"].items()}}
    return Parameters(
        trust=Trust(**raw["trust"]), control=Control(**control), sieges=Sieges(**raw["sieges"]),
        users={kind: group for group, kinds in raw["users"].items() for kind in kinds},
    )
