"""Earlier versions of a corpus, kept outside it, and what they hold.

A snapshot is a manifest (`<time>.json`) that names every file of the corpus with its SHA-256, and says in
which archive (`<time>.zip`) its bytes are. An archive holds the files that had changed since the snapshot
before, under the names that they have in the corpus folder: it can be read without this program. Articles
hardly ever change, so that snapshots share a list of them (`<time>.articles`, a JSON object, gzipped).
"""

import gzip
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath

import msgspec

from annotator import machine
from annotator.corpus import disk
from annotator.corpus.files import Parsed, read
from annotator.corpus.layout import FileKey, is_safe
from annotator.corpus.wire import Malformed
from annotator.errors import CorpusError

ARTICLES = "articles/"

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError)
"""What reading a damaged archive raises, by where it is damaged."""


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """One file of a snapshot: in which archive, its SHA-256, and how it looked (time, size, inode)."""

    archive: str
    sha256: str
    modified: int
    size: int
    inode: int

    @property
    def signature(self) -> disk.Signature:
        """Return how the file looked."""
        return disk.Signature(self.modified, self.size, self.inode)


class Manifest(msgspec.Struct, frozen=True):
    """What a snapshot holds, by path in the corpus folder; articles are in the list that `articles` names."""

    version: int
    corpus: str
    name: str
    folder: str
    taken: str
    why: str
    articles: str
    files: dict[str, Kept]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One earlier version: when and why it was taken."""

    path: Path
    taken: datetime
    why: str
    files: int


def folder_of(corpus: str) -> Path:
    """Return where the snapshots of a corpus are on this machine."""
    if not is_safe(corpus):
        raise CorpusError(f"The corpus has an id that cannot be a file name: {corpus!r}.")
    return machine.local_state() / "snapshots" / corpus


def snapshots(corpus: str) -> tuple[Snapshot, ...]:
    """Return the snapshots of a corpus on this machine, the newest first; damaged ones are left out."""
    found = []
    for path in sorted(folder_of(corpus).glob("*.json"), reverse=True):
        with suppress(CorpusError, OSError, ValueError):
            one = manifest_at(path)
            found.append(Snapshot(path, datetime.fromisoformat(one.taken), one.why, len(one.files)))
    return tuple(found)


def files_of(folder: Path, manifest: Manifest) -> dict[str, Kept]:
    """Return the files of a snapshot, articles among them."""
    path = folder / manifest.articles
    try:
        articles = msgspec.json.decode(gzip.decompress(path.read_bytes()), type=dict[str, Kept])
    except (msgspec.DecodeError, OSError, *_BROKEN) as error:
        raise CorpusError(f"{path} is damaged: {error}.") from error
    return {**manifest.files, **articles}


def manifest_at(path: Path) -> Manifest:
    """Return the manifest in a file; raises CorpusError when it is damaged, OSError."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (msgspec.DecodeError, ValueError) as error:  # what is no UTF-8 is a ValueError
        raise CorpusError(f"{path} is damaged: {error}.") from error


# --- reading one -----------------------------------------------------------------------------------------


class Earlier:
    """A snapshot that is being read. Raises CorpusError where it is damaged."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._folder = snapshot.path.parent
        self.manifest = manifest_at(snapshot.path)
        self._files = files_of(self._folder, self.manifest)

    def paths(self, prefix: str = "") -> list[str]:
        """Return the paths of its files in the corpus folder, or of those that begin with `prefix`."""
        return sorted(path for path in self._files if path.startswith(prefix))

    def read(self, paths: Iterable[str]) -> Iterator[Parsed]:
        """Yield what files say; raises CorpusError for one that is not as it was kept."""
        archives: dict[str, zipfile.ZipFile] = {}
        try:
            for path in paths:
                yield read(self._bytes(path, archives))
        except (OSError, KeyError, Malformed, *_BROKEN) as error:
            message = f"The earlier version in {self._folder} cannot be read: {error}. Nothing was restored."
            raise CorpusError(message) from error
        finally:
            for archive in archives.values():
                archive.close()

    def _bytes(self, path: str, archives: dict[str, zipfile.ZipFile]) -> bytes:
        kept = self._files[path]
        if kept.archive not in archives:
            archives[kept.archive] = zipfile.ZipFile(self._folder / kept.archive)
        data = archives[kept.archive].read(path)
        if sha256(data).hexdigest() != kept.sha256:
            place = self._folder / kept.archive
            raise CorpusError(f"{path} is damaged in {place}. Nothing was restored.")
        return data

    def articles(self) -> list[str]:
        """Return the ids of the articles that it holds."""
        return [PurePosixPath(path).stem for path in self.paths(ARTICLES)]


def path_of(article: str) -> str:
    """Return where an article's file is in a corpus folder."""
    return FileKey("article", article).path
