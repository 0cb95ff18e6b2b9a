"""The briefing on some days and a place, put together from what the store holds."""

from collections.abc import Sequence
from datetime import date

from khabar.brief.account import Account, Names
from khabar.brief.briefing import Briefing, Section
from khabar.brief.citations import cite
from khabar.brief.disputes import disputes
from khabar.brief.gathering import gather
from khabar.brief.happenings import told
from khabar.brief.printable import printable
from khabar.brief.standing import standing, states_table
from khabar.brief.tolls import tolls
from khabar.brief.wording import wording
from khabar.model.ontology import ontology
from khabar.model.records import Event
from khabar.store.store import Store

UNREAD_LISTED = 20


def compose(store: Store, *, start: date | None, end: date | None, place: str | None, lang: str) -> Briefing:
    """The briefing on the days ``start`` .. ``end`` (None: open) at a place and all within it (None: everywhere)."""
    return briefing(gather(store, start=start, end=end, place=place), start=start, end=end, place=place, lang=lang)


def briefing(account: Account, *, start: date | None, end: date | None, place: str | None, lang: str) -> Briefing:
    """The briefing that an account gives."""
    names = Names(account.knowledge, wording(lang))
    words = names.words
    dated = [event for event in account.events if event.start or event.end]
    found = [_section(key, dated, account, names) for key in ontology().sections]
    found[1:1] = _held(dated, end, place, account, names)
    found.append(Section("disputed", words.text("sections", "disputed"), tables=disputes(dated, account, names)))
    found += _undated(account, names)
    sections = [section for section in found if section.lines or section.tables]
    sections.append(_limits(account, [section for section in found if section not in sections], names))
    sources, numbers = cite(sections, account, names)
    return Briefing(
        lang=lang, direction=words.direction,
        title=words.say("title", what=names.place(place) if place else words.text("everywhere")),
        subtitle=_period(start, end, names), basis=_basis(account, names), sections=tuple(sections), sources=sources,
        sources_heading=words.text("sections", "sources"), numbers=numbers,
    )


def _section(key: str, events: Sequence[Event], account: Account, names: Names) -> Section:
    types = ontology().types
    lines = told((event for event in events if types[event.type].section == key), account, names)
    tables = tolls(events, account, names) if key == "tolls" else ()
    return Section(key, names.words.text("sections", key), lines, tables)


def _held(
    events: Sequence[Event], end: date | None, place: str | None, account: Account, names: Names,
) -> list[Section]:
    """Who holds what on the last day of the period, or on the last day of which anything is reported."""
    control = [state for state in account.assessments
               if state.kind == "control" and (place is None or account.inside(state.subject, place))]
    told_of = [*(event.end or event.start for event in events), *(state.start for state in control)]
    day = end or max((each for each in told_of if each), default=None)
    states = standing(control, day) if day else []
    if day is None or not states:
        return []
    return [Section("held", names.words.say("sections", "held", day=names.words.day(day)),
                    tables=(states_table("", states, account, names),))]


def _undated(account: Account, names: Names) -> list[Section]:
    events = [event for event in account.events if not (event.start or event.end)]
    if not events:
        return []
    return [Section("undated", names.words.text("sections", "undated"), told(events, account, names))]


def _limits(account: Account, empty: Sequence[Section], names: Names) -> Section:
    words = names.words
    undated = sum(document.published is None for document in account.documents.values())
    counted = (("undated_reports", undated), ("superseded", account.superseded), ("unread", len(account.unread)))
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
