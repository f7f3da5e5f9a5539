"""Taking earlier versions of a corpus now and then: only what has changed, checked, thinned by age."""

import gzip
import zipfile
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Lock

import msgspec

from annotator.corpus import disk
from annotator.corpus.earlier import (
    ARTICLES,
    Kept,
    Manifest,
    Snapshot,
    files_of,
    folder_of,
    manifest_at,
    snapshots,
)
from annotator.corpus.journal import told_path
from annotator.corpus.layout import CORPUS_FILE
from annotator.corpus.store import Corpus
from annotator.errors import CorpusError

VERSION = 1

_WRITING = Lock()
"""Held while snapshots are written or thinned: an archive whose manifest is not there yet would be spare."""
_STAMP = "%Y%m%dT%H%M%S%fZ"


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
        known = files_of(folder, before) if before is not None else {}
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
            folder=told_path(corpus.path),
            taken=taken.isoformat(),
            why=why,
            articles=_list_articles(folder, stamp, kept, found),
            files={path: one for path, one in kept.items() if not path.startswith(ARTICLES)},
        )
        path = folder / f"{stamp}.json"
        disk.write_file(path, [msgspec.json.encode(manifest)])
        files_of(folder, manifest_at(path))
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


def _latest(folder: Path) -> Manifest | None:
    """Return the newest snapshot of which everything is there."""
    for path in sorted(folder.glob("*.json"), reverse=True):
        with suppress(CorpusError, OSError):
            manifest = manifest_at(path)
            archives = {one.archive for one in files_of(folder, manifest).values()}
            if all((folder / archive).is_file() for archive in archives):
                return manifest
    return None


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
    kept = [manifest_at(one.path) for one in present if one.path in keep]
    needed = {one.articles for one in kept}
    needed |= {file.archive for one in kept for file in files_of(folder, one).values()}
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
