"""Places that are named only to say where something was not, or where the like of it was: nothing is told of them."""

from collections.abc import Sequence

from khabar.read.chunks import LOCAL, Chunk

_WHERE = frozenset({"prep.in", "prep.on", "prep.at", "place.near", "place.in", "place.at"})
_FRAMING = ("occur", "op.light", "impersonal", "op.was")  # verbs that in a comparison stand for what happened
_TOWNS = ("place.name", "has.place")


def set_apart(chunks: Sequence[Chunk]) -> None:
    """Take every sense from phrases that only tell where something was not (in A and not in B), or with what it is
    compared (as happened in B; after B the largest town), so that no rule finds them."""
    for chunk in chunks:
        if chunk.kind == "part" and chunk.is_a("op.negate"):
            _clear(_ruled_out(chunks, chunk))
        elif chunk.is_a("compare") or "compare" in chunk.case_senses:
            _clear(_compared(chunks, chunk))
        elif chunk.kind == "np" and _is_before_in_rank(chunk):
            _clear([chunk])


def _clear(phrases: Sequence[Chunk]) -> None:
    for chunk in phrases:
        chunk.senses = {"elsewhere"}
        chunk.modifiers = set()


def _run(chunks: Sequence[Chunk], start: int, within: frozenset[str] | None = None) -> list[Chunk]:
    """The phrases from an index on that stand under prepositions, or are joined to such, with nothing between."""
    out: list[Chunk] = []
    for chunk in chunks[start:]:
        led = bool(chunk.case) and (within is None or not within.isdisjoint(chunk.case_senses))
        if chunk.kind != "np" or not (led or (out and (chunk.gen or chunk.coord))):
            break
        out.append(chunk)
    return out


def _ruled_out(chunks: Sequence[Chunk], negation: Chunk) -> list[Chunk]:
    """Where a negation without a verb says that what was told before it was not.

    Not where it denies what follows (there is no bread in the town), goes on with a negated clause (they fought
    neither in A nor in B), or says that it was not there alone (not only in A).
    """
    before = chunks[: negation.index]
    told = any(chunk.kind in {"verb", "event"} for chunk in before)
    if not told or any(chunk.is_a("op.negate", "op.deny") for chunk in before):
        return []
    run = _run(chunks, negation.index + 1, _WHERE)
    after = chunks[run[-1].index + 1] if run and run[-1].index + 1 < len(chunks) else None
    if after is not None and (after.is_a("only") or after.kind in {"np", "event"}):
        return []
    return run


def _compared(chunks: Sequence[Chunk], word: Chunk) -> list[Chunk]:
    """Where the like happened, by the words right after one of comparison (as in A; like what happened in A)."""
    if word.kind in {"np", "event"} and "compare" in word.case_senses:
        return _run(chunks, word.index) if word.kind == "np" else []
    position = word.index + 1
    while position < len(chunks) and _frames(chunks[position]):
        position += 1
    return _run(chunks, position)


def _frames(chunk: Chunk) -> bool:
    """Whether a word of a comparison only stands for what happened (what happened; is the case)."""
    if chunk.kind == "verb":
        return chunk.is_a(*_FRAMING) and not chunk.analysis.conj
    return chunk.kind in {"rel", "pron"} or (chunk.kind == "np" and chunk.is_a("circumstance") and not chunk.case)


def _is_before_in_rank(chunk: Chunk) -> bool:
    """Whether a town stands under "after", which it then precedes in size: only happenings have an afterwards."""
    if "next" not in chunk.case_senses or chunk.is_a("party.head", "person", "time.noun"):
        return False
    return chunk.is_a(*_TOWNS) and chunk.is_a(*LOCAL)
