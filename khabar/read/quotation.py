"""Marks that enclose a name and not somebody's words: a reader of phrases passes over them."""

from collections.abc import Sequence

from khabar.text.words import Analysis, Token

MAX_QUOTED = 6  # words between quotation marks that may still be a name and not somebody's words
# What closes what; writers also open and close with one and the same mark.
_PAIRS = {"\u00ab": "\u00bb", "\u201c": "\u201d", '"': '"', "(": ")", "\u201d": "\u201d"}
_BRACKET = "("


def soft_marks(
    tokens: Sequence[Token], tags: Sequence[Analysis]
) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Indices of the quotation marks and brackets that open and of those that close around a name; and of brackets that
    open, with the word in them, where that only tells in which part of a country a place lies (the town of X (south)).
    """
    opening: set[int] = set()
    closing: set[int] = set()
    position = 0
    while position < len(tokens):
        mark = _PAIRS.get(tokens[position].word.raw)
        if mark is not None:
            for stop in range(position + 1, min(position + MAX_QUOTED + 2, len(tokens))):
                if tokens[stop].word.raw == mark:
                    if all(tags[inside].pos != "verb" for inside in range(position + 1, stop)):
                        opening.add(position)
                        closing.add(stop)
                        position = stop
                    break
        position += 1
    lying = {mark for mark in opening if mark + 2 in closing and "compass" in tags[mark + 1].senses}
    more = {mark for mark in opening - lying if mark and _tells_more(tokens, tags, mark)}
    asides = more | lying | {mark + 1 for mark in lying}
    return frozenset(opening - lying - more), frozenset(closing), frozenset(asides)


def _tells_more(tokens: Sequence[Token], tags: Sequence[Analysis], mark: int) -> bool:
    """Whether a bracket behind a name opens on what kind of ground that is or where it lies (X (the capital of Y))."""
    before, inside = tags[mark - 1], tags[mark + 1]
    heads = any("place.head" in tag.senses for tag in tags[mark + 1 : mark + 3])
    ground = not inside.senses.isdisjoint({"capital", "compass"}) or (before.entry is None and heads)
    return tokens[mark].word.raw == _BRACKET and ground and not (inside.prep or inside.conj)
