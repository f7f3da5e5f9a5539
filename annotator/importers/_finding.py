"""The files in what somebody points at: folders are looked through, but no corpora and no hidden files."""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator.importers._formats import importers

_CORPUS = "corpus.json"
_TEMPORARY = ("~$", ".~lock.", "._")


@dataclass(frozen=True, slots=True)
class Found:
    """Files to read, in order, and how many others there are in the folders by their extension."""

    files: tuple[Path, ...]
    left: Counter[str]


def is_url(word: str) -> bool:
    """Say whether a word is the address of a page, and not a file."""
    return word.strip().lower().startswith(("http://", "https://"))


def find_files(paths: Iterable[Path]) -> Found:
    """Return the files that are given, and in given folders those whose extension belongs to a format.

    A folder that holds a corpus is passed over, with all that is in it: its articles are no files to import.
    """
    known = {suffix for importer in importers() for suffix in importer.suffixes}
    files: list[Path] = []
    left: Counter[str] = Counter()
    for path in paths:
        for file in _inside(path) if path.is_dir() else [path]:
            if file == path or file.suffix.lower() in known:
                files.append(file)
            else:
                left[file.suffix.lower() or file.name] += 1
    return Found(tuple(dict.fromkeys(files)), left)


def _inside(folder: Path) -> Iterable[Path]:
    for parent, folders, names in os.walk(folder):
        if _CORPUS in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", *_TEMPORARY)):
                yield Path(parent) / name
