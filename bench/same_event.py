"""How well claims of one happening are put together: ``python bench/same_event.py [--shared ../shared] [--all]``.

``same-event.tsv`` lists, by reading the reports of 22 to 24 July 2015 in the unlabelled corpus, events that several
outlets tell of (captures, assaults, large bombings) and the words with which they do: document, start, stop. Of the
corpus itself nothing is kept here. Rows of an event ``other-...`` stand alone: they look like one of the events and
are none. Only the reports that are listed are read, which takes about half a minute.

A *link* is a pair of listed claims of two different reports. Precision: of the links that weighing makes, the share
that are of one listed event. Recall: of the links within listed events, the share that weighing makes. One event has
more than half of all links, so the mean over events is given, too. An event is *found as one* when four in five of its
reports stand together in one event of ours, in which claims of other listed events are at most one in five.
Words that the reader does not find (any more) are left out and counted.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from khabar.ground.grounder import Grounder
from khabar.ground.knowledge import load_knowledge
from khabar.model.records import Claim, Document, Event, Grounding
from khabar.read.reader import Reader
from khabar.sources import load
from khabar.weigh.weighing import weigh

HERE = Path(__file__).resolve().parent
LISTED = HERE / "same-event.tsv"
MOST = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """Words of a report, and the event they are of."""

    event: str
    type: str
    place: str
    document: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A listed claim: of which report, of which listed event, and of which of ours."""

    claim: str
    document: str
    event: str
    ours: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures; ``by_event`` has recall and whether it was found as one, by listed event."""

    precision: float
    recall: float
    by_event: Mapping[str, tuple[float, bool]]
    unread: int

    @property
    def mean_recall(self) -> float:
        """The mean over listed events."""
        return sum(recall for recall, _ in self.by_event.values()) / len(self.by_event)

    @property
    def as_one(self) -> int:
        """How many listed events are found as one."""
        return sum(one for _, one in self.by_event.values())


def listed() -> list[Row]:
    """The rows of the list."""
    with LISTED.open(encoding="utf-8") as lines:
        return [Row(row["event"], row["type"], row["place"], row["document"], int(row["start"]), int(row["stop"]))
                for row in csv.DictReader(lines, delimiter="\t")]


def short(name: str) -> str:
    """The name of a document within its archive, as the list has it."""
    return name.rsplit("/", 1)[-1]


def placed(rows: Iterable[Row], documents: Iterable[Document], claims: Iterable[Claim], events: Iterable[Event],
           groundings: Iterable[Grounding]) -> tuple[list[Placed], int]:
    """Each row with the claim that overlaps it most, and how many rows have none.

    Words that are said of two places make two claims: of these it is the one that is placed where the row is.
    """
    at = {each.claim: each.ref for each in groundings if each.slot == "place"}
    names = {document.id: short(document.name) for document in documents}
    ours = {claim: event.id for event in events for claim in event.claims}
    by_name: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.document in names:
            by_name.setdefault(names[claim.document], []).append(claim)
    found: dict[str, Placed] = {}
    unread = 0
    for row in rows:
        fitting = [(_overlap(row, claim), at.get(claim.id) == row.place, claim.type == row.type, claim.id)
                   for claim in by_name.get(row.document, ())
                   if claim.type.partition(".")[0] in ("control", "battle", "strike") and claim.id not in found]
        best = max(fitting, default=(0.0, False, False, ""))
        if best[0] < 0.3:
            unread += 1
        else:
            claim_id = best[-1]
            found[claim_id] = Placed(claim_id, row.document, row.event, ours[claim_id])
    return list(found.values()), unread


def _overlap(row: Row, claim: Claim) -> float:
    """The share of two stretches of text that both have."""
    shared = min(row.stop, claim.quote.stop) - max(row.start, claim.quote.start)
    return max(0, shared) / max(row.stop - row.start, claim.quote.stop - claim.quote.start)


def measure(found: Sequence[Placed], unread: int) -> Measured:
    """Precision and recall of links, and how each listed event fared."""
    pairs = [(one, other) for one, other in combinations(found, 2) if one.document != other.document]
    made = [(one, other) for one, other in pairs if one.ours == other.ours]
    meant = [(one, other) for one, other in pairs if one.event == other.event]
    right = [(one, other) for one, other in made if one.event == other.event]
    by_event = {}
    for event in sorted({one.event for one, _ in meant}):
        within = [one.ours == other.ours for one, other in meant if one.event == event]
        by_event[event] = sum(within) / len(within), _as_one(event, found)
    return Measured(len(right) / len(made), len(right) / len(meant), by_event, unread)


def _as_one(event: str, found: Collection[Placed]) -> bool:
    documents: dict[str, set[str]] = {}
    for each in found:
        if each.event == event:
            documents.setdefault(each.ours, set()).add(each.document)
    ours = max(sorted(documents), key=lambda name: len(documents[name]))
    held = Counter(each.event == event for each in found if each.ours == ours)
    everywhere = len(set().union(*documents.values()))
    return len(documents[ours]) >= MOST * everywhere and held[False] <= (1 - MOST) * held.total()


def read(shared: Path, names: Collection[str]) -> tuple[list[Document], list[Claim], list[Grounding]]:
    """The reports of these names, read and grounded."""
    days = sorted({name.partition(".")[0] for name in names})
    archives = [shared / "corpora" / "july2015" / f"{day}.zip" for day in days]
    reader, grounder = Reader(), Grounder(load_knowledge())
    documents: list[Document] = []
    claims: list[Claim] = []
    groundings: list[Grounding] = []
    for document in load(archives):
        if isinstance(document, Document) and short(document.name) in names:
            reading = reader.read(document)
            documents.append(document)
            claims.extend(reading.claims)
            groundings.extend(grounder.ground(document, reading.claims))
    return documents, claims, groundings


def report(measured: Measured, *, each: bool) -> None:
    """Print the figures."""
    if each:
        for event, (recall, one) in measured.by_event.items():
            print(f"  {recall:5.2f}  {'one' if one else '-':4} {event}")
    print(f"links: precision {measured.precision:.3f}, recall {measured.recall:.3f}, "
          f"mean recall over {len(measured.by_event)} events {measured.mean_recall:.3f}; "
          f"{measured.as_one} found as one; {measured.unread} listed claims not read")


def main() -> None:
    """Read, weigh, measure, print."""
    options = argparse.ArgumentParser(description="How well claims of one happening are put together.")
    options.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    options.add_argument("--all", action="store_true", help="recall of each listed event")
    wanted = options.parse_args()
    rows = listed()
    if not (wanted.shared / "corpora" / "july2015").is_dir():
        sys.exit(f"no corpus at {wanted.shared}")
    documents, claims, groundings = read(wanted.shared, {row.document for row in rows})
    weighed = weigh(documents, claims, groundings, load_knowledge())
    report(measure(*placed(rows, documents, claims, weighed.events, groundings)), each=wanted.all)


if __name__ == "__main__":
    main()
