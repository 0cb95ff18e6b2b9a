"""Frozen dataclasses to JSON and back, by the types of their fields.

A field that holds its default is left out, and a name that this version does not know is passed over: so a record may
gain an optional field without a migration, and a database written before or after that still reads.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from khabar.errors import StoreError

T = TypeVar("T")
Convert = Callable[[Any], Any]


class Codec(Generic[T]):
    """Writes records of one type as JSON objects and reads them back; ``without`` are fields kept elsewhere.

    ``names`` are the fields that it does keep.
    """

    def __init__(self, record: type[T], without: frozenset[str] = frozenset()) -> None:
        hints = get_type_hints(record)
        kept = [part for part in fields(record) if part.name not in without]  # type: ignore[arg-type]
        self.names = tuple(part.name for part in kept)
        self._writers = [(part.name, _default(part), _writer(hints[part.name])) for part in kept]
        # msgspec reads a body several times as fast as a reader in Python: of a large database that is most of the work
        shape = msgspec.defstruct(record.__name__, [
            (part.name, hints[part.name]) if (default := _default(part)) is MISSING else
            (part.name, hints[part.name], default) for part in kept])
        self._decode = msgspec.json.Decoder(shape).decode
        defaults = tuple(_default(part) for part in kept)
        self._empty = None if MISSING in defaults else defaults

    def body(self, record: T) -> dict[str, Any]:
        """The fields that differ from their default, as JSON values."""
        body = {}
        for name, default, write in self._writers:
            value = getattr(record, name)
            if value != default:
                body[name] = write(value) if write and value is not None else value
        return body

    def values(self, body: str | bytes | None) -> tuple[Any, ...]:
        """The values of the fields, in the order of ``names``, from the JSON of a stored body (None: an empty one).

        Raises msgspec.ValidationError when it is of another shape.
        """
        if body is None and self._empty is not None:
            return self._empty
        return msgspec.structs.astuple(self._decode(body or b"{}"))


def _default(part: Field[Any]) -> Any:
    if part.default_factory is not MISSING:
        return part.default_factory()
    return part.default


@cache
def _writer(hint: Any) -> Convert | None:
    """How a value of this type is written; None where JSON has the type itself."""
    origin = get_origin(hint)
    if hint is float:
        return _finite
    if hint in (str, int, bool) or origin is Literal:
        return None
    if hint in (date, datetime):
        return hint.isoformat  # type: ignore[no-any-return]
    if origin in (Union, UnionType):
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return _writer(inner)
    if origin is tuple:
        return _sequence(_writer(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        return Codec(hint).body
    raise TypeError(f"no JSON form is defined for {hint}")


def _finite(value: float) -> float:
    """The number itself. Raises StoreError when JSON has no form for it."""
    if not isfinite(value):
        raise StoreError(f"a number that is {value} cannot be stored")
    return value


def _sequence(write: Convert | None) -> Convert:
    def write_all(values: tuple[Any, ...]) -> list[Any]:
        return [write(value) for value in values] if write else list(values)

    return write_all
