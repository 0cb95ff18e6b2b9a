"""Which reports carry words or figures of which earlier reports.

Each report is compared with the earliest report that has a row of words in common with it, found through a sample of
the rows; so the cost grows with the length of the reports, not with their number squared.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from khabar.model.records import Claim, Document
from khabar.text.folding import fold
from khabar.weigh.parameters import Copies

_WORD = re.compile(r"\w+")
_MASK = (1 << 61) - 1
_BASE = 1_000_003


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of words of a text: where each word begins, and the hash of the row that begins with it."""

    starts: tuple[int, ...]
    hashes: tuple[int, ...]


def rows(text: str, gram: int) -> Rows:
    """Hashes of every ``gram`` words in a row; spelling variants are folded, so offsets stay those of the text."""
    found = [(match.start(), match.group()) for match in _WORD.finditer(text)]
    folded = fold(" ".join(word for _, word in found)).split(" ")
    codes = [crc32(word.encode()) for word in folded] if found else []
    hashes = []
    for first in range(len(codes) - gram + 1):
        value = 0
        for code in codes[first:first + gram]:
            value = (value * _BASE + code) & _MASK
        hashes.append(value)
    return Rows(tuple(start for start, _ in found), tuple(hashes))


@dataclass(frozen=True, slots=True)
class Copy:
    """A claim's words, or its report's figures, stood in another report before: in which, and how one can tell."""

    source: str
    reason: str


class CopyFinder:
    """Finds, for the claims of a batch of documents, the report that each was copied from."""

    def __init__(self, documents: Iterable[Document], copies: Copies, grades: Mapping[str, str]) -> None:
        """``grades``: the letter of each document's outlet; of reports of one day the better outlet's comes first."""
        self._copies = copies
        self._documents = {document.id: document for document in sorted(documents, key=lambda document: (
            document.published or date.max, grades.get(document.id, "F"), document.id))}
        self._order = {name: position for position, name in enumerate(self._documents)}
        self._rows: dict[str, Rows] = {}
        self._sets: dict[str, frozenset[int]] = {}

    def find(self, claims: Sequence[Claim]) -> dict[str, Copy]:
        """Claim id to what it was copied from, for the claims that were."""
        by_document: dict[str, list[Claim]] = {}
        for claim in claims:
            by_document.setdefault(claim.document, []).append(claim)
        found: dict[str, Copy] = {}
        retold = self._retold(by_document)
        for later, sources in self._candidates().items():
            for claim in by_document.get(later, ()):
                copy = self._copied(claim, sources)
                if copy is not None:
                    found[claim.id] = copy
        for claim in claims:
            source = retold.get(claim.document)
            if source is not None and claim.id not in found and _key(claim) & source[1]:
                found[claim.id] = Copy(source[0], "the same figures as an earlier report")
        return found

    def _of(self, document: str) -> Rows:
        if document not in self._rows:
            self._rows[document] = rows(self._documents[document].text, self._copies.gram)
        return self._rows[document]

    def _candidates(self) -> Mapping[str, tuple[str, ...]]:
        """For each report, the earlier ones that first had the sampled rows it has, most shared first."""
        first: dict[int, str] = {}
        found: dict[str, tuple[str, ...]] = {}
        for name, document in self._documents.items():
            words = rows(document.text, self._copies.gram)
            short = len(words.hashes) <= self._copies.short
            sampled = {value for value in words.hashes if short or value % self._copies.sample == 0}
            shared = Counter(first[value] for value in sampled if value in first)
            ranked = sorted(((-count, self._order[source], source) for source, count in shared.items()
                             if count >= self._copies.shared))
            if ranked:
                found[name] = tuple(source for _, _, source in ranked)
            for value in sampled:
                first.setdefault(value, name)
        return found

    def _copied(self, claim: Claim, sources: Sequence[str]) -> Copy | None:
        words = self._of(claim.document)
        first, last = _between(words.starts, claim.quote.start, claim.quote.stop)
        margin = self._copies.margin
        window = words.hashes[max(0, first - margin):max(0, last + margin - self._copies.gram + 1)]
        if not window:
            return None
        for source in sources:
            if source not in self._sets:
                self._sets[source] = frozenset(self._of(source).hashes)
            share = sum(value in self._sets[source] for value in window) / len(window)
            if share >= self._copies.contained:
                return Copy(source, f"{share:.0%} of its words stood in an earlier report")
        return None

    def _retold(self, by_document: Mapping[str, Sequence[Claim]]) -> dict[str, tuple[str, frozenset[str]]]:
        """Reports whose figures are mostly those of an earlier one, with the figures they share."""
        first: dict[str, list[str]] = {}
        figures = {name: frozenset(key for claim in by_document.get(name, ()) for key in _key(claim))
                   for name in self._documents}
        found: dict[str, tuple[str, frozenset[str]]] = {}
        for name in self._documents:
            shared = Counter(source for key in sorted(figures[name]) for source in first.get(key, ())
                             if self._near(source, name))
            for source, count in sorted(shared.items(), key=lambda item: (-item[1], self._order[item[0]])):
                least = min(len(figures[name]), len(figures[source]))
                if count >= max(self._copies.figures, self._copies.figure_share * least):
                    found[name] = (source, figures[name] & figures[source])
                    break
            for key in figures[name]:
                holders = first.setdefault(key, [])
                if not holders or not self._near(holders[-1], name):
                    holders[:] = [name]  # one report stands for all that had the figure in these days
        return found

    def _near(self, earlier: str, later: str) -> bool:
        days = self._documents[earlier].published, self._documents[later].published
        return days[0] is not None and days[1] is not None and (days[1] - days[0]).days <= self._copies.figure_days


def _key(claim: Claim) -> frozenset[str]:
    return frozenset(f"{count.measure} {count.low} {count.high}" for count in claim.counts if count.low >= 10)


def _between(starts: Sequence[int], start: int, stop: int) -> tuple[int, int]:
    """Positions of the first word at or after ``start`` and of the first one at or after ``stop``."""
    return bisect_left(starts, start), bisect_left(starts, stop)
