"""Setting the parameters of control on made-up wars: ``bench/simulation.py --fit [--train 24] [--days 60]``.

On the training seeds alone. What is fitted are the parameters of ``RANGES``, each over the values given there, one
after another and over again until none gets better; for each choice the calibration is fitted: for each label a line by
maximum likelihood (with a ridge towards the line that leaves chances as they are), and the power by which other states
share what is left. A choice is judged by the Brier score of what would be published. Then each value is taken back as
far towards where it started as leaves the whole within one standard error of the best: what does not matter for certain
is not changed. Weighing does not depend on these parameters and is done once a look.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import exp, log, sqrt
from statistics import mean, stdev
from typing import Any

from khabar.infer.beliefs import Line
from khabar.infer.chances import Beliefs, belief_of, believed_on, shared
from khabar.infer.control import Holders
from khabar.infer.halfdays import EVENING
from khabar.infer.observations import Observer
from khabar.infer.parameters import Control, Parameters, parameters
from khabar.infer.tracks import CONTESTED, OTHER, UNKNOWN
from khabar.model.records import Assessment, Event, Origin
from khabar.model.resolved import Chains, Resolved

Value = float | tuple[float, float, float]
RANGES: Mapping[str, Sequence[Value]] = {
    "own_interest": (0.3, 0.4, 0.45, 0.5),
    "against_interest": (0.2, 0.25, 0.3),
    "attack": ((0.25, 0.45, 0.30), (0.15, 0.50, 0.35), (0.07, 0.60, 0.33), (0.05, 0.65, 0.30)),
    "clash": ((0.25, 0.50, 0.25), (0.15, 0.70, 0.15), (0.12, 0.76, 0.12), (0.10, 0.80, 0.10)),
    "quiet_change": (0.001, 0.003, 0.01),
    "quiet_settle": (0.05, 0.1, 0.2),
    "active_change": (0.1, 0.2, 0.3),
    "active_settle": (0.4, 0.5, 0.6, 0.65, 0.7),
}
TRUST = ("own_interest", "against_interest")
KINDS = ("attack", "clash")
POWERS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
RIDGE = 1.0   # observations that pull a line towards the one that changes nothing
AS_IT_IS = (0.0, 1.0)
CAPPED = "claimed"  # a word of interest, or too little: never published surer than such states were right on the whole


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


@dataclass(frozen=True, slots=True)
class Seen:
    """What is shown of a village on an evening, what is believed of it then (None: nothing), and what was the case."""

    value: str
    label: str
    belief: Beliefs | None
    truth: str
    war: int

    @property
    def right(self) -> bool:
        """Whether what is shown is the case; of the unknown, whether it is held by the side that is likeliest."""
        if self.value != UNKNOWN or self.belief is None:
            return self.value == self.truth
        sides = {state: likely for state, likely in self.belief.items() if state != CONTESTED}
        return sides.get(self.truth, sides.get(OTHER) if self.truth != CONTESTED else None) == max(sides.values())


def shown(looks: Iterable[Look], chosen: Parameters) -> list[Seen]:
    """What these parameters show at each look."""
    found: list[Seen] = []
    for look in looks:
        holders = Holders(look.items, Observer(chosen, look.origins, look.events), look.chains)
        for village, truth in look.truth.items():
            state = covering(holders.of(village), look.day)
            found.append(Seen(UNKNOWN, "", None, truth, look.war) if state is None else
                         Seen(state.value, state.label, believed_on(state, look.day, EVENING, chosen.control), truth,
                              look.war))
    return found


def line(pairs: Sequence[tuple[float, bool]], most: float) -> Line:
    """The line of log-odds under which these beliefs were right as often as they were, if none is published surer than
    ``most``; 40 steps of Fisher's scoring, shortened so that none overshoots."""
    height, slope = AS_IT_IS
    odds = [log(max(0.001, min(0.999, chance)) / (1 - max(0.001, min(0.999, chance)))) for chance, _ in pairs]
    for _ in range(40):
        first, second, curve = -RIDGE * height, -RIDGE * (slope - 1), [RIDGE, 0.0, RIDGE]
        for x, (_, right) in zip(odds, pairs, strict=True):
            share = 1 / (1 + exp(-height - slope * x))
            chance, rise = most * share, most * share * (1 - share)
            spread = max(1e-9, chance * (1 - chance))
            first += (right - chance) * rise / spread
            second += (right - chance) * rise / spread * x
            weight = rise * rise / spread
            curve = [curve[0] + weight, curve[1] + weight * x, curve[2] + weight * x * x]
        size = curve[0] * curve[2] - curve[1] ** 2
        height += 0.7 * (curve[2] * first - curve[1] * second) / size
        slope = max(0.05, slope + 0.7 * (curve[0] * second - curve[1] * first) / size)
    return round(height, 2), round(slope, 2), most


def lines(found: Sequence[Seen], control: Control) -> dict[str, Line]:
    """The line of each label, with the most that it allows; of one that is never shown, that of the parameters."""
    by: dict[str, list[tuple[float, bool]]] = {}
    for each in found:
        if each.belief is not None:
            by.setdefault(each.label, []).append((belief_of(each.value, each.belief, control), each.right))
    most = {label: round(mean(right for _, right in pairs), 2) if label == CAPPED else 1.0
            for label, pairs in by.items()}
    return {label: line(by[label], most[label]) if label in by else as_set
            for label, as_set in control.calibration.items()}


