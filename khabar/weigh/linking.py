"""Which happenings of different reports are one event: log-odds by what they share, and what forbids it outright."""

from collections.abc import Mapping
from datetime import date

from khabar.model.figures import Interval
from khabar.model.resolved import Chains
from khabar.weigh.clusters import Cluster, Link, cluster_of
from khabar.weigh.decisions import Decisions
from khabar.weigh.happenings import HARM, Happening
from khabar.weigh.parameters import Linking, Parameters

_NIGHT = ("evening", "night")
_MORNING = ("dawn", "morning")
_CYCLE = 7  # days: the longest window that stands for "in these days"
_ASSAULT = {"battle.attack", "strike.bomb"}
_FIRE = {"battle.attack", "strike.shelling"}  # who opens fire on a column attacks it


def same_night(one: Happening, other: Happening) -> bool:
    """Whether the evening of one is followed by the dawn of the other."""
    first, second = sorted((one, other), key=lambda happening: happening.start or date.max)
    return first.lead.part in _NIGHT and second.lead.part in _MORNING


class Marks:
    """How well happenings fit events of the same members, found out once; by a number for each such event.

    Happenings are told apart as objects; whoever keeps this keeps them, too, so that no number is given twice.
    """

    def __init__(self) -> None:
        self._marks: dict[tuple[int | None, int], int] = {}
        self.links: dict[tuple[int, int], Link | None] = {}

    def after(self, mark: int | None, happening: Happening) -> int:
        """The mark of an event that had this one (None: of one just begun) and took in a happening."""
        return self._marks.setdefault((mark, id(happening)), len(self._marks))


