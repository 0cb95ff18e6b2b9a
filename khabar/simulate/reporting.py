"""What reporters make of the war: they miss, lag, err, inflate, deny, admit, fabricate, blur, carry and retract."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from khabar.model.knowledge import Knowledge
from khabar.simulate.scenario import CONTESTED, SIDES, Reporter, other, scenario
from khabar.simulate.war import Happening, War

_PRECISE = 0.7      # share of statements that name the half-day; others only the day
_NO_DAY = 0.08      # share that name no day at all
_RETRACTS = 0.35    # share of wrong statements by who has no side that are taken back later
_HOLDS = 0.004      # chance in a half-day that a reporter says in passing who holds a village
_QUOTES = 0.25      # share of reports by who has no side that quote a side or the monitor
_TOLL_EVERY = 14    # half-days between two running totals of one outlet for a governorate
_BULLETIN = 5       # most statements in one report


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said: ``kind`` is a key of the scenario's sayings; of a place and half-day; by whom and against whom.

    ``hint`` says how the time is given: half (the part of the day), day, or none. ``killed`` is a stated figure,
    ``voice`` the side or "monitor" that is quoted.
    """

    kind: str
    place: str
    step: int
    side: str
    against: str
    hint: str = "half"
    killed: int = 0
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What one outlet published on one day (counted from 0); ``carried``: number of the report it repeats."""

    number: int
    outlet: str
    day: int
    statements: tuple[Statement, ...]
    carried: int | None = None


class Desk:
    """One reporter at work."""

    def __init__(self, reporter: Reporter, lean: str, seed: int) -> None:
        """``lean`` is a side, or anything else for who has none."""
        self._reporter = reporter
        self._lean = lean if lean in SIDES else ""
        self._chance = random.Random(f"{seed}/{reporter.outlet}")

    def reports(self, war: War) -> dict[int, list[Statement]]:
        """All that this reporter says of the war, by the day it is published on."""
        found: dict[int, list[Statement]] = {}
        for happening in war.happenings:
            if self._chance.random() < self._reporter.covers:
                for statement, lag in self._told(happening, war):
                    self._publish(found, self._shaded(statement, war), statement.step + lag, war)
        for statement in self._unprompted(war):
            self._publish(found, statement, statement.step + self._lag(), war)
        for statement, step in self._totals(war):
            self._publish(found, statement, step, war)
        return found

    def _publish(self, found: dict[int, list[Statement]], statement: Statement, step: int, war: War) -> None:
        if step // 2 < war.days:
            found.setdefault(step // 2, []).append(statement)

    def _lag(self) -> int:
        return int(self._chance.expovariate(1 / self._reporter.lag))

    def _told(self, happening: Happening, war: War) -> Iterator[tuple[Statement, int]]:
        """What is said of a happening and how many half-days later; and, some days on, that it was wrong."""
        kind, side, against = self._version(happening)
        if not kind:
            return
        lag, killed = self._lag(), self._count(happening)
        statement = Statement(kind, happening.village, happening.step, side, against)
        yield statement, lag
        if killed:
            yield Statement("killed", happening.village, happening.step, happening.side, happening.against,
                            killed=killed), lag
        wrong = kind in ("capture", "whole") and war.villages[happening.village].at(happening.step) != side
        if wrong and not self._lean and self._chance.random() < _RETRACTS:
            yield replace(statement, kind="deny", hint="day"), lag + 2 + self._lag()

    def _version(self, happening: Happening) -> tuple[str, str, str]:
        """What the reporter makes of it: a kind of saying, who, against whom; an empty kind for silence."""
        kind, side, against = happening.kind, happening.side, happening.against
        if self._lean:
            return self._partisan(kind, side, against)
        if self._chance.random() < self._reporter.errs:
            return {"attack": ("capture", side, against), "clash": ("capture", side, against),
                    "repel": ("part", against, side), "capture": ("clash", side, against)}.get(
                        kind, (kind, side, against))
        return self._finished(kind), side, against

    def _finished(self, kind: str) -> str:
        return "whole" if kind == "capture" and self._chance.random() < 0.3 else kind

    def _partisan(self, kind: str, side: str, against: str) -> tuple[str, str, str]:
        """Its own side's version of what side did to the other."""
        draw, habits = self._chance.random(), self._reporter
        if side == self._lean:
            if kind in ("attack", "clash") and draw < habits.inflates:
                return ("part" if self._chance.random() < 0.4 else "capture"), side, against
            return ("", side, against) if kind == "withdraw" and draw > habits.admits else (
                self._finished(kind), side, against)
        if kind == "capture":
            if draw < habits.admits:
                return "lose", against, side
            return ("repel", against, side) if draw < habits.admits + habits.denies else ("", side, against)
        if kind == "repel":  # its own attack that failed
            return (kind, side, against) if draw < habits.admits else ("", side, against)
        if kind == "attack" and draw < habits.inflates:
            return "repel", against, side
        return self._finished(kind), side, against

    def _count(self, happening: Happening) -> int:
        """The figure that is stated: own losses shrink, the enemy's grow, others err a little."""
        factor = self._chance.uniform(0.85, 1.15)
        if self._lean:
            own = happening.against == self._lean
            factor = self._chance.uniform(0.3, 0.8) if own else self._chance.uniform(1.2, 2.5)
        return round(happening.killed * factor)

    def _shaded(self, statement: Statement, war: War) -> Statement:
        """With its hint of time, perhaps of the district instead of the village, perhaps in another's mouth."""
        draw = self._chance.random()
        hint = "none" if draw < _NO_DAY else "half" if draw < _NO_DAY + _PRECISE else "day"
        place = statement.place
        if self._chance.random() < self._reporter.blurs:
            place = war.places[place].parent or place
        voice = ""
        if not self._lean and self._chance.random() < _QUOTES:
            voice = self._chance.choice(("monitor", "monitor", statement.side))
        return replace(statement, place=place, hint=hint, voice=voice)

    def _unprompted(self, war: War) -> Iterator[Statement]:
        """What is said without anything having happened: who holds a village, and made-up successes."""
        steps = 2 * war.days
        for place, village in war.villages.items():
            for _ in range(self._times(_HOLDS * self._reporter.covers * steps)):
                step = self._chance.randrange(steps)
                state = village.at(step)
                if state != CONTESTED:
                    yield Statement("hold", place, step, state, other(state), "day")
            if self._lean and len(village.states) > 1:
                for _ in range(self._times(self._reporter.fabricates * steps / 1000)):
                    step = self._chance.randrange(steps)
                    if village.at(step) == other(self._lean):
                        yield Statement("capture", place, step, self._lean, other(self._lean))

    def _times(self, mean: float) -> int:
        """How often something happens that happens so often on average."""
        whole = int(mean)
        return whole + (self._chance.random() < mean - whole)

    def _totals(self, war: War) -> Iterator[tuple[Statement, int]]:
        """Running totals of the killed by governorate, by an outlet without a side."""
        if self._lean:
            return
        dead: dict[str, list[tuple[int, int]]] = {}
        for happening in war.happenings:
            district = war.places[war.places[happening.village].parent or ""]
            if happening.killed:
                dead.setdefault(district.parent or "", []).append((happening.step, happening.killed))
        for province, losses in dead.items():
            total, waiting = 0, losses[::-1]
            for step in range(_TOLL_EVERY, 2 * war.days, _TOLL_EVERY):
                while waiting and waiting[-1][0] <= step:
                    total += waiting.pop()[1]
                if total:
                    known = round(self._reporter.covers * total)
                    yield Statement("toll", province, step, SIDES[0], SIDES[1], "day", known), step


