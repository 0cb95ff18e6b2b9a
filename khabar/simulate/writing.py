"""Reports put into words: Arabic text from templates, and what a perfect reader finds in it."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from khabar.model.records import (
    Claim,
    Count,
    Document,
    Extent,
    Grounding,
    PartOfDay,
    Reading,
    Span,
    Status,
    When,
    make_claim,
    make_document,
)
from khabar.simulate.reporting import Report, Statement
from khabar.simulate.scenario import scenario
from khabar.simulate.war import War

_SLOT = re.compile(r"\{(\w+)\}|\|")
_SURE = 0.95  # score of a grounding and confidence of a claim: the simulator knows what its words mean
_TYPES: Mapping[str, tuple[str, Status, Extent | None]] = {
    "attack": ("battle.attack", "asserted", None), "clash": ("battle.clash", "asserted", None),
    "capture": ("control.captured", "asserted", None), "whole": ("control.captured", "asserted", "full"),
    "part": ("control.captured", "asserted", "partial"), "repel": ("battle.repelled", "asserted", None),
    "lose": ("control.lost", "asserted", None), "withdraw": ("control.withdrew", "asserted", None),
    "hold": ("control.held", "asserted", None), "deny": ("control.captured", "negated", None),
    "strike": ("strike.shelling", "asserted", None), "killed": ("harm.killed", "asserted", None),
    "toll": ("harm.killed", "asserted", None),
}
_BOTH_ACT = ("clash",)
_NOBODY_ACTS = ("killed", "toll")


@dataclass(slots=True)
class _Text:
    """A text that grows, and where in it things stand."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> Span:
        span = Span(self.length, self.length + len(words), words)
        self.parts.append(words)
        self.length += len(words)
        return span


@dataclass(frozen=True, slots=True)
class Written:
    """One report as records, as the store takes them."""

    document: Document
    reading: Reading
    groundings: tuple[Grounding, ...]


class Writer:
    """Puts the reports of a war into words; the same seed gives the same words."""

    def __init__(self, war: War, seed: int) -> None:
        self._war = war
        self._seed = seed

    def write(self, report: Report) -> Written:
        """One report. One that carries another has the other's words to the letter, but for its first line."""
        source = report.number if report.carried is None else report.carried
        chance = random.Random(f"{self._seed}/words/{source}")
        text = _Text()
        text.add(scenario().words["headline"].format(outlet=_slug(report.outlet), number=report.number) + "\n")
        told = [_Sentence(statement, self._war, report.day, chance).write(text) for statement in report.statements]
        whole = "".join(text.parts)
        document = make_document(
            name=f"sim-{self._seed}-{report.number:07}", text=whole, sha256=sha256(whole.encode()).hexdigest(),
            outlet=_slug(report.outlet), url=f"https://simulated.invalid/{self._seed}/{report.number}",
            published=self._war.first_day + timedelta(days=report.day))
        claims: list[Claim] = []
        groundings: list[Grounding] = []
        for sentence in told:
            claim = sentence.claim(document, whole)
            claims.append(claim)
            groundings += sentence.groundings(claim, document)
        return Written(document, Reading(document.id, tuple(claims)), tuple(groundings))


def _slug(outlet: str) -> str:
    return outlet.removeprefix("outlet:")


