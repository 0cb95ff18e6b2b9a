"""Weighing: from claims to originators and events. A pure function of a batch, whatever the order of its input."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from khabar.model.judgements import Pair
from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Document, Event, Grounding, Origin
from khabar.model.resolved import Resolved, resolve
from khabar.weigh.copies import Copy, CopyFinder
from khabar.weigh.decisions import Decisions
from khabar.weigh.events import events
from khabar.weigh.originators import Tracer, grades
from khabar.weigh.parameters import parameters


@dataclass(frozen=True, slots=True)
class Weighed:
    """One origin for each claim, sorted by claim; and the events, sorted by id, with every claim in exactly one.

    ``copies`` are the claims that repeat another report, and what each repeats; ``items`` the claims with what their
    words mean.
    """

    origins: tuple[Origin, ...]
    events: tuple[Event, ...]
    copies: Mapping[str, Copy] = field(default_factory=dict)
    items: tuple[Resolved, ...] = ()


def weigh(documents: Sequence[Document], claims: Sequence[Claim], groundings: Sequence[Grounding],
          knowledge: Knowledge, links: Mapping[Pair, bool] | None = None) -> Weighed:
    """Trace each claim to its originator and put together the claims that are of one event.

    ``links`` are what people decided of pairs of claims (:func:`khabar.model.judgements.links`): true for one
    happening, false for two; it overrides whatever else speaks for or against it.
    Claims whose document is not given are left out. The same records in any order give the same result.
    """
    policy = parameters()
    known = sorted({document.id: document for document in documents}.values(), key=lambda document: document.id)
    items = resolve(known, claims, groundings, knowledge)
    copies = CopyFinder(known, policy.copies, grades(known, knowledge)).find([item.claim for item in items])
    origins = Tracer(knowledge, policy.originators).trace(items, known, copies)
    by_claim = {origin.claim: origin for origin in origins}
    twins = {claim: copy.claim for claim, copy in copies.items() if copy.claim is not None}
    found = events(items, by_claim, twins, knowledge, policy, Decisions(links or {}))
    return Weighed(origins, found, copies, items)
