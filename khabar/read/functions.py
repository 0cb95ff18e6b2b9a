"""The grammatical functions around one verb or event noun: which phrases stand in which."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from khabar.read.chunks import Chunk


@dataclass(slots=True, eq=False)
class Arguments:
    """The functions around one trigger: ``subj``, ``obj``, ``gen``, ``by``, or a preposition, to phrases in order.

    ``window`` is the half-open range of chunk indices that the trigger governs; ``governor`` the verb it depends on.
    """

    trigger: Chunk
    functions: dict[str, list[Chunk]] = field(default_factory=dict)
    window: tuple[int, int] = (0, 0)
    governor: Chunk | None = None
    passive: bool = False
    inherited: bool = False

    def add(self, function: str, chunk: Chunk) -> None:
        """Note a phrase under a function, once."""
        found = self.functions.setdefault(function, [])
        if chunk not in found:
            found.append(chunk)

    def add_all(self, function: str, chunks: Iterable[Chunk]) -> None:
        """Note phrases under a function, each once."""
        for chunk in chunks:
            self.add(function, chunk)

    def get(self, function: str) -> list[Chunk]:
        """The phrases under a function, nearest first."""
        return self.functions.get(function, [])
