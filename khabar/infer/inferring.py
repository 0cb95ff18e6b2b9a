"""Inferring: from events and claims to the state of the conflict. A pure function of a batch, in any order."""

from collections.abc import Mapping, Sequence
from datetime import date

from khabar.infer.control import Place, control_of
from khabar.infer.observations import FIGHTING, Observer
from khabar.infer.parameters import Parameters, parameters
from khabar.infer.routes import routes
from khabar.infer.sieges import sieges
from khabar.infer.tolls import tolls
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Claim, Document, Event, Grounding, Origin
from khabar.model.resolved import Chains, Resolved, resolve

_ABOUT_CONTROL = (*FIGHTING, "control.captured", "control.lost", "control.withdrew", "control.held")


def infer(documents: Sequence[Document], claims: Sequence[Claim], groundings: Sequence[Grounding],
          origins: Sequence[Origin], events: Sequence[Event], knowledge: Knowledge) -> tuple[Assessment, ...]:
    """Derive who holds each place, the state of roads and sieges, and the tolls; sorted by id.

    ``origins`` and ``events`` are those of :func:`khabar.weigh.weighing.weigh` for the same records. Claims without
    an origin are left out. The same records in any order give the same result.
    """
    policy = parameters()
    known = {origin.claim: origin for origin in origins}
    items = [item for item in resolve(documents, claims, groundings, knowledge) if item.id in known]
    ordered = sorted(events, key=lambda event: event.id)
    by_claim = {claim: event for event in ordered for claim in event.claims}
    found = [
        *_control(items, Observer(policy.control, policy.trust, known, by_claim), by_claim, knowledge, policy),
        *routes(items, known, by_claim, knowledge, policy),
        *sieges(items, known, by_claim, policy),
        *tolls(items, known, ordered, knowledge, policy),
    ]
    return tuple(sorted(found, key=lambda state: state.id))


def _control(items: Sequence[Resolved], observer: Observer, events: Mapping[str, Event], knowledge: Knowledge,
             policy: Parameters) -> list[Assessment]:
    by_place: dict[str, list[Resolved]] = {}
    for item in items:
        if item.place is not None and item.claim.type in _ABOUT_CONTROL:
            by_place.setdefault(item.place, []).append(item)
    chains = Chains(knowledge)
    return [state for place, claims in sorted(by_place.items())
            for state in control_of(Place(place, claims, chains.kind(place) in policy.control.wide_kinds, events),
                                    observer, policy.control)]


def known_by(day: date, documents: Sequence[Document]) -> list[Document]:
    """The reports that were out by a day: weighing and inferring these alone gives what was known then.

    A report without a date is taken to be out: nothing says that it was not.
    """
    return [document for document in documents if document.published is None or document.published <= day]
