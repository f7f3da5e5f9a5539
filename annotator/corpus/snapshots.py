"""Earlier versions of a corpus, kept outside it: taken now and then, checked, thinned by age, and read again.

A snapshot is a manifest (`<time>.json`) that names every file of the corpus with its SHA-256, and says in
which archive (`<time>.zip`) its bytes are. An archive holds the files that had changed since the snapshot
before, under the names that they have in the corpus folder: it can be read without this program. Articles
hardly ever change, so that snapshots share a list of them (`<time>.articles`, a JSON object, gzipped).
"""

import gzip
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path, PurePosixPath
from threading import Lock

import msgspec

from annotator import machine
from annotator.corpus import disk
from annotator.corpus.files import Parsed, read
from annotator.corpus.layout import CORPUS_FILE, FileKey, is_safe
from annotator.corpus.store import Corpus
from annotator.corpus.wire import Malformed
from annotator.errors import CorpusError

VERSION = 1
ARTICLES = "articles/"

_WRITING = Lock()
"""Held while snapshots are written or thinned: an archive whose manifest is not there yet would be spare."""
_STAMP = "%Y%m%dT%H%M%S%fZ"


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


def take(corpus: Corpus, why: str) -> Snapshot | None:
    """Save what is not saved, and keep the files of a corpus as they are now; None when none has changed.

    May run on another thread. Raises CorpusError when it could not be kept or is not what was written; the
    corpus and earlier snapshots are as they were.
    """
    if not corpus.read_only:
        corpus.flush()
    return keep(corpus, why)


def keep(corpus: Corpus, why: str, *, unsaved: Mapping[str, bytes] | None = None) -> Snapshot | None:
    """Keep the files of a corpus as they are on the disk; of `unsaved` ones, by their paths, these bytes.

    None when none has changed. May run on another thread, also while files are being saved. Raises
    CorpusError as `take` does.
    """
    if corpus.path is None:
        return None
    with _WRITING:
        return _keep(corpus, folder_of(corpus.info.id), why, unsaved or {})


def _keep(corpus: Corpus, folder: Path, why: str, unsaved: Mapping[str, bytes]) -> Snapshot | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = _latest(folder)
        known = _all_files(folder, before) if before is not None else {}
        files = _files(corpus) | {path: _unsaved(data) for path, data in unsaved.items()}
        changed = [path for path, seen in files.items() if path not in known or known[path].signature != seen]
        gone = [path for path in known if path not in files]
        if before is not None and not changed and not gone:
            return None
        articles = before.articles if before else ""
        return _write(corpus, folder, why, _Found(files, known, changed, articles, unsaved))
    except (OSError, zipfile.BadZipFile) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        message = f"No earlier version could be kept in {folder}: {said}. The corpus is as it was."
        raise CorpusError(message) from error


@dataclass(frozen=True, slots=True)
class _Found:
    files: dict[str, disk.Signature]
    known: dict[str, Kept]
    changed: Sequence[str]
    articles: str
    """The list of articles that the snapshot before had."""
    unsaved: Mapping[str, bytes]


def _files(corpus: Corpus) -> dict[str, disk.Signature]:
    """Return the files of a corpus with how they looked when they were last read or written."""
    assert corpus.path is not None
    known = corpus.signatures()
    found: dict[str, disk.Signature] = {}
    for path in (CORPUS_FILE, *(key.path for key in corpus.file_keys())):
        seen = known.get(path) or disk.signature(corpus.path / path)
        if seen is not None:
            found[path] = seen
    return found


def _unsaved(data: bytes) -> disk.Signature:
    """Return how a file looks that is on no disk: no file there looks so, and the next snapshot reads it."""
    return disk.Signature(0, len(data), 0)


def _write(corpus: Corpus, folder: Path, why: str, found: _Found) -> Snapshot:
    assert corpus.path is not None
    taken = datetime.now(UTC)
    stamp = taken.strftime(_STAMP)
    archive = folder / f"{stamp}.zip"
    kept = {path: one for path, one in found.known.items() if path in found.files}
    try:
        kept |= _archive(corpus.path, archive, found)
        _check(archive, kept)
        manifest = Manifest(
            version=VERSION,
            corpus=corpus.info.id,
            name=corpus.name,
            folder=str(corpus.path),
            taken=taken.isoformat(),
            why=why,
            articles=_list_articles(folder, stamp, kept, found),
            files={path: one for path, one in kept.items() if not path.startswith(ARTICLES)},
        )
        path = folder / f"{stamp}.json"
        disk.write_file(path, [msgspec.json.encode(manifest)])
        _all_files(folder, _manifest(path))
    except BaseException:
        with suppress(OSError):
            archive.unlink(missing_ok=True)
        raise
    return Snapshot(path, taken, why, len(kept))


def _list_articles(folder: Path, stamp: str, kept: dict[str, Kept], found: _Found) -> str:
    """Return the name of the list of articles: that of the snapshot before where it is the same."""
    articles = {path: one for path, one in kept.items() if path.startswith(ARTICLES)}
    known = {path: one for path, one in found.known.items() if path.startswith(ARTICLES)}
    if found.articles and articles == known:
        return found.articles
    path = folder / f"{stamp}.articles"
    disk.write_file(path, [gzip.compress(msgspec.json.encode(articles), 1, mtime=0)])
    return path.name


