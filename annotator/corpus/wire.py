"""How the values of `annotator.model` become JSON and come back, with the keys that nobody understands kept.

For every value type two msgspec structs are made from its fields: one for writing, which leaves out what is
empty, and one for reading, which accepts no unknown key. Reading goes through the strict struct first, which
costs next to nothing; only when that fails are unknown keys looked for and put into `extra`.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from annotator.model import (
    Annotation,
    Article,
    ArticleState,
    Attribute,
    Corrections,
    Decision,
    Evidence,
    FieldChange,
    Link,
    Provenance,
    Segment,
    Stamp,
)

T = TypeVar("T")

Json = Any
"""What parsed JSON is, and what msgspec's types are to a type checker: nothing narrower is true."""

Side = Callable[[type], type[msgspec.Struct]]


def _remembered(make: Callable[[type], T]) -> Callable[[type], T]:
    """Call `make` once for each type (`functools.cache` with a type that checkers accept for types)."""
    known: dict[type, T] = {}

    def look(kind: type) -> T:
        if kind not in known:
            known[kind] = make(kind)
        return known[kind]

    return look


SPARSE: dict[type, frozenset[str]] = {
    Article: frozenset({"extent", "event", "copy_of"}),
    Annotation: frozenset(
        {
            "absent_from",
            "memo",
            "attributes",
            "evidence",
            "links",
            "flagged",
            "cue",
            "concealed",
            "code_version",
            "cues_revision",
            "deleted",
        }
    ),
    Decision: frozenset({"deleted", "cues_revision"}),
    ArticleState: frozenset({"deleted"}),
    Evidence: frozenset({"attribute"}),
    Link: frozenset({"kind"}),
    FieldChange: frozenset({"before", "after"}),
    Attribute: frozenset({"values", "definition", "required"}),
    Segment: frozenset({"prefix", "suffix"}),
    Stamp: frozenset({"coder", "at"}),
    Provenance: frozenset(
        {"importer", "name", "place", "sha256", "encoding", "encoding_from", "imported", "notes"}
    ),
    Corrections: frozenset({"headline", "outlet", "byline", "date", "url", "language", "event", "copy_of"}),
}
"""Fields that are not written while they have their default."""

_LIMITS: dict[str, Any] = {
    **dict.fromkeys(
        ("start", "end", "rev", "codebook_revision", "cues_revision"), Annotated[int, msgspec.Meta(ge=0)]
    ),
    "slot": Annotated[int, msgspec.Meta(ge=1, le=6)],
    "id": Annotated[str, msgspec.Meta(min_length=1)],
}


class Malformed(ValueError):  # noqa: N818 - it is said of a file, not of the program
    """JSON that is not what it should be; `where` is a place for people (`line 2, column 5`)."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(message)
        self.where = where
        self.message = message


# --- the structs -----------------------------------------------------------------------------------------


@_remembered
def writer(kind: type) -> type[msgspec.Struct]:
    """Return the struct that a value is written through: without `extra`, empty sparse fields left out."""
    sparse = SPARSE.get(kind, frozenset())
    fields = [_field(one, hint, writer, optional=one.name in sparse) for one, hint in _fields(kind)]
    return msgspec.defstruct(kind.__name__, fields, kw_only=True, omit_defaults=True)


@_remembered
def reader(kind: type) -> type[msgspec.Struct]:
    """Return the struct that a value is read through: unknown keys are an error, defaults are the model's."""
    fields = [_field(one, hint, reader, optional=True) for one, hint in _fields(kind)]
    return msgspec.defstruct(
        kind.__name__,
        fields,
        kw_only=True,
        forbid_unknown_fields=True,
        namespace={"__doc__": kind.__doc__},
    )


def _fields(kind: type) -> list[tuple[dataclasses.Field[Any], Any]]:
    hints = get_type_hints(kind)
    return [(one, hints[one.name]) for one in dataclasses.fields(kind) if one.name != "extra"]