class Linker:
    """Scores a happening against an event; the parameters say what each agreement is worth."""

    def __init__(self, parameters: Parameters, chains: Chains, copied: Mapping[str, str], decisions: Decisions,
                 marks: Marks | None = None) -> None:
        """``marks`` is what was found out about these happenings before, without decisions, and is added to."""
        self._linking: Linking = parameters.linking
        self._harmful = parameters.harmful
        self._seldom = parameters.seldom
        self._exact = parameters.exact
        self._placeless = parameters.placeless
        self.chains = chains
        self.copied = copied
        self.decisions = decisions
        self._decided = bool(decisions)
        self._marks = marks

    def joins(self, cluster: Cluster, other: Cluster) -> Link | None:
        """How well a whole cluster fits another one: as well as the member of it that fits worst."""
        if cluster.lead.kind == other.lead.kind and cluster.direction.against(other.direction):
            return None
        worst: Link | None = None
        for member in cluster.members:
            link = self.link(member, other)
            if link is None:
                return None
            worst = link if worst is None or link.score < worst.score else worst
        return worst

    def add(self, cluster: Cluster, happening: Happening) -> None:
        """Put a happening into an event."""
        mark = cluster.mark
        cluster.add(happening)
        if self._marks is not None and mark is not None:
            cluster.mark = self._marks.after(mark, happening)

    def begin(self, happening: Happening) -> Cluster:
        """An event of one happening."""
        cluster = cluster_of(happening)
        if self._marks is not None:
            cluster.mark = self._marks.after(None, happening)
        return cluster

    def link(self, happening: Happening, cluster: Cluster) -> Link | None:
        """How well a happening fits an event; None when something forbids it or too little speaks for it."""
        if self._marks is None or cluster.mark is None or happening.lead.id in self.copied:
            return self._link(happening, cluster)
        key, links = (id(happening), cluster.mark), self._marks.links
        if key in links:
            return links[key]
        link = links[key] = self._link(happening, cluster)
        return link

    def _link(self, happening: Happening, cluster: Cluster) -> Link | None:
        kin = self._kin(happening, cluster)
        if kin is None or _opposed(happening, cluster) or self._set_apart(happening, cluster):
            return None
        copied = self.copied.get(happening.lead.id, "") in cluster.roots
        day = ("days of a copy", 0.0) if copied else self._day(happening, cluster)
        return self._scored(happening, cluster, [kin, day], copied=copied) if day is not None else None

    def retells(self, other: Cluster, cluster: Cluster) -> Link | None:
        """How well a whole cluster fits one of its site that is told of more, days left aside but for its being told
        in the days after it: a day named against the day of a report is only as good as that. None when something
        forbids it, or most of it says of how much or of how many what nobody says of the event."""
        kin = self._kin(other.lead, cluster)
        if kin is None or any(_opposed(each, cluster) or self._set_apart(each, cluster) for each in other.members):
            return None
        if 2 * sum(_unlike(member, cluster) for member in other.members) > len(other.members):
            return None
        return self._scored(other.lead, cluster, [kin, ("told in these days", self._linking.day_told)], copied=False)

    def _scored(self, happening: Happening, cluster: Cluster, known: list[tuple[str, float]], *, copied: bool
                ) -> Link | None:
        place = self._place(happening, cluster)
        if place is None:
            return None
        features = [*known, *place, *self._seldom_twice(happening, cluster),
                    *self._extent(happening, cluster), *self._parties(happening, cluster),
                    *self._figures(happening, cluster, wide=self._wide(happening, cluster))]
        if happening.weapons & cluster.weapons:
            features.append(("same weapon", self._linking.weapon_same))
        if copied:
            features.append(("same words", self._linking.copied))
        score = self._linking.prior + sum(value for _, value in features)
        return Link(score, tuple(feature for feature in features if feature[1])) if score > 0 else None

    def _set_apart(self, happening: Happening, cluster: Cluster) -> bool:
        return self._decided and not cluster.claims.isdisjoint(
            self.decisions.apart(item.id for item in happening.items))

    def _extent(self, happening: Happening, cluster: Cluster) -> list[tuple[str, float]]:
        """What it gives that both speak of the whole of a place, or of a part, or of what lies around it."""
        if happening.lead.claim.type.startswith("control.") and happening.lead.near != cluster.lead.lead.near:
            return [("in or around it", self._linking.near_other)]
        if not (happening.extents and cluster.extents):
            return []
        if happening.extents & cluster.extents:
            return [("as much of it", self._linking.extent_same)]
        return [("whole or part", self._linking.extent_other)]

    def _kin(self, happening: Happening, cluster: Cluster) -> tuple[str, float] | None:
        lead = cluster.lead
        if happening.kind == lead.kind:
            if happening.lead.claim.type in cluster.types:
                return "same type", self._linking.type_same
            return "kindred type", self._linking.type_kin
        if HARM in (happening.kind, lead.kind):
            other = lead.kind if happening.kind == HARM else happening.kind
            fits = other in self._harmful and self._equal(happening, cluster)
            return ("the deaths of it", self._linking.type_kin) if fits else None
        types = {happening.lead.claim.type, lead.lead.claim.type}
        if types == _ASSAULT and "/" not in happening.kind and "/" not in lead.kind:
            return "an attack with a bomb", self._linking.type_near
        if types == _FIRE and self._equal(happening, cluster):
            return "an attack with fire", self._linking.type_near
        return None

    def _equal(self, happening: Happening, cluster: Cluster) -> bool:
        for key, figure in happening.figures.items() if cluster.figures else ():
            base, low, high = _base(key), figure.value.low, figure.value.high
            for other, rivals in cluster.figures.items():
                if _base(other) == base and any(
                        rival.value.low == low and rival.value.high == high for rival in rivals):
                    return True
        return False

    def _day(self, happening: Happening, cluster: Cluster) -> tuple[str, float] | None:
        """What the days give; None when they forbid it: two days that both reports are sure of and that differ."""
        if not (happening.start and happening.end and cluster.start and cluster.end):
            return "no day", 0.0
        after = (happening.start - cluster.end).days
        gap = max(after, (cluster.start - happening.end).days)
        if -_CYCLE <= after <= self._linking.told_later and self._may_be_told_later(happening, cluster):
            return "told in these days", self._linking.day_told
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
        if sure is None or not happening.precise or sure.start == happening.start:
            return False
        if self._is_seldom(happening, cluster) and "carried" in (happening.basis, sure.basis):
            return False  # a day that an earlier sentence names is often not that of what is looked back upon
        return not (same_night(happening, sure) or self._equal(happening, cluster))

    def _may_be_told_later(self, happening: Happening, cluster: Cluster) -> bool:
        """Whether a report may look back upon an event: without a day of its own, and on what is talked of for days."""
        return happening.basis not in ("stated", "carried") and self._is_seldom(happening, cluster)

    def _is_seldom(self, happening: Happening, cluster: Cluster) -> bool:
        if cluster.types.isdisjoint(self._seldom):
            return False
        kind = happening.lead.claim.type
        return kind in self._seldom or (kind in _ASSAULT and not happening.doers and cluster.lead.kind == "bomb")

    def _seldom_twice(self, happening: Happening, cluster: Cluster) -> list[tuple[str, float]]:
        """What it gives that such things seldom happen twice in one place within a few days."""
        return [("seldom twice", self._linking.seldom_same)] if self._is_seldom(happening, cluster) else []

    def _place(self, happening: Happening, cluster: Cluster) -> list[tuple[str, float]] | None:
        """What the places give; None when they are two places, neither within the other."""
        if happening.place is None and happening.lead.claim.document in cluster.sources:
            return [("the one its report places", self._linking.place_told)]
        if happening.place is None or cluster.lead.place is None:
            return [] if self._told_without_place(happening, cluster) else None
        if happening.place != cluster.lead.place:
            if not self._within(happening, cluster):
                return None
            outer = happening.place if happening.place in self.chains.of(cluster.lead.place) else cluster.lead.place
            wide = self._linking.place_wide.get(self.chains.kind(outer), self._linking.place_within)
            return [("place within place", min(self._linking.place_within, wide))]
        kind = self.chains.kind(happening.place)
        return [("same place", self._linking.place_wide.get(kind, self._linking.place_same))]

    def _within(self, happening: Happening, cluster: Cluster) -> bool:
        """Whether one place is in the other and both may be meant: a report that names both means two things."""
        if happening.kind in self._exact or happening.lead.claim.document in cluster.sources:
            return False
        return (happening.place in self.chains.of(cluster.lead.place)
                or cluster.lead.place in self.chains.of(happening.place))

    def _told_without_place(self, happening: Happening, cluster: Cluster) -> bool:
        """Whether something may be one event though a place is missing: by its kind, its figures or its words."""
        return (happening.kind in self._placeless or self._equal(happening, cluster)
                or self.copied.get(happening.lead.id, "") in cluster.roots)

    def _wide(self, happening: Happening, cluster: Cluster) -> bool:
        kind = self.chains.kind(happening.place)
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
        pairs = [(self._worth(figure.value, value, wide=wide), figure.value, value)
                 for key, figure in happening.figures.items() if key in cluster.figures
                 for value in {rival.value for rival in cluster.figures[key]}]
        best = max((worth for worth, _, _ in pairs), default=None)
        return [] if best is None else [(max(
            _agreement(one, other) for worth, one, other in pairs if worth == best), best)]

    def _worth(self, one: Interval, other: Interval, *, wide: bool) -> float:
        """What two figures give."""
        if one == other and not one.vague:
            return self._linking.figure_same * (1.0 if one.low >= 10 else 0.5)
        if one.disjoint(other):
            return self._linking.figure_other_wide if wide else self._linking.figure_other
        return self._linking.figure_meets


def _agreement(one: Interval, other: Interval) -> str:
    """In words whether two figures agree."""
    if one == other and not one.vague:
        return f"same figure {one}"
    return f"figures {one} and {other}" if one.disjoint(other) else f"figures {one} and {other} agree"


def _opposed(happening: Happening, cluster: Cluster) -> bool:
    """Whether one side gains by the one what another gains by the other."""
    return happening.kind == cluster.lead.kind and happening.direction.against(cluster.direction)


def _unlike(happening: Happening, cluster: Cluster) -> bool:
    """Whether a happening says of how much or of how many what nobody says of an event."""
    if happening.extents and cluster.extents and not happening.extents & cluster.extents:
        return True
    told = [(figure.value, [rival.value for rival in cluster.figures[key]])
            for key, figure in happening.figures.items() if key in cluster.figures]
    return bool(told) and all(mine.disjoint(theirs) for mine, rivals in told for theirs in rivals)


def _base(key: str) -> str:
    return key.partition(":")[0]
