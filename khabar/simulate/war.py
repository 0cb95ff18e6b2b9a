"""A seeded war: villages on a grid, fronts, attacks, villages that change hands; the truth, half-day by half-day.

A village is held by a side or contested. Attacks come from neighbouring villages of the enemy, in waves; many are
beaten off, some lead to days of fighting that end either way, and now and then a side withdraws without a fight.
"""

import random
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import isqrt

from khabar.model.records import Place
from khabar.simulate.scenario import CONTESTED, GOVERNMENT, OPPOSITION, other, place_names, scenario

_DISTRICT = 9       # villages in a district
_PROVINCE = 45      # villages in a governorate
_WAVE = 24          # half-days that an offensive lasts, and that a lull lasts
_ATTACK = {True: 0.05, False: 0.012}  # chance of an attack on a front village in a half-day of an offensive, of a lull
_FAILS = 0.45       # share of attacks that are beaten off at once
_GOES_ON = 0.72     # chance that fighting goes on for another half-day
_TAKEN = 0.55       # share of fights that the attacker wins
_LEAVES = 0.0008    # chance in a half-day that a front village is given up without a fight
_STRIKE = 0.015     # chance in a half-day that a front village is shelled


@dataclass(frozen=True, slots=True)
class Happening:
    """What truly happened in a village in a half-day: ``side`` did it to ``against``, of whom so many were killed.

    ``kind`` is attack, clash, capture, repel, withdraw or strike.
    """

    kind: str
    village: str
    step: int
    side: str
    against: str
    killed: int = 0


@dataclass(slots=True)
class Village:
    """A village: its place, its neighbours, and from which half-day on it is in which state."""

    place: Place
    near: tuple[str, ...]
    since: list[int] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    attacker: str = ""

    def set(self, step: int, state: str) -> None:
        """Change hands."""
        self.since.append(step)
        self.states.append(state)

    def at(self, step: int) -> str:
        """Who held it in a half-day, or contested."""
        return self.states[max(0, bisect_right(self.since, step) - 1)]


@dataclass(frozen=True, slots=True)
class War:
    """Places (villages, districts, governorates), the villages' true states, and all that happened, in order.

    Half-days count from 0, the first morning; there are ``2 * days`` of them.
    """

    days: int
    first_day: date
    places: Mapping[str, Place]
    villages: Mapping[str, Village]
    happenings: tuple[Happening, ...]

    def day(self, step: int) -> date:
        """The day of a half-day."""
        return self.first_day + timedelta(days=step // 2)


def wage(seed: int, days: int, villages: int) -> War:
    """A war of so many days and villages; the same seed gives the same war."""
    chance = random.Random(f"{seed}/war")
    places, around = _land(villages)
    found = {place: Village(places[place], near) for place, near in around.items()}
    width = isqrt(max(1, villages - 1)) + 1
    for number, village in enumerate(found.values()):
        front = width / 2 + chance.uniform(-width / 4, width / 4)
        village.set(0, GOVERNMENT if number % width < front else OPPOSITION)
    happenings: list[Happening] = []
    for step in range(1, 2 * days):
        for place, village in found.items():
            happenings.extend(_halfday(place, village, step, found, chance))
    return War(days, scenario().first_day, places, found, tuple(happenings))


def _land(count: int) -> tuple[dict[str, Place], dict[str, tuple[str, ...]]]:
    """Villages on a square grid, with their districts and governorates, and who borders on whom."""
    width = isqrt(max(1, count - 1)) + 1
    words, country = scenario().words["toponyms"], scenario().country
    names = place_names(count)
    places: dict[str, Place] = {}
    around: dict[str, tuple[str, ...]] = {}
    for number, name in enumerate(names):
        province = f"{country}{number // _PROVINCE:02}"
        district = f"{province}{number // _DISTRICT:04}"
        places.setdefault(f"own:{province}", Place(
            f"own:{province}", words["governorate"].format(name=name), f"Governorate {province}", "governorate",
            country, None, *_point(number, width)))
        places.setdefault(f"own:{district}", Place(
            f"own:{district}", words["district"].format(name=name), f"District {district}", "district", country,
            f"own:{province}", *_point(number, width)))
        identity = _village(number)
        places[identity] = Place(identity, name, f"Village {number}", "village", country, f"own:{district}",
                                 *_point(number, width))
        column = number % width
        beside = [number - width, number + width]
        beside += [number - 1] if column else []
        beside += [number + 1] if column + 1 < width else []
        around[identity] = tuple(_village(each) for each in beside if 0 <= each < count)
    return places, around


def _village(number: int) -> str:
    country = scenario().country
    return f"own:{country}{number // _PROVINCE:02}{number // _DISTRICT:04}{number:05}"


def _point(number: int, width: int) -> tuple[float, float]:
    row, column = divmod(number, width)
    return round(33.0 + 0.05 * row, 4), round(37.5 + 0.05 * column, 4)


def _halfday(place: str, village: Village, step: int, land: Mapping[str, Village], chance: random.Random
             ) -> Iterator[Happening]:
    held = village.states[-1]
    if held == CONTESTED:
        yield from _fight(place, village, step, chance)
        return
    enemies = sum(land[near].states[-1] == other(held) for near in village.near)
    if not enemies:
        return
    attacker = other(held)
    if chance.random() < _LEAVES:
        village.set(step, attacker)
        yield Happening("withdraw", place, step, held, attacker)
    elif chance.random() < _ATTACK[(step // _WAVE) % 2 == (attacker == OPPOSITION)] * min(2, enemies):
        yield Happening("attack", place, step, attacker, held, chance.randint(0, 15))
        if chance.random() < _FAILS:
            yield Happening("repel", place, step, held, attacker, chance.randint(0, 25))
        else:
            village.attacker = attacker
            village.set(step, CONTESTED)
    elif chance.random() < _STRIKE:
        yield Happening("strike", place, step, attacker, held, chance.randint(0, 12))


def _fight(place: str, village: Village, step: int, chance: random.Random) -> Iterator[Happening]:
    attacker = village.attacker
    defender = other(attacker)
    if chance.random() < _GOES_ON:
        yield Happening("clash", place, step, attacker, defender, chance.randint(0, 20))
    elif chance.random() < _TAKEN:
        village.set(step, attacker)
        yield Happening("capture", place, step, attacker, defender, chance.randint(0, 40))
    else:
        village.set(step, defender)
        yield Happening("repel", place, step, defender, attacker, chance.randint(0, 40))
