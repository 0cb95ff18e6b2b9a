"""Events and states of one part of the world, from what is stored of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from khabar.infer.control import ABOUT
from khabar.infer.inferring import observer_of, states
from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Document
from khabar.model.resolved import Chains, Resolved, resolve
from khabar.run.carrying import known_now
from khabar.run.garbage import uncollected
from khabar.run.parting import Together
from khabar.store.store import Derived, Store
from khabar.weigh.copies import Copy
from khabar.weigh.decisions import Decisions
from khabar.weigh.events import events
from khabar.weigh.originators import Tracer
from khabar.weigh.parameters import parameters

Known = Callable[[Store], Knowledge]


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a process needs to begin: the database, and how the knowledge for it is had."""

    address: str
    known: Known

    def opened(self) -> tuple[Store, Knowledge]:
        """The database and the knowledge, opened in this process."""
        store = Store.open(self.address, create=False)
        return store, self.known(store)


class Deriver:
    """Derives one part after another; the repeats of all reports must be stored (:meth:`Store.index_repeats`)."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store, self._knowledge = store, knowledge
        self._chains = Chains(knowledge)
        self._tracer = Tracer(knowledge, parameters().originators)

    def __call__(self, part: Together) -> Derived:
        """The origins, events and assessments of a part, and the rows of what is known of its claims."""
        with uncollected():
            return self._derived(part)

    def _derived(self, part: Together) -> Derived:
        claims = self._store.all_claims_at(part.places)
        if part.nowhere:
            claims += self._store.claims_nowhere()
        own = {claim.id for claim in claims}
        line = lines_up(own, self._store)
        copied = {copy.claim for copy in line.values() if copy.claim is not None and copy.claim not in own}
        outside = self._store.claims_by_id(sorted(copied))
        mates = self._store.claims_of(sorted({claim.document for claim in outside.values()}))
        every = list({claim.id: claim for claim in (*mates, *outside.values(), *claims)}.values())
        documents = self._documents(every)
        items = [item for item in self._resolved(every, documents) if item.id in own or item.id in outside]
        mine = [item for item in items if item.id in own]
        sources = self._store.documents_by_id({copy.source for copy in line.values()} - documents.keys())
        policy = parameters()
        origins = self._tracer.trace(items, [*documents.values(), *sources.values()], line)
        by_claim = {origin.claim: origin for origin in origins}
        twins = {claim: copy.claim for claim, copy in line.items() if copy.claim is not None}
        found = events(mine, by_claim, twins, self._knowledge, policy, Decisions({}))
        ours = tuple(origin for origin in origins if origin.claim in own)
        knowledge = replace(self._knowledge, ways=part.ways)
        rows = self._store.known_rows(known_now(mine, by_claim, line, found))
        return ours, found, states(mine, observer_of(ours, found), found, knowledge, self._others(mine)), rows

    def _others(self, items: Sequence[Resolved]) -> list[Resolved]:
        """What the reports that name one side alone at a place claim of other places: it tells whom it fights."""
        sides: dict[str, set[str]] = {}
        reports: dict[str, set[str]] = {}
        for item in items:
            if item.claim.type in ABOUT and item.place is not None:
                sides.setdefault(item.place, set()).update(item.by, item.onto)
                reports.setdefault(item.place, set()).add(item.claim.document)
        named = {report for place, found in sides.items() if len(found) < 2
                 for each in self._chains.of(place) for report in reports.get(each, ())}
        own = {item.id for item in items}
        claims = [claim for claim in self._store.claims_of(sorted(named))
                  if claim.type in ABOUT and claim.id not in own]
        return self._resolved(claims, self._documents(claims))

    def _documents(self, claims: Iterable[Claim]) -> dict[str, Document]:
        return self._store.documents_by_id(sorted({claim.document for claim in claims}))

    def _resolved(self, claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[Resolved]:
        return list(resolve(list(documents.values()), claims, self._store.groundings(claim.id for claim in claims),
                            self._knowledge))


def lines_up(claims: Iterable[str], store: Store) -> dict[str, Copy]:
    """What these claims repeat, what that repeats, and so on back to the first report."""
    line: dict[str, Copy] = {}
    waiting = set(claims)
    while waiting:
        found = store.repeats(sorted(waiting))
        line.update({claim: Copy(each.source, each.twin, each.reason) for claim, each in found.items()})
        waiting = {each.twin for each in found.values() if each.twin is not None and each.twin not in line}
    return line
