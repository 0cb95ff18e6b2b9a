"""The happening that a sentence points back to (the attack, those clashes)."""

from collections.abc import Mapping
from typing import TypeVar

from khabar.read.frames import Draft

T = TypeVar("T")
_NEAR = 4  # chunks before a trigger
SCENES = {"attack": "battle", "clash": "battle", "airstrike": "strike", "shell": "strike", "explode": "strike"}


def told_of(draft: Draft, known: Mapping[str, T]) -> T | None:
    """What is known (by family of types) of the happening that the sentence of a claim points back to."""
    for chunk in draft.parsed.chunks[max(0, draft.trigger.index - _NEAR) : draft.args.window[1]]:
        told = chunk.kind == "event" and chunk.analysis.article and not chunk.quantity
        if told and not chunk.is_a("war"):  # which is fought all over the country
            for sense, family in SCENES.items():
                if sense in chunk.senses and family in known:
                    return known[family]
    return None
