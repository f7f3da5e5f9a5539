"""Documents that are ZIP archives: opened only when what they unpack to is of a bearable size."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from annotator.errors import InputError
from annotator.importers._contract import MEGABYTE

MEMBERS = 5_000
EXPANDED = 300 * MEGABYTE
"""The most that all members of an archive may unpack to."""
RATIO = 200
"""How many times larger than packed a large member may be; XML of office documents stays below 50."""
LARGE = 10 * MEGABYTE
DIRECTORY = 2 * MEGABYTE
"""The largest list of members that is looked at."""

_END, _END_SIZE = b"PK\x05\x06", 22
_LONGEST_COMMENT = 1 << 16


def holds(data: bytes, name: str) -> bool:
    """Say whether an archive lists a member of that name: quick whatever the bytes are."""
    start, size = _directory(data)
    return data.startswith(b"PK\x03\x04") and name.encode() in data[start : start + min(size, DIRECTORY)]


def beginning(data: bytes, name: str, size: int = 1 << 16) -> bytes:
    """Return the first bytes of a member, unpacking no more than that; empty when there are none."""
    try:
        with opened(data) as archive, archive.open(name) as member:
            return member.read(size)
    except (InputError, KeyError, BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError):
        return b""


def opened(data: bytes) -> ZipFile:
    """Open an archive; raises `InputError` when it is damaged or unpacks to more than a document can be."""
    _start, size = _directory(data)
    if size > DIRECTORY:
        raise InputError("it is an archive with too many members to be a document")
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InputError(f"it is damaged: as an archive it cannot be opened ({error})") from error
    _check(archive, len(data))
    return archive


def unpacked(archive: ZipFile, name: str) -> bytes:
    """Return a member; raises `InputError` when it is missing or damaged."""
    try:
        return archive.read(name)
    except KeyError as error:
        raise InputError(f"it is damaged: {name} is missing in it") from error
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise InputError(f"it is damaged: {name} in it cannot be unpacked ({error})") from error


def _directory(data: bytes) -> tuple[int, int]:
    """Return where an archive's list of members begins and how many bytes it takes; (0, 0) without one."""
    at = data.rfind(_END, max(0, len(data) - _LONGEST_COMMENT - _END_SIZE))
    if at < 0 or at + _END_SIZE > len(data):
        return 0, 0
    size = int.from_bytes(data[at + 12 : at + 16], "little")
    return max(0, at - size), size


def _check(archive: ZipFile, packed: int) -> None:
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > MEMBERS:
        raise InputError(f"it is an archive of {len(members):,} members, more than a document can have")
    if total > EXPANDED or (total > LARGE and total > RATIO * packed):
        raise InputError(
            f"it would unpack from {packed:,} to {total:,} bytes: no document does, it is made to fill memory"
        )
    for member in members:
        if member.flag_bits & 1:
            raise InputError("it is protected by a password; save it without one")
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise InputError(f"{member.filename} in it is packed in a way that no document uses")
