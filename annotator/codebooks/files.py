"""Reading a codebook from a file on the disk, whoever made it."""

from collections.abc import Collection
from pathlib import Path

from annotator.codebooks.formats import MAX_BYTES, Read, format_of
from annotator.errors import InputError


def read_codebook(path: Path, ids: Collection[str]) -> Read:
    """Return what a file holds; raises `InputError` that names it.

    `ids` are those of the codes that the file may mean under other names. No more than `MAX_BYTES` are read.
    """
    form = format_of(path.name)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}. Nothing was changed.") from error
    return form.read(data, path.name, ids)
