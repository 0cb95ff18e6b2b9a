"""Setting the parameters of control on made-up wars: ``bench/simulation.py --fit [--train 12] [--days 60]``.

On the training seeds alone. What is fitted are the parameters of ``RANGES``, each over the values given there, one
after another and over again until none gets better; for each choice the two lines of the calibration are fitted by
maximum likelihood (with a ridge towards the line that leaves scores as they are), and the choice is judged by the
Brier score of what would be published. Then each value is taken back as far towards where it started as leaves the
whole within one standard error of the best: what does not matter for certain is not changed. Weighing does not depend
on these parameters and is done once a look.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import exp, log, sqrt
from statistics import mean, stdev
from typing import Any

from khabar.infer.beliefs import calibrated
from khabar.infer.control import Holders
from khabar.infer.observations import Observer
from khabar.infer.parameters import Parameters, parameters
from khabar.infer.tracks import CONTESTED
from khabar.model.records import Assessment, Event, Origin
from khabar.model.resolved import Chains, Resolved

RANGES: Mapping[str, Sequence[float]] = {
    "own_interest": (0.3, 0.4, 0.5),
    "against_interest": (0.2, 0.25, 0.3),
    "quiet_change": (0.001, 0.003, 0.01),
    "quiet_settle": (0.05, 0.1, 0.2),
    "active_change": (0.1, 0.2, 0.3),
    "active_settle": (0.4, 0.5, 0.6, 0.7),
}
TRUST = ("own_interest", "against_interest")
RIDGE = 1.0   # observations that pull a line towards the one that changes nothing
AS_IT_IS = (0.0, 1.0)
Line = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """What is weighed by one evening, and who really holds each village of which anything is reported by then."""

    war: int
    items: Sequence[Resolved]
    origins: Mapping[str, Origin]
    events: Mapping[str, Event]
    truth: Mapping[str, str]
    chains: Chains
    day: date


def covering(states: Iterable[Assessment], day: date) -> Assessment | None:
    """What is shown on the evening of a day."""
    return next((state for state in states if (state.start, state.start_half) <= (day, 1)
                 and (state.end is None or (state.end, state.end_half) > (day, 1))), None)


Pair = tuple[str | None, float, str, int]
"""What is shown of a village, the belief in it, what was the case, and of which war."""


def shown(looks: Iterable[Look], chosen: Parameters) -> list[Pair]:
    """What these parameters show at each look, with scores as they are believed."""
    plain = replace(chosen, control=replace(chosen.control, calibration={"held": AS_IT_IS, "contested": AS_IT_IS}))
    found: list[Pair] = []
    for look in looks:
        holders = Holders(look.items, Observer(plain, look.origins, look.events), look.chains)
        for village, truth in look.truth.items():
            state = covering(holders.of(village), look.day)
            known = state is not None and state.value != "unknown"
            found.append((state.value if known and state else None, state.score if state else 0.0, truth, look.war))
    return found


def line(pairs: Sequence[tuple[float, bool]]) -> Line:
    """The line of log-odds under which these beliefs were right as often as they were; Newton's method, 25 steps."""
    height, slope = AS_IT_IS
    odds = [log(max(0.001, min(0.999, chance)) / (1 - max(0.001, min(0.999, chance)))) for chance, _ in pairs]
    for _ in range(25):
        first, second, curve = -RIDGE * height, -RIDGE * (slope - 1), [RIDGE, 0.0, RIDGE]
        for x, (_, right) in zip(odds, pairs, strict=True):
            chance = 1 / (1 + exp(-height - slope * x))
            first += right - chance
            second += (right - chance) * x
            spread = chance * (1 - chance)
            curve = [curve[0] + spread, curve[1] + spread * x, curve[2] + spread * x * x]
        size = curve[0] * curve[2] - curve[1] ** 2
        height += (curve[2] * first - curve[1] * second) / size
        slope = max(0.05, slope + (curve[0] * second - curve[1] * first) / size)
    return round(height, 2), round(slope, 2)


