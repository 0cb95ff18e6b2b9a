"""By which version of Khabar, and of the data that it weighs and infers by, a database was derived.

Beside what another one derived, one report more cannot be weighed: who is on which side may have changed since.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

from khabar import __version__

_DATA = ("actors", "events.yaml", "outlets", "places", "weighing.yaml")


@cache
def edition() -> int:
    """A number for this version and its data: another one whenever a byte of them is."""
    digest = sha256(__version__.encode())
    data = resources.files("khabar").joinpath("data")
    for name in _DATA:
        for file in _files(data.joinpath(name)):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return int.from_bytes(digest.digest()[:7])  # fits a whole number of every database


def _files(found: Traversable) -> Iterator[Traversable]:
    if found.is_file():
        yield found
        return
    for each in sorted(found.iterdir(), key=lambda each: each.name):
        if not each.name.startswith(("_", ".")):
            yield from _files(each)
