"""Who holds a place, half-day by half-day: the belief from all claims about it, named claimed, assessed or contested.

Each assessment says in its note what was believed just before it and what later reports say back, so that it can be
recomputed from its own evidence (:mod:`khabar.infer.recompute`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from khabar.infer.beliefs import (
    Belief,
    Chain,
    Node,
    backward_pass,
    forward_pass,
    likelihood,
    posteriors,
    together,
)
from khabar.infer.halfdays import day_of, said
from khabar.infer.observations import CHANGES, Log, Observation, Observer
from khabar.infer.parameters import Control
from khabar.infer.trust import Stance
from khabar.model.ids import make_id
from khabar.model.records import Assessment, Event, Evidence
from khabar.model.resolved import Resolved

CONTESTED, UNKNOWN, OTHER = "contested", "unknown", "other"
RULE, VERSION = "control.belief", "1"
_STRIDE = 4     # half-days between looks at the belief while nothing is reported
_LOOKS = 30     # at most so many looks in one silence


@dataclass(frozen=True, slots=True)
class Named:
    """What is shown for a stretch of half-days from ``step`` on: a side, contested or unknown, and how sure it is."""

    step: int
    value: str
    label: str
    score: float


def nodes_of(observations: Sequence[Observation], active: set[int], looks: Sequence[int], sides: Sequence[str],
             control: Control) -> list[Node]:
    """The half-days to look at, with the joint likelihood of what is reported of each."""
    at: dict[int, list[tuple[Belief, float]]] = {}
    told: dict[int, float] = {}
    for seen in observations:
        if seen.kind in CHANGES:
            told[seen.step] = max(told.get(seen.step, 0.0), seen.weight.value)
        part = likelihood(control.kinds[seen.kind], None if seen.side is None else sides.index(seen.side),
                          len(sides), seen.weight.value)
        at.setdefault(seen.step, []).append((part, seen.counts))
    return [Node(step, together(at.get(step, ()), len(sides) + 1), step in active, told.get(step, 0.0))
            for step in sorted({*at, *active, *looks})]


def _looks(busy: Sequence[int], horizon: int) -> list[int]:
    """Half-days in the silences between reports, and after the last one, at which the belief is looked at."""
    found: list[int] = []
    for earlier, later in zip(busy, [*busy[1:], busy[-1] + horizon], strict=True):
        stride = max(_STRIDE, -(-(later - earlier) // _LOOKS))
        found.extend(range(earlier + stride, later, stride))
    return [*found, busy[-1] + horizon]


class _Namer:
    """Names the belief at each node: the side that is likely enough, else what the claims of these days say."""

    def __init__(self, sides: Sequence[str], log: Log, active: set[int], control: Control) -> None:
        self._sides = sides
        self._log = log
        self._control = control
        self._last = log.last
        self._front = any(self._last - 2 * control.silence <= step <= self._last for step in active)

    def names(self, beliefs: Sequence[tuple[int, Belief]]) -> list[Named]:
        """What to show of the beliefs at these half-days, before it is asked who supports it.

        After the last report nothing new can be known: what stood then stands, or fades into the unknown.
        """
        found: list[Named] = []
        stood = UNKNOWN
        for step, belief in beliefs:
            each = self._name(step, belief, found[-1].value if found else UNKNOWN)
            if step <= self._last:
                stood = each.value
            elif each.value != stood:
                each = replace(each, value=UNKNOWN, label=UNKNOWN)
            found.append(each)
        return found

    def _name(self, step: int, belief: Belief, last: str) -> Named:
        chance = {side: round(value, 6) for side, value in zip(self._sides, belief, strict=False)}
        top, contested = max(chance.values()), round(belief[-1], 6)
        first = [side for side, value in chance.items() if value == top]
        if self._front and step > self._last + 2 * self._control.silence:
            return Named(step, UNKNOWN, UNKNOWN, top)
        if contested >= top and contested >= self._control.contested:
            return Named(step, CONTESTED, CONTESTED, contested)
        enough = self._control.kept if last in first and step <= self._last else self._control.claimed
        if top >= enough and first[0] != OTHER:
            return Named(step, first[0], "claimed", top)
        said_to_hold, parted = self._said(step)
        if len(said_to_hold) > 1 or parted:
            return Named(step, CONTESTED, CONTESTED, round(1 - top, 6))
        if said_to_hold and said_to_hold <= set(first) and top >= self._control.own_word:
            return Named(step, min(said_to_hold), "claimed", top)
        return Named(step, UNKNOWN, UNKNOWN, top)

    def _said(self, step: int) -> tuple[set[str], bool]:
        """The sides that the latest claims say hold the place, and whether they say that a part was taken or lost."""
        recent = [seen for seen in self._log.between(step - 2 * self._control.silence + 1, step + 1)
                  if seen.points_to is not None or seen.kind == "part"]
        latest = [seen for seen in recent if seen.step == recent[-1].step]
        return {seen.points_to for seen in latest if seen.points_to is not None}, any(
            seen.kind == "part" for seen in latest)


def supported(value: str, observations: Sequence[Observation], control: Control) -> bool:
    """Whether somebody without an interest says that a side holds the place, or its enemy admits it.

    Several originators whose side is not known stand in for one without an interest.
    """
    loud = [seen for seen in observations if seen.points_to == value
            or (seen.kind == "lose" and seen.side is not None and seen.side != value)]
    unknown = {seen.originator for seen in loud if seen.weight.stance is Stance.UNKNOWN}
    return len(unknown) >= control.unknown_originators or any(
        seen.weight.stance in (Stance.NEUTRAL, Stance.AGAINST) for seen in loud)


def _runs(named: Sequence[Named]) -> list[list[Named]]:
    """Stretches of one value."""
    found: list[list[Named]] = []
    for each in named:
        if found and found[-1][0].value == each.value:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _assess(run: Sequence[Named], end: int, log: Log, control: Control) -> list[Named]:
    """Raise a run from claimed to assessed, from the half-day on at which it is likely enough, if it is supported.

    Once assessed, it stays so until other reports come in.
    """
    within = log.between(run[0].step, end)
    if run[0].label != "claimed" or not supported(run[0].value, within, control):
        return list(run)
    spoken = {seen.step for seen in within}
    found: list[Named] = []
    for each in run:
        sure = each.score >= control.assessed or (
            bool(found) and found[-1].label == "assessed" and each.step not in spoken
            and each.score >= control.kept)
        found.append(replace(each, label="assessed") if sure else each)
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """What is needed to follow one place: its claims, whether it is a wide one, and the events of its claims."""

    id: str
    items: Sequence[Resolved]
    wide: bool
    events: Mapping[str, Event]


def control_of(place: Place, observer: Observer, control: Control) -> list[Assessment]:
    """The assessments of one place, in order; none when no claim tells anything about who holds it."""
    observations, contenders = observer.observe(place.items, wide=place.wide)
    if not contenders:
        return []
    active = observer.active(place.items)
    sides = contenders if len(contenders) > 1 else (*contenders, OTHER)
    busy = sorted({seen.step for seen in observations} | active)
    nodes = nodes_of(observations, active, _looks(busy, 2 * control.horizon), sides, control)
    chain = Chain.of(len(sides), control)
    before = forward_pass(chain, nodes, chain.start(control.start_contested))
    after = backward_pass(chain, nodes, (1.0,) * (len(sides) + 1))
    beliefs = posteriors(nodes, before, after)
    log = Log(observations)
    namer = _Namer(sides, log, active, control)
    runs = _runs(namer.names([(node.step, belief) for node, belief in zip(nodes, beliefs, strict=True)]))
    ends = [run[0].step for run in runs[1:]] + [nodes[-1].step + 1]
    labelled = [each for run, end in zip(runs, ends, strict=True)
                for each in _assess(run, end, log, control)]
    return _Writer(place, sides, log, nodes, (before, after)).write(labelled)


class _Writer:
    """Writes down the stretches in which value and label stay the same."""

    def __init__(self, place: Place, sides: Sequence[str], log: Log, nodes: Sequence[Node],
                 messages: tuple[Sequence[Belief], Sequence[Belief]]) -> None:
        self._place = place
        self._sides = sides
        self._log = log
        self._nodes = nodes
        self._before, self._after = messages
        self._published = {item.id: item.document.published for item in place.items}

    def write(self, named: Sequence[Named]) -> list[Assessment]:
        """One assessment a stretch; what is unknown at either end is left out, unless nothing else is known."""
        starts = [index for index, each in enumerate(named)
                  if index == 0 or (each.value, each.label) != (named[index - 1].value, named[index - 1].label)]
        spans = list(zip(starts, [*starts[1:], len(named)], strict=True))
        while len(spans) > 1 and named[spans[-1][0]].value == UNKNOWN:
            spans.pop()
        while len(spans) > 1 and named[spans[0][0]].value == UNKNOWN:
            spans.pop(0)
        return [self._assessment(named, first, last) for first, last in spans]

    def _assessment(self, named: Sequence[Named], first: int, last: int) -> Assessment:
        state = named[first]
        start, end = state.step, (named[last] if last < len(named) else named[-1]).step
        own = self._log.between(start, end)
        busy = {seen.step for seen in own} | {node.step for node in self._nodes[first:last] if node.active} | {start}
        score = round(max(each.score for each in named[first:last] if each.step in busy), 4)
        evidence = tuple(self._line(seen, state.value) for seen in own or self._log.nearest(start))
        day, half = day_of(start)
        until, until_half = day_of(end)
        claims = tuple(part.claim for part in evidence)
        known = max((found for claim in claims if (found := self._published[claim])), default=None)
        return Assessment(
            id=make_id("assessment", "control", self._place.id, state.value, state.label, start, end, score, known,
                       *claims),
            kind="control", subject=self._place.id, value=state.value, label=state.label, start=day, end=until,
            known=known, score=score, rule=RULE, version=VERSION, events=self._events(claims), evidence=evidence,
            start_half=half, end_half=until_half, note=self._note(first, last),
        )

    def _events(self, claims: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted({self._place.events[claim].id for claim in claims if claim in self._place.events}))

    def _line(self, seen: Observation, value: str) -> Evidence:
        return seen.evidence(supports=speaks_for(seen, value))

    def _note(self, first: int, last: int) -> str:
        """What the stretch rests on beside its evidence; :func:`khabar.infer.recompute.control_again` reads it."""
        states = (*self._sides, CONTESTED)
        fighting = _stretches([node.step for node in self._nodes[first:last] if node.active])
        return "; ".join((
            "before: " + _spelt(states, self._before[first]),
            "after: " + _spelt(states, self._after[last - 1]),
            f"last look: {said(self._nodes[last - 1].step)}",
            "fighting: " + (", ".join(f"{said(one)} to {said(other)}" for one, other in fighting) or "none"),
        ))


def speaks_for(seen: Observation, value: str) -> bool:
    """Whether a report makes the state that is shown more likely than others do."""
    if value == CONTESTED:
        return seen.kind in ("part", "attack", "clash")
    if seen.kind in ("lose", "attack"):
        return value not in (seen.side, UNKNOWN)
    return seen.side == value and seen.kind != "part"


def _spelt(states: Sequence[str], belief: Belief) -> str:
    return ", ".join(f"{state} {value:.6g}" for state, value in zip(states, belief, strict=True))


def _stretches(steps: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for step in steps:
        if found and step == found[-1][1] + 1:
            found[-1] = found[-1][0], step
        else:
            found.append((step, step))
    return found


