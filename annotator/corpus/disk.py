"""Bytes to the disk so that they are there afterwards: whole files at once, or lines added to a journal.

Everything durable goes through the functions of this file, called as `disk.fsync(...)`, so that a test can
put a full disk or a lost write in the place of any of them.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from annotator import machine

_BINARY: int = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_BARRIER = 85
"""F_BARRIERFSYNC of macOS, which Python does not name: what follows reaches the drive after what was."""
_PATIENCE = (0.01, 0.03, 0.1, 0.3)
"""Seconds between attempts to replace a file that a scanner or a sync program holds open (Windows only)."""


PIECE = 1 << 16
"""Bytes that are read at once at least."""

BATCH = 8
"""Files that are written at the same time when there are many: disks finish several fsyncs together."""


LARGEST = (1 << 63) - 1
"""What a database holds of a whole number: Windows numbers files with 64 bits, or 128 on some drives."""


LONGEST_PATH = 259
"""Characters of a path that Windows takes unless somebody has told it otherwise."""


class Signature(NamedTuple):
    """How a file looked when it was read or written: another one means that somebody else has written it."""

    modified: int
    size: int
    inode: int


class Overtaken(Exception):  # noqa: N818  # nothing went wrong: somebody else was quicker
    """A file was not written because it is not any more what it was."""


# --- what the tests replace ------------------------------------------------------------------------------


def open_file(path: Path | str, flags: int) -> int:
    """Open a file without any translation and return its descriptor."""
    try:
        return os.open(path, flags | _BINARY, 0o666)
    except FileNotFoundError as error:
        raise _explained(path, error) from error


def write(descriptor: int, data: bytes | memoryview) -> int:
    """Write some of the bytes and return how many."""
    return os.write(descriptor, data)


def fsync(descriptor: int) -> None:
    """Return when what was written to a file is on the disk (on a Mac: handed to it, in order)."""
    if sys.platform != "darwin" or not _mac_sync(descriptor, _BARRIER):
        os.fsync(descriptor)


def settle(descriptor: int) -> None:
    """Return when the drive has kept what it was handed: on a Mac, fsync leaves it in the drive's memory."""
    if sys.platform == "darwin":
        import fcntl

        _mac_sync(descriptor, fcntl.F_FULLFSYNC)


def _mac_sync(descriptor: int, command: int) -> bool:
    """Carry out one of macOS's own commands; say whether the drive knows it (network drives do not)."""
    import fcntl

    try:
        fcntl.fcntl(descriptor, command)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            raise
        return False
    return True


def replace(source: Path, target: Path) -> None:
    """Put a file in the place of another in one step."""
    for pause in _PATIENCE if os.name == "nt" else ():
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def truncate(descriptor: int, length: int) -> None:
    """Cut a file off."""
    os.ftruncate(descriptor, length)


def sync_folder(folder: Path) -> None:
    """Return when the names in a folder are on the disk (Windows has no such call and needs none)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fsync(descriptor)
        settle(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network folders cannot be told to; their files still can
            raise
    finally:
        os.close(descriptor)


# --- what the corpus uses --------------------------------------------------------------------------------


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes; raises OSError when the disk takes fewer."""
    rest = memoryview(data)
    while rest:
        written = write(descriptor, rest)
        if written <= 0:
            raise OSError(errno.EIO, "the disk took fewer bytes than it was given")
        rest = rest[written:]


