"""What is known of the world beside the reports: places, actors and outlets, as values that any stage can be handed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from khabar.model.records import Actor, Membership, Outlet, Place


def valid(facts: tuple[Membership, ...], day: date | None, conflict: str | None = None) -> Membership | None:
    """The fact that holds on ``day`` (None: the latest), of ``conflict`` where the fact names one.

    Where it is not known which war is spoken of (``conflict`` None), a fact of one war is none of this.
    """
    fitting = [
        fact for fact in facts
        if fact.conflict in (None, conflict)
        and (day is None or ((fact.start is None or fact.start <= day) and (fact.end is None or day < fact.end)))
    ]
    return fitting[-1] if fitting else None


def _only_war(facts: tuple[Membership, ...]) -> str | None:
    """The war that facts are about, when they are all about one."""
    wars = {fact.conflict for fact in facts}
    return next(iter(wars)) if len(wars) == 1 else None


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of an area: along a ``road`` from ``area`` to the hinterland ``to`` (all ids of places).

    Who holds all positions that sit on it (``sitting``) passes; from one that overlooks it (``overlooking``) it can be
    fired at, not closed. One road may be several ways, of areas of different sides. ``to`` is another area with ways
    of its own, or one of the knowledge's ``hinterlands``.
    """

    road: str
    area: str
    to: str
    sitting: tuple[str, ...]
    overlooking: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Knowledge:
    """Places, actors and outlets by id; the ways out of areas; and, by place, which side's hinterland it was when."""

    places: Mapping[str, Place]
    actors: Mapping[str, Actor]
    outlets: Mapping[str, Outlet]
    ways: tuple[Way, ...] = ()
    hinterlands: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)

    def containers(self, place: str | None) -> tuple[str, ...]:
        """The place itself and everything that contains it, from the inside out."""
        chain: list[str] = []
        while place is not None and place not in chain:
            chain.append(place)
            known = self.places.get(place)
            place = known.parent if known else None
        return tuple(chain)

    def line(self, actor: str | None) -> tuple[str, ...]:
        """The actor itself and the bodies it ever belonged to, from the inside out."""
        found: dict[str, None] = {}
        waiting = [actor] if actor is not None else []
        while waiting:
            each = waiting.pop(0)
            if each not in found:
                found[each] = None
                known = self.actors.get(each)
                waiting.extend(fact.value for fact in known.parents) if known else None
        return tuple(found)

    def side(self, actor: str | None, day: date | None = None, conflict: str | None = None) -> str | None:
        """The side an actor is on, its own or the nearest parent's; None when nothing is known.

        Of a war that is not known (``conflict`` None) only a party to one war alone has a side: the one it has there.
        """
        seen: set[str] = set()
        while actor is not None and actor not in seen:
            seen.add(actor)
            known = self.actors.get(actor)
            if known is None:
                return None
            fact = valid(known.sides, day, conflict or _only_war(known.sides))
            if fact is not None:
                return fact.value
            above = valid(known.parents, day, conflict or _only_war(known.parents))
            actor = above.value if above else None
        return None
