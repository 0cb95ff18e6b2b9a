"""Measure days: how many of the dates that coders gave to claims the reader and the clock arrive at.

    python bench/dates.py [--shared ../shared] [--errors]

A coded claim's date is right when a claim of ours, on words of one of its quotes, has a date that the shared scorer
accepts (it overlaps the coded days and is no more than three days longer); of several, one of the coded type stands
first, then the one on most of the words. A second figure asks for the very same first and last day. Types need not
agree: what is measured is days, not types.
"""

import argparse
import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from coded import Fields

from khabar.export.claims import claim_object
from khabar.ground.grounder import Grounder
from khabar.ground.knowledge import load_knowledge
from khabar.model.records import Document
from khabar.read.reader import Reader
from khabar.sources import load

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Dated:
    """A coded claim that has a date, and what we made of the same words: ``ours`` is None where we have no claim."""

    report: str
    claim: Fields
    ours: Fields | None
    right: bool

    @property
    def exact(self) -> bool:
        """Whether both name the very same days."""
        date = self.ours["date"] if self.ours is not None else None
        return date is not None and [date["start"], date["end"]] == self.claim["date"]


def scorer(shared: Path) -> ModuleType:
    """The shared scorer, as a module."""
    spec = importlib.util.spec_from_file_location("shared_scorer", shared / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def dated(shared: Path) -> Iterator[Dated]:
    """Every coded claim with a date, of every coded report."""
    judge, reader, grounder = scorer(shared), Reader(), Grounder(load_knowledge())
    for report in load([shared / "gold" / "dev.jsonl"]):
        if not isinstance(report, Document):
            continue
        claims = reader.read(report).claims
        groundings = grounder.ground(report, claims)
        ours = [claim_object(report, claim, [each for each in groundings if each.claim == claim.id])
                for claim in claims]
        gold = judge.load_gold(shared / "gold" / "claims" / f"{report.name}.json", report.text)
        for claim in gold:
            if claim["date"] and not claim["optional"]:
                found = on_the_same_words(judge, claim, ours)
                date = found and found["date"]
                days = [date["start"], date["end"]] if date else None
                right = found is not None and days is not None and judge.date_ok(
                    claim["date"], days, claim["published"])
                yield Dated(report.name, claim, found, right)


def on_the_same_words(judge: ModuleType, claim: Fields, ours: list[Fields]) -> Fields | None:
    """Our claim on the words of a coded one: one of its type, else the one on most of its words."""
    ranked = [(each["type"] == claim["type"], judge.overlaps(
        claim, {"spans": [(each["quote"]["start"], each["quote"]["end"])]}), -number)
        for number, each in enumerate(ours)]
    best = max((each for each in ranked if each[1] >= 0.3), default=None)
    return None if best is None else ours[-best[2]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the shared folder")
    parser.add_argument("--errors", action="store_true", help="print every date that is not right")
    options = parser.parse_args()
    found = list(dated(options.shared))
    for each in found:
        if options.errors and each.ours is not None and not each.right:
            print(f"{each.report} {each.claim['type']} «{each.claim['quotes'][0][:70]}» "
                  f"{each.claim['date']} ours {json.dumps(each.ours['date'], ensure_ascii=False)}")
    told = [each for each in found if each.ours is not None]
    typed = [each for each in told if each.ours and each.ours["type"] == each.claim["type"]]
    print(f"{len(found)} coded claims have a date; for {len(told)} we have a claim on their words, "
          f"{len(typed)} of them of their type")
    for name, part in (("of those with a claim of ours", told), ("of those of the same type", typed)):
        right, exact = sum(each.right for each in part), sum(each.exact for each in part)
        print(f"{name}: right {right / len(part):.1%}, the very same days {exact / len(part):.1%}")
    print(f"of all coded dates: right {sum(each.right for each in found) / len(found):.1%}")


if __name__ == "__main__":
    main()
