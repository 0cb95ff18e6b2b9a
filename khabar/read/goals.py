"""Whose deed something would be that is told as a goal (retaking the town is a priority of X), or as one of before (X,
to whom it has happened before to retake it)."""

from collections.abc import Mapping

from khabar.read.chunks import Chunk, Parsed
from khabar.read.dependents import FORCES
from khabar.read.functions import Arguments

_DEEDS = ("capture", "attack", "advance")
_DOERS = ("gen", "its", "by", "subj", "gov.subj")
_SAYING_SO = ("reckon", "deem", "aux")
_REACH = 6  # chunks from a deed to whose goal it is


def lend_to_goals(parsed: Parsed, found: Mapping[int, Arguments]) -> None:
    """Give a deed without a doer those whose goal it is said to be, by the words of the goal."""
    for args in found.values():
        deed = args.trigger
        if deed.kind != "event" or not deed.is_a(*_DEEDS) or any(
                chunk.is_a(*FORCES) for name in _DOERS for chunk in args.get(name)):
            continue
        goal = _goal_behind(parsed, deed)
        if goal is not None:
            for phrases in args.functions.values():
                phrases[:] = [chunk for chunk in phrases if chunk is not goal]  # it is no ground
            args.add("gov.goal", goal)


def _goal_behind(parsed: Parsed, deed: Chunk) -> Chunk | None:
    """The goal of some party that a deed is said to be: behind the words of its ground, and a verb of deeming."""
    for chunk in parsed.chunks[deed.index + 1 : deed.index + 1 + _REACH]:
        if (chunk.kind != "np" and not chunk.is_a(*_SAYING_SO)) or chunk.coord:
            return None
        if (chunk.is_a("goal") or "goal" in chunk.modifiers) and not chunk.gen:
            return chunk if chunk.is_a("has.party") else None
    return None
