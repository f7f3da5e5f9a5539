"""Values as lines of output: JSON, CSV, and paragraphs for people."""

import csv
import io
import json
from collections.abc import Iterable
from textwrap import fill

DOES_NOT_APPLY = "what reads English does not apply to it."
_WIDTH, _INDENT = 100, " " * 17


def json_line(value: object) -> str:
    """Return JSON on one line; a lone surrogate, which UTF-8 cannot hold, is written as an escape."""
    line = json.dumps(value, ensure_ascii=False)
    return (line if _encodes(line) else json.dumps(value)) + "\n"


def _encodes(line: str) -> bool:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def csv_line(values: Iterable[object]) -> str:
    """Return one record as RFC 4180 has it. Cells are written as they are: see the command's help."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return line.getvalue()


def wrapped(text: str, *, indent: str = _INDENT) -> str:
    """Return a paragraph for a terminal, its lines indented, without a line end behind it."""
    return fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
