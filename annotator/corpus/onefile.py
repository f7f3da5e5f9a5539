"""A whole corpus in one JSON file: for archives, for colleagues, and for programs that want one file.

Unlike the folder, the file holds what is live: deleted annotations, rejections taken back and removed
articles are left out, unless the whole history is asked for.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from annotator.corpus import disk
from annotator.corpus.contents import quote_trouble
from annotator.corpus.layout import VERSION, is_safe
from annotator.corpus.store import Corpus
from annotator.corpus.wire import Json, Malformed, convert, encode, indented, parse, plain
from annotator.errors import CorpusError
from annotator.model import (
    Adjustment,
    Annotation,
    Article,
    ArticleState,
    Code,
    Coder,
    CorpusInfo,
    Corrections,
    Decision,
    Dismissal,
    Event,
    Fielded,
    Marked,
    Memo,
    Problem,
    Revision,
    Sample,
    Tie,
    Units,
    Value,
)
from annotator.text.checksum import sha256

FORMAT = "framing-annotator/corpus-file"

T = TypeVar("T")

LISTS: dict[str, type[Any]] = {
    "coders": Coder,
    "codes": Code,
    "revisions": Revision,
    "cues": Adjustment,
    "events": Event,
    "dismissals": Dismissal,
    "samples": Sample,
    "units": Units,
    "memos": Memo,
    "ties": Tie,
    "articles": Article,
    "metadata": Corrections,
    "annotations": Annotation,
    "decisions": Decision,
    "states": ArticleState,
}
"""What the file holds, in this order, each a list of values as `annotator.model` has them."""
SINCE_ADDED = frozenset(LISTS) - {"coders", "codes", "articles", "metadata", "annotations", "decisions"}
"""Lists that files of the first versions of the program do not have."""


def write_onefile(corpus: Corpus, path: str | Path, *, history: bool = False) -> None:
    """Write a corpus to one file, in one step. Raises CorpusError, and then the file is as it was."""
    try:
        disk.write_file(Path(path), _pieces(corpus, history=history), apart=True)
    except OSError as error:
        raise CorpusError(f"{path} could not be written: {error.strerror}. It is as it was.") from error


def onefile_bytes(corpus: Corpus, *, history: bool = False) -> bytes:
    """Return the bytes of the one file. With `history` they hold what was deleted and removed, too."""
    return b"".join(_pieces(corpus, history=history))


def _pieces(corpus: Corpus, *, history: bool) -> Iterator[bytes]:
    info = {"format": FORMAT, "version": VERSION, "corpus": plain(corpus.info)}
    yield indented(msgspec.json.encode(info)).removesuffix(b"\n}")
    articles = corpus.every_article() if history else corpus.articles()
    values = list(corpus.values()) if history else _live(corpus, set(articles))
    for name, kind in LISTS.items():
        yield f',\n  "{name}": ['.encode()
        opening = b"\n    "
        held = map(corpus.article, articles) if kind is Article else (v for v in values if type(v) is kind)
        for value in held:
            yield opening + indented(encode(value if history else _unstamped(value)), 2)
            opening = b",\n    "
        yield b"]" if opening == b"\n    " else b"\n  ]"
    yield b"\n}\n"


def _unstamped(value: T) -> T:
    """Leave out who set a field that was never changed: a reader of the file has no use for it."""
    if not isinstance(value, Fielded) or isinstance(value, Corrections):
        return value
    return replace(value, stamps={name: stamp for name, stamp in value.stamps.items() if stamp.rev > 1})


def _live(corpus: Corpus, articles: set[str]) -> list[Value]:
    told = (corpus.as_present(one) if isinstance(one, Annotation) else one for one in corpus.values())
    return [value for value in told if value is not None and _is_live(value, articles)]


def _is_live(value: Value, articles: set[str]) -> bool:
    if isinstance(value, Marked):
        return not value.deleted and value.article in articles
    return value.id in articles if isinstance(value, Corrections) else True


# --- reading ---------------------------------------------------------------------------------------------


class _Opening(msgspec.Struct):
    format: str = ""
    version: int = 0


def is_onefile(path: str | Path) -> bool:
    """Say whether a file is a corpus in one JSON file, judging by what it begins with."""
    try:
        with Path(path).open("rb") as file:
            start = file.read(200)
    except OSError:
        return False
    return FORMAT.encode() in start


def read_onefile(path: str | Path) -> Corpus:
    """Return the corpus in one JSON file as a draft, derived from the corpus that was written.

    Entries that cannot be used are left out and told in `problems`. Raises CorpusError when the file is no
    such file or cannot be read, with the place in it.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise CorpusError(f"{path} cannot be read: {error.strerror}.") from error
    try:
        return parse_onefile(data, Path(path).name)
    except CorpusError as error:
        raise CorpusError(f"{path}, {error}. Nothing was opened.") from error


