"""What commands that answer a question about a corpus share: options, forms, writing, and its problems."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._streams import printable, put, say
from annotator.corpus import Corpus
from annotator.model import MODES

Answer = TypeVar("Answer")
Forms = Mapping[str, Callable[[Answer], Iterator[str]]]
"""How an answer is written, by the name of the form."""

CORPUS = click.argument("corpus", type=click.Path(path_type=Path))
EVENT = click.option("--event", metavar="EVENT", help="Only articles of this event, by its name or id.")
OUTLETS = click.option(
    "--outlet", "outlets", multiple=True, metavar="NAME", help="Only this outlet; may be repeated."
)
CODERS = click.option(
    "--coder", "coders", multiple=True, metavar="NAME", help="Only this coder; may be repeated."
)
MODE = click.option(
    "--mode", "modes", multiple=True, type=click.Choice(MODES), help="Only work in this mode."
)
CUES = click.option(
    "--cues",
    type=click.Choice(["all", "accepted", "none"]),
    default="all",
    show_default=True,
    help="Which cues are counted.",
)
OWN = click.option(
    "--own", is_flag=True, help="Only what stands in the authors' own words, per 1,000 of these."
)
COPIES = click.option(
    "--copies", is_flag=True, help="Count copies of other articles as well; else each text counts once."
)
OUTPUT = click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which appears when it is complete, instead of standard output.",
)
THE_EVENT = click.option("--event", required=True, metavar="EVENT", help="The event, by its name or id.")


def form_of(forms: Iterable[str]) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Return the option that chooses one of these forms, the first one where none is given."""
    names = list(forms)
    return click.option("--format", "form", type=click.Choice(names), default=names[0], show_default=True)


def forms(
    *,
    text: Callable[[Answer], Iterable[str]],
    csv: Callable[[Answer], Iterator[str]],
    json: Callable[[Answer], str],
) -> Forms[Answer]:
    """Return the usual forms: lines for a terminal, records, one value."""

    def lines(answer: Answer) -> Iterator[str]:
        return (printable(line) + "\n" for line in text(answer))

    def value(answer: Answer) -> Iterator[str]:
        yield json(answer)

    return {"text": lines, "csv": csv, "json": value}


def put_text(target: Path | None, pieces: Iterable[str]) -> None:
    """Write text as `put` writes bytes."""
    put(target, (piece.encode("utf-8") for piece in pieces))


def told_problems(corpus: Corpus) -> int:
    """Name what is wrong with a corpus on standard error; return the exit code that follows from it."""
    for problem in corpus.problems:
        say(f"{problem.file}{f':{problem.where}' if problem.where else ''}: {problem.message}")
    return SOME_BAD if corpus.problems else DONE
