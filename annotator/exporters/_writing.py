"""Putting a finished file on the disk: whole, or not at all."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from annotator.corpus import disk
from annotator.errors import AnnotatorError


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write the pieces to a file, which appears complete in one step; after an error the old one is there.

    What is no ordinary file, such as a pipe or a device, is written to directly. Raises `AnnotatorError`.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as direct:
                direct.writelines(pieces)
        else:
            # a link stays a link: the file that it leads to is replaced
            place = _led_to(path)
            _refuse_protected(place)
            disk.write_file(place, pieces, apart=True)
    except RuntimeError as error:
        raise AnnotatorError(f"{path} is a link that leads nowhere. Nothing was written.") from error
    except OSError as error:
        raise AnnotatorError(
            f"{path} could not be written ({_reason(error)}). What was there is as it was."
        ) from error


def _led_to(path: Path) -> Path:
    """Return the file that links lead to; raises RuntimeError, as Python did before 3.13, for a circle."""
    place = path.resolve()
    if place.is_symlink():
        raise RuntimeError("links lead to one another")
    return place


def _refuse_protected(place: Path) -> None:
    """Raise PermissionError for a file that may not be written: replaced it would be gone all the same."""
    if place.exists() and not place.stat().st_mode & 0o222:
        raise PermissionError(errno.EACCES, "it may only be read", str(place))


def _reason(error: OSError) -> str:
    said = error.strerror or str(error)
    if isinstance(error, PermissionError) and os.name == "nt":
        return f"{said}; close it if another program has it open"
    return said
