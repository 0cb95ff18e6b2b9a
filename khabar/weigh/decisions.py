"""What people decided about pairs of claims, spread out: who belongs together by it, and who must stay apart."""

from collections.abc import Iterable, Mapping

from khabar.model.judgements import Pair

NONE: frozenset[str] = frozenset()


class Decisions:
    """Groups of claims that people declared to be one happening, and the claims from which each must stay apart.

    What is said of one claim of a group holds of all of them. Decisions that cannot all hold (A is B, B is C, A is
    not C) are resolved in favour of *not the same*, and among those of *the same* in the order of the ids: a link
    that is missing is asked for again, a wrong one is believed.
    """

    def __init__(self, links: Mapping[Pair, bool]) -> None:
        self._root: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}
        for pair in sorted((pair for pair, same in links.items() if not same), key=_ids):
            self._apart.setdefault(pair.first, set()).add(pair.second)
            self._apart.setdefault(pair.second, set()).add(pair.first)
        for pair in sorted((pair for pair, same in links.items() if same), key=_ids):
            self._join(pair)

    def _join(self, pair: Pair) -> None:
        """Make one group of the groups of two claims, unless somebody said of two of theirs that they are not one."""
        first, second = self.group(pair.first), self.group(pair.second)
        if any(self._apart.get(claim, NONE) & second for claim in first):
            return
        root = min(first | second)
        self._members[root] = set(first | second)
        self._root.update(dict.fromkeys(first | second, root))

    def __bool__(self) -> bool:
        return bool(self._root or self._apart)

    def root(self, claim: str) -> str | None:
        """The claim that stands for the group a claim was put into; None when nobody put it into any."""
        return self._root.get(claim)

    def group(self, claim: str) -> frozenset[str]:
        """The claims that were declared to be one happening with it, itself among them."""
        root = self._root.get(claim)
        return frozenset(self._members[root]) if root is not None else frozenset((claim,))

    def apart(self, claims: Iterable[str]) -> frozenset[str]:
        """The claims that must not be put together with these."""
        if not self._apart:
            return NONE
        own = {member for claim in claims for member in self.group(claim)}
        named = {other for claim in own for other in self._apart.get(claim, NONE)}
        return frozenset(member for claim in named for member in self.group(claim))


def _ids(pair: Pair) -> tuple[str, str]:
    return pair.first, pair.second
