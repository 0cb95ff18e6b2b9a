"""What the server needs of the stages, which it may not import: handed over by the command line."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from khabar.model.records import Assessment, Place
from khabar.store.browsing import Browser

Recompute = Callable[[Browser], None]
KnownThen = Callable[[Browser, date], Sequence[Assessment]]
WhatIf = Callable[[Browser, date, Mapping[str, str]], Sequence[Assessment]]
Without = Callable[[Browser, Assessment, date, Collection[str]], Sequence[tuple[str, Assessment | None]]]
Chances = Callable[[Assessment, date, int], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Road:
    """A road as a line: the places it runs through in order, positions on it, positions from which it is fired at."""

    id: str
    through: tuple[Place, ...]
    along: tuple[Place, ...]
    overlooking: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Hooks:
    """What this server can do beside showing; what is None it cannot.

    ``recompute`` derives events and states anew, from all that is stored, judgements included; ``known_then`` says
    what would be derived from the reports that were out by a day; ``what_if`` gives the states of a day if places were
    held by others, and ``without`` what a state would be on a day without each of some originators (by id), storing
    nothing; ``chances`` gives the chance of each state of who holds a place on a half-day of an assessment. ``roads``
    are the lines that are known, by id.
    """

    recompute: Recompute | None = None
    known_then: KnownThen | None = None
    what_if: WhatIf | None = None
    without: Without | None = None
    chances: Chances | None = None
    roads: Mapping[str, Road] | None = None
