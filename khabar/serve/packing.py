"""Answers put together from parts that are compressed already.

Parts of a deflate stream that each end with a full flush can be joined in any order (RFC 1951); a gzip file (RFC 1952)
wants beside them only the length and the check sum of the whole, which follows from those of the parts. So of an answer
that consists of thousands of states only those are written and compressed that have not stood beside each other in an
answer before.
"""

import zlib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from gzip import compress, decompress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.serve.kept import Kept

LEVEL = 1          # of compression: the last per cent are not worth a reader's waiting
WORTH_IT = 1_000   # bytes from which an answer is compressed
MOST_PARTS = 60_000  # parts that are held to be joined again: some 1 kB each
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"  # deflate, no name, no time, the fastest compression
_END = b"\x03\x00"  # an empty last block
_POLYNOMIAL = 0xEDB88320  # of the check sum, its highest power in the lowest bit
_WORD = 32


@dataclass(frozen=True, slots=True)
class Part:
    """A text compressed, ended with a full flush; its check sum, and how many bytes it had."""

    packed: bytes
    sum: int
    size: int


@dataclass(frozen=True, slots=True)
class Joined:
    """An answer as a gzip file."""

    gzip: bytes

    @property
    def plain(self) -> bytes:
        """The answer as it is."""
        return zlib.decompress(self.gzip, 16 + zlib.MAX_WBITS)


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as bytes: as it is kept, compressed where that is worth it, so that nearly everybody wants it so."""

    body: bytes
    packed: bool

    @classmethod
    def of(cls, body: bytes) -> "Written":
        """An answer that was just made."""
        if len(body) < WORTH_IT:
            return cls(body, packed=False)
        return cls(compress(body, LEVEL, mtime=0), packed=True)

    @property
    def gzip(self) -> bytes | None:
        """The answer as a gzip file, if it was worth it."""
        return self.body if self.packed else None

    @property
    def plain(self) -> bytes:
        """The answer as it is."""
        return decompress(self.body) if self.packed else self.body


class Packer:
    """Compresses parts of answers, and holds them by what they hold."""

    def __init__(self) -> None:
        self._kept: Kept[Hashable, Part] = Kept(MOST_PARTS)

    def listed(
        self, before: bytes, keys: Sequence[Hashable], write: Callable[[Any], bytes], after: bytes,
    ) -> Joined:
        """A list in JSON between what stands before and after it; ``write`` gives the items that a key stands for."""
        deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)

        def part(text: bytes) -> Part:
            return Part(deflate.compress(text) + deflate.flush(zlib.Z_FULL_FLUSH), zlib.crc32(text), len(text))

        kept = self._kept
        # The first has no comma before it, which the others are kept with.
        others = [kept.get(key) for key in keys[1:]]
        fresh = {key: part(b"," + write(key)) for key, found in zip(keys[1:], others, strict=True) if found is None}
        parts = [part(before + b"[" + (write(keys[0]) if keys else b"")),
                 *(found or fresh[key] for key, found in zip(keys[1:], others, strict=True)), part(b"]" + after)]
        kept.keep(fresh)
        sizes = np.array([each.size for each in parts], np.int64)
        total = int(sizes.sum())
        sums = shifted(np.array([each.sum for each in parts], np.uint32), total - np.cumsum(sizes))
        sum_of_all = int(np.bitwise_xor.reduce(sums))
        ending = sum_of_all.to_bytes(4, "little") + (total % (1 << _WORD)).to_bytes(4, "little")
        return Joined(b"".join((_HEAD, *(each.packed for each in parts), _END, ending)))


def shifted(sums: NDArray[np.uint32], behind: NDArray[np.int64]) -> NDArray[np.uint32]:
    """What each check sum (CRC-32) adds to that of a whole in which so many bytes stand behind its part.

    The check sum of two texts one after the other is that of the first, shifted by the length of the second, XOR that
    of the second; shifting is linear, so that it is looked up byte by byte for each power of two.
    """
    for power in range(int(behind.max(initial=0)).bit_length()):
        moved = (behind >> power) & 1 == 1
        if moved.any():
            tables, chosen = _tables(power), sums[moved]
            sums[moved] = (tables[0][chosen & 255] ^ tables[1][(chosen >> 8) & 255]
                           ^ tables[2][(chosen >> 16) & 255] ^ tables[3][chosen >> 24])
    return sums


@cache
def _tables(power: int) -> NDArray[np.uint32]:
    """For each of the four bytes of a check sum, and each value of it, what it becomes 2 ** power bytes later."""
    numbers = np.arange(256, dtype=np.uint32)
    found = np.stack([numbers << np.uint32(8 * byte) for byte in range(4)])
    if power:
        return shifted(shifted(found.ravel(), np.full(1024, 1 << (power - 1), np.int64)),
                       np.full(1024, 1 << (power - 1), np.int64)).reshape(4, 256)
    for _ in range(8):
        found = np.where(found & 1 == 1, (found >> np.uint32(1)) ^ np.uint32(_POLYNOMIAL), found >> np.uint32(1))
    return found.astype(np.uint32)
