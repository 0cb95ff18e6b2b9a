"""The library: whoever answers gets the database as it is now from it."""

import logging
import threading
import time
from collections.abc import Callable

from khabar.serve.hooks import Hooks
from khabar.serve.snapshot import Snapshot
from khabar.serve.together import Together
from khabar.store.browsing import Browser

FRESH = 0.25    # seconds for which the database is taken to be as it was when last looked at
PATIENCE = 0.5  # seconds for which a request waits for what another process changed to be read
log = logging.getLogger("khabar.serve")


class Library:
    """Hands out the snapshot of the present revision. ``first`` makes what whoever opens the page asks for first."""

    def __init__(self, store: Browser, hooks: Hooks, together: Together) -> None:
        self.store = store
        self.hooks = hooks
        self.together = together
        self.first: Callable[[Snapshot], None] | None = None
        self._lock = threading.Lock()
        self._looked = -FRESH
        self._snapshot: Snapshot | None = None
        self._reader: threading.Thread | None = None

    def now(self) -> Snapshot:
        """The database as it is now.

        What another process changed is looked for four times in a second, and read beside the answering; until that
        is done, which takes seconds where there are a million claims, answers tell of the database as it was. What
        was decided here or in a process that serves together with this one is waited for, however long that takes.
        """
        while True:
            written = self.together.revision
            with self._lock:
                snapshot = self._snapshot
                if snapshot is None:
                    return self._set(Snapshot(self.store, self.store.revision()))
                behind = snapshot.at < written
                if self._reader is None and (behind or time.monotonic() - self._looked > FRESH):
                    self._look(snapshot)
                reader = self._reader
            if reader is not None:
                reader.join(None if behind else max(0.0, self._looked + PATIENCE - time.monotonic()))
            if not behind or reader is None:
                return self._snapshot or snapshot

    def warm(self) -> None:
        """Read what is asked for all the time before anybody asks."""
        self._read(self.now())

    def changed(self) -> Snapshot:
        """The database after a change of one's own, of which all that serve together know from now on."""
        self.together.wrote(self.store.revision())
        return self.now()

    def _look(self, snapshot: Snapshot) -> None:
        revision = self.store.revision()
        self._looked = time.monotonic()
        if revision != snapshot.at:
            self._reader = threading.Thread(target=self._renew, args=(revision, snapshot), daemon=True)
            self._reader.start()

    def _renew(self, revision: int, before: Snapshot) -> None:
        snapshot = Snapshot(self.store, revision, before)
        try:
            self._read(snapshot)
        except Exception:  # whoever asks meets it again, and is told
            log.exception("what changed in the database could not be read")
        with self._lock:
            self._set(snapshot)
            self._reader = None

    def _set(self, snapshot: Snapshot) -> Snapshot:
        # A change of one's own may have come in while that of another process was being read.
        if self._snapshot is None or self._snapshot.at <= snapshot.at:
            self._snapshot = snapshot
            self._looked = time.monotonic()
        return self._snapshot

    def _read(self, snapshot: Snapshot) -> None:
        if snapshot.warmed:
            return
        with snapshot.held():
            snapshot.warm()
            if self.first is not None:
                self.first(snapshot)
        snapshot.warmed = True
