"""Finding places, actors and outlets by any of their names."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from khabar.model.records import Actor, Outlet, Place

Named = TypeVar("Named", bound=Place | Actor | Outlet)
Fold = Callable[[str], str]


class NameIndex(Generic[Named]):
    """Records of one kind under all their names, as ``fold`` writes them."""

    def __init__(self, records: Iterable[Named], fold: Fold) -> None:
        self._fold: Fold = fold
        self._named: list[tuple[list[str], Named]] = []
        for record in records:
            names = [record.name_ar, record.name_en, *record.aliases]
            self._named.append(([fold(name) for name in names if name], record))

    def find(self, words: str) -> list[Named]:
        """Those that are called so; then those whose name begins so; then those that have the words in a name."""
        sought = self._fold(words.strip())
        if not sought:
            return []
        found = [(rank, each.id, each) for names, each in self._named
                 if (rank := min((_rank(name, sought) for name in names), default=3)) < 3]
        return [each for _, _, each in sorted(found, key=lambda hit: hit[:2])]


def _rank(name: str, sought: str) -> int:
    if name == sought:
        return 0
    if name.startswith(sought):
        return 1
    return 2 if sought in name else 3
