"""Events told as lines: what happened where, between whom, with which figures, and who says so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from khabar.brief.account import PARTIES_NAMED, Account, Names, Where
from khabar.brief.attribution import attribution, main_status
from khabar.brief.briefing import Line, short
from khabar.brief.figures import of_claim, stated
from khabar.brief.wording import Figure
from khabar.model.records import Claim, Event, Span

LAST = date.max


def in_order(event: Event) -> tuple[date, date, str, str, str]:
    """Events by day, then place and type; undated ones at the end."""
    return (event.start or LAST, event.end or LAST, event.place or "", event.type, event.id)


def told(events: Iterable[Event], account: Account, names: Names) -> tuple[Line, ...]:
    """Events as lines, in their order: what differs in its place alone is one line with all places and sources."""
    alike: dict[tuple[str, str, str], list[Event]] = {}
    for event in sorted(events, key=in_order):
        claims = account.held(event.claims)
        figures = stated(event, claims)
        alone = figures or event.place not in account.knowledge.places or event.type.startswith("route.")
        where = None if alone else names.somewhere(str(event.place))
        key = (when(event, claims, account, names), _told(event, claims, figures, account, names, where),
               attribution(event, claims, account, names))
        alike.setdefault(key, []).append(event)
    return tuple(_line(key[0], group, key[2], account, names) for key, group in alike.items())


def happening(event: Event, account: Account, names: Names) -> Line:
    """One event as a line."""
    claims = account.held(event.claims)
    return _line(when(event, claims, account, names), [event], attribution(event, claims, account, names), account,
                 names)


def _line(days: str, group: Sequence[Event], tail: str, account: Account, names: Names) -> Line:
    """Events that read alike but for their places, as a line."""
    first = group[0]
    places = list(dict.fromkeys(
        event.place for event in group if event.place is not None and event.place in account.knowledge.places))
    claims = account.held(first.claims)
    where = names.places(places) if len(places) > 1 else None
    text = _told(first, claims, stated(first, claims), account, names, where)
    return Line(
        when=days, text=text[:1].upper() + text[1:], tail=tail, claims=tuple(
            dict.fromkeys(claim for event in group for claim in event.claims)),
        ref=" ".join(short(event.id) for event in group),
    )


def when(event: Event, claims: Sequence[Claim], account: Account, names: Names) -> str:
    """The days of an event, with the part of the day when all who state one agree."""
    words = names.words
    if _bounded(event, claims) and event.end:
        return words.say("date", "by", day=words.day(event.end))
    days = words.days(event.start, event.end)
    parts = {
        grounding.part for claim in claims if (grounding := account.grounding(claim.id, "date")) and grounding.part
    }
    single_day = event.start is not None and event.start == event.end
    if not single_day or len(parts) != 1:
        return days
    return words.say("date", "part", day=days, part=words.text("parts_of_day", parts.pop()))


def _bounded(event: Event, claims: Sequence[Claim]) -> bool:
    """Whether nobody names a day: the days are those in which it must have happened to be news."""
    return event.start != event.end and all(
        claim.when is not None and claim.when.basis == "cycle" for claim in claims)


def when_claimed(claim: Claim, account: Account, names: Names) -> str:
    """The days of a claim."""
    grounding = account.grounding(claim.id, "date")
    return names.words.days(grounding.start, grounding.end) if grounding else names.words.text("undated")


def what(event: Event, claims: Sequence[Claim], account: Account, names: Names) -> str:
    """The sentence of an event, marked when it is denied, planned or unconfirmed."""
    return _told(event, claims, stated(event, claims), account, names)


def _told(
    event: Event, claims: Sequence[Claim], found: Sequence[Figure], account: Account, names: Names,
    where: Where | None = None,
) -> str:
    """The sentence; ``where`` says its place if that is not to be the event's."""
    words, status = names.words, main_status(claims, event.type)
    telling = [claim for claim in claims if claim.status == status and claim.type == event.type] or list(claims)
    counted = [names.people_counted(figure) for figure in found if not _one_of_itself(figure, event)]
    own = counted[:1] if words.uses_figure(event.type) else []
    said_by_noun = bool(own) and own[0] != found[0]
    agents = parties(telling, "agents", account, names)
    targets = "" if said_by_noun else parties(telling, "targets", account, names)
    targets = "" if _same_party(telling, account) or targets == agents else targets
    where = where or Where(place_name(event, telling, names), place_name(event, telling, names, at=True))
    line = words.sentence(event.type, {
        "agents": agents, "targets": targets, "place": where.place, "at": where.at,
        "was": words.text("was", "many" if where.several else "one"), "part": _part(event, telling, names),
        "figure": "".join(_figure(figure, names, told=targets) for figure in own),
    }, happened=status == "asserted")
    rest = [_figure(figure, names) for figure in counted[len(own):]]
    if rest:
        line = words.say("with_figures", line=line, figures=words.text("list", "semicolon").join(rest))
    return words.say("status", status, line=line)


