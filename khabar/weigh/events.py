"""Events: claims of one happening, what and where and when, and the rival versions of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from khabar.model.ids import make_id
from khabar.model.knowledge import Knowledge
from khabar.model.records import Event, Origin
from khabar.model.resolved import Chains, Resolved
from khabar.weigh.clusters import Cluster, Link
from khabar.weigh.contradictions import Finder, with_counters
from khabar.weigh.decisions import Decisions
from khabar.weigh.figures import stated, witnesses
from khabar.weigh.grouping import Site, by_site, grouped, joined, of_site
from khabar.weigh.happenings import HARM, Happening, happenings
from khabar.weigh.linking import Linker
from khabar.weigh.parameters import Parameters
from khabar.weigh.rivals import disputed, rivals

_RANK = ("control.captured", "control.lost", "control.withdrew", "battle.repelled", "battle.attack", "route.cut",
         "route.opened", "route.threatened", "siege.broken", "siege.imposed", "harm.killed", "harm.wounded")
_Given = tuple[list[tuple[str, Link | str]], list[Origin]]  # the links of a cluster and the origins of its claims
_SHOWN = 12  # links spelt out in an event's reason


def events(items: Sequence[Resolved], origins: Mapping[str, Origin], twins: Mapping[str, str], knowledge: Knowledge,
           parameters: Parameters, decisions: Decisions) -> tuple[Event, ...]:
    """The events that the claims are about, sorted by id; every claim is in exactly one of them.

    ``twins`` maps a copied claim to the same claim of the report it was copied from.
    """
    chains = Chains(knowledge)
    told = happenings(items, chains, parameters, decisions)
    found = [_event(cluster, origins, knowledge, parameters)
             for cluster in grouped(told, chains, parameters, lines_of(twins), decisions)]
    return _countered(found, Finder(items, origins, knowledge, parameters), origins)


class Again:
    """The same of one batch of claims after another that have much in common: what comes out alike is kept.

    Claims are taken to be the same when they are the same objects. There are no decisions of people.
    """

    def __init__(self, knowledge: Knowledge, parameters: Parameters) -> None:
        self._knowledge, self._parameters, self._chains = knowledge, parameters, Chains(knowledge)
        self._told: dict[tuple[int, ...], tuple[Sequence[Resolved], list[Happening]]] = {}
        self._sites: dict[tuple[Site, tuple[int, ...], tuple[str | None, ...]], list[Cluster]] = {}
        self._found: dict[tuple[int, ...], tuple[_Given, Event]] = {}

    def events(self, items: Sequence[Resolved], origins: Mapping[str, Origin], twins: Mapping[str, str]
               ) -> tuple[Event, ...]:
        """The events that these claims are about."""
        copied = lines_of(twins)
        linker = Linker(self._parameters, self._chains, copied, Decisions({}))
        sites = by_site(self._happenings(items), copied)
        alone = [cluster for site in sorted(sites) for cluster in self._of_site(site, sites[site], linker)]
        found = [self._event(cluster, origins)
                 for cluster in joined([cluster.copy() for cluster in alone], linker, self._parameters)]
        return _countered(found, Finder(items, origins, self._knowledge, self._parameters), origins)

    def _happenings(self, items: Sequence[Resolved]) -> list[Happening]:
        by_report: dict[str, list[Resolved]] = {}
        for item in items:
            by_report.setdefault(item.claim.document, []).append(item)
        found: list[Happening] = []
        for _, group in sorted(by_report.items()):
            key = tuple(id(item) for item in group)
            if key not in self._told:
                self._told[key] = group, happenings(group, self._chains, self._parameters, Decisions({}))
            found += self._told[key][1]
        return found

    def _of_site(self, site: Site, told: Sequence[Happening], linker: Linker) -> list[Cluster]:
        key = site, tuple(id(each) for each in told), tuple(linker.copied.get(each.lead.id) for each in told)
        if key not in self._sites:
            self._sites[key] = of_site(told, linker, self._parameters)
        return self._sites[key]

    def _event(self, cluster: Cluster, origins: Mapping[str, Origin]) -> Event:
        """The event of a cluster, which is what its members, what tied them together and their origins make it."""
        members = tuple(id(member) for member in cluster.members)
        given = cluster.links, [origins[claim] for claim in sorted(cluster.claims)]
        known = self._found.get(members)
        if known is None or known[0] != given:
            known = self._found[members] = given, _event(cluster, origins, self._knowledge, self._parameters)
        return known[1]


def _countered(found: Sequence[Event], finder: Finder, origins: Mapping[str, Origin]) -> tuple[Event, ...]:
    return tuple(sorted(with_counters(found, finder, origins), key=lambda event: event.id))


def lines_of(twins: Mapping[str, str]) -> dict[str, str]:
    """Every claim that was copied or copies another, to the first claim of its line."""
    found: dict[str, str] = {}
    for claim in sorted(twins):
        line = [claim]
        while line[-1] in twins and line[-1] not in found:
            line.append(twins[line[-1]])
        root = found.get(line[-1], line[-1])
        found.update(dict.fromkeys(line, root))
    return found


def _event(cluster: Cluster, origins: Mapping[str, Origin], knowledge: Knowledge, parameters: Parameters) -> Event:
    items = sorted((item for member in cluster.members for item in member.items), key=lambda item: item.id)
    claims = tuple(item.id for item in items)
    start, end = _window(items, cluster)
    figures = stated(items)
    return Event(
        id=make_id("event", *claims), type=_type(items, origins), place=cluster.lead.place, start=start, end=end,
        claims=claims, originators=witnesses(claims, origins),
        agents=_parties(items, "agents"), targets=_parties(items, "targets"), rivals=rivals(items, figures, origins),
        disputed=disputed(items, figures, origins, parameters, knowledge), reason=_reason(cluster),
    )


def _type(items: Sequence[Resolved], origins: Mapping[str, Origin]) -> str:
    """The type that most originators assert; of equals the one that says most about the outcome.

    Deaths and injuries name the event only when nothing else does.
    """
    voices: dict[str, set[str]] = {}
    asserted = [item for item in items if item.claim.status == "asserted"] or items
    for item in asserted:
        voices.setdefault(item.claim.type, set()).update(origins[item.id].witnesses)
    named = {kind: who for kind, who in voices.items() if kind.partition(".")[0] != HARM} or voices
    return min(named, key=lambda kind: (-len(named[kind]), _RANK.index(kind) if kind in _RANK else len(_RANK), kind))


def _window(items: Sequence[Resolved], cluster: Cluster) -> tuple[date | None, date | None]:
    """The days that all its claims agree on; the day of a claim that is sure of it wins over windows."""
    if cluster.precise is not None:
        return cluster.precise.start, cluster.precise.end
    return cluster.start, cluster.end


def _parties(items: Sequence[Resolved], slot: str) -> tuple[str, ...]:
    """Who takes part, by the claims that say more than who was harmed; sorted."""
    found = {
        party for item in items for party in getattr(item, slot)
        if party is not None and (item.claim.type.partition(".")[0] != HARM or len(items) == 1)
    } or {party for item in items for party in getattr(item, slot) if party is not None}
    return tuple(sorted(found))


def _reason(cluster: Cluster) -> str:
    """Why these claims are one event: each link with its log-odds, the weakest first."""
    if not cluster.links:
        return "" if len(cluster.claims) == 1 else "stated together in one report"
    ranked = sorted(cluster.links, key=_strength)
    more = f"; and {len(ranked) - _SHOWN} more" if len(ranked) > _SHOWN else ""
    return "; ".join(f"{claim} {link}" for claim, link in ranked[:_SHOWN]) + more


def _strength(linked: tuple[str, Link | str]) -> tuple[float, str]:
    """What people decided before all others, then the weakest link first."""
    claim, link = linked
    return (float("-inf") if isinstance(link, str) else round(link.score, 6)), claim
