"""Shares of a whole told by a number: 45 % of the country, 90 per cent of the town, three of their vehicles."""

from collections.abc import Sequence

from khabar.read.chunks import Chunk
from khabar.text.words import Token

_PERCENT = frozenset("%\u066a")
_MATERIEL = frozenset({"materiel.vehicle", "materiel.weapon", "weapon.ground"})


def with_shares(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> list[Chunk]:
    """The chunks of a sentence; a number of per cent is a part of what follows, and its sign belongs to it.
    A number of some materiel is as much of it."""
    out: list[Chunk] = []
    for chunk in chunks:
        before = out[-1] if out else None
        if before is not None and before.is_a("number") and before.stop == chunk.first and (
                tokens[chunk.first].word.raw in _PERCENT):
            before.stop = chunk.stop
            before.senses |= {"part"}
            continue
        if before is not None and _are_of(before, chunk):
            before.senses |= chunk.senses & _MATERIEL
        told = "percent" in chunk.modifiers or tokens[chunk.stop - 1].word.raw[-1:] in _PERCENT
        if chunk.kind == "np" and chunk.is_a("number") and told:
            chunk.senses |= {"part"}
        chunk.index = len(out)
        out.append(chunk)
    return out


def _are_of(number: Chunk, whole: Chunk) -> bool:
    """Whether a number without a noun counts some of the vehicles or weapons that are told behind it."""
    bare = number.kind == "np" and number.quantity is not None and number.head == number.quantity.number
    materiel = not _MATERIEL.isdisjoint(whole.senses)
    return bare and materiel and "of" in whole.case_senses and number.stop == whole.first - 1