def _field(one: dataclasses.Field[Any], hint: Json, side: Side, *, optional: bool) -> tuple[str, Any, Any]:
    mirrored = _LIMITS.get(one.name) or _mirrored(hint, side)
    if optional and one.default is not dataclasses.MISSING:
        return one.name, mirrored, one.default
    if optional and one.default_factory is not dataclasses.MISSING:
        return one.name, mirrored, msgspec.field(default_factory=_factory(one.default_factory, side))
    return one.name, mirrored, msgspec.NODEFAULT


def _factory(made: Callable[[], Json], side: Side) -> Callable[[], Json]:
    return side(made) if isinstance(made, type) and dataclasses.is_dataclass(made) else made


def _mirrored(hint: Json, side: Side) -> Json:
    """Return a type with every dataclass in it replaced by its struct."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return side(hint)
    origin: Json = get_origin(hint)
    arguments = get_args(hint)
    if origin is None or origin is Literal:
        return hint
    inner = tuple(_mirrored(one, side) for one in arguments)
    if origin in (Union, UnionType):
        return Union[inner]  # noqa: UP007 - built from a tuple at run time
    return (dict if origin is Mapping else origin)[inner]


@_remembered
def known(kind: type) -> frozenset[str]:
    """Return the names of the fields of a value type, without `extra`."""
    return frozenset(one.name for one in dataclasses.fields(kind) if one.name != "extra")


@_remembered
def _nested(kind: type) -> tuple[tuple[str, type, Literal["one", "many", "map"]], ...]:
    """Return the fields of a value type that hold other value types, and how."""
    found: list[tuple[str, type, Literal["one", "many", "map"]]] = []
    for name, hint in ((one.name, hint) for one, hint in _fields(kind)):
        inner = next((one for one in (hint, *get_args(hint)) if dataclasses.is_dataclass(one)), None)
        if isinstance(inner, type):
            origin = get_origin(hint)
            found.append((name, inner, "many" if origin is tuple else "map" if origin is Mapping else "one"))
    return tuple(found)


# --- writing ---------------------------------------------------------------------------------------------

LINE_FEED = b"\n"

_encoder = msgspec.json.Encoder()


def encode(value: Json) -> bytes:
    """Return a value as compact JSON, its `extra` keys where they were found.

    Raises Malformed when it holds something that JSON cannot say, such as half of a surrogate pair.
    """
    try:
        if _is_plain(value):
            return _encoder.encode(msgspec.convert(value, writer(type(value)), from_attributes=True))
        return _encoder.encode(plain(value))
    except (msgspec.ValidationError, UnicodeEncodeError, TypeError) as error:
        raise Malformed("", f"cannot be written as JSON: {error}") from error


def plain(value: Json) -> dict[str, Any]:
    """Return a value as dictionaries and lists, its `extra` keys where they were found."""
    made = msgspec.to_builtins(msgspec.convert(value, writer(type(value)), from_attributes=True))
    _restore_extra(value, made)
    return dict(made)


def _is_plain(value: Json) -> bool:
    return not value.extra and all(
        not one.extra for name, _kind, how in _nested(type(value)) for one in _each(getattr(value, name), how)
    )


def _each(held: Json, how: str) -> Iterator[Any]:
    if how == "one":
        return iter(() if held is None else (held,))
    return iter(held.values() if how == "map" else held)


def _restore_extra(value: Json, made: dict[str, Any]) -> None:
    for name, _kind, how in _nested(type(value)):
        if name in made:
            for one, inner in zip(_each(getattr(value, name), how), _each(made[name], how), strict=True):
                _restore_extra(one, inner)
    names = known(type(value))
    made.update((key, held) for key, held in value.extra.items() if key not in names)


def indented(data: bytes, depth: int = 0) -> bytes:
    """Return compact JSON as lines for people, every line but the first `depth` steps to the right."""
    shown = msgspec.json.format(data, indent=2)
    return shown.replace(b"\n", b"\n" + b"  " * depth) if depth else shown


# --- reading ---------------------------------------------------------------------------------------------


def parse(data: bytes, kind: Json = Any) -> Json:
    """Return JSON as Python values, or as the msgspec type `kind`.

    Raises Malformed with line and column, whatever the bytes are.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        raise _mistyped(error) from error
    except UnicodeDecodeError as error:
        bad = data.find(error.object[error.start : error.start + 1]) if error.object else 0
        raise Malformed(_place(data, max(bad, 0)), "is not UTF-8 text") from error
    except RecursionError as error:
        raise Malformed("", "is nested too deeply to be read") from error
    except msgspec.DecodeError as error:
        raise _broken(data, str(error)) from error


