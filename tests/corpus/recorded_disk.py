"""A disk that remembers what was done to it, and shows how it may look after a crash at any moment.

The operations of `annotator.corpus.disk` are carried out for real and recorded. POSIX promises only that what
was written before an fsync of a file is there afterwards, and that a name is there after an fsync of its
folder; everything else may or may not have reached the disk. `crashes` yields the states that follow for each
moment, in four tempers of the disk.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from annotator.corpus import disk

Temper = Literal["nothing unsynced", "names without data", "everything", "half a write"]
TEMPERS: tuple[Temper, ...] = ("nothing unsynced", "names without data", "everything", "half a write")


@dataclass(eq=False)
class Node:
    """A file's bytes as a program sees them, and as they are certain to be on the disk."""

    seen: bytearray = field(default_factory=bytearray)
    safe: bytes = b""

    def bytes_after(self, temper: Temper) -> bytes:
        if temper == "everything":
            return bytes(self.seen)
        if temper == "half a write":
            fresh = self.seen.removeprefix(self.safe)
            kept = self.safe if self.seen.startswith(self.safe) else b""
            return bytes(kept + fresh[: len(fresh) // 2])
        return self.safe


class RecordedDisk:
    """Records below `roots`; `acknowledge` puts a mark between operations."""

    def __init__(self, *roots: Path) -> None:
        self._roots = roots
        self.log: list[tuple[object, ...]] = []
        files = (path for root in roots for path in sorted(root.rglob("*")) if path.is_file())
        self._start = {path: path.read_bytes() for path in files}

    def acknowledge(self, mark: object) -> None:
        self.log.append(("mark", mark))

    @contextmanager
    def recording(self, monkeypatch) -> Iterator[None]:
        names = ("open_file", "write", "fsync", "replace", "truncate")
        real = {name: getattr(disk, name) for name in names}

        def open_file(path, flags):
            descriptor = real["open_file"](path, flags)
            self.log.append(("open", descriptor, Path(path), flags))
            return descriptor

        def write(descriptor, data):
            written = real["write"](descriptor, data)
            self.log.append(("write", descriptor, bytes(data[:written])))
            return written

        def fsync(descriptor):
            real["fsync"](descriptor)
            self.log.append(("fsync", descriptor))

        def truncate(descriptor, length):
            real["truncate"](descriptor, length)
            self.log.append(("truncate", descriptor, length))

        def replace(source, target):
            real["replace"](source, target)
            self.log.append(("replace", Path(source), Path(target)))

        def sync_folder(folder):
            self.log.append(("sync_folder", Path(folder)))
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                real["fsync"](descriptor)
            finally:
                os.close(descriptor)

        with monkeypatch.context() as patch:
            for made in (open_file, write, fsync, truncate, replace, sync_folder):
                patch.setattr(disk, made.__name__, made)
            yield

    def crashes(self) -> Iterator[tuple[int, Temper, dict[Path, bytes], list[object]]]:
        """Yield, for each moment and temper, the files that there are and the marks set before it."""
        model = _Model(self._roots, self._start)
        marks: list[object] = []
        seen: set[int] = set()
        for moment, (kind, *what) in enumerate(self.log):
            if kind == "mark":
                marks.append(what[0])
                continue
            getattr(model, kind)(*what)
            for temper in TEMPERS:
                state = model.after(temper)
                key = hash((tuple(sorted((str(path), data) for path, data in state.items())), len(marks)))
                if key not in seen:
                    seen.add(key)
                    yield moment, temper, state, list(marks)


class _Model:
    """What a program sees of some folders, and what is certain to be on the disk."""

    def __init__(self, roots, start) -> None:
        self._roots = roots
        self._names = {path: Node(bytearray(data), data) for path, data in start.items()}
        self._safe_names = dict(self._names)
        self._open: dict[int, Node] = {}

    def after(self, temper: Temper) -> dict[Path, bytes]:
        there = self._safe_names if temper == "nothing unsynced" else self._names
        return {path: node.bytes_after(temper) for path, node in there.items()}

    def open(self, descriptor, path, flags) -> None:
        self._open.pop(descriptor, None)
        if flags & os.O_CREAT and any(path.is_relative_to(root) for root in self._roots):
            self._names.setdefault(path, Node())
        if path in self._names:
            self._open[descriptor] = self._names[path]
            if flags & os.O_TRUNC:
                self._names[path].seen.clear()

    def write(self, descriptor, data) -> None:
        if descriptor in self._open:
            self._open[descriptor].seen += data

    def truncate(self, descriptor, length) -> None:
        if descriptor in self._open:
            del self._open[descriptor].seen[length:]

    def fsync(self, descriptor) -> None:
        if descriptor in self._open:
            self._open[descriptor].safe = bytes(self._open[descriptor].seen)

    def replace(self, source, target) -> None:
        if source in self._names:
            self._names[target] = self._names.pop(source)

    def sync_folder(self, folder) -> None:
        gone = [path for path in self._safe_names if path.parent == folder and path not in self._names]
        for path in gone:
            del self._safe_names[path]
        fresh = {path: node for path, node in self._names.items() if path.parent == folder}
        self._safe_names.update(fresh)
