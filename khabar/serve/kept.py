"""What is held to be given again."""

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")
T = TypeVar("T")


class Kept(dict[K, T]):
    """What was made lately; all of it is forgotten when it becomes more than ``most``."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, made: Mapping[K, T]) -> None:
        """Keep these, too."""
        if len(self) + len(made) > self._most:
            self.clear()
        self.update(made)
