"""From the store to an account: the records that a briefing on some days and places is drawn from."""

from collections.abc import Iterable
from datetime import date, timedelta

from khabar.brief.account import Account, place_of
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Event, Grounding, Place
from khabar.store.queries import Filter, StateFilter
from khabar.store.store import Store

NEWS = timedelta(days=7)  # what a report tells without a date is taken to be no older than this


def gather(store: Store, *, start: date | None, end: date | None, place: str | None) -> Account:
    """Events whose days touch ``start`` .. ``end`` (and those without a day), in ``place`` or all places."""
    events = store.events(Filter(start=start, end=end, place=place))
    if start or end:
        events += _undated(store, start, end, place)
    states = store.assessments(StateFilter(start=start, end=end))
    if place is not None and end is not None:  # what is believed of other places is cited nowhere: it need not be read
        world = _knowledge(store, {place_of(state) for state in states})
        states = [state for state in states if place in world.containers(place_of(state))]
    return account(store, events, states)


def _undated(store: Store, start: date | None, end: date | None, place: str | None) -> list[Event]:
    """Events without a day, as far as one of their reports is of the period or the days after it, or undated too."""
    undated = store.events(Filter(place=place, undated=True))
    claims = store.claims_by_id(claim for event in undated for claim in event.claims)
    documents = store.documents_by_id({claim.document for claim in claims.values()})
    last = end + NEWS if end else date.max

    def fits(event: Event) -> bool:
        days = (documents[claims[claim].document].published for claim in event.claims)
        return any(day is None or (start or date.min) <= day <= last for day in days)

    return [event for event in undated if fits(event)]


def account(
    store: Store, events: Iterable[Event] = (), assessments: Iterable[Assessment] = (), claims: Iterable[str] = (),
) -> Account:
    """The account of these events, assessments and claims (by id), with all that they cite."""
    events, assessments = tuple(events), tuple(assessments)
    cited = dict.fromkeys(claims)
    cited.update(dict.fromkeys(claim for event in events for claim in event.claims))
    cited.update(dict.fromkeys(claim for event in events for rival in event.rivals for claim in rival.claims))
    cited.update(dict.fromkeys(part.claim for state in assessments for part in state.evidence))
    held = store.claims_by_id(cited)
    groundings: dict[str, list[Grounding]] = {}
    for grounding in store.groundings(held):
        groundings.setdefault(grounding.claim, []).append(grounding)
    documents = store.documents_by_id({claim.document for claim in held.values()})
    return Account(
        documents=documents,
        claims=held, groundings={claim: tuple(found) for claim, found in groundings.items()},
        origins={origin.claim: origin for origin in store.origins(held)}, events=events, assessments=assessments,
        knowledge=_knowledge(store, _places(events, assessments, groundings)),
        unread=tuple(unread for unread in store.unread() if unread.document is None or unread.document in documents),
        superseded=store.counts().superseded,
    )


def _places(
    events: Iterable[Event], assessments: Iterable[Assessment], groundings: dict[str, list[Grounding]],
) -> set[str]:
    found = {event.place for event in events if event.place} | {place_of(state) for state in assessments}
    found.update(
        grounding.ref for of_claim in groundings.values() for grounding in of_claim
        if grounding.slot == "place" and grounding.ref
    )
    return found


def _knowledge(store: Store, places: Iterable[str]) -> Knowledge:
    """All parties and outlets; of the places, which are a whole world, only these and what contains them."""
    known: dict[str, Place] = {}
    wanted = set(places)
    while wanted:
        found = store.places(wanted)
        known.update(found)
        wanted = {place.parent for place in found.values() if place.parent} - known.keys()
    return Knowledge(known, store.actors(), store.outlets())
