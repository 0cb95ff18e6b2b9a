"""Recomputing how likely the state of a way or the level of a siege is, from its own evidence and note."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from khabar.infer.levels import RULE as LEVEL
from khabar.infer.passages import read_ways
from khabar.infer.reach import BESIEGED, ENCIRCLED, PARTIAL, level_chances
from khabar.infer.routes import CUT, OPEN
from khabar.infer.stretches import source_of
from khabar.infer.tracks import CONTESTED, UNKNOWN
from khabar.infer.ways import INTERDICTED, Held, Passage
from khabar.model.records import Assessment

Scores = Mapping[tuple[str, str], float]
"""By kind and subject of an assessment: its score without some of its claims."""


def again_by_ways(state: Assessment, without: Collection[str] = (), scores: Scores | None = None) -> float:
    """The score of a way or a level from its note; without some claims, what rests on these alone is not known.

    ``scores`` are those of the assessments it rests on when the claims are left out, where that is known; one of
    which only some claims are left out keeps its score otherwise. Raises ValueError when nothing is left.
    """
    note = noted(state)
    passages, goals = read_ways(note["ways"])
    kept, touched = _sources(state, without)
    if state.evidence and not kept:
        raise ValueError(f"nothing is left of {state.id}")
    changed = {subject: (scores or {}).get((kind, subject)) if (kind, subject) in kept else 0.0
               for kind, subject in touched}
    passages = [_changed(each, changed) for each in passages]
    if state.rule != LEVEL:
        chances = passages[0].chances()
        order = (OPEN, INTERDICTED, CONTESTED)
        if state.value not in order:
            return chances[CUT]
        return sum(chances[each] for each in order[:order.index(state.value) + 1])
    siege = ("siege", state.subject.partition("|")[0])
    if note["by roads"].endswith(f"({UNKNOWN})") and siege in kept:
        said = float(note["said outright"].split(" ")[1])
        return (scores or {}).get(siege, said) if siege in touched else said
    levels = level_chances(siege[1], passages, goals)
    return {OPEN: levels[OPEN], PARTIAL: levels[OPEN] + levels[PARTIAL], ENCIRCLED: levels[ENCIRCLED],
            BESIEGED: levels[ENCIRCLED]}.get(state.value, 0.0)


def noted(state: Assessment) -> dict[str, str]:
    """The parts of a note by name."""
    parts = (part.partition(": ") for part in state.note.split("; "))
    return {name: text for name, _, text in parts}


def _sources(state: Assessment, without: Collection[str]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The assessments that still have evidence without the claims, and those that lose some or all of it."""
    kept: set[tuple[str, str]] = set()
    touched: set[tuple[str, str]] = set()
    for line in state.evidence:
        source = source_of(line)
        if source is not None:
            (touched if line.claim in without else kept).add(source)
    return kept, touched


def _changed(passage: Passage, scores: Mapping[str, float | None]) -> Passage:
    """The way with other scores of what it rests on, by subject: 0 is not known any more, None is as it was."""
    places = {subject.partition("|")[0]: score for subject, score in scores.items() if score is not None}
    said = passage.said
    roads = {place for place in places if place == passage.road or place in passage.sitting}
    if said is not None and roads:
        score = min(places[place] for place in roads)
        said = replace(said, score=score) if score else None
    return replace(passage, said=said, sitting=_rescored(passage.sitting, places),
                   overlooking=_rescored(passage.overlooking, places))


def _rescored(positions: Mapping[str, Held | None], scores: Mapping[str, float]) -> dict[str, Held | None]:
    return {place: _with_score(held, scores[place]) if place in scores and held is not None else held
            for place, held in positions.items()}


def _with_score(held: Held, score: float) -> Held | None:
    if not score:
        return None
    rest, top = (1 - score) / 2, max(held.held, held.contested, held.enemy)
    return Held(*(score if chance == top else rest for chance in (held.held, held.contested, held.enemy)))
