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
_SHIFT = 7  # bits by which the code of a word is moved for each place in a row


class Rows:
    """Hashes the rows of words of texts; spelling variants of a word are one word."""

    def __init__(self, gram: int) -> None:
        self._gram = gram
        self._codes: dict[str, int] = {}

    def of(self, text: str) -> list[int]:
        """The hash of every row of words, in the order of the words that they begin with.

        The code of each word of a row is shifted by its place in the row, and all are joined by exclusive or; so the
        next row is had by taking out the first word, shifting by one place, and putting in a last word.
        """
        codes, words = self._codes, _WORD.findall(text)
        for word in words:
            if word not in codes:
                codes[word] = crc32(fold(word).encode())
        line = [codes[word] for word in words]
        if len(line) < self._gram:
            return []
        top, row = _SHIFT * (self._gram - 1), 0
        for position, code in enumerate(line[:self._gram]):
            row ^= code << (_SHIFT * position)
        hashes = [row]
        for first, last in zip(line, line[self._gram:], strict=False):
            row = ((row ^ first) >> _SHIFT) ^ (last << top)
            hashes.append(row)
        return hashes


@dataclass(frozen=True, slots=True)
class Copy:
    """A claim's words, or its report's figures, stood in another report before: in which, and how one can tell.

    ``claim`` is the claim of that report that says the same; None when the reader found none there.
    """

    source: str
    claim: str | None
    reason: str


class CopyFinder:
    """Finds, for the claims of a batch of documents, the report that each was copied from."""

    def __init__(self, documents: Iterable[Document], copies: Copies, grades: Mapping[str, str]) -> None:
        """``grades``: the letter of each document's outlet; of reports of one day the better outlet's comes first."""
        self._copies = copies
        self._documents = {document.id: document for document in sorted(documents, key=lambda document: (
            document.published or date.max, grades.get(document.id, "F"), document.id))}
        self._order = {name: position for position, name in enumerate(self._documents)}
        self._rows = Rows(copies.gram)
        self._sets: dict[str, frozenset[int]] = {}

    def find(self, claims: Sequence[Claim]) -> dict[str, Copy]:
        """Claim id to what it was copied from, for the claims that were."""
        by_document: dict[str, list[Claim]] = {}
        for claim in claims:
            by_document.setdefault(claim.document, []).append(claim)
        self._claims = by_document
        found: dict[str, Copy] = {}
        retold = self._retold(by_document)
        for later, sources in self._candidates().items():
            text = self._documents[later].text
            starts, hashes = [match.start() for match in _WORD.finditer(text)], self._rows.of(text)
            for claim in by_document.get(later, ()):
                copy = self._copied(claim, self._window(claim, starts, hashes), sources)
                if copy is not None:
                    found[claim.id] = copy
        for claim in claims:
            source = retold.get(claim.document)
            if source is not None and claim.id not in found and _key(claim) & source[1]:
                found[claim.id] = Copy(source[0], self._same(claim, source[0], _key(claim)),
                                       "the same figures as an earlier report")
        return found

    def _candidates(self) -> Mapping[str, tuple[str, ...]]:
        """For each report, the earlier ones that first had the sampled rows it has, most shared first."""
        first: dict[int, str] = {}
        found: dict[str, tuple[str, ...]] = {}
        for name, document in self._documents.items():
            hashes = self._rows.of(document.text)
            short = len(hashes) <= self._copies.short
            sampled = {value for value in hashes if short or value % self._copies.sample == 0}
            shared = Counter(first[value] for value in sampled if value in first)
            ranked = sorted(((-count, self._order[source], source) for source, count in shared.items()
                             if count >= self._copies.shared))
            if ranked:
                found[name] = tuple(source for _, _, source in ranked)
            for value in sampled:
                first.setdefault(value, name)
        return found

    def _window(self, claim: Claim, starts: Sequence[int], hashes: Sequence[int]) -> Sequence[int]:
        """The rows of words in and around a claim's quote."""
        margin, gram = self._copies.margin, self._copies.gram
        first, last = bisect_left(starts, claim.quote.start), bisect_left(starts, claim.quote.stop)
        return hashes[max(0, first - margin):max(0, last + margin - gram + 1)]

    def _copied(self, claim: Claim, window: Sequence[int], sources: Sequence[str]) -> Copy | None:
        """The first of these reports that has most of the rows."""
        for source in sources if window else ():
            if source not in self._sets:
                self._sets[source] = frozenset(self._rows.of(self._documents[source].text))
            share = sum(value in self._sets[source] for value in window) / len(window)
            if share >= self._copies.contained:
                return Copy(source, self._same(claim, source), f"{share:.0%} of its words stood in an earlier report")
        return None

    def _same(self, claim: Claim, source: str, figures: frozenset[str] = frozenset()) -> str | None:
        """The claim of a report that says the same: of the same type, in mostly the same words or with its figure."""
        wanted = _words(claim)
        best: tuple[float, str] | None = None
        for other in sorted(self._claims.get(source, ()), key=lambda each: each.id):
            if other.type != claim.type or other.status != claim.status:
                continue
            theirs = _words(other)
            share = 1.0 if figures & _key(other) else len(wanted & theirs) / (len(wanted | theirs) or 1)
            if share >= self._copies.same_quote and (best is None or share > best[0]):
                best = share, other.id
        return best[1] if best else None

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


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(claim.quote.text)))


def _key(claim: Claim) -> frozenset[str]:
    return frozenset(f"{count.measure} {count.low} {count.high}" for count in claim.counts if count.low >= 10)
