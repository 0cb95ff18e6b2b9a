"""Weighing batches of claims that have much in common, one after the other: what comes out alike is kept, and an event
is made of what was put together only when it is asked for.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from operator import is_

from khabar.model.knowledge import Knowledge
from khabar.model.records import Event, Origin
from khabar.model.resolved import Chains, Resolved
from khabar.weigh.clusters import Cluster, Link
from khabar.weigh.contradictions import Finder, Judged, countered
from khabar.weigh.decisions import Decisions
from khabar.weigh.events import event_of, id_of, lines_of
from khabar.weigh.grouping import Site, by_site, joined, of_site
from khabar.weigh.happenings import Happening, happenings
from khabar.weigh.linking import Linker, Marks
from khabar.weigh.parameters import Parameters

_Given = tuple[list[tuple[str, Link | str]], list[Origin]]  # the links of a cluster and the origins of its claims


class Again:
    """Puts batches of claims together as events.

    Claims are taken to be the same when they are the same objects. There are no decisions of people.
    """

    def __init__(self, knowledge: Knowledge, parameters: Parameters) -> None:
        self._knowledge, self._parameters, self._chains = knowledge, parameters, Chains(knowledge)
        # by report, the last one last; all are kept, so that no number is given twice
        self._told: dict[str, list[tuple[list[Resolved], list[Happening]]]] = {}
        self._sites: dict[tuple[Site, tuple[int, ...], tuple[str | None, ...]], list[Cluster]] = {}
        self._found: dict[tuple[int, ...], tuple[_Given, Event]] = {}
        self._ids: dict[tuple[int, ...], str] = {}
        self._judged, self._marks, self._decisions = Judged(), Marks(), Decisions({})

    def batch(self, items: Sequence[Resolved], origins: Mapping[str, Origin], twins: Mapping[str, str]) -> "Batch":
        """The events that these claims are about."""
        copied = lines_of(twins)
        linker = Linker(self._parameters, self._chains, copied, self._decisions, self._marks)
        sites = by_site(self._happenings(items), copied)
        alone = [cluster for site in sorted(sites) for cluster in self._of_site(site, sites[site], linker)]
        clusters = {self._id(cluster): cluster for cluster in joined(alone, linker, self._parameters)}
        return Batch(self, clusters, origins, Finder(
            items, origins, self._knowledge, self._parameters, self._judged))

    def event(self, cluster: Cluster, origins: Mapping[str, Origin]) -> Event:
        """The event of a cluster, without what contradicts it elsewhere."""
        members = tuple(id(member) for member in cluster.members)
        given = cluster.links, [origins[claim] for claim in sorted(cluster.claims)]
        known = self._found.get(members)
        if known is None or known[0] != given:
            known = self._found[members] = given, event_of(cluster, origins, self._knowledge, self._parameters)
        return known[1]

    def _id(self, cluster: Cluster) -> str:
        members = tuple(id(member) for member in cluster.members)
        known = self._ids.get(members)
        if known is None:
            known = self._ids[members] = id_of(cluster.claims)
        return known

    def _happenings(self, items: Sequence[Resolved]) -> list[Happening]:
        by_report: dict[str, list[Resolved]] = {}
        for item in items:
            by_report.setdefault(item.claim.document, []).append(item)
        found: list[Happening] = []
        for report, group in sorted(by_report.items()):
            told = self._told.setdefault(report, [])
            if not told or len(told[-1][0]) != len(group) or not all(map(is_, told[-1][0], group)):
                told.append((group, happenings(group, self._chains, self._parameters, self._decisions)))
            found += told[-1][1]
        return found

    def _of_site(self, site: Site, told: Sequence[Happening], linker: Linker) -> list[Cluster]:
        key = site, tuple(id(each) for each in told), tuple(linker.copied.get(each.lead.id) for each in told)
        if key not in self._sites:
            self._sites[key] = of_site(told, linker, self._parameters)
        return self._sites[key]


class Batch:
    """The events of one batch of claims, by id."""

    def __init__(self, again: Again, clusters: Mapping[str, Cluster], origins: Mapping[str, Origin], finder: Finder
                 ) -> None:
        self.clusters, self.finder = clusters, finder
        self._again, self._origins = again, origins
        self._event_of = {claim: id for id, cluster in clusters.items() for claim in cluster.claims}
        self._records: dict[str, Event] = {}

    def event_of(self, claim: str) -> str | None:
        """The event that a claim is of; None when the claim is not of this batch."""
        return self._event_of.get(claim)

    def made(self, id: str) -> Event:
        """An event, without what contradicts it elsewhere."""
        return self._again.event(self.clusters[id], self._origins)

    def record(self, id: str) -> Event:
        """An event, whole."""
        if id not in self._records:
            against: dict[str, set[str]] = {}
            for claim in self.clusters[id].claims:
                for other in self.finder.against(claim):
                    if self._event_of[other] != id:
                        against.setdefault(self._event_of[other], set()).add(other)
            self._records[id] = countered(self.made(id), against, self._origins)
        return self._records[id]


class Outcome:
    """The events of several batches that share no claim."""

    def __init__(self, batches: Sequence[Batch]) -> None:
        self.batches = batches
        self._batch_of = {id: batch for batch in batches for id in batch.clusters}

    def __contains__(self, id: str) -> bool:
        return id in self._batch_of

    @property
    def ids(self) -> Set[str]:
        """The ids of all events."""
        return self._batch_of.keys()

    def claims(self, id: str) -> Set[str]:
        """The claims of an event."""
        return self._batch_of[id].clusters[id].claims

    def claims_with(self, claim: str) -> Set[str]:
        """The claims of the event that a claim is of; none when it is of none of these."""
        return next((batch.clusters[event].claims for batch in self.batches
                     if (event := batch.event_of(claim)) is not None), frozenset())

    def record(self, id: str) -> Event:
        """An event, whole."""
        return self._batch_of[id].record(id)

    def differs(self, id: str, other: "Outcome", fresh: Set[str]) -> bool:
        """Whether an event of both is made otherwise; ``fresh`` are claims that may be of other origins there."""
        mine, theirs = self._batch_of[id], other._batch_of[id]
        one, two = mine.clusters[id], theirs.clusters[id]
        if one.claims.isdisjoint(fresh) and (one is two or (one.links == two.links and [
                *map(_number, one.members)] == [*map(_number, two.members)])):
            return False
        return mine.made(id) != theirs.made(id)

    def beside(self, claims: Iterable[str]) -> set[str]:
        """The events with claims that are compared with one of these, and with any claim on their matter and day."""
        found = set[str]()
        for batch in self.batches:
            keys = {key for claim in claims if batch.event_of(claim) is not None for key in batch.finder.keys(claim)}
            found.update(event for key in keys for claim in batch.finder.under(key)
                         if (event := batch.event_of(claim)) is not None)
        return found


def compared(old: Outcome, new: Outcome, fresh: frozenset[str]) -> tuple[list[Event], list[Event]]:
    """The events of one outcome that the other does not have so, and those that it has instead.

    ``fresh`` are the claims that only one of them has, or that have other origins in it. An event that is made of the
    same claims in the same way may be contradicted by others; then one of its claims is compared with a fresh one, or
    with one of an event that did change.
    """
    apart = {*(old.ids ^ new.ids), *(id for id in old.ids & new.ids if old.differs(id, new, fresh))}
    claims = fresh.union(*(outcome.claims(id) for outcome in (old, new) for id in apart if id in outcome))
    doubtful = apart | old.beside(claims) | new.beside(claims)
    differing = [id for id in sorted(doubtful)
                 if id not in old or id not in new or old.record(id) != new.record(id)]
    return [old.record(id) for id in differing if id in old], [new.record(id) for id in differing if id in new]


def _number(happening: Happening) -> int:
    return id(happening)
