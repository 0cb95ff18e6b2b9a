"""The rival versions of an event: what came of it, how far, who did it, how many; and whether they contradict.

Attributes and values: ``outcome`` is a claim type, followed by ``:negated`` or ``:hedged`` when that is its status;
``extent`` is full or partial; ``by`` is a side, or an actor that is on no side; a figure's attribute is its measure,
followed by ``:`` and the victims' side (or actor) where that is known.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from khabar.model.figures import Figure
from khabar.model.knowledge import Knowledge
from khabar.model.records import Origin, Rival
from khabar.model.resolved import Resolved, road_users
from khabar.weigh.contradictions import contradict
from khabar.weigh.figures import figures_clash, rival_figures, witnesses
from khabar.weigh.happenings import HARM
from khabar.weigh.parameters import Parameters

_DOER = ("battle.attack", "control.captured", "control.held", "strike.air", "strike.shelling", "strike.bomb",
         "strike.chemical", "siege.imposed", "siege.broken", "route.cut", "harm.killed", "harm.wounded", "harm.site")


def outcome(item: Resolved) -> str:
    """What a claim says came of the event."""
    status = item.claim.status
    return item.claim.type if status in ("asserted", "planned") else f"{item.claim.type}:{status}"


def _values(item: Resolved) -> list[tuple[str, str]]:
    found = []
    if item.claim.type.partition(".")[0] != HARM or item.claim.status != "asserted":
        found.append(("outcome", outcome(item)))
    if item.claim.status == "asserted":
        if item.claim.extent is not None:
            found.append(("extent", item.claim.extent))
        if item.claim.type in _DOER:
            doers = item.by[:1] or tuple(agent for agent in item.agents[:1] if agent is not None)
            found.extend(("by", doer) for doer in doers)
    return found


def rivals(items: Sequence[Resolved], figures: Mapping[str, Sequence[Figure]], origins: Mapping[str, Origin]
           ) -> tuple[Rival, ...]:
    """Every value of every attribute that the claims of an event give, with the claims and originators that hold it.

    ``figures`` are those that the claims assert (:func:`khabar.weigh.figures.stated`).
    """
    given: dict[tuple[str, str], list[str]] = {}
    for item in items:
        for attribute, value in _values(item):
            given.setdefault((attribute, value), []).append(item.id)
    found = [
        Rival(attribute, value, tuple(sorted(claims)), witnesses(claims, origins))
        for (attribute, value), claims in sorted(given.items())
    ]
    return (*found, *rival_figures(figures, origins))


def disputed(items: Sequence[Resolved], figures: Mapping[str, Sequence[Figure]], origins: Mapping[str, Origin],
             parameters: Parameters, knowledge: Knowledge) -> bool:
    """Whether two originators contradict each other on the event: on what came of it, who did it, or how many."""
    if len(witnesses((item.id for item in items), origins)) < 2:
        return False
    held: dict[tuple[str, str, str, frozenset[str]], Resolved] = {}
    doers: dict[str, set[str]] = {}
    for item in items:
        by = {value for attribute, value in _values(item) if attribute == "by"}
        for voice in origins[item.id].witnesses:
            held[voice, item.claim.type, item.claim.status, road_users(item, knowledge, parameters.users)] = item
            if by and item.claim.type.startswith(("strike.", "control.held")):
                doers.setdefault(voice, set()).update(by)
    if any(one[0] != other[0] and contradict(held[one], held[other], parameters, knowledge)
           for one, other in combinations(held, 2)):
        return True
    if any(not doers[one] & doers[other] for one, other in combinations(doers, 2)) or _how_far(items, origins):
        return True
    return figures_clash(figures, origins)


def _how_far(items: Sequence[Resolved], origins: Mapping[str, Origin]) -> bool:
    """Whether one originator says that the whole was taken or lost and another that a part was."""
    said: dict[str, set[str]] = {"full": set(), "partial": set()}
    for item in items:
        if item.claim.extent is not None and item.claim.status == "asserted":
            said[item.claim.extent].update(origins[item.id].witnesses)
    return bool(said["full"] - said["partial"] and said["partial"] - said["full"])
