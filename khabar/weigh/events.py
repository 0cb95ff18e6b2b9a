"""Events: claims of one happening, what and where and when, and the rival versions of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from khabar.model.ids import make_id
from khabar.model.knowledge import Knowledge
from khabar.model.records import Event, Origin
from khabar.model.resolved import Chains, Resolved
from khabar.weigh.clusters import Cluster, Link
from khabar.weigh.contradictions import Finder, with_counters
from khabar.weigh.decisions import Decisions
from khabar.weigh.figures import stated, witnesses
from khabar.weigh.grouping import grouped
from khabar.weigh.happenings import HARM, happenings
from khabar.weigh.parameters import Parameters
from khabar.weigh.rivals import disputed, rivals

_RANK = ("control.captured", "control.lost", "control.withdrew", "battle.repelled", "battle.attack", "route.cut",
         "route.opened", "route.threatened", "siege.broken", "siege.imposed", "harm.killed", "harm.wounded")
_SHOWN = 12  # links spelt out in an event's reason


def events(items: Sequence[Resolved], origins: Mapping[str, Origin], twins: Mapping[str, str], knowledge: Knowledge,
           parameters: Parameters, decisions: Decisions) -> tuple[Event, ...]:
    """The events that the claims are about, sorted by id; every claim is in exactly one of them.

    ``twins`` maps a copied claim to the same claim of the report it was copied from.
    """
    chains = Chains(knowledge)
    told = happenings(items, chains, parameters, decisions)
    found = [event_of(cluster, origins, knowledge, parameters)
             for cluster in grouped(told, chains, parameters, lines_of(twins), decisions)]
    return tuple(sorted(with_counters(found, Finder(items, origins, knowledge, parameters), origins),
                        key=lambda event: event.id))


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


def event_of(cluster: Cluster, origins: Mapping[str, Origin], knowledge: Knowledge, parameters: Parameters) -> Event:
    """The event of a cluster, which is what its members, what tied them together and their origins make it; without
    what contradicts it elsewhere."""
    items = sorted((item for member in cluster.members for item in member.items), key=lambda item: item.id)
    claims = tuple(item.id for item in items)
    start, end = _window(items, cluster)
    figures = stated(items)
    return Event(
        id=id_of(claims), type=_type(items, origins), place=cluster.lead.place, start=start, end=end,
        claims=claims, originators=witnesses(claims, origins),
        agents=_parties(items, "agents"), targets=_parties(items, "targets"), rivals=rivals(items, figures, origins),
        disputed=disputed(items, figures, origins, parameters, knowledge), reason=_reason(cluster),
    )


def id_of(claims: Iterable[str]) -> str:
    """The id of the event of these claims."""
    return make_id("event", *sorted(claims))


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
