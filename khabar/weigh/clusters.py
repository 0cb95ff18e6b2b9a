"""Happenings that were put together as one event, and why each was."""

from dataclasses import dataclass, field, replace
from datetime import date

from khabar.model.figures import Figure
from khabar.weigh.happenings import NOBODY, Direction, Happening, days_of


@dataclass(frozen=True, slots=True)
class Link:
    """Why a happening was put with others: the sum of log-odds and what each feature gave."""

    score: float
    features: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        return f"{self.score:+.1f}: " + ", ".join(f"{name} {value:+.1f}" for name, value in self.features)


@dataclass(slots=True)
class Cluster:
    """Happenings taken to be one event, and what is common to them so far; the first one is the surest."""

    lead: Happening
    members: list[Happening]
    links: list[tuple[str, Link | str]]
    start: date | None
    end: date | None
    direction: Direction
    types: set[str]
    extents: set[str]
    precise: Happening | None
    doers: set[str]
    others: set[str]
    weapons: set[str]
    figures: dict[str, list[Figure]]
    claims: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    roots: set[str] = field(default_factory=set)
    aimed: set[str] = field(default_factory=set)  # the reports that say who gained or lost
    mark: int | None = None  # by which the same members, put together in the same order, are known; None: not known
    _days: list[int | str | None] | None = None

    def add(self, happening: Happening) -> None:
        """Take a happening in."""
        self.members.append(happening)
        self._days = self.mark = None
        self.types.add(happening.lead.claim.type)
        self.extents |= happening.extents
        self.doers |= happening.doers
        self.others |= happening.others
        self.weapons |= happening.weapons
        self.claims.update([item.id for item in happening.items])
        report = happening.lead.claim.document
        self.sources.add(report)
        if happening.direction != NOBODY:
            self.direction = self.direction.join(happening.direction)
            self.aimed.add(report)
        for key, figure in happening.figures.items():
            self.figures.setdefault(key, []).append(figure)
        if happening.precise and self.precise is None:
            self.precise = happening
        if happening.start and happening.end:
            start, end = max(self.start or happening.start, happening.start), min(self.end or happening.end,
                                                                                 happening.end)
            if start <= end:
                self.start, self.end = start, end

    def copy(self) -> "Cluster":
        """The same, to take in others without changing this one."""
        return replace(
            self, members=list(self.members), links=list(self.links), types=set(self.types),
            extents=set(self.extents), doers=set(self.doers), others=set(self.others), weapons=set(self.weapons),
            figures={key: list(given) for key, given in self.figures.items()}, claims=set(self.claims),
            sources=set(self.sources), roots=set(self.roots), aimed=set(self.aimed))

    def days(self, long: int) -> list[int | str | None]:
        """The days of its happenings in order, that of none last; ``long`` as :func:`days_of` has it."""
        if self._days is None:
            self._days = sorted({day for member in self.members for day in days_of(member, long)},
                                key=lambda day: (day is None, day or 0))
        return self._days

    @property
    def first(self) -> str:
        """The least id of its claims: what it is told apart by."""
        return min(self.claims)


def cluster_of(happening: Happening) -> Cluster:
    """A cluster of one."""
    found = Cluster(happening, [], [], happening.start, happening.end, NOBODY, set(), set(), None, set(), set(),
                    set(), {})
    found.add(happening)
    return found
