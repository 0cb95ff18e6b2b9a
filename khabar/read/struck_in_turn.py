"""Whom strikes hit that are told one after the other, where only one of them says it."""

from khabar.read.frames import Draft


def share_struck(draft: Draft, following: Draft) -> None:
    """Give strikes that name nobody whom those told next to them hit: more of the same hand, joined by "and" and told
    by where they fell alone (nine raids on positions of X in A and fourteen others in B)."""
    if following.rule.type != draft.rule.type or not draft.rule.type.startswith("strike."):
        return
    trigger = following.trigger
    more = trigger.kind == "event" and trigger.coord and trigger.quantity is not None
    if more and draft.trigger.kind == "event" and not following.get("targets") and "on" not in following.args.functions:
        following.slots["targets"] = draft.get("targets")
        following.lent += draft.get("targets")
        following.slots.setdefault("agents", draft.get("agents"))
