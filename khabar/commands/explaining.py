"""``khabar explain``: what the reader makes of a sentence, so that a linguist can mend a rule in a minute."""

from typing import Annotated

import typer

from khabar.commands.options import AsJson
from khabar.commands.terminal import print_json, print_table
from khabar.model.records import Claim, Count, Span, When
from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Attempt
from khabar.read.reader import Explanation, Reader

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
    explanations = Reader().explain(sentence)
    if as_json:
        print_json([_as_object(explanation) for explanation in explanations])
        return
    for explanation in explanations:
        _show(explanation, every=every)


def _show(explanation: Explanation, *, every: bool) -> None:
    parsed = explanation.parsed
    print_table(("kind", "words", "under", "senses"), [
        (_kind(chunk), parsed.words(chunk).text, chunk.case, ", ".join(sorted(chunk.senses))) for chunk in parsed.chunks
    ], title="Phrases")
    print_table(("rule", "on", "outcome"), [
        (attempt.rule, attempt.trigger, outcome(attempt))
        for attempt in explanation.attempts if every or is_near(attempt)
    ], title="Rules")
    print_table(COLUMNS, [_row(claim) for claim in explanation.claims], title="Claims")


def is_near(attempt: Attempt) -> bool:
    """Whether a rule fired, or lacked no more than one of its slots."""
    return attempt.fired or attempt.lacks.startswith("slot ")


def outcome(attempt: Attempt) -> str:
    """What became of a rule: fired, or what it lacked."""
    return "fired" if attempt.fired else f"lacks {attempt.lacks}"


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
    month = f" of month {when.month}" if when.month else ""
    return f"{when.kind} {'..'.join(dict.fromkeys(numbers))}{month} ({when.basis})"


def _as_object(explanation: Explanation) -> dict[str, object]:
    parsed: Parsed = explanation.parsed
    return {
        "chunks": [
            {"kind": chunk.kind, "text": parsed.words(chunk).text, "case": chunk.case, "genitive": chunk.gen,
             "senses": sorted(chunk.senses)} for chunk in parsed.chunks
        ],
        "rules": [
            {"rule": attempt.rule, "trigger": attempt.trigger, "fired": attempt.fired, "lacks": attempt.lacks}
            for attempt in explanation.attempts
        ],
        "claims": [dict(zip(COLUMNS, _row(claim), strict=True)) for claim in explanation.claims],
    }
