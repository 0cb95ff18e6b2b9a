"""Saved web pages: the article without its page, with the title, date, outlet and address that the page states."""

import codecs
import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from trafilatura import bare_extraction

from khabar.errors import InputError
from khabar.model.records import Document, Unread
from khabar.sources.decode import decode
from khabar.sources.files import Item
from khabar.sources.report import Draft, Given, accept, checksum

# The parsers log what they think of a page; what a person needs to know is in the one line of our own.
for _parser in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_parser).setLevel(logging.CRITICAL)

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 4096

# A page of menus has only short lines; an article has at least one line of prose.
_PROSE_WORDS = 8

# Only dates that the page states: the extensive search also takes the year of a copyright notice in the footer. The
# latest day is left open, so that a date in the future is seen, and refused by the one rule for all formats.
_DATE_SEARCH = {
    "extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": "9999-12-31",
}


def read(item: Item, given: Given) -> Iterator[Document | Unread]:
    """The one article of a page, offsets into its extracted text; raises InputError."""
    data = item.whole()
    decoded = decode(data, item.where, _declared(data))
    page = _extract(decoded.text, item.where)
    text = page.text or ""
    if max((len(line.split()) for line in text.splitlines()), default=0) < _PROSE_WORDS:
        raise InputError(item.where, "a page without an article: no line of prose in it")
    draft = Draft(
        where=item.where, name=item.name, text=text, sha256=checksum(data), outlet=page.sitename or None,
        url=_address(page.url), title=page.title or None, published=page.date,
    )
    document = accept(draft, given)
    yield document
    if decoded.note is not None:
        yield Unread(item.where, decoded.note, document=document.id)


def _extract(page: str, where: str) -> Any:
    try:
        found = bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=_DATE_SEARCH,
        )
    except Exception as failure:  # pages are hostile, and the parsers fail in more ways than they document
        raise InputError(where, f"the page cannot be parsed ({type(failure).__name__})") from failure
    if found is None:
        raise InputError(where, "a page without an article")
    return found


def _declared(data: bytes) -> str | None:
    """The eight-bit code page that the page says it is in; None when it names none, or something else."""
    match = _CHARSET.search(data[:_HEAD_BYTES])
    if match is None:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None
    return name if name.startswith(("cp", "iso8859")) else None


def _address(url: str | None) -> str | None:
    """The page's own address, unless it is that of a whole site: reports of one address are versions of each other."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and (parts.path.strip("/") or parts.query) else None
