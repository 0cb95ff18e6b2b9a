"""``khabar explain``: what the reader makes of a sentence, so that a linguist can mend a rule in a minute."""

from typing import Annotated

import typer

from khabar.commands.near_rules import NearRules, is_near
from khabar.commands.options import AsJson
from khabar.commands.terminal import print_json, print_table
from khabar.lang.grammar import Grammar
from khabar.model.records import Claim, Count, Span, When
from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Attempt
from khabar.read.reader import Explanation, Reader
from khabar.text.words import Analysis, Token

COLUMNS = ("type", "status", "agents", "targets", "place", "when", "figures", "voice", "rule")
Sentence = Annotated[str, typer.Argument(metavar="SENTENCE", help="Words of a report, in quotation marks.")]
EveryRule = Annotated[bool, typer.Option("--all", help="Show every rule that was tried, not the near ones alone.")]


def explain(sentence: Sentence, *, every: EveryRule = False, as_json: AsJson = False) -> None:
    """Show how a sentence is read: its words, its phrases, the rules that fired or nearly did, the claims.

    \b
    Examples:
      khabar explain "..."          the phrases, rules and claims of a sentence
      khabar explain --all "..."    with every rule that was tried
    """
    reader = Reader()
    explanations = reader.explain(sentence)
    if as_json:
        print_json([_as_object(explanation, reader.grammar) for explanation in explanations])
        return
    for explanation in explanations:
        _show(explanation, reader.grammar, every=every)
    if not all(explanation.conflict for explanation in explanations):
        typer.echo("These words alone do not show that a report is about a war; from a report like that no claims are "
                   "read, and rules that ask for in.conflict do not fire.")


def _show(explanation: Explanation, grammar: Grammar, *, every: bool) -> None:
    parsed, near = explanation.parsed, NearRules(explanation.parsed, grammar)
    print_table(("word", "read as", "of", "senses", "or"), _words_of(parsed), title="Words")
    print_table(("kind", "words", "under", "senses"), [
        (_kind(chunk), parsed.words(chunk).text, chunk.case, ", ".join(sorted(chunk.senses))) for chunk in parsed.chunks
    ], title="Phrases")
    print_table(("rule", "on", "outcome", "because"), [
        (attempt.rule, attempt.trigger, outcome(attempt), near.why(attempt))
        for attempt in explanation.attempts if every or is_near(attempt)
    ], title="Rules")
    print_table(COLUMNS, [_row(claim) for claim in explanation.claims], title="Claims")


def _words_of(parsed: Parsed) -> list[tuple[str, ...]]:
    """The words: how each is read here (as part of a known name, too), of which lemma, and how else it might be."""
    names = {
        position: "name of a " + "|".join(sorted(name.kinds)) for chunk in parsed.chunks for name in chunk.names
        if name.entry is None for position in range(name.first, name.stop)}
    return [
        (token.word.raw, names.get(position) or _form(tag), tag.entry.lemma if tag.entry else "",
         ", ".join(sorted(tag.senses)), _otherwise(token, tag))
        for position, (token, tag) in enumerate(zip(parsed.tokens, parsed.tags, strict=True))
        if token.word.kind == "word"
    ]


def _otherwise(token: Token, tag: Analysis) -> str:
    others = [a for a in token.word.analyses if a is not tag]
    return "; ".join(dict.fromkeys(f"{_form(a)} {a.entry.lemma if a.entry else ''}".strip() for a in others))


def _form(analysis: Analysis) -> str:
    """Class and features of an analysis, with its clitics set off by + signs."""
    before = (analysis.conj, analysis.prep, "ART" * analysis.article, "FUT" * analysis.future)
    form = analysis.features or (analysis.pos if analysis.entry else "unknown")
    return "+".join((*filter(None, before), form, *filter(None, (analysis.enclitic,))))


def outcome(attempt: Attempt) -> str:
    """What became of a rule: fired, or what it lacked, or which sense there was too much."""
    if attempt.fired:
        return "fired"
    stopped, _, by = attempt.lacks.partition("no ")
    return f"lacks {attempt.lacks}" if stopped or not by else f"stopped by {by}"


def _kind(chunk: Chunk) -> str:
    """A phrase's kind, with its tie to the phrase before it."""
    return chunk.kind + (" (genitive)" if chunk.gen else "") + (" (and)" if chunk.coord else "")


def _row(claim: Claim) -> tuple[str, ...]:
    return (
        claim.type, claim.status, _words(claim.agents), _words(claim.targets), _words((claim.place,)),
        _when(claim.when), "; ".join(map(_figure, claim.counts)), _words(claim.voice), ", ".join(claim.trace))


def _words(spans: tuple[Span | None, ...]) -> str:
    return "; ".join(span.text for span in spans if span is not None)


def _figure(count: Count) -> str:
    """A figure: killed 35, killed 35+ (open), killed 20-99."""
    top = "+" if count.high is None else "" if count.high == count.low else f"-{count.high}"
    return f"{count.measure} {count.low}{top}"


def _when(when: When | None) -> str:
    """What the words say of time, before a calendar is known."""
    if when is None or when.kind == "unstated":
        return ""
    numbers = [str(number) for number in (when.first, when.last) if number is not None]
    month = f" of month {when.month}" if when.month is not None else ""
    return f"{when.kind} {'..'.join(dict.fromkeys(numbers))}{month} ({when.basis})"


def _as_object(explanation: Explanation, grammar: Grammar) -> dict[str, object]:
    parsed: Parsed = explanation.parsed
    near = NearRules(parsed, grammar)
    return {
        "conflict": explanation.conflict,
        "words": [dict(zip(("word", "read_as", "of", "senses", "or"), row, strict=True)) for row in _words_of(parsed)],
        "chunks": [
            {"kind": chunk.kind, "text": parsed.words(chunk).text, "case": chunk.case, "genitive": chunk.gen,
             "senses": sorted(chunk.senses)} for chunk in parsed.chunks
        ],
        "rules": [
            {"rule": attempt.rule, "trigger": attempt.trigger, "fired": attempt.fired, "lacks": attempt.lacks,
             "because": near.why(attempt)}
            for attempt in explanation.attempts
        ],
        "claims": [dict(zip(COLUMNS, _row(claim), strict=True)) for claim in explanation.claims],
    }
