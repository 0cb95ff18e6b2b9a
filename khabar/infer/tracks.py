"""The belief about one subject over half-days, and what is shown of it: a value, claimed, assessed or contested.

A subject is a place (its values are the sides), a road or a siege (its values are states). Each assessment says in its
note what was believed just before it and what later reports say back, so that it can be recomputed from its own
evidence (:mod:`khabar.infer.recompute`).
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from khabar.infer.beliefs import (
    Belief,
    Chain,
    Line,
    Node,
    backward_pass,
    calibrated,
    forward_pass,
    likelihood,
    posteriors,
    together,
)
from khabar.infer.halfdays import day_of, said
from khabar.infer.observations import CHANGES, Dated, Log, Observation
from khabar.infer.parameters import Control
from khabar.infer.trust import Stance
from khabar.model.ids import make_id
from khabar.model.records import Assessment

CONTESTED, UNKNOWN, OTHER = "contested", "unknown", "other"
VERSION = "1"
_CALIBRATED = "; calibrated: "
_STRIDE = 4     # half-days between looks at the belief while nothing is reported
_LOOKS = 30     # at most so many looks in one silence


@dataclass(frozen=True, slots=True)
class Named:
    """What is shown for a stretch of half-days from ``step`` on: a value, contested or unknown, and how sure it is."""

    step: int
    value: str
    label: str
    score: float


def nodes_of(observations: Sequence[Observation], active: Set[int], looks: Sequence[int], values: Sequence[str],
             control: Control) -> list[Node]:
    """The half-days to look at, with the joint likelihood of what is reported of each."""
    at: dict[int, list[tuple[Belief, float]]] = {}
    told: dict[int, float] = {}
    for seen in observations:
        if seen.kind in CHANGES:
            told[seen.step] = max(told.get(seen.step, 0.0), seen.weight.value)
        part = likelihood(control.kinds[seen.kind], None if seen.value is None else values.index(seen.value),
                          len(values), seen.weight.value)
        at.setdefault(seen.step, []).append((part, seen.counts))
    return [Node(step, together(at.get(step, ()), len(values) + 1), step in active, told.get(step, 0.0))
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

    def __init__(self, values: Sequence[str], log: Log, active: Set[int], control: Control) -> None:
        self._values = values
        self._log = log
        self._control = control
        self._last = log.last
        self._first: dict[str, int] = {}
        for seen in log.all:
            if seen.value is not None and (seen.points_to is not None or seen.kind == "before"):
                self._first.setdefault(seen.value, seen.step)
        self._front = any(self._last - 2 * control.silence <= step <= self._last for step in active)

    def names(self, beliefs: Sequence[tuple[int, Belief]]) -> list[Named]:
        """What to show of the beliefs at these half-days, before it is asked who supports it.

        After the last report nothing new can be known: what stood then stands, or fades into the unknown. But fighting
        that nobody reports any more is over, and then whom the reports favoured is shown, as claimed.
        """
        found: list[Named] = []
        stood = UNKNOWN
        for step, belief in beliefs:
            each = self._name(step, belief, found[-1].value if found else UNKNOWN)
            if step <= self._last:
                stood = each.value
            elif each.value != stood and not (stood == CONTESTED and each.label == "claimed"):
                each = Named(step, UNKNOWN, UNKNOWN, round(max(belief[:-1]), 6))
            found.append(each)
        return found

    def _name(self, step: int, belief: Belief, last: str) -> Named:
        chance = {value: round(likely, 6) for value, likely in zip(self._values, belief, strict=False)}
        top, contested = max(chance.values()), round(belief[-1], 6)
        first = [value for value, likely in chance.items() if likely == top]
        if self._front and step > self._last + 2 * self._control.silence:
            return Named(step, UNKNOWN, UNKNOWN, top)
        if contested >= top and contested >= self._control.contested:
            return Named(step, CONTESTED, CONTESTED, contested)
        if step < self._first.get(first[0], step):  # likely in hindsight, but nobody speaks of a time so early
            return Named(step, UNKNOWN, UNKNOWN, top)
        enough = self._control.kept if last in first else self._control.claimed
        if top >= enough and first[0] != OTHER:
            return Named(step, first[0], "claimed", top)
        said_so, parted = self._said(step)
        if len(said_so) > 1 or parted:
            return Named(step, CONTESTED, CONTESTED, round(1 - top, 6))
        if said_so and said_so <= set(first) and top >= self._control.own_word:
            return Named(step, min(said_so), "claimed", top)
        return Named(step, UNKNOWN, UNKNOWN, top)

    def _said(self, step: int) -> tuple[set[str], bool]:
        """The values that the latest claims say are the case, and whether they say that a part was taken or lost."""
        recent = [seen for seen in self._log.between(step - 2 * self._control.silence + 1, step + 1)
                  if seen.points_to is not None or seen.kind == "part"]
        latest = [seen for seen in recent if seen.step == recent[-1].step]
        return {seen.points_to for seen in latest if seen.points_to is not None}, any(
            seen.kind == "part" for seen in latest)


def supported(value: str, observations: Sequence[Observation], control: Control) -> bool:
    """Whether somebody without an interest says that this is the case, or who loses by it admits it.

    Several originators whose side is not known stand in for one without an interest.
    """
    loud = [seen for seen in observations if seen.points_to == value
            or (seen.kind == "lose" and seen.value is not None and seen.value != value)]
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
class Track:
    """What is followed: its kind, its subject, the rule, the values it may have (two at least), what is observed of it,
    and the half-days of fighting.
    """

    kind: str
    subject: str
    rule: str
    values: tuple[str, ...]
    observations: tuple[Observation, ...]
    active: frozenset[int] = frozenset()


def follow(track: Track, events: Mapping[str, Dated], published: Mapping[str, date | None], control: Control
           ) -> list[Assessment]:
    """The assessments of one subject, in order of time; none when nothing dated is observed of it.

    ``events`` and ``published`` (the day of the report) are by claim.
    """
    if not any(seen.value is not None for seen in track.observations):
        return []
    log = Log(track.observations)
    busy = sorted({seen.step for seen in log.all} | track.active)
    nodes = nodes_of(log.all, track.active, _looks(busy, 2 * control.horizon), track.values, control)
    chain = Chain.of(len(track.values), control)
    before = forward_pass(chain, nodes, chain.start(control.start_contested))
    after = backward_pass(chain, nodes, (1.0,) * (len(track.values) + 1))
    beliefs = posteriors(nodes, before, after)
    namer = _Namer(track.values, log, track.active, control)
    runs = _runs(namer.names([(node.step, belief) for node, belief in zip(nodes, beliefs, strict=True)]))
    ends = [run[0].step for run in runs[1:]] + [nodes[-1].step + 1]
    labelled = [each for run, end in zip(runs, ends, strict=True) for each in _assess(run, end, log, control)]
    return _Writer(track, log, nodes, (before, after), (published, control)).write(labelled, events)


class _Writer:
    """Writes down the stretches in which value and label stay the same."""

    def __init__(self, track: Track, log: Log, nodes: Sequence[Node],
                 messages: tuple[Sequence[Belief], Sequence[Belief]],
                 known: tuple[Mapping[str, date | None], Control]) -> None:
        self._track = track
        self._log = log
        self._nodes = nodes
        self._before, self._after = messages
        self._published, self._control = known

    def write(self, named: Sequence[Named], events: Mapping[str, Dated]) -> list[Assessment]:
        """One assessment a stretch; what is unknown at either end is left out, unless nothing else is known."""
        starts = [index for index, each in enumerate(named)
                  if index == 0 or (each.value, each.label) != (named[index - 1].value, named[index - 1].label)]
        spans = list(zip(starts, [*starts[1:], len(named)], strict=True))
        while len(spans) > 1 and named[spans[-1][0]].value == UNKNOWN:
            spans.pop()
        while len(spans) > 1 and named[spans[0][0]].value == UNKNOWN:
            spans.pop(0)
        return [self._assessment(named, first, last, events) for first, last in spans]

    def _assessment(self, named: Sequence[Named], first: int, last: int, events: Mapping[str, Dated]) -> Assessment:
        state = named[first]
        start, end = state.step, (named[last] if last < len(named) else named[-1]).step
        own = self._log.between(start, end)
        busy = {seen.step for seen in own} | {node.step for node in self._nodes[first:last] if node.active} | {start}
        believed = round(max(each.score for each in named[first:last] if each.step in busy), 4)
        line = line_of(self._track.kind, state.label, self._control)
        score = believed if line is None else round(calibrated(believed, line), 4)
        shown = own or self._log.nearest(start)
        rival = state.value == CONTESTED and len({seen.points_to for seen in shown} - {None}) > 1
        evidence = tuple(seen.evidence(supports=rival or speaks_for(seen, state.value)) for seen in shown)
        claims = tuple(part.claim for part in evidence)
        known = max((found for claim in claims if (found := self._published.get(claim))), default=None)
        (day, half), (until, until_half) = day_of(start), day_of(end)
        track = self._track
        return Assessment(
            id=make_id("assessment", track.kind, track.subject, state.value, state.label, start, end, score, known,
                       *claims),
            kind=track.kind, subject=track.subject, value=state.value, label=state.label, start=day, end=until,
            known=known, score=score, rule=track.rule, version=VERSION, evidence=evidence, start_half=half,
            events=tuple(sorted({events[claim].id for claim in claims if claim in events})), end_half=until_half,
            note=self._note(first, last) + published_as(believed, score, line),
        )

    def _note(self, first: int, last: int) -> str:
        """What the stretch rests on beside its evidence; :func:`khabar.infer.recompute.again` reads it."""
        states = (*self._track.values, CONTESTED)
        fighting = _stretches([node.step for node in self._nodes[first:last] if node.active])
        return "; ".join((
            "before: " + _spelt(states, self._before[first]),
            "after: " + _spelt(states, self._after[last - 1]),
            f"looked at: {said(self._nodes[first].step)} to {said(self._nodes[last - 1].step)}",
            "fighting: " + (", ".join(f"{said(one)} to {said(other)}" for one, other in fighting) or "none"),
        ))


def line_of(kind: str, label: str, control: Control) -> Line | None:
    """The line on which a belief is published, by how sure what is shown is; None where it is published as it is: only
    for who holds a place has it been measured, on made-up wars, how often a belief is right."""
    return control.calibration[label] if kind == "control" else None


def published_as(believed: float, score: float, line: Line | None) -> str:
    """The part of a note that says that a belief is published as another score, and by which line."""
    if line is None:
        return ""
    most = f", of at most {line[2]:g}" if line[2] < 1 else ""
    by = f"log-odds {line[0]:+g} and {line[1]:g} times{most}"
    return f"{_CALIBRATED}{believed:.4g} is published as {score:.4g} ({by})"


def belief_in(state: Assessment) -> float:
    """The belief that a state rests on, as it was before it was calibrated: what other states are inferred from."""
    _, found, words = state.note.rpartition(_CALIBRATED)
    return float(words.partition(" ")[0]) if found else state.score


def speaks_for(seen: Observation, value: str) -> bool:
    """Whether a report makes the state that is shown more likely than others do."""
    if value == CONTESTED:
        return seen.kind in ("part", "attack", "clash")
    if seen.kind in ("lose", "attack"):
        return value not in (seen.value, UNKNOWN)
    return seen.value == value and seen.kind != "part"


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
