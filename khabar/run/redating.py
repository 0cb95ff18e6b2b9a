"""Undated reports that are stored already: their days are inferred anew when dated reports came in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from khabar.ground import clock
from khabar.ground.dating import KnownEvents, dated_by, dated_events, infer_publication
from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Grounding, When
from khabar.store.queries import Filter
from khabar.store.store import Store


def known_events(store: Store, knowledge: Knowledge) -> KnownEvents:
    """The happenings that the reports of a database date."""
    claims = store.claims(Filter())
    return KnownEvents(dated_events(claims, store.groundings(claim.id for claim in claims)), knowledge)


def redate(store: Store, undated: Iterable[str], knowledge: Knowledge) -> None:
    """Infer the publication of these undated reports (by id) from all that is known now.

    So it does not matter whether an undated report came before the dated ones that date it or after them. What its
    words say of time is in its claims, so that the report need not be read again.
    """
    known = known_events(store, knowledge)
    for document in undated:
        claims = store.claims(Filter(document=document))
        stored = store.groundings(claim.id for claim in claims)
        now = _days(claims, stored, known)
        before = [each for each in stored if each.slot == "date"]
        if now != before:
            store.replace_days(now)


def _days(claims: Sequence[Claim], groundings: Iterable[Grounding], known: KnownEvents) -> list[Grounding]:
    """The groundings of the dates of an undated report's claims: relative, or as other reports date them."""
    whens = {claim.id: claim.when or clock.UNSTATED for claim in claims}
    relative = [_undated(each, whens[each.claim]) for each in groundings]
    dating = infer_publication(claims, relative, known)
    return [each for each in (dated_by(dating, claims, relative) if dating else relative) if each.slot == "date"]


def _undated(grounding: Grounding, when: When) -> Grounding:
    if grounding.slot != "date":
        return grounding
    found = clock.resolve(when, None)
    return replace(grounding, start=found.start, end=found.end, part=found.part, score=found.score,
                   reason=found.reason)
