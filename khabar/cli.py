"""The command line: ``khabar`` and its commands."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Annotated

import typer

from khabar import __version__
from khabar.commands import (
    adding,
    briefing,
    explaining,
    judging,
    listing,
    looking_up,
    places,
    serving,
    simulating,
    state,
    tolls,
    whatif,
)
from khabar.commands.terminal import say_error
from khabar.errors import KhabarError


def explained(command: Callable[..., None]) -> Callable[..., None]:
    """The command, whose failures of Khabar's are one line on stderr and exit status 1."""
    @wraps(command)
    def run(**options: object) -> None:
        try:
            command(**options)
        except KhabarError as error:
            say_error(str(error))
            raise typer.Exit(1) from error

    return run


app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"khabar {__version__}")
        raise typer.Exit


@app.callback()
def khabar(
    version: Annotated[bool, typer.Option(
        "--version", callback=_version, is_eager=True, help="Show the version.", show_default=False)] = False,
) -> None:
    """Read what is reported about an armed conflict, and weigh it.

    Reports in; out come claims with their words, events with their rival versions, who holds what,
    and a briefing in Arabic or English, each line of it cited.

    \b
    The short way:
      khabar add reports/        read them into khabar.db
      khabar brief               read the account
      khabar why ID              see what a line rests on

    \b
    Environment: KHABAR_DB, KHABAR_LANG and KHABAR_JOBS stand for --db, --lang and --jobs;
    NO_COLOR=1 turns colours off.
    """


for command in (adding.add, adding.read, briefing.brief, briefing.why, listing.claims, listing.events, tolls.tolls,
                state.state, state.diff, whatif.whatif,
                explaining.explain, looking_up.lookup, simulating.simulate, judging.judge, judging.judgements,
                serving.serve):
    app.command()(explained(command))

own = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Places of your own, beside those of Khabar.")
own.command("import")(explained(places.import_places))
own.callback()(lambda: None)
app.add_typer(own, name="places")


def main() -> None:
    """Run the command line; Arabic goes out as UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    app()
