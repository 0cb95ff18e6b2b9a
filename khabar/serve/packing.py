"""Answers put together from parts that are compressed already.

Parts of a deflate stream that each end with a full flush can be joined in any order (RFC 1951); a gzip file (RFC 1952)
wants beside them only the length and the check sum of the whole, which follows from those of the parts. So of an answer
that consists of thousands of states only those are written and compressed that have not stood beside each other in an
answer before.
"""

import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from gzip import compress, decompress

import numpy as np
from numpy.typing import NDArray

LEVEL = 1          # of compression: the last per cent are not worth a reader's waiting
WINDOW = 13        # bits of the distance at which a part repeats itself: a longer one takes longer to begin with
AT_ONCE = 512      # parts that are compressed before they are put together
WORTH_IT = 1_000   # bytes from which an answer is compressed
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


class Parts:
    """Texts of a list that are known by numbers, each compressed when it is first wanted, and held.

    They are held in long pieces, and their places by columns: what is no object of its own is not written to when it
    is used, and so stays in memory once however many processes were forked from the one that compressed it.
    """

    def __init__(self, number: int, write: Callable[[int], bytes]) -> None:
        """So many texts; ``write`` gives one: items in JSON with commas between them, at least one."""
        self._write = write
        self._lock = threading.Lock()
        self._pieces: list[memoryview] = []
        self._places = np.zeros((number, 3), np.int64)  # piece, begin and end in it
        self._sums = np.zeros(number, np.uint32)
        self._sizes = np.zeros(number, np.int64)  # 0: not compressed yet

    def listed(self, before: bytes, numbers: NDArray[np.int64], after: bytes) -> Joined:
        """A list in JSON of the items of these texts between what stands before and ``after``, which closes it."""
        rest = numbers[1:]
        self.pack(rest)
        # The first has no comma before it, which the others are held with.
        first, last = _part(before + b"[" + (self._write(int(numbers[0])) if len(numbers) else b"")), _part(after)
        sizes = np.concatenate([[first.size], self._sizes[rest], [last.size]])
        total = int(sizes.sum())
        sums = np.concatenate([np.array([first.sum], np.uint32), self._sums[rest], np.array([last.sum], np.uint32)])
        whole = int(np.bitwise_xor.reduce(shifted(sums, total - np.cumsum(sizes))))
        pieces = self._pieces
        return Joined(b"".join((
            _HEAD, first.packed, *[pieces[piece][begin:end] for piece, begin, end in self._places[rest].tolist()],
            last.packed, _END, whole.to_bytes(4, "little"), (total % (1 << _WORD)).to_bytes(4, "little"))))

    def pack(self, numbers: NDArray[np.int64]) -> None:
        """Compress those of these texts that are not yet."""
        missing = numbers[self._sizes[numbers] == 0]
        for begin in range(0, len(missing), AT_ONCE):
            self._pack(missing[begin:begin + AT_ONCE])

    def _pack(self, missing: NDArray[np.int64]) -> None:
        parts = [_part(b"," + self._write(number)) for number in missing.tolist()]
        ends = np.cumsum([len(each.packed) for each in parts])
        with self._lock:
            self._pieces.append(memoryview(b"".join(each.packed for each in parts)))
            piece = len(self._pieces) - 1
        self._places[missing] = np.stack([np.full(len(parts), piece), np.concatenate([[0], ends[:-1]]), ends], axis=1)
        self._sums[missing] = [each.sum for each in parts]
        # Last, because what has a size is taken to be there.
        self._sizes[missing] = [each.size for each in parts]


def _part(text: bytes) -> Part:
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -WINDOW)
    return Part(deflate.compress(text) + deflate.flush(zlib.Z_FULL_FLUSH), zlib.crc32(text), len(text))


def shifted(sums: NDArray[np.uint32], behind: NDArray[np.int64]) -> NDArray[np.uint32]:
    """What each check sum (CRC-32) adds to that of a whole in which so many bytes stand behind its part.

    The check sum of two texts one after the other is that of the first, shifted by the length of the second, XOR that
    of the second; shifting is linear, so that it is looked up byte by byte for each digit of the length to base 256.
    """
    for place in range((int(behind.max(initial=0)).bit_length() + 7) // 8):
        digit = (behind >> (8 * place)) & 255
        tables = _tables(place)
        sums = (tables[digit, 0, sums & 255] ^ tables[digit, 1, (sums >> 8) & 255]
                ^ tables[digit, 2, (sums >> 16) & 255] ^ tables[digit, 3, sums >> 24])
    return sums


@cache
def _tables(place: int) -> NDArray[np.uint32]:
    """For each digit, each of the four bytes of a check sum and each value of it, what it becomes so much later."""
    numbers = np.arange(256, dtype=np.uint32)
    one = np.stack([numbers << np.uint32(8 * byte) for byte in range(4)])  # shifted by nothing
    found = [one]
    if place:
        further = _tables(place - 1)
        one = _looked_up(_looked_up(one, further[255]), further[1])
    else:
        for _ in range(8):
            one = np.where(one & 1 == 1, (one >> np.uint32(1)) ^ np.uint32(_POLYNOMIAL), one >> np.uint32(1))
    for _ in range(255):
        found.append(_looked_up(found[-1], one))
    return np.stack(found).astype(np.uint32)


def _looked_up(sums: NDArray[np.uint32], table: NDArray[np.uint32]) -> NDArray[np.uint32]:
    found: NDArray[np.uint32] = (table[0][sums & 255] ^ table[1][(sums >> 8) & 255] ^ table[2][(sums >> 16) & 255]
                                 ^ table[3][sums >> 24])
    return found
