"""How many people a clause is about that begins with "the number of" and tells only behind them what it comes to."""

from dataclasses import replace

from khabar.read.chunks import Chunk
from khabar.read.frames import Draft
from khabar.read.mentions import Quantity

_OF_PEOPLE = ("people.trapped", "hardship.shortage")
_BEFORE = 5  # chunks from "the number of" to what is told of those who are counted
_BEHIND = 6  # chunks from there to what it comes to


def tally(draft: Draft) -> tuple[Chunk, Quantity] | None:
    """What the number of those comes to of whom a claim tells (the number of those who lack food reaches | 13 million;
    the number of families that are besieged | comes to 4,000), and the phrase that says it."""
    chunks, at = draft.parsed.chunks, draft.trigger.index
    if not draft.rule.type.startswith(_OF_PEOPLE):
        return None
    before = chunks[max(0, at - _BEFORE) : at]
    number = next((chunk for chunk in before if chunk.kind == "np" and chunk.is_a("tally")), None)
    if number is None or number.quantity is not None or any(
            chunk.kind in {"mark", "comp"} for chunk in chunks[number.index : at]):
        return None
    came = number.index > 0 and chunks[number.index - 1].is_a("rise")  # "comes the number of ... to"
    for chunk in chunks[at + 1 : at + 1 + _BEHIND]:
        if chunk.kind in {"mark", "comp", "conj", "rel"}:
            return None
        came = came or (chunk.kind == "verb" and chunk.is_a("rise"))
        if chunk.quantity is None or chunk.kind != "np":
            continue
        reaches = draft.parsed.tags[chunk.first].pos == "verb"  # read as a word of the number, as in "up to"
        if not (came or reaches):
            return None
        told, high = chunk.quantity, chunk.quantity.high
        return chunk, replace(told, low=high) if reaches and high is not None and told.low == 1 else told
    return None
