"""What somebody is only believed to be: a clause that says more of a phrase and does not part it from its verb."""

from khabar.read.chunks import Chunk

_PARTIES = ("party.head", "party.name")


def with_beliefs(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks of a sentence, each phrase with the clause on what it is thought to be (aircraft believed to belong to
    X bombed ...; gunmen suspected to be of Y).

    Such a clause is part of who it is, so that the verb behind it finds its subject over it.
    """
    out: list[Chunk] = []
    position = 0
    while position < len(chunks):
        stop = _belief(chunks, position) if out else 0
        if not stop:
            out.append(chunks[position])
            position += 1
            continue
        told, party = chunks[stop - 1], out[-1]
        party.stop = told.stop
        party.names += told.names
        party.modifiers |= told.senses | told.modifiers
        position = stop
    for index, chunk in enumerate(out):
        chunk.index = index
    return out


def _belief(chunks: list[Chunk], position: int) -> int:
    """Where such a clause that begins at ``position`` ends: behind an adjective, or the body that they are of; 0 where
    none begins."""
    verb, party = chunks[position], chunks[position - 1]
    plain = verb.kind == "verb" and verb.is_a("by.nobody") and not verb.analysis.conj
    if not plain or party.kind != "np" or party.stop != verb.first or party.analysis.article:
        return 0
    position += 1 + (position + 1 < len(chunks) and chunks[position + 1].kind == "prep")
    if position + 1 >= len(chunks) or chunks[position].kind != "comp" or not chunks[position].is_a("has.subject"):
        return 0
    told = chunks[position + 1]
    if told.kind != "np" or told.coord:
        return 0
    body = "of" in told.case_senses and told.is_a(*_PARTIES) and party.is_a(*_PARTIES, "person")
    adjective = told.analysis.pos == "adj" and not (told.case or told.analysis.article)
    return position + 2 if body or adjective else 0