def telling_of(claims: Sequence[Claim], account: Account, names: Names, place: str | None = None) -> str:
    """What some claims of one type and status say by themselves, whatever others say of the same happening."""
    first = claims[0]
    if place is None and (grounding := account.grounding(first.id, "place")):
        place = grounding.ref
    alone = Event(first.id, first.type, place, None, None, tuple(claim.id for claim in claims), ())
    found = dict.fromkeys(figure for claim in claims for figure in of_claim(claim))
    return _told(alone, claims, list(found), account, names)


def _figure(figure: Figure, names: Names, told: str = "") -> str:
    """A figure in words, with whose people it counts unless the sentence has ``told`` it."""
    words = names.words
    text = words.figure(figure)
    if figure.whose and not told:
        text = words.say("whose", x=text, who=names.parties(figure.whose.split("+")))
    return words.say("running_figure", x=text) if figure.running else text


def place_name(event: Event, claims: Sequence[Claim], names: Names, *, at: bool = False) -> str:
    """The name of the place of an event, else the words for it; empty when no place is stated."""
    if event.place and event.place in names.knowledge.places:
        if event.type.startswith("route.") and names.kind(event.place) not in names.words.roads:
            return names.words.say("road_at", at=names.at(event.place))
        return names.at(event.place) if at else names.place(event.place)
    written = next((claim.place for claim in claims if claim.place), None)
    if written is None:
        return ""
    name = names.words.quoted(written.text)
    return names.words.at(name, "") if at else name


def parties(claims: Sequence[Claim], slot: str, account: Account, names: Names) -> str:
    """The parties of one slot as most of the claims name them; the words of the reports where they are not known."""
    named = Counter(said for claim in claims if (said := _mentions(claim, slot, account, names)))
    if not named:
        return ""
    most = sorted(named.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))
    return names.words.listed(most[0][0], PARTIES_NAMED)


def _mentions(claim: Claim, slot: str, account: Account, names: Names) -> tuple[str, ...]:
    spans: tuple[Span, ...] = getattr(claim, slot)
    found: dict[str, None] = {}
    for index, span in enumerate(spans):
        grounding = account.grounding(claim.id, slot, index)
        if grounding and grounding.ref:
            found[names.party(grounding.ref)] = None
        elif not _counted(span, claim) and (said := names.words.somebody(span.text)):
            found[said] = None
    return tuple(found)


def _counted(span: Span, claim: Claim) -> bool:
    """Whether the words are those of a figure («35 fighters»), which the figure says already."""
    return any(span.start < count.of.stop and count.of.start < span.stop for count in claim.counts)


def _part(event: Event, claims: Sequence[Claim], names: Names) -> str:
    """The words for "a part of", when a part is meant: as the claims say, or because the place is a whole city or more
    and nobody says that all of it changed hands."""
    extents = {claim.extent for claim in claims}
    if "full" in extents:
        return ""
    if "partial" in extents:
        return names.words.text("part")
    known = names.knowledge.places.get(event.place) if event.place else None
    wide = known is not None and known.kind in names.words.wide_kinds
    return names.words.text("ground") if wide and event.type in ("control.captured", "control.lost") else ""


def _one_of_itself(figure: Figure, event: Event) -> bool:
    """Whether a figure says no more than that there was one strike."""
    return figure.measure == "strikes" and (figure.low, figure.high) == (1, 1) and event.type.startswith("strike.")


def _same_party(claims: Sequence[Claim], account: Account) -> bool:
    """Whether who acts and who suffers are one party, or one is part of the other: nobody takes a place from himself.
    """
    refs = [{grounding.ref for claim in claims for grounding in account.groundings.get(claim.id, ())
             if grounding.slot == slot and grounding.ref} for slot in ("agents", "targets")]
    chains = [{above for ref in found for above in account.knowledge.line(ref)} for found in refs]
    return bool(refs[0] and refs[1]) and (refs[1] <= chains[0] or refs[0] <= chains[1])
