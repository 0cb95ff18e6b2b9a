"""Events told as lines: what happened where, between whom, with which figures, and who says so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from khabar.brief.account import PARTIES_NAMED, Account, Names
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
    """One line for each event, in their order; lines that would read the same are one line with all sources."""
    lines: dict[tuple[str, str, str], Line] = {}
    for event in sorted(events, key=in_order):
        line = happening(event, account, names)
        key = (line.when, line.text, line.tail)
        known = lines.get(key)
        lines[key] = replace(known, claims=(*known.claims, *line.claims)) if known else line
    return tuple(lines.values())


def happening(event: Event, account: Account, names: Names) -> Line:
    """One event as a line."""
    claims = account.held(event.claims)
    text = what(event, claims, account, names)
    return Line(
        when=when(event, claims, account, names), text=text[:1].upper() + text[1:],
        tail=attribution(event, claims, account, names), claims=event.claims, ref=short(event.id),
    )


def when(event: Event, claims: Sequence[Claim], account: Account, names: Names) -> str:
    """The days of an event, with the part of the day when all who state one agree."""
    words = names.words
    days = words.days(event.start, event.end)
    parts = {
        grounding.part for claim in claims if (grounding := account.grounding(claim.id, "date")) and grounding.part
    }
    single_day = event.start is not None and event.start == event.end
    if not single_day or len(parts) != 1:
        return days
    return words.say("date", "part", day=days, part=words.text("parts_of_day", parts.pop()))


def when_claimed(claim: Claim, account: Account, names: Names) -> str:
    """The days of a claim."""
    grounding = account.grounding(claim.id, "date")
    return names.words.days(grounding.start, grounding.end) if grounding else names.words.text("undated")


def what(event: Event, claims: Sequence[Claim], account: Account, names: Names) -> str:
    """The sentence of an event, marked when it is denied, planned or unconfirmed."""
    return _told(event, claims, stated(event, claims), account, names)


def _told(
    event: Event, claims: Sequence[Claim], found: Sequence[Figure], account: Account, names: Names,
) -> str:
    words, status = names.words, main_status(claims, event.type)
    telling = [claim for claim in claims if claim.status == status and claim.type == event.type] or list(claims)
    counted = [names.people_counted(figure) for figure in found]
    own = counted[:1] if words.uses_figure(event.type) else []
    said_by_noun = bool(own) and own[0] != found[0]
    targets = "" if said_by_noun else parties(telling, "targets", account, names)
    line = words.sentence(event.type, {
        "agents": parties(telling, "agents", account, names),
        "targets": targets,
        "place": place_name(event, telling, names),
        "at": place_name(event, telling, names, at=True),
        "part": words.text("part") if _only_a_part(telling) else "",
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
        elif not _counted(span, claim):
            found[names.words.quoted(span.text)] = None
    return tuple(found)


def _counted(span: Span, claim: Claim) -> bool:
    """Whether the words are those of a figure («35 fighters»), which the figure says already."""
    return any(span.start < count.of.stop and count.of.start < span.stop for count in claim.counts)


def _only_a_part(claims: Sequence[Claim]) -> bool:
    extents = {claim.extent for claim in claims}
    return "partial" in extents and "full" not in extents
