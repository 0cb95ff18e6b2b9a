"""Which reports carry words or figures of which earlier reports.

Each report is compared with the earliest report that has a row of words in common with it, found through a sample of
the rows; so the cost grows with the length of the reports, not with their number squared.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from khabar.model.records import Claim, Document
from khabar.text.folding import fold
from khabar.weigh.parameters import Copies

_WORD = re.compile(r"\w+")
Sample = npt.NDArray[np.int64]
_TELLING = 10  # people or things: lesser figures are the same by chance
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


@dataclass(frozen=True, slots=True)
class Teller:
    """A report with its day and its figures."""

    document: str
    published: date | None
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Suspects:
    """Which reports may be copied from which: ``sources`` by their words, the likeliest first; ``retold`` by figures,
    with the figures they share.
    """

    sources: Mapping[str, tuple[str, ...]]
    retold: Mapping[str, tuple[str, frozenset[str]]]


class CopyFinder:
    """Finds, for the claims of a batch of documents, the report that each was copied from."""

    def __init__(self, documents: Iterable[Document], copies: Copies, grades: Mapping[str, str]) -> None:
        """``grades``: the letter of each document's outlet; of reports of one day the better outlet's comes first."""
        self._copies = copies
        self._documents = {document.id: document for document in sorted(documents, key=lambda document: (
            document.published or date.max, grades.get(document.id, "F"), document.id))}
        self._rows = Rows(copies.gram)
        self._sets: dict[str, frozenset[int]] = {}

    def find(self, claims: Sequence[Claim]) -> dict[str, Copy]:
        """Claim id to what it was copied from, for the claims that were."""
        by_document = _by_document(claims)
        figures = {name: figures_in(found) for name, found in by_document.items()}
        return self.find_among(claims, self._suspects(figures), lambda name: by_document.get(name, ()))

    def _suspects(self, figures: Mapping[str, frozenset[str]]) -> Suspects:
        """Which of the documents may be copied from which; ``figures`` are those of each that has any."""
        return Suspects(self._candidates(), retold([
            Teller(name, document.published, figures.get(name, frozenset()))
            for name, document in self._documents.items()], self._copies))

    def find_among(self, claims: Sequence[Claim], suspects: Suspects, told: Callable[[str], Iterable[Claim]]
                   ) -> dict[str, Copy]:
        """The same, where it is known which reports may copy which; ``told`` gives the claims of any of them."""
        by_document, self._told = _by_document(claims), told
        found: dict[str, Copy] = {}
        for later, sources in suspects.sources.items():
            if later not in by_document:
                continue
            starts, hashes = [match.start() for match in _WORD.finditer(self._documents[later].text)], self._of(later)
            for claim in by_document[later]:
                copy = self._copied(claim, self._window(claim, starts, hashes), sources)
                if copy is not None:
                    found[claim.id] = copy
        for claim in claims:
            source = suspects.retold.get(claim.document)
            if source is not None and claim.id not in found and _key(claim) & source[1]:
                found[claim.id] = Copy(source[0], self._same(claim, source[0], _key(claim)),
                                       "the same figures as an earlier report")
        return found

    def _candidates(self) -> Mapping[str, tuple[str, ...]]:
        """For each report, the earlier ones that first had the sampled rows it has, most shared first."""
        names = list(self._documents)
        sampled = [sample_of(self._of(name), self._copies) for name in names]
        found = earlier_with(sampled, self._copies.shared)
        return {names[later]: tuple(names[source] for source in sources) for later, sources in found.items()}

    def _of(self, document: str) -> Sequence[int]:
        """The rows of a document."""
        return self._rows.of(self._documents[document].text)

    def _window(self, claim: Claim, starts: Sequence[int], hashes: Sequence[int]) -> Sequence[int]:
        """The rows of words in and around a claim's quote."""
        margin, gram = self._copies.margin, self._copies.gram
        first, last = bisect_left(starts, claim.quote.start), bisect_left(starts, claim.quote.stop)
        return hashes[max(0, first - margin):max(0, last + margin - gram + 1)]

    def _copied(self, claim: Claim, window: Sequence[int], sources: Sequence[str]) -> Copy | None:
        """The first of these reports that has most of the rows."""
        for source in sources if window else ():
            if source not in self._sets:
                self._sets[source] = frozenset(self._of(source))
            share = sum(value in self._sets[source] for value in window) / len(window)
            if share >= self._copies.contained:
                return Copy(source, self._same(claim, source), f"{share:.0%} of its words stood in an earlier report")
        return None

    def _same(self, claim: Claim, source: str, figures: frozenset[str] = frozenset()) -> str | None:
        """The claim of a report that says the same: of the same type, in mostly the same words or with its figure."""
        wanted = _words(claim)
        best: tuple[float, str] | None = None
        for other in sorted(self._told(source), key=lambda each: each.id):
            if other.type != claim.type or other.status != claim.status:
                continue
            theirs = _words(other)
            share = 1.0 if figures & _key(other) else len(wanted & theirs) / (len(wanted | theirs) or 1)
            if share >= self._copies.same_quote and (best is None or share > best[0]):
                best = share, other.id
        return best[1] if best else None


