"""What people decided, put together by what they decided about."""

from collections.abc import Iterable

from khabar.model.judgements import CONFIRM, CORRECT, REJECT
from khabar.model.records import Judgement

DECIDED = (CONFIRM, REJECT, CORRECT)


def verdicts(standing: Iterable[Judgement]) -> dict[str, str]:
    """What was decided of each subject; ``disputed`` where people decided differently."""
    found: dict[str, dict[str, str]] = {}
    for each in standing:
        if each.verdict in DECIDED:
            found.setdefault(each.subject, {})[each.by] = f"{each.verdict} {each.value or ''}"
    return {subject: next(iter(by.values())).partition(" ")[0] if len(set(by.values())) == 1 else "disputed"
            for subject, by in found.items()}
