"""`framing-annotator compare`: how outlets frame an event, or a whole corpus, in figures."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._coders import coder_ids
from annotator.cli._streams import printable, put, say
from annotator.comparison.asked import compare
from annotator.comparison.comparison_table import Grouped, Told, as_csv, as_json, as_text
from annotator.comparison.counting import KINDS, Cues, Kind
from annotator.comparison.gathering import Progress
from annotator.corpus import Corpus
from annotator.errors import InputError
from annotator.model import MODES, Mode
from annotator.opening import open_corpus


def _as_text(_corpus: Corpus, told: Told) -> Iterator[str]:
    for line in as_text(told):
        yield printable(line) + "\n"


def _as_csv(_corpus: Corpus, told: Told) -> Iterator[str]:
    return as_csv(told)


def _as_json(_corpus: Corpus, told: Told) -> Iterator[str]:
    yield as_json(told)


def _as_html(corpus: Corpus, told: Told) -> Iterator[str]:
    from annotator.comparison.report import report  # it loads the analysis of texts

    return report(corpus, told)


_FORMS: dict[str, Callable[[Corpus, Told], Iterator[str]]] = {
    "text": _as_text,
    "csv": _as_csv,
    "json": _as_json,
    "html": _as_html,
}


@click.command(
    "compare", short_help="How outlets differ in cues, codes and voices, with intervals and tests."
)
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--event", metavar="EVENT", help="Only articles of this event, by its name or id.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only this outlet; may be repeated.")
@click.option(
    "--cues",
    type=click.Choice(["all", "accepted", "none"]),
    default="all",
    show_default=True,
    help="Which cues are counted.",
)
@click.option("--coder", "coders", multiple=True, metavar="NAME", help="Only this coder; may be repeated.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only things of this kind.")
@click.option("--mode", "modes", multiple=True, type=click.Choice(MODES), help="Only work in this mode.")
@click.option(
    "--by",
    type=click.Choice(get_args(Grouped)),
    default="outlet",
    show_default=True,
    help="Compare outlets, or all articles from event to event or month to month.",
)
@click.option("--own", is_flag=True, help="Only what stands in the authors' own words, per 1,000 of these.")
@click.option(
    "--copies", is_flag=True, help="Count copies of other articles as well; else each text counts once."
)
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="text", show_default=True)
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which appears when it is complete, instead of standard output.",
)
def _compare(
    *,
    corpus: Path,
    event: str | None,
    outlets: tuple[str, ...],
    cues: Cues,
    coders: tuple[str, ...],
    kinds: tuple[Kind, ...],
    by: Grouped,
    modes: tuple[Mode, ...],
    own: bool,
    copies: bool,
    form: str,
    target: Path | None,
) -> int:
    """Compare the outlets of CORPUS in how often things occur, per 1,000 words or as a share of articles.

    Intervals are from a bootstrap over articles, p values from shuffling whole articles between outlets,
    corrected for the number of lines (Benjamini-Hochberg). Outlets with fewer than five articles show their
    counts. Notes say what may make the comparison unfair: few articles, lengths, dates, copies.

    The form html is a report for a browser and for print: one file with the tables, what was computed in
    words, and, of one event, up to four articles side by side with their aligned sentences.

    The exit code is 3 when the corpus has problems (see validate): everything else is compared.
    """
    if form == "html" and by != "outlet":
        raise InputError(f"a report compares outlets; --by {by} goes with text, csv and json")
    opened = open_corpus(corpus, read_only=True)
    try:
        wanted = coder_ids(opened, coders) if coders else None
        told = compare(
            opened,
            event=event or "",
            outlets=outlets,
            cues=cues,
            coders=wanted,
            modes=modes or None,
            kinds=kinds,
            by=by,
            own=own,
            copies=copies,
            watch=_watcher(),
        )
        put(target, (piece.encode("utf-8") for piece in _FORMS[form](opened, told)))
        for problem in opened.problems:
            say(f"{problem.file}{f':{problem.where}' if problem.where else ''}: {problem.message}")
        return SOME_BAD if opened.problems else DONE
    finally:
        opened.close()


COMMAND = _compare


def _watcher() -> Callable[[Progress], object]:
    """Show counting going by, on a terminal."""
    if not sys.stderr.isatty():
        return lambda _progress: None
    from tqdm import tqdm

    bar = tqdm(desc="Counting", file=sys.stderr, leave=False)

    def watch(progress: Progress) -> None:
        bar.total = progress.total
        bar.update(progress.done - bar.n)
        if progress.done == progress.total:
            bar.close()

    return watch
