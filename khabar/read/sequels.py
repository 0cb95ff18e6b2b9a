"""What "to" opens that is no aim: what others did next (the army left, as Arabic says "for gunmen to take the hill").
"""

from khabar.read.chunks import Chunk, Parsed
from khabar.read.relatives import COMMAS
from khabar.read.subjects import AGENTIVE

_BACK = 14  # chunks from such a verb to the one before it
_NEXT = 3  # chunks from it to who did so
_WANTED = ("say", "demand", "op.plan", "op.attempt", "op.let", "allow", "send", "op.hedge", "op.negate")


def is_sequel(parsed: Parsed, verb: Chunk) -> bool:
    """Whether a verb in the present under "for" tells what came next: "thereafter" stands with it, or a comma parts it
    from a past deed and somebody else who does it stands right behind it."""
    chunks = parsed.chunks
    behind = chunks[verb.index + 1 : verb.index + _NEXT]
    if behind and behind[0].kind in {"part", "prep"} and behind[0].is_a("next"):
        return True
    comma = chunks[verb.index - 1] if verb.index else None
    if comma is None or comma.kind != "mark" or parsed.tokens[comma.first].word.raw not in COMMAS:
        return False
    who = next((chunk for chunk in behind if chunk.kind in {"np", "event", "verb", "mark"}), None)
    other = who is not None and who.kind == "np" and who.is_a(*AGENTIVE) and not (who.case or who.gen)
    for chunk in reversed(chunks[max(0, verb.index - _BACK) : comma.index]):
        if chunk.kind == "verb":
            return other and chunk.analysis.features.startswith("past") and not chunk.is_a(*_WANTED)
    return False

