"""Inflection: from a lemma to the forms it is written in, by the paradigms of the language's ``language.yaml``.

Of several readings of one form of one entry the likeliest is yielded last, so a table that keeps the last keeps it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from khabar.lang.lexicon import Entry
from khabar.text.folding import fold

Form = tuple[str, str]  # folded form, grammatical features such as "past 3fs" or "noun pl"
THIRD = ("3fs", "3ms")


def _marked(person: str) -> str:
    """The features of a past form from its key in the paradigm: a minus marks what stands only before a pronoun."""
    return person[:-1] + " bound" if person.endswith("-") else person


@dataclass(frozen=True)
class Paradigms:
    """The endings of one language, as read from its ``language.yaml``."""

    verb: dict[str, Any]
    noun: dict[str, Any]

    def forms(self, entry: Entry) -> Iterator[Form]:
        """All written forms of an entry, folded, with their features; clitics are not attached here."""
        if " " in entry.lemma:
            yield from self._phrase(entry)
            return
        for form in entry.values("forms"):
            yield fold(form), f"{entry.pos} irregular"
        if entry.pos == "verb":
            yield from self._verb(entry)
        elif entry.pos in {"noun", "masdar", "adj"}:
            yield from self._noun(entry)
        else:
            yield fold(entry.lemma), entry.pos

    def _phrase(self, entry: Entry) -> Iterator[Form]:
        """A lemma of several words, as given; a noun phrase also definite: on its last word, its first, or on all."""
        for text in (entry.lemma, *entry.values("forms")):
            phrase = fold(text)
            yield phrase, f"{entry.pos} phrase"
            words = phrase.split()
            article = self.noun["article"]
            if entry.pos not in {"noun", "masdar"} or any(word.startswith(article) for word in words):
                continue
            definite = [article + word for word in words]
            yield " ".join((*words[:-1], definite[-1])), f"{entry.pos} phrase"
            yield " ".join((definite[0], *words[1:])), f"{entry.pos} phrase"
            yield " ".join(definite), f"{entry.pos} phrase"
        if entry.pos == "noun" and len(entry.lemma.split()) == 2:
            yield from self._phrase_dual(*entry.lemma.split())

    def _phrase_dual(self, head: str, quality: str) -> Iterator[Form]:
        for ending in self.noun["dual"]:
            yield f"{self._bound(head)}{ending} {self._bound(quality)}{ending}", "noun du phrase"

    def _verb(self, entry: Entry) -> Iterator[Form]:
        lemma, past = entry.lemma, fold(entry.lemma)
        long_a, _, long_u = self.verb["long"]
        weak = lemma[-1] in self.verb["weak_final"]
        hollow = not weak and len(past) > 2 and lemma[-2] == past[-2] == long_a
        for passive in self._passives(lemma, past, weak, hollow):
            yield from ((passive + ending, f"past {person} passive") for person, ending in self.verb["passive"].items())
        if weak:
            yield from self._past_weak(past, lemma[-1] == self.verb["weak_ya"])
        elif hollow:
            short = past[:-2] + past[-1]
            yield from ((self._melted(short, end), f"past {who}") for who, end in self.verb["past_short"].items())
            yield from ((past + end, f"past {_marked(who)}") for who, end in self.verb["past_hollow"].items())
        else:
            yield from ((self._melted(past, end), f"past {_marked(who)}") for who, end in self.verb["past"].items())
            if lemma[-1] in (self.verb["seated_hamza"], self.noun["hamza"]):
                stem = past if lemma[-1] == self.noun["hamza"] else past[:-1]
                yield stem + self.verb["seat_plural"][0], "past 3mp"
        for present in entry.values("present"):
            if past[0] == long_u != present[1]:
                yield from ((self.verb["present_prefix"][who] + past, f"present {who} passive") for who in THIRD)
            yield from self._present(present, fold(present))

    def _melted(self, stem: str, ending: str) -> str:
        """Stem and ending; two letters n that meet are written as one."""
        meets = stem[-1] == self.verb["melting"] and ending.startswith(stem[-1])
        return stem + ending[1:] if meets else stem + ending

    def _past_weak(self, past: str, keeps_ya: bool) -> Iterator[Form]:
        """A past stem that ends in a long vowel: before endings the vowel drops, but a true ya stays before t."""
        for person, ending in self.verb["past_weak"].items():
            keeps = keeps_ya and not ending.startswith(self.verb["long"][2])
            yield (past if keeps else past[:-1]) + ending, f"past {_marked(person)}"
        yield past, "past 3ms"

    def _passives(self, lemma: str, past: str, weak: bool, hollow: bool) -> Iterator[str]:
        """Passive stems whose letters differ from the active ones: long vowels change, short ones are not written."""
        long_a, long_i, long_u = self.verb["long"]
        if weak:
            past = past[:-1] + long_i
            yield past
        if hollow:
            yield past[:-2] + long_i + past[-1]
        elif len(past) == len(lemma) == 4 and lemma[1] == long_a and past[0] != long_u:
            yield past[0] + long_u + past[2:]
        elif len(past) == 6 and past[3] == long_a != lemma[3]:  # a hamza, whose seat changes (was resumed)
            yield past[:3] + long_u + past[4:]
        elif len(past) == 5 and past[0] == self.verb["reflexive"] and lemma[2] == long_a:
            yield past[:2] + long_u + past[3:]

    def _present(self, present: str, folded: str) -> Iterator[Form]:
        base = folded[1:]
        long_a, long_i, long_u = self.verb["long"]
        weak = present[-1] in self.verb["weak_letters"] and len(base) > 1
        stems = [(base, "")]
        if weak:
            stem = base[:-1]
            stems = [(stem + long_i, " passive"), (stem, " jussive"), (stem + long_a, " bound"), (base, "")]
        elif len(base) > 1 and present[-2] == base[-2] and base[-2] in (long_a, long_i, long_u):
            stems.insert(0, (base[:-2] + base[-1], " jussive"))
            if base[-2] != long_a:
                stems.insert(0, (base[:-2] + long_a + base[-1], " passive"))
        short = base[:-1] if weak else base
        yield from self._present_plural(present, base, short)
        for stem, mood in stems:
            if mood == " passive" and not weak:
                yield from self._present_plural("", stem, stem, mood)
            for person, prefix in self.verb["present_prefix"].items():
                if person in THIRD or not mood:
                    yield prefix + stem, f"present {person}{mood}"

    def _present_plural(self, present: str, base: str, short: str, mood: str = "") -> Iterator[Form]:
        """Duals and plurals of the third person; those of the second are not met in reports."""
        prefixes = self.verb["present_prefix"]
        prefix = prefixes["3ms"]
        yield from ((prefixes[who] + base + self.verb["present_dual"], f"present 3md{mood}") for who in THIRD)
        yield self._melted(prefix + base, self.verb["present_feminine"]), f"present 3fp{mood}"
        yield prefix + short + self.verb["present_plural_bound"], f"present 3mp{mood} bound"
        yield from ((prefix + short + ending, f"present 3mp{mood}") for ending in self.verb["present_plural"])
        if present.endswith(self.verb["seated_hamza"]):
            yield from ((prefix + base[:-1] + end, f"present 3mp{mood}") for end in self.verb["seat_plural"])
        elif present.endswith(self.noun["hamza"]):
            yield from ((prefix + base + end, f"present 3mp{mood}") for end in self.verb["seat_plural"])

    def _noun(self, entry: Entry) -> Iterator[Form]:
        pos, lemma, singular = entry.pos, entry.lemma, fold(entry.lemma)
        feminine, many = self._feminine(lemma), self.noun["feminine_plural"]
        sound = pos == "adj" or "sound" in entry.features
        bound = self._bound(lemma)
        # of dual endings only those that are not mostly something else: an accusative, a sound plural, an adjective
        duals = self.noun["dual"][:1] if sound else self.noun["dual"]
        bounds = self.noun["dual_bound"] if feminine else ()
        yield from ((bound + end, f"{pos} du") for end in (*bounds, *duals))
        yield from ((fold(form), f"{pos} du") for form in entry.values("dual"))  # before a genitive: the two camps of X
        yield from self._number(lemma, singular, f"{pos} sg")
        if pos == "adj" and not feminine:
            yield from ((singular + self.noun["bound"] + end, f"{pos} du") for end in self.noun["dual"])
            yield singular + self.noun["feminine"], f"{pos} f sg"
        if sound:  # the form of a subject, and the one that it has everywhere else
            subject, oblique = self.noun["plural"]
            yield from ((singular + subject, f"{pos} nom pl"), (singular + oblique, f"{pos} pl"))
        if pos == "adj":
            yield singular + many, f"{pos} pl"
        elif sound:
            yield from ((singular + end, f"{pos} pl") for end in self.noun["plural_bound"])
        if feminine:
            yield singular[:-1] + many, f"{pos} pl"
        elif pos == "masdar" and "plural" not in entry.features and len(singular) > 3:
            yield singular + many, f"{pos} pl"
        for plural in entry.values("plural"):
            yield from self._number(plural, fold(plural), f"{pos} pl")

    def _number(self, word: str, folded: str, features: str) -> Iterator[Form]:
        """A singular or broken plural: with the indefinite ending, as it is bound to a pronoun, and bare."""
        if self._feminine(word):
            yield self._bound(word), f"{features} bound"
        elif word[-1] == self.noun["hamza"]:
            yield from ((folded + seat, f"{features} bound") for seat in self.noun["hamza_seats"])
            yield folded + self.noun["indefinite"], features
        elif word[-1] == self.noun["long_final"]:
            yield folded[:-1] + self.noun["indefinite"], f"{features} bound"
        else:
            yield folded + self.noun["indefinite"], features
        yield folded, features

    def _feminine(self, word: str) -> bool:
        return word.endswith(str(self.noun["feminine_letter"]))

    def _bound(self, word: str) -> str:
        """The folded form before dual endings and pronouns: the feminine ending is then a written t."""
        folded = fold(word)
        return folded[:-1] + self.noun["bound"] if self._feminine(word) else folded
