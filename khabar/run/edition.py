"""By which version of Khabar, of the data that it weighs and infers by, and of Python a database was derived.

Beside what another one derived, one report more cannot be weighed: who is on which side may have changed since, and
Python 3.12 adds numbers up otherwise in their last digits than 3.11.
"""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

from khabar import __version__

_DATA = ("actors", "events.yaml", "outlets", "places", "weighing.yaml")


@cache
def edition() -> int:
    """A number for this version, its data (another one whenever a byte of them is) and the version of Python."""
    digest = sha256(f"{__version__} on {sys.version_info.major}.{sys.version_info.minor}".encode())
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
