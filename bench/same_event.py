"""How well claims of one happening are put together: ``python bench/same_event.py [--all] [--why]``.

Two lists of events that several outlets tell of (captures, assaults, large bombings and strikes), made by reading the
unlabelled corpus of July 2015, with the words that tell of them: document, start, stop. ``same-event.tsv`` has reports
of 22 to 24 July and was looked at while parameters were chosen: it is the development list. ``same-event-2.tsv`` has
reports of the other days, was made without looking at what is found in them, and nothing is set on it. Of the corpus
itself nothing is kept here but places in it and, in the second list, a hash of the words. Rows of an event
``other-...`` stand alone: they look like one of the events and are none. Only the reports that are listed are read.

A row is *read* when a claim about it was found in its words. A *link* is a pair of rows of two different reports.
Precision: of the links that weighing makes, the share that are of one listed event. Recall: of the links within
listed events between rows that are read, the share that weighing makes; *from end to end* the rows that are not read
count, too. One event may have half of all links, so the mean over events is given. An event is *found as one* when
four in five of its reports stand together in one event of ours, in which claims of other listed events are at most
one in five. ``--why`` says what keeps apart the rows that are read and not linked.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from khabar.ground.grounder import Grounder
from khabar.ground.knowledge import load_knowledge
from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Document, Event, Grounding
from khabar.model.resolved import Resolved, resolve
from khabar.read.reader import Reader
from khabar.sources import load
from khabar.weigh.weighing import weigh

HERE = Path(__file__).resolve().parent
LISTS = {"development": HERE / "same-event.tsv", "unseen": HERE / "same-event-2.tsv"}
ANY = ("control.", "battle.", "strike.")
TOLD = {"control": ("control.", "battle.attack", "battle.repelled"),
        "battle": ("battle.", "strike.", "harm.killed", "harm.wounded"),
        "strike": ("strike.", "battle.attack", "harm.killed", "harm.wounded")}
MOST = 0.8
COVERED = 0.5  # of the shorter of a row and a quote, the share that both have


@dataclass(frozen=True, slots=True)
class Row:
    """Words of a report, and the event they are of; ``sha256`` begins the hash of the words, where the list has it."""

    event: str
    type: str
    place: str
    document: str
    start: int
    stop: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row that is read: the claim, of which report, of which listed event, and of which of ours."""

    claim: str
    document: str
    event: str
    ours: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures; ``by_event`` has recall and whether it was found as one, by listed event."""

    precision: float
    recall: float
    whole: float
    by_event: Mapping[str, tuple[float, bool]]
    rows: int
    unread: int

    @property
    def mean_recall(self) -> float:
        """The mean over listed events."""
        return sum(recall for recall, _ in self.by_event.values()) / max(1, len(self.by_event))

    @property
    def as_one(self) -> int:
        """How many listed events are found as one."""
        return sum(one for _, one in self.by_event.values())


@dataclass(frozen=True, slots=True)
class Batch:
    """The listed reports, read and grounded."""

    documents: list[Document]
    claims: list[Claim]
    groundings: list[Grounding]


def listed(path: Path) -> list[Row]:
    """The rows of a list."""
    with path.open(encoding="utf-8") as lines:
        return [Row(row["event"], row["type"], row["place"], row["document"], int(row["start"]), int(row["stop"]),
                    row.get("sha256", "")) for row in csv.DictReader(lines, delimiter="\t")]


def short(name: str) -> str:
    """The name of a document within its archive, as the list has it."""
    return name.rsplit("/", 1)[-1]


def placed(rows: Sequence[Row], batch: Batch, events: Iterable[Event]) -> list[Placed]:
    """Each row that is read, with the claim that tells of it: of its kind, in its place, in most of its words.

    One claim may tell of several rows of one event, and never of two events.
    """
    at = {each.claim: each.ref for each in batch.groundings if each.slot == "place"}
    texts = {short(document.name): document for document in batch.documents}
    ours = {claim: event.id for event in events for claim in event.claims}
    by_document: dict[str, list[Claim]] = {}
    for claim in batch.claims:
        by_document.setdefault(claim.document, []).append(claim)
    found: list[Placed] = []
    told: dict[str, str] = {}
    for row in rows:
        document = texts[row.document]
        words = document.text[row.start:row.stop]
        if row.sha256 and not sha256(words.encode()).hexdigest().startswith(row.sha256):
            raise SystemExit(f"{row.document} has other words at {row.start} than those that were listed")
        kind = row.type.partition(".")[0]
        fitting = [(claim.type == row.type, claim.type.startswith(kind), at.get(claim.id) == row.place,
                    _overlap(row, claim)[1], claim.id) for claim in by_document.get(document.id, ())
                   if claim.type.startswith(TOLD.get(kind, ANY)) and told.get(claim.id, row.event) == row.event
                   and _overlap(row, claim)[0] >= COVERED]
        if fitting:
            claim_id = max(fitting)[-1]
            told[claim_id] = row.event
            found.append(Placed(claim_id, row.document, row.event, ours[claim_id]))
    return found


def _overlap(row: Row, claim: Claim) -> tuple[float, float]:
    """What a row and a quote share, as a share of the shorter and of the longer of them."""
    shared = max(0, min(row.stop, claim.quote.stop) - max(row.start, claim.quote.start))
    lengths = row.stop - row.start, claim.quote.stop - claim.quote.start
    return shared / min(lengths), shared / max(lengths)


def measure(rows: Sequence[Row], found: Sequence[Placed]) -> Measured:
    """Precision and recall of links, and how each listed event fared."""
    pairs = [(one, other) for one, other in combinations(found, 2) if one.document != other.document]
    made = [(one, other) for one, other in pairs if one.ours == other.ours]
    meant = [(one, other) for one, other in pairs if one.event == other.event]
    right = [(one, other) for one, other in made if one.event == other.event]
    whole = sum(one.document != other.document and one.event == other.event for one, other in combinations(rows, 2))
    by_event = {}
    for event in sorted({one.event for one, _ in meant}):
        within = [one.ours == other.ours for one, other in meant if one.event == event]
        by_event[event] = sum(within) / len(within), _as_one(event, found)
    return Measured(len(right) / max(1, len(made)), len(right) / max(1, len(meant)), len(right) / max(1, whole),
                    by_event, len(rows), len(rows) - len(found))


def _as_one(event: str, found: Collection[Placed]) -> bool:
    documents: dict[str, set[str]] = {}
    for each in found:
        if each.event == event:
            documents.setdefault(each.ours, set()).add(each.document)
    ours = max(sorted(documents), key=lambda name: len(documents[name]))
    held = Counter(each.event == event for each in found if each.ours == ours)
    everywhere = len(set().union(*documents.values()))
    return len(documents[ours]) >= MOST * everywhere and held[False] <= (1 - MOST) * held.total()


def read(shared: Path, names: Collection[str]) -> Batch:
    """The reports of these names, read and grounded."""
    days = sorted({name.partition(".")[0] for name in names})
    archives = [shared / "corpora" / "july2015" / f"{day}.zip" for day in days]
    reader, grounder = Reader(), Grounder(load_knowledge())
    batch = Batch([], [], [])
    for document in load(archives):
        if isinstance(document, Document) and short(document.name) in names:
            reading = reader.read(document)
            batch.documents.append(document)
            batch.claims.extend(reading.claims)
            batch.groundings.extend(grounder.ground(document, reading.claims))
    return batch


def apart(one: Resolved, other: Resolved, knowledge: Knowledge) -> str:
    """The first thing that keeps two claims of one event apart, by what the reader and the grounder make of them."""
    if not one.place or not other.place:
        return "no place" if not one.place and not other.place else "a place in one only"
    if one.place != other.place and not (
            one.place in knowledge.containers(other.place) or other.place in knowledge.containers(one.place)):
        return "another place"
    if one.by and other.by and one.by[0] != other.by[0] and one.claim.type == other.claim.type:
        return "another party"
    if not (one.start and one.end and other.start and other.end):
        return "no day"
    if max((one.start - other.end).days, (other.start - one.end).days) > 0:
        return "another day"
    if one.place != other.place:
        return "a wider place"
    return "another type" if one.claim.type != other.claim.type else "else alike"


def reasons(found: Sequence[Placed], batch: Batch, knowledge: Knowledge) -> Counter[str]:
    """What keeps apart the links that are meant and not made, each with the number of them."""
    items = {item.id: item for item in resolve(batch.documents, batch.claims, batch.groundings, knowledge)}
    return Counter(apart(items[one.claim], items[other.claim], knowledge) for one, other in combinations(found, 2)
                   if one.document != other.document and one.event == other.event and one.ours != other.ours)


def report(name: str, measured: Measured, *, each: bool) -> None:
    """Print the figures."""
    if each:
        for event, (recall, one) in measured.by_event.items():
            print(f"  {recall:5.2f}  {'one' if one else '-':4} {event}")
    print(f"{name}: {measured.rows} rows, {measured.unread} not read; links: precision {measured.precision:.3f}, "
          f"recall {measured.recall:.3f} (from end to end {measured.whole:.3f}), "
          f"mean recall over {len(measured.by_event)} events {measured.mean_recall:.3f}; "
          f"{measured.as_one} found as one")


def main() -> None:
    """Read, weigh, measure, print."""
    options = argparse.ArgumentParser(description="How well claims of one happening are put together.")
    options.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    options.add_argument("--list", choices=LISTS, help="one list alone")
    options.add_argument("--all", action="store_true", help="recall of each listed event")
    options.add_argument("--why", action="store_true", help="what keeps apart what is not linked")
    wanted = options.parse_args()
    if not (wanted.shared / "corpora" / "july2015").is_dir():
        sys.exit(f"no corpus at {wanted.shared}")
    knowledge = load_knowledge()
    for name in (wanted.list,) if wanted.list else LISTS:
        rows = listed(LISTS[name])
        batch = read(wanted.shared, {row.document for row in rows})
        weighed = weigh(batch.documents, batch.claims, batch.groundings, knowledge)
        found = placed(rows, batch, weighed.events)
        report(name, measure(rows, found), each=wanted.all)
        if wanted.why:
            print("  " + ", ".join(f"{why} {times}" for why, times in reasons(found, batch, knowledge).most_common()))


if __name__ == "__main__":
    main()
