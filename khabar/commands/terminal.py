"""What goes to the terminal: tables for people, lines of JSON for programs, one line for an error."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from khabar.brief.printable import printable
from khabar.model.records import Assessment, Event
from khabar.settings import columns

PLAIN_WIDTH = 160  # of a table that goes into a file or a pipe


def out() -> Console:
    """The console on standard output; honours NO_COLOR, COLUMNS and the width of the terminal."""
    return Console(width=columns() or (None if sys.stdout.isatty() else PLAIN_WIDTH), highlight=False)


def text_width(plain: int) -> int:
    """The width of running text on standard output: as asked for, as the terminal's, or else ``plain``."""
    return columns() or (out().width if sys.stdout.isatty() else plain)


def err() -> Console:
    """The console on standard error."""
    return Console(stderr=True, highlight=False)


def say_error(text: str) -> None:
    """One line on standard error."""
    typer.echo(f"khabar: {printable(text)}", err=True)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """A table of plain cells; nothing in a cell is taken for markup."""
    table = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column == "id")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    out().print(table)


def print_json(objects: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object per line on standard output."""
    for value in objects:
        typer.echo(json.dumps(value, ensure_ascii=False, default=_plain))


def event_object(event: Event) -> dict[str, Any]:
    """An event for programs."""
    return {"schema": "khabar.event/1", **asdict(event)}


def assessment_object(state: Assessment) -> dict[str, Any]:
    """An assessment for programs."""
    return {"schema": "khabar.assessment/1", **asdict(state)}


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")