def lines(pairs: Sequence[Pair]) -> dict[str, Line]:
    """The lines for what a side holds and for what is contested."""
    return {which: line([(score, value == truth) for value, score, truth, _ in pairs
                         if value is not None and (value == CONTESTED) == (which == "contested")])
            for which in ("held", "contested")}


def briers(pairs: Sequence[Pair], by: Mapping[str, Line], states: Sequence[str]) -> list[float]:
    """By war, the Brier score of what would be published; of silence, of what is the case when nothing is shown."""
    silent = [truth for value, _, truth, _ in pairs if value is None]
    unknown = {state: (silent.count(state) + 1) / (len(silent) + len(states)) for state in states}
    found: dict[int, list[float]] = {}
    for value, score, truth, war in pairs:
        chances = unknown
        if value is not None:
            chance = calibrated(score, by["contested" if value == CONTESTED else "held"])
            chances = {state: chance if state == value else (1 - chance) / (len(states) - 1) for state in states}
        found.setdefault(war, []).append(sum((chances[state] - (state == truth)) ** 2 for state in states))
    return [mean(found[war]) for war in sorted(found)]


def with_values(values: Mapping[str, float]) -> Parameters:
    """The parameters of this build with other values of some."""
    base = parameters()
    trust: dict[str, Any] = {name: value for name, value in values.items() if name in TRUST}
    control: dict[str, Any] = {name: value for name, value in values.items() if name not in TRUST}
    return replace(base, trust=replace(base.trust, **trust), control=replace(base.control, **control))


@dataclass(frozen=True, slots=True)
class Tried:
    """One choice of values, the lines that suit it, and its Brier scores by war."""

    values: Mapping[str, float]
    lines: Mapping[str, Line]
    briers: Sequence[float]

    @property
    def mean(self) -> float:
        return mean(self.briers)

    def behind(self, best: "Tried") -> float:
        """By how many standard errors of the difference it is worse than the best."""
        apart = [mine - theirs for mine, theirs in zip(self.briers, best.briers, strict=True)]
        error = stdev(apart) / sqrt(len(apart)) if len(apart) > 1 else 0.0
        return mean(apart) / error if error else 0.0


def fit(looks: Sequence[Look], states: Sequence[str]) -> None:
    """Search, and print every step of it, the best and the one to take with the lines of its calibration."""
    tried: dict[tuple[float, ...], Tried] = {}

    def judged(values: Mapping[str, float]) -> Tried:
        key = tuple(values[name] for name in RANGES)
        if key not in tried:
            pairs = shown(looks, with_values(values))
            by = lines(pairs)
            tried[key] = Tried(dict(values), by, briers(pairs, by, states))
            plain = mean(briers(pairs, {"held": AS_IT_IS, "contested": AS_IT_IS}, states))
            print(f"{tried[key].mean:.4f} (uncalibrated {plain:.4f}) {dict(values)} {by}", flush=True)
        return tried[key]

    base = parameters()
    start = {name: float(getattr(base.trust if name in TRUST else base.control, name)) for name in RANGES}
    best, before = start, None
    while before != best:
        before = best
        for name, choices in RANGES.items():
            best = min(({**best, name: value} for value in sorted({best[name], *choices})),
                       key=lambda each: judged(each).mean)
    least = judged(best)
    taken = _taken_back(best, start, lambda values: judged(values).behind(least) <= 1)
    print(f"best {least.mean:.4f} {dict(least.values)} {least.lines}")
    print(f"taken {judged(taken).mean:.4f} {taken} {judged(taken).lines}, "
          f"{judged(taken).behind(least):.2f} standard errors behind")


def _taken_back(best: Mapping[str, float], start: Mapping[str, float], near: Callable[[Mapping[str, float]], bool]
                ) -> Mapping[str, float]:
    """The best values, one after another taken back to the first of its range, from the start on, that is near."""
    taken = dict(best)
    for name, choices in RANGES.items():
        way = sorted({start[name], *choices}, key=lambda value: abs(log(value / start[name])))
        for value in way[:way.index(taken[name])]:
            if near({**taken, name: value}):
                taken[name] = value
                break
    return taken
