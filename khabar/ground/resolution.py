"""What became of the words of one slot: the one record that the resolvers of places and of actors hand back."""

from dataclasses import dataclass

from khabar.model.records import Alternative


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a phrase means: ``ref`` is the id of a place or actor, or None where it stays open.

    ``score`` is in 0..1, of ``ref`` (0 where there is none); ``alternatives`` are the other readings, best first;
    ``reason`` says in a few words how it was decided, or why it was not.
    """

    ref: str | None
    score: float = 0.0
    alternatives: tuple[Alternative, ...] = ()
    reason: str = ""
