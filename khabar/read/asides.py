"""What a report tells aside, between two commas, of who was just named (X, which is a group that ..., announced)."""

from khabar.read.chunks import Parsed
from khabar.read.neighbours import is_comma

_LONGEST = 12  # chunks of an aside


def aside_before(parsed: Parsed, closing: int) -> int | None:
    """The comma with which an aside begins that another comma closes; None where none does."""
    chunks = parsed.chunks
    if not is_comma(parsed, chunks[closing]):
        return None
    for at in range(closing - 2, max(-1, closing - _LONGEST), -1):
        told = chunks[at + 1]
        if chunks[at].kind == "comp":
            return None
        of_it = told.kind == "pron" and bool(told.analysis.conj)
        if is_comma(parsed, chunks[at]) and (of_it or (told.kind == "rel" and not told.is_a("sub"))):
            return at
    return None