def parse_onefile(data: bytes, name: str) -> Corpus:
    """Return the corpus in the bytes of a file, as `read_onefile` does; `problems` name the file so."""
    try:
        return _draft(data, name)
    except Malformed as error:
        raise CorpusError(": ".join(filter(None, (error.where, error.message)))) from error


def _draft(data: bytes, name: str) -> Corpus:
    opening: _Opening = parse(data, _Opening)
    if opening.format != FORMAT:
        raise Malformed("format", f"is no corpus in one file: its format is {opening.format!r}")
    found: dict[str, Json] = parse(data)
    info = convert(CorpusInfo, found.get("corpus"))
    problems: list[Problem] = []
    newer = ""
    if opening.version > VERSION:
        newer = (
            f"{name} was written by a newer version of the program (format {opening.version}, not "
            f"{VERSION}). What is known was read; the file is as it was. Update the program to change it."
        )
        problems.append(Problem(name, "version", newer))
    articles = _entries(name, "articles", Article, found, problems)
    annotations = _entries(name, "annotations", Annotation, found, problems)
    decisions = _entries(name, "decisions", Decision, found, problems)
    drifted = _check(name, articles, [*annotations, *decisions], problems)
    return Corpus.draft(
        info.name,
        codes=_entries(name, "codes", Code, found, problems),
        articles=articles,
        annotations=annotations,
        decisions=decisions,
        coders=_entries(name, "coders", Coder, found, problems),
        corrections=_entries(name, "metadata", Corrections, found, problems),
        adjustments=_entries(name, "cues", Adjustment, found, problems),
        events=_entries(name, "events", Event, found, problems),
        others=[
            value
            for key in ("revisions", "dismissals", "samples", "units", "memos", "ties", "states")
            for value in _entries(name, key, LISTS[key], found, problems)
        ],
        derived_from=info.id,
        problems=problems,
        drifted=drifted,
        read_only=newer,
        extra=info.extra,
    )


def _entries(name: str, key: str, kind: type[T], found: dict[str, Json], problems: list[Problem]) -> list[T]:
    listed = found.get(key, [])
    if not isinstance(listed, list):
        raise Malformed(key, "is no list")
    read: list[T] = []
    seen: set[str] = set()
    for number, entry in enumerate(listed):
        try:
            value = convert(kind, entry)
            _check_ids(value, seen)
            read.append(value)
        except Malformed as error:
            where = f"{key}[{number}]" + (f".{error.where}" if error.where else "")
            problems.append(Problem(name, where, f"{error.message}. It was left out"))
    return read


def _check_ids(value: Json, seen: set[str]) -> None:
    """Raise Malformed when an id may not become a file name or was there before."""
    marked = isinstance(value, Marked)
    unsafe = [one for one in ((value.article, value.coder) if marked else (value.id,)) if not is_safe(one)]
    if unsafe:
        raise Malformed("", f"has an id that cannot be a file name: {unsafe[0]!r}")
    if value.id in seen:
        raise Malformed("id", f"is that of another entry: {value.id!r}")
    seen.add(value.id)


def _check(
    name: str, articles: list[Article], marked: list[Annotation | Decision], problems: list[Problem]
) -> dict[str, set[str]]:
    by_id = {article.id: article for article in articles}
    for article in articles:
        if sha256(article.text) != article.sha256:
            message = "the text was changed after it was imported: its SHA-256 is another one"
            problems.append(Problem(name, article.id, message))
    drifted: dict[str, set[str]] = {}
    for value in marked:
        spans = value.target if isinstance(value, Annotation) else (value,)
        for one in dict.fromkeys([value.article, *(span.article for span in spans)]):
            trouble = quote_trouble(value, by_id[one]) if one in by_id else f"the article {one} is not there"
            if trouble and not value.deleted:
                drifted.setdefault(value.id, set()).add(one)
                problems.append(Problem(name, value.id, f"{trouble}. It is kept where it is"))
    return drifted
