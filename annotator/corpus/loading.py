"""Reading a corpus folder: every file that can be used is used, every other one is told of and left alone."""

import gc
import os
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from annotator.corpus import disk
from annotator.corpus.contents import Contents, Library, head_of, quote_trouble, quoted
from annotator.corpus.files import Added, Parsed, read
from annotator.corpus.glancing import glances
from annotator.corpus.index import ArticleRow, Known, article_signature, head_of_row, known_files
from annotator.corpus.layout import ARTICLES, CORPUS_FILE, ROOMS, VERSION, FileKey
from annotator.corpus.sheet import Sheet
from annotator.corpus.wire import Malformed
from annotator.errors import CorpusError
from annotator.model import Annotation, Article, CorpusInfo, Marked, Problem
from annotator.text.checksum import sha256

FEW = 2_000
"""Articles up to which all texts are read at once: Save As can then rescue them when the folder is gone."""

IN_THE_CLOUD = (
    "is in iCloud and not on this computer: what it holds is missing here. Let the Finder download the "
    "folder (Keep Downloaded), then open the corpus again"
)


@dataclass(slots=True)
class Loaded:
    """A corpus folder as it was found."""

    contents: Contents
    library: Library
    problems: list[Problem] = field(default_factory=list)
    signatures: dict[str, disk.Signature] = field(default_factory=dict)
    """How each file looked that was understood, by its path in the folder."""
    occupied: dict[str, FileKey | None] = field(default_factory=dict)
    """Paths that hold something else than their name says (None: nothing that can be read)."""
    strays: list[str] = field(default_factory=list)
    temporary: list[str] = field(default_factory=list)
    """Paths of files that some machine is writing, or was."""
    drifted: dict[str, set[str]] = field(default_factory=dict)
    """Annotations and decisions whose quotes are not what the text says: by id, in which articles."""
    newer: str = ""
    """Why the corpus may only be read: a file of a newer version of the program."""


def read_info(folder: Path) -> Parsed:
    """Return what `corpus.json` says.

    Raises CorpusError when there is none, Malformed when it cannot be used.
    """
    try:
        data, _signature = disk.read_file(folder / CORPUS_FILE)
    except FileNotFoundError as error:
        raise CorpusError(
            f"{folder} is no corpus: it has no {CORPUS_FILE}. If the folder is still being synchronised, "
            "wait until that is done. Nothing was changed."
        ) from error
    except OSError as error:
        raise CorpusError(f"{folder / CORPUS_FILE} cannot be read: {error.strerror}.") from error
    parsed = read(data)
    if not isinstance(parsed.value, CorpusInfo):
        raise Malformed("format", "is not what describes a corpus")
    return parsed


def load(folder: Path, info: CorpusInfo, *, indexed: bool = False) -> Loaded:
    """Read all files of a corpus folder; what cannot be used becomes a problem.

    If it may be `indexed`, articles and quotes that the index knows to be sound are not read again while
    their files look the same.
    """
    loaded = Loaded(Contents(info), Library())
    with _without_pauses():
        known = known_files(info.id, folder) if indexed and info.id else Known()
        for room in (one for one in ROOMS if one != ARTICLES):
            for path, _entry in walk(folder, room, loaded):
                _load_file(folder, path, loaded)
        _load_articles(folder, known, loaded)
        _check_quotes_elsewhere(folder, loaded)
    return loaded


