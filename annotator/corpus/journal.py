"""The edit journal: every edit is on this machine's disk before it is shown, whatever becomes of the folder.

There is one file per corpus folder, `journals/<corpus id>/<hash of the folder's path>.jsonl`, among the local
state. Each line is a JSON object whose first key is a checksum of the rest; the first line tells which
folder it belongs to. A line that was cut off is an edit that was never acknowledged. Lines are removed when
what they say is in the corpus folder; applying a line twice changes nothing, because values are merged by
revision.
"""

import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from annotator import machine
from annotator.corpus import disk
from annotator.corpus.wire import Json, Malformed, convert
from annotator.model import (
    Adjustment,
    Annotation,
    ArticleState,
    Code,
    Coder,
    Corrections,
    Decision,
    Dismissal,
    Event,
    Memo,
    Revision,
    Sample,
    Tie,
    Units,
    Value,
)

VERSION = 1
KINDS: dict[str, type[Value]] = {
    "annotation": Annotation,
    "decision": Decision,
    "state": ArticleState,
    "code": Code,
    "revision": Revision,
    "adjustment": Adjustment,
    "event": Event,
    "dismissal": Dismissal,
    "sample": Sample,
    "units": Units,
    "memo": Memo,
    "tie": Tie,
    "corrections": Corrections,
    "coder": Coder,
}
_NAMES = {kind: name for name, kind in KINDS.items()}
_PREFIX = b'{"crc":"'
_SUM = 8
"""Length of the checksum, the CRC-32 of the line as it would be without it, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a journal file says: edits in order (each a list of values), and what could not be read."""

    folder: str
    edits: tuple[tuple[Value, ...], ...]
    lines: tuple[bytes, ...]
    """The lines of the edits, as they are."""
    damaged: int
    length: int
    """Bytes up to the end of the last line that was written completely."""


def folder_key(folder: Path) -> str:
    """Return the name under which a corpus folder's journal is kept."""
    real = os.path.normcase(_as_spelt(os.path.realpath(folder)))
    return sha256(real.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _as_spelt(path: str) -> str:
    """Return a path as the disk spells it: to macOS, `Study` and `study` are one, and `é` in two ways."""
    if sys.platform != "darwin":
        return path
    import fcntl

    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return path
    try:
        return os.fsdecode(fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(1024)).rstrip(b"\0"))
    except OSError:
        return path
    finally:
        os.close(descriptor)


def told_folder(folder: Path | str) -> str:
    """Return a folder's real path as JSON can hold it."""
    return told_path(os.path.realpath(folder))


