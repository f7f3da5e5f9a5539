"""`framing-annotator contrasts`: how sentences that tell the same differ from outlet to outlet."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._streams import printable, put, say
from annotator.comparison.contrast_table import as_csv, as_json, as_text
from annotator.comparison.contrasted import Contrasts, contrasts
from annotator.opening import open_corpus


def _lines(found: Contrasts) -> Iterator[str]:
    for line in as_text(found):
        yield printable(line) + "\n"


def _json(found: Contrasts) -> Iterator[str]:
    yield as_json(found)


_FORMS: dict[str, Callable[[Contrasts], Iterator[str]]] = {"text": _lines, "json": _json, "csv": as_csv}


@click.command("contrasts", short_help="How sentences that tell the same differ from outlet to outlet.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--event", required=True, metavar="EVENT", help="The event, by its name or id.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only this outlet; may be repeated.")
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="text", show_default=True)
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which appears when it is complete, instead of standard output.",
)
def _contrasts(*, corpus: Path, event: str, outlets: tuple[str, ...], form: str, target: Path | None) -> int:
    """Show how the articles of an event in CORPUS tell the same thing, sentence beside sentence.

    Sentences that say the same are aligned (links that people joined or parted count), and what differs in
    them is listed: other words for the same thing, who is heard and how each one is introduced, what one
    article quotes and another asserts, and numbers. Each finding has its words, why they are put together,
    and the cues in them; the end of the list says what each contrast gets wrong. Up to four articles are put
    side by side, each outlet's first one before any second one. Only English is read.

    The form csv has a row for the words of each article in each finding, json has the sentences, too. Cells
    are written as they are: a spreadsheet may take words that begin with = for a formula.

    The exit code is 3 when the corpus has problems (see validate): everything else is shown.
    """
    opened = open_corpus(corpus, read_only=True)
    try:
        found = contrasts(opened, event=event, outlets=outlets)
        put(target, (piece.encode("utf-8") for piece in _FORMS[form](found)))
        for problem in opened.problems:
            say(f"{problem.file}{f':{problem.where}' if problem.where else ''}: {problem.message}")
        return SOME_BAD if opened.problems else DONE
    finally:
        opened.close()


COMMAND = _contrasts
