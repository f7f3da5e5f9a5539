"""The figures as a page of the documentation, in Markdown, beside published ones and human agreement."""

from collections.abc import Iterable, Iterator, Sequence

from annotator import __version__
from annotator.evaluation.contract import Row
from annotator.evaluation.running import Evaluation, Result
from annotator.evaluation.table import HEADINGS, cells, shown_rows

_HEAD = f"""# Figures

How well Framing Annotator {__version__} does, measured on texts that people have marked, beside published
figures and beside what people reach when they are compared with one another. The program writes this page:

    framing-annotator evaluate GOLD_FOLDER --markdown --output docs/figures.md

The gold data are not part of the project, because they are news under copyright or research terms. Rules were
written from the literature and by reading news, with PolNeAR's and BABE's figures in view: expect somewhat
lower ones on texts that nobody has looked at. No weights were fitted to any of these data, except that the
tagger was trained on English-EWT, and that the alignment's weights were fitted to links that a reader made.

- **Words** are counted as `\\w+(?:['’]\\w+)*`. A word is marked when a span overlaps it. Scores are
  micro-averaged: counts of all texts are added before anything is divided.
- **Words marked** is the share of running words on which the program puts a cue: what a reader sees coloured.
- **Articles/s** are rows of the data set per second on one core of the machine that wrote this page. It is
  the one column that differs from run to run; all others come out the same everywhere.
- **Two people** compares every two coders of the same text in the same way. Where these differ from one
  another, nothing can agree with all of them.

No cue is a verdict: a precision of .40 means that of ten marked words six would not have been marked by these
readers. That is why cues are offered and a person decides.
"""


def as_markdown(evaluation: Evaluation) -> Iterator[str]:
    """Yield the page in pieces."""
    yield _HEAD
    if evaluation.limit is not None:
        yield f"\n**A trial:** only the first {evaluation.limit} rows of each data set were used.\n"
    for result in evaluation.results:
        yield from _section(result)


def _section(result: Result) -> Iterator[str]:
    yield f"\n## {result.task.title}\n\n"
    if result.missing:
        yield f"Not measured here ({result.missing}).\n"
    else:
        yield from _table(shown_rows(result.rows))
    yield f"\n{_wrapped(result.task.note)}\n"
    if result.task.beside:
        yield "\nBeside it:\n\n"
    for beside in result.task.beside:
        yield f"- {beside.figure}{'' if '%' in beside.figure else ':'} {beside.of}\n"


def _table(rows: Sequence[Row]) -> Iterator[str]:
    yield _line([*HEADINGS, "texts"])
    yield _line(["---", "---", "---", *["---:"] * (len(HEADINGS) - 2)])
    for row in rows:
        yield _line([*cells(row), f"{row.texts:,}"])


def _line(texts: Iterable[str]) -> str:
    escaped = (text.replace("|", "\\|") for text in texts)
    return f"| {' | '.join(escaped)} |\n"


def _wrapped(text: str) -> str:
    from textwrap import fill

    return fill(text, 115, break_long_words=False, break_on_hyphens=False)
