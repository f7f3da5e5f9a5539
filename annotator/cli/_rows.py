"""Values as lines of output: JSON, and paragraphs for people."""

import json
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


def wrapped(text: str, *, indent: str = _INDENT) -> str:
    """Return a paragraph for a terminal, its lines indented, without a line end behind it."""
    return fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
