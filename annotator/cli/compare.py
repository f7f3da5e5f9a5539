"""`framing-annotator compare`: how outlets frame an event, or a whole corpus, in figures."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click

from annotator.cli._answering import (
    CODERS,
    COPIES,
    CORPUS,
    CUES,
    EVENT,
    MODE,
    OUTLETS,
    OUTPUT,
    OWN,
    form_of,
    forms,
    put_text,
    told_problems,
)
from annotator.cli._coders import coder_ids
from annotator.cli._progress import counted
from annotator.comparison.asked import compare
from annotator.comparison.comparison_table import Grouped, Told, as_csv, as_json, as_text
from annotator.comparison.counting import KINDS, Cues, Kind
from annotator.corpus import Corpus
from annotator.errors import InputError
from annotator.model import Mode
from annotator.opening import open_corpus

_FORMS = forms(text=as_text, csv=as_csv, json=as_json)


@click.command(
    "compare", short_help="How outlets differ in cues, codes and voices, with intervals and tests."
)
@CORPUS
@EVENT
@OUTLETS
@CUES
@CODERS
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only things of this kind.")
@MODE
@click.option(
    "--by",
    type=click.Choice(get_args(Grouped)),
    default="outlet",
    show_default=True,
    help="Compare outlets, or all articles from event to event or month to month.",
)
@OWN
@COPIES
@form_of([*_FORMS, "html"])
@OUTPUT
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
    with open_corpus(corpus, read_only=True) as opened:
        wanted = coder_ids(opened, coders) if coders else None
        show = counted("Counting")
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
            watch=lambda progress: show(progress.done, progress.total),
        )
        put_text(target, _pieces(opened, told, form))
        return told_problems(opened)


COMMAND = _compare


def _pieces(corpus: Corpus, told: Told, form: str) -> Iterator[str]:
    if form != "html":
        return _FORMS[form](told)
    from annotator.comparison.report import report  # it loads the analysis of texts

    return report(corpus, told)
