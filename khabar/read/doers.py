"""Doers told by a pronoun: who says that it has done something (the army said that it had taken the town)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from khabar.read.chunks import Chunk, Parsed, observes
from khabar.read.dependents import FORCES

if TYPE_CHECKING:
    from khabar.read.arguments import Arguments

_AGREES = {"3ms": "m", "3fs": "f"}


def lend_by_pronoun(parsed: Parsed, found: Mapping[int, "Arguments"]) -> None:
    """The subject of a verb right after "that it": whoever says so of itself (the army said that it had taken ...)."""
    for comp in parsed.chunks:
        if comp.kind != "comp" or not comp.is_a("has.subject"):
            continue
        verb = _verb_after(parsed, comp)
        if verb is None or verb.is_a("impersonal") or verb.index not in found:
            continue
        lender = next((found[i] for i in range(comp.index - 1, -1, -1) if parsed.chunks[i].kind == "verb"), None)
        args = found[verb.index]
        if lender is None or not lender.trigger.is_a("say") or any(c.is_a(*FORCES) for c in args.get("subj")):
            continue
        speakers = [c for c in lender.get("subj") if _may_do(c) and _agree(c, verb)]
        if not speakers:
            continue
        for chunk in args.functions.pop("subj", []):
            if chunk.index > verb.index:
                args.add("obj", chunk)
        for chunk in speakers:
            args.add("subj", chunk)
        args.passive = False


def _verb_after(parsed: Parsed, comp: Chunk) -> Chunk | None:
    """The verb that follows a pronoun, with at most a particle between."""
    for chunk in parsed.chunks[comp.index + 1 : comp.index + 4]:
        if chunk.kind == "verb" and not chunk.is_a("aux"):
            return chunk
        if chunk.kind not in {"part", "verb", "time"}:
            return None
    return None


def _may_do(speaker: Chunk) -> bool:
    """Whether who speaks is a force or state, which may speak of its own deeds."""
    return speaker.is_a(*FORCES) and not observes(speaker) and not speaker.is_a("person.title", "person.name")


def _agree(speaker: Chunk, verb: Chunk) -> bool:
    """Whether a verb may be said of the speaker: a masculine one of no feminine noun."""
    person = verb.analysis.features.split()[-1] if verb.analysis.features else ""
    return not (_AGREES.get(person) == "m" and speaker.is_a("feminine") and not speaker.is_a("place.name"))
