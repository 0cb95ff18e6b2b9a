"""What is known of a claim as one short piece: MessagePack, deflated against an example of such a piece.

Most of a piece are the names of its fields, which are those of the example, so that it takes a third of the room.
"""

import zlib
from typing import Any

import msgspec

from khabar.errors import StoreError
from khabar.store.cells import Known

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Known).decode


def _words(text: str) -> dict[str, Any]:
    return {"start": 120, "stop": 130, "text": text}


# Pieces that are stored can be read by this example alone: never change it.
_EXAMPLE = _encode({
    "item": {
        "id": "claim_", "claim": {
            "id": "claim_", "document": "doc_", "type": "control.captured", "status": "asserted",
            "quote": _words("\u0627\u0644"), "extent": None, "agents": [_words("\u0642\u0648\u0627\u062a")],
            "targets": [_words("\u0627\u0644\u0645")], "weapons": [], "place": _words("\u0627\u0644"),
            "when": {"kind": "days", "first": None, "last": None, "month": None, "year": None, "ahead": False,
                     "hijri": False, "part": None, "basis": "stated", "span": _words("\u0627\u0644\u064a\u0648\u0645")},
            "counts": [{"measure": "killed", "low": 10, "high": 10, "of": _words("10"), "cumulative": False,
                        "span": _words("10"), "part_of": None}],
            "voice": [], "confidence": 0.9, "trace": ["rule"], "joint": 1},
        "published": "2016-08-06", "conflict": "syria", "place": "place:", "near": False, "start": "2016-08-06",
        "end": "2016-08-06", "part": None, "agents": ["actor:"], "targets": ["actor:"], "voices": [],
        "by": ["government"], "onto": ["opposition"]},
    "origin": {"claim": "claim_", "originator": "outlet:", "name": "News Agency", "lean": "government", "grade": "C",
               "carrier": False, "copied_from": None, "reason": "the report says it itself", "also": []},
    "repeat": None, "event": {"id": "event_", "start": "2016-08-06", "end": "2016-08-06"}})
_FAST = 1  # how hard to look for what is alike: harder is no shorter


def packed(known: Known) -> bytes:
    """The piece that is stored."""
    writer = zlib.compressobj(_FAST, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_EXAMPLE)
    return writer.compress(_encode(known)) + writer.flush()


def unpacked(piece: bytes) -> Known:
    """What a stored piece holds. Raises StoreError when it is none."""
    try:
        return _decode(zlib.decompressobj(-zlib.MAX_WBITS, _EXAMPLE).decompress(piece))
    except (zlib.error, msgspec.DecodeError) as error:
        raise StoreError(f"what is known of a claim cannot be read back from the database ({error})") from error
