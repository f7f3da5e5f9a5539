"""JSON as it comes: values with numbers as they are written, and what is left of a list that is damaged."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotator.errors import InputError
from annotator.importers._contract import HEAD, Remark, Source, head_text
from annotator.text.decoding import Decoded, decode

_OBJECT = re.compile(r'\ufeff?\s*\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\})')
_LIST = re.compile(r'\ufeff?\s*\[\s*\{\s*(?:"|\})')
_LIST_INSIDE = re.compile(r"\[\s*(?=\{)")
_BETWEEN = re.compile(r"[\s,]*")
_FIRST_NAME = re.compile(r'\{\s*"((?:[^"\\]|\\.){1,200})"\s*:')
_HALF_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile("[\ud800-\udfff]")
_MOST_DAMAGED = 500


class Numeral(str):
    """A number as the file writes it: as text it is what stands there, whatever its size."""

    __slots__ = ()


# A line end inside a string is an error of many programs, and clear.
_DECODER = json.JSONDecoder(strict=False, parse_int=Numeral, parse_float=Numeral, parse_constant=Numeral)


@dataclass(frozen=True, slots=True)
class Values:
    """What a file holds: one value, or several with their places where there are lines or damage."""

    values: tuple[tuple[str, Any], ...]
    skipped: tuple[Remark, ...] = ()


def begins_object(source: Source) -> bool:
    """Say whether a file begins like a JSON object."""
    return _OBJECT.match(head_text(source.data)) is not None


def begins_list(source: Source) -> bool:
    """Say whether a file begins like a list of JSON objects."""
    return _LIST.match(head_text(source.data)) is not None


def has_lines(source: Source) -> bool:
    """Say whether the first line of a file ends as an object does and the second begins as one."""
    end = source.data.find(b"\n")
    more = source.data[end : end + HEAD].lstrip()
    return end > 0 and source.data[max(0, end - HEAD) : end].rstrip()[-1:] == b"}" and more[:1] == b"{"


def is_one_line(source: Source) -> bool:
    """Say whether a file has no second line with anything in it."""
    end = source.data.find(b"\n")
    return end < 0 or not source.data[end:].strip()


def opened(source: Source) -> Decoded:
    """Return the text of a JSON file; raises `InputError` when there is none."""
    decoded = decode(source.data, override=source.encoding)
    if not decoded.text.strip("\ufeff \t\r\n\x00"):
        raise InputError("there is no text in it")
    return decoded


def whole(text: str) -> Values:
    """Return the value of a JSON text; of a damaged list the entries that can be read.

    Raises `InputError` where there are none.
    """
    text = text.removeprefix("\ufeff").strip("\x00 \t\r\n")
    try:
        value, end = _DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        return _rescued(text, error)
    except ValueError as error:
        raise InputError(f"there is no article in it: as JSON it cannot be read ({error})") from error
    if text[end:].strip():
        return lines(text)
    return Values((("", _whole_characters(value, text)),))


def lines(text: str) -> Values:
    """Return the values of JSON Lines, each with its line; lines that are damaged are skipped."""
    values: list[tuple[str, Any]] = []
    skipped: list[Remark] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        stripped = line.strip("\x00 \t\r")
        if not stripped:
            continue
        try:
            values.append((f"line {number}", _whole_characters(_DECODER.decode(stripped), stripped)))
        except json.JSONDecodeError as error:
            skipped.append(
                Remark(f"line {number}", f"this is not JSON: {_said(error)} at column {error.colno}")
            )
        except (ValueError, RecursionError):
            skipped.append(Remark(f"line {number}", "this is JSON that is nested too deeply"))
    return Values(tuple(values), tuple(skipped))


def _rescued(text: str, error: json.JSONDecodeError) -> Values:
    """Return the entries of the first list of objects in a damaged text that are whole themselves."""
    values: list[tuple[str, Any]] = []
    skipped: list[Remark] = []
    start = _LIST_INSIDE.search(text)
    for number, (at, value) in enumerate(_entries(text, start.end()) if start else (), start=1):
        if isinstance(value, json.JSONDecodeError):
            place = f"entry {number}, line {text.count(chr(10), 0, at) + 1}"
            skipped.append(Remark(place, f"it is damaged: {_said(value)} at line {value.lineno}"))
        else:
            values.append((f"entry {number}", _whole_characters(value, text)))
    if not values:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(
            f"there is no article in it: this is not JSON ({_said(error)} at {where})"
        ) from error
    return Values(tuple(values), tuple(skipped))


def _said(error: json.JSONDecodeError) -> str:
    return error.msg.removesuffix(" at").removesuffix(" starting")


def _whole_characters(value: Any, text: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return a value with U+FFFD for halves of characters, which only escapes in the text can bring."""
    return _without_halves(value) if _HALF_ESCAPED.search(text) else value


def _without_halves(value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_halves(one) for one in value]
    if isinstance(value, dict):
        return {_HALF.sub("\ufffd", name): _without_halves(one) for name, one in value.items()}
    return value


def _entries(text: str, at: int) -> Iterator[tuple[int, Any]]:
    """Yield each entry with its place; a damaged one as its error, after which the next one is looked for."""
    damaged = 0
    name = ""
    while at < len(text) and text[at] == "{" and damaged < _MOST_DAMAGED:
        first = _FIRST_NAME.match(text, at)
        name = name or (first[1] if first else "")
        try:
            value, end = _DECODER.raw_decode(text, at)
            yield at, value
        except json.JSONDecodeError as error:
            damaged += 1
            yield at, error
            following = re.compile(rf'\{{\s*"{re.escape(name)}"\s*:').search(text, at + 1) if name else None
            end = following.start() if following else len(text)
        between = _BETWEEN.match(text, end)
        at = between.end() if between else len(text)
