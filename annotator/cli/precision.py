"""`framing-annotator precision`: how often coders accepted what each rule found, by outlet."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._coders import coder_ids
from annotator.cli._streams import printable, put, say
from annotator.comparison.decisions import BYS, By
from annotator.comparison.precision import Groups, Precision, precision
from annotator.comparison.precision_table import as_csv, as_json, as_text
from annotator.model import MODES, Mode
from annotator.opening import open_corpus


def _as_text(table: Precision) -> Iterator[str]:
    for line in as_text(table):
        yield printable(line) + "\n"


def _as_json(table: Precision) -> Iterator[str]:
    yield as_json(table)


_FORMS = {"text": _as_text, "csv": as_csv, "json": _as_json}


@click.command("precision", short_help="How coders decided on the cues of each rule, by outlet.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option(
    "--by", type=click.Choice(BYS), default="rule", show_default=True, help="What a row stands for."
)
@click.option("--coder", "coders", multiple=True, metavar="NAME", help="Only this coder; may be repeated.")
@click.option(
    "--mode", "modes", multiple=True, type=click.Choice(MODES), help="Only decisions made in this mode."
)
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="text", show_default=True)
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which appears when it is complete, instead of standard output.",
)
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
    opened = open_corpus(corpus, read_only=True)
    try:
        wanted = coder_ids(opened, coders) if coders else None
        table = precision(opened, by=by, coders=wanted, modes=modes or None, watch=_watch)
        put(target, (piece.encode("utf-8") for piece in _FORMS[form](table)))
        for problem in opened.problems:
            say(f"{problem.file}{f':{problem.where}' if problem.where else ''}: {problem.message}")
        return SOME_BAD if opened.problems else DONE
    finally:
        opened.close()


COMMAND = _precision


def _watch(tests: Sequence[Groups]) -> Iterable[Groups]:
    """Show tests going by, on a terminal."""
    if not sys.stderr.isatty():
        return tests
    from tqdm import tqdm

    shown: Iterable[Groups] = tqdm(tests, desc="Comparing outlets", file=sys.stderr, leave=False)
    return shown
