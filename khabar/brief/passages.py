"""Quoted words shown in their sentences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.brief.printable import printable
from khabar.model.records import Span

_SENTENCE_END = re.compile("[.!?\u061f\u06d4](?=\\s|$)|\n")
_KEPT = 140  # code points of a longer stretch without a quote that are shown on either side of one


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence, and whether it is quoted as the words of a claim."""

    text: str
    quoted: bool


def sentence_around(text: str, quote: Span) -> tuple[int, int]:
    """Start and stop of the sentence (or sentences) that the quote stands in; a line is never left."""
    start = 0
    for end in _SENTENCE_END.finditer(text, 0, quote.start):
        start = end.end()
    # an end inside the last character of the quote counts: a quote may take its full stop with it
    end_after = _SENTENCE_END.search(text, max(quote.start, quote.stop - 1))
    return start, max(end_after.end(), quote.stop) if end_after else len(text)


def pieces(text: str, sentence: tuple[int, int], quotes: Iterable[Span]) -> tuple[Piece, ...]:
    """A sentence cut at its quotes; quotes that meet are one, long stretches between them are shortened."""
    start, stop = sentence
    found: list[Piece] = []
    at = start
    for first, last in _joined(quotes):
        found.append(Piece(_shortened(text[at:first], is_first=at == start, is_last=False), False))
        found.append(Piece(printable(text[first:last]), True))
        at = last
    found.append(Piece(_shortened(text[at:stop], is_first=at == start, is_last=True), False))
    return tuple(piece for piece in found if piece.text)


def _joined(quotes: Iterable[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for quote in sorted(quotes, key=lambda quote: (quote.start, quote.stop)):
        if merged and quote.start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], quote.stop)
        else:
            merged.append((quote.start, quote.stop))
    return merged


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    """A stretch beside quotes on one line, its spaces towards them kept, and its far or middle part left out."""
    line = printable(text)
    head = 0 if is_first else _KEPT
    tail = 0 if is_last else _KEPT
    if len(line) > head + tail + 1:
        before = line[:head].rpartition(" ")[0] if head else ""
        after = line[-tail:].partition(" ")[2] if tail else ""
        line = f"{before}…{after}"
    opening = " " if text[:1].isspace() and not is_first else ""
    closing = " " if text[-1:].isspace() and not is_last else ""
    return f"{opening}{line}{closing}" if line else opening
