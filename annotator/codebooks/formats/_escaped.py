r"""Text that has to stay on its line: line ends as `\n` and `\r`, a backslash doubled; and back."""

import re
from collections.abc import Iterable

_BACK = {"n": "\n", "r": "\r", "e": ""}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def on_one_line(text: str) -> str:
    r"""Return a text without line ends."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def from_one_line(text: str) -> str:
    """Return what `on_one_line` was given; a backslash before anything else stands for that alone."""
    return _ESCAPE.sub(lambda found: _BACK.get(found[1], found[1]), text)


def in_row(values: Iterable[str]) -> str:
    r"""Return several values on one line, ` | ` between them; `\|` is a bar inside one, `\e` an empty one."""
    return " | ".join(on_one_line(value).replace("|", "\\|") or "\\e" for value in values)


def from_row(text: str) -> tuple[str, ...]:
    """Return the values that `in_row` was given; nothing is no value."""
    if not text:
        return ()
    parts: list[str] = [""]
    position = 0
    while position < len(text):
        sign = text[position]
        if sign == "\\":
            parts[-1] += text[position : position + 2]
            position += 2
        elif text.startswith(" | ", position):
            parts.append("")
            position += 3
        else:
            parts[-1] += sign
            position += 1
    return tuple(from_one_line(part) for part in parts)
