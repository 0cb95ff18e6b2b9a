"""Words that only say how exactly a part of something is measured: more than half of, nearly a third of."""

from collections.abc import Iterator, Sequence

from khabar.text.words import Analysis

_PARTS = frozenset({"part", "whole"})


def measuring(tags: Sequence[Analysis]) -> Iterator[int]:
    """Where an elative and the "than" after it stand before a word of part; the part is what is spoken of."""
    for position in range(len(tags) - 2):
        elative, than, part = tags[position : position + 3]
        if "elative" in elative.senses and not elative.article and than.pos == "prep" and part.senses & _PARTS:
            yield from (position, position + 1)
