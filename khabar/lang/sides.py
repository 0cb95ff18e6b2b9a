"""On which side a name stands: read from the dated sides of the actors, so that a reader can tell foe from friend."""

from collections.abc import Mapping
from functools import cache

from khabar.lang.actors import PartyEntry, actor_id, party_entries, party_names

Side = tuple[str, str]  # a conflict and a side in it, as in ``data/actors/conflicts.yaml``
_GENERATIONS = 3  # parents up to which an actor without a side of its own takes theirs


@cache
def sides_by_name(language: str) -> Mapping[str, frozenset[Side]]:
    """Folded name or adjective of a party (words joined by one space) to the sides of all actors it may mean."""
    entries = {entry.slug: entry for entry in party_entries()}
    sides = {actor_id(slug): _sides(entry, entries, _GENERATIONS) for slug, entry in entries.items()}
    table: dict[str, set[Side]] = {}
    for name in party_names():
        if name.language == language:
            table.setdefault(" ".join(name.words), set()).update(
                side for side in sides[name.actor] if name.conflict in (None, side[0]))
    return {name: frozenset(found) for name, found in table.items() if found}


def _sides(entry: PartyEntry, entries: Mapping[str, PartyEntry], generations: int) -> frozenset[Side]:
    """The sides an actor was ever on, else those of what it belongs to."""
    own = frozenset((fact.conflict, fact.value) for fact in entry.sides if fact.conflict)
    if own or not generations:
        return own
    parents = (entries[fact.value] for fact in entry.parents if fact.value in entries)
    return frozenset(side for parent in parents for side in _sides(parent, entries, generations - 1))


def hostile(one: frozenset[Side], other: frozenset[Side]) -> bool:
    """Whether two parties stand on different sides in every war in which both have one, and there is such a war."""
    wars = {war for war, _ in one} & {war for war, _ in other}
    return bool(wars) and not any(side in other for side in one if side[0] in wars)
