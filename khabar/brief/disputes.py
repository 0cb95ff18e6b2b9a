"""What is disputed: the rival versions of one question side by side, each with those who hold it."""

from collections.abc import Iterable, Sequence

from khabar.brief.account import Account, Names
from khabar.brief.attribution import speakers
from khabar.brief.briefing import Row, Table, short
from khabar.brief.happenings import in_order, telling_of, what, when, when_claimed
from khabar.model.records import Claim, Event, Rival
from khabar.model.rivals import COUNTER

_PART_OF = ("battle.attack", "battle.clash")  # what precedes any outcome is no rival of it
_QUESTIONS = (("road", ("route.",)), ("siege", ("siege.",)), ("control", ("control.", "battle.")))
_ROAD = "road"
_UNDATED = 10_000


def disputes(events: Iterable[Event], account: Account, names: Names) -> tuple[Table, ...]:
    """One table for each question on which claims contradict each other: of one event, or of several."""
    tables = []
    for group in _groups(sorted((event for event in events if event.disputed), key=in_order)):
        tables.append(_of_one(group[0], account, names) if len(group) == 1 else _of_several(group, account, names))
    return tuple(table for table in tables if len(table.rows) > 1)


def rivalling(event: Event, account: Account) -> list[Rival]:
    """The values of those attributes of an event that have more than one, and what other events say against it, each
    thing said by itself."""
    usual = [rival for rival in event.rivals
             if rival.attribute != COUNTER and not (rival.attribute == "outcome" and rival.value in _PART_OF)]
    counters: dict[tuple[str, str, str], list[Claim]] = {}
    for rival in event.rivals:
        if rival.attribute == COUNTER:
            for claim in account.held(rival.claims):
                counters.setdefault((rival.value, claim.type, claim.status), []).append(claim)
    return [rival for rival in usual if sum(other.attribute == rival.attribute for other in usual) > 1] + [
        Rival(COUNTER, other, tuple(claim.id for claim in said), ()) for (other, _, _), said in counters.items()]


def _groups(events: Sequence[Event]) -> list[list[Event]]:
    """Events that contradict each other, directly or by way of others, together."""
    by_id = {event.id: event for event in events}
    found: list[list[Event]] = []
    seen: set[str] = set()
    for event in events:
        waiting, group = [event.id], []
        while waiting:
            each = waiting.pop(0)
            if each in by_id and each not in seen:
                seen.add(each)
                group.append(by_id[each])
                waiting.extend(rival.value for rival in by_id[each].rivals if rival.attribute == COUNTER)
        if group:
            found.append(sorted(group, key=in_order))
    return found


def _of_one(event: Event, account: Account, names: Names) -> Table:
    claims = account.held(event.claims)
    told = what(event, claims, account, names)
    heading = f"{when(event, claims, account, names)}: {told[:1].upper()}{told[1:]}"
    rows = tuple(_row(event, rival, account, names) for rival in rivalling(event, account))
    return Table(heading, names.words.columns("disputed"), rows)


def _row(event: Event, rival: Rival, account: Account, names: Names) -> Row:
    who = names.words.listed(speakers(account.held(rival.claims), account, names))
    return Row((aspect(rival, names), version(event, rival, account, names), who), rival.claims, short(event.id))


def _of_several(group: Sequence[Event], account: Account, names: Names) -> Table:
    """The versions of one question that several events give, by day; versions that read alike are one."""
    words = names.words
    counters = {claim for event in group for rival in event.rivals if rival.attribute == COUNTER
                for claim in rival.claims}
    types = {account.claims[claim].type for claim in counters if claim in account.claims}
    question = next((name for name, begins in _QUESTIONS if any(kind.startswith(begins) for kind in types)), "figures")
    versions: dict[tuple[str, str], tuple[list[Claim], list[str]]] = {}
    for event in group:
        for claims in _versions(account.held(event.claims), types, counters):
            said = telling_of(claims, account, names)
            surest = min(claims, key=lambda claim: (_window(claim, account), claim.id))
            key = (when_claimed(surest, account, names), said[:1].upper() + said[1:])
            held, refs = versions.setdefault(key, ([], []))
            held += claims
            refs.append(short(event.id))
    rows = tuple(
        Row((days, text, words.listed(speakers(claims, account, names))), tuple(claim.id for claim in claims),
            " ".join(dict.fromkeys(refs)))
        for (days, text), (claims, refs) in versions.items())
    first = min((event.start for event in group if event.start), default=None)
    last = max((event.end for event in group if event.end), default=None)
    heading = words.say("questions", question, place=_where(group, question, names), days=words.days(first, last))
    return Table(heading, words.columns("versions"), rows)


def _window(claim: Claim, account: Account) -> int:
    """How many days a claim leaves open; very many when it has none."""
    found = account.grounding(claim.id, "date")
    return (found.end - found.start).days if found and found.start and found.end else _UNDATED


def _versions(claims: Sequence[Claim], types: set[str], counters: set[str]) -> list[list[Claim]]:
    """The claims of an event that bear on the question, those that say the same in the same status together."""
    found: dict[tuple[str, str, str | None, str], list[Claim]] = {}
    for claim in claims:
        if claim.type in types and claim.type not in _PART_OF and (claim.id in counters or not claim.counts):
            apart = claim.id if claim.counts else ""
            found.setdefault((claim.type, claim.status, claim.extent, apart), []).append(claim)
    return list(found.values())


def _where(group: Sequence[Event], question: str, names: Names) -> str:
    """The place of the question: the road itself, else the place that most of the events are at."""
    places = [event.place for event in group if event.place is not None and event.place in names.knowledge.places]
    if not places:
        return names.words.text("no_place")
    ranked = sorted(set(places), key=lambda place: (
        question == _ROAD and names.kind(place) != _ROAD, -places.count(place), place))
    return names.place(ranked[0])


def aspect(rival: Rival, names: Names) -> str:
    """What the versions are about: the outcome, the extent, who did it, or a figure and whose people it counts."""
    measure, _, whose = rival.attribute.partition(":")
    return names.words.optional("attributes", measure) or names.measure(measure, whose)


def version(event: Event, rival: Rival, account: Account, names: Names) -> str:
    """One version in words: a figure, a party, an extent, or what its claims say happened."""
    words = names.words
    if rival.low is not None:
        return words.bare_figure(rival.attribute.partition(":")[0], rival.low, rival.high)
    if rival.attribute in ("outcome", COUNTER) and (claims := account.held(rival.claims)):
        return telling_of(claims, account, names, event.place if rival.attribute == "outcome" else None)
    return words.optional("attributes", rival.value) or names.value(rival.value)
