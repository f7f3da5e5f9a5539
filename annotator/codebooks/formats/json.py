"""JSON: a codebook with every field of its codes, in the form of the ready codebooks."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from annotator.codebooks.book import FIELDS, Codebook, Told
from annotator.codebooks.formats._contract import Format, Read, refuse_large, refuse_many
from annotator.corpus import wire
from annotator.errors import InputError
from annotator.model import Code, Problem

KIND = "framing-annotator/codebook"
VERSION = 1


def _write(book: Codebook) -> bytes:
    rows = [_plain(code) for code in book.codes]
    data = {"format": KIND, "version": VERSION, "name": book.title, "about": book.about}
    whole = {**data, "literature": list(book.literature), "codes": rows}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _plain(code: Code) -> dict[str, Any]:
    rows = wire.plain(replace(code, stamps={}))
    del rows["stamps"]
    return rows


def _read(data: bytes, name: str, _ids: Collection[str]) -> Read:
    refuse_large(data, name)
    try:
        whole = wire.parse(data)
    except wire.Malformed as error:
        raise InputError(
            f"{name}, {error.where or 'the file'}: {error.message}. Nothing was read."
        ) from error
    rows = _rows(whole, name)
    told: list[Told] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows):
        try:
            code = wire.convert(Code, row)
            told.append(
                Told(code=replace(code, stamps={}), fields=FIELDS & row.keys(), where=f"codes[{number}]")
            )
        except wire.Malformed as error:
            where = f"codes[{number}]{f'.{error.where}' if error.where else ''}"
            problems.append(Problem(name, where, f"{error.message}; this code was left out"))
    book = Codebook(
        title=_text(whole, "name"),
        about=_text(whole, "about"),
        literature=tuple(one for one in whole.get("literature") or () if isinstance(one, str)),
        told=tuple(told),
    )
    return Read(book=book, problems=tuple(problems))


def _rows(whole: object, name: str) -> list[Any]:
    if not isinstance(whole, dict) or whole.get("format") != KIND:
        raise InputError(f"{name} is no codebook: it does not say “format”: “{KIND}”. Nothing was read.")
    version = whole.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise InputError(
            f"{name} says that its version is {version!r}; this program reads version {VERSION}. A newer one "
            "may read it. Nothing was read."
        )
    rows = whole.get("codes")
    if not isinstance(rows, list):
        raise InputError(f"{name} has no list “codes”. Nothing was read.")
    refuse_many(len(rows), name)
    return rows


def _text(whole: dict[str, Any], key: str) -> str:
    found = whole.get(key)
    return found if isinstance(found, str) else ""


def _losses(_codes: Sequence[Code]) -> tuple[str, ...]:
    return ()


FORMAT = Format(
    name="json",
    title="JSON (everything, for this program and scripts)",
    suffix=".json",
    order=2,
    write=_write,
    losses=_losses,
    read=_read,
)
