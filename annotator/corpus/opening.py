"""Opening a corpus folder: lock, files, and the edits in the journal that had not reached the files."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import msgspec

from annotator.corpus import disk
from annotator.corpus.journal import (
    Journal,
    Reading,
    journal_path,
    journals_of,
    line,
    path_told,
    read_journal,
    told_folder,
)
from annotator.corpus.layout import CORPUS_FILE, FileKey, key_of
from annotator.corpus.loading import Loaded, load, newer_reason, read_info
from annotator.corpus.lock import take_lock
from annotator.corpus.wire import Malformed
from annotator.errors import CorpusError
from annotator.model import CorpusInfo, Problem

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Opened(TypedDict):
    """What an open corpus is made of."""

    loaded: Loaded
    path: Path
    lock: "BaseFileLock | None"
    read_only: str
    pending: int
    dirty: list[FileKey]


def open_folder(folder: Path, *, read_only: bool) -> Opened:
    """Open a corpus folder; raises CorpusError when there is no corpus."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - keeps symbolic links, which resolve() does not
    info, reason = _identify(folder)
    if read_only:
        reason = reason or "It was opened for reading only."
    lock: BaseFileLock | None = None
    if not reason:
        lock, reason = take_lock(info.id)
    try:
        return _opened(folder, info, lock, reason)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _identify(folder: Path) -> tuple[CorpusInfo, str]:
    """Return what `corpus.json` says, and why the corpus may only be read, if so."""
    try:
        parsed = read_info(folder)
    except Malformed as error:
        place = f"{error.where}: " if error.where else ""
        reason = (
            f"{folder / CORPUS_FILE} is damaged ({place}{error.message}). "
            "The rest can be read here; Save As makes a sound copy of it."
        )
        return CorpusInfo(id="", name=folder.name), reason
    assert isinstance(parsed.value, CorpusInfo)
    return parsed.value, newer_reason(CORPUS_FILE, parsed.newer) if parsed.newer else ""


def _opened(folder: Path, info: CorpusInfo, lock: "BaseFileLock | None", reason: str) -> Opened:
    # The journal is read first: another window may move its edits into the files while we read.
    readings, problems = _journals(folder, info, writable=lock is not None) if info.id else ({}, [])
    loaded = load(folder, info, indexed=True)
    if not info.id:
        loaded.problems.insert(0, Problem(CORPUS_FILE, "", reason))
    loaded.problems.extend(problems)
    if loaded.newer and not reason:
        reason = loaded.newer
        if lock is not None:
            lock.release()
            lock = None
    dirty: dict[FileKey, None] = {}
    pending = 0
    for path, reading in readings.items():
        count = 0
        for edit in reading.edits:
            changed = [key_of(value) for value in edit if loaded.contents.merge(value)]
            dirty.update(dict.fromkeys(changed))
            count += bool(changed)
        if count and path != journal_path(info.id, folder):
            message = f"{count} unsaved edits of this corpus in {reading.folder}, which is gone, were applied"
            loaded.problems.append(Problem(str(path), "", message))
        pending += count
    if lock is not None:
        _clean(folder, loaded)
    return Opened(
        loaded=loaded,
        path=folder,
        lock=lock,
        read_only=reason,
        pending=pending if lock is not None else 0,
        dirty=list(dirty) if lock is not None else [],
    )


def _journals(folder: Path, info: CorpusInfo, *, writable: bool) -> tuple[dict[Path, Reading], list[Problem]]:
    """Return the journal of this folder, and those of folders of this corpus that are not there any more."""
    readings: dict[Path, Reading] = {}
    problems: list[Problem] = []
    own = journal_path(info.id, folder)
    for path in [own, *sorted(set(journals_of(info.id).glob("*.jsonl")) - {own})]:
        try:
            reading = _read(path, own, folder, info.id)
        except OSError as error:
            problems.append(Problem(str(path), "", f"unsaved edits cannot be read: {error.strerror}"))
            continue
        if reading is None:
            continue
        if reading.damaged:
            problems.append(_damaged(path, reading.damaged, keep=writable))
        if path != own and reading.edits and writable:
            _adopt(path, reading, folder, info.id)
        readings[path] = reading
    return readings, problems


def _read(path: Path, own: Path, folder: Path, corpus: str) -> Reading | None:
    """Read a journal; None when it belongs to another folder that is still there."""
    if path == own:
        return read_journal(path)
    reading = read_journal(path, adopted_by=told_folder(folder))
    return None if not reading.edits or _is_there(path_told(reading.folder), corpus) else reading


def _is_there(folder: Path, corpus: str) -> bool:
    try:
        return read_info(folder).key.id == corpus
    except Malformed:
        return True
    except CorpusError:
        return False


def _adopt(path: Path, reading: Reading, folder: Path, corpus: str) -> None:
    """Copy edits into this folder's journal, then note that in theirs: they are never in none."""
    journal = Journal(corpus, folder)
    try:
        for told in reading.lines:
            journal.add(told)
        journal.close()
        descriptor = disk.open_file(path, os.O_WRONLY | os.O_APPEND)
        try:
            disk.write_all(descriptor, line(msgspec.json.encode({"adopted": told_folder(folder)})))
            disk.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise CorpusError(f"Unsaved edits in {path} could not be taken over: {error.strerror}.") from error


def _damaged(path: Path, count: int, *, keep: bool) -> Problem:
    message = f"{count} lines of the journal of unsaved edits are damaged"
    if keep:
        kept = path.with_suffix(f".{time.time_ns()}.damaged")
        with suppress(OSError):
            kept.write_bytes(path.read_bytes())
            message += f"; a copy is kept as {kept.name}"
    return Problem(str(path), "", message)


def _clean(folder: Path, loaded: Loaded) -> None:
    """Remove files that this machine was writing when it was cut off."""
    with suppress(OSError):
        loaded.temporary += [path.name for path in folder.iterdir() if disk.is_temporary(path.name)]
    for name in loaded.temporary:
        if name.endswith(disk.temporary_name("")[1:]):
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
