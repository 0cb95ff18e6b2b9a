"""Answers put together from parts that are compressed already.

Parts of a deflate stream that each end with a full flush can be joined in any order (RFC 1951); a gzip file (RFC 1952)
wants beside them only the check sum and the length of the whole. So of an answer that consists of thousands of states
only those are compressed that have not stood beside each other in an answer before.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.serve.kept import Kept

LEVEL = 1
MOST_PARTS = 60_000  # parts that are held to be joined again: some 1 kB each
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"  # deflate, no name, no time, the fastest compression
_END = b"\x03\x00"  # an empty last block
_SIZES = 1 << 32


@dataclass(frozen=True, slots=True)
class Joined:
    """An answer as it is, and as a gzip file."""

    plain: bytes
    gzip: bytes


class Packer:
    """Compresses parts of answers, and holds them."""

    def __init__(self) -> None:
        self._kept: Kept[tuple[bytes, ...], bytes] = Kept(MOST_PARTS)

    def join(self, before: bytes, parts: Iterable[tuple[bytes, ...]], after: bytes) -> Joined:
        """A list in JSON of all texts of all parts, between what stands before and after it."""
        deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)

        def packed(text: bytes) -> bytes:
            return deflate.compress(text) + deflate.flush(zlib.Z_FULL_FLUSH)

        first, *others = [part for part in parts if part] or [()]
        fresh = {part: packed(b"," + b",".join(part)) for part in others if part not in self._kept}
        pieces = [fresh[part] if part in fresh else self._kept.get(part) or packed(b"," + b",".join(part))
                  for part in others]
        self._kept.keep(fresh)
        plain = b"".join((before, b"[", b",".join([text for part in (first, *others) for text in part]), b"]", after))
        sums = zlib.crc32(plain).to_bytes(4, "little") + (len(plain) % _SIZES).to_bytes(4, "little")
        return Joined(plain, b"".join((
            _HEAD, packed(before + b"[" + b",".join(first)), *pieces, packed(b"]" + after), _END, sums)))