def decode(kind: type[T], data: bytes) -> T:
    """Return the value that `encode` wrote; raises Malformed."""
    strict = parse_as(reader(kind), data)
    return (
        convert(kind, parse(data)) if strict is None else msgspec.convert(strict, kind, from_attributes=True)
    )


def parse_as(kind: type, data: bytes) -> Json:
    """Return JSON as a msgspec struct if it is exactly that, else None: then look closer with `parse`."""
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def convert(kind: type[T], found: Json) -> T:
    """Return parsed JSON as a value, unknown keys in `extra` at every level; raises Malformed."""
    try:
        strict = msgspec.convert(_known_only(kind, found), reader(kind))
    except msgspec.ValidationError as error:
        raise _mistyped(error) from error
    value: T = _with_extra(kind, msgspec.convert(strict, kind, from_attributes=True), found)
    return value


def _known_only(kind: type, found: Json) -> Json:
    if not isinstance(found, dict):
        return found
    names = known(kind)
    kept = {key: held for key, held in found.items() if key in names}
    for name, inner, how in _nested(kind):
        if name in kept:
            kept[name] = _mapped(kept[name], how, inner)
    return kept


def _mapped(held: Json, how: str, inner: type) -> Json:
    if how == "many" and isinstance(held, list):
        return [_known_only(inner, one) for one in held]
    if how == "map" and isinstance(held, dict):
        return {key: _known_only(inner, one) for key, one in held.items()}
    return _known_only(inner, held)


def _with_extra(kind: type, value: Json, found: dict[str, Any]) -> Json:
    names, changed = known(kind), {}
    surplus = {key: held for key, held in found.items() if key not in names}
    if surplus:
        changed["extra"] = surplus
    for name, inner, how in _nested(kind):
        old = getattr(value, name)
        if name in found and old is not None:
            new = _nested_with_extra(inner, old, found[name], how)
            if new != old:
                changed[name] = new
    return dataclasses.replace(value, **changed) if changed else value


def _nested_with_extra(inner: type, old: Json, found: Json, how: str) -> Json:
    if how == "many":
        return tuple(_with_extra(inner, one, raw) for one, raw in zip(old, found, strict=True))
    if how == "map":
        return {key: _with_extra(inner, one, found[key]) for key, one in old.items()}
    return _with_extra(inner, old, found)


def _mistyped(error: msgspec.ValidationError) -> Malformed:
    message, _, path = str(error).partition(" - at `")
    return Malformed(path.rstrip("`").removeprefix("$").removeprefix("."), message.replace("`", "'"))


def _broken(data: bytes, message: str) -> Malformed:
    if not data.strip():
        return Malformed("", "is empty")
    if not data.strip(b"\0"):
        return Malformed("", "holds nothing but zero bytes: the disk lost what was written")
    found = re.search(r" \(byte (\d+)\)$", message)
    if found is None:
        return Malformed(_place(data, len(data)), "ends too early: the file was cut off")
    return Malformed(_place(data, int(found[1])), message[: found.start()])


def _place(data: bytes, position: int) -> str:
    before = data[:position]
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode("utf-8", "replace")) + 1
    return f"line {before.count(LINE_FEED) + 1}, column {column}"
