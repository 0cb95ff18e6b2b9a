"""The arithmetic of belief about one place: a chain of half-days, in each of which a side holds it or it is contested.

A belief is one number for each side and a last one for "contested". All sides are treated alike and every sum is
exactly rounded, so that renaming the sides renames the result and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, fsum, log, sqrt

from khabar.infer.parameters import Control

Belief = tuple[float, ...]
Line = tuple[float, float, float]
_AS_IT_IS: Line = (0.0, 1.0, 1.0)
_LEAST = 0.001  # no chance is nearer to 0 or 1 than this before its odds are taken


def normal(values: Sequence[float]) -> Belief:
    """The values, scaled to sum to one."""
    total = fsum(values)
    return tuple([value / total for value in values])


def _per_halfday(chance: float) -> float:
    """The chance in half a day of what has this chance in a day."""
    return 1 - sqrt(1 - chance)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast things change in one half-day.

    ``change`` is the chance that a side loses the place, ``contest`` the share of these changes that pass through a
    contested time, ``settle`` the chance that a contested place falls to somebody.
    """

    change: float
    contest: float
    settle: float

    def towards(self, other: "Pace", weight: float) -> "Pace":
        """A pace between this one and another; ``weight`` 1 is the other."""
        return Pace(*(mine + weight * (theirs - mine) for mine, theirs in (
            (self.change, other.change), (self.contest, other.contest), (self.settle, other.settle))))


@dataclass(frozen=True, slots=True)
class Chain:
    """The chances of change between half-days, for ``sides`` sides: when it is quiet, and when there is fighting;
    ``told`` is the pace of the half-day for which a change of hands is reported, if the report is true.
    """

    sides: int
    quiet: Pace
    active: Pace
    told: Pace

    @classmethod
    def of(cls, sides: int, control: Control) -> "Chain":
        """The chain for so many sides (at least two) with these parameters."""
        quiet = Pace(_per_halfday(control.quiet_change), control.by_way_of_contest, _per_halfday(control.quiet_settle))
        active = Pace(_per_halfday(control.active_change), control.by_way_of_contest,
                      _per_halfday(control.active_settle))
        return cls(sides, quiet, active, Pace(control.told_change, control.told_by_way, control.told_change))

    def pace(self, *, active: bool, told: float) -> Pace:
        """The pace of a half-day: with or without fighting, and with a change reported of it with this weight."""
        plain = self.active if active else self.quiet
        return plain.towards(self.told, told) if told else plain

    def start(self, contested: float) -> Belief:
        """The belief before anything is reported: every side alike."""
        return (*((1 - contested) / self.sides for _ in range(self.sides)), contested)

    def forward(self, belief: Belief, pace: Pace, steps: int = 1) -> Belief:
        """The belief so many half-days later, in closed form."""
        held = belief[:-1]
        total, contested = fsum(held), belief[-1]
        leave = pace.change * pace.contest
        rate = (1 - pace.settle - leave) ** steps
        rest = leave / (pace.settle + leave) * (total + contested)
        later = rest + (contested - rest) * rate
        mean, spread = total / self.sides, self._spread(pace) ** steps
        new_mean = (total + contested - later) / self.sides
        return (*[new_mean + spread * (value - mean) for value in held], later)

    def backward(self, message: Belief, pace: Pace, steps: int = 1) -> Belief:
        """How well each state, so many half-days earlier, explains what was reported since."""
        held = message[:-1]
        mean = fsum(held) / self.sides
        leave = pace.change * pace.contest
        gap, rate = mean - message[-1], (1 - pace.settle - leave) ** steps
        new_mean = mean - leave * gap * (1 - rate) / (pace.settle + leave)
        spread = self._spread(pace) ** steps
        return (*[new_mean + spread * (value - mean) for value in held], new_mean - rate * gap)

    def _spread(self, pace: Pace) -> float:
        """What is left, after one half-day, of the difference between two sides."""
        return 1 - pace.change - pace.change * (1 - pace.contest) / (self.sides - 1)


def calibrated(chance: float, line: Line) -> float:
    """A chance as it is published: its log-odds on a rising straight line (height, slope), and that share of the most
    that the line allows, so that order is kept.

    0, 1, 1 is the line that leaves every chance as it is.
    """
    height, slope, most = line
    kept = min(max(chance, _LEAST), 1 - _LEAST)
    return most / (1 + exp(-height - slope * log(kept / (1 - kept)))) if line != _AS_IT_IS else chance


@lru_cache(maxsize=4096)
def likelihood(row: tuple[float, float, float], side: int | None, sides: int, weight: float) -> Belief:
    """How likely a report is in each state: ``weight`` of the time because it is so, else whatever is the case.

    ``row`` gives the chances for the side spoken of, for a contested place, and for all other sides together;
    ``side`` is that side's position, None when the report favours no side.
    """
    own, contested, other = row
    blind = (1 - weight) / (sides + 1)
    if side is None:
        each = (own + other) / sides
        return (*(weight * each + blind for _ in range(sides)), weight * contested + blind)
    others = other / (sides - 1)
    return (*(weight * (own if position == side else others) + blind for position in range(sides)),
            weight * contested + blind)


def together(parts: Sequence[tuple[Belief, float]], states: int) -> Belief:
    """The joint likelihood of several reports, each counting as so much of a report; largest value one."""
    if not parts:
        return (1.0,) * states
    logs = [fsum(counts * log(part[state]) for part, counts in parts) for state in range(states)]
    top = max(logs)
    return tuple([exp(value - top) for value in logs])


@dataclass(frozen=True, slots=True)
class Node:
    """A half-day at which the belief is looked at: what is reported of it, and how fast things change in it.

    ``told`` is the weight of the report that it changed hands then, 0 when none does.
    """

    step: int
    evidence: Belief
    active: bool
    told: float


def _forward(chain: Chain, belief: Belief, gap: int, node: Node) -> Belief:
    """The belief carried over a gap of half-days, of which the last one is the node's."""
    if gap > 1:
        belief = chain.forward(belief, chain.quiet, gap - 1)
    return chain.forward(belief, chain.pace(active=node.active, told=node.told))


def _backward(chain: Chain, message: Belief, gap: int, node: Node) -> Belief:
    message = chain.backward(message, chain.pace(active=node.active, told=node.told))
    return chain.backward(message, chain.quiet, gap - 1) if gap > 1 else message


def forward_pass(chain: Chain, nodes: Sequence[Node], before: Belief) -> list[Belief]:
    """The belief at each node just before its own reports; ``before`` is the one at the first node."""
    found = [before]
    for earlier, later in pairwise(nodes):
        known = normal([belief * seen for belief, seen in zip(found[-1], earlier.evidence, strict=True)])
        found.append(_forward(chain, known, later.step - earlier.step, later))
    return found


def backward_pass(chain: Chain, nodes: Sequence[Node], after: Belief) -> list[Belief]:
    """How well each state at each node explains all later reports; ``after`` is the message at the last node."""
    found = [after]
    for later, earlier in pairwise(reversed(nodes)):
        seen = normal([message * part for message, part in zip(found[-1], later.evidence, strict=True)])
        found.append(normal(_backward(chain, seen, later.step - earlier.step, later)))
    return found[::-1]


def posteriors(nodes: Sequence[Node], before: Sequence[Belief], after: Sequence[Belief]) -> list[Belief]:
    """The belief at each node in the light of everything reported, earlier and later."""
    return [
        normal([left * node.evidence[state] * right[state] for state, left in enumerate(back)])
        for node, back, right in zip(nodes, before, after, strict=True)
    ]
