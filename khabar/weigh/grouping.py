"""Putting happenings together as events: site by site, then what was told of a wider place or of none.

A *site* is a place (or, where none is named, what is copied, the parties to it, or the report). The happenings of a
site are put together without regard to any other, so that a site can be weighed anew alone; what is said of a wider
place joins an event inside it afterwards and changes nothing about what was put together there.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from khabar.model.resolved import Chains
from khabar.weigh.clusters import Cluster, Link, cluster_of
from khabar.weigh.decisions import Decisions
from khabar.weigh.happenings import HARM, Happening, days_of
from khabar.weigh.linking import Linker
from khabar.weigh.parameters import Parameters
from khabar.weigh.retelling import retold

_SURE = ("stated", "carried")
DECIDED = "a person's decision"
_MANY = 3  # times as many
Site = tuple[str, str]


def site_of(happening: Happening, copied: Mapping[str, str]) -> Site:
    """Where a happening is put together with others: its place, else what it copies, its parties or its report."""
    if happening.place is not None:
        return "at", happening.place
    line = copied.get(happening.lead.id)
    if line is not None:
        return "line", line
    parties = happening.doers | happening.others
    return ("of", " ".join(sorted(parties))) if len(parties) > 1 else ("in", happening.lead.claim.document)


def grouped(happenings: Sequence[Happening], chains: Chains, parameters: Parameters, copied: Mapping[str, str],
            decisions: Decisions) -> list[Cluster]:
    """Every happening in exactly one cluster, whatever the order of the input.

    ``copied`` maps each claim that was copied or copies another to the first claim of its line.
    """
    sites = by_site(happenings, copied)
    linker = Linker(parameters, chains, copied, decisions)
    return joined([cluster for site in sorted(sites) for cluster in of_site(sites[site], linker, parameters)],
                  linker, parameters)


def by_site(happenings: Iterable[Happening], copied: Mapping[str, str]) -> dict[Site, list[Happening]]:
    """The happenings of each site."""
    sites: dict[Site, list[Happening]] = {}
    for happening in happenings:
        sites.setdefault(site_of(happening, copied), []).append(happening)
    return sites


def of_site(happenings: Sequence[Happening], linker: Linker, parameters: Parameters) -> list[Cluster]:
    """The clusters of one site, without regard to any other."""
    return retold(_of_site(happenings, linker, parameters), linker, parameters)


def joined(clusters: Sequence[Cluster], linker: Linker, parameters: Parameters) -> list[Cluster]:
    """The clusters of all sites, those of wide places and of none with the one event that each fits; what is given
    stays as it is."""
    return _joined(clusters, linker, linker.decisions, _Wider(clusters, linker.chains, parameters))


def _order(happening: Happening) -> tuple[bool, int, int, int, date, str]:
    """The surest first: who gains is named; what was done is told, and not an attack of whomever, or deaths alone; the
    day is stated; the shortest window, the earliest; the id of its first claim last."""
    days = happening.days()
    basis = _SURE.index(happening.basis) if happening.basis in _SURE else len(_SURE)
    told = 2 if happening.kind == HARM else int(happening.lead.claim.type == "battle.attack" and not happening.doers)
    return (happening.aimless and not told, told, basis, 10_000 if days is None else days,
            happening.start or date.max, happening.lead.id)


_Cell = dict[int, Cluster]  # by the number of the object, as clusters change while they are filed


class _Days:
    """The clusters of one site by what kind of thing happened on which day, and by the line of copies."""

    def __init__(self, parameters: Parameters, copied: Mapping[str, str]) -> None:
        self._linking = parameters.linking
        self._kindred = parameters.kindred
        self._copied = copied
        self._cells: dict[str, dict[int | None, _Cell]] = {}
        self._lines: dict[str, _Cell] = {}

    def put(self, cluster: Cluster, happening: Happening) -> None:
        """File a cluster under what a happening of it says."""
        cells, number = self._cells.setdefault(happening.kind, {}), id(cluster)
        filed = [cells.setdefault(day, {}) for day in days_of(happening, self._linking.long)]
        root = self._copied.get(happening.lead.id)
        if root is not None:
            cluster.roots.add(root)
            filed.append(self._lines.setdefault(root, {}))
        for cell in filed:
            cell.pop(number, None)  # the one that was last added to stands last
            cell[number] = cluster

    def near(self, happening: Happening) -> Collection[Cluster]:
        """The clusters of this or a kindred kind on these days, and those with a claim it copies or is copied in."""
        days, crowd = days_of(happening, self._linking.long, self._linking.told_later), self._linking.crowd
        at = [self._lines.get(self._copied.get(happening.lead.id, ""), {})]
        for kind in (happening.kind, *self._kindred.get(happening.kind, ())):
            cells = self._cells.get(kind)
            if cells is None:
                continue
            if len(cells) < len(days):  # not much happened there
                at += [cell for day, cell in cells.items() if day in days]
            else:
                at += [cells[day] for day in days if day in cells]
        found: _Cell = {}
        for cell in at:
            found.update(cell if len(cell) <= crowd else islice(cell.items(), len(cell) - crowd, None))
        return found.values()


def _of_site(happenings: Sequence[Happening], linker: Linker, parameters: Parameters) -> list[Cluster]:
    """Put each happening of a site with the cluster it fits best, the surest first; what fits none begins one."""
    index, decisions = _Days(parameters, linker.copied), linker.decisions
    decided: dict[str, Cluster] = {}
    found: list[Cluster] = []
    for happening in sorted(happenings, key=_order):
        root = next((root for item in happening.items if (root := decisions.root(item.id)) is not None), None)
        cluster = decided.get(root) if root is not None else None
        why: Link | str = DECIDED
        if cluster is None:
            chosen = _chosen(happening, index.near(happening), linker, parameters.linking.margin)
            if chosen is not None:
                why, cluster = chosen
        if cluster is None:
            cluster = linker.begin(happening)
            found.append(cluster)
        else:
            cluster.links.append((happening.lead.id, why))
            linker.add(cluster, happening)
        if root is not None:
            decided[root] = cluster
        index.put(cluster, happening)
    return found


def _chosen(happening: Happening, clusters: Iterable[Cluster], linker: Linker, margin: float
            ) -> tuple[Link, Cluster] | None:
    """The cluster that a happening fits best; of several that it fits as well, the one that most reports tell of.

    None when it fits none; and when it does not say who gained, and fits two of which opposite sides gained about
    equally well: which of the two is meant is not known, unless many more reports say so of one of them.
    """
    fitting = [(link, each) for each in clusters if (link := linker.link(happening, each)) is not None]
    if not fitting:
        return None
    if len(fitting) > 1:
        fitting.sort(key=lambda pair: (-round(pair[0].score, 6), -len(pair[1].sources), pair[1].first))
    best, cluster = fitting[0]
    if happening.aimless and any(
            cluster.direction.against(other.direction) and best.score - link.score < margin
            and _MANY * len(other.aimed) > len(cluster.aimed) for link, other in fitting[1:]):
        return None
    return best, cluster


class _Wider:
    """For a cluster told of a wide place, or of none, the clusters that it may be the same as.

    Where more than ``crowd`` of them happened inside a place on its days, which of them is meant cannot be told.
    """

    def __init__(self, clusters: Sequence[Cluster], chains: Chains, parameters: Parameters) -> None:
        self._chains = chains
        self._linking = parameters.linking
        self._kindred = parameters.kindred
        self._unspecific = parameters.unspecific
        self._inside: dict[tuple[str, str, int | str | None], list[Cluster]] = {}
        self._lines: dict[str, list[Cluster]] = {}
        self._told: dict[tuple[str, str], list[Cluster]] = {}
        self._outer: set[str] = set()  # the places within which something is told
        places = {cluster.lead.place for cluster in clusters}
        for cluster in clusters:
            place = cluster.lead.place
            if place is None:
                continue
            if None in places:
                for source in cluster.sources if cluster.lead.kind in parameters.talked_of else ():
                    self._told.setdefault((source, cluster.lead.kind), []).append(cluster)
                for root in cluster.roots:
                    self._lines.setdefault(root, []).append(cluster)
            containers = [each for each in chains.of(place)[1:]
                          if each in places and chains.kind(each) not in self._unspecific]
            self._outer.update(containers)
            for day in cluster.days(self._linking.long) if containers else ():
                for container in containers:
                    self._inside.setdefault((container, cluster.lead.kind, day), []).append(cluster)

    def asks(self, cluster: Cluster) -> bool:
        """Whether a cluster may be the same as any other at all."""
        return cluster.lead.place is None or cluster.lead.place in self._outer

    def depth(self, cluster: Cluster) -> int:
        """How many places contain the cluster's."""
        return len(self._chains.of(cluster.lead.place))

    def candidates(self, cluster: Cluster) -> list[Cluster]:
        """What lies within its place on its days; of one without a place, what has words in common with it, and what
        its report tells of with a place."""
        place = cluster.lead.place
        found: dict[int, Cluster] = {}
        if place is None:
            for root in sorted(cluster.roots):
                found.update((id(each), each) for each in self._lines.get(root, ()))
            for kind in (cluster.lead.kind, *self._kindred.get(cluster.lead.kind, ())):
                for source in sorted(cluster.sources):
                    found.update((id(each), each) for each in self._told.get((source, kind), ()))
            return list(found.values())
        for kind in (cluster.lead.kind, *self._kindred.get(cluster.lead.kind, ())):
            for day in cluster.days(self._linking.long):
                found.update((id(each), each) for each in self._inside.get((place, kind, day), ()))
                if len(found) > self._linking.crowd:
                    return []
        return list(found.values())


