"""Articles from standard input and files for commands that read text: whole files, or rows of JSON Lines."""

import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG
from typing import IO, TYPE_CHECKING, Literal, cast, get_args

from annotator.errors import InputError
from annotator.importers import MAX_BYTES, MEGABYTE, Fit, Source, check_text, choose
from annotator.model import Extent
from annotator.text.decoding import decode

if TYPE_CHECKING:
    from annotator.text.analysis import Analysis
    from annotator.text.canonical import OffsetMap

Format = Literal["text", "jsonl"]
STANDARD_INPUT = "-"
_ROWS = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Given:
    """One text as it was given. `article` is the row's id, else the path, else the line number.

    `extent` says what there is of the article; `size` is how many bytes of the input it took.
    """

    article: str | int
    text: str
    language: str = ""
    size: int = 0
    extent: Extent = "whole"

    def analysed(self) -> "tuple[Analysis, OffsetMap]":
        """Return the analysis of the canonical text, and the way back to offsets of the text as given."""
        from annotator.text.analysis import analyse
        from annotator.text.canonical import canonicalise

        canonical = canonicalise(self.text)
        return analyse(canonical.text, language=self.language), canonical.offsets


@dataclass(frozen=True, slots=True)
class Bad:
    """An input that could not be read: where it stands (`file` or `file:line`) and why not."""

    where: str
    why: str
    size: int = 0

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


def read_inputs(files: Sequence[str], form: Format | None, *, encoding: str = "") -> Iterator[Given | Bad]:
    """Yield the texts of all files in order, one at a time, and each input that cannot be read.

    No file, or `-`, is standard input. `form` None goes by the file's name: `.jsonl` and `.ndjson` are rows,
    anything else is one text. A file whose name ends in `.gz` is unpacked on the way.
    """
    for name in files or [STANDARD_INPUT]:
        try:
            if (form or _form(name)) == "jsonl":
                yield from _rows(name)
            else:
                yield _whole(name, form, encoding)
        except OSError as error:
            yield Bad(_shown(name), f"it cannot be read ({error.strerror or error})")
        except (EOFError, zlib.error) as error:
            yield Bad(_shown(name), f"it cannot be unpacked to its end ({error})")
        except InputError as error:
            yield Bad(_shown(name), str(error).rstrip("."))


def total_size(files: Sequence[str]) -> int | None:
    """Return how many bytes there are to read; None where that is not known beforehand."""
    total = 0
    for name in files or [STANDARD_INPUT]:
        try:
            state = os.fstat(sys.stdin.fileno()) if name == STANDARD_INPUT else Path(name).stat()
        except (OSError, ValueError):
            if name == STANDARD_INPUT:
                return None
            continue
        if not S_ISREG(state.st_mode) or _is_packed(name):
            return None
        total += state.st_size
    return total


def _form(name: str) -> Format:
    unpacked = Path(name).with_suffix("") if _is_packed(name) else Path(name)
    return "jsonl" if unpacked.suffix.lower() in _ROWS else "text"


def _is_packed(name: str) -> bool:
    return Path(name).suffix.lower() == ".gz"


def _shown(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else name


def _opened(name: str) -> AbstractContextManager[IO[bytes]]:
    if name == STANDARD_INPUT:
        return nullcontext(sys.stdin.buffer)
    return cast("IO[bytes]", gzip.open(name, "rb")) if _is_packed(name) else Path(name).open("rb")


def _whole(name: str, form: Format | None, encoding: str) -> Given:
    with _opened(name) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"it is larger than {MAX_BYTES // MEGABYTE} MB")
    if form is None:
        _refuse_markup(data)
    text = decode(data, override=encoding).text.removeprefix("\ufeff")
    check_text(text)
    return Given(name, text, size=len(data))


def _refuse_markup(data: bytes) -> None:
    """Raise `InputError` for a file that surely holds markup: cues would be found in that, too."""
    source = Source("", data)
    importer = choose(source)
    if importer.recognise(source) >= Fit.SURE:
        raise InputError(
            f"it is no plain text ({importer.title}): open it in the program, which takes the article out "
            "of it, or read it as it is, markup included, with --input-format text"
        )


def _rows(name: str) -> Iterator[Given | Bad]:
    with _opened(name) as file:
        number = 0
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            if len(line) > MAX_BYTES:
                _skip_line(file, line)
                yield Bad(f"{_shown(name)}:{number}", f"the line is longer than {MAX_BYTES // MEGABYTE} MB")
            elif line.strip() and (number > 1 or line.strip() != b"\xef\xbb\xbf"):
                yield _row(line, name, number)


def _skip_line(file: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(MEGABYTE)


def _row(line: bytes, name: str, number: int) -> Given | Bad:
    try:
        row = _parsed(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
        check_text(row.text)
    except InputError as error:
        return Bad(f"{_shown(name)}:{number}", str(error).rstrip("."), len(line))
    return replace(row, article=number if row.article == "" else row.article, size=len(line))


def _parsed(line: bytes) -> Given:
    """Return the text of a row, its id ("" when it has none) and its language. Raises `InputError`."""
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("this is UTF-16; JSON Lines are UTF-8")
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"this is not UTF-8 (byte {error.start + 1} of the line)") from error
    except json.JSONDecodeError as error:
        raise InputError(f"this is not JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise InputError("this is JSON that is nested too deeply or holds too large a number") from error
    if not isinstance(row, dict):
        raise InputError("this row is no JSON object")
    text, article, language = row.get("text"), row.get("id"), row.get("language")
    if not isinstance(text, str):
        raise InputError(
            "this row has no “text”" if text is None else "the “text” of this row is not a string"
        )
    if isinstance(article, bool) or not isinstance(article, str | int | None):
        raise InputError("the “id” of this row is neither a string nor a whole number")
    extent: Extent | None = next((one for one in get_args(Extent) if one == row.get("extent")), None)
    return Given(
        "" if article is None else article,
        text,
        language if isinstance(language, str) else "",
        extent=extent or "whole",
    )
