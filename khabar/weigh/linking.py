"""Which happenings of different reports are one event: log-odds by what they share, and what forbids it outright."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from khabar.model.figures import Figure, Interval
from khabar.model.resolved import Chains
from khabar.weigh.happenings import HARM, Direction, Happening
from khabar.weigh.parameters import Linking, Parameters

_NIGHT = ("evening", "night")
_MORNING = ("dawn", "morning")


@dataclass(frozen=True, slots=True)
class Link:
    """Why a happening was put with others: the sum of log-odds and what each feature gave."""

    score: float
    features: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        return f"{self.score:+.1f}: " + ", ".join(f"{name} {value:+.1f}" for name, value in self.features)


@dataclass(slots=True)
class Cluster:
    """Happenings taken to be one event, and what is common to them so far."""

    lead: Happening
    members: list[Happening]
    links: list[tuple[str, Link]]
    start: date | None
    end: date | None
    direction: Direction
    kinds: set[str]
    precise: Happening | None
    doers: set[str]
    others: set[str]
    weapons: set[str]
    figures: dict[str, list[Figure]]
    claims: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    roots: set[str] = field(default_factory=set)

    def add(self, happening: Happening) -> None:
        """Take a happening in."""
        self.members.append(happening)
        self.direction = self.direction.join(happening.direction)
        self.kinds.add(happening.kind)
        self.doers |= happening.doers
        self.others |= happening.others
        self.weapons |= happening.weapons
        self.claims.update(item.id for item in happening.items)
        self.sources.update(item.claim.document for item in happening.items)
        for key, figure in happening.figures.items():
            self.figures.setdefault(key, []).append(figure)
        if happening.precise and self.precise is None:
            self.precise = happening
        if happening.start and happening.end:
            start, end = max(self.start or happening.start, happening.start), min(self.end or happening.end,
                                                                                 happening.end)
            if start <= end:
                self.start, self.end = start, end


def cluster_of(happening: Happening) -> Cluster:
    """A cluster of one."""
    found = Cluster(happening, [], [], happening.start, happening.end, Direction(), set(), None, set(), set(),
                    set(), {})
    found.add(happening)
    return found


def same_night(one: Happening, other: Happening) -> bool:
    """Whether the evening of one is followed by the dawn of the other."""
    first, second = sorted((one, other), key=lambda happening: happening.start or date.max)
    return first.lead.part in _NIGHT and second.lead.part in _MORNING


class Linker:
    """Scores a happening against an event; the parameters say what each agreement is worth."""

    def __init__(self, parameters: Parameters, chains: Chains, copied: Mapping[str, str]) -> None:
        self._linking: Linking = parameters.linking
        self._harmful = parameters.harmful
        self._exact = parameters.exact
        self._placeless = parameters.placeless
        self._chains = chains
        self._copied = copied

    def link(self, happening: Happening, cluster: Cluster) -> Link | None:
        """How well a happening fits an event; None when something forbids it or too little speaks for it."""
        kin = self._kin(happening, cluster)
        if kin is None or happening.direction.against(cluster.direction):
            return None
        copied = self._copied.get(happening.lead.id, "") in cluster.roots
        day = ("days of a copy", 0.0) if copied else self._day(happening, cluster)
        place = self._place(happening, cluster)
        if day is None or place is None:
            return None
        features = [kin, day, *place, *self._parties(happening, cluster),
                    *self._figures(happening, cluster, wide=self._wide(happening, cluster))]
        if happening.weapons & cluster.weapons:
            features.append(("same weapon", self._linking.weapon_same))
        if copied:
            features.append(("same words", self._linking.copied))
        score = self._linking.prior + sum(value for _, value in features)
        return Link(score, tuple(feature for feature in features if feature[1])) if score > 0 else None

    def _kin(self, happening: Happening, cluster: Cluster) -> tuple[str, float] | None:
        lead = cluster.lead
        if happening.lead.claim.type == lead.lead.claim.type and happening.kind == lead.kind:
            return "same type", self._linking.type_same
        if happening.kind == lead.kind:
            return "kindred type", self._linking.type_kin
        pair = {happening.kind, lead.kind}
        if HARM in pair and pair & self._harmful and self._equal(happening, cluster):
            return "the deaths of it", self._linking.type_kin
        return None

    def _equal(self, happening: Happening, cluster: Cluster) -> bool:
        return any(_base(key) == _base(other) and figure.value == rival.value
                   for key, figure in happening.figures.items()
                   for other, rivals in cluster.figures.items() for rival in rivals)

    def _day(self, happening: Happening, cluster: Cluster) -> tuple[str, float] | None:
        """What the days give; None when they forbid it: two days that both reports are sure of and that differ."""
        if not (happening.start and happening.end and cluster.start and cluster.end):
            return "no day", 0.0
        gap = max((happening.start - cluster.end).days, (cluster.start - happening.end).days)
        if gap > self._linking.reach or self._other_day(happening, cluster):
            return None
        if gap > 0:
            return "next day", self._linking.day_next
        if max(happening.days() or 0, (cluster.end - cluster.start).days) >= self._linking.long:
            return "a long window", 0.0
        if happening.start == happening.end == cluster.start == cluster.end:
            return "same day", self._linking.day_same
        return "days meet", self._linking.day_overlap

    def _other_day(self, happening: Happening, cluster: Cluster) -> bool:
        sure = cluster.precise
        return sure is not None and happening.precise and sure.start != happening.start and not (
            same_night(happening, sure) or self._equal(happening, cluster))

    def _place(self, happening: Happening, cluster: Cluster) -> list[tuple[str, float]] | None:
        """What the places give; None when they are two places, neither within the other."""
        if happening.place is None or cluster.lead.place is None:
            return [] if self._told_without_place(happening, cluster) else None
        if happening.place != cluster.lead.place:
            if not self._within(happening, cluster):
                return None
            outer = happening.place if happening.place in self._chains.of(cluster.lead.place) else cluster.lead.place
            wide = self._linking.place_wide.get(self._chains.kind(outer), self._linking.place_within)
            return [("place within place", min(self._linking.place_within, wide))]
        kind = self._chains.kind(happening.place)
        return [("same place", self._linking.place_wide.get(kind, self._linking.place_same))]

    def _within(self, happening: Happening, cluster: Cluster) -> bool:
        """Whether one place is in the other and both may be meant: a report that names both means two things."""
        if happening.kind in self._exact or happening.lead.claim.document in cluster.sources:
            return False
        return (happening.place in self._chains.of(cluster.lead.place)
                or cluster.lead.place in self._chains.of(happening.place))

    def _told_without_place(self, happening: Happening, cluster: Cluster) -> bool:
        """Whether something may be one event though a place is missing: by its kind, its figures or its words."""
        return (happening.kind in self._placeless or self._equal(happening, cluster)
                or self._copied.get(happening.lead.id, "") in cluster.roots)

    def _wide(self, happening: Happening, cluster: Cluster) -> bool:
        kind = self._chains.kind(happening.place)
        return not kind or happening.place != cluster.lead.place or kind in self._linking.place_wide

    def _parties(self, happening: Happening, cluster: Cluster) -> list[tuple[str, float]]:
        found = []
        for name, mine, theirs in (("doers", happening.doers, cluster.doers),
                                   ("others", happening.others, cluster.others)):
            if mine and theirs:
                shared = bool(mine & theirs)
                found.append((f"{'same' if shared else 'different'} {name}",
                              self._linking.party_same if shared else self._linking.party_other))
        return found

    def _figures(self, happening: Happening, cluster: Cluster, *, wide: bool) -> list[tuple[str, float]]:
        """The strongest agreement of any figure, else the least disagreement: figures of one event go together."""
        given: list[tuple[float, str]] = []
        for key, figure in happening.figures.items():
            for rival in cluster.figures.get(key, ()):
                given.append(self._compare(figure.value, rival.value, wide=wide))
        return [(name, value) for value, name in [max(given)]] if given else []

    def _compare(self, one: Interval, other: Interval, *, wide: bool) -> tuple[float, str]:
        if one == other and not one.vague:
            return self._linking.figure_same * (1.0 if one.low >= 10 else 0.5), f"same figure {one}"
        if one.disjoint(other):
            cost = self._linking.figure_other_wide if wide else self._linking.figure_other
            return cost, f"figures {one} and {other}"
        return self._linking.figure_meets, f"figures {one} and {other} agree"


def _base(key: str) -> str:
    return key.partition(":")[0]


Key = tuple[str, str, int | None]


class _Index:
    """Clusters by place and day, by containing place and day, and, where no place is known, by parties or report."""

    def __init__(self, chains: Chains, linking: Linking, copied: Mapping[str, str]) -> None:
        self._chains = chains
        self._linking = linking
        self._copied = copied
        self._cells: dict[Key, list[Cluster]] = {}

    def put(self, cluster: Cluster, happening: Happening) -> None:
        """File a cluster under what a happening of it says."""
        days = self._days(happening, reach=0)
        root = self._copied.get(happening.lead.id)
        keys: list[Key] = [("root", root, None)] if root is not None else []
        if root is not None:
            cluster.roots.add(root)
        keys += [(*self._where(happening), day) for day in days]
        keys += [("within", container, day) for container in self._chains.of(happening.place)[1:] for day in days]
        for key in keys:
            cell = self._cells.setdefault(key, [])
            if not cell or cell[-1] is not cluster:
                cell.append(cluster)

    def near(self, happening: Happening) -> list[Cluster]:
        """Events at the same place, or of the same parties, on these days; and those with a claim it copies."""
        where = self._where(happening)
        keys: list[Key] = [(*where, day) for day in self._days(happening, self._linking.reach)]
        root = self._copied.get(happening.lead.id)
        if root is not None:
            keys.append(("root", root, None))
        return self._of(keys)

    def inside(self, happening: Happening) -> list[Cluster]:
        """Events at places within the happening's place on these days."""
        if happening.place is None:
            return []
        return self._of([("within", happening.place, day) for day in self._days(happening, reach=0)])

    def _of(self, keys: Iterable[Key]) -> list[Cluster]:
        found: dict[int, Cluster] = {}
        for key in keys:
            cell = self._cells.get(key)
            if cell is not None:
                for cluster in cell[-self._linking.crowd:]:
                    found[id(cluster)] = cluster
        return list(found.values())

    def _where(self, happening: Happening) -> tuple[str, str]:
        if happening.place is not None:
            return "at", happening.place
        parties = happening.doers | happening.others
        return ("of", " ".join(sorted(parties))) if len(parties) > 1 else ("in", happening.lead.claim.document)

    def _days(self, happening: Happening, reach: int) -> Iterable[int | None]:
        """The days of a happening, and those within reach; a long window is filed under its last day alone."""
        if happening.start is None or happening.end is None:
            return (None,)
        first, last = happening.start.toordinal(), happening.end.toordinal()
        if last - first >= self._linking.long:
            return (last,)
        return range(first - reach, last + reach + 1)


