"""A fault leaves a log, a message that says what is safe and where the log is, and a corpus that opens."""

import faulthandler
import logging
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from annotator import machine

log = logging.getLogger("annotator")

LARGE = 1_000_000
"""Bytes from which on a new log is begun at the next start; one old log is kept."""


def log_file() -> Path:
    """Return the file that faults are written to."""
    folder = machine.local_state() / "logs"
    folder.mkdir(exist_ok=True)
    return folder / "framing-annotator.log"


def start_log() -> None:
    """Write warnings and faults of this process to the log file, those of Qt's own code beside it."""
    _make_room(log_file())
    handler = logging.FileHandler(log_file(), encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    if not faulthandler.is_enabled():
        # The file stays open for the life of the process: that is how faulthandler can write to it.
        faulthandler.enable(log_file().with_suffix(".native.log").open("a", encoding="utf-8"))


def _make_room(file: Path) -> None:
    """Put a log that has grown large aside; logging's own rotation is slow to load."""
    with suppress(OSError):  # on Windows another window that writes to it keeps it where it is
        if file.stat().st_size > LARGE:
            file.replace(file.with_suffix(".old.log"))


def watch(tell: Callable[[str, str], None]) -> None:
    """Log every exception that nothing caught and tell it, once per kind and place."""
    told: set[str] = set()

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("not caught", exc_info=(kind, error, trace))
        frames = traceback.extract_tb(trace)
        where = f"{kind.__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else kind.__name__
        if where not in told:
            told.add(where)
            tell("Something went wrong", fault_message(error))

    sys.excepthook = hook


def fault_message(error: BaseException) -> str:
    """Return what a person is told after a fault."""
    return (
        f"The program met a fault: {type(error).__name__}: {error}\n\n"
        "What you have coded is safe: every edit was written to this computer before it was shown as saved, "
        "and is put into the corpus at the latest when it is opened next.\n\n"
        f"The fault is described in {log_file()}. You can go on; if something looks wrong, close the program "
        "and start it again."
    )
