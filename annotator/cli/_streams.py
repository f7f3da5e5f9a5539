"""Output as the commands use it: UTF-8 everywhere, whole files, nothing that a terminal would obey."""

import io
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# What turns the direction of a line around would turn our own words around, too.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def use_utf8() -> None:
    """Make standard output and standard error speak UTF-8, whatever the system's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(message: str) -> None:
    """Tell a person something on standard error."""
    print(printable(message), file=sys.stderr, flush=True)


def printable(text: str) -> str:
    """Replace what a terminal would obey instead of show; line ends stay."""
    return _DIRECTION.sub("", _CONTROL.sub("\ufffd", text))


def put(path: Path | None, pieces: Iterable[bytes]) -> None:
    """Write to a file, which appears whole or not at all, or (None) to standard output.

    There each piece is written at once, so that whoever reads along sees it when it is done.
    """
    if path is not None:
        from annotator.exporters import write_whole

        write_whole(path, pieces)
        return
    out = sys.stdout.buffer
    for piece in pieces:
        out.write(piece)
        out.flush()


def abandon_output() -> None:
    """Point standard output at nothing, so that closing it at the end cannot fail."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