def briers(found: Sequence[Seen], control: Control, states: Sequence[str]) -> list[float]:
    """By war, the Brier score of what would be published; of silence, of what is the case when nothing is shown."""
    silent = [each.truth for each in found if each.belief is None]
    unknown = {state: (silent.count(state) + 1) / (len(silent) + len(states)) for state in states}
    by: dict[int, list[float]] = {}
    for each in found:
        chances = unknown if each.belief is None else of_states(
            shared(each.value, each.label, each.belief, control), states)
        by.setdefault(each.war, []).append(sum((chances[state] - (state == each.truth)) ** 2 for state in states))
    return [mean(by[war]) for war in sorted(by)]


def of_states(stated: Mapping[str, float], states: Sequence[str]) -> dict[str, float]:
    """Published chances by the states of a made-up war of two sides: a side that nobody has named is the one left."""
    unnamed = [state for state in states if state not in stated]
    return {state: stated.get(state, stated.get(OTHER, 0.0) / max(1, len(unnamed))) for state in states}


def with_values(values: Mapping[str, Value]) -> Parameters:
    """The parameters of this build with other values of some."""
    base = parameters()
    trust: dict[str, Any] = {name: value for name, value in values.items() if name in TRUST}
    control: dict[str, Any] = {name: value for name, value in values.items() if name not in (*TRUST, *KINDS)}
    kinds: dict[str, Any] = {**base.control.kinds, **{name: values[name] for name in KINDS if name in values}}
    return replace(base, trust=replace(base.trust, **trust), control=replace(base.control, kinds=kinds, **control))


def set_now() -> dict[str, Value]:
    """The values of this build of what is fitted."""
    base = parameters()
    return {name: base.control.kinds[name] if name in KINDS else getattr(base.trust if name in TRUST else base.control,
                                                                         name) for name in RANGES}


def fitted(looks: Sequence[Look], values: Mapping[str, Value], states: Sequence[str]) -> "Tried":
    """These values with the calibration that suits them."""
    chosen = with_values(values)
    found = shown(looks, chosen)
    control = replace(chosen.control, calibration=lines(found, chosen.control))
    scores = {power: briers(found, replace(control, rest=power), states) for power in POWERS}
    power = min(POWERS, key=lambda each: mean(scores[each]))
    return Tried(dict(values), control.calibration, power, scores[power])


@dataclass(frozen=True, slots=True)
class Tried:
    """One choice of values, the lines and the power that suit it, and its Brier scores by war."""

    values: Mapping[str, Value]
    lines: Mapping[str, Line]
    rest: float
    briers: Sequence[float]

    @property
    def mean(self) -> float:
        return mean(self.briers)

    def behind(self, best: "Tried") -> float:
        """By how many standard errors of the difference it is worse than the best."""
        apart = [mine - theirs for mine, theirs in zip(self.briers, best.briers, strict=True)]
        error = stdev(apart) / sqrt(len(apart)) if len(apart) > 1 else 0.0
        return mean(apart) / error if error else 0.0


    def __str__(self) -> str:
        return f"{self.mean:.4f} {dict(self.values)} lines {dict(self.lines)} rest {self.rest}"


def calibrate(looks: Sequence[Look], states: Sequence[str]) -> None:
    """Print the calibration that suits the values that are set."""
    print(fitted(looks, set_now(), states))


def fit(looks: Sequence[Look], states: Sequence[str]) -> None:
    """Search, and print every step of it, the best and the one to take with its calibration."""
    tried: dict[tuple[Value, ...], Tried] = {}

    def judged(values: Mapping[str, Value]) -> Tried:
        key = tuple(values[name] for name in RANGES)
        if key not in tried:
            tried[key] = fitted(looks, values, states)
            print(tried[key], flush=True)
        return tried[key]

    start = set_now()
    best, before = start, None
    while before != best:
        before = best
        for name, choices in RANGES.items():
            best = min(({**best, name: value} for value in dict.fromkeys((best[name], *choices))),
                       key=lambda each: judged(each).mean)
    least = judged(best)
    taken = _taken_back(best, start, lambda values: judged(values).behind(least) <= 1)
    print(f"best {least}")
    print(f"taken {judged(taken)}, {judged(taken).behind(least):.2f} standard errors behind")


def _taken_back(best: Mapping[str, Value], start: Mapping[str, Value], near: Callable[[Mapping[str, Value]], bool]
                ) -> Mapping[str, Value]:
    """The best values, one after another taken back to the first of its range, from the start on, that is near."""
    taken = dict(best)
    for name, choices in RANGES.items():
        order = sorted({start[name], *choices}, key=str)
        places = {value: abs(order.index(value) - order.index(start[name])) for value in order}
        way = sorted(order, key=places.__getitem__)
        for value in way[:way.index(taken[name])]:
            if near({**taken, name: value}):
                taken[name] = value
                break
    return taken
