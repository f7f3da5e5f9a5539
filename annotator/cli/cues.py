"""`framing-annotator cues`: the framing cues of articles, one a row."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from annotator.cli._categories import detected
from annotator.cli._cue_rows import FIELDS, FORMS, RELATION, cue_rows
from annotator.cli._cue_rules import RULES_HELP, adjusted
from annotator.cli._reading import INPUT_HELP, OUTPUT_HELP, Reading, reading_params, write_rows
from annotator.csv_lines import csv_line

_HELP = f"""Find the framing cues in FILES, or in standard input, and write one row a cue.

{INPUT_HELP}

\b
A row holds
  article    the row's id, else the file's path (- for standard input),
             else the line number
  start end  code points of the text as it was given, the end not included:
             CRLF is two, a byte order mark at the start of a file is none
  text       the words themselves
  category rule reason
             what was found, by which rule and version, and why
  voice speaker zone
             author, quoted or reported; by whom, if known; in which part
             of the article
  source content
             in rows of attributions: who speaks and what is said, each as
             [start, end], or null where the text does not have it

{OUTPUT_HELP}
"""


@click.command(
    "cues", params=reading_params(FORMS), short_help="Find the framing cues of articles.", help=_HELP
)
@click.option("--category", "wanted", multiple=True, help="Find cues of this category only; may be repeated.")
@click.option(
    "--rules", type=click.Path(exists=True, path_type=Path), help=RULES_HELP, metavar="CORPUS or FILE"
)
def _cues(*, form: str, wanted: tuple[str, ...], rules: Path | None, **reading: Any) -> int:  # noqa: ANN401  # as click has them
    header = csv_line([*FIELDS, *RELATION]) if form == "csv" else ""
    adjustments = adjusted(rules)
    chosen = detected(wanted, adjustments)
    rows = partial(cue_rows, form=form, categories=chosen, adjustments=adjustments)
    return write_rows(Reading(**reading), rows, header=header)


COMMAND = _cues
