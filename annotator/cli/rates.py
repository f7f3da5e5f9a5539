"""`framing-annotator rates`: how often cues occur in articles, in all words and in the author's own."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from annotator.cli._categories import detected
from annotator.cli._cue_rules import RULES_HELP, adjusted
from annotator.cli._rate_rows import FIELDS, FORMS, rate_rows
from annotator.cli._reading import INPUT_HELP, OUTPUT_HELP, Reading, reading_params, write_rows
from annotator.csv_lines import csv_line
from annotator.summary import COUNTED

_HELP = f"""Count the cues in FILES, or in standard input, per 1,000 words: for every article and category,
over all words and over the author's own words alone.

{INPUT_HELP}

\b
A row holds
  article           the row's id, else the file's path (- for standard input),
                    else the line number
  words own_words   the running words, and how many are the author's own
  category          each that was asked for, also where it does not occur
  count own         cues of the category, and how many of them are in the
                    author's own words
  per_thousand      cues divided by words, times 1,000
  own_per_thousand  cues in the author's own words divided by the number of
                    the author's own words, times 1,000

{COUNTED["words"]} The author's own: {COUNTED["own"]}

What is not looked for because a text is not in English is null, in CSV nothing; so is the count of a rule
that could not do its work, a rate over no words, and the rates of an article of which its row says that it
is not whole ("extent").

{OUTPUT_HELP}
"""


@click.command("rates", params=reading_params(FORMS), short_help="Count cues per 1,000 words.", help=_HELP)
@click.option("--category", "wanted", multiple=True, help="Count this category only; may be repeated.")
@click.option(
    "--rules", type=click.Path(exists=True, path_type=Path), help=RULES_HELP, metavar="CORPUS or FILE"
)
def _rates(*, form: str, wanted: tuple[str, ...], rules: Path | None, **reading: Any) -> int:  # noqa: ANN401  # as click has them
    header = csv_line(FIELDS) if form == "csv" else ""
    adjustments = adjusted(rules)
    chosen = detected(wanted, adjustments)
    rows = partial(rate_rows, form=form, categories=chosen, adjustments=adjustments)
    return write_rows(Reading(**reading), rows, header=header)


COMMAND = _rates
