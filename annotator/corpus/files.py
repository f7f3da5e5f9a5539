"""The bytes of every file of a corpus folder, and what is read back from them.

Each file is one JSON object that begins with `format` and `version` and says itself what it is about, so
that a file can be understood wherever a synced folder has put it and whatever it is called.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Literal, TypeVar

import msgspec

from annotator.corpus.layout import FIELDED, FORMATS, KINDS, VERSION, FileKey, is_safe, key_of
from annotator.corpus.sheet import Sheet, Shelf
from annotator.corpus.wire import (
    Json,
    Malformed,
    convert,
    encode,
    indented,
    known,
    parse,
    parse_as,
    plain,
    reader,
)
from annotator.model import (
    Annotation,
    Article,
    ArticleState,
    Coder,
    CorpusInfo,
    Decision,
    Fielded,
    Marked,
    Stamp,
)

AnyFielded = TypeVar("AnyFielded", bound=Fielded)
Whole = TypeVar("Whole", Annotation, Decision, ArticleState)

_ENVELOPE = frozenset({"format", "version"})


@dataclass(frozen=True, slots=True)
class Added:
    """An article with when it came into the corpus and as which of its batch: the order of articles."""

    article: Article
    added: str = ""
    sequence: int = 0


Remarks = tuple[tuple[str, str], ...]
"""Places in a file, each with what could not be used there."""

FileValue = CorpusInfo | Coder | Fielded | Added | Sheet


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file says: whose it is, its content, what in it could not be used, its version if newer."""

    key: FileKey
    value: FileValue
    remarks: Remarks = ()
    newer: int = 0


# --- writing ---------------------------------------------------------------------------------------------


def file_bytes(value: FileValue) -> bytes:
    """Return the complete bytes of a file."""
    if isinstance(value, Sheet):
        shelves = (value.annotations, value.decisions, value.states)
        return b"".join(sheet_pieces(value, *(map(entry_bytes, shelf.by_id.values()) for shelf in shelves)))
    if isinstance(value, Fielded):
        return _fielded_bytes(value)
    if isinstance(value, Added):
        told = {"added": value.added, "sequence": value.sequence, **plain(value.article)}
        told["text"] = told.pop("text")
        return _object_bytes("article", told)
    return _object_bytes("corpus" if isinstance(value, CorpusInfo) else "coder", plain(value))


def _object_bytes(kind: Literal["article", "corpus", "coder"], told: Mapping[str, Json]) -> bytes:
    whole = {"format": FORMATS[kind], "version": VERSION, **told}
    return indented(msgspec.json.encode(whole)) + b"\n"


def _fielded_bytes(value: Fielded) -> bytes:
    kind = FORMATS[key_of(value).kind]
    extra = dict(value.extra)
    unknown = extra.pop("fields", {})
    head = {"format": kind, "version": VERSION, "id": value.id}
    lines = [f'  "{key}": {_line(held)},' for key, held in head.items()]
    entries = {**unknown, **_entries(value)} if unknown else _entries(value)
    inner = ",\n".join(f"    {_line(key)}: {_line(held)}" for key, held in entries.items())
    lines.append('  "fields": {\n' + inner + "\n  }" if entries else '  "fields": {}')
    lines.extend(f"  {_line(key)}: {_line(held)}" for key, held in extra.items())
    head_lines, rest = lines[: len(head)], lines[len(head) :]
    return ("{\n" + "\n".join(head_lines) + "\n" + ",\n".join(rest) + "\n}\n").encode("utf-8")


def _line(held: Json) -> str:
    return msgspec.json.format(msgspec.json.encode(held), indent=0).decode("utf-8")


def _entries(value: Fielded) -> dict[str, Json]:
    """Return the fields of a value as they stand in its file, each with its stamp."""
    told = plain(value)
    return {
        name: {"value": told.get(name), **plain(value.stamps[name])}
        for name in (one for one in value.__dataclass_fields__ if one in value.stamps)
    }


def sheet_pieces(
    sheet: Sheet, annotations: Iterable[bytes], decisions: Iterable[bytes], states: Iterable[bytes]
) -> Iterator[bytes]:
    """Return the bytes of an annotation file in pieces, around entries that are encoded already.

    Each entry is indented by two steps; nothing of the sheet is looked at but what is not in them.
    """
    head = {
        "format": FORMATS["annotations"],
        "version": VERSION,
        "coder": sheet.coder,
        "article": sheet.article,
    }
    yield ("{\n" + "".join(f'  "{key}": {_line(held)},\n' for key, held in head.items())).encode("utf-8")
    yield from _list_pieces("annotations", annotations, sheet.unread_annotations)
    yield b",\n"
    yield from _list_pieces("decisions", decisions, sheet.unread_decisions)
    if sheet.states.by_id or sheet.unread_states:
        yield b",\n"
        yield from _list_pieces("states", states, sheet.unread_states)
    for key, held in sheet.extra.items():
        yield f",\n  {_line(key)}: ".encode() + indented(msgspec.json.encode(held), 1)
    yield b"\n}\n"


