"""The briefing on some days and a place, put together from what the store holds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from khabar.brief.account import Account, Names, place_of
from khabar.brief.briefing import Briefing, Section
from khabar.brief.citations import cite
from khabar.brief.disputes import disputes
from khabar.brief.gathering import gather
from khabar.brief.printable import printable
from khabar.brief.standing import not_swallowing, standing, states_table
from khabar.brief.subjects import subject
from khabar.brief.tolls import tolls
from khabar.brief.wording import wording
from khabar.model.ontology import ontology
from khabar.model.records import Assessment, Event
from khabar.store.store import Store

UNREAD_LISTED = 20
HELD = "control.held"  # nothing changes hands in it: told beside who holds what


def compose(store: Store, *, start: date | None, end: date | None, place: str | None, lang: str) -> Briefing:
    """The briefing on the days ``start`` .. ``end`` (None: open) at a place and all within it (None: everywhere)."""
    return briefing(gather(store, start=start, end=end, place=place), start=start, end=end, place=place, lang=lang)


def briefing(account: Account, *, start: date | None, end: date | None, place: str | None, lang: str) -> Briefing:
    """The briefing that an account gives."""
    names = Names(account.knowledge, wording(lang))
    words = names.words
    dated = [event for event in account.events if event.start or event.end]
    day = _last_day(dated, account, end)
    states = [state for state in standing(account.assessments, day)
              if place is None or account.inside(place_of(state), place)] if day else []
    costs = tolls(dated, account, names, place, (start, end))
    tabled = {claim for table in costs for row in table.rows for claim in row.claims}
    untabled = [event for event in dated if not tabled.issuperset(event.claims)]  # told in a table, not in a line too
    found = [replace(section, tables=costs) if section.key == "tolls" else section
             for section in _sections(untabled, states, day, account, names)]
    found.append(Section("disputed", words.text("sections", "disputed"), tables=disputes(dated, account, names)))
    found += _undated(account, names)
    sections = [section for section in found if section.lines or section.tables or section.blocks]
    sections.append(_limits(account, [section for section in found if section not in sections], names))
    sources, numbers = cite(sections, account, names)
    return Briefing(
        lang=lang, direction=words.direction,
        title=words.say("title", what=names.place(place) if place else words.text("everywhere")),
        subtitle=_period(start, end, names), basis=_basis(account, names), sections=tuple(sections), sources=sources,
        sources_heading=words.text("sections", "sources"), numbers=numbers,
    )


def _last_day(events: Sequence[Event], account: Account, end: date | None) -> date | None:
    """The last day of the period, or the last day of which anything is reported."""
    told_of = [*(event.end or event.start for event in events), *(state.start for state in account.assessments)]
    return end or max((day for day in told_of if day), default=None)


def _sections(
    events: Sequence[Event], states: Sequence[Assessment], day: date | None, account: Account, names: Names,
) -> Iterator[Section]:
    """The sections of the ontology with their events; what stands on the last day follows what led to it."""
    words, types = names.words, ontology().types
    for key in ontology().sections:
        of_key = [event for event in events if types[event.type].section == key and event.type != HELD]
        stand = [state for state in states if key == "sieges" and state.kind in ("siege", "route")]
        heading = words.say("standing_on", day=words.day(day)) if day else ""
        tables = (states_table("standing", heading, stand, account, names),) if stand else ()
        yield replace(subject(key, words.text("sections", key), of_key, account, names), tables=tables)
        if key == types[HELD].section:
            held = not_swallowing([state for state in states if state.kind == "control"], account)
            if day and held:
                yield Section("held", words.say("sections", "held", day=words.day(day)),
                              tables=(states_table("held", "", held, account, names),))
            yield subject("holding", words.text("sections", "holding"),
                          [event for event in events if event.type == HELD], account, names)


def _undated(account: Account, names: Names) -> list[Section]:
    events = [event for event in account.events if not (event.start or event.end)]
    if not events:
        return []
    return [subject("undated", names.words.text("sections", "undated"), events, account, names)]


def _limits(account: Account, empty: Sequence[Section], names: Names) -> Section:
    words = names.words
    undated = sum(document.published is None for document in account.documents.values())
    nameless = sum(not document.outlet for document in account.documents.values())
    counted = (("undated_reports", undated), ("no_outlet_reports", nameless), ("superseded", account.superseded),
               ("unread", len(account.unread)))
    notes = [words.counted(number, "limits", key) for key, number in counted if number]
    notes += [printable(f"{unread.where}: {unread.reason}", 200) for unread in account.unread[:UNREAD_LISTED]]
    if empty:
        notes.append(words.say("nothing", sections=words.text("list", "comma").join(each.heading for each in empty)))
    notes.append(words.text("limits", "method"))
    return Section("limits", words.text("sections", "limits"), notes=tuple(notes))


def _period(start: date | None, end: date | None, names: Names) -> str:
    words = names.words
    if start and end:
        return words.days(start, end)
    if start or end:
        key: str = "start" if start else "end"
        day: date | None = start or end
        return words.say("period", key, **{key: words.days(day, day)})
    return words.text("period", "none")


def _basis(account: Account, names: Names) -> str:
    words = names.words
    claims = {claim for event in account.events for claim in event.claims}
    reports = {account.claims[claim].document for claim in claims if claim in account.claims}

    def counted(number: int, of: str) -> str:
        return words.counted(number, "counted", of)

    return words.say("drawn_from", reports=counted(len(reports), "reports"), claims=counted(len(claims), "claims"),
                     events=counted(len(account.events), "events"))
