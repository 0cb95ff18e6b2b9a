"""A map file with one tile: a picture of one colour, as PMTiles (version 3) lays it out."""

import json
import struct
import zlib

COLOUR = (200, 30, 200)
SIDE = 256


def picture() -> bytes:
    """A PNG of one colour."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + bytes(COLOUR) * SIDE for _ in range(SIDE))
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def varint(number: int) -> bytes:
    """A number in seven bits a byte."""
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])


def archive() -> bytes:
    """The file: header, directory of one entry, metadata, and the world in one tile."""
    tile = picture()
    directory = b"".join(map(varint, (1, 0, 1, len(tile), 1)))  # entries; then ids, runs, lengths, offsets + 1
    metadata = json.dumps({"name": "a colour"}).encode()
    at_directory = 127
    at_metadata = at_directory + len(directory)
    at_tiles = at_metadata + len(metadata)
    header = b"PMTiles\x03" + struct.pack(
        "<11Q", at_directory, len(directory), at_metadata, len(metadata), 0, 0, at_tiles, len(tile), 1, 1, 1)
    header += struct.pack("<BBBBBB", 1, 1, 1, 2, 0, 0)  # clustered, nothing compressed, PNG, zoom 0 to 0
    header += struct.pack("<iiii", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000)
    header += struct.pack("<Bii", 0, 0, 0)
    return header + directory + metadata + tile
