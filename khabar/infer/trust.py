"""How much a claim weighs: the reliability of its originator, and whether it speaks for or against its own side."""

from dataclasses import dataclass
from enum import StrEnum

from khabar.infer.parameters import Trust
from khabar.model.records import Origin

NEUTRAL = "neutral"


class Stance(StrEnum):
    """How a claim lies to the interest of who makes it."""

    OWN = "own interest"
    AGAINST = "against interest"
    NEUTRAL = "no interest"
    UNKNOWN = "side unknown"


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight of one claim, in 0..1, and how it came about."""

    value: float
    stance: Stance
    grade: str

    def __str__(self) -> str:
        return f"{self.stance}, grade {self.grade}"


def stance(lean: str | None, gains: str | None, loses: str | None) -> Stance:
    """How a speaker who leans to ``lean`` stands to a claim by which one side gains and another loses.

    Who is on a side speaks in its interest of its gains and of others' losses, and against it of its losses and of
    others' gains; of what two others gain and lose from each other he speaks without an interest.
    """
    if lean is None:
        return Stance.UNKNOWN
    if lean == NEUTRAL or (gains is None and loses is None):
        return Stance.NEUTRAL
    if lean == gains:
        return Stance.OWN
    if lean == loses:
        return Stance.AGAINST
    if gains is None:
        return Stance.OWN
    return Stance.AGAINST if loses is None else Stance.NEUTRAL


def weight(origin: Origin, how: Stance, trust: Trust) -> Weight:
    """The chance that what is claimed is reported because it is so: own success is discounted, an admission is not."""
    reliability = trust.reliability[origin.grade]
    chance = {
        Stance.OWN: trust.own_interest * reliability,
        Stance.AGAINST: reliability + trust.against_interest,
    }.get(how, reliability)
    return Weight(round(min(trust.most, max(trust.least, chance)), 6), how, origin.grade)
