"""The places of one document as context for each other: scores of choices, worked out together in a few rounds."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.ground.place_index import kilometres
from khabar.model.records import Place

# How much each consideration weighs, in logits. Set by hand on the coded reports' places and Aleppo video titles.
COUNTRY_FIT, COUNTRY_MISFIT = 1.6, 1.2
LOCAL_FIT, LOCAL_MISFIT = 2.6, 1.0
THEATRE_FIT, THEATRE_MISFIT = 0.8, 1.0
WITHIN, BESIDE = 3.0, 1.5
SAME_NAME = 0.8
NOBODY, NOBODY_IN_CONTEXT = 0.2, 0.4

ELSEWHERE = 0.75  # what nearness to a name counts that does not stand beside this one in the text
LOCAL_KM = 40.0
THEATRE_KM = 300.0
ROUNDS = 4
WIDE = ("country", "region")


@dataclass(slots=True)
class Choice:
    """One place that a mention may mean: the score of its words alone, and its probability so far."""

    place: Place
    point: tuple[float, float] | None
    chain: frozenset[str]
    score: float
    governorate: str | None = None
    share: float = 0.0

    @property
    def fame(self) -> float:
        """How far a place is known beyond its country: 0 up to 3,000 inhabitants, 1 from 300,000; 1 for a country."""
        if self.place.kind in WIDE:
            return 1.0
        if self.place.kind == "governorate":
            return 0.5
        return min(1.0, max(0.0, (math.log10(1 + self.place.population) - 3.5) / 2))


@dataclass(slots=True)
class Mentioned:
    """A name of the document with its choices; ``within`` and ``beside`` index the names it is said to lie in or near,
    ``neighbours`` those that stand next to it in the text.

    ``nobody`` is the probability that none of the choices is meant; ``weight`` how much it counts as context.
    """

    key: str
    choices: list[Choice]
    within: list[int] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)
    neighbours: set[int] = field(default_factory=set)
    weight: float = 1.0
    nobody: float = 0.5


class PlaceContext:
    """All names of one document, and the countries it is known to be about (ISO code to weight)."""

    def __init__(self, mentioned: Sequence[Mentioned], countries: Counter[str] | None) -> None:
        self._all = list(mentioned)
        self._hints = {code.upper(): float(weight) for code, weight in (countries or {}).items()}
        self._close = [[self._others(index, choice) for choice in each.choices] for index, each in enumerate(self._all)]

    def settle(self) -> None:
        """Work out the probabilities of all choices."""
        for each in self._all:
            self._share_out(each, [choice.score for choice in each.choices], NOBODY)
        for _ in range(ROUNDS):
            scores = [[self._score(index, rank) for rank in range(len(each.choices))]
                      for index, each in enumerate(self._all)]
            for index, each in enumerate(self._all):
                others = sum(1 for other in self._all if other.key != each.key and other.choices)
                self._share_out(each, scores[index], NOBODY + NOBODY_IN_CONTEXT * min(1.0, others / 3))

    def _others(self, index: int, choice: Choice) -> list[tuple[int, int, float, float]]:
        """(name, choice, nearness, same theatre) of the choices of other names that have a bearing on this choice."""
        found = []
        for other, each in enumerate(self._all):
            if each.key == self._all[index].key:
                continue
            for rank, rival in enumerate(each.choices):
                near, theatre = _closeness(choice, rival)
                if near > 0.01 or theatre > 0.01:
                    found.append((other, rank, near, theatre))
        return found

    def _score(self, index: int, rank: int) -> float:
        each, choice = self._all[index], self._all[index].choices[rank]
        score = choice.score + self._country(index, choice)
        local = theatre = 0.0
        for other, position, near, wide in self._close[index][rank]:
            rival = self._all[other]
            share = rival.choices[position].share * rival.weight
            company = 1.0 if other in each.neighbours else ELSEWHERE
            local, theatre = max(local, near * share * company), max(theatre, wide * share)
        others = [other for other in self._all if other.key != each.key and other.choices]
        known = min(1.0, sum(1 - other.nobody for other in others) / 3)
        modest = 1 - choice.fame
        score += SAME_NAME * self._same_name(index, choice)
        score += LOCAL_FIT * local - LOCAL_MISFIT * (1 - local) * known * modest
        score += THEATRE_FIT * theatre - THEATRE_MISFIT * (1 - theatre) * known * modest
        for links, weight, far in ((each.within, WITHIN, False), (each.beside, BESIDE, True)):
            for link in links:
                score += weight * self._agreement(choice, self._all[link], beside=far)
        return score

    def _same_name(self, index: int, choice: Choice) -> float:
        """How likely the same place is meant where the document has its name in other company."""
        shares = [rival.share for other, each in enumerate(self._all) if other != index
                  and each.key == self._all[index].key for rival in each.choices if rival.place.id == choice.place.id]
        return max(shares, default=0.0)

    def _country(self, index: int, choice: Choice) -> float:
        """How well the country fits: by its part in what the other names mean and in the hints from the actors."""
        mass = defaultdict(float, self._hints)
        for other in self._all:
            if other.key != self._all[index].key:
                for rival in other.choices:
                    if rival.place.country:
                        mass[rival.place.country] += rival.share * other.weight
        total = sum(mass.values())
        if not total or not choice.place.country:
            return 0.0
        part = mass[choice.place.country] / total
        misfit = (1 - min(1.0, part / 0.2)) * (1 - choice.fame)
        return min(1.0, total / 2) * (COUNTRY_FIT * part - COUNTRY_MISFIT * misfit)

    def _agreement(self, choice: Choice, container: Mentioned, *, beside: bool) -> float:
        """From -1 (it lies elsewhere) to 1 (it lies there), as far as the container itself is known."""
        total = 0.0
        for place in container.choices:
            total += place.share * (_inside(choice, place, beside=beside) * 2 - 1)
        return total

    @staticmethod
    def _share_out(each: Mentioned, scores: Sequence[float], nobody: float) -> None:
        top = max((*scores, nobody))
        weights = [math.exp(score - top) for score in scores]
        none = math.exp(nobody - top)
        total = sum(weights) + none
        for choice, weight in zip(each.choices, weights, strict=True):
            choice.share = weight / total
        each.nobody = none / total


def _closeness(one: Choice, other: Choice) -> tuple[float, float]:
    """(nearness, same theatre) of two places, each 0..1; a container of modest size is near to what it contains."""
    if one.place.kind in WIDE or other.place.kind in WIDE:
        inside = one.place.id in other.chain or other.place.id in one.chain
        return (0.1 if inside else 0.0), (0.8 if inside else 0.0)
    if one.place.id == other.place.id:
        return 0.5, 0.5
    if one.place.id in other.chain or other.place.id in one.chain:
        return 0.9, 1.0
    if one.point is None or other.point is None:
        return 0.0, 0.0
    distance = kilometres(one.point, other.point)
    return math.exp(-distance / LOCAL_KM), math.exp(-distance / THEATRE_KM)


def _inside(choice: Choice, container: Choice, *, beside: bool) -> float:
    """How far a place lies in (or, ``beside``, near) another: 0..1."""
    if container.place.id in choice.chain:
        return 0.7 if container.place.id == choice.place.id else 1.0
    if container.place.kind == "country" and choice.place.country == container.place.country:
        return 1.0
    if choice.point is None or container.point is None or container.place.kind == "country":
        return 0.0
    if not beside and container.place.kind == "city" and choice.governorate == container.governorate is not None:
        return 0.8  # a governorate goes by the name of its chief city
    distance = kilometres(choice.point, container.point)
    reach = max(60.0, container.place.radius_km * 2) if beside else max(3.0, container.place.radius_km * 1.2)
    return 1.0 if distance <= reach else max(0.0, 2 - distance / reach)
