"""The claim types, loaded from ``data/events.yaml``: what each means and what it does to derived state."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from khabar.model.data_files import read_yaml


@dataclass(frozen=True, slots=True)
class ClaimType:
    """One kind of state of affairs that a report may claim.

    ``agent`` and ``target`` say who fills those slots (None: the slot stays empty); ``section`` is where a briefing
    shows it; ``moves`` what it changes (control, siege, route, toll); ``measure`` the figure it usually carries.
    """

    name: str
    means: str
    ar: str
    en: str
    agent: str | None
    target: str | None
    section: str
    moves: str | None = None
    measure: str | None = None
    undirected: bool = False
    extent: bool = False


@dataclass(frozen=True, slots=True)
class Ontology:
    """All claim types by name, with the statuses, measures and briefing sections that exist."""

    types: dict[str, ClaimType]
    statuses: tuple[str, ...]
    measures: tuple[str, ...]
    sections: tuple[str, ...]


@cache
def ontology() -> Ontology:
    """The ontology of this build, read once."""
    raw = read_yaml(resources.files("khabar").joinpath("data/events.yaml"))
    return Ontology(
        types={name: ClaimType(name=name, **fields) for name, fields in raw["types"].items()},
        statuses=tuple(raw["statuses"]),
        measures=tuple(raw["measures"]),
        sections=tuple(raw["sections"]),
    )
