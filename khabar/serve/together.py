"""What the processes that serve one database share: they are forked from one that holds it, and see it through here."""

import hashlib
import secrets
import struct
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import mmap
from tempfile import TemporaryFile

if sys.platform != "win32":
    import fcntl

WINDOW = 10.0    # seconds over which requests of a client are counted
BOXES = 1 << 16  # in which clients are counted
_REVISION = struct.Struct("=q")
_BOX = struct.Struct("=dQ")


class Together:
    """Made before the processes part. Alone, it is what one process shares with itself.

    ``revision`` is the last that one of them wrote: none of them answers of an earlier one from then on, so that what
    somebody decided holds at once whoever is asked. Clients are counted together, by a hash that nobody else knows;
    two of them seldom fall into one box, and then share what they may ask.
    """

    def __init__(self) -> None:
        self._memory = mmap(-1, _REVISION.size + BOXES * _BOX.size)
        self._secret = secrets.token_bytes(16)
        self._threads = threading.Lock()
        # Locks on a file are held by processes, and end with them.
        self._file = TemporaryFile()  # noqa: SIM115 -- open as long as this is
        weakref.finalize(self, self._file.close)

    @property
    def revision(self) -> int:
        """The last revision that one of these processes wrote; 0 before any did."""
        return int(_REVISION.unpack_from(self._memory)[0])

    def wrote(self, revision: int) -> None:
        """Let everybody know of a revision that this process wrote."""
        _REVISION.pack_into(self._memory, 0, max(revision, self.revision))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Only one thread of one of these processes is in here at a time; one that dies in here lets go."""
        with self._threads:
            if sys.platform != "win32":
                fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                if sys.platform != "win32":
                    fcntl.lockf(self._file, fcntl.LOCK_UN)

    def wait(self, client: str, most: int) -> int | None:
        """Count a request of a client: the seconds until it may ask again, None when it may ask now.

        Two processes that count the same client in the same microsecond may count one request for two.
        """
        hashed = hashlib.blake2b(client.encode("utf-8", "surrogateescape"), key=self._secret, digest_size=8).digest()
        box = _REVISION.size + int.from_bytes(hashed, "big") % BOXES * _BOX.size
        now = time.monotonic()
        since, count = _BOX.unpack_from(self._memory, box)
        if not count or now - since >= WINDOW:
            since, count = now, 0
        _BOX.pack_into(self._memory, box, since, count + 1)
        return None if count < most else max(1, round(WINDOW - (now - since)))
