"""The sides of a fight that its words do not name: who lost men in it, against who killed or caught them."""

from collections.abc import Sequence

from khabar.lang.sides import hostile
from khabar.read.chunks import Chunk, sides_of
from khabar.read.frames import Draft
from khabar.read.owners import owner_of

_LOSSES = frozenset({"harm.killed", "harm.wounded", "harm.captured"})
_MEN = ("party.head", "party.name", "has.party", "serviceman")
_NO_SIDE = ("civilian", "kin", "person.name", "person.title", "both")


def tell_sides(drafts: Sequence[Draft]) -> None:
    """Give the fights of a sentence that name one side at most the other one, or both (ten of X were killed in clashes;
    the army killed ten gunmen during clashes). Who struck from afar meanwhile did not fight there."""
    afar = [chunk for each in drafts if each.rule.type.startswith("strike.") for chunk in each.get("agents")]
    for fight in drafts:
        if fight.rule.type == "battle.clash":
            _tell(fight, [each for each in drafts if each.rule.type in _LOSSES and each.cause is fight], afar)


def _tell(fight: Draft, losses: Sequence[Draft], afar: Sequence[Chunk]) -> None:
    lost = list(dict.fromkeys(chunk for loss in losses for chunk in loss.get("targets")))
    everybody = fight.get("agents") + fight.get("targets")
    # the verb behind a fight tells who fell in it, too
    told = [one for one in everybody if one in lost or owner_of(fight.parsed, one) not in lost]
    if len(told) > 1 or any(one.is_a("both") for one in told):
        return
    killers = [chunk for loss in losses for chunk in loss.get("agents") if not told and chunk not in afar]
    ours = told or list(dict.fromkeys(killers))
    foes = [chunk for chunk in lost if chunk.is_a(*_MEN) and not chunk.is_a(*_NO_SIDE)
            and chunk not in ours and not _stands_with(ours, chunk)]
    mine, other = ("targets", "agents") if told and told[0] in fight.get("targets") else ("agents", "targets")
    fight.slots[mine], fight.slots[other] = (ours, foes) if ours else (foes, [])
    fight.lent += [*killers, *foes]


def _stands_with(ours: Sequence[Chunk], chunk: Chunk) -> bool:
    return any(sides_of(one) & sides_of(chunk) and not hostile(sides_of(one), sides_of(chunk)) for one in ours)


def is_one_sided(fight: Draft) -> bool:
    """Whether all parties of a fight that its words name are known to stand together, so that the other side is not
    among them (the army and its allies fight in X)."""
    told = fight.get("agents") + fight.get("targets")
    return bool(told) and all("prep.between" not in one.case_senses and _stands_with(told[:1], one) for one in told)
