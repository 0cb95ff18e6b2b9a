"""Inflection: from a lemma to the forms it is written in, by the paradigms of the language's ``language.yaml``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from khabar.lang.lexicon import Entry
from khabar.text.folding import fold

Form = tuple[str, str]  # folded form, grammatical features such as "past 3fs" or "noun pl"


@dataclass(frozen=True)
class Paradigms:
    """The endings of one language, as read from its ``language.yaml``."""

    verb: dict[str, Any]
    noun: dict[str, Any]

    def forms(self, entry: Entry) -> Iterator[Form]:
        """All written forms of an entry, folded, with their features; clitics are not attached here."""
        for form in entry.values("forms"):
            yield fold(form), f"{entry.pos} irregular"
        if entry.pos == "verb":
            yield from self._verb(entry)
        elif entry.pos in {"noun", "masdar", "adj"}:
            yield from self._noun(entry)
        else:
            yield fold(entry.lemma), entry.pos

    def _verb(self, entry: Entry) -> Iterator[Form]:
        past = fold(entry.lemma)
        weak = self._ends_weak(entry.lemma)
        yield from self._past(past, weak)
        for passive in self._passives(past, weak):
            yield from ((form, f"{feats} passive") for form, feats in self._past(passive, weak))
        for present in entry.values("present"):
            yield from self._present(fold(present))

    def _ends_weak(self, lemma: str) -> bool:
        """Whether a past stem drops its last letter before endings; a hamza written on alef does not."""
        return lemma[-1] in self.verb["weak_final"]

    def _past(self, past: str, weak: bool) -> Iterator[Form]:
        if not weak:
            yield from ((past + ending, f"past {person}") for person, ending in self.verb["past"].items())
            return
        yield past, "past 3ms"
        yield from ((past[:-1] + ending, f"past {person}") for person, ending in self.verb["past_weak"].items())

    def _passives(self, past: str, weak: bool) -> Iterator[str]:
        """Passive stems whose letters differ from the active ones: long vowels change, short ones are not written."""
        long_a, long_i, long_u = self.verb["long"]
        if not weak and len(past) >= 3 and past[-2] == long_a:
            yield past[:-2] + long_i + past[-1]
        elif len(past) == 4 and past[1] == long_a:
            yield past[0] + long_u + past[2:]

    def _present(self, present: str) -> Iterator[Form]:
        base = present[1:]
        long_a, long_i, long_u = self.verb["long"]
        stems = [(base, "")]
        if len(base) >= 2 and base[-2] in (long_a, long_i, long_u):
            stems.append((base[:-2] + base[-1], " jussive"))
            if base[-2] != long_a:
                stems.append((base[:-2] + long_a + base[-1], " passive"))
        weak = base[-1] in self.verb["weak_letters"] and len(base) > 2
        if weak:
            stems.append((base[:-1], " jussive"))
            stems.append((base[:-1] + long_a, ""))
        for stem, mood in stems:
            for person, prefix in self.verb["present_prefix"].items():
                yield prefix + stem, f"present {person}{mood}"
        short = base[:-1] if weak else base
        for person in ("3ms", "3fs"):
            prefix = self.verb["present_prefix"][person]
            yield from ((prefix + short + ending, "present 3mp") for ending in self.verb["present_plural"])
            yield prefix + base + self.verb["feminine_plural"], "present 3fp"

    def _noun(self, entry: Entry) -> Iterator[Form]:
        singular = fold(entry.lemma)
        sound = entry.pos == "adj" or bool(entry.values("sound"))
        yield from self._singular(singular, entry.pos, sound)
        if entry.pos == "adj" and not singular.endswith(self.noun["feminine"]):
            yield from self._singular(singular + self.noun["feminine"], entry.pos, False)
        if sound:
            for ending in (*self.noun["plural"], *self.noun["plural_bound"]):
                yield singular + ending, f"{entry.pos} pl"
            yield singular + self.noun["feminine_plural"], f"{entry.pos} pl"
        for plural in entry.values("plural"):
            folded = fold(plural)
            yield folded, f"{entry.pos} pl"
            yield folded + self.noun["indefinite"], f"{entry.pos} pl"
            if folded.endswith(self.noun["feminine"]):
                yield folded[:-1] + self.noun["bound"], f"{entry.pos} pl bound"

    def _singular(self, singular: str, pos: str, sound: bool) -> Iterator[Form]:
        yield singular, f"{pos} sg"
        stem = singular
        if singular.endswith(self.noun["feminine"]):
            stem = singular[:-1] + self.noun["bound"]
            yield stem, f"{pos} sg bound"
            yield singular[:-1] + self.noun["feminine_plural"], f"{pos} pl"
        else:
            yield singular + self.noun["indefinite"], f"{pos} sg"
        if not sound:
            for ending in (*self.noun["dual"], *self.noun["dual_bound"]):
                yield stem + ending, f"{pos} du"
