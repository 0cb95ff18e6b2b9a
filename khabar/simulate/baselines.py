"""Five simple ways to say who holds a village, to be compared with: each is what somebody does in practice."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from khabar.model.knowledge import Knowledge
from khabar.model.records import Document
from khabar.model.resolved import Resolved
from khabar.simulate.scenario import CONTESTED, SIDES, other

_WINDOW = 14  # half-days whose reports are counted together
_SETTLED = 6  # half-days within which a second outlet must say the same


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as these rules see it: of a village and half-day, published on a day, by an outlet with a lean, which
    state it makes the case.
    """

    village: str
    step: int
    published: int
    outlet: str
    lean: str
    state: str

    @property
    def admits(self) -> bool:
        """Whether it speaks against the side of who says it."""
        return self.lean in SIDES and self.state == other(self.lean)

    @property
    def neutral(self) -> bool:
        """Whether who says it is on no side."""
        return self.lean not in SIDES


def state_of(item: Resolved) -> str | None:
    """The state that a claim makes the case; None for one that says nothing of who holds what."""
    side = next((each for each in item.by if each in SIDES), None)
    kind, status = item.claim.type, item.claim.status
    if kind in ("battle.attack", "battle.clash") or (item.claim.extent == "partial" and status == "asserted"):
        return CONTESTED
    if side is None:
        return None
    gains = kind in ("control.captured", "control.held", "battle.repelled")
    if not gains and kind not in ("control.lost", "control.withdrew"):
        return None
    return side if gains == (status == "asserted") else other(side)


def said_of(items: Sequence[Resolved], documents: Iterable[Document], first_day: date, knowledge: Knowledge
            ) -> dict[str, list[Said]]:
    """What is said of each village, in the order in which it is published."""
    found: dict[str, list[Said]] = {}
    outlets = {document.id: f"outlet:{document.outlet}" for document in documents}
    for item in items:
        state, outlet = state_of(item), outlets[item.claim.document]
        place = knowledge.places.get(item.place or "")
        if state is None or item.end is None or item.published is None or place is None \
                or place.kind != "village":
            continue
        known = knowledge.outlets.get(outlet)
        found.setdefault(place.id, []).append(Said(
            place.id, 2 * (item.end - first_day).days + item.evening, (item.published - first_day).days,
            outlet, known.leans[0].value if known and known.leans else "", state))
    for said in found.values():
        said.sort(key=lambda each: (each.published, each.step, each.outlet, each.state))
    return found


def _in_order(said: Sequence[Said]) -> list[Said]:
    return sorted(said, key=lambda each: (each.step, each.published))


def latest(said: Sequence[Said]) -> str | None:
    """What the latest report says."""
    return max(said, key=lambda each: (each.step, each.published)).state if said else None


def majority(said: Sequence[Said]) -> str | None:
    """What most outlets say last, of those that said anything in the week up to the latest report."""
    if not said:
        return None
    end = max(each.step for each in said)
    last = {each.outlet: each.state for each in _in_order(said) if each.step > end - _WINDOW}
    votes = Counter(last.values())
    most = max(votes.values())
    return next(each.state for each in reversed(_in_order(said)) if votes.get(each.state) == most)


def conservative(said: Sequence[Said]) -> str | None:
    """What two outlets said within three days that nobody contradicted in between; until then, what stood."""
    standing: str | None = None
    previous: Said | None = None
    for each in _in_order(said):
        if each.state == CONTESTED:
            continue
        agrees = previous is not None and previous.state == each.state and previous.outlet != each.outlet
        if standing is None or (agrees and previous is not None and each.step - previous.step <= _SETTLED):
            standing = each.state
        previous = each
    return standing


def admissions(said: Sequence[Said]) -> str | None:
    """What somebody last said against his own side."""
    return latest([each for each in said if each.admits])


def map_rule(said: Sequence[Said]) -> str | None:
    """What somebody last said who is on no side, or against his own: the rule of Wikipedia's map of Syria."""
    return latest([each for each in said if each.admits or each.neutral])


BASELINES: dict[str, Callable[[Sequence[Said]], str | None]] = {
    "latest report": latest, "majority": majority, "conservative": conservative,
    "admissions only": admissions, "neutral or admission": map_rule,
}
