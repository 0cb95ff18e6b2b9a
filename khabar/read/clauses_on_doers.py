"""Clauses that tell more of who did something, between its verb and to whom it was done."""

from collections.abc import Sequence
from itertools import takewhile

from khabar.read.chunks import LOCAL, Chunk, is_named
from khabar.read.relatives import agrees

_CLAUSE_REACH = 4  # chunks after the clause of those who did it to what they did
_LONGEST_CLAUSE = 10  # chunks of a clause between commas
# verbs that ask for whom or what they were done to, behind all that is told of their doer
_TRANSITIVE = ("kill", "wound", "arrest", "abduct", "op.light")


def clause_on_doer(chunks: Sequence[Chunk], verb: Chunk) -> tuple[int, int] | None:
    """The clause that tells more of the people behind a verb, before its object: the index of its verb and that of the
    chunk after it (men wearing uniforms | killed three guards; X, which holds the town, | killed three guards)."""
    speaks = not verb.senses - {"say"}  # it asks for no more than words, unless a deed is announced
    aside = None if speaks else _between_marks(chunks, verb) or _behind_relative(chunks, verb)
    if aside is not None:
        return aside
    last = verb.index + 1
    while last + 1 < len(chunks) and chunks[last + 1].kind == "np" and chunks[last + 1].coord:
        last += 1
    if last + 2 >= len(chunks) or chunks[last].kind != "np" or chunks[verb.index + 1].case:
        return None
    doer, told = chunks[last], chunks[last + 1]
    definite = doer.analysis.article or doer.analysis.enclitic or doer.is_a("person.name") or doer.quantity is not None
    if definite or not doer.is_a("person", "party.head") or told.kind != "verb" or told.analysis.conj or (
            not told.analysis.features.startswith("present")):
        return None
    end = last + 2
    if verb.is_a("capture") and told.is_a("clash") and (ground := _behind_support(chunks, end)) is not None:
        return told.index, ground
    while told.is_a("op.hedge") and end + 1 < len(chunks) and chunks[end].kind in {"prep", "comp", "verb"}:
        end += 1  # "a bomber of whom it is thought that he belongs to X killed | ten"
    following = chunks[end]
    end += following.kind == "np" and not (following.case or following.coord)
    rest = chunks[end : end + _CLAUSE_REACH]
    if rest and doer.is_a("bomber") and "prep.against" in rest[0].case_senses:
        return told.index, end  # "a bomber who wears a vest | against a post": nobody wears it against that
    bare = next((each for each in rest if each.kind != "np" or not each.case), None)
    if bare is None or bare.kind not in {"np", "event"} or bare.coord:
        return None
    announced = bare.kind == "event" and bare.is_a("op.aspect", "capture") and not doer.is_a("person")
    return (told.index, bare.index) if speaks and announced else None if speaks else (told.index, end)


def _between_marks(chunks: Sequence[Chunk], verb: Chunk) -> tuple[int, int] | None:
    """A relative clause between two commas or dashes, behind who did it and before to whom."""
    behind = chunks[verb.index + 1 : verb.index + 4]
    if [chunk.kind for chunk in behind] != ["np", "mark", "rel"] or behind[0].case or behind[2].is_a("sub", "op.cause"):
        return None
    inside = list(takewhile(lambda chunk: chunk.kind != "mark", chunks[behind[2].index + 1 :]))
    told = next((chunk for chunk in inside if chunk.kind == "verb"), None)
    after = behind[2].index + len(inside) + 2
    if told is None or len(inside) > _LONGEST_CLAUSE or after >= len(chunks):
        return None
    done = chunks[after]
    return (told.index, after) if done.kind in {"np", "event"} and not (done.case or done.coord) else None


def _behind_relative(chunks: Sequence[Chunk], verb: Chunk) -> tuple[int, int] | None:
    """A relative clause without marks, of which its pronoun is the subject and which a phrase under a preposition has
    filled, before somebody indefinite (the army, which holds the town, killed | three gunmen) or a deed."""
    doer = list(takewhile(lambda chunk: chunk.kind == "np", chunks[verb.index + 1 : verb.index + _CLAUSE_REACH]))
    opening = verb.index + len(doer) + 1
    if not doer or doer[0].case or not verb.is_a(*_TRANSITIVE) or opening + 1 >= len(chunks):
        return None
    relative, told = chunks[opening], chunks[opening + 1]
    if relative.kind != "rel" or relative.is_a("sub", "op.cause") or told.kind != "verb" or not agrees(relative, told):
        return None
    for chunk in chunks[told.index + 2 : told.index + _LONGEST_CLAUSE]:
        if chunk.kind not in {"np", "event", "time"} or chunk.coord or chunk.joined:
            return None
        bare = chunk.kind != "time" and not (
            chunk.case or chunk.gen or chunk.analysis.article or chunk.analysis.enclitic)
        people = chunk.quantity is not None or chunk.is_a("person", "party.head", "counted")
        before = chunks[chunk.index - 1]
        if bare and (before.case or before.kind == "time") and (
                chunk.kind == "event" if verb.is_a("op.light") else people):
            return told.index, chunk.index
    return None


def _behind_support(chunks: Sequence[Chunk], start: int) -> int | None:
    """Where the named ground stands behind words of whom men fight for (forces that fight in support of X took | Y)."""
    for chunk in chunks[start:]:
        if chunk.kind not in {"np", "event"}:
            return None
        ground = chunk.is_a(*LOCAL) and is_named(chunk) and not chunk.coord and not chunk.gen
        if ground and (not chunk.case or "prep.on" in chunk.case_senses):
            return chunk.index if chunk.index > start else None
    return None


def ground_behind_clause(chunks: Sequence[Chunk], verb: Chunk) -> Chunk | None:
    """The ground that a verb of taking has for its object behind the clause that tells for whom its subject fights
    (the forces that fight in support of X took | the town of Y): nobody fights a town."""
    near = chunks[verb.index + 1 : verb.index + _CLAUSE_REACH]
    relative = next((chunk for chunk in near if chunk.kind == "rel"), None)
    if not verb.is_a("capture") or relative is None or relative.index + 2 >= len(chunks):
        return None
    fights = chunks[relative.index + 1]
    if fights.kind != "verb" or not fights.is_a("clash"):
        return None
    ground = _behind_support(chunks, fights.index + 1)
    return chunks[ground] if ground is not None and not chunks[ground].case else None