@contextmanager
def _without_pauses() -> Iterator[None]:
    """Keep the garbage collector from looking through values that are all kept: it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def walk(folder: Path, room: str, loaded: Loaded) -> "Iterator[tuple[str, os.DirEntry[str]]]":
    """Return the files below a folder that may be ours, in order, with their paths (which have slashes)."""
    try:
        with os.scandir(folder / room) as found:
            entries = sorted(found, key=lambda entry: (len(entry.name), entry.name))  # copies come last
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        loaded.problems.append(Problem(room, "", f"the folder cannot be read: {error.strerror}"))
        return
    for entry in entries:
        path = f"{room}/{entry.name}"
        if entry.name.startswith("."):
            if disk.is_temporary(entry.name):
                loaded.temporary.append(path)
            elif entry.name.endswith(".json.icloud"):
                loaded.problems.append(Problem(path, "", IN_THE_CLOUD))
            continue
        if not entry.name.isprintable():
            told = f"{room}/{entry.name!a}"
            loaded.problems.append(Problem(told, "", "has a name that cannot be shown; it was not read"))
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(folder, path, loaded)
        elif ".json" in entry.name.lower():
            yield path, entry
        else:
            loaded.strays.append(path)


def _load_articles(folder: Path, known: Known, loaded: Loaded) -> None:
    """Take in the heads of articles with nothing wrong in them, then read the others.

    An article whose quotes have to be checked is read, too. Where there are `FEW`, all are read and kept.
    """
    files = walk(folder, ARTICLES, loaded)  # very many are not held all at once, nor what is known of them
    first = list(islice(files, FEW + 1))
    unknown: list[str] = []
    odd = [path for path, _entry in first] if len(first) <= FEW else []
    unsure = {key for key in loaded.occupied.values() if key is not None}
    for path, entry in chain(first, files) if not odd else ():
        row, looks = known.articles.pop(path, None), disk.signature_of(entry)
        if row is not None and row[1:4] != looks:
            row = None
        sheets = loaded.contents.sheets.get(entry.name.removesuffix(".json"))
        if sheets and not _are_sound(sheets, row, known, unsure, loaded):
            odd.append(path)
        elif row is not None and looks is not None:
            _take_in_row(row, looks, loaded)
        else:
            unknown.append(path)
    for path, row in glances(str(folder), unknown):
        if row is not None:
            _take_in_row(row, article_signature(row), loaded)
        else:
            odd.append(path)
    for path in odd:
        _load_file(folder, path, loaded)


def _are_sound(
    sheets: Mapping[str, Sheet],
    row: ArticleRow | None,
    known: Known,
    unsure: Container[FileKey],
    loaded: Loaded,
) -> bool:
    """Say whether the quotes of all annotations of an article are known to be what its text says."""
    if row is None:
        return False
    keys = [FileKey("annotations", sheet.article, sheet.coder) for sheet in sheets.values()]
    return all(
        key not in unsure
        and key.path in loaded.signatures
        and known.sheets.get(key.path) == (loaded.signatures[key.path], article_signature(row))
        for key in keys
    )


def _take_in_row(row: ArticleRow, looks: disk.Signature, loaded: Loaded) -> None:
    loaded.contents.add(head_of_row(row))
    loaded.signatures[row[0]] = looks


def _load_file(folder: Path, path: str, loaded: Loaded) -> None:
    try:
        data, signature = disk.read_file(f"{folder}/{path}")
        parsed = read(data)
    except OSError as error:
        loaded.occupied[path] = None
        loaded.problems.append(Problem(path, "", f"cannot be read: {error.strerror}"))
        return
    except Malformed as error:
        loaded.occupied[path] = None
        loaded.problems.append(Problem(path, error.where, f"{error.message}. It is left as it is"))
        return
    loaded.signatures[path] = signature
    loaded.problems.extend(Problem(path, where, message) for where, message in parsed.remarks)
    if parsed.newer:
        loaded.newer = loaded.newer or newer_reason(path, parsed.newer)
        loaded.problems.append(Problem(path, "version", f"was written by a newer version ({parsed.newer})"))
    if path != parsed.key.path:
        loaded.occupied[path] = parsed.key
        message = f"is a copy under another name of {parsed.key.path}; what it says was merged"
        loaded.problems.append(Problem(path, "", message))
    _take_in(path, parsed, loaded)


def newer_reason(path: str, version: int) -> str:
    """Return why a corpus with a file of a newer version may only be read, in words."""
    return (
        f"{path} was written by a newer version of this program (format {version}; this one knows format "
        f"{VERSION}). The corpus can be read here; to change it, update the program."
    )


def _take_in(path: str, parsed: Parsed, loaded: Loaded) -> None:
    if isinstance(parsed.value, Added):
        _take_in_article(path, parsed.value, loaded)
    elif isinstance(parsed.value, CorpusInfo):
        loaded.strays.append(path)
    else:
        for name in loaded.contents.merge_file(parsed.value):
            loaded.problems.append(clash(path, name))


def clash(path: str, name: str) -> Problem:
    """Return the problem that two people changed one field without knowing of one another."""
    return Problem(path, f"fields.{name}", "was changed by two people at once; please look which is meant")


def _take_in_article(path: str, added: Added, loaded: Loaded) -> None:
    article = added.article
    known = loaded.contents.heads.get(article.id)
    if known is not None and known.sha256 != article.sha256:
        message = "has the id of another article with another text; the first one is used"
        loaded.problems.append(Problem(path, "text", message))
    if known is not None:
        return
    if sha256(article.text) != article.sha256:
        message = "was changed after it was imported: its SHA-256 is another one than the file says"
        loaded.problems.append(Problem(path, "text", message))
    loaded.contents.add(head_of(added))
    loaded.library.keep(added, fetchable=True)
    for sheet in loaded.contents.sheets.get(article.id, {}).values():
        check_sheet(sheet, article, loaded)


def check_sheet(sheet: Sheet, article: Article, loaded: Loaded) -> None:
    """Compare every quote with its place in the text; what differs is told and stays where it is."""
    for value in sheet.values():
        _check_quotes(value, article, loaded)


def _check_quotes(value: Marked, article: Article, loaded: Loaded) -> None:
    trouble = quote_trouble(value, article)
    if trouble and not value.deleted and article.id not in loaded.drifted.get(value.id, ()):
        loaded.drifted.setdefault(value.id, set()).add(article.id)
        path = FileKey("annotations", value.article, value.coder).path
        loaded.problems.append(Problem(path, value.id, f"{trouble}. It is kept where it is"))


def _check_quotes_elsewhere(folder: Path, loaded: Loaded) -> None:
    """Check segments in other articles than their annotation's, and tell of articles that are not here."""
    contents = loaded.contents
    for article, sheets in contents.sheets.items():
        if article not in contents.heads:
            paths = [FileKey("annotations", article, coder).path for coder in sheets]
            message = f"the article {article} is not here (yet); the annotations wait for it"
            loaded.problems.extend(Problem(path, "", message) for path in paths)
    for article in contents.across.articles():
        words = [one for one in contents.annotations_of(article) if _has_words_in(one, article)]
        if words and article in contents.heads:
            text = fetch(folder, article, loaded.library).article
            for one in words:
                _check_quotes(one, text, loaded)


def _has_words_in(one: Annotation, article: str) -> bool:
    return one.article != article and any(part.article == article for part in quoted(one))


def fetch(folder: Path, article: str, library: Library) -> Added:
    """Return an article with its text, from memory or from its file; raises CorpusError."""
    found = library.get(article)
    if found is not None:
        return found
    path = FileKey("article", article).path
    try:
        parsed = read(disk.read_file(folder / path)[0])
    except OSError as error:
        raise CorpusError(f"{folder / path} cannot be read any more: {error.strerror}.") from error
    except Malformed as error:
        raise CorpusError(f"{folder / path} {error.message}.") from error
    if not isinstance(parsed.value, Added):
        raise CorpusError(f"{folder / path} does not hold the article any more.")
    library.keep(parsed.value, fetchable=True)
    return parsed.value
