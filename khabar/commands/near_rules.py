"""Rules that nearly fired on a sentence: what each asked for, and what stood there instead."""

from collections.abc import Iterator

from khabar.lang.grammar import Filler, Grammar, Rule
from khabar.read.arguments import ArgumentFinder
from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Attempt
from khabar.read.functions import Arguments


def is_near(attempt: Attempt) -> bool:
    """Whether a rule fired or lacked one thing only: a slot, a sense, or that some sense were not there."""
    far = ("form ", "one of ")
    return attempt.fired or not (attempt.lacks.startswith(far) or "," in attempt.lacks)


class NearRules:
    """Says of the rules tried on one sentence why they did not fire."""

    def __init__(self, parsed: Parsed, grammar: Grammar) -> None:
        self._parsed = parsed
        self._arguments = ArgumentFinder(parsed)
        self._arguments.run()
        self._rules = {rule.name: rule for rule in grammar.rules}

    def why(self, attempt: Attempt) -> str:
        """What the rule found in the place of what it lacks; empty when it fired or there is nothing to tell."""
        args = self._args(attempt.trigger)
        if attempt.fired or args is None:
            return ""
        kind, _, wanted = attempt.lacks.partition(" ")
        if kind == "slot":
            return "; ".join(self._slot(slot, self._rules[attempt.rule], args) for slot in wanted.split("|"))
        if kind == "no":
            return "; ".join(self._bearers(wanted.partition(".")[2] if wanted.startswith("of.") else wanted))
        return ""

    def _args(self, trigger: str) -> Arguments | None:
        """The arguments of the first phrase with these words."""
        chunks = (chunk for chunk in self._parsed.chunks if self._parsed.words(chunk).text == trigger)
        chunk = next(chunks, None)
        return self._arguments.of(chunk) if chunk is not None else None

    def _slot(self, slot: str, rule: Rule, args: Arguments) -> str:
        """Where the rule looks for a slot: what stands there and of which class it is not."""
        if slot.startswith(("@", "!")):
            return f"condition {slot}"
        fillers = rule.slots.get(slot, ())
        found = [text for filler in fillers for text in self._refused(filler, args)]
        places = ", ".join(dict.fromkeys(filler.function for filler in fillers))
        return f"{slot}: " + ("; ".join(found) if found else f"nothing under {places}")

    def _refused(self, filler: Filler, args: Arguments) -> Iterator[str]:
        for chunk in args.get(filler.function):
            yield f"{filler.function} {self._quoted(chunk)} is no {'|'.join(filler.classes)}"

    def _bearers(self, sense: str) -> Iterator[str]:
        """The phrases that bring a sense which the rule forbids."""
        for chunk in self._parsed.chunks:
            if sense in chunk.senses | chunk.modifiers | chunk.case_senses:
                yield f"{sense} in {self._quoted(chunk)}"

    def _quoted(self, chunk: Chunk) -> str:
        return f"«{self._parsed.words(chunk).text}»"
