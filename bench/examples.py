"""The written example reports and the claims expected of them, in the format of the shared gold; and their score.

    bench/examples.py [--out build/examples] [--score ../shared/gold/score.py] [--errors]

Writes OUT/docs/<report>.txt (the text as the sources room reads it), OUT/claims/<report>.json and OUT/reports.jsonl
(one dated report per line). With ``--score`` it runs reader and scorer on them. The expected claims are the key ones
only, so that recall is what counts and precision means nothing.
"""

import argparse
import datetime
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from coded import CodedReports, Fields

from khabar.model.records import Document
from khabar.sources import load

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "examples" / "aleppo-2016"
EXPECTED = ROOT / "examples" / "aleppo-2016.expected.yaml"
LISTS = ("agents", "targets", "weapons", "voice")


def expected(path: Path = EXPECTED) -> dict[str, Fields]:
    """The expected claims by report, every slot present: the file leaves out what is empty or asserted."""
    reports: dict[str, Fields] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for report in reports.values():
        report["claims"] = [full(claim) for claim in report["claims"]]
    return reports


def full(claim: Fields) -> Fields:
    """A claim of the expectations with every field of the gold format, in its order."""
    date = claim.get("date")
    return {
        "type": claim["type"], "quotes": claim["quotes"], **{slot: claim.get(slot, []) for slot in LISTS},
        "place": claim.get("place"), "date": [day.isoformat() for day in date] if date else None,
        "counts": [{"cumulative": False, **count} for count in claim.get("counts", [])],
        "status": claim.get("status", "asserted"), "extent": claim.get("extent"), "optional": False,
    }


def documents(paths: Iterable[Path] = (REPORTS,)) -> Iterator[Document]:
    """The example reports as the sources room reads them; raises ValueError when one cannot be read."""
    for report in load(paths):
        if not isinstance(report, Document):
            raise ValueError(f"{report.where}: {report.reason}")
        yield report


def report_name(document: Document) -> str:
    """The name of a report in the expectations: its id, or its file name up to the first underscore."""
    return document.name.partition("_")[0]


def published(report: Fields) -> datetime.date:
    """The day a report is scored against: its day of publication, or the one assumed for an undated report."""
    day: datetime.date = report["published"] or report["assumed"]
    return day


def as_gold(name: str, report: Fields, text: str) -> Fields:
    """One gold file; a quote from a headline that the text does not have goes, its claim stays on the others."""
    claims = [{**claim, "quotes": [quote for quote in claim["quotes"] if quote in text]} for claim in report["claims"]]
    return {"doc": name, "language": "ar", "published": published(report).isoformat(),
            "claims": [claim for claim in claims if claim["quotes"]]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "examples")
    parser.add_argument("--score", type=Path, help="the shared scorer; without it nothing is read")
    parser.add_argument("--errors", action="store_true", help="print every missed and unusable claim")
    options = parser.parse_args()
    coded, reports = CodedReports(options.out), expected()
    for document in documents():
        name = report_name(document)
        gold = as_gold(name, reports[name], document.text)
        coded.add(gold, document.text, outlet=reports[name]["outlet"], title=document.title)
    coded.close()
    print(f"{coded.claims} expected claims under {options.out}")
    return coded.score(options.score, errors=options.errors) if options.score else 0


if __name__ == "__main__":
    sys.exit(main())
