"""`framing-annotator event`: what the articles of an event name, quote and share, outlet by outlet."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._streams import printable, put, say
from annotator.comparison.asked import chosen_articles
from annotator.comparison.whole_event.as_csv import as_csv
from annotator.comparison.whole_event.as_json import as_json
from annotator.comparison.whole_event.as_text import as_text
from annotator.comparison.whole_event.asked import whole_event
from annotator.comparison.whole_event.told import Told
from annotator.opening import open_corpus


def _lines(told: Told) -> Iterator[str]:
    for line in as_text(told):
        yield printable(line) + "\n"


def _json(told: Told) -> Iterator[str]:
    yield as_json(told)


_FORMS: dict[str, Callable[[Told], Iterator[str]]] = {"text": _lines, "json": _json, "csv": as_csv}


@click.command("event", short_help="Who is named and quoted by which outlet, what is one copy, headlines.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--event", required=True, metavar="EVENT", help="The event, by its name or id.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only this outlet; may be repeated.")
@click.option("--with-copies", is_flag=True, help="Count copies of an article like any other article.")
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="text", show_default=True)
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which appears when it is complete, instead of standard output.",
)
def _event(
    *, corpus: Path, event: str, outlets: tuple[str, ...], with_copies: bool, form: str, target: Path | None
) -> int:
    """Tell what the articles of an event in CORPUS have in common, and what only one outlet has.

    Names of persons, organisations and places with how often each outlet has them; direct quotations that
    several outlets have, also shortened, and those of one alone; articles that share their text or credit a
    news agency; headline beside headline. Copies of an article are set aside. Names are told of articles in
    English only.

    The form csv has a row a place, json has all with the reasons. Cells are written as they are: a
    spreadsheet may take words that begin with = for a formula.

    The exit code is 3 when the corpus has problems (see validate): everything else is told.
    """
    opened = open_corpus(corpus, read_only=True)
    try:
        whole = whole_event(opened, event, outlets=outlets, with_copies=with_copies, watch=_watcher())
        told = Told(whole=whole, corpus=opened.name, over=chosen_articles(opened, event, outlets)[1])
        put(target, (piece.encode("utf-8") for piece in _FORMS[form](told)))
        for problem in opened.problems:
            say(f"{problem.file}{f':{problem.where}' if problem.where else ''}: {problem.message}")
        return SOME_BAD if opened.problems else DONE
    finally:
        opened.close()


COMMAND = _event


def _watcher() -> Callable[[int, int], object]:
    """Show reading going by, on a terminal."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None
    from tqdm import tqdm

    bar = tqdm(desc="Reading", file=sys.stderr, leave=False)

    def watch(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return watch