def report(war: War, seed: int, knowledge: Knowledge) -> list[Report]:
    """All reports, in the order of their days; numbered, carried ones after what they carry."""
    chance = random.Random(f"{seed}/wire")
    desks = {reporter.outlet: (reporter, lean_of(reporter.outlet, knowledge)) for reporter in scenario().reporters}
    written = {outlet: Desk(reporter, lean, seed).reports(war) for outlet, (reporter, lean) in desks.items()}
    found: list[Report] = []
    recent: dict[tuple[int, str], list[Report]] = {}
    for day in range(war.days):
        for outlet, (reporter, lean) in desks.items():
            statements = written[outlet].get(day, [])
            chance.shuffle(statements)
            for first in range(0, len(statements), _BULLETIN):
                own = Report(len(found), outlet, day, tuple(statements[first:first + _BULLETIN]))
                found.append(own)
                recent.setdefault((day, lean), []).append(own)
            for _ in range(1 + len(statements) // _BULLETIN):
                if chance.random() < reporter.carries:
                    found.extend(_carried(outlet, lean, recent, Report(len(found), outlet, day, ()), chance))
    return found


def _carried(outlet: str, lean: str, recent: Mapping[tuple[int, str], list[Report]], blank: Report,
             chance: random.Random) -> list[Report]:
    """A colleague's report of yesterday or today, repeated on a blank one; partisans repeat their own camp."""
    camps = (lean,) if lean in SIDES else (*SIDES, lean)
    offered = [each for day in (blank.day - 1, blank.day) for camp in camps for each in recent.get((day, camp), ())
               if each.outlet != outlet]
    if not offered:
        return []
    source = chance.choice(offered)
    return [replace(blank, statements=source.statements, carried=source.number)]


def lean_of(outlet: str, knowledge: Knowledge) -> str:
    """The side that an outlet leans to, or neutral."""
    known = knowledge.outlets.get(outlet)
    return known.leans[0].value if known is not None and known.leans else ""
