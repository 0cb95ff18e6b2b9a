"""Work that makes many records and hardly any garbage: collections, which go through all there is, are put off."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without collections: for work that is soon done. What it leaves is not gone through at once afterwards, either,
    but with all that is old."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if not gc.get_freeze_count():  # to freeze and thaw is to make old, at no cost
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """Without going through what is in memory already: for long work that keeps it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