def entry_bytes(value: Marked) -> bytes:
    """Return an entry of an annotation file, indented as it stands there."""
    return indented(encode(value), 2)


def _list_pieces(name: str, encoded: Iterable[bytes], unread: Iterable[Json]) -> Iterator[bytes]:
    yield f'  "{name}": ['.encode()
    opening = b"\n    "
    for one in chain(encoded, (indented(msgspec.json.encode(one), 2) for one in unread)):
        yield opening + one
        opening = b",\n    "
    yield b"]" if opening == b"\n    " else b"\n  ]"


# --- reading ---------------------------------------------------------------------------------------------


class _Opening(msgspec.Struct):
    """What every file says of itself."""

    format: str
    version: int
    id: str = ""
    coder: str = ""
    article: str = ""


def read(data: bytes) -> Parsed:
    """Return what a file of a corpus folder says; raises Malformed when it says nothing that can be used."""
    opening: _Opening = parse(data, _Opening)
    kind = KINDS.get(opening.format)
    if kind is None:
        raise Malformed("format", f"is not a corpus file: its format is {opening.format!r}")
    newer = opening.version if opening.version > VERSION else 0
    names = (opening.article, opening.coder) if kind == "annotations" else (opening.id,)
    unsafe = next((name for name in names if not is_safe(name)), None)
    if unsafe is not None:
        raise Malformed("", f"has an id that cannot be a file name: {unsafe!r}")
    if kind == "annotations":
        sheet, remarks = _read_sheet(data)
        return Parsed(FileKey(kind, sheet.article, sheet.coder), sheet, remarks, newer)
    if kind == "article":
        return Parsed(FileKey(kind, opening.id), _read_article(data), (), newer)
    value, remarks = _read_other(kind, parse(data))
    return Parsed(FileKey(kind, opening.id), value, remarks, newer)


@cache
def _article_file() -> type[msgspec.Struct]:
    return msgspec.defstruct(
        "_ArticleFile",
        [("format", str), ("version", int), ("added", str, ""), ("sequence", int, 0)],
        bases=(reader(Article),),
        kw_only=True,
        forbid_unknown_fields=True,
    )


@cache
def _article_decoder() -> Json:
    return msgspec.json.Decoder(_article_file())


def quick_article(data: bytes) -> Json:
    """Return an article file as a struct with its fields if it is exactly that, else None: then `read` it.

    Ten times as fast as `read`, which also looks whether it is an article at all, of which version and id.
    """
    try:
        return _article_decoder().decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _read_article(data: bytes) -> Added:
    found = parse_as(_article_file(), data)
    if found is None:
        told = {key: held for key, held in parse(data).items() if key not in _ENVELOPE}
        added, sequence = told.pop("added", ""), told.pop("sequence", 0)
        return Added(convert(Article, told), str(added), sequence if isinstance(sequence, int) else 0)
    return Added(msgspec.convert(found, Article, from_attributes=True), found.added, found.sequence)


def _read_other(kind: str, found: dict[str, Json]) -> tuple[FileValue, Remarks]:
    told = {key: held for key, held in found.items() if key not in _ENVELOPE}
    for name, fielded in FIELDED.items():
        if kind == name:
            return _read_fielded(fielded, told)
    return (convert(CorpusInfo, told) if kind == "corpus" else convert(Coder, told)), ()


def _read_fielded(
    kind: type[AnyFielded], told: dict[str, Json]
) -> tuple[AnyFielded, tuple[tuple[str, str], ...]]:
    fields = told.pop("fields", {})
    if not isinstance(fields, dict):
        raise Malformed("fields", "is no object")
    names = known(kind) - {"id", "stamps"}
    value = kind(id=told.pop("id"))
    remarks, stamps, unknown, held = [], {}, {}, {}
    for name, entry in fields.items():
        if name not in names:
            unknown[name] = entry
            continue
        try:
            held[name], stamps[name] = _read_entry(kind, name, entry)
        except Malformed as error:
            unknown[name] = entry
            remarks.append((f"fields.{name}", f"was left as it is: {error.message}"))
    extra = {**told, **({"fields": unknown} if unknown else {})}
    return replace(value, **held, stamps=stamps, extra=extra), tuple(remarks)


