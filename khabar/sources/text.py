"""Plain text: one file is one report, as it stands."""

from collections.abc import Iterator

from khabar.model.records import Document, Unread
from khabar.sources.decode import decode
from khabar.sources.files import Item
from khabar.sources.report import Draft, Given, accept, checksum


def read(item: Item, given: Given) -> Iterator[Document | Unread]:
    """The one report of a text file, and a note when its encoding was guessed; raises InputError."""
    data = item.whole()
    decoded = decode(data, item.where)
    document = accept(Draft(item.where, item.name, decoded.text, checksum(data)), given)
    yield document
    if decoded.note is not None:
        yield Unread(item.where, decoded.note, document=document.id)
