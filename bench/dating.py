"""Measure how undated reports are dated from others: the five seeds, and each example report with its date taken away.

    python bench/dating.py [--shared ../shared] [--reasons]

The seeds are dated from the Aleppo examples and compared with their publication in the gold; each dated example is
dated from the others. An interval is right when no day of it lies more than two days from publication. A report that
is left undated is no error: what is to be zero is the number of wrong intervals.
"""

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from examples import REPORTS
from khabar.ground.dating import Dating, KnownEvents, dated_events, infer_publication
from khabar.ground.grounder import Grounder
from khabar.ground.knowledge import load_knowledge
from khabar.model.records import Claim, Document, Grounding
from khabar.read.reader import Reader
from khabar.sources import load

ROOT = Path(__file__).resolve().parent.parent
NEAR = 2  # days


@dataclass(frozen=True, slots=True)
class Read:
    """A report with its claims and what they mean."""

    document: Document
    claims: tuple[Claim, ...]
    groundings: tuple[Grounding, ...]


class Bench:
    """Reads reports, and dates them from others."""

    def __init__(self) -> None:
        knowledge = load_knowledge()
        self._reader, self._grounder = Reader(), Grounder(knowledge)
        self._knowledge = knowledge

    def read(self, paths: Iterable[Path]) -> list[Read]:
        """The reports at these paths that can be read."""
        reports = [report for report in load(paths) if isinstance(report, Document)]
        claims = [self._reader.read(report).claims for report in reports]
        return [Read(report, found, tuple(self._grounder.ground(report, found)))
                for report, found in zip(reports, claims, strict=True)]

    def date(self, report: Read, others: Iterable[Read]) -> Dating | None:
        """Publication of a report, as the others tell it."""
        events = [event for other in others for event in dated_events(other.claims, other.groundings)]
        return infer_publication(report.claims, report.groundings, KnownEvents(events, self._knowledge))


def error(found: Dating, published: date) -> int:
    """How many days the farthest day of the interval lies from publication."""
    return max(abs((found.start - published).days), abs((found.end - published).days))


def show(name: str, published: date, found: Dating | None, *, reasons: bool) -> int | None:
    """Print one result; the error in days, None where there is no interval."""
    if found is None:
        print(f"{name:28} {published} undated")
        return None
    days = error(found, published)
    print(f"{name:28} {published} {found.start}..{found.end} error {days} score {found.score:.2f}"
          + ("" if days <= NEAR else "  WRONG"))
    for reason in found.reasons if reasons else ():
        print(f"    {reason}")
    return days


def summary(name: str, errors: list[int | None]) -> None:
    found = [days for days in errors if days is not None]
    print(f"{name}: {len(found)} of {len(errors)} dated, {sum(days <= NEAR for days in found)} of them within "
          f"{NEAR} days, {sum(days > NEAR for days in found)} wrong\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the shared folder")
    parser.add_argument("--reasons", action="store_true", help="print what bears each interval out")
    options = parser.parse_args()
    bench = Bench()
    known = [report for report in bench.read([REPORTS]) if report.document.published]
    errors = []
    for report in bench.read(sorted((options.shared / "seeds").glob("*.txt"))):
        name = report.document.name.partition("_")[0]
        gold = json.loads((options.shared / "gold" / "claims" / f"{name}.json").read_text(encoding="utf-8"))
        found = bench.date(report, known)
        errors.append(show(name, date.fromisoformat(gold["published"]), found, reasons=options.reasons))
    summary("seeds, from the examples", errors)
    errors = []
    for report in known:
        if report.document.published is not None:
            found = bench.date(report, [other for other in known if other is not report])
            errors.append(show(report.document.name, report.document.published, found, reasons=options.reasons))
    summary("examples, each from the others", errors)


if __name__ == "__main__":
    main()
