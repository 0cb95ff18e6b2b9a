"""JSON Lines: one report per line."""

import codecs
import json
from collections.abc import Iterator
from typing import IO

from khabar.errors import InputError
from khabar.model.records import Document, Unread
from khabar.sources import files
from khabar.sources.decode import decode, refuse_binary
from khabar.sources.fields import draft_of
from khabar.sources.files import Item
from khabar.sources.report import Given, accept

_HEAD_BYTES = 4096

# After so many lines of which none was JSON, the file is taken for what it is: something else.
_NOT_JSON_LINES = 20


def read(item: Item, given: Given) -> Iterator[Document | Unread]:
    """The reports of the file, line by line, holding one line at a time; a bad line is one Unread."""
    with item.open() as stream:
        _check_head(stream.read(_HEAD_BYTES), item.where)
    lines = failures = 0
    with item.open() as stream:
        for number, line in _lines(stream):
            lines += 1
            where = f"{item.where}:{number}"
            try:
                value, note = _parse(line, where)
            except InputError as refusal:
                failures += 1
                yield Unread(where, refusal.what)
                if failures == lines == _NOT_JSON_LINES:
                    raise InputError(item.where, f"not JSON Lines: none of its first {lines} lines is JSON") from None
                continue
            yield from _report(value, note, where, f"{item.name}:{number}", given)
    if not lines:
        raise InputError(item.where, "there is no report in it")


def _report(value: object, note: str | None, where: str, name: str, given: Given) -> Iterator[Document | Unread]:
    try:
        document = accept(draft_of(value, where, name), given)
    except InputError as refusal:
        yield Unread(where, refusal.what)
        return
    yield document
    if note is not None:
        yield Unread(where, note, document=document.id)


def _check_head(head: bytes, where: str) -> None:
    if not head:
        raise InputError(where, "the file is empty")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError(where, "JSON Lines in UTF-16: save the file as UTF-8")
    refuse_binary(head.partition(b"\n")[0], where)


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines that are not blank, from 1; None in place of one that is longer than a report can be."""
    number, longest = 0, files.MAX_REPORT_BYTES
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) <= longest:
            if line.strip():
                yield number, line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(longest)):
            pass
        yield number, None


def _parse(line: bytes | None, where: str) -> tuple[object, str | None]:
    if line is None:
        raise InputError(where, f"too large for one report: more than {files.MAX_REPORT_BYTES // 1024 // 1024} MB")
    decoded = decode(line, where)
    try:
        return json.loads(decoded.text.rstrip("\r\n")), decoded.note
    except json.JSONDecodeError as failure:
        raise InputError(where, f"not valid JSON at column {failure.colno}: {failure.msg}") from None
    except (ValueError, RecursionError) as failure:  # figures of thousands of digits; brackets thousands deep
        raise InputError(where, f"JSON that cannot be read: {failure}") from None
