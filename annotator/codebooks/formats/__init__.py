"""Codebooks as files: one format a file in this folder."""

from pathlib import PurePath

from annotator.codebooks.formats._contract import MAX_BYTES, Format, Read
from annotator.errors import InputError
from annotator.registry import members

__all__ = ["MAX_BYTES", "Format", "Read", "format_of", "formats"]


def formats() -> tuple[Format, ...]:
    """Return all formats, the one that other programs read first."""
    return tuple(sorted(members(__name__, "FORMAT", Format), key=lambda one: one.order))


def format_of(name: str) -> Format:
    """Return the format that a file's name stands for; raises InputError when it is none of them."""
    suffix = PurePath(name).suffix.lower()
    for one in formats():
        if one.suffix == suffix:
            return one
    known = ", ".join(one.suffix for one in formats())
    raise InputError(f"{name}: a codebook is read and written as one of {known}, by the file's name.")
