"""The library: whoever answers gets the database as it is now from it."""

import threading
import time

from khabar.serve.hooks import Hooks
from khabar.serve.snapshot import Snapshot
from khabar.store.browsing import Browser

FRESH = 0.25  # seconds for which the database is taken to be as it was when last looked at


class Library:
    """Hands out the snapshot of the present revision."""

    def __init__(self, store: Browser, hooks: Hooks) -> None:
        self.store = store
        self.hooks = hooks
        self._lock = threading.Lock()
        self._looked = -FRESH
        self._snapshot: Snapshot | None = None
        self.writing = threading.Lock()

    def now(self) -> Snapshot:
        """The database as it is now; what another process changed is seen within a quarter of a second."""
        with self._lock:
            snapshot = self._snapshot
            if snapshot is None or time.monotonic() - self._looked > FRESH:
                revision = self.store.revision()
                if snapshot is None or snapshot.at != revision:
                    snapshot = self._snapshot = Snapshot(self.store, revision, snapshot)
                self._looked = time.monotonic()
            return snapshot

    def warm(self) -> None:
        """Read what is asked for all the time before anybody asks."""
        snapshot = self.now()
        _ = snapshot.world, snapshot.days, snapshot.counts(), snapshot.stale

    def changed(self) -> Snapshot:
        """The database after a change of one's own."""
        with self._lock:
            self._looked = -FRESH
        return self.now()