def _by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.document, []).append(claim)
    return found


def sample_of(hashes: Sequence[int], copies: Copies) -> Sample:
    """The rows of a report by which it is found again, each once."""
    every = np.unique(np.fromiter(hashes, np.int64, len(hashes)))
    return every if len(hashes) <= copies.short else every[every % copies.sample == 0]


def earlier_with(sampled: Sequence[Sample], shared: int) -> dict[int, tuple[int, ...]]:
    """For each report (by its place in the order), the earlier ones that were the first to have rows that it has.

    Only those that share at least so many with it, most shared first, of equals the earliest.
    """
    lengths = [len(sample) for sample in sampled]
    if not sum(lengths):
        return {}
    rows = np.concatenate(sampled)
    holders = np.repeat(np.arange(len(sampled), dtype=np.int64), lengths)
    order = np.argsort(rows, kind="stable")  # within a row the reports stay in their order
    rows, holders = rows[order], holders[order]
    begins = np.concatenate(([True], rows[1:] != rows[:-1]))
    first = holders[begins][np.cumsum(begins) - 1]
    again = first != holders
    pairs, counts = np.unique(holders[again] * len(sampled) + first[again], return_counts=True)
    enough = counts >= shared
    found: dict[int, list[tuple[int, int]]] = {}
    for pair, count in zip(pairs[enough].tolist(), counts[enough].tolist(), strict=True):
        later, source = divmod(pair, len(sampled))
        found.setdefault(later, []).append((-count, source))
    return {later: tuple(source for _, source in sorted(sources)) for later, sources in found.items()}


def figures_in(claims: Iterable[Claim]) -> frozenset[str]:
    """The figures by which a report is known to be told again."""
    return frozenset(key for claim in claims for key in _key(claim))


def figures_of_counts(counts: Iterable[Mapping[str, Any]]) -> list[str]:
    """The same, of counts as they are kept."""
    return [f"{each['measure']} {each['low']} {each.get('high')}" for each in counts if each["low"] >= _TELLING]


def retold(tellers: Sequence[Teller], copies: Copies) -> dict[str, tuple[str, frozenset[str]]]:
    """Reports (given in their order) whose figures are mostly those of an earlier one, with the figures they share."""
    first: dict[str, list[int]] = {}
    found: dict[str, tuple[str, frozenset[str]]] = {}

    def near(earlier: int, later: int) -> bool:
        days = tellers[earlier].published, tellers[later].published
        return days[0] is not None and days[1] is not None and (days[1] - days[0]).days <= copies.figure_days

    for number, teller in enumerate(tellers):
        shared = Counter(source for key in teller.figures for source in first.get(key, ()) if near(source, number))
        for source, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            least = min(len(teller.figures), len(tellers[source].figures))
            if count >= max(copies.figures, copies.figure_share * least):
                found[teller.document] = (tellers[source].document, teller.figures & tellers[source].figures)
                break
        for key in teller.figures:
            holders = first.setdefault(key, [])
            if not holders or not near(holders[-1], number):
                holders[:] = [number]  # one report stands for all that had the figure in these days
    return found


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(claim.quote.text)))


def _key(claim: Claim) -> frozenset[str]:
    return frozenset(f"{count.measure} {count.low} {count.high}" for count in claim.counts if count.low >= _TELLING)
