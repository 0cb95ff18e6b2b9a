"""What something else is done in reply to, in protest against or in revenge for."""

from collections.abc import Sequence

from khabar.read.chunks import Chunk


def is_replied_to(chunks: Sequence[Chunk], event: Chunk) -> bool:
    """Whether an event noun is of what others reply to (they mean to march in protest against the killing of two and
    the wounding of ten in a raid): it has happened whatever they mean, and was not done by them."""
    for chunk in reversed(chunks[: event.index + 1]):
        if chunk.is_a("reply") and chunk.kind in {"part", "np"}:
            return chunk.index < event.index
        told = chunk.gen or chunk.coord or (bool(chunk.case) and (
            "prep.at" not in chunk.case_senses or chunks[chunk.index - 1].is_a("reply")))
        if chunk.kind == "event" and not told:
            return False  # what they do in reply
        if chunk.kind not in {"np", "event", "time"}:
            return False
    return False


def is_parted(chunks: Sequence[Chunk], cause: Chunk, effect: Chunk) -> bool:
    """Whether one of two happenings is what the other replies to (X shelled Y in revenge for the death of), so that
    neither came of the other; but an attack that is replied to may have left those dead of whom a clause tells then."""
    if is_replied_to(chunks, effect):
        return not is_replied_to(chunks, cause)
    return effect.index < cause.index and is_replied_to(chunks, cause)