def _order(happening: Happening, chains: Chains) -> tuple[int, int, date, str]:
    """The surest first: the innermost place, the shortest window, the earliest; the id of its first claim last."""
    days = happening.days()
    return (-len(chains.of(happening.place)), 10_000 if days is None else days,
            happening.start or date.max, happening.lead.id)


def clusters_of(happenings: Sequence[Happening], chains: Chains, parameters: Parameters, copied: Mapping[str, str]
                ) -> list[Cluster]:
    """Put each happening with the event it fits best, the surest happenings first; what fits none begins an event.

    A happening at a vague place joins an event inside that place only when one event alone fits it.
    """
    index = _Index(chains, parameters.linking, copied)
    linker = Linker(parameters, chains, copied)
    found: list[Cluster] = []
    for happening in sorted(happenings, key=lambda each: _order(each, chains)):
        fitting = _fitting(happening, index.near(happening), linker)
        if not fitting:
            inside = _fitting(happening, index.inside(happening), linker)
            fitting = inside if len(inside) == 1 else []
        if fitting:
            link, best = fitting[0]
            best.links.append((happening.lead.id, link))
            best.add(happening)
        else:
            best = cluster_of(happening)
            found.append(best)
        index.put(best, happening)
    return found


def _fitting(happening: Happening, clusters: Iterable[Cluster], linker: Linker) -> list[tuple[Link, Cluster]]:
    """The events that a happening fits, the best first."""
    fitting = [(link, each) for each in clusters if (link := linker.link(happening, each)) is not None]
    return sorted(fitting, key=lambda pair: (-round(pair[0].score, 6), min(pair[1].claims)))
