"""Cells: parts of the world whose events come out the same when their reports are weighed alone.

A cell is the widest place that still says where something happened: a governorate, and not a country or region (see
``unspecific`` in ``data/weighing.yaml``). Happenings are put together within a place; what is told of a wider place
joins an event inside it, but never beyond the cell; so nothing outside a cell bears on its events but what its
reports copy, and what is said of roads that lead out of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from khabar.model.resolved import Chains, Resolved
from khabar.weigh.contradictions import roads_through
from khabar.weigh.parameters import Parameters


def cell_of(place: str | None, chains: Chains, parameters: Parameters) -> str | None:
    """The cell that a place lies in: the outermost of its containers that is no country or region.

    None without a place; a country or region is a cell of its own.
    """
    containers = chains.of(place)
    specific = [each for each in containers if chains.kind(each) not in parameters.unspecific]
    return specific[-1] if specific else place


def reports_of(cell: str, items: Iterable[Resolved], twins: Mapping[str, str], chains: Chains,
               parameters: Parameters, days: tuple[date, date] | None = None) -> frozenset[str]:
    """The reports that bear on the events of a cell: weighing these alone gives the events that weighing all gives.

    That is, with all claims of these reports and the same ``origins`` and ``twins``,
    :func:`khabar.weigh.events.events` gives for every place of the cell the same events, id for id. ``items`` are
    all claims; ``twins`` maps a claim to the one it copies. ``days``: only the events that begin in these days are
    wanted; the reports of other days are then left out as far as there is quiet between, so many days in which the
    cell has no claim that none of before is linked with one of after. A front that is never quiet is one run of days.
    """
    items = list(items)
    inside = [item for item in items if cell_of(item.place, chains, parameters) == cell]
    roads = _roads(item.place for item in inside)
    inside += [item for item in items if not roads.isdisjoint(_roads((item.place,)))]
    if days is not None:
        first, last = _run(days, inside, timedelta(days=parameters.linking.long + parameters.linking.told_later))
        inside = [item for item in inside
                  if item.start is None or item.end is None or (first <= item.end and item.start <= last)]
    return _with_copies({item.claim.document for item in inside}, items, twins)


def _run(days: tuple[date, date], items: Iterable[Resolved], quiet: timedelta) -> tuple[date, date]:
    """The days around these without a quiet time between them."""
    first, last = days
    spans = sorted({(item.start, item.end) for item in items if item.start is not None and item.end is not None})
    while spans:
        joined = [(start, end) for start, end in spans if start <= last + quiet and first <= end + quiet]
        wider = min([first, *(start for start, _ in joined)]), max([last, *(end for _, end in joined)])
        if wider == (first, last):
            break
        first, last = wider
    return first, last


def _roads(places: Iterable[str | None]) -> set[str]:
    return {road for place in places for road in roads_through().get(place or "", ())}


def _with_copies(reports: set[str], items: Sequence[Resolved], twins: Mapping[str, str]) -> frozenset[str]:
    """The reports with all that copy from them or that they copy from, and so on."""
    report_of = {item.id: item.claim.document for item in items}
    linked: dict[str, set[str]] = {}
    for claim, twin in twins.items():
        if claim in report_of and twin in report_of:
            linked.setdefault(report_of[claim], set()).add(report_of[twin])
            linked.setdefault(report_of[twin], set()).add(report_of[claim])
    found, waiting = set(reports), list(reports)
    while waiting:
        for other in linked.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)
