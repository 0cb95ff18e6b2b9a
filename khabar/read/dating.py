"""Happenings that are dated by others: so long before them, the day before them."""

from collections.abc import Sequence
from dataclasses import replace

from khabar.model.records import When
from khabar.read.chunks import Chunk, Parsed
from khabar.read.mentions import TimeMention

_WEEK = 7
_WAS = 4  # chunks from "was" to what was
_NEAR = 2  # days that the rest of a sentence without a day may lie before publication


def so_long_before(parsed: Parsed, trigger: Chunk) -> TimeMention | None:
    """How long what the trigger tells was before the rest of the sentence (four days after the attack that killed
    ten): told before it in its phrase, or in that which a clause about it belongs to."""
    chunks = parsed.chunks
    for position in range(trigger.index, -1, -1):
        chunk = chunks[position]
        if chunk.time is not None:
            return chunk.time if chunk.time.before else None
        if "sub.morrow" in chunk.case_senses:
            return TimeMention(chunk.first, chunk.first + 1, When("days", -1, -1), before=True)
        if chunk.kind == "mark" or (chunk.kind in {"comp", "conj"} and chunk.is_a("sub", "comp")):
            return None
        if "prep.from" in chunk.case_senses and not _is_told(chunks, position):
            return None
        if chunk.kind == "verb" and not _qualifies(chunks, chunk):
            return None
    return None


def of_its_clause(chunks: Sequence[Chunk], trigger: Chunk) -> Chunk | None:
    """The time in the clause that tells more of a happening which is dated by another (a day after an attack that hit
    the town on Friday): when it was, and nothing need be counted."""
    told = False
    for chunk in chunks[trigger.index + 1 :]:
        if chunk.time is not None and not chunk.time.before:
            return chunk if told else None
        if chunk.kind in {"mark", "comp", "conj"} or (chunk.kind == "verb" and not _qualifies(chunks, chunk)):
            return None
        told = told or chunk.kind == "verb"
    return None


def _is_told(chunks: Sequence[Chunk], position: int) -> bool:
    """Whether a phrase under "from" is what so long after it something was ("a month after the attack")."""
    return position > 0 and chunks[position - 1].time is not None


def _qualifies(chunks: Sequence[Chunk], verb: Chunk) -> bool:
    """Whether a verb only tells more about what stands before it: after a relative pronoun, or after an indefinite
    happening with where it was; or goes on with that by "and" (claimed ten lives and wounded)."""
    if verb.index and chunks[verb.index - 1].kind == "rel":
        return True
    if verb.analysis.conj:
        return verb.is_a("op.cause")
    for before in reversed(chunks[: verb.index]):
        if before.kind == "event":
            return not (before.analysis.article or before.analysis.enclitic)
        if before.kind != "np" or not before.case:
            return False
    return False


def of_the_happening(chunks: Sequence[Chunk], event: Chunk) -> list[Chunk]:
    """The times in the clause that says more of a happening (said on Sunday that the attack that hit the town on
    Friday): when that was, whatever stands nearer."""
    following = chunks[event.index + 1 :]
    if event.kind != "event" or not following or following[0].kind != "rel":
        return []
    found: list[Chunk] = []
    verbs = 0
    for chunk in following[1:]:
        verbs += chunk.kind == "verb"
        if chunk.kind in {"rel", "comp", "conj", "mark"} or verbs > 1:
            break
        if chunk.time is not None:
            found.append(chunk)
    return found


def is_of_another(chunks: Sequence[Chunk], time: Chunk, trigger: Chunk) -> bool:
    """Whether a time stands in the clause that tells more of something else than what a trigger behind that clause
    tells (broke the siege that X laid weeks ago, after they took the town)."""
    for chunk in reversed(chunks[: time.index]):
        if chunk.kind == "rel":
            return any(each.kind in {"mark", "comp", "conj"} for each in chunks[time.index + 1 : trigger.index])
        if chunk.kind in {"mark", "comp", "conj"}:
            return False
    return False


def used_to_be(chunks: Sequence[Chunk], state: Chunk) -> bool:
    """Whether a state is told as one that is over (the quarter that had been held by X, that was long their base): by a
    past "was" or "went on" before its word, which no negation makes a present ("has not ceased to be held")."""
    for chunk in reversed(chunks[max(0, state.index - _WAS) : state.index]):
        if chunk.kind in {"mark", "comp", "conj"}:
            return False
        past = chunk.kind == "verb" and chunk.analysis.features.startswith("past")
        if past and chunk.is_a("op.was"):
            return True
        if past and chunk.is_a("op.continue_state") and not chunk.is_a("become"):  # who has come to hold it holds it
            return not (chunk.index and chunks[chunk.index - 1].is_a("op.negate"))
    return False


def days_from_told(parsed: Parsed) -> int | None:
    """How many days after the day told last a sentence says that something was: none ("on the same day"), one ("on the
    day after"); None where it points back to no day."""
    for chunk in parsed.chunks:
        if chunk.time is not None:
            return None  # the sentence tells a day of its own
        after = parsed.chunks[chunk.index + 1 : chunk.index + 2]
        if chunk.is_a("reflexive") and not chunk.analysis.enclitic and after and after[0].time is not None:
            return 0 if parsed.tags[after[0].first].article else None  # "on the same" before "day"
        if chunk.is_a("day") and chunk.analysis.article and "prep.in" in chunk.case_senses:
            itself = chunk.stop < len(parsed.tags) and parsed.tags[chunk.stop].enclitic and (
                parsed.tags[chunk.stop].pos != "verb")
            return 1 if "next.day" in chunk.modifiers else 0 if itself else None
    return None


def shifted(length: When, rest: When | None) -> When:
    """The days that lie a length of time (days before 0) before another time; before about publication where the rest
    of the sentence has no day."""
    first, last = length.first or 0, length.last or 0
    if rest is not None and rest.kind == "days" and rest.first is not None:
        return replace(length, first=rest.first + first, last=(rest.last or rest.first) + last)
    if rest is not None and rest.kind == "weekday" and rest.first is not None and first == last > -_WEEK:
        day = (rest.first - 1 + first) % _WEEK + 1
        return replace(rest, first=day, last=day, part=None)
    if rest is not None and rest.kind == "date" and rest.first is not None and first == last and rest.first + first > 0:
        return replace(rest, first=rest.first + first, last=rest.first + last, part=None)
    return replace(length, first=first - _NEAR, last=last)
