"""Measure days: how many of the dates that coders gave to claims the reader and the clock arrive at.

    python bench/dates.py [--shared ../shared] [--errors]

A coded claim's date is right when a claim of ours, on words of one of its quotes, has a date that the shared scorer
accepts (it overlaps the coded days and is no more than three days longer); of several, one of the coded type stands
first, then the one on most of the words. A second figure asks for the very same first and last day. Types need not
agree: what is measured is days, not types. Where the reader has no claim, its clock is asked for the day of the coded
words: the day that it would give a claim of that type whose verb or event noun is the first of the quote. So the last
figure tells of the clock alone, whatever the reader misses.
"""

import argparse
import importlib.util
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from coded import Fields

from khabar.export.claims import claim_object
from khabar.ground.grounder import Grounder
from khabar.ground.knowledge import load_knowledge
from khabar.lang.grammar import Rule
from khabar.model.records import Claim, Document, When, make_claim
from khabar.read.arguments import ArgumentFinder
from khabar.read.chunks import Chunk, Parsed
from khabar.read.discourse import Discourse
from khabar.read.frames import Draft
from khabar.read.reader import Reader
from khabar.read.voices import VoiceTracker
from khabar.sources import load

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Dated:
    """A coded claim that has a date, and what we made of the same words: ``ours`` is None where we have no claim."""

    report: str
    claim: Fields
    ours: Fields | None
    right: bool
    asked: bool  # what the clock says of the words is right, whether the reader has a claim on them or not

    @property
    def exact(self) -> bool:
        """Whether both name the very same days."""
        date = self.ours["date"] if self.ours is not None else None
        return date is not None and [date["start"], date["end"]] == self.claim["date"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The words whose day the clock is asked for: the first quote of a coded claim, by offsets, and its type."""

    start: int
    stop: int
    type: str


class AskedDiscourse(Discourse):
    """The memory of a report that is asked, sentence by sentence, for the days of words."""

    def __init__(self, asked: Sequence[Asked], rules: Mapping[str, Rule]) -> None:
        super().__init__()
        self._asked, self._rules = asked, rules
        self.answers: dict[Asked, tuple[Chunk, Parsed, When]] = {}

    def remember(self, parsed: Parsed) -> None:
        for asked in self._asked:
            trigger, rule = happening(parsed, asked), self._rules.get(asked.type)
            if trigger is not None and rule is not None:
                finder = ArgumentFinder(parsed)
                finder.run()
                self.answers[asked] = trigger, parsed, self.days.of(Draft(rule, parsed, finder.of(trigger)))
        super().remember(parsed)


def happening(parsed: Parsed, asked: Asked) -> Chunk | None:
    """The first verb or event noun of the words asked about, else their first phrase, if they begin here."""
    if not parsed.start <= asked.start < parsed.stop:
        return None
    inside = [chunk for chunk in parsed.chunks if parsed.tokens[chunk.stop - 1].stop > asked.start
              and parsed.tokens[chunk.first].start < asked.stop]
    return next((chunk for chunk in inside if chunk.kind in {"verb", "event"}), inside[0] if inside else None)


def ask(reader: Reader, report: Document, asked: Sequence[Asked]) -> dict[Asked, Claim]:
    """For each of the words asked about a claim that has the date which the reader would give one made of them."""
    rules = {rule.type: rule for rule in reversed(reader.grammar.rules)}
    discourse, voices = AskedDiscourse(asked, rules), VoiceTracker()
    sentences, about = reader.lexer.sentences(report.text), reader._report(report.text)
    for sentence in sentences:
        parsed = reader.parse(report.text, sentence)
        parsed.headline = sentence.paragraph == 0 and sentence.tokens[-1].word.raw != "."
        for _ in reader._sentence_claims(report, parsed, discourse, voices, about):
            pass
    return {
        each: make_claim(document=report.id, type=each.type, status="asserted", when=when,
                         quote=parsed.span(trigger.first, trigger.stop))
        for each, (trigger, parsed, when) in discourse.answers.items()}


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
        coded = [claim for claim in gold if claim["date"] and not claim["optional"]]
        asked = {number: Asked(claim["spans"][0][0], claim["spans"][0][1], claim["type"])
                 for number, claim in enumerate(coded)}
        answers = ask(reader, report, list(asked.values()))
        days = {claim.id: claim_object(report, claim, [each]) for claim in answers.values()
                for each in grounder.ground(report, list(answers.values())) if each.claim == claim.id}
        for number, claim in enumerate(coded):
            found = on_the_same_words(judge, claim, ours)
            answer = answers.get(asked[number])
            told = found or (days[answer.id] if answer else None)
            yield Dated(report.name, claim, found, right=found is not None and is_right(judge, claim, found),
                        asked=told is not None and is_right(judge, claim, told))


def is_right(judge: ModuleType, claim: Fields, ours: Fields) -> bool:
    """Whether the scorer accepts the days of a claim of ours for those of a coded one."""
    date = ours["date"]
    return bool(judge.date_ok(claim["date"], [date["start"], date["end"]] if date else None, claim["published"]))


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
        if options.errors and each.ours is None and not each.asked:
            print(f"{each.report} {each.claim['type']} «{each.claim['quotes'][0][:70]}» {each.claim['date']}, asked")
    told = [each for each in found if each.ours is not None]
    typed = [each for each in told if each.ours and each.ours["type"] == each.claim["type"]]
    print(f"{len(found)} coded claims have a date; for {len(told)} we have a claim on their words, "
          f"{len(typed)} of them of their type")
    for name, part in (("of those with a claim of ours", told), ("of those of the same type", typed)):
        right, exact = sum(each.right for each in part), sum(each.exact for each in part)
        print(f"{name}: right {right / len(part):.1%}, the very same days {exact / len(part):.1%}")
    print(f"of all coded dates: right {sum(each.right for each in found) / len(found):.1%}; with the clock asked for "
          f"the words that the reader makes no claim of {sum(each.asked for each in found) / len(found):.1%}")


if __name__ == "__main__":
    main()
