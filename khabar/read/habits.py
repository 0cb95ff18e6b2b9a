"""What is told to happen rarely or under a condition (they seldom raid; whenever it is shelled, the army answers)."""

from khabar.read.chunks import Parsed
from khabar.read.doers import HARD_MARKS


def usual(parsed: Parsed) -> range:
    """The chunks that tell a habit, by index: no happening of any day is among them.

    An adverb (rarely) reaches to the end of its clause, a conjunction (whenever) to that of the sentence.
    """
    first = next((chunk for chunk in parsed.chunks if "habit" in chunk.senses), None)
    if first is None:
        return range(0)
    stop = len(parsed.chunks)
    if first.kind != "comp":
        stop = next((
            chunk.index for chunk in parsed.chunks[first.index + 1 :] if chunk.kind in {"conj", "comp"} or (
                chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in HARD_MARKS)), stop)
    return range(first.index, stop)
