"""Who was harmed, where the words leave it to what was said: others, a bare number, of them."""

from collections.abc import Iterator, Sequence

from khabar.read.chunks import Chunk, observes
from khabar.read.frames import Draft

_HARM = ("harm.killed", "harm.wounded", "harm.captured", "harm.missing")
_PEOPLE = ("person", "party.head", "party.name", "collective")
_UNTOLD = ("generic", "counted")  # words that say no more than that there are victims


def share_victims(drafts: Sequence[Draft]) -> None:
    """Give "ten others", or a bare number, the victims of the harm told before it in the sentence.

    "Three soldiers were killed and five others wounded": the five are soldiers, too.
    """
    told: list[Chunk] = []
    for draft in sorted(drafts, key=lambda draft: draft.trigger.index):
        if not draft.rule.type.startswith(_HARM):
            continue
        own = [chunk for chunk in draft.get("targets") if not chunk.is_a(*_UNTOLD)]
        if not own and _is_elliptic(draft):
            own = list(_of_them(draft))[:1] or told
            draft.slots.setdefault("quote", [draft.trigger, *draft.get("counts")])
            draft.slots["targets"] = own or draft.get("targets")
        if own or draft.get("counts"):
            told = own


def _is_elliptic(draft: Draft) -> bool:
    """Whether the harmed are only counted, or called others."""
    counted = draft.get("counts") or draft.get("targets")
    return bool(counted) and all(chunk.is_a("others") or _is_bare(chunk) for chunk in counted)


def _is_bare(chunk: Chunk) -> bool:
    return chunk.quantity is not None and chunk.head < chunk.quantity.stop


def _of_them(draft: Draft) -> Iterator[Chunk]:
    """The people named before in the sentence of whom some were harmed ("they fired at the crowd and killed two of
    them"), nearest first."""
    chunks = draft.parsed.chunks
    counted = [chunk for chunk in draft.get("counts") if chunk.quantity is not None]
    if not counted or not any(chunk.is_a("among") for chunk in chunks[counted[-1].index + 1 : counted[-1].index + 2]):
        return
    taken = {id(chunk) for slot in ("agents", "counts") for chunk in draft.get(slot)}
    for chunk in reversed(chunks[: min(draft.trigger.index, counted[0].index)]):
        if chunk.kind == "np" and chunk.is_a(*_PEOPLE) and id(chunk) not in taken and _is_many(chunk):
            yield chunk


def _is_many(chunk: Chunk) -> bool:
    """Whether a phrase names people of whom there are several, who fight or suffer and do not only tell of it."""
    single = chunk.analysis.features.endswith(" sg") and not chunk.is_a("party.head", "party.name", "collective")
    return not single and not observes(chunk) and not chunk.is_a("person.title", "person.name", "place.name")
