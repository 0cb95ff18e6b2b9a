"""Whether a word is spelled as a lexicon entry would be: folding takes for alike what careful writers keep apart."""

from collections.abc import Iterator

from khabar.lang.lexicon import Entry
from khabar.text.folding import DOUBLED, fold

_VOWEL_ENDINGS = (" 3mp", " 3md")  # a past of several or of two ends in a long vowel, and in no hamza after it
LETTER_KEYS = {"noun": ("plural", "forms"), "masdar": ("plural", "forms"), "adj": ("plural", "forms")}


class Spelling:
    """The letters of a language that are left out or mixed up freely, and those that only a careful writer sets."""

    def __init__(self, marked: str, bare: str, long_finals: str) -> None:
        """``marked`` are letters that nobody writes for the plain one by mistake (a seat with its hamza).

        ``bare`` is the hamza without a seat, which folding drops; ``long_finals`` are plain letters it stands after.
        """
        self._marked = frozenset(marked)
        self._bare = bare
        self._telling = self._marked | {bare}
        self._long = tuple(long_finals)

    def agrees(self, entry: Entry, features: str, written: str, enclitic: str) -> bool:
        """Whether the letters of a stem as written may be a form of the entry, as far as its lemma and plurals tell."""
        if enclitic:
            written = written[: -len(enclitic)]
        if written.endswith(self._bare) and features.startswith("past") and features.endswith(_VOWEL_ENDINGS):
            return False  # "and a brigade" is not "they turned away"
        hamza = not self._telling.isdisjoint(written)
        if hamza and not enclitic and features.endswith(("sg", "3ms", "3ms passive")) and any(
                self._other_hamza(model, written) for model in _models(entry, features)):
            return False
        if features.startswith("present"):
            written = written[1:]  # the letter of the person
        if entry.pos != "verb" and self._doubled_inside(entry, written):
            return False
        if not hamza:
            return True  # no letter that a model could speak against: so it is with most words
        spelled = [
            model for model in _models(entry, features)
            if _reach(fold(model), fold(written)) >= max(2, min(len(fold(model)), len(fold(written))) - 1)
        ]
        return not spelled or any(self._matches(model, written) for model in spelled)

    def _doubled_inside(self, entry: Entry, written: str) -> bool:
        """Whether the second of three letters is written doubled, as verbs have it and nouns of this length do not."""
        doubled = len(written) == 4 and written[2] == DOUBLED and written[1] not in self._long
        return doubled and len(entry.lemma) == 3

    def _other_hamza(self, model: str, written: str) -> bool:
        """Whether two words that are alike but for a final hamza have it on another seat: an inflected one may."""
        last, seen = model[-1:], written[-1:]
        bare = (last == self._bare and seen in self._marked) or (seen == self._bare and last in self._marked)
        return bare and model[:-1] == written[:-1]

    def _matches(self, model: str, written: str) -> bool:
        one, other = model.replace(DOUBLED, ""), written.replace(DOUBLED, "")
        inflected = len(fold(one)) != len(fold(other))
        for position, (letter, seen) in enumerate(zip(one, other, strict=False)):
            if self._bare in (letter, seen) or fold(letter) != fold(seen):
                break
            last = position == len(one) - 1
            if letter != seen and seen in self._marked and not (last and inflected):
                return False
        ends_bare = other.endswith(self._bare)
        return not ends_bare or one.endswith((self._bare, *self._long)) or len(fold(one)) > len(fold(other))


def ends_so(entry: Entry, features: str, ending: str) -> bool:
    """Whether what a form with these features is built on ends so."""
    return any(model.endswith(ending) for model in _models(entry, features))


def _models(entry: Entry, features: str) -> Iterator[str]:
    """The spelled words that a form with these features is built on."""
    if features.startswith("present"):
        yield from (present[1:] for present in entry.values("present"))
        return
    yield entry.lemma
    for key in LETTER_KEYS.get(entry.pos, ("forms",)):
        yield from entry.values(key)


def _reach(one: str, other: str) -> int:
    """How many letters two words share from the start."""
    shared = 0
    for letter, seen in zip(one, other, strict=False):
        if letter != seen:
            break
        shared += 1
    return shared
