"""`framing-annotator figure`: a figure for print of how outlets differ, or its numbers."""

from pathlib import Path

import click

from annotator.cli._answering import CODERS, COPIES, CORPUS, CUES, EVENT, MODE, OWN, told_problems
from annotator.cli._coders import coder_ids
from annotator.cli._streams import printable, put
from annotator.comparison.counting import Cues
from annotator.comparison.figure_contract import Every, Unit, Wanted
from annotator.comparison.figure_files import FORMATS
from annotator.comparison.figures import figure, figure_names
from annotator.comparison.keyness import LONGEST
from annotator.errors import InputError
from annotator.model import Mode
from annotator.opening import open_corpus


@click.command("figure", short_help="A figure of how outlets differ, as SVG, PDF, PNG, or its numbers.")
@CORPUS
@click.option("--kind", required=True, type=click.Choice(figure_names()), help="What is drawn.")
@EVENT
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    help="Only this outlet; may be repeated. For keyness the one looked at, then the other.",
)
@CUES
@CODERS
@click.option(
    "--things",
    "--thing",
    "things",
    multiple=True,
    metavar="NAME",
    help="Show this category, code or voice, by name or id; may be repeated. Else those in most articles.",
)
@MODE
@OWN
@COPIES
@click.option(
    "--every",
    type=click.Choice(["month", "week"]),
    default="month",
    show_default=True,
    help="The step of the time line.",
)
@click.option(
    "--unit",
    type=click.Choice(["article", "sentence"]),
    default="article",
    show_default=True,
    help="Where codes and cues occur together.",
)
@click.option(
    "--phrase",
    type=click.IntRange(1, LONGEST),
    default=1,
    show_default=True,
    help="Words of a key word or phrase.",
)
@click.option(
    "--output",
    "target",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file, .svg, .pdf, .png (300 dpi) or .csv (its numbers); it appears when it is complete.",
)
def _figure(
    *,
    corpus: Path,
    kind: str,
    event: str | None,
    outlets: tuple[str, ...],
    cues: Cues,
    coders: tuple[str, ...],
    things: tuple[str, ...],
    modes: tuple[Mode, ...],
    own: bool,
    copies: bool,
    every: Every,
    unit: Unit,
    phrase: int,
    target: Path,
) -> int:
    """Draw how outlets of CORPUS differ, and print the caption, which says what is shown, and of how much.

    \b
    cooccurrence  which codes or cues occur in the same articles or sentences
    density       rates per 1,000 words, with intervals over articles
    heatmap       shares of articles that have a code or a cue, with counts
    keyness       words that one outlet uses more than another, or all others
    strips        where in each article codes and cues stand
    timeline      rates or shares by month or week, with intervals

    The same corpus gives the same bytes. Shapes and shades tell what colours tell, so that it prints in grey.
    """  # noqa: D301  # \b keeps the lines of the list in click
    write = FORMATS.get(target.suffix.lower())
    if write is None:
        raise InputError(f"{target.name}: the name of a figure ends in {', '.join(FORMATS)}")
    with open_corpus(corpus, read_only=True) as opened:
        chosen = figure(kind)
        numbers = chosen.numbers(
            Wanted(
                corpus=opened,
                event=event or "",
                outlets=outlets,
                cues=cues,
                coders=coder_ids(opened, coders) if coders else None,
                modes=modes or None,
                own=own,
                copies=copies,
                things=things,
                every=every,
                unit=unit,
                phrase=phrase,
            )
        )
        put(target, [write(chosen, numbers)])
        print(printable(numbers.caption))
        return told_problems(opened)


COMMAND = _figure