def write_file(
    path: Path,
    pieces: Iterable[bytes],
    *,
    sync_name: bool = True,
    unless: Callable[[], bool] = lambda: False,
    apart: bool = False,
) -> Signature:
    """Put a file with the given bytes in place in one step: after an error the old one is untouched.

    The bytes go to a temporary file in the same folder, are counted after fsync, and then take the name.
    With `sync_name=False` the caller calls `sync_folder` for many files at once. `unless` is asked right
    before the file takes its name; raises Overtaken when it says yes. `apart` is for files that somebody else
    on this machine may be writing at the same time: the last one that is done stays, whole.
    """
    temporary = path.with_name(temporary_name(path.name, apart=apart))
    descriptor = open_file(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        try:
            length = 0
            for piece in pieces:
                write_all(descriptor, piece)
                length += len(piece)
            fsync(descriptor)
            signature = _signature(_looks(descriptor, temporary))
            if signature.size != length:
                raise OSError(errno.EIO, f"only {signature.size} of {length} bytes were written")
        finally:
            os.close(descriptor)
        _take_name(temporary, path, unless)
        if os.name == "nt":  # the times of a file that is still open are not final there
            signature = _signature(path.stat())
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    if sync_name:
        sync_folder(path.parent)
    return signature


def _take_name(temporary: Path, path: Path, unless: Callable[[], bool]) -> None:
    if unless():
        raise Overtaken
    replace(temporary, path)


def write_files(files: Sequence[tuple[Path, bytes]]) -> list[Signature]:
    """Put many files in place, several at a time; the folders are told at the end. Raises OSError."""
    if len(files) <= BATCH:
        written = [write_file(path, [data], sync_name=False) for path, data in files]
    else:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(BATCH) as pool:
            written = list(pool.map(lambda one: write_file(one[0], [one[1]], sync_name=False), files))
    for folder in {path.parent for path, _data in files}:
        sync_folder(folder)
    return written


def temporary_name(name: str, *, apart: bool = False) -> str:
    """Return what a file is called while it is being written by this machine, or `apart` from all others."""
    if apart:
        return f".{name}.{os.urandom(4).hex()}.tmp"
    return f".{name}.{machine.device()}.tmp"


def is_temporary(name: str) -> bool:
    """Say whether a file is one that some machine is writing, or left behind when it was cut off."""
    return name.startswith(".") and name.endswith(".tmp")


def make_folder(folder: Path, root: Path) -> None:
    """Make a folder below `root`, which must exist, so that it is still there after a power cut."""
    if folder == root or folder.is_dir():
        return
    make_folder(folder.parent, root)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def read_file(path: Path | str) -> tuple[bytes, Signature]:
    """Return a file's bytes and how it looked before they were read."""
    # On Windows a file is looked at before it is opened: what is written in between counts as a change.
    looks = _stat(path) if os.name == "nt" else None
    descriptor = open_file(path, os.O_RDONLY)
    try:
        found = _signature(looks or os.fstat(descriptor))
        pieces = [os.read(descriptor, found.size + 1)]
        while pieces[-1] and (len(pieces) > 1 or len(pieces[0]) != found.size):
            pieces.append(os.read(descriptor, PIECE))
        return pieces[0] if len(pieces) == 1 else b"".join(pieces), found
    finally:
        os.close(descriptor)


def _stat(path: Path | str) -> os.stat_result:
    try:
        return os.stat(path)  # noqa: PTH116  # paths come as text, too
    except FileNotFoundError as error:
        raise _explained(path, error) from error


def _explained(path: Path | str, error: FileNotFoundError) -> OSError:
    """Return what to say of a file that is not found: to Windows, one whose path is too long is not there."""
    if os.name != "nt" or len(os.path.abspath(path)) <= LONGEST_PATH:  # noqa: PTH100  # paths come as text, too
        return error
    said = f"its path is longer than the {LONGEST_PATH} characters of Windows: move the folder further up"
    return OSError(errno.ENAMETOOLONG, said, str(path))


def _looks(descriptor: int, path: Path) -> os.stat_result:
    """Return how an open file looks: on Windows by its name, as everywhere else there.

    What Windows says of an open file may differ from what it says of its name, and some drives cannot say it.
    """
    return path.stat() if os.name == "nt" else os.fstat(descriptor)


def signature(path: Path) -> Signature | None:
    """Return how a file looks now; None when there is none."""
    try:
        return _signature(path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return None


def signature_of(entry: "os.DirEntry[str]") -> Signature | None:
    """Return how a file looks that was met in a folder; None when it is no file or is gone."""
    try:
        # Windows tells no inode along with the names in a folder.
        return _signature(Path(entry).stat() if os.name == "nt" else entry.stat())
    except OSError:
        return None


def _signature(found: os.stat_result) -> Signature:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "is no ordinary file")
    return Signature(found.st_mtime_ns, found.st_size, found.st_ino & LARGEST)
