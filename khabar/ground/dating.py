"""When an undated report was published: told by its weekdays, and by what it says happened «yesterday», when others
have told of the same happening with a date.

Every day on which it could have been published is tried: on it, each claim's words of time mean certain days, and the
known events of that kind at that place either fell on them or did not. A happening that occurred once speaks loudly,
one that occurs every week hardly at all. A year that stands alone, as in a copyright line, is never heard.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from math import sqrt

from khabar.ground import clock
from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Grounding, When

# Set by hand on the seeds, on the dated examples, each dated from the others (bench/dating.py), and on newspapers of
# one week of July 2015, dated likewise.
CLEAR_PLACE = 0.5    # score from which a place counts
LONGEST_KNOWN = 3    # days that a known event may span
LONGEST_SAID = 8     # days that a claim's words of time may span
MOST_EPISODES = 8    # times that something happened at a place, from which on it tells no day
WIDE = ("country", "region", "governorate", "countryside")  # kinds of places where something happens every day
KIN, AROUND = 0.6, 0.4  # what another type of the same family, or a place around it or within it, counts
DISAGREEMENT = 1.5   # what a contradicted weekday takes away
ENOUGH, KINDS = 1.0, 3  # score of the best day, and distinct happenings behind it, that it takes
SUREST = 0.9         # an inferred day is never as sure as a stated one
NEAR_BEST = 0.9      # of the best day's score: such days belong to the interval
RIVAL = 0.5          # of the best day's score, from which on another time is as good a guess
AWAY = 5             # days before or after the interval that are of the same time
WIDEST = 4           # days of an interval that still says something
FRESH, STALE = 3, 0.7  # days for which a report calls a day by its weekday alone, and what a later one counts
SHOWN = 3            # reasons that a date carries
REACH = 9            # days after an event that a report may still speak of it

_FAMILIES = {"control.captured": "control", "control.lost": "control", "control.withdrew": "control"}
_FAMILIAR = ("battle", "strike")  # the types of these families are kin
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A happening that another report dates: its claim type, its place, and its first and last day."""

    type: str
    place: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Dating:
    """Publication as an interval of days, how well it is borne out, and by what, in words."""

    start: date
    end: date
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Hint:
    """A claim's words of time, and the known events that may be its happening, each with its weight."""

    key: Key
    when: When
    events: tuple[tuple[DatedEvent, float], ...]


def dated_events(claims: Iterable[Claim], groundings: Iterable[Grounding]) -> list[DatedEvent]:
    """The happenings that claims date to a few days at a clear place, by the date of their report or a full date."""
    slots = {(each.claim, each.slot): each for each in groundings if each.slot in ("place", "date")}
    found: dict[DatedEvent, None] = {}
    for claim in claims:
        place, days = slots.get((claim.id, "place")), slots.get((claim.id, "date"))
        if claim.status != "asserted" or not _happens(claim) or place is None or days is None:
            continue
        if place.ref is None or place.score < CLEAR_PLACE or days.start is None or days.end is None:
            continue
        if (days.end - days.start).days < LONGEST_KNOWN and clock.INFERRED not in days.reason:
            found[DatedEvent(claim.type, place.ref, days.start, days.end)] = None
    return list(found)


