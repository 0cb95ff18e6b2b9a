"""Inferring: from events and claims to the state of the conflict. A pure function of a batch, in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khabar.infer.aid import aid
from khabar.infer.control import control
from khabar.infer.levels import against_roads, levels, owners
from khabar.infer.observations import Observer
from khabar.infer.parameters import parameters
from khabar.infer.routes import routes
from khabar.infer.sieges import sieges
from khabar.infer.standing import Standing
from khabar.infer.tolls import tolls
from khabar.infer.way_states import way_states
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Claim, Document, Event, Grounding, Origin
from khabar.model.resolved import Chains, Resolved, resolve


@dataclass(frozen=True, slots=True)
class Batch:
    """The records that inference starts from; origins and events are those that weighing made of the others."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    groundings: Sequence[Grounding]
    origins: Sequence[Origin]
    events: Sequence[Event]


def observed(batch: Batch, knowledge: Knowledge) -> tuple[list[Resolved], Observer]:
    """The claims that have an origin, with what their words mean, and what dates and weighs them."""
    observer = observer_of(batch.origins, batch.events)
    items = resolve(batch.documents, batch.claims, batch.groundings, knowledge)
    return [item for item in items if item.id in observer.origins], observer


def infer(documents: Sequence[Document], claims: Sequence[Claim], groundings: Sequence[Grounding],
          origins: Sequence[Origin], events: Sequence[Event], knowledge: Knowledge) -> tuple[Assessment, ...]:
    """Derive who holds each place, the state of roads and sieges, and the tolls; sorted by id.

    ``origins`` and ``events`` are those of :func:`khabar.weigh.weighing.weigh` for the same records. Claims without
    an origin are left out. The same records in any order give the same result.
    """
    items, observer = observed(Batch(documents, claims, groundings, origins, events), knowledge)
    return states(items, observer, events, knowledge)


def observer_of(origins: Sequence[Origin], events: Sequence[Event]) -> Observer:
    """What dates and weighs the claims of these origins and events."""
    ordered = sorted(events, key=lambda event: event.id)
    return Observer(parameters(), {origin.claim: origin for origin in origins},
                    {claim: event for event in ordered for claim in event.claims})


def states(items: Sequence[Resolved], observer: Observer, events: Sequence[Event], knowledge: Knowledge,
           others: Sequence[Resolved] = ()) -> tuple[Assessment, ...]:
    """The same, from claims whose words are resolved; ``others`` are claims of their reports about other places, of
    which it matters only whom they name (:func:`khabar.infer.control.control`)."""
    policy, chains = observer.parameters, Chains(knowledge)
    held = control(items, observer, chains, others)
    roads = routes(items, observer, knowledge, owners(held, knowledge))
    told = sieges(items, observer)
    let_in = aid(items, observer, chains, {way.area for way in knowledge.ways})
    stands = Standing([*held, *roads, *told, *let_in])
    how_far = levels(stands, knowledge, policy)
    ordered = sorted(events, key=lambda event: event.id)
    found = [
        *held, *roads, *against_roads(told, how_far), *let_in, *how_far,
        *way_states(stands, knowledge, policy),
        *tolls(items, observer.origins, ordered, knowledge, policy),
    ]
    return tuple(sorted(found, key=lambda state: state.id))


def known_by(day: date, documents: Sequence[Document]) -> list[Document]:
    """The reports that were out by a day: weighing and inferring these alone gives what was known then.

    A report without a date is taken to be out: nothing says that it was not.
    """
    return [document for document in documents if document.published is None or document.published <= day]
