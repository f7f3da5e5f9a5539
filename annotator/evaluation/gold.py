"""Gold data as it is read: JSON Lines, plain or gzipped, one text a row with the spans that people marked."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

from annotator.errors import InputError
from annotator.model import Problem, Span

_NAME = re.compile(r"(?P<stem>.+)\.jsonl(?:\.gz)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gold:
    """One text with what people marked in it: the spans by label, in code points, in the order of the row."""

    text: str
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    label: str = ""
    """What people said of the text as a whole, such as `Biased`."""
    coder: str = ""
    id: str = ""


def stem_of(path: Path) -> str:
    """Return the name of a data set, which is that of its file; empty for a file of another kind."""
    found = _NAME.fullmatch(path.name)
    return found["stem"] if found else ""


def data_sets(folder: Path, pattern: str) -> tuple[Path, ...]:
    """Return the files of a folder whose data set has a name that `pattern` matches, in order of names."""
    matching = re.compile(pattern)
    return tuple(path for path in sorted(folder.iterdir()) if matching.fullmatch(stem_of(path)))


def read_gold(path: Path, *, limit: int | None = None) -> Iterator[Gold | Problem]:
    """Yield the first `limit` rows of a file (None: all), and each row that cannot be used.

    A row needs `text`; it may have `spans` (a list of `{start, end, label}`), `label` and `coder`.
    Raises OSError when the file cannot be read.
    """
    with _opened(path) as file:
        for count, line in enumerate(file, start=1):
            if limit is not None and count > limit:
                return
            if not line.strip():
                continue
            try:
                yield _row(line)
            except InputError as error:
                yield Problem(path.name, f"line {count}", str(error))


def _opened(path: Path) -> AbstractContextManager[IO[bytes]]:
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb")


def _row(line: bytes) -> Gold:
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError("this is not JSON in UTF-8") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputError("this row has no “text”")
    text = row["text"]
    spans: dict[str, list[Span]] = {}
    for each in _listed(row.get("spans")):
        label, span = _span(each, len(text))
        spans.setdefault(label, []).append(span)
    by_label = {label: tuple(found) for label, found in spans.items()}
    return Gold(
        text, by_label, str(row.get("label") or ""), str(row.get("coder") or ""), str(row.get("id") or "")
    )


def _listed(value: Any) -> list[Any]:  # noqa: ANN401  # as it stands in the file, checked here
    if value is None:
        return []
    if not isinstance(value, list):
        raise InputError("“spans” of this row is not a list")
    return value


def _span(value: Any, length: int) -> tuple[str, Span]:  # noqa: ANN401  # as above
    if not isinstance(value, dict):
        raise InputError("a span of this row is no JSON object")
    start, end, label = value.get("start"), value.get("end"), value.get("label")
    if type(start) is not int or type(end) is not int or not isinstance(label, str):
        raise InputError("a span of this row has no start, end and label")
    if not 0 <= start < end <= length:
        raise InputError(f"the span [{start}, {end}) is not inside the text of this row")
    return label, Span(start, end)
