"""Writing a whole corpus into a new folder: for a new corpus, a draft's first edit and Save As."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from annotator.corpus import disk
from annotator.corpus.contents import Contents
from annotator.corpus.files import Added, FileValue, file_bytes
from annotator.corpus.layout import CORPUS_FILE, ROOMS, FileKey, check_id
from annotator.errors import CorpusError
from annotator.model import CorpusInfo

AT_ONCE = 256
"""Files whose bytes are held in memory while a corpus is written."""


def found(
    folder: Path,
    info: CorpusInfo,
    contents: Contents,
    article: Callable[[str], Added],
    *,
    source: Path | None,
    understood: Collection[str],
) -> None:
    """Write a corpus into a folder that has none; `corpus.json` comes last, so that half a corpus is none.

    `article` fetches an article by its id. From the folder `source`, files that are not `understood` are
    copied as they are. Raises CorpusError, and then what was made here is removed again.
    """
    refuse_corpus(folder)
    existed = folder.exists()
    made: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = _all_files(contents, article, source, understood)
        while some := list(islice(files, AT_ONCE)):
            _write(folder, some, made)
        _write(folder, [(CORPUS_FILE, file_bytes(info))], made)
        disk.sync_folder(folder.parent)
    except (OSError, CorpusError) as error:
        _take_back(folder, made, existed=existed)
        said = error.strerror if isinstance(error, OSError) else error
        raise CorpusError(f"{folder} could not be written: {said}. What is open is as it was.") from error


def refuse_corpus(folder: Path) -> None:
    """Raise CorpusError when a folder holds a corpus, or folders that a new one would mix with."""
    taken = [name for name in (CORPUS_FILE, *ROOMS) if os.path.lexists(folder / name)]
    if taken:
        raise CorpusError(f"{folder} already holds a corpus (it has {taken[0]}). Nothing was written.")
    if folder.exists() and not folder.is_dir():
        raise CorpusError(f"{folder} is a file. Nothing was written.")


def _write(folder: Path, files: Iterable[tuple[str, bytes]], made: list[Path]) -> None:
    placed = [(folder / path, data) for path, data in files]
    for place, _data in placed:
        disk.make_folder(place.parent, folder)
        made.append(place)
    disk.write_files(placed)


def _all_files(
    contents: Contents, article: Callable[[str], Added], source: Path | None, understood: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    for key in contents.keys():  # noqa: SIM118 - not a mapping
        value: FileValue | None = contents.file(key)
        if value is not None:
            for name in key[1:]:
                check_id(name) if name else None
            yield key.path, file_bytes(value)
    for name in contents.heads:
        yield FileKey("article", check_id(name)).path, file_bytes(article(name))
    if source is not None:
        for path in _foreign(source, understood):
            with suppress(FileNotFoundError):
                yield path, disk.read_file(source / path)[0]


def _foreign(source: Path, understood: Collection[str]) -> Iterator[str]:
    """Return the files of a corpus folder that are no values: broken ones, and those of later versions."""
    for parent, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = (Path(parent) / name).relative_to(source).as_posix()
            if not name.startswith(".") and path != CORPUS_FILE and path not in understood:
                yield path


def _take_back(folder: Path, made: list[Path], *, existed: bool) -> None:
    import shutil  # it loads every compression there is: not at each start

    for path in made:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    for room in ROOMS if existed else ():
        shutil.rmtree(folder / room, ignore_errors=True)
    if not existed:
        shutil.rmtree(folder, ignore_errors=True)