def told_path(path: Path | str) -> str:
    """Return a path as JSON can hold it: one that is no Unicode (older Linux folders) as `file:///...`."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return Path(path).as_uri()
    return str(path)


def path_told(told: str) -> Path:
    """Return the path that `told_path` told of."""
    if not told.startswith("file:"):
        return Path(told)
    from urllib.parse import unquote_to_bytes

    return Path(os.fsdecode(unquote_to_bytes(told.removeprefix("file://"))))


def journal_path(corpus: str, folder: Path) -> Path:
    """Return where the journal of a corpus folder is on this machine."""
    return journals_of(corpus) / f"{folder_key(folder)}.jsonl"


def journals_of(corpus: str) -> Path:
    """Return the folder of all journals of one corpus, wherever its copies are."""
    return machine.local_state() / "journals" / corpus


def line(told: bytes) -> bytes:
    """Return a line of the journal: a JSON object with a checksum before its first key."""
    return _PREFIX + b"%08x" % zlib.crc32(told) + b'",' + told[1:] + b"\n"


def edit_line(puts: Iterable[tuple[type[Value], bytes]], *, at: str) -> bytes:
    """Return the line that tells of an edit: the types of its values, and each as `wire.encode` writes it."""
    told = (b'{"%s":%s}' % (_NAMES[kind].encode(), encoded) for kind, encoded in puts)
    return line(b'{"at":"%s","puts":[%s]}' % (at.encode(), b",".join(told)))


def read_journal(path: Path, *, adopted_by: str = "") -> Reading:
    """Read a journal file; one that is missing says nothing. Raises OSError.

    With `adopted_by`, edits that the given folder has taken over already are left out.
    """
    try:
        data, _signature = disk.read_file(path)
    except FileNotFoundError:
        return Reading("", (), (), 0, 0)
    folder, damaged, length = "", 0, 0
    edits: list[tuple[tuple[Value, ...], bytes]] = []
    for raw in data.splitlines(keepends=True):
        told = _checked(raw)
        if told is None:
            damaged += raw.endswith(b"\n")
            length += len(raw) if raw.endswith(b"\n") else 0
            continue
        length += len(raw)
        folder = told.get("folder", folder)
        if adopted_by and told.get("adopted") == adopted_by:
            edits.clear()
        if "puts" in told:
            try:
                edits.append((tuple(_values(told["puts"])), raw))
            except (Malformed, TypeError, KeyError):
                damaged += 1
    values, lines = tuple(edit for edit, _raw in edits), tuple(raw for _edit, raw in edits)
    return Reading(folder, values, lines, damaged, length)


def _checked(raw: bytes) -> dict[str, Json] | None:
    start = len(_PREFIX)
    if not raw.startswith(_PREFIX) or not raw.endswith(b"}\n"):
        return None
    told = b"{" + raw[start + _SUM + 2 : -1]
    if raw[start : start + _SUM] != b"%08x" % zlib.crc32(told):
        return None
    found = msgspec.json.decode(told)
    return found if isinstance(found, dict) else None


def _values(puts: Iterable[dict[str, Json]]) -> Iterator[Value]:
    for put in puts:
        for name, found in put.items():
            yield convert(KINDS[name], found)


class Journal:
    """The journal of one corpus folder, open for adding; the caller holds the corpus's lock."""

    def __init__(self, corpus: str, folder: Path) -> None:
        self.path = journal_path(corpus, folder)
        told = {"journal": VERSION, "corpus": corpus, "folder": told_folder(folder)}
        self._head = line(msgspec.json.encode({**told, "device": machine.device()}))
        self._descriptor: int | None = None
        self._length = 0

    def add(self, text: bytes) -> None:
        """Add a line; it is on the disk when this returns. After OSError the journal is as it was."""
        descriptor = self._opened()
        if self._length == 0:
            text = self._head + text
        try:
            disk.write_all(descriptor, text)
            disk.fsync(descriptor)
            disk.settle(descriptor)
        except OSError:
            self._give_up(descriptor)
            raise
        self._length += len(text)

    def clear(self) -> None:
        """Remove all lines: what they say is in the corpus folder."""
        if self._descriptor is None and not self.path.exists():
            return
        descriptor = self._opened()
        disk.truncate(descriptor, 0)
        self._length = 0
        disk.fsync(descriptor)

    def close(self) -> None:
        """Close the file; remove it when it tells of no edit."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
            if self._length == 0:
                with suppress(OSError):
                    self.path.unlink()

    def _opened(self) -> int:
        """Return the open file, cut off behind its last complete line."""
        if self._descriptor is not None:
            return self._descriptor
        disk.make_folder(self.path.parent, machine.local_state())
        self._length = read_journal(self.path).length
        descriptor = disk.open_file(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        try:
            if os.fstat(descriptor).st_size != self._length:
                disk.truncate(descriptor, self._length)
            disk.sync_folder(self.path.parent)
        except OSError:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return descriptor

    def _give_up(self, descriptor: int) -> None:
        """Take back what an unfinished write has left; the next edit opens the file anew and looks again."""
        with suppress(OSError):
            disk.truncate(descriptor, self._length)
        with suppress(OSError):
            os.close(descriptor)
        self._descriptor = None
