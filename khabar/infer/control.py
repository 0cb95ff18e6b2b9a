"""Who holds a place, from all that is claimed of it: captures, losses, fighting, denials, admissions."""

from collections.abc import Sequence

from khabar.infer.observations import Meaning, Observer
from khabar.infer.tracks import OTHER, Track, follow
from khabar.model.records import Assessment
from khabar.model.resolved import Chains, Resolved

RULE = "control.belief"
FIGHTING = ("battle.clash", "battle.attack", "battle.repelled")
ABOUT = (*FIGHTING, "control.captured", "control.lost", "control.withdrew", "control.held")
_LONG = 14  # half-days: in a longer window only its ends are taken for days of fighting


def meaning(item: Resolved, *, wide: bool) -> Meaning | None:
    """What a claim says of who holds its place; None when it says nothing.

    ``wide`` marks a place of which a claim that does not say how much is taken to mean a part, and in which an attack
    somewhere says nothing of who holds it.
    """
    claim = item.claim
    doer = item.by[0] if item.by else None
    other = item.onto[0] if item.onto and item.onto[0] != doer else None
    if claim.status == "negated":
        return _denial(item, doer, other)
    if claim.status != "asserted":
        return None
    if claim.type == "battle.clash" or (wide and claim.type in FIGHTING):
        return Meaning("clash", None)
    if doer is None:
        return None
    part = claim.extent == "partial" or (claim.extent is None and wide)
    lost = Meaning("part" if part else "lose", doer, other, doer, None if part else doer)
    if claim.type == "control.lost" and not part and other is not None:
        lost = Meaning("capture", other, other, doer, doer)
    return {
        "control.captured": Meaning("part" if part else "capture", doer, doer, other, None if part else other),
        "control.lost": lost,
        "control.withdrew": Meaning("part" if part else "lose", doer, other, doer, None if part else doer),
        "control.held": Meaning("part" if claim.extent == "partial" else "hold", doer, doer),
        "battle.repelled": Meaning("repel", doer, doer, other),
        "battle.attack": Meaning("attack", doer),
    }.get(claim.type)


def _denial(item: Resolved, doer: str | None, other: str | None) -> Meaning | None:
    """What it means that a claim is denied; nothing when it is denied of several sides at once."""
    if len(item.by) != 1:
        return None
    if item.claim.type in ("control.captured", "control.held"):
        return Meaning("lose", doer, other, doer)
    if item.claim.type in ("control.lost", "control.withdrew"):
        return Meaning("hold", doer, doer, other)
    return None


class Enemies:
    """Who fights whom by each report: a side that loses ground in a report of two sides loses it to the other."""

    def __init__(self, items: Sequence[Resolved]) -> None:
        self._sides: dict[str, set[str]] = {}
        for item in items:
            if item.claim.type in ABOUT:
                self._sides.setdefault(item.claim.document, set()).update(item.by, item.onto)

    def of(self, item: Resolved, side: str) -> str | None:
        """The one other side that the claim's report tells of; None when there is none, or more than one."""
        others = self._sides.get(item.claim.document, set()) - {side}
        return next(iter(others)) if len(others) == 1 else None


def control(items: Sequence[Resolved], observer: Observer, chains: Chains) -> list[Assessment]:
    """The assessments of every place of whose control anything is claimed."""
    by_place: dict[str, list[Resolved]] = {}
    for item in items:
        if item.place is not None and item.claim.type in ABOUT:
            by_place.setdefault(item.place, []).append(item)
    enemies, wide_kinds = Enemies(items), observer.parameters.control.wide_kinds
    published = {item.id: item.document.published for item in items}
    found: list[Assessment] = []
    for place, claims in sorted(by_place.items()):
        told = [(item, found_meaning) for item in claims if not item.near
                and (found_meaning := meaning(item, wide=chains.kind(place) in wide_kinds)) is not None]
        values = _contenders(told, enemies)
        if values:
            track = Track("control", place, RULE, values if len(values) > 1 else (*values, OTHER),
                          tuple(observer.observe(told)), frozenset(_active(claims, observer)))
            found.extend(follow(track, observer.events, published, observer.parameters.control))
    return found


def _contenders(told: Sequence[tuple[Resolved, Meaning]], enemies: Enemies) -> tuple[str, ...]:
    """The sides that contend for a place by what is claimed of it."""
    sides = {side for _, each in told for side in (each.value, each.gains, each.loses) if side is not None}
    if len(sides) == 1:
        (only,) = sides
        sides |= {enemy for item, _ in told if (enemy := enemies.of(item, only)) is not None}
    return tuple(sorted(sides))


def _active(items: Sequence[Resolved], observer: Observer) -> set[int]:
    """The half-days of fighting at a place or around it, and the ones next to them."""
    found: set[int] = set()
    for item in items:
        if item.claim.type not in FIGHTING or item.claim.status != "asserted":
            continue
        window = observer.window(item)
        if window is not None:
            first, last = window
            steps = range(first, last + 1) if last - first <= _LONG else (first, last)
            found.update(near for step in steps for near in (step - 1, step, step + 1))
    return found
