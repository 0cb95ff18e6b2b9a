"""Everything derived anew from a large database, part by part in several processes: what deriving it whole gives.

Three passes. By what each report is known again (its rows of words and figures), from which it follows which earlier
reports it may repeat; which claims repeat which; and, for each part of the world that can be told apart from the rest
(:mod:`khabar.run.parting`), events and states. Only the parts that are worked on are in memory.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice

import numpy as np

from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim
from khabar.run.carrying import Order, by_document, repeats_of
from khabar.run.deriving import Deriver, Workplace
from khabar.run.engines import Engine
from khabar.run.garbage import settled
from khabar.run.parting import NOWHERE, Site, Tops, parts
from khabar.store.spreading import Header
from khabar.store.store import Store
from khabar.weigh.copies import (
    Copy,
    CopyFinder,
    Rows,
    Sample,
    Suspects,
    Teller,
    earlier_with,
    figures_of_counts,
    retold,
    sample_of,
)
from khabar.weigh.events import lines_of
from khabar.weigh.originators import letters_of
from khabar.weigh.parameters import parameters

LOOKED_AT = 500       # reports that are looked at in one go
COMPARED = 500        # reports that are compared with earlier ones in one go
PART = 12_000         # claims of one part, where it can be divided


@dataclass(frozen=True, slots=True)
class Looked:
    """Of some reports the sampled rows and the figures, and which places some of them hold together."""

    samples: Sequence[Sample]
    figures: Sequence[frozenset[str]]
    bridges: frozenset[frozenset[str]]


def rebuild(store: Store, knowledge: Knowledge, place: Workplace, engine: Engine, most: int = PART) -> None:
    """Derive everything that is stored, in parts of ``most`` claims where that is possible.

    There must be no standing judgements. ``knowledge`` is what ``place`` gives to the processes of the engine.
    """
    headers = in_order(store.headers(), knowledge)
    names = [each.id for each, _ in headers]
    samples, figures, bridges = list[Sample](), list[frozenset[str]](), set[frozenset[str]]()
    for looked in engine.map(partial(looking, place), _chunks(names, LOOKED_AT)):
        samples += looked.samples
        figures += looked.figures
        bridges |= looked.bridges
    copied = _copied(headers, samples, figures, place, engine)
    store.index_repeats(repeats_of(copied))
    tops = Tops(knowledge)
    bridges |= _of_lines(copied, store, tops)
    with settled():
        store.replace_by_parts(
            engine.map(partial(_deriving, place), parts(store.claims_by_place(), tops, bridges, most)),
            _word_rows(headers, samples), _figure_rows(headers, figures))


def in_order(headers: Iterable[Header], knowledge: Knowledge) -> list[tuple[Header, Order]]:
    """Reports in the order in which they are compared (:class:`khabar.weigh.copies.CopyFinder`)."""
    letters = letters_of({each.outlet for each in headers if each.outlet}, knowledge)
    return sorted(((each, ((each.published or date.max).toordinal(), letters.get(each.outlet or "", "F"), each.id))
                   for each in headers), key=lambda pair: pair[1])


def looking(place: Workplace) -> Callable[[Sequence[str]], Looked]:
    """The work of the first pass: on reports by id."""
    store, knowledge = place.opened()
    return partial(_look, store, Tops(knowledge), Rows(parameters().copies.gram))


def _look(store: Store, tops: Tops, rows: Rows, names: Sequence[str]) -> Looked:
    counting: dict[str, set[str]] = {}
    for report, counts in store.counts_of(names):
        counting.setdefault(report, set()).update(figures_of_counts(counts))
    sites: list[Site] = store.sites_of(names)
    return Looked([sample_of(rows.of(each.text), parameters().copies) for each in store.texts_of(names)],
                  [frozenset(counting.get(name, ())) for name in names], frozenset(tops.bridges(sites)))


def _copied(headers: Sequence[tuple[Header, Order]], samples: Sequence[Sample], figures: Sequence[frozenset[str]],
            place: Workplace, engine: Engine) -> dict[str, Copy]:
    """Which claims repeat which report: the second pass."""
    policy = parameters().copies
    names = [each.id for each, _ in headers]
    told = retold([Teller(each.id, each.published, found) for (each, _), found in zip(headers, figures, strict=True)],
                  policy)
    sources = {names[later]: tuple(names[source] for source in found)
               for later, found in earlier_with(samples, policy.shared).items()}
    suspected = [name for name in names if name in sources or name in told]
    chunks = (Suspects({name: sources[name] for name in chunk if name in sources},
                       {name: told[name] for name in chunk if name in told})
              for chunk in _chunks(suspected, COMPARED))
    found: dict[str, Copy] = {}
    for copies in engine.map(partial(comparing, place), chunks):
        found.update(copies)
    return found


def comparing(place: Workplace) -> Callable[[Suspects], dict[str, Copy]]:
    """The work of the second pass: on reports that may repeat others."""
    store, _ = place.opened()
    return partial(_compare, store)


def _compare(store: Store, suspects: Suspects) -> dict[str, Copy]:
    later = {*suspects.sources, *suspects.retold}
    names = later | {source for found in suspects.sources.values() for source in found}
    documents, claims = store.documents_by_id(sorted(names)).values(), store.claims_of(sorted(later))
    known = by_document(claims)

    def told(report: str) -> Sequence[Claim]:
        if report not in known:
            known[report] = store.claims_of([report])
        return known[report]

    return CopyFinder(documents, parameters().copies, {}).find_among(claims, suspects, told)


def _deriving(place: Workplace) -> Deriver:
    """The work of the third pass: on parts of the world."""
    return Deriver(*place.opened())


def _of_lines(copied: Mapping[str, Copy], store: Store, tops: Tops) -> set[frozenset[str]]:
    """The outermost places that have to go together because a claim without a place repeats, or is repeated by, one of
    them."""
    twins = {claim: copy.claim for claim, copy in copied.items() if copy.claim is not None}
    roots = lines_of(twins)
    unplaced = {roots[claim.id] for claim in store.claims_nowhere() if claim.id in roots}
    if not unplaced:
        return set()
    members = store.claims_by_id(sorted(claim for claim, root in roots.items() if root in unplaced))
    sites = store.sites_of(sorted({claim.document for claim in members.values()}))
    return {frozenset((NOWHERE, tops.of(place))) for _, place, _ in sites if place is not None}


def _word_rows(headers: Sequence[tuple[Header, Order]], samples: Sequence[Sample]) -> Iterator[tuple[int, int, int]]:
    """Row of words, day and row number of the report, in the order of the table's key."""
    if not samples:
        return
    lengths = [len(sample) for sample in samples]
    rows = np.concatenate(samples)
    days = np.repeat(np.array([order[0] for _, order in headers], dtype=np.int64), lengths)
    numbers = np.repeat(np.array([each.row for each, _ in headers], dtype=np.int64), lengths)
    sorting = np.lexsort((numbers, days, rows))
    for first in range(0, len(sorting), LOOKED_AT * LOOKED_AT):
        some = sorting[first:first + LOOKED_AT * LOOKED_AT]
        yield from zip(rows[some].tolist(), days[some].tolist(), numbers[some].tolist(), strict=True)


def _figure_rows(headers: Sequence[tuple[Header, Order]], figures: Sequence[frozenset[str]]
                 ) -> Iterator[tuple[str, int, str, str]]:
    return ((figure, *order) for (_, order), found in zip(headers, figures, strict=True) for figure in sorted(found))


def _chunks(names: Iterable[str], size: int) -> Iterator[Sequence[str]]:
    rest = iter(names)
    while part := list(islice(rest, size)):
        yield part
