"""Every example of every rule of the Arabic grammar: what it says is read so, what it does not mean is left alone."""

from collections.abc import Iterator
from functools import cache

import pytest

from khabar.lang.grammar import Example, Rule, load_grammar
from khabar.lang.pack import load_pack
from khabar.model.records import Claim, Count
from khabar.read.arguments import ArgumentFinder
from khabar.read.chunks import Parsed
from khabar.read.frames import Attempt
from khabar.read.reader import Explanation, Reader

RULES = load_grammar(load_pack("ar")).rules
SAID = [pytest.param(rule, example, id=f"{rule.name}:{number}") for rule in RULES
        for number, example in enumerate(rule.says)]
NOT_SAID = [pytest.param(rule, text, id=f"{rule.name}:{number}") for rule in RULES
            for number, text in enumerate(rule.nots)]


@cache
def reader() -> Reader:
    """One reader for all examples: it learns the words it meets."""
    return Reader()


@pytest.mark.parametrize(("rule", "example"), SAID)
def test_an_example_is_read_with_its_marked_slots(rule: Rule, example: Example) -> None:
    explanations = reader().explain(example.text)
    assert fired(rule, explanations), f"{rule.name} does not fire on {example.text!r}: {lacks(rule, explanations)}"
    claims = [claim for explained in explanations for claim in explained.claims if claim.type == rule.type]
    for slot, words in example.slots:
        found = {text for claim in claims for text in fillers(claim, slot)}
        assert any(agrees(words, text) for text in found), f"{slot} is {sorted(found)}, not {words!r}"


@pytest.mark.parametrize(("rule", "text"), NOT_SAID)
def test_a_counterexample_leaves_the_rule_silent(rule: Rule, text: str) -> None:
    assert not fired(rule, reader().explain(text))


def test_rules_that_are_passed_over_in_reading_would_not_have_fired() -> None:
    """Who explains a sentence tries every rule; who reads it leaves out those that cannot be filled."""
    for example in [example for rule in RULES for example in rule.says][::4]:
        for explained in reader().explain(example.text):
            assert drafted(explained.parsed, None) == drafted(explained.parsed, []), example.text


def drafted(parsed: Parsed, attempts: list[Attempt] | None) -> list[tuple[str, int]]:
    """The rules that fire in a sentence and the words that they fire on, tried as for explaining or as for reading."""
    frames, arguments = reader().frames, ArgumentFinder(parsed)
    arguments.run()
    frames.attempts = attempts
    found = [(draft.rule.name, draft.trigger.first) for draft in frames.drafts(parsed, arguments)]
    frames.attempts = None
    return found


def fired(rule: Rule, explanations: list[Explanation]) -> bool:
    """Whether the rule made a draft anywhere in the text."""
    return any(a.rule == rule.name and a.fired for explained in explanations for a in explained.attempts)


def lacks(rule: Rule, explanations: list[Explanation]) -> list[tuple[str, str]]:
    """The words on which the rule was tried, and what it lacked there."""
    return [(a.trigger, a.lacks) for explained in explanations for a in explained.attempts if a.rule == rule.name]


def fillers(claim: Claim, slot: str) -> Iterator[str]:
    """The words that fill a slot of a claim."""
    if slot == "place":
        yield from (claim.place.text,) if claim.place else ()
    elif slot == "counts":
        yield from (text for count in claim.counts for text in counted(count))
    else:
        yield from (span.text for span in getattr(claim, slot))


def counted(count: Count) -> Iterator[str]:
    """A figure as its number with the counted words, and as those words alone."""
    yield count.of.text
    if count.span is not None:
        yield f"{count.span.text} {count.of.text}"


def agrees(marked: str, found: str) -> bool:
    """Whether the words found are those marked, or one holds the other whole."""
    return marked == found or f" {marked} " in f" {found} " or f" {found} " in f" {marked} "
