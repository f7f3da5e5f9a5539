r"""Text that has to stay on its line: line ends as `\n` and `\r`, a backslash doubled; and back."""

import re
from collections.abc import Iterable

_BACK = {"n": "\n", "r": "\r", "e": ""}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BETWEEN = " | "
_TOKEN = re.compile(r" \| |\\.|[^\\ ]+|.", re.DOTALL)


def on_one_line(text: str) -> str:
    r"""Return a text without line ends."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def from_one_line(text: str) -> str:
    """Return what `on_one_line` was given; a backslash before anything else stands for that alone."""
    return _ESCAPE.sub(lambda found: _BACK.get(found[1], found[1]), text)


def in_row(values: Iterable[str]) -> str:
    r"""Return several values on one line, ` | ` between them; `\|` is a bar inside one, `\e` an empty one."""
    return _BETWEEN.join(on_one_line(value).replace("|", "\\|") or "\\e" for value in values)


def from_row(text: str) -> tuple[str, ...]:
    """Return the values that `in_row` was given; nothing is no value."""
    if not text:
        return ()
    parts: list[list[str]] = [[]]
    for token in _TOKEN.findall(text):
        if token == _BETWEEN:
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(from_one_line("".join(part)) for part in parts)
