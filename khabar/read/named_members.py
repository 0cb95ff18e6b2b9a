"""Groups told by those they are of (the armed groups of X and Y, and others of the factions), made one list."""

from collections.abc import Sequence

from khabar.lang.sides import hostile
from khabar.read.chunks import Chunk, sides_of

_TAKING = ("capture", "free", "expel", "withdraw", "flee", "escape", "protect", "seize", "rid")  # "from" is theirs


def with_named_members(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with each group and the first of its named members made one phrase, which the other members are
    joined to, and with "others of the factions" joined to the party before them."""
    out: list[Chunk] = []
    for chunk in chunks:
        group = out[-1] if out else None
        if group is not None and _is_first_member(out, group, chunk):
            group.stop, group.closed = chunk.stop, chunk.closed
            group.senses |= chunk.senses & {"party.name", "has.party", "alliance", "named"}
            group.modifiers |= chunk.senses | chunk.modifiers
            group.names = [*group.names, *chunk.names]
            continue
        if chunk.coord and chunk.mate is not None and group is not None and chunk.mate not in out:
            if chunk.mate.stop == group.stop:
                _join(chunk, group)
        elif len(out) > 1 and _are_others(out[-2], out[-1], chunk):
            _join(chunk, out[-2])
        out.append(chunk)
    return out


def _join(chunk: Chunk, mate: Chunk) -> None:
    chunk.coord = chunk.joined = True
    chunk.mate, chunk.case, chunk.case_senses, chunk.gen = mate, mate.case, mate.case_senses, mate.gen


def _is_party(chunk: Chunk) -> bool:
    force = chunk.is_a("party.head", "party.name") and not chunk.is_a("place.name")
    return chunk.kind == "np" and force and chunk.quantity is None


def _is_first_member(before: Sequence[Chunk], group: Chunk, chunk: Chunk) -> bool:
    """Whether a party right behind a group, under "of", is one of those that make it up."""
    if "of" not in chunk.case_senses or chunk.coord or chunk.first != group.stop + 1 or "place.in" in chunk.case_senses:
        return False
    many = group.analysis.features.endswith(" pl") and "person" not in group.analysis.senses and not group.coord
    named = chunk.stop - chunk.first > 1 or (chunk.is_a("party.name") and not chunk.analysis.article)
    if not (many and named and _is_party(group) and _is_party(chunk)) or group.is_a("troops", "has.party"):
        return False
    if group.stop - group.head > 2 or not (
            chunk.analysis.features.endswith("sg") or chunk.is_a("unit")):
        return False
    deeds = (each for each in before[-3:] if each.kind in {"verb", "event"})
    taking = any(each.is_a(*_TAKING) and not each.is_a("hold.state") for each in deeds)
    return not taking and not hostile(sides_of(group), sides_of(chunk))


def _are_others(party: Chunk, others: Chunk, chunk: Chunk) -> bool:
    """Whether a phrase tells with "and others of" whom else a list of parties has."""
    other = others.kind == "part" and bool(others.analysis.conj and others.analysis.enclitic) and (
        others.is_a("op.negate.word"))
    return other and "of" in chunk.case_senses and _is_party(chunk) and _is_party(party)
