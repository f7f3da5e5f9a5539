"""What belongs to this machine and not to a corpus: local folders, the device id, the clock, new ids."""

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import platformdirs

APP = "framing-annotator"

_DEVICE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)


def local_state() -> Path:
    """Return the folder for journals, locks, logs and settings; made on first use.

    The environment variable FRAMING_ANNOTATOR_HOME puts it elsewhere. Raises OSError when it cannot be made.
    """
    chosen = os.environ.get("FRAMING_ANNOTATOR_HOME")
    folder = Path(chosen) if chosen else Path(platformdirs.user_data_dir(APP, appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = f"the folder for edits under way and settings cannot be made ({error.strerror}); the "
        said += "environment variable FRAMING_ANNOTATOR_HOME puts it elsewhere"
        raise OSError(error.errno, said, str(folder)) from error
    return folder


def documents() -> Path:
    """Return the folder in which new corpora are put unless a person chooses another.

    The environment variable FRAMING_ANNOTATOR_DOCUMENTS puts it elsewhere.
    """
    chosen = os.environ.get("FRAMING_ANNOTATOR_DOCUMENTS")
    return Path(chosen) if chosen else Path(platformdirs.user_documents_dir()) / "Framing Annotator"


def device() -> str:
    """Return the id of this machine's installation, made once: the tie-breaker when versions are merged."""
    return _device(local_state())


@cache
def _device(folder: Path) -> str:
    file = folder / "device"
    with suppress(FileNotFoundError):
        known = file.read_text(encoding="ascii", errors="replace").strip()
        if _DEVICE.fullmatch(known):  # else a full disk or a power cut has left less of it, or zeros
            return known
    made = os.urandom(4).hex()
    try:
        with file.open("w", encoding="ascii") as written:
            written.write(made)
            written.flush()
            os.fsync(written.fileno())
    except OSError:
        file.unlink(missing_ok=True)
        raise
    return made


def now() -> str:
    """Return the time in UTC as ISO 8601 with milliseconds, such as `2024-12-30T14:02:11.123Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def mint(prefix: str) -> str:
    """Return a new id: the prefix and 16 lower-case hexadecimal digits, safe in every file name."""
    return f"{prefix}-{os.urandom(8).hex()}"


def in_unicode(name: str) -> str:
    """Return the name of a file or folder as text: what of it is no Unicode becomes U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def login_name() -> str:
    """Return the name under which the person is logged in, as a suggestion; empty when there is none."""
    import getpass  # reaches for the terminal, which the window does without

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
