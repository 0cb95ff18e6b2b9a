"""Words that only say how exactly a part of something is measured: more than half of, nearly a third of."""

from collections.abc import Iterator, Mapping, Sequence

from khabar.read.mentions import NameMention
from khabar.read.tagging import NOMINAL
from khabar.text.words import Analysis

_PARTS = frozenset({"part", "whole"})


def measuring(tags: Sequence[Analysis]) -> Iterator[int]:
    """Where an elative and the "than" after it stand before a word of part; the part is what is spoken of."""
    for position in range(len(tags) - 2):
        elative, than, part = tags[position : position + 3]
        if "elative" in elative.senses and not elative.article and than.pos == "prep" and part.senses & _PARTS:
            yield from (position, position + 1)


def seen_through(
    tags: Sequence[Analysis], names: Mapping[int, NameMention], head: int, stop: int
) -> set[str]:
    """The senses of the first word behind a word that only measures out, in the phrase from ``head`` to ``stop``."""
    for position in range(head + 1, stop):
        if position in names and names[position].entry is None:
            return {f"{kind}.name" for kind in names[position].kinds - {"adjective"}}
        tag = tags[position]
        if tag.pos in NOMINAL and tag.pos != "adj" and not tag.senses & {"transparent", "whole"}:
            return set(tag.senses) if tag.entry else {"unknown"}
    return set()