class KnownEvents:
    """Happenings with their days, to be found by what happened and where; those of whole countries are left out."""

    def __init__(self, events: Iterable[DatedEvent], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._containers = cache(knowledge.containers)
        self._at: dict[Key, list[DatedEvent]] = defaultdict(list)
        self._within: dict[Key, list[DatedEvent]] = defaultdict(list)
        for event in events:
            if self._is_wide(event.place):
                continue
            self._at[_family(event.type), event.place].append(event)
            for container in self._containers(event.place):
                if container != event.place:
                    self._within[_family(event.type), container].append(event)

    def matching(self, type: str, place: str) -> tuple[tuple[DatedEvent, float], ...]:
        """The events that a claim may be of, with what each counts; none where such things happen all the time."""
        if self._is_wide(place):
            return ()
        family = _family(type)
        here = self._at.get((family, place), [])
        nearby = [event for container in self._containers(place) if container != place
                  for event in self._at.get((family, container), ())] + self._within.get((family, place), [])
        found: list[tuple[DatedEvent, float]] = []
        for events, share, rivals in ((here, 1.0, here), (nearby, AROUND, [*here, *nearby])):
            episodes = _episodes(rivals)
            if episodes <= MOST_EPISODES:
                found.extend((event, share * _certainty(event, type) / episodes) for event in events)
        return tuple(found)

    def _is_wide(self, place: str) -> bool:
        known = self._knowledge.places.get(place)
        return known is not None and known.kind in WIDE


def infer_publication(claims: Sequence[Claim], groundings: Iterable[Grounding], known: KnownEvents) -> Dating | None:
    """The days on which a report was published, by its claims and what is known from others; None where they tell none.

    ``groundings`` are those of the claims.
    """
    hints = _hints(claims, groundings, known)
    days = sorted({event.start + timedelta(days=ahead) for hint in hints for event, _ in hint.events
                   for ahead in range(-1, (event.end - event.start).days + REACH)})
    spoken = {claim.when for claim in claims if claim.when is not None and clock.said_weekdays(claim.when)}
    facts = {day: _facts(day, hints) for day in days}
    scores = {day: sum(share for share, *_ in facts[day]) - _disagreement(day, spoken) for day in days}
    best = max(scores.values(), default=0.0)
    top = [day for day in days if scores[day] >= NEAR_BEST * best]
    if best < ENOUGH or (top[-1] - top[0]).days >= WIDEST:
        return None
    elsewhere = (scores[day] for day in days if (top[0] - day).days > AWAY or (day - top[-1]).days > AWAY)
    if max(elsewhere, default=0.0) > RIVAL * best:
        return None
    peak = facts[max(top, key=lambda day: scores[day])]
    if len(peak) < KINDS:
        return None
    reasons = tuple(_told(hint, event) for _, hint, event in peak)
    return Dating(top[0], top[-1], round(min(SUREST, best / (2 * ENOUGH)), 3), reasons)


def dated_by(dating: Dating, claims: Iterable[Claim], groundings: Iterable[Grounding]) -> list[Grounding]:
    """The groundings of an undated report's claims, with the days that an inferred publication gives to those without.

    Each of them says in its reason that publication is inferred, and from what.
    """
    whens = {claim.id: claim.when or clock.UNSTATED for claim in claims}
    return [_redated(each, whens[each.claim], dating) if each.slot == "date" and each.start is None else each
            for each in groundings]


def _redated(grounding: Grounding, when: When, dating: Dating) -> Grounding:
    found = clock.resolve_between(when, dating.start, dating.end)
    if found.start is None:
        return grounding
    days = str(dating.start) if dating.start == dating.end else f"{dating.start}..{dating.end}"
    reason = f"{found.reason}; {clock.INFERRED} ({days}): {'; '.join(dating.reasons[:SHOWN])}"
    return replace(grounding, start=found.start, end=found.end, reason=reason,
                   score=round(found.score * dating.score, 3))


def _happens(claim: Claim) -> bool:
    """Whether a claim is of a happening that its words date, not of what lasts."""
    return claim.when is None or claim.when.basis != "ongoing"


def _family(type: str) -> str:
    head = type.partition(".")[0]
    return _FAMILIES.get(type, head if head in _FAMILIAR else type)


def _hints(claims: Sequence[Claim], groundings: Iterable[Grounding], known: KnownEvents) -> list[_Hint]:
    places = {each.claim: each.ref for each in groundings
              if each.slot == "place" and each.ref is not None and each.score >= CLEAR_PLACE}
    found: dict[tuple[Key, When], _Hint] = {}
    for claim in claims:
        place = places.get(claim.id)
        if claim.status != "asserted" or place is None or not _happens(claim):
            continue
        when = claim.when or clock.UNSTATED
        if when.kind == "year" or (when.kind == "date" and when.first is None):
            continue
        events = known.matching(claim.type, place)
        key = (_family(claim.type), place)
        if events and ((key, when) not in found or len(events) > len(found[key, when].events)):
            found[key, when] = _Hint(key, when, events)
    return list(found.values())


def _certainty(event: DatedEvent, type: str) -> float:
    """What an event counts by its type and by how exactly its day is known."""
    return (1.0 if event.type == type else KIN) / sqrt((event.end - event.start).days + 1)


def _episodes(events: Iterable[DatedEvent]) -> float:
    """How often something happened: the days on which it may have, as a multiple of one event told at its vaguest."""
    days = {event.start + timedelta(days=ahead) for event in events
            for ahead in range((event.end - event.start).days + 1)}
    return max(1.0, len(days) / LONGEST_KNOWN)


def _facts(day: date, hints: Iterable[_Hint]) -> list[tuple[float, _Hint, DatedEvent]]:
    """What bears out that the report is of this day, the strongest first: no claim and no event speaks twice."""
    fitting = sorted(
        ((share, hint, event) for hint in hints for event, share in _borne_out(day, hint)),
        key=lambda fact: (-fact[0], fact[2].start, fact[2].end, fact[2].type, fact[2].place))
    chosen, keys, events = [], set(), set()
    for share, hint, event in fitting:
        happening = (_family(event.type), event.place)
        if hint.key not in keys and happening not in events:
            keys.add(hint.key)
            events.add(happening)
            chosen.append((share, hint, event))
    return chosen


def _borne_out(day: date, hint: _Hint) -> list[tuple[DatedEvent, float]]:
    """The events that fell on the days which the words mean in a report of ``day``, and what each counts."""
    said = clock.resolve(hint.when, day)
    if said.start is None or said.end is None or (said.end - said.start).days >= LONGEST_SAID:
        return []
    weight = said.score / sqrt((said.end - said.start).days + 1)
    if hint.when.kind == "weekday" and (day - said.end).days > FRESH:
        weight *= STALE
    return [(event, share * weight) for event, share in hint.events
            if event.start <= said.end and said.start <= event.end]


def _disagreement(day: date, spoken: Iterable[When]) -> float:
    """What weekdays that the words name beside «yesterday» or a date say against a report of ``day``."""
    return DISAGREEMENT * sum(0 < clock.resolve(when, day).score < 1 for when in spoken)


def _told(hint: _Hint, event: DatedEvent) -> str:
    """In words, what an event says of the day."""
    days = str(event.start) if event.start == event.end else f"{event.start}..{event.end}"
    words = f"«{hint.when.span.text}»" if hint.when.span else "no day stated"
    return f"{event.type} at {event.place} ({words}) is known of {days}"
