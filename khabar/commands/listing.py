"""``khabar claims`` and ``khabar events``: lists with filters, for people and for programs."""

from typing import Annotated

import typer

from khabar.brief.account import Names
from khabar.brief.briefing import short
from khabar.brief.gathering import account
from khabar.brief.happenings import happening, telling_of, when_claimed
from khabar.brief.why import speaker
from khabar.brief.wording import wording
from khabar.commands.options import (
    AsJson,
    Db,
    End,
    Lang,
    Limit,
    PlaceName,
    Start,
    actor_of,
    language_of,
    opened,
    place_of,
)
from khabar.commands.terminal import event_object, print_json, print_table
from khabar.export.claims import claim_object
from khabar.model.ontology import ontology
from khabar.store.queries import Filter

KINDS = ("control", "route", "siege", "toll")
QUOTE_SHOWN = 90


def read_type(value: str) -> str:
    """A claim type, or a family of them."""
    types = ontology().types
    if value in types or any(name.startswith(f"{value}.") for name in types):
        return value
    raise typer.BadParameter(f"{value!r} is no claim type; they are {', '.join(types)}")


def read_status(value: str) -> str:
    """A status of claims."""
    if value in ontology().statuses:
        return value
    raise typer.BadParameter(f"{value!r} is none of {', '.join(ontology().statuses)}")


def read_kind(value: str) -> str:
    """A kind of derived state."""
    if value in KINDS:
        return value
    raise typer.BadParameter(f"{value!r} is none of {', '.join(KINDS)}")


Types = Annotated[list[str] | None, typer.Option(
    "--type", parser=read_type, metavar="TYPE", show_default=False,
    help="A type as control.captured, or a family as control; may be repeated.")]
Statuses = Annotated[list[str] | None, typer.Option(
    "--status", parser=read_status, metavar="STATUS", show_default=False,
    help="asserted, negated, planned or hedged; may be repeated.")]
ActorName = Annotated[str | None, typer.Option(
    "--actor", metavar="NAME|ID", help="A party on either side of it.", show_default=False)]
Voice = Annotated[str | None, typer.Option(
    "--voice", metavar="WORDS|ID", help="Who is quoted as saying it.", show_default=False)]
Words = Annotated[str | None, typer.Option(
    "--text", metavar="WORDS", help="Words of the quote.", show_default=False)]
Report = Annotated[str | None, typer.Option(
    "--report", metavar="NAME|ID", help="One report.", show_default=False)]


def claims(  # noqa: PLR0913 -- options of a command
    *, db: Db = None, start: Start = None, end: End = None, place: PlaceName = None, types: Types = None,
    statuses: Statuses = None, actor: ActorName = None, voice: Voice = None, text: Words = None,
    report: Report = None, limit: Limit = 50, lang: Lang = None, as_json: AsJson = False,
) -> None:
    """List claims: who said what, in which words.

    \b
    Examples:
      khabar claims --type control --place Ramouseh --from 2016-08-06
      khabar claims --voice actor:sohr --json
    """
    with opened(db) as store:
        wanted = Filter(
            start=start, end=end, place=place_of(store, place), types=tuple(types or ()),
            statuses=tuple(statuses or ()), actor=actor_of(store, actor), voice=voice, text=text, document=report,
            limit=limit or None,
        )
        found = [claim.id for claim in store.claims(wanted)]
        told = account(store, claims=found)
    names = Names(told.knowledge, wording(language_of(lang)))
    held = told.held(found)
    if as_json:
        print_json(claim_object(told.documents[claim.document], claim, told.groundings.get(claim.id, ()),
                                told.knowledge) for claim in held)
        return
    print_table(("id", "days", "claim", "words", "says", "report"), (
        (
            short(claim.id), when_claimed(claim, told, names), telling_of([claim], told, names),
            f"«{claim.quote.text}»" if len(claim.quote.text) <= QUOTE_SHOWN else f"«{claim.quote.text[:QUOTE_SHOWN]}…»",
            speaker(claim, told, names), told.documents[claim.document].name,
        ) for claim in held
    ))
    _more(len(held), limit)


def events(  # noqa: PLR0913 -- options of a command
    *, db: Db = None, start: Start = None, end: End = None, place: PlaceName = None, types: Types = None,
    actor: ActorName = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only what is disputed.", show_default=False)] = False,
    limit: Limit = 50, lang: Lang = None, as_json: AsJson = False,
) -> None:
    """List events: what happened, put together from all claims of it.

    \b
    Examples:
      khabar events --place Aleppo --from 2016-08-01 --to 2016-08-16
      khabar events --type strike --disputed --json
    """
    with opened(db) as store:
        wanted = Filter(
            start=start, end=end, place=place_of(store, place), types=tuple(types or ()),
            actor=actor_of(store, actor), disputed=disputed or None, limit=limit or None,
        )
        told = account(store, store.events(wanted))
    if as_json:
        print_json(event_object(event) for event in told.events)
        return
    names = Names(told.knowledge, wording(language_of(lang)))
    lines = [(event, happening(event, told, names)) for event in told.events]
    print_table(("id", "days", "what", "who says so", "disputed"), (
        (short(event.id), line.when, line.text, line.tail, "yes" if event.disputed else "") for event, line in lines
    ))
    _more(len(lines), limit)


def _more(shown: int, limit: int) -> None:
    if limit and shown == limit:
        typer.echo(f"the first {limit}; --limit 0 shows all", err=True)


