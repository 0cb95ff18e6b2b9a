"""Rival figures of one event: what each originator states, and which statements cannot both be right."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from khabar.model.figures import Figure, Interval, Kind, figures_of
from khabar.model.records import Origin, Rival
from khabar.model.resolved import Resolved
from khabar.weigh.happenings import figure_key

LONE = Interval(1, 1)
"""A figure that is mostly no count of all: «a commander was killed»."""


def stated(items: Iterable[Resolved]) -> dict[str, list[Figure]]:
    """The figures that claims assert, by attribute of the event; parts of a total are left to their total."""
    found: dict[str, list[Figure]] = {}
    for item in items:
        if item.claim.status != "asserted":
            continue
        for figure in figures_of(item):
            if figure.kind is not Kind.SUBTOTAL:
                found.setdefault(figure_key(item, figure.measure), []).append(figure)
    return found


def rival_figures(figures: Mapping[str, Sequence[Figure]], origins: Mapping[str, Origin]) -> list[Rival]:
    """One rival for each value of each figure, with who holds it."""
    found = []
    for attribute, given in sorted(figures.items()):
        by_value: dict[Interval, set[str]] = {}
        for figure in given:
            by_value.setdefault(figure.value, set()).add(figure.claim)
        for value in sorted(by_value, key=lambda interval: (interval.low, interval.high is None, interval.high or 0)):
            claims = tuple(sorted(by_value[value]))
            found.append(Rival(attribute, str(value), claims, witnesses(claims, origins), value.low, value.high))
    return found


def witnesses(claims: Iterable[str], origins: Mapping[str, Origin]) -> tuple[str, ...]:
    """Everybody whose word some of these claims are, by id, sorted."""
    return tuple(sorted({each for claim in claims for each in origins[claim].witnesses}))


def figures_clash(figures: Mapping[str, Sequence[Figure]], origins: Mapping[str, Origin]) -> bool:
    """Whether different originators state figures of one incident that no number satisfies.

    A lone one («a commander was killed») is mostly not a count of all, and contradicts nothing.
    """
    for given in figures.values():
        by_voice: dict[tuple[str, Interval], None] = {}
        for figure in given:
            if figure.kind is not Kind.TALLY and figure.value != LONE:
                by_voice.update(((voice, figure.value), None) for voice in origins[figure.claim].witnesses)
        if any(one[0] != other[0] and one[1].disjoint(other[1]) for one, other in combinations(by_voice, 2)):
            return True
    return False
