"""To which of several deeds a phrase under "by" belongs: the nearest, where that is told beside the others."""

from collections.abc import Sequence

from khabar.read.chunks import Chunk

_MEANWHILE = frozenset({"prep.amid", "prep.with", "meanwhile"})  # what goes on beside a deed, and is no cause of it


def goes_on_beside(chunks: Sequence[Chunk], event: Chunk) -> bool:
    """Whether a happening, or the one that only says how it goes, is told as going on beside another (amid shelling,
    with the going on of raids)."""
    while event.gen and event.index and chunks[event.index - 1].kind == "event":
        event = chunks[event.index - 1]
    return not event.coord and not event.case_senses.isdisjoint(_MEANWHILE)


def is_by_another(chunks: Sequence[Chunk], trigger: Chunk, doer: Chunk) -> bool:
    """Whether somebody under "by" did what is told between the deed and him: in a clause of its own (denying reports of
    the cutting of the road | by X), or as going on meanwhile (ten fell in fights, amid shelling | by X)."""
    while doer.coord and doer.mate is not None and doer.mate.index < doer.index:
        doer = doer.mate
    if "prep.by" not in doer.case_senses:
        return False
    nearest: Chunk | None = None
    for chunk in reversed(chunks[trigger.index + 1 : doer.index]):
        if nearest is None and chunk.kind == "mark":
            return False
        if nearest is None and chunk.kind in {"event", "verb"}:
            if chunk.coord or chunk.kind == "verb":
                return chunk.kind == "verb" and trigger.kind == "event"
            if goes_on_beside(chunks, chunk):
                return True
            nearest = chunk
        elif nearest is not None and _opens_words(chunk):
            return True
    return False


def _opens_words(chunk: Chunk) -> bool:
    """Whether a clause of its own begins with a word: a relative, a participle of speech (denying that)."""
    said = chunk.kind == "np" and chunk.is_a("say") and not chunk.analysis.article
    return said or chunk.kind in {"rel", "verb"}
