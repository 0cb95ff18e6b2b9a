"""From paths to reports: walks what was given, picks the format of each file, and turns refusals into records."""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from khabar.errors import InputError
from khabar.model.records import Document, Unread
from khabar.sources import html, jsonl, jsonstream, text
from khabar.sources.dates import check_day
from khabar.sources.files import Item, walk
from khabar.sources.report import Given

Format = Callable[[Item, Given], Iterator[Document | Unread]]

FORMATS: dict[str, Format] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": jsonstream.read,
}

_ARCHIVE_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def load(
    paths: Iterable[Path], *, published: date | None = None, outlet: str | None = None, today: date | None = None,
) -> Iterator[Document | Unread]:
    """Every report in the files, folders and ZIP archives given, one at a time, in the order given.

    Folders are walked in sorted order. Whatever cannot be read becomes one Unread (``where`` is the file, or the file
    and the line or member) and the rest goes on. An Unread that names a ``document`` is a note on a report that *was*
    read, such as the guess of its encoding. ``published`` and ``outlet`` fill in what a report does not say itself.
    ``today`` (default: the clock's) is the day after which a report cannot have been published.

    Raises InputError at once when ``published`` itself cannot be a day of publication.
    """
    now = today or date.today()
    if published is not None:
        check_day(published, now, "--published")
    return _load(paths, Given(published, outlet, now))


def _load(paths: Iterable[Path], given: Given) -> Iterator[Document | Unread]:
    taken: dict[tuple[str | None, str], str] = {}
    for path in paths:
        for found in walk(path, frozenset(FORMATS)):
            if isinstance(found, Unread):
                yield found
                continue
            for record in _read(found, given):
                yield record if isinstance(record, Unread) else _unless_taken(record, found, taken)


def _read(item: Item, given: Given) -> Iterator[Document | Unread]:
    try:
        yield from FORMATS[item.format](item, given)
    except InputError as refusal:
        yield Unread(refusal.where, refusal.what)
    except OSError as failure:
        yield Unread(item.where, f"cannot be read: {failure.strerror or failure}")
    except _ARCHIVE_FAILURES as failure:
        yield Unread(item.where, f"cannot be unpacked: {failure}")


def _unless_taken(document: Document, item: Item, taken: dict[tuple[str | None, str], str]) -> Document | Unread:
    """Keep two different files of one name apart.

    A report that has neither address nor id of its own is known by its outlet and file name, so that a second file of
    that name would pass for a later version of the first report and hide it.
    """
    if document.url is not None or not document.name.startswith(item.name):
        return document
    first = taken.setdefault((document.outlet, document.name), document.sha256)
    if first == document.sha256:
        return document
    return Unread(item.where, "another file of this name was read before it and it would pass for a new version of "
                              "that report: give the folder that holds both, or rename one")
