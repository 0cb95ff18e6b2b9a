"""Whom strikes hit that are told one after the other, where only one of them says it."""

from khabar.read.frames import Draft

_THROUGH = 3  # chunks from a verb to the pronoun of the strikes by which it was done


def share_struck(draft: Draft, following: Draft) -> None:
    """Give strikes that name nobody whom those told next to them hit: more of the same hand, joined by "and" and told
    by where they fell alone (nine raids on positions of X in A and fourteen others in B); raids through which, as is
    told then, somebody was hit."""
    if following.rule.type != draft.rule.type or not draft.rule.type.startswith("strike."):
        return
    trigger = following.trigger
    if _is_done_through(draft, following) and not draft.get("targets"):
        draft.slots["targets"] = following.get("targets")
        draft.lent += following.get("targets")
    more = trigger.kind == "event" and trigger.coord and trigger.quantity is not None
    if more and draft.trigger.kind == "event" and not following.get("targets") and "on" not in following.args.functions:
        following.slots["targets"] = draft.get("targets")
        following.lent += draft.get("targets")
        following.slots.setdefault("agents", draft.get("agents"))


def _is_done_through(raids: Draft, hit: Draft) -> bool:
    """Whether a verb of hitting is told with a pronoun of the raids before it (in which they hit positions of X)."""
    behind = hit.parsed.chunks[hit.trigger.index + 1 : hit.trigger.index + _THROUGH]
    told = hit.trigger.kind == "verb" and raids.trigger.kind == "event" and raids.trigger.index < hit.trigger.index
    return told and any(chunk.is_a("through.it") for chunk in behind)
