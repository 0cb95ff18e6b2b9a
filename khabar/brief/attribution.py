"""Who says so: the end of a line, from the originators of the claims it rests on."""

from collections.abc import Iterable, Sequence

from khabar.brief.account import Account, Names
from khabar.brief.wording import Wording
from khabar.model.ontology import ontology
from khabar.model.records import Claim, Event, Origin

STATUSES = ("asserted", "planned", "hedged", "negated")
NAMED_AT_MOST = 3
# types in which the agent gains by being believed, so that its own word alone is only its claim
_GAINS = frozenset({
    "battle.repelled", "control.captured", "control.held", "siege.broken", "route.opened", "route.cut",
    "materiel.destroyed", "materiel.seized", "harm.killed", "harm.captured",
})
# pairs of types that tell one happening in two ways; of ground, as told by who is on the other side
_BY_WHOM = ("control.", "battle.")
_OPPOSED = frozenset(frozenset(pair) for pair in (
    ("control.captured", "battle.repelled"), ("control.lost", "battle.repelled"),
    ("control.withdrew", "battle.repelled"), ("control.captured", "control.held"), ("route.opened", "route.cut"),
    ("route.opened", "route.threatened"), ("route.cut", "route.threatened"),
    ("siege.broken", "siege.ongoing"), ("siege.broken", "siege.imposed"),
    ("aid.delivered", "aid.blocked"),
))


def main_status(claims: Sequence[Claim], claim_type: str) -> str:
    """The status a line is given: asserted if anybody asserts it, else planned, hedged, negated."""
    found = {claim.status for claim in claims if claim.type == claim_type} or {claim.status for claim in claims}
    return next((status for status in STATUSES if status in found), "asserted")


def attribution(event: Event, claims: Sequence[Claim], account: Account, names: Names) -> str:
    """Who puts the event forward, who denies it or calls it something else, and on how many originators it rests."""
    words, status = names.words, main_status(claims, event.type)
    own = [claim for claim in claims if claim.type == event.type]
    telling = [claim for claim in own if claim.status == status]
    denying = [claim for claim in own if claim.status == "negated" and status != "negated"]
    parts = [
        _said(_key(status, event, telling, account, names), telling, account, names),
        _said("denied", denying, account, names),
        *_otherwise(event, claims, account, names),
        _weight([claim for claim in claims if claim.status == status
                 and frozenset((claim.type, event.type)) not in _OPPOSED], account, words),
    ]
    return words.text("attribution", "join").join(part for part in parts if part)


def _otherwise(event: Event, claims: Sequence[Claim], account: Account, names: Names) -> list[str]:
    """Who calls it something that cannot be so when it is so; what is merely part of it (the attack by which a place
    was taken, the deaths) is no other name for it."""
    types = ontology().types
    others: dict[str, list[Claim]] = {}
    doers = _sides(event, [claim for claim in claims if claim.type == event.type], account, names)
    for claim in claims:
        if claim.status != "negated" and frozenset((claim.type, event.type)) in _OPPOSED:
            same = doers & _sides(event, [claim], account, names)
            if not same or not claim.type.startswith(_BY_WHOM):
                others.setdefault(claim.type, []).append(claim)
    mine = speakers([claim for claim in claims if claim.type == event.type], account, names)
    found = []
    for name, told in others.items():
        who = [speaker for speaker in speakers(told, account, names) if speaker not in mine]
        if who:  # who tells it both ways tells of two things
            found.append(names.words.say("attribution", "otherwise", what=getattr(types[name], names.words.lang),
                                         who=names.words.listed(who, NAMED_AT_MOST)))
    return found


def _sides(event: Event, claims: Sequence[Claim], account: Account, names: Names) -> set[str]:
    """The sides of those who act by these claims."""
    acting = (grounding.ref for claim in claims for grounding in account.groundings.get(claim.id, ())
              if grounding.slot == "agents" and grounding.ref)
    return {side for actor in acting if (side := _side(actor, event, names))}


def speakers(claims: Sequence[Claim], account: Account, names: Names) -> list[str]:
    """The names of those whom the claims come from, each once, those who merely carry others left out."""
    named = (names.originator(origin, account.documents[claim.document])
             for claim in claims if (origin := account.origins.get(claim.id)) is not None)
    return list(dict.fromkeys(named))


def _origins(claims: Sequence[Claim], account: Account) -> dict[str, Origin]:
    return {
        origin.originator: origin for claim in claims if (origin := account.origins.get(claim.id)) is not None
    }


def _said(key: str, claims: Sequence[Claim], account: Account, names: Names) -> str:
    who = names.words.listed(speakers(claims, account, names), NAMED_AT_MOST)
    return names.words.say("attribution", key, who=who) if who else ""


def _key(status: str, event: Event, claims: Sequence[Claim], account: Account, names: Names) -> str:
    if status in ("planned", "hedged") and not any(claim.voice for claim in claims):
        return "says"  # the report speaks of what others mean to do: it announces nothing
    if status == "asserted":
        return "claims" if _own_word_only(event, _origins(claims, account).values(), names) else "says"
    return status


def _own_word_only(event: Event, origins: Iterable[Origin], names: Names) -> bool:
    if event.type not in _GAINS:
        return False
    gaining = {side for actor in event.agents if (side := _side(actor, event, names))}
    leans = {origin.lean for origin in origins}
    return bool(leans) and leans <= gaining


def _side(actor: str, event: Event, names: Names) -> str | None:
    return names.side(actor, event) or (actor if names.words.optional("sides", actor) else None)


def _weight(claims: Sequence[Claim], account: Account, words: Wording) -> str:
    reports = {claim.document for claim in claims}
    originators = len(_origins(claims, account))
    if len(reports) < 2 or not originators:
        return ""
    return words.say("attribution", "weight", reports=words.counted(len(reports), "counted", "reports"),
                     originators=words.counted(originators, "counted", "originators"))
