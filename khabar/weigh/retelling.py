"""One event that reports date differently: put together again within its site, when the days are all that differ.

"Yesterday" is counted from the day on which a report came out, and that day is often the day on which somebody fetched
it. So what few tell of, in the days after something of the same kind that many tell of, is taken to be that, unless
both name a day of the calendar and the days differ. And nobody takes a place twice that he did not lose in between.
"""

from collections.abc import Sequence
from datetime import date

from khabar.weigh.clusters import Cluster, Link
from khabar.weigh.linking import Linker
from khabar.weigh.parameters import Parameters

_MANY = 3  # times as many reports
_FIRM = ("weekday", "date")
_TAKEN = "control.captured"
_TURNS = {"control.captured", "control.lost", "control.withdrew"}


def retold(clusters: Sequence[Cluster], linker: Linker, parameters: Parameters) -> list[Cluster]:
    """The clusters of one site, those that retell another one joined to it: the one that most reports tell of."""
    ranked = sorted((each for each in clusters if each.start and each.end and "/" not in each.lead.kind),
                    key=lambda each: (-len(each.sources), each.start, each.first))
    near = _Near(ranked, parameters)
    gone: set[int] = set()
    for event in ranked:
        if id(event) in gone or event.types.isdisjoint(parameters.seldom):
            continue
        about = [each for each in near.of(event) if id(each) not in gone]
        gone.update(id(other) for other in _absorbed(event, about, near, linker, parameters.linking.told_later))
    return [each for each in clusters if id(each) not in gone]


def _absorbed(event: Cluster, about: Sequence[Cluster], near: "_Near", linker: Linker, reach: int) -> list[Cluster]:
    """The clusters that an event takes in; looked through again after each, which may have moved its day."""
    found: list[Cluster] = []
    waiting = [other for other in about if near.place[id(other)] > near.place[id(event)]]
    moved = True
    while moved:
        moved = False
        for other in list(waiting):
            link = _link(other, event, about, linker, reach)
            if link is not None:
                _take_in(event, other, link)
                waiting.remove(other)
                found.append(other)
                moved = True
    return found


class _Near:
    """The clusters of a site by the day they begin on; ``place`` is the rank of each, by how many tell of it."""

    def __init__(self, ranked: Sequence[Cluster], parameters: Parameters) -> None:
        self.place = {id(each): place for place, each in enumerate(ranked)}
        self._reach, self._long = parameters.linking.told_later, parameters.linking.long
        self._begun: dict[int, list[Cluster]] = {}
        for each in ranked:
            if each.start is not None:
                self._begun.setdefault(each.start.toordinal(), []).append(each)

    def of(self, event: Cluster) -> list[Cluster]:
        """Those that have a day among those in which an event may be told of, the most told first."""
        if event.start is None or event.end is None:
            return []
        first = event.start.toordinal() - self._reach
        found = [each for day in range(first - self._long, event.end.toordinal() + self._reach + 1)
                 for each in self._begun.get(day, ()) if each.end is not None and each.end.toordinal() >= first]
        return sorted(found, key=lambda each: self.place[id(each)])


def _link(other: Cluster, event: Cluster, about: Sequence[Cluster], linker: Linker, reach: int) -> Link | None:
    if not (other.start and other.end and event.start and event.end) or _dated_apart(other, event):
        return None
    if max((other.start - event.end).days, (event.start - other.end).days) > reach:
        return None
    later, few = other.end >= event.start, len(event.sources) >= _MANY * len(other.sources)
    if not (_taken_once(other, event) or (later and few)) or any(_against(each, event) for each in about):
        return None
    return linker.retells(other, event)


def _take_in(event: Cluster, other: Cluster, link: Link) -> None:
    """Join a cluster to the event it retells, on the day that is named by the calendar, else on the earlier one: the
    day on which a report was fetched is never before the one on which it came out."""
    dated = bool(_firm(other)) > bool(_firm(event)) or (
        not _firm(event) and other.precise is not None and (
            event.precise is None or (other.precise.start or date.max) < (event.precise.start or date.max)))
    for member in other.members:
        event.links.append((member.lead.id, link))
        event.add(member)
    if dated and other.precise is not None:
        event.precise = other.precise
        event.start, event.end = other.start, other.end


def _firm(cluster: Cluster) -> dict[date, set[str]]:
    """The days that its reports name by the calendar, in the words of the claim, and the reports that do."""
    found: dict[date, set[str]] = {}
    for member in cluster.members:
        when = member.lead.claim.when
        if member.start is not None and member.start == member.end and when is not None and (
                when.basis == "stated" and when.kind in _FIRM):
            found.setdefault(member.start, set()).add(member.lead.claim.document)
    return found


def _dated_apart(other: Cluster, event: Cluster) -> bool:
    """Whether both name days of the calendar, not one in common, and those of the event not by many more reports."""
    mine, theirs = _firm(other), _firm(event)
    if not mine or not theirs or not mine.keys().isdisjoint(theirs):
        return False
    return len(set().union(*theirs.values())) < _MANY * len(set().union(*mine.values()))


def _taken_once(other: Cluster, event: Cluster) -> bool:
    """Whether both say that the same place was taken, and neither names another taker or another loser."""
    return event.direction.gain is not None and other.direction.gain in (None, event.direction.gain) and (
        _TAKEN in other.types and _TAKEN in event.types)


def _against(each: Cluster, event: Cluster) -> bool:
    """Whether as many say, or nearly, that the place changed hands the other way in these days."""
    return not each.types.isdisjoint(_TURNS) and each.direction.against(event.direction) and (
        _MANY * len(each.sources) > len(event.sources))
