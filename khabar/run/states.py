"""The states that a few changed events bear on, derived anew from the claims that bear on those."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from khabar.infer.control import ABOUT, Holders, whole_of
from khabar.infer.observations import Dated, Observer
from khabar.infer.parameters import parameters
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment
from khabar.model.resolved import Chains, Resolved
from khabar.run.carrying import DisturbedError
from khabar.run.costs import Costs
from khabar.run.touched import Touched
from khabar.store.cells import Known
from khabar.store.store import Store

_BOUND = ("route.", "siege.", "aid.")  # claims whose states hang together with those of other places


def states_of(touched: Touched, store: Store, knowledge: Knowledge) -> tuple[list[str], list[Assessment]]:
    """The ids of the assessments that go, and those that come. Raises DisturbedError."""
    states = _States(touched, store, knowledge)
    held, old_held = states.held()
    old_cost, cost = list[str](), list[Assessment]()
    if touched.counted:
        old_cost, cost = Costs(touched, store, knowledge).states()
    return sorted({*old_held, *old_cost}), [*held, *cost]


class _States:
    def __init__(self, touched: Touched, store: Store, knowledge: Knowledge) -> None:
        self._touched, self._store, self._knowledge = touched, store, knowledge
        self._policy, self._chains = parameters(), Chains(knowledge)
        bound = {place for way in knowledge.ways for place in (way.road, way.area, way.to, *way.sitting,
                                                               *way.overlooking)}
        if any(bound & set(self._chains.of(item.place)) or item.claim.type.startswith(_BOUND)
               for item in touched.items):
            raise DisturbedError
        self._gone = {event.id for event in touched.gone}
        self._come = {claim: event for event in touched.come for claim in event.claims}
        self._origins = {origin.claim: origin for origin in touched.origins}

    def held(self) -> tuple[list[Assessment], list[str]]:
        """What comes to be said of who holds the places, and the ids of what was said of that before and is no more."""
        wide = self._policy.control.wide_kinds
        held, renamed = self._touched.held()
        places = set(held)
        for place in held:
            if self._chains.kind(place) not in wide:
                places.update(self._store.inside(place))
        wholes = {each for place in places for each in whole_of(place, self._chains, wide)}
        known = self._store.known_at(sorted(wholes), ABOUT)
        own = [item for item in self._touched.own if item.claim.type in ABOUT]
        items = [*(each.item for each in known), *(item for item in own if item.place in wholes)]
        holders = Holders(items, self._observer(known), self._chains)
        lone = _one_sided(items, places, self._chains, wide)
        told = {item.claim.document for item in items
                if item.place in lone or (not item.by and item.claim.type == "control.captured")}
        if told:
            mates = [each for each in self._store.known_of(sorted(told)) if each.item.claim.type in ABOUT]
            beside = (*(each.item for each in mates), *(item for item in own if item.claim.document in told))
            whole = {item.id: item for item in (*items, *beside)}
            holders = Holders(list(whole.values()), self._observer([*known, *mates]), self._chains)
        old = {state.id: state for place in sorted(places) for state in self._store.states_about("control", place)}
        new = {state.id: state for place in sorted(places) for state in holders.of(place)}
        for state in self._store.assessments_citing(renamed):
            if state.kind == "control" and state.subject not in places:
                old[state.id] = state
        new |= self._renamed([state for id, state in old.items() if state.subject not in places])
        # most of what is said of a place for years stays as it was, and is not written again
        return [state for id, state in new.items() if old.get(id) != state], [
            id for id, state in old.items() if new.get(id) != state]

    def _renamed(self, states: Sequence[Assessment]) -> dict[str, Assessment]:
        """States by id, with the events that their claims are of now."""
        event_of = {claim: event for claim, event in self._store.events_of(
            {line.claim for state in states for line in state.evidence}).items() if event not in self._gone} | {
                claim: event.id for claim, event in self._come.items()}
        return {state.id: replace(state, events=tuple(sorted({
            event_of[line.claim] for line in state.evidence if line.claim in event_of}))) for state in states}

    def _observer(self, known: Iterable[Known]) -> Observer:
        origins = {each.item.id: each.origin for each in known}
        events: dict[str, Dated] = {each.item.id: each.event for each in known if each.event.id not in self._gone}
        return Observer(self._policy, {**origins, **self._origins}, {**events, **self._come})


def _one_sided(items: Sequence[Resolved], places: Iterable[str], chains: Chains, wide: Container[str]) -> set[str]:
    """The places of which claims name one side alone, and what they are a part of: who else is spoken of in the reports
    of these matters."""
    sides: dict[str, set[str]] = {place: set() for place in places}
    for item in items:
        if item.place in sides:
            sides[item.place].update((*item.by, *item.onto))
    return {each for place, found in sides.items() if len(found) < 2 for each in whole_of(place, chains, wide)}
