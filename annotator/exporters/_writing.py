"""Putting a finished file on the disk: whole, or not at all."""

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
            disk.write_file(path.resolve(), pieces)
    except OSError as error:
        reason = error.strerror or error
        raise AnnotatorError(
            f"{path} could not be written ({reason}). What was there is as it was."
        ) from error
