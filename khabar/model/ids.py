"""Ids: the same content has the same id, everywhere and always."""

import hashlib
from datetime import date

Part = str | int | float | date | None


def make_id(kind: str, *parts: Part) -> str:
    """Id of a record: ``kind`` and a hash of its identifying parts.

    Every part is length-delimited before hashing, so that no two different tuples share a byte string
    (joining with a separator would let a separator inside a field forge another record's id).
    """
    digest = hashlib.sha256()
    for part in parts:
        data = b"\x00" if part is None else str(part).encode()
        digest.update(f"{len(data) if part is not None else 'null'}:".encode())
        digest.update(data)
    return f"{kind}_{digest.hexdigest()[:20]}"
