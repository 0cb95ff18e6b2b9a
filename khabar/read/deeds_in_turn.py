"""Deeds told one after the other of the same doers: what they did next was where they did the last."""

from collections.abc import Sequence

from khabar.read.frames import Draft

_DEEDS = ("battle.", "control.captured", "strike.")
_HARM = ("harm.", "materiel.")


def share_ground(drafts: Sequence[Draft]) -> None:
    """Put harm without ground of its own where those who did it did the deed told right before it, not where others did
    an earlier one (X shelled the town, and Y seized the hill and destroyed a tank)."""
    for draft in drafts:
        if not draft.rule.type.startswith(_HARM) or draft.trigger.kind != "verb" or not draft.get("place"):
            continue
        lent = max(chunk.index for chunk in draft.get("place"))
        deed = _last_deed(draft, drafts)
        if deed is not None and lent < deed.trigger.index:
            draft.slots["place"] = list(deed.get("place"))


def _last_deed(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The nearest deed before that is told of the same subject and has a place."""
    doers = draft.args.get("subj")
    before = (other for other in drafts if other.rule.type.startswith(_DEEDS) and other.get("place")
              and other.trigger.index < draft.trigger.index
              and any(chunk is doer for chunk in other.args.get("subj") for doer in doers))
    return max(before, key=lambda other: other.trigger.index, default=None)
