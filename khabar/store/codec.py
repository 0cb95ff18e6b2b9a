"""Frozen dataclasses to JSON and back, by the types of their fields.

A field that holds its default is left out, and a name that this version does not know is passed over: so a record may
gain an optional field without a migration, and a database written before or after that still reads.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]


class Codec(Generic[T]):
    """Writes records of one type as JSON objects and reads them back; ``without`` are fields kept elsewhere."""

    def __init__(self, record: type[T], without: frozenset[str] = frozenset()) -> None:
        self._record = record
        hints = get_type_hints(record)
        kept = [part for part in fields(record) if part.name not in without]  # type: ignore[arg-type]
        converters = {part.name: _converters(hints[part.name]) for part in kept}
        self._writers = [(part.name, _default(part), converters[part.name][0]) for part in kept]
        self._readers = {name: read for name, (_, read) in converters.items()}
        self._plain = not without and not any(self._readers.values())

    def body(self, record: T) -> dict[str, Any]:
        """The fields that differ from their default, as JSON values."""
        body = {}
        for name, default, write in self._writers:
            value = getattr(record, name)
            if value != default:
                body[name] = write(value) if write and value is not None else value
        return body

    def values(self, body: dict[str, Any] | None) -> dict[str, Any]:
        """The fields of a stored body, as the record's constructor takes them."""
        values, readers = {}, self._readers
        for name, value in (body or {}).items():
            if name in readers:
                read = readers[name]
                values[name] = value if read is None or value is None else read(value)
        return values

    def record(self, body: dict[str, Any]) -> T:
        """The record of a body that holds all its fields."""
        if self._plain and body.keys() <= self._readers.keys():
            return self._record(**body)
        return self._record(**self.values(body))


def _default(part: Field[Any]) -> Any:
    if part.default_factory is not MISSING:
        return part.default_factory()
    return part.default


@cache
def _converters(hint: Any) -> tuple[Convert | None, Convert | None]:
    """How a value of this type is written and read; None where JSON has the type itself."""
    origin = get_origin(hint)
    if hint in (str, int, float, bool) or origin is Literal:
        return None, None
    if hint in (date, datetime):
        return hint.isoformat, hint.fromisoformat
    if origin in (Union, UnionType):
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return _converters(inner)
    if origin is tuple:
        return _sequence(*_converters(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        codec = Codec(hint)
        return codec.body, codec.record
    raise TypeError(f"no JSON form is defined for {hint}")


def _sequence(write: Convert | None, read: Convert | None) -> tuple[Convert, Convert]:
    def write_all(values: tuple[Any, ...]) -> list[Any]:
        return [write(value) for value in values] if write else list(values)

    def read_all(values: list[Any]) -> tuple[Any, ...]:
        return tuple([read(value) for value in values]) if read else tuple(values)

    return write_all, read_all
