"""`framing-annotator validate`: what is wrong with a corpus on the disk, without changing anything in it."""

from pathlib import Path

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._answering import CORPUS
from annotator.cli._streams import printable
from annotator.errors import CorpusError


@click.command("validate", short_help="Check a corpus: schema, quotes, hashes, strays.")
@CORPUS
def _validate(*, corpus: Path) -> int:
    """Check CORPUS, a corpus folder or a corpus in one JSON file, and list what is wrong with it.

    Each file is compared with its schema, each article's text with its hash, each quote with the text it
    stands for, and each file's name with what is inside. One problem is one line: file, place, what is wrong.
    What is only worth a look begins with "note". Nothing is changed. The exit code is 0 without problems, 3
    with, and 2 when there is no corpus.
    """
    from annotator.corpus.validate import validate

    if not corpus.exists():
        raise CorpusError(f"{corpus} does not exist.")
    problems = validate(corpus)
    for problem in problems:
        place = f":{problem.where}" if problem.where else ""
        note = "note: " if problem.notice else ""
        click.echo(printable(f"{note}{problem.file}{place}: {problem.message}").replace("\n", " "))
    count = sum(not problem.notice for problem in problems)
    notes = len(problems) - count
    noted = f", {notes} note{'' if notes == 1 else 's'}" if notes else ""
    click.echo(f"{count or 'No'} problem{'' if count == 1 else 's'}{noted}.", err=True)
    return SOME_BAD if count else DONE


COMMAND = _validate
