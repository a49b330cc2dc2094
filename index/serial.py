"""How does a record become bytes, and the bytes the same record again?

The JSON of a record names only the fields that differ from their defaults: it stays compact, and a field
added to `onrecord.index.model` reads as its default from older files. Text is kept exactly, lone
surrogates (as of file names that are not UTF-8) included.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")

Reader = Callable[[Any], Any]


class BrokenRecord(ValueError):
    """Bytes that are not what `pack` or `encoded` made."""


def pack(record: object, *, without: frozenset[str] = frozenset()) -> bytes:
    """The record as UTF-8 JSON, less the fields in `without`, which are kept elsewhere."""
    plain = {name: value for name, value in simplified(record).items() if name not in without}
    return encoded(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))


def unpack(kind: Callable[..., Record], data: bytes, **elsewhere: object) -> Record:
    """The record that `pack` made `data` from, with the fields that are kept `elsewhere`.

    Raises:
        BrokenRecord: the bytes are not such a record.

    """
    try:
        return restored(kind, json.loads(decoded(data)), **elsewhere)
    except (ValueError, TypeError, AttributeError) as error:
        raise BrokenRecord(str(error)) from error


def encoded(text: str) -> bytes:
    """Any text as bytes, lone surrogates included."""
    return text.encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> str:
    """The text that `encoded` made `data` from.

    Raises:
        BrokenRecord: the bytes are not text.

    """
    try:
        return data.decode("utf-8", "surrogatepass")
    except (UnicodeDecodeError, AttributeError) as error:
        raise BrokenRecord(str(error)) from error


def simplified(record: Any) -> dict[str, Any]:
    """A record as dictionaries, lists, text and numbers; fields at their default are left out."""
    kind: Callable[..., Any] = type(record)
    return {
        name: _simple(value)
        for name, default in _defaults(kind)
        if (value := getattr(record, name)) != default
    }


def restored(kind: Callable[..., Record], plain: dict[str, Any], **elsewhere: object) -> Record:
    """The record that `simplified` took apart, with the fields that are kept `elsewhere`.

    Raises:
        ValueError, TypeError, AttributeError: it is not such a record.

    """
    known = {name: read(plain[name]) for name, read in _readers(kind) if name in plain}
    return kind(**known, **elsewhere)


def _simple(value: object) -> object:
    if isinstance(value, tuple):
        return [_simple(item) for item in value]
    return simplified(value) if is_dataclass(value) else value


@cache
def _defaults(kind: Callable[..., Any]) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(kind))  # type: ignore[arg-type]


@cache
def _readers(kind: Callable[..., Any]) -> tuple[tuple[str, Reader], ...]:
    return tuple((name, _reader(hint)) for name, hint in get_type_hints(kind).items())


def _reader(hint: Any) -> Reader:
    """What makes a value of the type `hint` from its JSON."""
    arguments = get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        return partial(_optional, _reader(inner))
    if get_origin(hint) is tuple:
        return partial(_several, _reader(arguments[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return partial(restored, hint)
    return _as_it_is


def _optional(read: Reader, value: Any) -> Any:
    return None if value is None else read(value)


def _several(read: Reader, values: Any) -> tuple[Any, ...]:
    return tuple(values) if read is _as_it_is else tuple(map(read, values))


def _as_it_is(value: Any) -> Any:
    return value