def _joined(clusters: Sequence[Cluster], linker: Linker, decisions: Decisions, wider: _Wider) -> list[Cluster]:
    """The clusters, each one of a wide place or of none with the one event it fits, where there is just one."""
    into: dict[int, Cluster] = {}
    why: dict[int, Link | str] = {}
    for cluster in sorted(filter(wider.asks, clusters), key=lambda each: (-wider.depth(each), each.first)):
        fitting: dict[int, tuple[Link, Cluster]] = {}
        for other in wider.candidates(cluster):
            link = linker.joins(cluster, other)
            root = _end(into, other)
            if link is not None and root is not cluster:
                known = fitting.get(id(root))
                if known is None or (-link.score, other.first) < (-known[0].score, known[1].first):
                    fitting[id(root)] = link, root
        if len(fitting) == 1:
            ((link, root),) = fitting.values()
            into[id(cluster)], why[id(cluster)] = root, link
    _decide(clusters, into, why, decisions)
    return _merged(clusters, into, why, decisions)


def _end(into: Mapping[int, Cluster], cluster: Cluster) -> Cluster:
    while id(cluster) in into:
        cluster = into[id(cluster)]
    return cluster


def _decide(clusters: Sequence[Cluster], into: dict[int, Cluster], why: dict[int, Link | str], decisions: Decisions
            ) -> None:
    """Join what people said is one happening, wherever it was told of."""
    first: dict[str, Cluster] = {}
    for cluster in sorted(clusters, key=lambda each: each.first) if decisions else ():
        for root in sorted({root for claim in cluster.claims if (root := decisions.root(claim)) is not None}):
            known = first.setdefault(root, cluster)
            one, other = _end(into, known), _end(into, cluster)
            if one is not other:
                into[id(other)], why[id(other)] = one, DECIDED


def _merged(clusters: Sequence[Cluster], into: Mapping[int, Cluster], why: Mapping[int, Link | str],
            decisions: Decisions) -> list[Cluster]:
    """The clusters with those that were joined to them; members that a person set apart go out again."""
    grown = {id(root): root.copy() for each in clusters if id(each) in into for root in [_end(into, each)]}
    found = [grown.get(id(cluster), cluster) for cluster in clusters if id(cluster) not in into]
    for cluster in clusters:
        if id(cluster) in into:
            root = grown[id(_end(into, cluster))]
            for member in cluster.members:
                apart = decisions.apart(item.id for item in member.items)
                if apart & root.claims:
                    found.append(cluster_of(member))
                else:
                    root.links.append((member.lead.id, why[id(cluster)]))
                    root.add(member)
    return found
