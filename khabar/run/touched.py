"""What a few new reports change, as far as the states of the conflict bear on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khabar.infer.control import ABOUT
from khabar.model.records import Event, Origin
from khabar.model.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Touched:
    """Events that went and came, the origins of claims that are new or have another one now, and all claims concerned;
    ``own`` are the claims of the new reports, of which nothing is known in the store, ``whose`` the origins, as they
    are now, of all claims concerned.
    """

    gone: Sequence[Event]
    come: Sequence[Event]
    origins: Sequence[Origin]
    items: Sequence[Resolved]
    own: Sequence[Resolved]
    whose: Mapping[str, Origin]

    def held(self) -> tuple[frozenset[str], list[str]]:
        """The places of whose holders something else is claimed now, or of another day; and the claims of who holds a
        place of which nothing changed but which event they are of."""
        renewed = {origin.claim for origin in self.origins}
        before = {claim: (event.start, event.end) for event in self.gone for claim in event.claims}
        now = {claim: (event.start, event.end) for event in self.come for claim in event.claims}
        about = [item for item in self.items if item.claim.type in ABOUT]
        other = [item for item in about if item.id in renewed or before.get(item.id) != now.get(item.id)]
        return (frozenset(item.place for item in other if item.place is not None),
                sorted({item.id for item in about} - {item.id for item in other}))

    @property
    def counted(self) -> bool:
        """Whether any of the claims has a figure."""
        return any(item.claim.counts for item in self.items)
