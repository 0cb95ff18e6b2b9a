"""What would stand if somebody had said nothing: a state inferred again without an originator's claims. Nothing is
stored."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khabar.errors import NotFoundError
from khabar.infer.halfdays import EVENING, halfday
from khabar.infer.inferring import infer
from khabar.infer.standing import span
from khabar.model.judgements import decided
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Claim, Document, Event, Grounding, Origin
from khabar.run.pipeline import known_to
from khabar.store.queries import Filter
from khabar.store.store import Store

MOST = 4_000  # claims that are inferred from while somebody waits


@dataclass(frozen=True, slots=True)
class _Said:
    """Everything that a state may rest on."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    groundings: Sequence[Grounding]
    origins: Sequence[Origin]
    events: Sequence[Event]
    knowledge: Knowledge

    def state(self, wanted: Assessment, step: int, silent: str = "") -> Assessment | None:
        """What stands of the same thing at a half-day, if an originator had been silent; None where nothing does."""
        origins = [origin for origin in self.origins if origin.originator != silent]
        heard = {origin.claim for origin in origins}
        events = [replace(event, claims=kept) for event in self.events
                  if (kept := tuple(claim for claim in event.claims if claim in heard))]
        found = infer(self.documents, self.claims, self.groundings, origins, events, self.knowledge)
        return next((state for state in found if (state.kind, state.subject) == (wanted.kind, wanted.subject)
                     and span(state)[0] <= step < span(state)[1]), None)


def without(
    store: Store, wanted: Assessment, day: date, originators: Collection[str],
) -> Sequence[tuple[str, Assessment | None]]:
    """The state that would stand on a day, for each of these originators, if they had said nothing.

    Events keep what else tells of them; that they might have been told apart otherwise is not gone into. Raises
    NotFoundError where the state hangs together with too many claims to be inferred again while somebody waits.
    """
    step = halfday(day, EVENING)
    first, end = span(wanted)
    step = max(first, min(step, end - 1))
    for said in _enough(store, wanted):
        now = said.state(wanted, step)
        if now is not None and now.value == wanted.value:
            return [(each, said.state(wanted, step, each)) for each in sorted(originators)]
    raise NotFoundError(f"{wanted.id}: hangs together with more than {MOST} claims")


def _enough(store: Store, wanted: Assessment) -> Iterator[_Said]:
    """What the state may rest on: who holds a place, mostly on what is said of that place; the rest, on everything."""
    knowledge = known_to(store)
    if wanted.kind == "control":
        near = store.all_claims_at({wanted.subject})
        if len(near) <= MOST:
            yield _said(store, near, knowledge)
    if store.current_claims() <= MOST:
        yield _said(store, store.claims(Filter()), knowledge)


def _said(store: Store, read: Sequence[Claim], knowledge: Knowledge) -> _Said:
    ids = [claim.id for claim in read]
    claims, groundings = decided(read, store.groundings(ids), store.judgements(standing=True))
    documents = store.documents_by_id({claim.document for claim in claims})
    return _Said(tuple(documents.values()), claims, groundings, store.origins(ids),
                 store.events_citing(ids), knowledge)
