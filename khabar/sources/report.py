"""One report as a file gives it, checked and made a Document: the door that every format goes through."""

import hashlib
from dataclasses import dataclass
from datetime import date

from khabar.errors import InputError
from khabar.model.records import Document, make_document
from khabar.sources.dates import publication_day
from khabar.sources.language import language_of


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who adds reports says of those that do not say it themselves, and the day it is."""

    published: date | None
    outlet: str | None
    today: date


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before it is checked; ``published`` is whatever the file has there, ``sha256`` of its raw bytes."""

    where: str
    name: str
    text: str
    sha256: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: object = None


def checksum(data: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def accept(draft: Draft, given: Given) -> Document:
    """The Document of a draft; raises InputError, in one line, for whatever makes it no report."""
    for what in ("text", "title", "outlet", "url", "name"):
        _refuse_unstorable(getattr(draft, what), what, draft.where)
    language = language_of(draft.text, draft.where)
    published = publication_day(draft.published, given.today, draft.where)
    return make_document(
        name=draft.name, text=draft.text, sha256=draft.sha256, outlet=draft.outlet or given.outlet, url=draft.url,
        title=draft.title, published=published or given.published, language=language,
    )


def _refuse_unstorable(value: str | None, what: str, where: str) -> None:
    """Refuse what no database keeps: NUL, and halves of surrogate pairs, which are not text and have no bytes."""
    if value is None:
        return
    nul = value.find("\0")
    if nul >= 0:
        raise InputError(where, f"a NUL character in its {what} at character {nul}")
    try:
        value.encode()
    except UnicodeEncodeError as broken:
        raise InputError(where, f"broken UTF-8 or half a surrogate pair in its {what} at character "
                                f"{broken.start}") from None