class _Sentence:
    """One statement in words."""

    def __init__(self, statement: Statement, war: War, published: int, chance: random.Random) -> None:
        self._statement = statement
        self._war = war
        self._published = war.first_day + timedelta(days=published)
        self._chance = chance
        self._spans: dict[str, Span] = {}
        self._quote = (0, 0)
        self._part: PartOfDay | None = None

    def write(self, text: _Text) -> "_Sentence":
        """Write it into a text."""
        template = self._chance.choice(scenario().sayings[self._statement.kind])
        shell: str = scenario().words["voiced" if self._statement.voice else "told"]
        start, end = shell.split("{said}")
        text.add(start)
        marks: list[int] = []
        self._fill(template, text, marks)
        self._fill(end, text, marks)
        self._quote = marks[0], marks[1]
        text.add("\n")
        return self

    def _fill(self, template: str, text: _Text, marks: list[int]) -> None:
        last = 0
        for match in _SLOT.finditer(template):
            text.add(template[last:match.start()])
            last = match.end()
            if match.group(1) is None:
                marks.append(text.length)
            else:
                self._spans[match.group(1)] = text.add(self._words(match.group(1)))
        text.add(template[last:])

    def _words(self, slot: str) -> str:
        statement, chance, words = self._statement, self._chance, scenario()
        if slot in ("by", "onto"):
            return chance.choice(words.sides[statement.side if slot == "by" else statement.against].names)
        if slot == "voice":
            party = words.monitor if statement.voice == "monitor" else words.sides[statement.voice]
            return chance.choice(party.names)
        if slot == "detail":
            details = words.words["details"]
            return " ".join(chance.choice(details[part]) for part in ("openings", "things", "endings"))
        if slot == "when":
            return self._when()
        return self._war.places[statement.place].name_ar if slot == "place" else str(statement.killed)

    def _when(self) -> str:
        if self._statement.hint == "none":
            return ""
        words, day = scenario().words, self._war.day(self._statement.step)
        back = (self._published - day).days
        if back in words["days"]:
            said: str = words["days"][back]
        elif back < 7:
            said = words["weekdays"][day.weekday()]
        else:
            return str(words["date"].format(number=day.day, month=words["months"][day.month - 1]))
        if self._statement.hint == "half":
            part = self._chance.choice([each for each in words["parts"] if each["half"] == self._statement.step % 2])
            self._part = part["part"]
            return str(part["hint"].format(day=said))
        return said

    def claim(self, document: Document, text: str) -> Claim:
        """What a perfect reader makes of it."""
        kind, status, extent = _TYPES[self._statement.kind]
        by, onto = self._spans.get("by"), self._spans.get("onto")
        acting = [each for each in (by, onto if self._statement.kind in _BOTH_ACT else None) if each is not None]
        when = self._spans.get("when")
        stated = bool(when and when.text)
        counts: tuple[Count, ...] = ()
        if self._statement.kind in _NOBODY_ACTS:
            counts = (Count("killed", self._statement.killed, self._statement.killed, self._spans["dead"],
                            cumulative=self._statement.kind == "toll", span=self._spans["dead"]),)
        start, stop = self._quote
        return make_claim(
            document=document.id, type=kind, status=status, quote=Span(start, stop, text[start:stop]), extent=extent,
            agents=tuple(acting), targets=(onto,) if onto and self._statement.kind not in _BOTH_ACT else (),
            place=self._spans["place"], counts=counts, voice=tuple(filter(None, [self._spans.get("voice")])),
            when=When("days", basis="stated" if stated else "cycle", part=self._part, span=when if stated else None),
            confidence=_SURE, trace=("simulated",))

    def groundings(self, claim: Claim, document: Document) -> Iterator[Grounding]:
        """What its words mean in the made-up world."""
        statement, sides = self._statement, scenario().sides
        yield Grounding(claim.id, "place", 0, statement.place, score=_SURE)
        acting = [statement.side, statement.against] if statement.kind in _BOTH_ACT else [statement.side]
        for number, side in enumerate(acting if claim.agents else ()):
            yield Grounding(claim.id, "agents", number, sides[side].actor, score=_SURE)
        if claim.targets:
            yield Grounding(claim.id, "targets", 0, sides[statement.against].actor, score=_SURE)
        if claim.voice:
            party = scenario().monitor if statement.voice == "monitor" else sides[statement.voice]
            yield Grounding(claim.id, "voice", 0, party.actor, score=_SURE)
        start, end = self._days()
        yield Grounding(claim.id, "date", 0, start=start, end=end, part=self._part, score=_SURE)

    def _days(self) -> tuple[date, date]:
        """The day that it states; the news cycle when it states none."""
        if self._statement.hint == "none":
            return self._published - timedelta(days=1), self._published
        day = self._war.day(self._statement.step)
        return day, day
