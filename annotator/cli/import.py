"""`framing-annotator import`: articles from files of many formats into a corpus, shown before, told after."""  # noqa: N999  # a command is called as its file is

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._answering import CORPUS
from annotator.cli._import_telling import Count, remarks, row_of, show, summary, tell
from annotator.cli._progress import Hidden, Progress, Shown
from annotator.cli._reading import expanded
from annotator.cli._streams import put, say
from annotator.corpus import Corpus
from annotator.errors import CorpusError, InputError
from annotator.importers import (
    DATE_ORDERS,
    ROLES,
    FileReport,
    FileTaken,
    Found,
    Options,
    Preview,
    find_files,
    importers,
    is_url,
    merged,
    read_files,
    read_url,
    take_files,
)

_FORMATS = {importer.name: importer.title for importer in importers()}
_LISTED = "\n".join(f"  {name:<18}{title}" for name, title in _FORMATS.items())
_HELP = f"""Read the articles in FILES, which may be folders or the addresses of web pages, and add them to
CORPUS, a corpus folder. Only for an address (http:// or https://) is the network used.

A corpus that is not there yet is made, with the starter codebook. An article whose text is in the corpus
already from the same outlet is not added again, so that importing a file twice adds nothing. The files
themselves are only read.

With --dry-run nothing is written, and each article is shown: date, outlet, words, headline; then its parts,
whether it is known already, and after “!” what should be looked at before it is taken.

For each file in which something was left out or is doubtful, a line says what and why; --verbose tells of
each file, and --report writes it all down. The exit code is 3 when something could not be read.

\b
Formats, known by what a file holds (--format is for files that hide it):
{_LISTED}
"""


def _roles(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, Any] | None:
    """Return the roles of columns from `ROLE=COLUMN`."""
    roles = {}
    for one in given:
        name, _equals, column = one.partition("=")
        role = next((known for known in ROLES if known == name), None)
        if not column or role is None:
            raise click.BadParameter(f"“{one}” is not ROLE=COLUMN. Roles are {', '.join(ROLES)}.")
        roles[column] = role
    return roles or None


