"""Recomputing an assessment from its own evidence and note, and what it would be without some of it."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from khabar.infer.aid import RULE as AID
from khabar.infer.beliefs import calibrated
from khabar.infer.chances import belief_of, course
from khabar.infer.control import RULE as CONTROL
from khabar.infer.incidents import INCIDENT
from khabar.infer.levels import RULE as LEVEL
from khabar.infer.parameters import Parameters, parameters
from khabar.infer.recompute_ways import again_by_ways
from khabar.infer.routes import RULE as ROUTE
from khabar.infer.sieges import RULE as SIEGE
from khabar.infer.tolls import SERIES
from khabar.infer.totals import MONTH, TOTAL
from khabar.infer.tracks import line_of
from khabar.infer.way_states import RULE as WAY
from khabar.model.figures import Interval, estimate
from khabar.model.records import Assessment, Evidence

_BELIEFS = (CONTROL, ROUTE, SIEGE, AID)
_FIGURE = re.compile(r"(?:states|total) (\d+)(?:(\+)|\u2013(\d+))?")
_COUNTED = re.compile(r"counted as (\d+)$")


def again(assessment: Assessment, without: Collection[str] = ()) -> float:
    """The number an assessment rests on, computed from its evidence alone, the claims ``without`` taken out.

    That is the score of a state of control or of a road or siege, and the best (else the least) figure of a toll. What
    is inferred from other assessments is computed from what its note says of them.
    Raises ValueError when nothing is left to compute it from, or the assessment is of an unknown rule.
    """
    if assessment.rule in (LEVEL, WAY):
        return again_by_ways(assessment, without)
    if assessment.rule in _BELIEFS:
        line, belief = line_of(assessment.kind, assessment.label, parameters().control), _belief(assessment, without)
        return belief if line is None else calibrated(belief, line)
    lines = [line for line in assessment.evidence if line.claim not in without]
    if assessment.rule in (INCIDENT, SERIES, MONTH, TOTAL):
        return _toll(assessment.rule, lines, parameters())
    raise ValueError(f"no way to recompute {assessment.rule}")


def without_each(assessment: Assessment, originators: Mapping[str, str], below: Iterable[Assessment] = ()
                 ) -> dict[str, float | None]:
    """What the number would be without each originator: who decides it. None where nothing would be left.

    ``originators`` are by claim; ``below`` are the assessments that this one is inferred from, if any.
    """
    claims: dict[str, set[str]] = {}
    for line in assessment.evidence:
        claims.setdefault(originators[line.claim], set()).add(line.claim)
    everything, lower = {line.claim for line in assessment.evidence}, tuple(below)
    return {originator: _without(assessment, said, lower) if said != everything else None
            for originator, said in sorted(claims.items())}


def _without(assessment: Assessment, said: Collection[str], below: Iterable[Assessment]) -> float | None:
    try:
        if assessment.rule not in (LEVEL, WAY):
            return again(assessment, said)
        scores = {(state.kind, state.subject): (_belief if state.rule in _BELIEFS else again)(state, said)
                  for state in below
                  if {line.claim for line in state.evidence} - set(said)}
        return again_by_ways(assessment, said, scores)
    except ValueError:
        return None


def _belief(assessment: Assessment, without: Collection[str]) -> float:
    """The belief before it is calibrated: that of the surest half-day."""
    control = parameters().control
    return max(belief_of(assessment.value, belief, control)
               for _, belief in course(assessment, control, without=without))


def _toll(rule: str, lines: Sequence[Evidence], policy: Parameters) -> float:
    if rule in (MONTH, TOTAL):
        return sum(int(match.group(1)) for line in lines if (match := _COUNTED.search(line.reason)))
    stated = [(_interval(line.reason), line.weight) for line in lines]
    joined = estimate(stated[-1:] if rule == SERIES else stated, policy.trust.credible)
    return joined.low if joined.best is None else joined.best


def _interval(reason: str) -> Interval:
    match = _FIGURE.match(reason)
    if match is None:
        raise ValueError(f"no figure in the evidence: {reason}")
    low = int(match.group(1))
    return Interval(low, None if match.group(2) else int(match.group(3) or low))
