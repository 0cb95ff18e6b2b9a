"""``khabar state`` and ``khabar diff``: who holds what on a day, by what is known now or was then; what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer

from khabar.brief.account import Account, Names
from khabar.brief.account import place_of as place_of_state
from khabar.brief.briefing import short
from khabar.brief.gathering import account
from khabar.brief.standing import since
from khabar.brief.wording import wording
from khabar.commands.listing import KINDS, read_kind
from khabar.commands.options import AsJson, Db, Lang, PlaceName, language_of, opened, place_of, read_day
from khabar.commands.terminal import assessment_object, print_json, print_table
from khabar.errors import InputError
from khabar.infer.chances import chances
from khabar.infer.halfdays import EVENING
from khabar.model.differences import Change, differences
from khabar.model.records import Assessment
from khabar.model.shares import Share, shares
from khabar.run.known_then import known_then
from khabar.store.queries import StateFilter
from khabar.store.store import Store

OnDay = Annotated[date | None, typer.Option(
    "--on", parser=read_day, metavar="DAY", show_default=False,
    help="The day; without it the last day of which anything is reported. The score of who holds a place is how likely "
         "that is on its evening (--json: with the other chances).")]
KnownOn = Annotated[date | None, typer.Option(
    "--known-on", parser=read_day, metavar="DAY", show_default=False,
    help="By the reports that were out on that day. Without it by all there are.")]
OfKind = Annotated[str | None, typer.Option(
    "--kind", parser=read_kind, metavar="KIND", show_default=False,
    help="control, route, siege or toll; without it all but tolls.")]


def state(  # noqa: PLR0913 -- options of a command
    *, db: Db = None, place: PlaceName = None, on: OnDay = None, known_on: KnownOn = None, kind: OfKind = None,
    lang: Lang = None, as_json: AsJson = False,
) -> None:
    """Show who holds what on a day, which roads are open and who is besieged; and how sure that is.

    With --known-on, what a reader of that day could know: the same rules over the reports that were
    out by then. Of a city, the shares of its districts follow: a part never stands for the whole.

    \b
    Examples:
      khabar state --place Ramouseh --on 2016-08-15
      khabar state --place Ramouseh --on 2016-08-15 --known-on 2016-08-15
      khabar state --kind control --on 2016-12-01 --json
    """
    with opened(db) as store:
        where = place_of(store, place)
        day = on or store.counts().last
        if day is None:
            raise InputError(db or "the database", "holds no claim that has a date; give --on DAY")
        ever = known(store, known_on)
        current = _of_kind(standing_on(ever, day), kind)
        past = [each for each in ever if each.kind == "control" and each.subject == where]
        told = account(store, assessments=[*current, *past])
        parted = shares(where, current, ever, store.knowledge()) if where and kind in (None, "control") else ()
    states = [each for each in current if where is None or told.inside(place_of_state(each), where)]
    if as_json:
        print_json([*({**assessment_object(each), "chances": likely_on(each, day)} for each in states),
                    *({"schema": "khabar.share/1", "place": where, "on": day, **asdict(each)} for each in parted)])
        return
    names = Names(told.knowledge, wording(language_of(lang)))
    held = any(each.kind == "control" and place_of_state(each) == where for each in states)
    rows = [] if held or kind not in (None, "control") else silence(past, day, names)
    rows += [_row_of(each, names, day) for each in sorted(
        states, key=lambda each: (KINDS.index(each.kind), names.subject(each), each.id))]
    print_table(("id", "kind", "of", "state", "how sure", "since", "score", "rule"), rows, title=names.words.day(day))
    if parted:
        print_table(("districts", "state", "of them assessed"), [_share(each, names) for each in parted])
    if rows and known_on is None:
        typer.echo(f"why: khabar why {rows[0][0]}", err=True)


def diff(  # noqa: PLR0913 -- options of a command
    before: Annotated[date, typer.Argument(parser=read_day, metavar="DAY", help="The one day.")],
    after: Annotated[date, typer.Argument(parser=read_day, metavar="DAY", help="The other day.")],
    *, db: Db = None, place: PlaceName = None, kind: OfKind = None,
    known: Annotated[bool, typer.Option(
        "--known", show_default=False,
        help="Compare what was known on the two days, of the later one, and not what was the case on them.")] = False,
    lang: Lang = None, as_json: AsJson = False,
) -> None:
    """List what changed between two days; or, with --known, what reports of the time between have changed.

    \b
    Examples:
      khabar diff 2016-08-05 2016-08-07
      khabar diff 2016-08-05 2016-08-07 --known      what the second day's readers knew of it that the first's did not
      khabar diff 2016-08-05 2016-08-07 --kind siege --json
    """
    with opened(db) as store:
        where = place_of(store, place)
        one, other = _pictures(store, before, after, known=known)
        changes = differences(_of_kind(one, kind), _of_kind(other, kind))
        told = account(store, assessments=sides_of(changes))
    shown = [change for change in changes
             if where is None or told.inside(change.subject.partition("|")[0], where)]
    show_changes(shown, told, language_of(lang), as_json=as_json)


def show_changes(changes: Sequence[Change], told: Account, lang: str, *, as_json: bool) -> None:
    """Changes as a table, or one JSON object a line."""
    if as_json:
        print_json(change_object(change) for change in changes)
        return
    names = Names(told.knowledge, wording(lang))
    rows = []
    for change in sorted(changes, key=lambda each: (KINDS.index(each.kind), each.subject)):
        shown = change.after or change.before
        if shown is not None:
            rows.append((names.words.text("kinds", change.kind), names.subject(shown), _side(change.before, names),
                         _side(change.after, names), change.change))
    print_table(("kind", "of", "before", "after", "change"), rows)


def sides_of(changes: Sequence[Change]) -> list[Assessment]:
    """The states before and after all changes."""
    return [each for change in changes for each in (change.before, change.after) if each is not None]


def change_object(change: Change) -> Mapping[str, Any]:
    """A change for programs."""
    return {"schema": "khabar.change/1", "kind": change.kind, "subject": change.subject, "change": change.change,
            **{name: None if each is None else assessment_object(each)
               for name, each in (("before", change.before), ("after", change.after))}}


def known(store: Store, day: date | None) -> Sequence[Assessment]:
    """The assessments by what was known on a day (None: by all that is known)."""
    return store.assessments(StateFilter()) if day is None else known_then(store, day)


def standing_on(states: Sequence[Assessment], day: date) -> list[Assessment]:
    """What stands at the end of a day."""
    return [each for each in states if each.start <= day and (
        each.end is None or day < each.end or (day == each.end and each.end_half == 1))]


def _pictures(store: Store, before: date, after: date, *, known: bool) -> tuple[list[Assessment], list[Assessment]]:
    if known:
        day = max(before, after)
        return standing_on(known_then(store, before), day), standing_on(known_then(store, after), day)
    states = store.assessments(StateFilter())
    return standing_on(states, before), standing_on(states, after)


def _of_kind(states: Sequence[Assessment], kind: str | None) -> list[Assessment]:
    return [each for each in states if (each.kind == kind if kind else each.kind != "toll")]


def _side(state: Assessment | None, names: Names) -> str:
    if state is None:
        return names.words.text("values", "unknown")
    return f"{names.state(state)} ({names.words.text('labels', state.label)})"


def likely_on(state: Assessment, day: date) -> dict[str, float]:
    """The chance of each state of who holds a place on the evening of a day; of other kinds of state none is known."""
    if state.kind != "control":
        return {}
    return {value: round(chance, 4) for value, chance in chances(state, day, EVENING).items()}


def _row_of(state: Assessment, names: Names, day: date) -> tuple[str, ...]:
    words, score = names.words, likely_on(state, day).get(state.value, state.score)
    return (short(state.id), words.text("kinds", state.kind), names.subject(state), names.state(state),
            words.text("labels", state.label), since(state, names), f"{score:.2f}", state.rule)


def _share(share: Share, names: Names) -> tuple[str, ...]:
    return (f"{share.held} / {share.districts}", names.value(share.value), str(share.assessed))


def silence(past: Sequence[Assessment], day: date, names: Names) -> list[tuple[str, ...]]:
    """The row of a place whose holder is not known on a day, though it was before: since when nothing tells."""
    ended = [each for each in past if each.end is not None and each.end <= day]
    if not ended:
        return []
    last = max(ended, key=lambda each: (each.end or day, each.end_half, each.id))
    words = names.words
    return [(short(last.id), words.text("kinds", "control"), names.subject(last), words.text("values", "unknown"),
             words.text("labels", "unknown"), words.days(last.end, last.end), "", last.rule)]
