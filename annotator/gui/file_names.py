"""Names of files and folders, made of the names of corpora and headlines, that every system takes."""

import unicodedata

from annotator.corpus.layout import DEVICE_NAMES

LONGEST = 80
"""Characters of a name: paths have an end, on Windows at 259."""
MOST_BYTES = 200
"""What such a name takes in UTF-8 at most: many disks hold 255 bytes."""


def file_name(name: str) -> str:
    """Return a name that a file or folder may have everywhere.

    Characters that some system forbids become spaces. It ends with no space or point: Windows takes them off
    when it makes a folder, and then finds nothing in it. It is none of those that Windows keeps for devices.
    """
    kept = "".join(sign if sign.isalnum() or sign in " -_.,()" else " " for sign in name)
    safe = " ".join(kept.split()).strip(" .")[:LONGEST]
    while len(safe.encode()) > MOST_BYTES:
        safe = safe[:-1]
    safe = safe.rstrip(" .") or "Corpus"
    return f"Corpus {safe}" if _is_device(safe) else safe


def _is_device(name: str) -> bool:
    """Say whether Windows takes a name for a device: it looks at what stands before the first point."""
    return unicodedata.normalize("NFKC", name.split(".", maxsplit=1)[0]).strip().casefold() in DEVICE_NAMES