def _read_entry(kind: type[AnyFielded], name: str, entry: Json) -> tuple[Json, Stamp]:
    if not isinstance(entry, dict) or "value" not in entry:
        raise Malformed("", "it has no value")
    checked = convert(kind, {"id": "-", name: entry["value"]})
    return getattr(checked, name), convert(Stamp, {key: one for key, one in entry.items() if key != "value"})


@cache
def _sheet_file() -> type[msgspec.Struct]:
    annotation, decision, state = map(reader, (Annotation, Decision, ArticleState))
    return msgspec.defstruct(
        "_SheetFile",
        [
            ("format", str),
            ("version", int),
            ("coder", str),
            ("article", str),
            ("annotations", list[annotation]),  # type: ignore[valid-type]  # a type made at run time
            ("decisions", list[decision]),  # type: ignore[valid-type]  # a type made at run time
            ("states", list[state], msgspec.field(default_factory=list)),  # type: ignore[valid-type]  # the same
        ],
        forbid_unknown_fields=True,
    )


def _read_sheet(data: bytes) -> tuple[Sheet, Remarks]:
    found = parse_as(_sheet_file(), data)
    if found is None:
        return _read_odd_sheet(parse(data))
    sheet = Sheet(found.article, found.coder)
    annotations = msgspec.convert(found.annotations, list[Annotation], from_attributes=True)
    decisions = msgspec.convert(found.decisions, list[Decision], from_attributes=True)
    states = msgspec.convert(found.states, list[ArticleState], from_attributes=True)
    listed: tuple[Marked, ...] = (*annotations, *decisions, *states)
    if any(_trouble(one, sheet) for one in listed):
        return _read_odd_sheet(parse(data))
    sheet.annotations = Shelf({one.id: one for one in annotations})
    sheet.decisions = Shelf({one.id: one for one in decisions})
    sheet.states = Shelf({one.id: one for one in states})
    shelves = (sheet.annotations, sheet.decisions, sheet.states)
    if sum(len(shelf.by_id) for shelf in shelves) != len(listed):
        return _read_odd_sheet(parse(data))
    return sheet, ()


def _read_odd_sheet(found: dict[str, Json]) -> tuple[Sheet, Remarks]:
    """Read an annotation file entry by entry: one that cannot be used is kept as it is and told."""
    sheet = Sheet(found["article"], found["coder"])
    sheet.extra = {
        key: held
        for key, held in found.items()
        if key not in _ENVELOPE | {"coder", "article", "annotations", "decisions", "states"}
    }
    remarks: list[tuple[str, str]] = []
    annotations, sheet.unread_annotations = _entries_of("annotations", Annotation, found, sheet, remarks)
    decisions, sheet.unread_decisions = _entries_of("decisions", Decision, found, sheet, remarks)
    states, sheet.unread_states = _entries_of("states", ArticleState, found, sheet, remarks)
    sheet.annotations, sheet.decisions, sheet.states = Shelf(annotations), Shelf(decisions), Shelf(states)
    return sheet, tuple(remarks)


def _entries_of(
    name: str, kind: type[Whole], found: dict[str, Json], sheet: Sheet, remarks: list[tuple[str, str]]
) -> tuple[dict[str, Whole], list[Json]]:
    listed = found.get(name, [])
    if not isinstance(listed, list):
        raise Malformed(name, "is no list")
    read_ones: dict[str, Whole] = {}
    unread: list[Json] = []
    for number, entry in enumerate(listed):
        where = f"{name}[{number}]"
        try:
            one = convert(kind, entry)
        except Malformed as error:
            where = f"{where}.{error.where}" if error.where else where
            trouble = error.message
        else:
            trouble = _trouble(one, sheet) or (
                "it has the id of another entry" if one.id in read_ones else ""
            )
            if not trouble:
                read_ones[one.id] = one
                continue
        unread.append(entry)
        remarks.append((where, f"cannot be used and is kept as it is: {trouble}"))
    return read_ones, unread


def _trouble(value: Marked, sheet: Sheet) -> str:
    if value.article != sheet.article or value.coder != sheet.coder:
        return "it names another article or coder than its file"
    spans = value.target if isinstance(value, Annotation) else (value,)
    if any(one.start > one.end for one in spans):
        return "it ends before it starts"
    return ""
