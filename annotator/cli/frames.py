"""`framing-annotator frames`: what speaks for the five generic news frames in articles."""

from functools import partial
from textwrap import fill
from typing import Any

import click

from annotator.cli._frame_rows import FIELDS, FORMS, frame_rows
from annotator.cli._reading import INPUT_HELP, OUTPUT_HELP, Reading, reading_params, write_rows
from annotator.csv_lines import csv_line
from annotator.cues.frames import frames

_FRAMES = "\n".join(
    fill(frame.question, 78, initial_indent=f"  {frame.id:<24}", subsequent_indent=" " * 26)
    for frame in frames().values()
)

_HELP = f"""List the words in FILES, or in standard input, that speak for each generic news frame (Semetko and
Valkenburg 2000), for every article and every paragraph:

\b
{_FRAMES}

This is evidence for a reader and not a verdict. The words of the frames are not equally many or equally
frequent: compare how much of one frame several articles have, not the frames of one article. Articles of
different length are compared by count divided by running_words.

{INPUT_HELP}

\b
A row holds
  article        the row's id, else the file's path (- for standard input),
                 else the line number
  level          article: always a row for each frame; paragraph: a row for
                 each frame that something in it speaks for
  paragraph      its number from 1, null for the article
  start end      code points of the text as it was given, the end not included
  running_words  words outside byline, dateline and credit line
  frame          its id
  different      how many different words speak for it: the better measure,
                 since one word said ten times is weaker than ten words
  count          how many places speak for it
  words          each word in lower case with its number of places
  spans          each place as [start, end], in the order of the text

In a text that is not in English nothing is looked for: its rows have null, in CSV nothing, from "different"
on.

{OUTPUT_HELP}
"""


@click.command(
    "frames", params=reading_params(FORMS), short_help="List what speaks for generic frames.", help=_HELP
)
def _frames(*, form: str, **reading: Any) -> int:  # noqa: ANN401  # options as click has them
    header = csv_line(FIELDS) if form == "csv" else ""
    return write_rows(Reading(**reading), partial(frame_rows, form=form), header=header)


COMMAND = _frames
