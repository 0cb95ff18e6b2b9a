"""Who lost the ground that a claim says was taken, where the words tell it of the ground and not of the taking."""

from collections.abc import Iterator

from khabar.model.records import Span
from khabar.read.arguments import HARD_MARKS
from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Draft

_HOLDING = ("hold", "hold.state")  # "the area, which X held"; "the town, the last stronghold of X"
_PARTIES = ("party.head", "party.name")


def losers(draft: Draft) -> tuple[Span, ...]:
    """The party that the place taken is said to have belonged to, with those joined to it; nobody where none is."""
    parsed, taken = draft.parsed, {id(chunk) for chunk in (*draft.get("agents"), *draft.get("place"))}
    held = False
    for chunk in parsed.chunks[draft.trigger.index + 1 :]:
        if chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in HARD_MARKS:
            break
        inside = _holder_inside(parsed, chunk)
        if inside is not None:
            return (inside, *_joined(parsed, chunk))
        held = held or "prep.held" in chunk.case_senses
        party = chunk.kind == "np" and chunk.is_a(*_PARTIES) and not chunk.is_a("place.head")
        if held and party and id(chunk) not in taken:
            return (parsed.party(chunk), *_joined(parsed, chunk))
        qualifies = chunk.kind in {"rel", "verb"} and (
            chunk.is_a(*_HOLDING) or (chunk.is_a("capture") and chunk.analysis.features.startswith("present")))
        held = held or qualifies or chunk.is_a("stronghold", "prep.held")
    return ()


def _holder_inside(parsed: Parsed, chunk: Chunk) -> Span | None:
    """Whose stronghold a phrase says it is, in its own words (the last strongholds of the militias)."""
    if not chunk.is_a("stronghold") or not chunk.is_a("has.party"):
        return None
    head = next(i for i in range(chunk.head, chunk.stop) if "stronghold" in parsed.tags[i].senses)
    owner = next((i for i in range(head + 1, chunk.stop) if parsed.tags[i].pos != "adj" or i in _names(chunk)), None)
    return None if owner is None else parsed.span(owner, chunk.stop)


def _names(chunk: Chunk) -> frozenset[int]:
    return frozenset(name.first for name in chunk.names)


def _joined(parsed: Parsed, chunk: Chunk) -> Iterator[Span]:
    for following in parsed.chunks[chunk.index + 1 :]:
        if following.kind != "np" or not following.coord or not following.is_a(*_PARTIES):
            return
        yield parsed.party(following)
