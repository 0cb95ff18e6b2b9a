"""What goes on day by day: told of a war as a whole, in no place that the report has spoken of."""

from khabar.read.frames import Draft

_GOING_ON = ("strike.", "battle.attack", "battle.clash")
_CAMPAIGNS = ("campaign", "operation")
_OPENS = 2  # chunks before the verb that opens a sentence


def goes_on_anywhere(draft: Draft) -> bool:
    """Whether strikes or fights are told to go on in general: by a verb in the present that opens its sentence below
    the headline, without a time, or by a word for how often (daily, always); or as a campaign against somebody."""
    if draft.rule.type == "battle.attack" and draft.trigger.is_a(*_CAMPAIGNS):
        return True
    if draft.rule.name == "used-guns-too":
        return False  # where the strikes of the sentence before were
    verb = draft.trigger if draft.trigger.kind == "verb" else draft.args.governor
    if not draft.rule.type.startswith(_GOING_ON) or draft.parsed.headline or verb is None or verb.kind != "verb":
        return False
    first, stop = min(verb.index, draft.trigger.index), draft.args.window[1]
    clause = draft.parsed.chunks[max(0, first - _OPENS) : stop]
    if any(chunk.is_a("often") or "often" in chunk.modifiers for chunk in clause):
        return True
    present = verb.analysis.features.startswith("present") and verb.index <= _OPENS
    return present and draft.parsed.paragraph > 0 and all(chunk.time is None for chunk in clause)
