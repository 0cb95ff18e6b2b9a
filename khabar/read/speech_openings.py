"""Verbs of speech told by what follows them: somebody's words, or a site or statement that speaks."""

from collections.abc import Sequence

from khabar.text.words import Analysis, Token

SAYING = frozenset({"say", "say.that", "say.of"})
_SPEAKING = frozenset({"medium", "statement", "speaker", "person.title"})
OPENS_WORDS = frozenset(":\u00ab\u201c\"")


def says_so(tokens: Sequence[Token], index: int, *, starts: bool) -> Analysis | None:
    """The verb of speech that opens a clause (``starts``) right before words (went on: "..."), or before who speaks
    (mentioned the site X that), where the same letters are a noun, too (the mention of); None where it is none."""
    analyses = tokens[index].word.analyses if starts else ()
    said = (a for a in analyses if a.pos == "verb" and a.senses & SAYING and a.features.startswith("past 3"))
    verb, after = next(said, None), tokens[index + 1 : index + 2]
    if verb is None or not after:
        return None
    if after[0].word.kind == "mark":
        return verb if after[0].word.raw in OPENS_WORDS else None
    head = after[0].word.analyses[0] if after[0].word.analyses else None
    if head is None or head.article or head.prep or head.conj or head.senses.isdisjoint(_SPEAKING):
        return None
    feminine = head.entry is not None and bool(head.entry.values("feminine"))
    agrees = head.features.endswith("pl") or (" 3fs" in verb.features) == feminine
    return verb if agrees else None
