"""The lexicon of a language: lemmas with class and sense, read from ``data/lang/<code>/lexicon/*.tsv``.

A row is ``lemma  class  sense  features  note``. Class is one of :data:`CLASSES`. Sense is a space-separated list of
names that the grammar's rules refer to (``capture``, ``party.head``, ``weapon.air`` ...). Features are ``key=value``
pairs separated by spaces; several values are separated by ``|``: ``present``, ``masdar`` and ``mplural`` (plural of the
masdar) of a verb, ``plural``, ``forms`` (irregular forms), and flags such as ``sound``
(takes the sound masculine plural) or ``proper`` (never split).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from khabar.errors import DataError

CLASSES = frozenset({
    "verb", "masdar", "noun", "adj", "name", "prep", "conj", "particle", "pronoun", "number", "adverb", "relative",
    "complementizer", "demonstrative",
})


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A lemma in one class with its senses; several entries may share a lemma. Compared by identity."""

    lemma: str
    pos: str
    senses: frozenset[str]
    features: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def values(self, key: str) -> tuple[str, ...]:
        """The values of a feature; empty when the entry has none."""
        return self.features.get(key, ())


def _features(cell: str) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for pair in cell.split():
        key, _, value = pair.partition("=")
        out[key] = tuple(value.replace("_", " ").split("|")) if value else ("yes",)
    return out


def read_entries(path: Traversable) -> list[Entry]:
    """The entries of one lexicon file; ``#`` starts a comment line.

    Raises DataError naming file and line for a row of the wrong shape or an unknown class.
    """
    entries: list[Entry] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or cells[1] not in CLASSES:
            raise DataError(f"{path.name}:{number}: expected lemma, class, sense, features; got {line!r}")
        cells += [""] * (4 - len(cells))
        senses = frozenset(cells[2].split())
        features = _features(cells[3])
        entries.append(Entry(cells[0], cells[1], senses, features))
        plurals = {"plural": features["mplural"]} if "mplural" in features else {}
        entries += [Entry(masdar, "masdar", senses, dict(plurals)) for masdar in features.get("masdar", ())]
    return entries


def merge_entries(entries: Iterable[Entry]) -> list[Entry]:
    """Entries of the same lemma and class made one: their senses together, each feature from the first that has it."""
    merged: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = (entry.lemma, entry.pos)
        known = merged.get(key)
        merged[key] = entry if known is None else Entry(
            entry.lemma, entry.pos, known.senses | entry.senses, entry.features | known.features)
    return list(merged.values())
