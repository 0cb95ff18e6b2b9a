"""What the fighting cost, as far as it is looked at when a report comes in: what single events cost, and the sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlalchemy import Text, and_, bindparam, cast, or_, select

from khabar.model.records import Assessment, Event, Evidence
from khabar.store import queries, rows, schema
from khabar.store.cells import counts, inside
from khabar.store.known import Knowing
from khabar.store.schema import Key

_BEFORE, _BEHIND = "event_", "event`"  # the ids of events lie between


@dataclass(frozen=True, slots=True)
class Stating:
    """Where an event's figures of some measures are asserted: in which report, from which code point to which."""

    event: str
    document: str
    start: int
    stop: int
    measures: frozenset[str]


class _Measured(msgspec.Struct):
    measure: str


class _Counting(msgspec.Struct):
    counts: list[_Measured] = []


_decode = msgspec.json.Decoder(_Counting).decode
_state, _claim, _link = schema.assessments.c, schema.claims.c, schema.event_claims.c

# Kept, because to put a statement together takes longer than to run it.
_STATING = select(
    _link.event, schema.documents.c.id, _claim.quote_start, _claim.quote_stop, cast(_claim.body, Text),
).select_from(schema.event_claims.join(schema.claims, _claim.id == _link.claim).join(
    schema.documents, schema.documents.c.seq == _claim.document)).where(
        _link.event.in_(bindparam("events", expanding=True)), _claim.status == "asserted", counts())
_WITHIN = inside(bindparam("place", type_=Key))
_INSIDE = rows.ASSESSMENTS.select().join(_WITHIN, and_(
    _state.subject >= _WITHIN.c.id.concat(bindparam("begins", type_=Key)),
    _state.subject < _WITHIN.c.id.concat(bindparam("beyond", type_=Key)))).where(
        _state.kind == "toll", _state.start_day <= bindparam("last"), _state.end_day > bindparam("first"))
_first = [_state.body[("evidence", 0, name)] for name in ("claim", "weight", "reason")]
_HEADS = select(
    _state.id, _state.kind, _state.subject, _state.value, _state.label, _state.start_day, _state.end_day, _state.known,
    _state.score, *(_state.body[name].as_integer() for name in ("low", "best", "high")),
    *(_state.body[name].as_string() for name in ("rule", "version", "note")),
    _first[0].as_string(), _first[1].as_float(), _first[2].as_string(),
).where(_state.kind == "toll", _state.subject >= bindparam("begins"), _state.subject < bindparam("beyond"),
        or_(_state.subject < bindparam("before"), _state.subject >= bindparam("behind"))).order_by(_state.subject)
_OF_EVENT = select(_state.id).where(
    _state.kind == "toll", _state.subject >= bindparam("begins"), _state.subject < bindparam("beyond"),
    _state.subject.endswith(bindparam("event")))


class Counted(Knowing):
    """A store that can be asked for what single events cost and for the sums of that."""

    def incidents_inside(self, place: str, scope: str, first: date, last: date) -> list[Assessment]:
        """The incidents of a scope (measure and victims, joined by ``|``) in a place and all that lies in it that have
        a day from the first to the last."""
        given = {"place": place, "begins": f"|{scope}|{_BEFORE}", "beyond": f"|{scope}|{_BEHIND}",
                 "first": first, "last": last}
        with self._reading() as connection:
            return queries.fetch(connection, rows.ASSESSMENTS, _INSIDE, given)

    def incidents_of(self, events: Iterable[Event]) -> list[Assessment]:
        """What these events cost, as it is stored."""
        ids = list[str]()
        with self._reading() as connection:
            for event in events:
                place = event.place or ""
                ids += connection.scalars(
                    _OF_EVENT, {"begins": place + "|", "beyond": place + "}", "event": "|" + event.id})
        return self.whole(ids)

    def stating(self, events: Iterable[str]) -> list[Stating]:
        """Where figures are asserted of these events (by id)."""
        with self._reading() as connection:
            return [Stating(event, document, start, stop, frozenset(each.measure for each in _decode(body).counts))
                    for part in queries.in_parts(events)
                    for event, document, start, stop, body in queries.plain(connection, _STATING, {"events": part})]

    def sums_of(self, place: str, scope: str) -> list[Assessment]:
        """The tolls of a place and scope (measure and victims), incidents left out, with the first line of their
        evidence alone: some have hundreds."""
        begins = f"{place}|{scope}|"
        given = {"begins": begins, "beyond": begins + queries.LAST, "before": begins + _BEFORE,
                 "behind": begins + _BEHIND}
        found = []
        with self._reading() as connection:
            for row in queries.converted(connection, _HEADS, given):
                id, kind, subject, value, label, start, end, known, score, low, best, high, rule, *rest = row
                found.append(Assessment(
                    id, kind, subject, value, label, start, end, known, score, rule, rest[0], low=low, best=best,
                    high=high, note=rest[1] or "", evidence=(Evidence(rest[2], rest[3], True, rest[4]),)))
        return found
