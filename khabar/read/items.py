"""Pages that bring several items: of news, of which each must be about a war by itself, or of history."""

from collections.abc import Callable, Collection, Sequence

from khabar.text.words import Sentence

_BULLETS = frozenset("*\u2022\u25cf\u25aa")
AMONG_OTHERS = 2  # points of war that an item needs, however short: a death alone may be an accident's
_END = "."
_SEVERAL = 2  # items that make a page one of several
_DASHES = frozenset("-\u2013\u2014:")
_YEARS = range(1000, 2100)


def history_aside(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The paragraphs of a page of anniversaries (1944 - The allies land in X), whose sentences begin with a year."""
    told = [sentence.paragraph for sentence in sentences if _begins_with_year(sentence)]
    return frozenset(told) if len(told) >= _SEVERAL else frozenset()


def _begins_with_year(sentence: Sentence) -> bool:
    words = [token.word.raw for token in sentence.tokens[:2]]
    year = words[0].isdecimal() and int(words[0]) in _YEARS
    return year and len(words) > 1 and words[1] in _DASHES


def items_aside(
    sentences: Sequence[Sentence], tell: Callable[[Collection[str]], bool]
) -> frozenset[int]:
    """The paragraphs of a page's items that tell of no war; empty for a page that is one report.

    An item begins with a bulleted headline or dateline; ``tell`` judges the words of a text as they are written.
    """
    starts: list[int] = []
    headline = False  # of which the next bulleted paragraph is the report
    for sentence in sentences:
        bulleted = sentence.tokens[0].word.raw in _BULLETS
        if bulleted and not headline:
            starts.append(sentence.paragraph)
        headline = bulleted and sentence.tokens[-1].word.raw != _END and not headline
    if len(starts) < _SEVERAL:
        return frozenset()
    aside: set[int] = set()
    ends = [*starts[1:], sentences[-1].paragraph + 1]
    for start, stop in zip(starts, ends, strict=True):
        words = {token.word.raw for sentence in sentences if start <= sentence.paragraph < stop
                 for token in sentence.tokens}
        if not tell(words):
            aside |= set(range(start, stop))
    return frozenset(aside)
