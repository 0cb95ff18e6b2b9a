"""Which earlier reports a few new ones repeat, by an index of rows of words and figures instead of all texts."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Document, Event, Origin
from khabar.model.resolved import Resolved
from khabar.store.cells import EventDays, Known, Repeat, Traits
from khabar.store.store import Store
from khabar.weigh.copies import Copy, CopyFinder, Rows, Suspects, Teller, figures_of_counts, retold
from khabar.weigh.originators import grades, grades_by, letters_by, outlets_by_name
from khabar.weigh.parameters import Copies
from khabar.weigh.weighing import Weighed

Order = tuple[int, str, str]
_FIRST: Order = (0, "", "")  # before all reports
_MOST = 60  # reports that may be renewed by a few new ones


def order_of(document: Document, letters: Mapping[str, str]) -> Order:
    """The order in which reports are compared, as :class:`khabar.weigh.copies.CopyFinder` has it."""
    return (document.published or date.max).toordinal(), letters.get(document.id, "F"), document.id


def traits_of(documents: Iterable[Document], claims: Mapping[str, Sequence[Claim]], letters: Mapping[str, str],
              copies: Copies) -> Iterable[Traits]:
    """By what each report is known again, one after the other; ``claims`` are by document."""
    rows = Rows(copies.gram)
    for document in documents:
        hashes = rows.of(document.text)
        short = len(hashes) <= copies.short
        day, grade, _ = order_of(document, letters)
        yield Traits(document.id, day, grade,
                     frozenset(each for each in hashes if short or each % copies.sample == 0),
                     frozenset(f"{count.measure} {count.low} {count.high}" for claim in claims.get(document.id, ())
                               for count in claim.counts if count.low >= 10))


def repeats_of(copied: Mapping[str, Copy]) -> list[Repeat]:
    """What was found to be copied, as it is stored."""
    return [Repeat(claim, copy.source, copy.claim, copy.reason) for claim, copy in sorted(copied.items())]


class DisturbedError(Exception):
    """What the new reports change cannot be told apart from the rest: everything has to be derived anew."""


def copies_of(new: Sequence[Document], store: Store, knowledge: Knowledge, copies: Copies
              ) -> tuple[dict[str, Copy], list[Document], list[Traits]]:
    """What the claims of new reports (stored already) repeat, and what those reports now do for which a new one stands
    first where another did: the copies of both, these other reports, and the traits of the new ones.

    Raises DisturbedError when there are too many of them.
    """
    return _Carrying(new, store, knowledge, copies).found()


def by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims of each report."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.document, []).append(claim)
    return found


class _Carrying:
    """The search for what a few new reports repeat; the rows of words of each report are made once."""

    def __init__(self, new: Sequence[Document], store: Store, knowledge: Knowledge, copies: Copies) -> None:
        self._new, self._store, self._copies = list(new), store, copies
        self._ids, self._outlets = {each.id for each in new}, outlets_by_name(knowledge)

    def found(self) -> tuple[dict[str, Copy], list[Document], list[Traits]]:
        """See :func:`copies_of`."""
        documents, renewed = list(self._new), list[Document]()
        told = self._store.claims_of(sorted(self._ids))
        traits = own = self._traits(documents, told)
        while True:
            first = self._first_with({row for each in traits for row in each.words})
            holders, others = _holders(traits, self._ids, self._store, self._copies)
            later = (self._later(traits, first) | others) - {each.id for each in documents}
            if not later:
                break
            renewed += self._store.documents_by_id(sorted(later)).values()
            documents = [*self._new, *renewed]
            if len(documents) > _MOST:
                raise DisturbedError
            told = self._store.claims_of(sorted(each.id for each in documents))
            traits = self._traits(documents, told)
        return self._copied(told, documents, _earlier(traits, first, self._copies.shared), holders), renewed, own

    def _traits(self, documents: Sequence[Document], told: Iterable[Claim]) -> list[Traits]:
        return list(traits_of(documents, by_document(told), grades_by(documents, self._outlets), self._copies))

    def _first_with(self, rows: Iterable[int]) -> dict[int, Order]:
        """The first report with each of these rows of words, the new ones left aside."""
        found = [each for each in self._store.first_with(rows) if each.document not in self._ids]
        letters = letters_by({each.outlet for each in found if each.outlet}, self._outlets)
        first = dict[int, Order]()
        for row, day, document, outlet in found:
            at = day, letters.get(outlet or "", "F"), document
            first[row] = min(first.get(row, at), at)
        return first

    def _later(self, traits: Iterable[Traits], first: Mapping[int, Order]) -> set[str]:
        """The reports with rows of words of which a new report is now the first."""
        return self._store.documents_with({
            row for each in traits if each.document in self._ids for row in each.words
            if first.get(row, _FIRST) > (each.day, each.grade, each.document)})

    def _copied(self, told: Sequence[Claim], documents: Sequence[Document], sources: Mapping[str, tuple[str, ...]],
                holders: Iterable[str]) -> dict[str, Copy]:
        """What these claims of the documents repeat: of ``sources``, by document, or of reports of their figures."""
        known, mine = by_document(told), {each.id: each for each in documents}
        wanted = {*holders, *(source for found in sources.values() for source in found)} - mine.keys()
        all_of = {**self._store.documents_by_id(sorted(wanted)), **mine}
        figures = dict[str, set[str]]()
        for report, counts in self._store.counts_of(sorted({*holders, *mine})):
            figures.setdefault(report, set()).update(figures_of_counts(counts))
        letters = grades_by(list(all_of.values()), self._outlets)
        tellers = [Teller(each.id, each.published, frozenset(figures.get(each.id, ())))
                   for each in sorted(all_of.values(), key=lambda each: order_of(each, letters))]

        def told_in(report: str) -> Sequence[Claim]:
            if report not in known:
                known[report] = self._store.claims_of([report])
            return known[report]

        return CopyFinder(all_of.values(), self._copies, letters).find_among(
            told, Suspects(sources, retold(tellers, self._copies)), told_in)


def _earlier(traits: Sequence[Traits], first: Mapping[int, Order], shared: int) -> dict[str, tuple[str, ...]]:
    """For each report those that were the first to have rows of words that it has, as
    :func:`khabar.weigh.copies.earlier_with` finds them among all; ``first`` are those of others."""
    all_first = dict(first)
    for each in traits:
        at = each.day, each.grade, each.document
        for row in each.words:
            all_first[row] = min(all_first.get(row, at), at)
    found = dict[str, tuple[str, ...]]()
    for each in traits:
        at = each.day, each.grade, each.document
        times = Counter(all_first[row] for row in each.words)
        sources = sorted((-count, source) for source, count in times.items() if source != at and count >= shared)
        if sources:
            found[each.document] = tuple(source[2] for _, source in sources)
    return found


def _holders(traits: Sequence[Traits], new: set[str], store: Store, copies: Copies) -> tuple[set[str], set[str]]:
    """The reports that stand for the figures of these, and those for which others stood before the new ones came."""
    found, others = set[str](), set[str]()
    for figure in sorted({figure for each in traits for figure in each.figures}):
        own = sorted((each.day, each.grade, each.document) for each in traits if figure in each.figures)
        line = [each for each in store.holders_of(figure, copies.figure_days) if each[2] not in new]
        held = {each: _held(each, line, copies.figure_days) for each in own}
        if any(held[each] is None for each in own if each[2] in new):  # it stands for others now
            all_of = [each for each in store.with_figure(figure) if each[2] not in new]
            before, after = _chain(all_of, copies.figure_days), _chain(
                sorted({*all_of, *(each for each in own if each[2] in new)}), copies.figure_days)
            others |= {document for document, holder in before.items() if after[document] != holder}
            held = {each: after[each[2]] for each in own}
        found.update(holder for holder in held.values() if holder is not None)
    return found, others


def _held(report: Order, line: Sequence[Order], days: int) -> str | None:
    """The report of a line of such that stands for this one; None when this one stands for itself."""
    at = bisect_right(line, report) - 1
    if at < 0 or line[at] == report or report[0] - line[at][0] > days or report[0] == date.max.toordinal():
        return None
    return line[at][2]


def _chain(line: Sequence[Order], days: int) -> dict[str, str | None]:
    """For each report with a figure, the report that had it in the days before."""
    found: dict[str, str | None] = {}
    holder: Order | None = None
    for each in line:
        near = holder is not None and each[0] - holder[0] <= days and each[0] != date.max.toordinal()
        found[each[2]] = holder[2] if near and holder is not None else None
        if not near:
            holder = each
    return found


def known_now(items: Iterable[Resolved], origins: Mapping[str, Origin], copied: Mapping[str, Copy],
              events: Iterable[Event]) -> list[Known]:
    """All that is known of these claims; ``origins`` and ``copied`` are by claim."""
    repeats = {each.claim: each for each in repeats_of(copied)}
    event_of = {claim: days_of(event) for event in events for claim in event.claims}
    return [Known(item, origins[item.id], repeats.get(item.id), event_of[item.id]) for item in items]


def days_of(event: Event) -> EventDays:
    """An event as claims are dated by it."""
    return EventDays(event.id, event.start, event.end)


def keep_index(documents: Sequence[Document], weighed: Weighed, store: Store, knowledge: Knowledge, copies: Copies
               ) -> None:
    """Keep, after a derivation from all reports, by what each is known again and what is known of each claim."""
    claims = by_document(item.claim for item in weighed.items)
    origins = {origin.claim: origin for origin in weighed.origins}
    store.index_all(traits_of(documents, claims, grades(documents, knowledge), copies), repeats_of(weighed.copies),
                    known_now(weighed.items, origins, weighed.copies, weighed.events))
