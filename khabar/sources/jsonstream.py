"""JSON files that hold one report, an array of them, or one after another, read as a stream.

An archive may be larger than the memory, so the text is decoded piece by piece and each value is cut out as soon as
it is complete.
"""

import codecs
import json
from collections.abc import Iterator
from typing import IO

from khabar.errors import InputError
from khabar.model.records import Document, Unread
from khabar.sources import files
from khabar.sources.decode import refuse_binary
from khabar.sources.fields import draft_of
from khabar.sources.files import Item
from khabar.sources.report import Given, accept

_PIECE_BYTES = 256 * 1024
_HEAD_BYTES = 64
_BLANKS = " \t\r\n"


def read(item: Item, given: Given) -> Iterator[Document | Unread]:
    """The reports of the file, numbered from 0 (``file[3]``); what follows a place that does not parse is not read."""
    with item.open() as stream:
        head = stream.read(_HEAD_BYTES)
        if not head:
            raise InputError(item.where, "the file is empty")
        refuse_binary(head, item.where)
    number = 0
    with item.open() as stream:
        for value in _Values(stream, item.where):
            where = f"{item.where}[{number}]"
            try:
                yield accept(draft_of(value, where, f"{item.name}:{number}"), given)
            except InputError as refusal:
                yield Unread(where, refusal.what)
            number += 1
    if number == 0:
        raise InputError(item.where, "there is no report in it")


class _Values:
    """The values of a JSON array, or of values that stand one after another, each as soon as it is complete."""

    def __init__(self, stream: IO[bytes], where: str) -> None:
        self._stream = stream
        self._where = where
        # Broken bytes become lone surrogates, which are refused one report at a time, not with the whole archive.
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="surrogateescape")
        self._json = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._ended = False
        self._read_values = 0

    def __iter__(self) -> Iterator[object]:
        array = self._next_mark() == "["
        if array:
            self._at += 1
        while True:
            mark = self._next_mark()
            if not mark or (array and mark == "]"):
                if array and not mark:
                    raise self._broken("the array is not closed")
                return
            yield self._value()
            self._read_values += 1
            if array and self._next_mark() not in ("", "]"):
                self._skip_comma()

    def _skip_comma(self) -> None:
        if self._text[self._at] != ",":
            raise self._broken("a comma is missing between two reports")
        self._at += 1

    def _next_mark(self) -> str:
        """The next character that is not blank, left where it is; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _BLANKS:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._more(_PIECE_BYTES)

    def _value(self) -> object:
        while True:
            try:
                value, self._at = self._json.raw_decode(self._text, self._at)
                return value
            except json.JSONDecodeError as failure:
                # Incomplete and broken look the same until the end. Doubling keeps the retries few.
                if len(self._text) - self._at > files.MAX_REPORT_BYTES:
                    raise self._broken("longer than a report can be, or " + failure.msg) from None
                if self._ended:
                    raise self._broken(failure.msg) from None
                self._more(max(_PIECE_BYTES, len(self._text) - self._at))
            except (ValueError, RecursionError) as failure:
                raise self._broken(str(failure)) from None

    def _more(self, size: int) -> None:
        """Take in the next piece and let go of what has been read."""
        data = self._stream.read(size)
        self._ended = not data
        self._text = self._text[self._at:] + self._decoder.decode(data, final=self._ended)
        self._at = 0

    def _broken(self, what: str) -> InputError:
        return InputError(f"{self._where}[{self._read_values}]",
                          f"not valid JSON, the rest of the file is not read: {what}")
