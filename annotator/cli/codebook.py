"""`framing-annotator codebook`: the codes of a corpus out to a file and in from one, and ready codebooks."""

from collections.abc import Iterable
from pathlib import Path

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._codebook_rows import code_rows, joined_rows, ready_rows
from annotator.cli._streams import put, say
from annotator.codebooks import Codebook, Joined, join, ready_codebook, ready_codebooks
from annotator.codebooks.book import Told
from annotator.codebooks.files import read_codebook
from annotator.codebooks.formats import format_of, formats
from annotator.corpus import Corpus
from annotator.errors import CorpusError
from annotator.opening import open_corpus

_FILES = "\n".join(f"  {one.suffix:<8}{one.title}" for one in formats())
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    "codebook",
    short_help="Codes in and out, and ready codebooks.",
    help=f"""Show the codes of CORPUS, write them to a file, or add those of a file or of a ready codebook.

\b
{_FILES}

The name of a file says its format. What joins a second time doubles nothing: codes are known by their ids,
in files without ids by their names. A key or tag that is taken is not given twice; a retired code is in use
again. What the file cannot hold, or what of it a codebook has no place for, is said on standard error.

The exit code is 3 when parts of a file could not be read: all else is in the corpus.
""",
)
@click.argument("corpus", type=click.Path(path_type=Path), required=False)
@click.option("--list", "listing", is_flag=True, help="List the ready codebooks; CORPUS is not needed.")
@click.option("--export", "target", type=_FILE, metavar="FILE", help="Write the codes to this file.")
@click.option(
    "--import", "source", type=_FILE, metavar="FILE", help="Add and change codes as this file says."
)
@click.option("--ready", "name", metavar="NAME", help="Add a ready codebook; codes that are there stay.")
@click.option("--keep", is_flag=True, help="With --import: codes that are there stay as they are.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def _codebook(
    *,
    corpus: Path | None,
    listing: bool,
    target: Path | None,
    source: Path | None,
    name: str | None,
    keep: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    if sum(map(bool, (listing, target, source, name))) > 1:
        raise click.UsageError("--list, --export, --import and --ready are one thing at a time.")
    if listing:
        _print(ready_rows(ready_codebooks(), as_json=as_json))
        return DONE
    if corpus is None:
        raise click.UsageError("Missing argument 'CORPUS'.")
    opened = open_corpus(corpus, read_only=source is None and name is None)
    try:
        if target is not None:
            return _export(opened, target)
        if name is not None:
            told, note = ready_codebook(name).told, f"Ready codebook: {name}"
            return _join(opened, told, note, keep=True, dry=dry_run, as_json=as_json)
        if source is not None:
            told, sound = _read(source, opened)
            note = f"From the file {source.name}"
            _join(opened, told, note, keep=keep, dry=dry_run, as_json=as_json)
            return DONE if sound else SOME_BAD
        _print(code_rows(opened.codes(), as_json=as_json))
        return DONE
    finally:
        opened.close()


COMMAND = _codebook


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, nl=False)


def _export(corpus: Corpus, target: Path) -> int:
    form = format_of(target.name)
    codes = corpus.all_codes()
    book = Codebook(title=corpus.name, told=tuple(Told(code=code) for code in codes))
    put(target, [form.write(book)])
    for loss in form.losses(codes):
        say(loss)
    click.echo(f"{len(codes)} codes in {target}.")
    return DONE


def _read(source: Path, corpus: Corpus) -> tuple[tuple[Told, ...], bool]:
    found = read_codebook(source, [code.id for code in corpus.all_codes()])
    for problem in found.problems:
        say(str(problem))
    for loss in found.losses:
        say(loss)
    return found.book.told, not found.problems


def _join(corpus: Corpus, told: tuple[Told, ...], note: str, *, keep: bool, dry: bool, as_json: bool) -> int:
    joined: Joined = join(corpus.all_codes(), told, change_known=not keep, note=note)
    if not dry and joined.change:
        if corpus.path is None:
            raise CorpusError(
                "A corpus in one JSON file is not changed here: open it and save it as a folder."
            )
        if corpus.read_only:
            raise CorpusError(corpus.read_only)
        corpus.commit(joined.change)
        corpus.flush()
    _print(joined_rows(joined, as_json=as_json))
    if not as_json:
        click.echo(f"{joined.summary}.{' Nothing was changed.' if dry else ''}")
    return DONE