@click.command("import", short_help="Add articles from files of many formats to a corpus.", help=_HELP)
@CORPUS
@click.argument("files", nargs=-1, required=True, metavar="FILES...")
@click.option("--dry-run", is_flag=True, help="Show what would be imported, and write nothing.")
@click.option("--encoding", help="The encoding of text files, where it is not found rightly.")
@click.option(
    "--date-order",
    type=click.Choice([one for one in DATE_ORDERS if one]),
    help="What 03/04/2024 means: day, month or year first. [default: such dates are left out and named]",
)
@click.option("--outlet", help="The outlet of articles that name none.")
@click.option(
    "--merge-outlets",
    is_flag=True,
    help="Give outlets that differ only in spelling the most frequent one, that of the corpus included.",
)
@click.option(
    "--format",
    "importer",
    metavar="FORMAT",
    type=click.Choice(list(_FORMATS)),
    help="The format of the files.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="ROLE=COLUMN",
    callback=_roles,
    help=f"What a column of a table holds; may be repeated. Roles are {', '.join(ROLES)}.",
)
@click.option(
    "--report",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what became of each file to this file, as JSON Lines.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say what became of each file.")
def _import(
    *,
    corpus: Path,
    files: tuple[str, ...],
    dry_run: bool,
    merge_outlets: bool,
    target: Path | None,
    verbose: bool,
    **chosen: Any,  # noqa: ANN401  # the fields of `Options`
) -> int:
    urls = [word for word in files if is_url(word)]
    found = find_files(map(Path, expanded([word for word in files if not is_url(word)])))
    _tell_left(found)
    if not (found.files or urls):
        raise InputError("There is no file of a known format to import.")
    options = Options(**{name: one for name, one in chosen.items() if one})
    reports: Iterator[FileReport] = chain(
        read_files(found.files, options), (read_url(url, options) for url in urls)
    )
    if merge_outlets:
        reports = merged(reports, known=_outlets(corpus))
    if dry_run:
        return _show(corpus, reports)
    count, rows = Count(), list[dict[str, Any]]()
    with _progress(found.files) as progress:
        for taken in _taken(corpus, reports, count):
            tell(taken, progress, verbose=verbose)
            progress.finish(_size(Path(taken.report.file)))
            if target is not None:
                rows.append(row_of(taken))
    if target is not None:
        put(target, (f"{json.dumps(row, ensure_ascii=False)}\n".encode() for row in rows))
    click.echo(summary(count))
    return SOME_BAD if count.something_bad else DONE


COMMAND = _import


def _read(files: Iterable[Path], urls: Iterable[str], options: Options) -> Iterator[FileReport]:
    yield from read_files(files, options)
    yield from (read_url(url, options) for url in urls)


def _taken(place: Path, reports: Iterator[FileReport], count: Count) -> Iterator[FileTaken]:
    """Put the articles into the corpus and yield what became of each file; no corpus is made for nothing."""
    waiting = list(_up_to_an_article(reports))
    if not any(report.entries for report in waiting):
        for line in (line for report in waiting for line in remarks(report)):
            say(line)
        raise InputError(f"Nothing could be read. {place} is as it was.")
    corpus = _opened(place)
    try:
        for taken in take_files(corpus, chain(waiting, reports)):
            count.take(taken.report)
            count.added += len(taken.added)
            count.known += taken.known
            count.annotations += taken.annotations
            yield taken
    except KeyboardInterrupt:
        say(f"Stopped. {summary(count)}")
        raise
    finally:
        corpus.close()


def _up_to_an_article(reports: Iterator[FileReport]) -> Iterator[FileReport]:
    for report in reports:
        yield report
        if report.entries:
            return


def _opened(place: Path) -> Corpus:
    """Open a corpus for writing, or make one where there is nothing yet."""
    folder = place.parent if place.name == "corpus.json" else place
    if (folder / "corpus.json").is_file():
        corpus = Corpus.open(folder)
        if corpus.read_only:
            corpus.close()
            raise CorpusError(corpus.read_only)
        _keep_version(corpus)
        return corpus
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise CorpusError(f"{folder} is no corpus. To make a new one, name a folder that is not there yet.")
    from annotator.codebooks import starter_codes

    made = Corpus.create(folder, folder.name, codes=starter_codes())
    say(f"New corpus: {folder}")
    return made


def _keep_version(corpus: Corpus) -> None:
    """Keep an earlier version, as the window does; without one the import goes on."""
    from annotator.corpus import snapshots  # archives are loaded when something is imported

    try:
        if snapshots.take(corpus, "before an import") is not None:
            snapshots.thin(corpus.info.id)
    except CorpusError as error:
        say(str(error))


def _show(place: Path, reports: Iterable[FileReport]) -> int:
    """Print what would be imported."""
    known = Corpus.open(place, read_only=True) if _is_corpus(place) else None
    count = Count()
    try:
        preview = Preview(known)
        for report in reports:
            show(report, list(preview.rows(report)), count)
    finally:
        if known is not None:
            known.close()
    click.echo(f"{summary(count, 'would be added')} Nothing was written.")
    return SOME_BAD if count.something_bad else DONE


def _is_corpus(place: Path) -> bool:
    return place.name == "corpus.json" or (place / "corpus.json").is_file()


def _outlets(place: Path) -> Counter[str]:
    """Return how often each outlet is there in a corpus, if there is one."""
    if not _is_corpus(place):
        return Counter()
    with Corpus.open(place, read_only=True) as corpus:
        return Counter(corpus.head(key).outlet for key in corpus.articles())


def _tell_left(found: Found) -> None:
    if found.left:
        kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in found.left.most_common(8))
        say(f"Not looked at, because no format has these extensions: {kinds}")


def _progress(files: Sequence[Path]) -> Progress:
    return Shown(sum(map(_size, files))) if sys.stderr.isatty() else Hidden()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
