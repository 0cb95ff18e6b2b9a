"""What changed events cost people, and what they change in the sums over incidents: the months they fall in alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from khabar.infer.incidents import Incident, incidents_of
from khabar.infer.parameters import parameters
from khabar.infer.stated import Scope, Stated, stated_figures
from khabar.infer.tolls import SERIES, beside, series, with_restated
from khabar.infer.totals import (
    MONTH,
    Month,
    Part,
    Sums,
    kept_by_month,
    month_in,
    month_of,
    parts_of,
    span_of,
    sums_of,
)
from khabar.model.figures import Kind
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Claim, Event
from khabar.model.resolved import Chains, resolve
from khabar.run.carrying import DisturbedError
from khabar.run.touched import Touched
from khabar.store.store import Store

_RETOLD = 100  # people: so great a figure is a total told again when a total is as great
_ROUNDS = 4    # times that more events are looked at for that
_MONTH = re.compile(r"\d{4}-\d\d")


@dataclass(slots=True)
class _Scope:
    """A scope whose incidents changed: those that went, and those that came, by event."""

    gone: dict[str, Incident] = field(default_factory=dict)
    come: dict[str, Incident] = field(default_factory=dict)

    @property
    def all(self) -> list[Incident]:
        """Both."""
        return [*self.gone.values(), *self.come.values()]


class Costs:
    """The tolls that changed events bear on, derived anew."""

    def __init__(self, touched: Touched, store: Store, knowledge: Knowledge) -> None:
        self._store, self._knowledge, self._policy = store, knowledge, parameters()
        self._chains = Chains(knowledge)
        self._gone = {event.id: event for event in touched.gone}
        self._come = {event.id: event for event in touched.come}
        self._own, self._whose = {origin.claim for origin in touched.origins}, dict(touched.whose)
        told = set(self._claims_of(touched.come))
        self._items = {item.id: item for item in touched.items if item.claim.counts and item.id in told}
        self._scopes: dict[Scope, _Scope] = {}
        self._held: dict[Scope, dict[str, list[str]]] = {}
        self._months: dict[Scope, dict[str, Month]] = {}
        self._by_month: dict[tuple[Scope, str], list[Incident]] = {}
        self._gone_ids: set[str] = set()
        self._new: dict[str, Assessment] = {}

    def states(self) -> tuple[list[str], list[Assessment]]:
        """The ids of the assessments that go, and those that come. Raises DisturbedError."""
        figures = self._figures()
        self._incidents(figures)
        self._sums()
        self._series(figures)
        return sorted(self._gone_ids), list(self._new.values())

    # Figures

    def _figures(self) -> dict[str, list[Stated]]:
        """The figures of the events, and of all claims beside which a running total of theirs stands."""
        self._load(self._beside_tallies())
        for _ in range(_ROUNDS):
            raw = self._stated()
            wanted, told = set[int](), set[int]()
            for claim, given in raw.items():
                for each in given:
                    if each.figure.value.low >= _RETOLD:
                        if each.figure.kind is Kind.INCIDENT:
                            wanted.add(each.figure.value.low)
                        elif each.figure.kind is Kind.TALLY and claim in self._own:
                            told.add(each.figure.value.low)
            if not wanted and not told:
                return raw
            tops = {self._chains.of(item.place)[-1] for item in self._items.values() if item.place is not None}
            if any(item.place is None for item in self._items.values()):
                raise DisturbedError  # of a claim without a place the total may be of any place
            found = self._store.numbered(tops, wanted | told)
            self._load(found)
            again = [event for event in self._store.events_citing(
                claim.id for claim in found if any(count.low in told for count in claim.counts))
                if event.id not in self._gone]
            if not again:
                return with_restated(self._stated(), self._chains)
            self._gone.update((event.id, event) for event in again)
            self._come.update((event.id, event) for event in again)
            self._load(self._store.claims_by_id(self._claims_of(again)).values())
        raise DisturbedError

    def _claims_of(self, events: Iterable[Event]) -> list[str]:
        return sorted({claim for event in events for claim in event.claims})

    def _stated(self) -> dict[str, list[Stated]]:
        self._whose |= {each.claim: each for each in self._store.origins(self._items.keys() - self._whose.keys())}
        return stated_figures(list(self._items.values()), self._whose, self._policy)

    def _beside_tallies(self) -> list[Claim]:
        """The claims with figures of the places of whose running totals one may have changed."""
        tallies = [each.item for given in self._stated().values() for each in given if each.figure.kind is Kind.TALLY]
        found = self._store.counted_at(sorted({item.place for item in tallies if item.place is not None}))
        nowhere = {item.claim.document for item in tallies if item.place is None}
        return found + [claim for claim in self._store.claims_of(sorted(nowhere)) if claim.counts]

    def _load(self, claims: Iterable[Claim]) -> None:
        fresh = {claim.id: claim for claim in claims if claim.counts and claim.id not in self._items}
        mates = self._store.claims_of(sorted({claim.document for claim in fresh.values() if claim.place is None}))
        given = {**{claim.id: claim for claim in mates}, **fresh}
        documents = list(self._store.documents_by_id(sorted({claim.document for claim in given.values()})).values())
        for item in resolve(documents, list(given.values()), self._store.groundings(given), self._knowledge):
            if item.id in fresh:
                self._items[item.id] = item

    # Incidents

    def _incidents(self, figures: dict[str, list[Stated]]) -> None:
        for incident in self._stored(self._store.incidents_of(self._gone.values())):
            self._gone_ids.add(incident.state.id)
            self._enter(incident, incident.event, gone=True)
        for event, record in self._come.items():
            for incident in incidents_of(record, figures, self._policy):
                self._new[incident.state.id] = incident.state
                self._enter(incident, event, gone=False)

    def _enter(self, incident: Incident, event: str, *, gone: bool) -> None:
        for place in self._chains.of(incident.scope.place or None):
            scope = self._scopes.setdefault(
                Scope(place, incident.scope.measure, incident.scope.victims), _Scope())
            (scope.gone if gone else scope.come)[event] = incident

    def _stored(self, states: Sequence[Assessment]) -> list[Incident]:
        """Incidents as they are stored, with the words that state them."""
        stating: dict[tuple[str, str], set[tuple[str, int, int]]] = {}
        for each in self._store.stating({_whose(state) for state in states}):
            for measure in each.measures:
                stating.setdefault((each.event, measure), set()).add((each.document, each.start, each.stop))
        found = []
        for state in states:
            place, measure, victims, event = state.subject.split("|")
            found.append(Incident(Scope(place, measure, victims), event, state,
                                  frozenset(stating.get((event, measure), ()))))
        return found

    # Sums

    def _sums(self) -> None:
        for scope, changed in sorted(self._scopes.items(), key=lambda item: item[0].subject("")):
            if changed.gone != changed.come:
                self._months[scope] = self._sum(scope, changed)

    def _sum(self, scope: Scope, changed: _Scope) -> dict[str, Month]:
        """Derive the sums of a scope anew; its months as they are now, none where it has but one."""
        sums = Sums(scope, self._chains)
        stored, touched = self._stored_months(scope), self._touched(scope, changed)
        months = {name: month for name, month in stored.items() if name not in touched}
        renewed = [state for name in sorted(touched) if stored
                   and (state := self._month(scope, sums, name)) is not None]
        months.update((month.name, month) for month in map(month_in, renewed))
        self._gone_ids.update(self._held[scope].get("*", ()))
        if len(months) > 1:
            self._gone_ids.update(month.id for name, month in stored.items() if months.get(name) is not month)
            self._put([*renewed, sums.total([months[name] for name in sorted(months)])])
            return months
        self._gone_ids.update(month.id for month in stored.values())
        everything = self._everything(scope)
        found = sums_of(sums, everything, kept_by_month(sums, everything))
        self._put(found)
        return {month.name: month for state in found if state.rule == MONTH for month in [month_in(state)]}

    def _stored_months(self, scope: Scope) -> dict[str, Month]:
        found = self._store.sums_of(scope.place, f"{scope.measure}|{scope.victims}")
        self._held[scope] = held = dict[str, list[str]]()
        for state in found:
            held.setdefault(_whose(state), []).append(state.id)
        return {month.name: month for month in map(month_in, (
            state for state in found if _MONTH.fullmatch(_whose(state))))}

    def _touched(self, scope: Scope, changed: _Scope) -> set[str]:
        """The months whose sums may be others: in which changed incidents begin, or others on their days."""
        found = {month_of(each.start) for each in changed.all}
        for each in changed.all:
            for month in {month_of(each.start), month_of(each.end)}:
                found.update(month_of(other.start) for other in self._in_month(scope, month)
                             if other.start <= each.end and each.start <= other.end)
        return found

    def _month(self, scope: Scope, sums: Sums, month: str) -> Assessment | None:
        kept, begun = self._kept(scope, sums, month)
        return sums.month(month, kept, begun - len(kept)) if kept else None

    def _kept(self, scope: Scope, sums: Sums, month: str) -> tuple[list[Incident], int]:
        """The incidents that are added up in a month, and how many began in it."""
        near = self._in_month(scope, month)
        own = [each for each in near if month_of(each.start) == month]
        last, ends = max((each.end for each in own), default=date.min), span_of(month)[1]
        following = {each.event: each for name in _months_between(ends, last) for each in self._in_month(scope, name)
                     if ends < each.start <= last}
        return sums.kept(month, [*near, *following.values()]), len(own)

    def _in_month(self, scope: Scope, month: str) -> list[Incident]:
        """The incidents of a scope that have a day in a month, as they are now."""
        top = self._chains.of(scope.place)[-1]
        key = Scope(top, scope.measure, scope.victims), month
        if key not in self._by_month:
            self._by_month[key] = self._now(key[0], *span_of(month))
        return [each for each in self._by_month[key] if scope.place in self._chains.of(each.scope.place)]

    def _everything(self, scope: Scope) -> list[Incident]:
        return self._now(scope, date.min, date.max)

    def _now(self, scope: Scope, first: date, last: date) -> list[Incident]:
        changed = self._scopes.get(scope, _Scope())
        stored = [state for state in self._store.incidents_inside(
            scope.place, f"{scope.measure}|{scope.victims}", first, last) if _whose(state) not in changed.gone]
        return [*self._stored(stored), *(each for each in changed.come.values()
                                         if each.start <= last and first <= each.end)]

    # Series

    def _series(self, figures: dict[str, list[Stated]]) -> None:
        """The running totals that changed, and those beside which something else is itemised now."""
        changed = {claim for event in self._come.values() for claim in event.claims}
        tallies = [each for claim, given in figures.items() if claim in changed
                   for each in given if each.figure.kind is Kind.TALLY]
        places = {each.item.place for each in tallies if each.item.place is not None}
        reports = {each.item.claim.document for each in tallies if each.item.place is None}
        given = {claim: found for claim, found in figures.items() if (item := found[0].item).place in places
                 or (item.place is None and item.claim.document in reports)}
        event_of = {claim: event for event, claims in self._store.claims_of_events(given).items()
                    if event not in self._gone for claim in claims} | {
                        claim: event.id for event in self._come.values() for claim in event.claims}
        self._put([beside(state, self) for state in series(given, event_of)])
        old = [state for place in sorted(places) for state in self._store.states_about("toll", place)]
        old += [state for state in self._store.assessments_citing(sorted(given)) if state.subject.startswith("|")]
        self._gone_ids.update(state.id for state in old if state.rule == SERIES)
        for scope in list(self._months):
            ids = [id for whose, found in self._held[scope].items() if whose != "*" and not _MONTH.fullmatch(whose)
                   for id in found if scope.place not in places]
            for state in self._store.whole(ids):
                if (now := beside(state, self)) != state:
                    self._gone_ids.add(state.id)
                    self._put([now])

    def itemised(self, scope: Scope, first: date, last: date) -> list[Part]:
        """What is itemised for a scope from one day to another and shares nobody: whole months, and incidents."""
        if not scope.place:
            return []
        if scope not in self._months:
            self._months[scope] = self._stored_months(scope)
        sums, found = Sums(scope, self._chains), list[Part]()
        if not self._months[scope]:
            for name, kept in sorted(kept_by_month(sums, self._everything(scope)).items()):
                found += parts_of(name, kept, first, last)
        for name, month in sorted(self._months[scope].items()):
            begins, ends = span_of(name)
            if first <= begins and ends <= last:
                found.append(Part(name, month.number, month.joined.best or 0, month.joined.low))
            elif first <= ends and begins <= last:
                found += parts_of(name, self._kept(scope, sums, name)[0], first, last)
        return found

    def _put(self, states: Iterable[Assessment]) -> None:
        self._new.update((state.id, state) for state in states)


def _whose(state: Assessment) -> str:
    return state.subject.rpartition("|")[2]


def _months_between(after: date, last: date) -> list[str]:
    """The months after a month's last day up to that of another day."""
    found, day = list[str](), after + timedelta(days=1)
    while day <= last:
        found.append(month_of(day))
        day = span_of(found[-1])[1] + timedelta(days=1)
    return found