def _archive(root: Path, archive: Path, found: _Found) -> dict[str, Kept]:
    """Write files into an archive; one that went away meanwhile is left out."""
    kept: dict[str, Kept] = {}
    temporary = archive.with_suffix(".tmp")
    try:
        with temporary.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as zipped:
                for path in found.changed:
                    try:
                        data, seen = _bytes(root, path, found)
                    except FileNotFoundError:
                        continue
                    zipped.writestr(path, data)
                    kept[path] = Kept(archive.name, sha256(data).hexdigest(), *seen)
            file.flush()
            disk.fsync(file.fileno())
        disk.replace(temporary, archive)
        disk.sync_folder(archive.parent)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return kept


def _bytes(root: Path, path: str, found: _Found) -> tuple[bytes, disk.Signature]:
    data = found.unsaved.get(path)
    return (data, _unsaved(data)) if data is not None else disk.read_file(root / path)


def _check(archive: Path, kept: dict[str, Kept]) -> None:
    """Read back what was written; raises CorpusError when a byte differs."""
    with zipfile.ZipFile(archive) as zipped:
        for path, one in kept.items():
            if one.archive == archive.name and sha256(zipped.read(path)).hexdigest() != one.sha256:
                raise CorpusError(f"{archive} does not hold {path} as it was. The corpus is untouched.")


# --- which there are -------------------------------------------------------------------------------------


def snapshots(corpus: str) -> tuple[Snapshot, ...]:
    """Return the snapshots of a corpus on this machine, the newest first; damaged ones are left out."""
    found = []
    for path in sorted(folder_of(corpus).glob("*.json"), reverse=True):
        with suppress(CorpusError, OSError):
            one = _manifest(path)
            found.append(Snapshot(path, datetime.fromisoformat(one.taken), one.why, len(one.files)))
    return tuple(found)


def _latest(folder: Path) -> Manifest | None:
    """Return the newest snapshot of which everything is there."""
    for path in sorted(folder.glob("*.json"), reverse=True):
        with suppress(CorpusError, OSError):
            manifest = _manifest(path)
            archives = {one.archive for one in _all_files(folder, manifest).values()}
            if all((folder / archive).is_file() for archive in archives):
                return manifest
    return None


def _all_files(folder: Path, manifest: Manifest) -> dict[str, Kept]:
    """Return the files of a snapshot, articles among them."""
    path = folder / manifest.articles
    try:
        articles = msgspec.json.decode(gzip.decompress(path.read_bytes()), type=dict[str, Kept])
    except (msgspec.DecodeError, OSError, EOFError) as error:
        raise CorpusError(f"{path} is damaged: {error}.") from error
    return {**manifest.files, **articles}


def _manifest(path: Path) -> Manifest:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except msgspec.DecodeError as error:
        raise CorpusError(f"{path} is damaged: {error}.") from error


def thin(corpus: str, *, now: datetime | None = None) -> tuple[Path, ...]:
    """Delete snapshots that are too many for their age, and archives that none needs; return what is gone.

    Kept are all of the last day, the last one of each day for a month, of each week for a year, of each month
    for ever.
    """
    with _WRITING:
        return _thin(corpus, folder_of(corpus), now or datetime.now(UTC))


def _thin(corpus: str, folder: Path, moment: datetime) -> tuple[Path, ...]:
    present = snapshots(corpus)
    keep = _kept(present, moment)
    gone = [one.path for one in present if one.path not in keep]
    kept = [_manifest(one.path) for one in present if one.path in keep]
    needed = {one.articles for one in kept}
    needed |= {file.archive for one in kept for file in _all_files(folder, one).values()}
    spare = [path for path in folder.iterdir() if path.suffix in (".zip", ".articles")]
    gone += [path for path in spare if path.name not in needed] if present else []
    for path in gone:
        path.unlink(missing_ok=True)
    return tuple(gone)


def _kept(present: Sequence[Snapshot], now: datetime) -> Collection[Path]:
    last_of: dict[tuple[object, ...], Path] = {}
    for one in reversed(present):  # the newest comes last and stays
        age = now - one.taken
        year, week, _ = one.taken.isocalendar()
        if age <= timedelta(days=1):
            last_of[one.path,] = one.path
        elif age <= timedelta(days=31):
            last_of["day", one.taken.date()] = one.path
        elif age <= timedelta(days=366):
            last_of["week", year, week] = one.path
        else:
            last_of["month", one.taken.year, one.taken.month] = one.path
    return frozenset(last_of.values())


# --- reading one -----------------------------------------------------------------------------------------


class Earlier:
    """A snapshot that is being read. Raises CorpusError where it is damaged."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._folder = snapshot.path.parent
        self.manifest = _manifest(snapshot.path)
        self._files = _all_files(self._folder, self.manifest)

    def paths(self, prefix: str = "") -> list[str]:
        """Return the paths of its files in the corpus folder, or of those that begin with `prefix`."""
        return sorted(path for path in self._files if path.startswith(prefix))

    def read(self, paths: Iterable[str]) -> Iterator[Parsed]:
        """Yield what files say; raises CorpusError for one that is not as it was kept."""
        archives: dict[str, zipfile.ZipFile] = {}
        try:
            for path in paths:
                yield read(self._bytes(path, archives))
        except (OSError, KeyError, zipfile.BadZipFile, Malformed) as error:
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
