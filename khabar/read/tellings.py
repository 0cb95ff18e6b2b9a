"""The same happening told again in one report: in the headline, the lead, the detail and the background."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from khabar.model.records import Claim, Span
from khabar.text.folding import fold

# happenings of which a report may tell one many times; a clash or a talk has its parties, a state goes on
HAPPENINGS = ("harm.", "strike.", "materiel.", "battle.attack")
_SHORTEST = 3  # letters of a word by which two names may be known to be one
_TELLING = 5  # a figure from which on two tolls are the same wherever they are said to have been
_DAYS = ("days", "weekday", "date")


def tellings(claims: Sequence[Claim]) -> list[tuple[int, ...]]:
    """Groups of a report's claims that tell one happening, as indices in order; what is told once is in none.

    Two claims of one type and status tell the same if a bond joins them, the same figure (43 were killed) or the same
    named place on the same day, and nothing parts them: another figure, place, day, doer or victim.
    """
    groups: list[list[int]] = []
    for index, claim in enumerate(claims):
        if not claim.type.startswith(HAPPENINGS):
            continue
        home = next((group for group in groups if _belongs(claim, [claims[each] for each in group])), None)
        if home is None:
            groups.append([index])
        else:
            home.append(index)
    return [tuple(group) for group in groups if len(group) > 1]


def lent(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a report, each that tells a toll again with the doers and victims that its other tellings name.

    Only where a figure joins them that is no small one (two are killed every day), and all that name somebody name the
    same.
    """
    doers: dict[str, tuple[Span, ...]] = {}
    victims: dict[str, tuple[Span, ...]] = {}
    tolls = [claim for claim in claims if any(low >= _TELLING for _, low in _figures(claim))]
    for group in tellings(tolls):
        ids = [tolls[index].id for index in group]
        doers |= dict.fromkeys(ids, _agreed([tolls[index].agents for index in group]))
        victims |= dict.fromkeys(ids, _agreed([tolls[index].targets for index in group]))
    for claim in claims:
        agents, targets = claim.agents or doers.get(claim.id, ()), claim.targets or victims.get(claim.id, ())
        changed = (agents, targets) != (claim.agents, claim.targets)
        yield replace(claim, agents=agents, targets=targets) if changed else claim


def _belongs(claim: Claim, group: Sequence[Claim]) -> bool:
    return any(_bond(claim, other) for other in group) and not any(_parted(claim, other) for other in group)


def _bond(one: Claim, other: Claim) -> bool:
    if (one.type, one.status) != (other.type, other.status) or one.quote == other.quote:
        return False
    if _figures(one) & _figures(other):
        return True
    placed = one.place is not None and other.place is not None and alike([one.place], [other.place])
    return placed and one.when is not None and other.when is not None and _day(one) == _day(other) is not None


def _parted(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot tell one happening: they differ in what both of them tell."""
    mine, theirs = ({count.measure: (count.low, count.high) for count in claim.counts if count.part_of is None}
                    for claim in (one, other))
    if any(mine[measure] != theirs[measure] for measure in mine.keys() & theirs.keys()):
        return True
    known = any(low >= _TELLING for _, low in _figures(one) & _figures(other))  # a quarter here, its city there
    if not known and one.place is not None and other.place is not None and not alike([one.place], [other.place]):
        return True
    if _day(one) is not None and _day(other) is not None and _day(one) != _day(other):
        return True
    named = ((one.agents, other.agents), (one.targets, other.targets))
    return any(first and second and not alike(first, second) for first, second in named)


def _figures(claim: Claim) -> frozenset[tuple[str, int]]:
    """The exact figures of a claim by which it may be known again: more than one of something."""
    return frozenset((count.measure, count.low) for count in claim.counts if count.low == count.high and count.low > 1)


def _day(claim: Claim) -> tuple[int | None, ...] | None:
    """The single day that a claim's words state; None where they state none."""
    when = claim.when
    if when is None or when.kind not in _DAYS or when.first != when.last or when.basis not in {"stated", "carried"}:
        return None
    return _DAYS.index(when.kind), when.first, when.month, when.year


def _agreed(named: Sequence[tuple[Span, ...]]) -> tuple[Span, ...]:
    """Whom the tellings name, by the first that does; nobody where two name different ones."""
    told = [spans for spans in named if spans]
    return told[0] if told and all(alike(one, other) for one, other in combinations(told, 2)) else ()


def alike(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether some phrase of the one names what some phrase of the other does."""
    return any(_same_name(_words(first), _words(second)) for first in one for second in other)


def _same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether all words of the one are among those of the other, or both share one behind their first (the forces of X,
    the army of X; but not the town of X and the town of Y)."""
    shorter, longer = sorted((one, other), key=len)
    whole = bool(shorter) and all(any(_same_word(word, again) for again in longer) for word in shorter)
    return whole or any(_same_word(word, again) for word in one[1:] for again in other[1:])


def _same_word(one: str, other: str) -> bool:
    """Whether two words are one, with or without article, preposition and ending: of a word the end or beginning may
    do."""
    shorter, longer = sorted((one, other), key=len)
    return longer.endswith(shorter) or longer.startswith(shorter)


def _words(span: Span) -> list[str]:
    return [word for word in fold(span.text).split() if len(word) >= _SHORTEST]
