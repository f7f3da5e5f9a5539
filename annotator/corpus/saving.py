"""Writing changed files into the corpus folder, merged with what somebody else may have put there meanwhile.

All methods may run on another thread than the one that edits; the lock is held only to look at or change
values, never while bytes are made or written.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock

import msgspec

from annotator import machine
from annotator.corpus import disk
from annotator.corpus.contents import Contents
from annotator.corpus.files import Added, Parsed, entry_bytes, file_bytes, read, sheet_pieces
from annotator.corpus.layout import FileKey, beside
from annotator.corpus.loading import Loaded, check_sheet, clash, fetch, read_info
from annotator.corpus.sheet import Sheet
from annotator.corpus.wire import Malformed, parse
from annotator.errors import CorpusError
from annotator.model import Marked, Problem

MANY = 500
"""Entries of a sheet from which on their bytes are kept between two saves."""

BREATH = 0.0005
"""Seconds given to the thread that edits after every `STRIDE` entries of a large sheet."""

ATTEMPTS = 5
"""How often a file is merged and written again because somebody else was quicker."""

STRIDE = 128
PIECE = 1 << 18
"""Bytes handed to the disk at once; also the size up to which a file is parsed back as a whole."""


class Saver:
    """Writes one corpus folder."""

    def __init__(
        self, folder: Path, loaded: Loaded, lock: RLock, *, before_merge: Callable[[FileKey], None]
    ) -> None:
        self._folder = folder
        self._before_merge = before_merge
        self._loaded = loaded
        self._contents: Contents = loaded.contents
        self._signatures = loaded.signatures
        self._occupied = loaded.occupied
        self._lock = lock
        self._encoded: dict[FileKey, dict[str, tuple[Marked, bytes]]] = {}
        self._written: dict[FileKey, None] = {}
        self._last: list[FileKey] = []
        self.problems: list[Problem] = loaded.problems
        self.merged = 0
        """How many files of somebody else were merged since the corpus was opened."""

    def check_folder(self) -> None:
        """Raise CorpusError unless the folder still is this corpus (a drive may be gone, or another one)."""
        try:
            found = read_info(self._folder)
        except Malformed as error:
            raise CorpusError(f"{self._folder / 'corpus.json'} {error.message}.") from error
        if found.key.id != self._contents.info.id:
            raise CorpusError(f"{self._folder} is another corpus now ({found.key.id}).")

    def save(self, key: FileKey) -> None:
        """Write one file, merged with what is on the disk; raises OSError, and then the disk is as it was."""
        if not any(self._save_unless_overtaken(key) for _attempt in range(ATTEMPTS)):
            # On some network drives a file never looks twice the same. What is there was merged just now.
            self._save_unless_overtaken(key, unless=lambda _path: False)
        self._written[key] = None
        self._last.append(key)

    def _save_unless_overtaken(self, key: FileKey, *, unless: Callable[[str], bool] | None = None) -> bool:
        overtaken = unless or self._has_changed
        path = self._target(key)
        while self._has_changed(path) and not self._merge_from_disk(key, path):
            path = self._target(key)
        pieces = self._pieces(key)
        place = self._folder / path
        disk.make_folder(place.parent, self._folder)
        try:
            found = disk.write_file(place, pieces, unless=lambda: overtaken(path))
        except disk.Overtaken:
            return False
        self._signatures[path] = found
        return True

    def overwritten(self, *, closing: bool) -> list[FileKey]:
        """Return the files of the last save, or of all since opening, in which something of ours is gone.

        Two machines that write a file in the same moment may both find it as they knew it, and the second
        one's stays. What the files hold now is merged. Raises OSError.
        """
        keys = list(self._written) if closing else self._last
        self._last = []
        return [key for key in keys if self._is_overwritten(key)]

    def _is_overwritten(self, key: FileKey) -> bool:
        path = self._target(key)
        if not self._has_changed(path) or not self._merge_from_disk(key, path):
            return False
        try:
            return disk.read_file(self._folder / path)[0] != self.bytes_of(key)
        except FileNotFoundError:
            return False

    def save_articles(self, articles: Iterable[Added]) -> None:
        """Write new articles; after OSError none of them is there."""
        files: dict[str, bytes] = {}
        for added in articles:
            files[FileKey("article", added.article.id).path] = _checked(file_bytes(added))
        places = [self._folder / path for path in files]
        try:
            for place in places:
                disk.make_folder(place.parent, self._folder)
            signatures = disk.write_files(list(zip(places, files.values(), strict=True)))
        except OSError:
            for place in places:
                with suppress(OSError):
                    place.unlink(missing_ok=True)
            raise
        self._signatures.update(zip(files, signatures, strict=True))

    def _target(self, key: FileKey) -> str:
        """Return where a file is written: beside its place when that holds something we cannot read."""
        path = key.path
        while path in self._occupied and self._occupied[path] != key:
            path = beside(path, machine.device())
        return path

    def _has_changed(self, path: str) -> bool:
        found = disk.signature(self._folder / path)
        return found is not None and found != self._signatures.get(path)

    def _merge_from_disk(self, key: FileKey, path: str) -> bool:
        """Take in what somebody else wrote; False when the file has to be left alone."""
        try:
            data, signature = disk.read_file(self._folder / path)
            parsed: Parsed | None = read(data)
        except FileNotFoundError:
            return True
        except Malformed as error:
            parsed = None
            self.tell(Problem(path, error.where, f"{error.message}. It is left as it is"))
        if parsed is None or parsed.newer or parsed.key != key:
            self._occupied[path] = None
            return False
        with self._lock:
            is_news = self._contents.is_news(parsed.value)
        if is_news:
            self._before_merge(key)
        with self._lock:
            for name in self._contents.merge_file(parsed.value):
                self.tell(clash(path, name))
            self.merged += 1
        self._signatures[path] = signature
        if isinstance(parsed.value, Sheet) and key.id in self._contents.heads:
            with suppress(CorpusError):  # the article's file is gone for now: it is checked when it is back
                article = fetch(self._folder, key.id, self._loaded.library).article
                check_sheet(parsed.value, article, self._loaded)
        return True

    def tell(self, problem: Problem) -> None:
        """Add a problem to those of the corpus."""
        with self._lock:
            self.problems.append(problem)

    def bytes_of(self, key: FileKey) -> bytes:
        """Return what a file would hold if it were written now, without what others wrote."""
        return b"".join(self._pieces(key))

    # --- bytes -------------------------------------------------------------------------------------------

    def _pieces(self, key: FileKey) -> Iterable[bytes]:
        with self._lock:
            value = self._contents.file(key)
            if isinstance(value, Sheet):
                annotations = list(value.annotations.by_id.values())
                decisions = list(value.decisions.by_id.values())
                states = list(value.states.by_id.values())
        if not isinstance(value, Sheet):
            assert value is not None
            return [_checked(file_bytes(value))]
        known = self._encoded.setdefault(key, {}) if len(annotations) + len(decisions) > MANY else {}
        lists = (_entries(held, known) for held in (annotations, decisions, states))
        return _gathered(sheet_pieces(value, *lists))


def _entries(values: Sequence[Marked], known: dict[str, tuple[Marked, bytes]]) -> Iterator[bytes]:
    """Return the bytes of each value; only those that are not known yet are made, and parsed back."""
    for number, value in enumerate(values):
        if value.id not in known or known[value.id][0] is not value:
            known[value.id] = value, entry_bytes(value)
            _check(known[value.id][1])
        yield known[value.id][1]
        if number % STRIDE == STRIDE - 1:
            time.sleep(BREATH)


def _gathered(pieces: Iterable[bytes]) -> list[bytes]:
    """Return pieces of a size that is worth a call; what makes a small file is parsed back as a whole."""
    gathered: list[bytes] = []
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= PIECE:
            gathered.append(b"".join(waiting))
            waiting, size = [], 0
    gathered.append(b"".join(waiting))
    return [_checked(gathered[0])] if len(gathered) == 1 else gathered


def _checked(data: bytes) -> bytes:
    _check(data)
    return data


def _check(data: bytes) -> None:
    """Parse bytes back before they are written; raises CorpusError, which would be the program's error."""
    try:
        parse(data, msgspec.Raw)
    except Malformed as error:
        raise CorpusError(f"A file would not have been readable ({error.where}: {error.message}).") from error
