"""A toll that is said to be made of the dead or hurt of several sides (28 dead, 17 rebels and 11 soldiers)."""

from collections.abc import Sequence
from dataclasses import replace

from khabar.read.chunks import Chunk
from khabar.read.frames import Draft

_BODILY = ("harm.killed", "harm.wounded", "harm.captured")
_REACH = 9  # chunks from the toll to the last of its parts


def by_sides(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence, in which a toll that its parts add up to is one claim and each of these another."""
    out: list[Draft] = []
    told: set[tuple[str, int]] = set()  # type, and where the toll stands
    for draft in drafts:
        total, parts = _toll_of(draft) if draft.rule.type in _BODILY else (None, [])
        if total is None:
            out.append(draft)
        elif (draft.rule.type, total.index) not in told:
            told.add((draft.rule.type, total.index))
            out += _split(draft, total, parts)
    return out


def _toll_of(draft: Draft) -> tuple[Chunk | None, list[list[Chunk]]]:
    """The toll that a draft counts, wholly or in a part, and its parts, each with those who say whose they are."""
    chunks = draft.parsed.chunks
    counted = {chunk.index for chunk in draft.get("counts")}
    for total in chunks:
        if total.quantity is None or total.kind != "np" or not total.is_a("person", "counted"):
            continue
        parts = _parts(chunks, total)
        if parts and counted & {total.index, *(part[0].index for part in parts)}:
            return total, parts
    return None, []


def _parts(chunks: Sequence[Chunk], total: Chunk) -> list[list[Chunk]]:
    """The counted people that follow a toll and add up to it, some of them fighters; nothing where they do not."""
    parts: list[list[Chunk]] = []
    opened = False
    for chunk in chunks[total.index + 1 : total.index + _REACH]:
        if not parts and not opened and (chunk.kind == "mark" or (chunk.kind == "pron" and not chunk.senses)):
            opened = True
        elif chunk.kind == "np" and _number(chunk) is not None and chunk.joined == bool(parts) and chunk.is_a(
                "person", "party.head", "counted"):
            parts.append([chunk])
            if sum(_number(part[0]) or 0 for part in parts) >= _told(total):
                break
        elif parts and chunk.kind == "np" and "of" in chunk.case_senses:
            parts[-1].append(chunk)
        elif chunk.kind != "part":
            break
    sides = any(chunk.is_a("party.head") and not chunk.is_a("civilian") for part in parts for chunk in part)
    whole = sum(_number(part[0]) or 0 for part in parts) == _told(total)
    return parts if len(parts) > 1 and sides and whole else []


def _told(total: Chunk) -> int:
    """The number of a toll, 0 where it is only put at an order of magnitude."""
    quantity = total.quantity
    return quantity.low if quantity is not None and quantity.high == quantity.low else 0


def _number(chunk: Chunk) -> int | None:
    """How many people a phrase tells: a figure, two (a dual) or one."""
    if chunk.quantity is not None:
        return chunk.quantity.low if chunk.quantity.high == chunk.quantity.low else None
    if chunk.analysis.features.endswith(" du"):
        return 2
    single = chunk.analysis.features.endswith(" sg") and not (chunk.analysis.article or chunk.analysis.enclitic)
    return 1 if single and chunk.is_a("person") and not chunk.case else None


def _split(draft: Draft, total: Chunk, parts: Sequence[Sequence[Chunk]]) -> list[Draft]:
    """A draft with the toll alone (its ``sides`` are no figures of its own), and one for each part."""
    inner = {chunk.index for part in parts for chunk in part}
    stop = max(inner) + 1
    draft.args.window = (draft.args.window[0], max(draft.args.window[1], stop))
    others = [chunk for chunk in draft.get("targets") if chunk.index not in inner]
    slots = {name: chunks for name, chunks in draft.slots.items() if name != "quote"}
    draft.slots |= {"counts": [total], "targets": others, "sides": [part[0] for part in parts]}
    return [draft, *(replace(draft, lent=list(draft.lent), slots={
        **slots, "counts": [part[0]], "targets": list(part[1:]) or [part[0]], "quote": list(part)}) for part in parts)]
