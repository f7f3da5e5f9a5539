"""`framing-annotator precision`: how often coders accepted what each rule found, by outlet."""

from functools import partial
from pathlib import Path

import click

from annotator.cli._answering import CODERS, CORPUS, OUTPUT, form_of, forms, put_text, told_problems
from annotator.cli._coders import coder_ids
from annotator.cli._progress import watched
from annotator.comparison.decisions import BYS, By
from annotator.comparison.precision import precision
from annotator.comparison.precision_table import as_csv, as_json, as_text
from annotator.model import MODES, Mode
from annotator.opening import open_corpus

_FORMS = forms(text=as_text, csv=as_csv, json=as_json)


@click.command("precision", short_help="How coders decided on the cues of each rule, by outlet.")
@CORPUS
@click.option(
    "--by", type=click.Choice(BYS), default="rule", show_default=True, help="What a row stands for."
)
@CODERS
@click.option(
    "--mode", "modes", multiple=True, type=click.Choice(MODES), help="Only decisions made in this mode."
)
@form_of(_FORMS)
@OUTPUT
def _precision(
    *, corpus: Path, by: By, coders: tuple[str, ...], modes: tuple[Mode, ...], form: str, target: Path | None
) -> int:
    """Count how coders decided on the cues of each rule in CORPUS, outlet by outlet, and warn of differences.

    A cue is accepted when its annotation's code stands for the cue's category, re-labelled when its code does
    not, rejected when a coder said so; what is undecided is not counted. Precision is the share of accepted
    ones. A rule that is right more often in one outlet than in another makes bias: a warning says so where
    that is more than chance (permutation test over articles, corrected for the number of rules, 5 %).

    The exit code is 3 when the corpus has problems (see validate): everything else is counted.
    """
    with open_corpus(corpus, read_only=True) as opened:
        wanted = coder_ids(opened, coders) if coders else None
        table = precision(
            opened,
            by=by,
            coders=wanted,
            modes=modes or None,
            watch=partial(watched, name="Comparing outlets"),
        )
        put_text(target, _FORMS[form](table))
        return told_problems(opened)


COMMAND = _precision
